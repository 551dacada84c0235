"""Take a step of an order's life cycle."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Body, Header, HTTPException
from starlette.responses import JSONResponse

from core.domain.commands import TakeStep
from core.domain.lifecycles import ORDER
from core.errors import Conflict
from intake.api.answers import OrderOut
from intake.api.orders import Number, etag, own_order, read_order
from intake.api.problems import declared
from intake.api.requests import StepBody
from intake.api.route import Key, Office

# Not in the description: programs that only follow it would send versions that no order has.
IfMatch = Annotated[str, Header(alias="If-Match", max_length=255, include_in_schema=False)]
StepName = StrEnum("StepName", list(dict.fromkeys(step.name for step in ORDER.steps)))  # type: ignore[misc]


def add_steps(router: APIRouter) -> None:
    """Add the route."""
    router.add_api_route(
        "/orders/{number}/steps/{step}",
        take_step,
        operation_id="take_step",
        methods=["POST"],
        response_model=OrderOut,
        responses=declared(404, 409, 412, 415),
        summary="Take a step of an order's life cycle",
    )


def take_step(
    office: Office,
    key: Key,
    number: Number,
    step: StepName,
    body: Annotated[StepBody | None, Body()] = None,
    if_match: IfMatch = "",
) -> JSONResponse:
    """Take a step and return the order as it is then.

    With the header `If-Match: "7"` (an order's ETag) only where the order still has that version, else 412.
    """
    view = own_order(office, key, number)
    expected = view.version if if_match and if_match.strip() != "*" else None
    if expected is not None and etag(expected) not in {one.strip() for one in if_match.split(",")}:
        raise HTTPException(412, "version_mismatch")
    facts = body.facts() if body else {}
    try:
        office.clerk.do(TakeStep(number, str(step), facts, expected_version=expected), actor=key.actor, cause="api")
    except Conflict:
        if expected is None:
            raise
        raise HTTPException(412, "version_mismatch") from None
    return read_order(office, key, number)
