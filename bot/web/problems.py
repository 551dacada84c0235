"""RFC 9457 problem details: what a program reads when something is not possible."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from core.domain.money import Money
from core.errors import BadInput, Conflict, OutsideBusy, OutsideRefused, Refused

MEDIA_TYPE = "application/problem+json"
FORBIDDEN = frozenset({"not_your_role", "own_request", "own_rules", "admin_only", "other_site"})
UNKNOWN_THING = frozenset(
    {
        "unknown_order",
        "unknown_document",
        "unknown_invoice",
        "unknown_return",
        "unknown_refund",
        "unknown_conversation",
        "unknown_delivery",
        "unknown_shipment",
    }
)
TOO_MANY = frozenset({"sign_in_throttled", "too_many_requests"})
UNPROCESSABLE = (
    "bad_", "unknown_", "missing_", "no_price", "no_lines", "reason_missing", "too_",
    "more_than_due", "password_", "key_used",
)  # fmt: skip
_OWN = frozenset({"type", "title", "status", "detail", "code"})


class Problem(JSONResponse):
    """An answer that is a problem."""

    media_type = MEDIA_TYPE


def problem(
    status: int,
    code: str,
    detail: str = "",
    *,
    facts: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
    close: bool = False,
) -> Problem:
    """Return the problem as an answer. facts: what a program needs to go on, beside the five members."""
    body = {name: plain(value) for name, value in (facts or {}).items() if name not in _OWN}
    body |= {
        "type": f"urn:orderclerk:problem:{code}",
        "title": code.replace("_", " ").capitalize(),
        "status": status,
        "detail": detail or HTTPStatus(status).description or HTTPStatus(status).phrase,
        "code": code,
    }
    return Problem(body, status, dict(headers or {}) | ({"Connection": "close"} if close else {}))


def problem_of(error: Exception) -> Problem:
    """Return what a program hears of an error; of one that nobody expected it hears nothing but that."""
    match error:
        case RequestValidationError():
            faults = [(_place(fault["loc"]), str(fault["msg"])) for fault in error.errors()]
            return problem(422, "bad_input", "Some fields cannot be taken as they are.", facts=_faults(faults))
        case HTTPException():
            return _of_http(error)
        case BadInput():
            return problem(422, error.code, "Some fields cannot be taken as they are.", facts=_faults(error.faults))
        case Refused():
            status = status_of(error.code)
            headers = {"Retry-After": str(wait_of(error))} if status in (429, 503) else {}
            return problem(status, error.code, facts=error.facts, headers=headers)
        case Conflict():
            return problem(409, "conflict", "Somebody else changed it meanwhile: load it again.")
        case OutsideBusy():
            return problem(
                503, "busy", "Try again later.", headers={"Retry-After": str(max(1, math.ceil(error.wait_s)))}
            )
        case OutsideRefused():
            return problem(502, "outside_refused")
        case _:
            return problem(500, "internal_error", "Something went wrong on our side; it is noted.")


def status_of(code: str) -> int:
    """Return the HTTP status of a refusal: what is wrong in the request, or in the state of things."""
    if code in FORBIDDEN:
        return 403
    if code in UNKNOWN_THING:
        return 404
    if code in TOO_MANY:
        return 429
    return 422 if code.startswith(UNPROCESSABLE) else 409


def wait_of(error: Refused) -> int:
    """Return how many seconds a refusal asks to wait."""
    wait = error.facts.get("wait_s", 60)
    return max(1, math.ceil(wait)) if isinstance(wait, int | float) else 60


def plain(value: Any) -> Any:
    """Return a fact as JSON knows it."""
    match value:
        case Money():
            return {"amount": str(value), "currency": value.currency}
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            return {str(name): plain(item) for name, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
        case None | bool() | int() | float() | str():
            return value
        case _ if is_dataclass(value) and not isinstance(value, type):
            return plain(asdict(value))
    return str(value)


def _of_http(error: HTTPException) -> Problem:
    detail = str(error.detail)
    phrase = HTTPStatus(error.status_code).phrase
    named = detail != phrase and detail.replace("_", "").isalnum() and detail.islower()
    code = detail if named else phrase.lower().replace(" ", "_").replace("-", "_")
    return problem(error.status_code, code, "" if named or detail == phrase else detail, headers=error.headers)


def _faults(faults: list[tuple[str, str]]) -> dict[str, Any]:
    return {"faults": [{"place": place, "fault": fault} for place, fault in faults]}


def _place(path: tuple[Any, ...]) -> str:
    return ".".join(str(part) for part in path)
