"""What the interface says when something is not possible: RFC 9457 problem details with a stable `code`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from fastapi.encoders import jsonable_encoder
from starlette.responses import JSONResponse

from core.domain.money import Money
from core.errors import Refused

MEDIA_TYPE = "application/problem+json"
MEANING = {
    400: "The request is no proper HTTP or JSON.",
    401: "The API key is missing or unknown.",
    403: "This key may not do that.",
    404: "There is nothing of that name, or it is not yours to see.",
    409: "The state of the shop does not allow it: out of stock, unknown item, wrong state; `code` says which.",
    412: "The order has another version than If-Match names.",
    413: "The body is too large.",
    415: "The body must be JSON.",
    422: "The request cannot be taken as it is; `faults` names place and fault.",
    429: "Too many requests; Retry-After says how long to wait.",
    503: "Busy; Retry-After says how long to wait.",
}
ALWAYS = (400, 401, 403, 405, 413, 422, 429, 500, 503)
STATUS = {
    "not_your_role": 403,
    "own_request": 403,
    "own_rules": 403,
    "unknown_order": 404,
    "unknown_invoice": 404,
    "unknown_return": 404,
    "unknown_refund": 404,
    "unknown_document": 404,
    "unknown_step": 404,
    "idempotency_key_reused": 422,
    "too_many_lines": 422,
}
_PLAIN: dict[Any, Callable[[Any], Any]] = {
    Money: lambda money: {"amount": str(money), "currency": money.currency},
    Decimal: str,
    datetime: lambda moment: moment.isoformat(),
}
_OWN = frozenset({"type", "title", "status", "detail", "code"})


def declared(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the declaration of these statuses, each answered by problem details."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemBody"}}}
    return {status: {"description": MEANING.get(status, "Problem details."), "content": content} for status in statuses}


def status_of(code: str) -> int:
    """Return the status of a refusal.

    422 is what no shop could take as it was written; 409 what this shop cannot do as things stand.
    """
    return STATUS.get(code, 422 if code.startswith("bad_") else 409)


def refusal(refused: Refused) -> JSONResponse:
    """Return a refusal as a problem with the facts that a program needs to go on."""
    return problem(status_of(refused.code), refused.code, facts=refused.facts)


def problem(
    status: int, code: str, title: str = "", detail: str = "", facts: Mapping[str, Any] | None = None
) -> JSONResponse:
    """Return a problem as an answer."""
    body = {name: value for name, value in (facts or {}).items() if name not in _OWN}
    body |= {
        "type": f"urn:orderclerk:problem:{code}",
        "title": title or code.replace("_", " ").capitalize(),
        "status": status,
        "detail": detail or HTTPStatus(status).description or HTTPStatus(status).phrase,
        "code": code,
    }
    return JSONResponse(jsonable_encoder(body, custom_encoder=_PLAIN), status, media_type=MEDIA_TYPE)
