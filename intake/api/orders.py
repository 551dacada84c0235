"""Orders: place, list, read, take a step."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Header, HTTPException, Path, Query
from starlette.responses import JSONResponse, Response

from core.domain.access import KeyView
from core.domain.commands import TakeStep
from core.domain.lifecycles import ORDER
from core.domain.orders import OrderState, Source
from core.domain.queries import FindOrder, ListOrders
from core.domain.views import OrderView
from core.errors import Refused
from intake.api.answers import OrderOut, OrderPage, order_json, order_row
from intake.api.fields import Cursor, Limit, Line, Moment, ShortLine
from intake.api.office import ApiOffice
from intake.api.problems import declared
from intake.api.requests import OrderBody, StepBody
from intake.api.route import BodyHash, Key, Office, sees

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        pattern=r"^[!-~]([ -~]*[!-~])?$",
        description="The first answer to a key is given again to every later request with that key.",
    ),
]
# Not in the description: programs that only follow it would send versions that no order has.
IfMatch = Annotated[str, Header(alias="If-Match", max_length=255, include_in_schema=False)]
StepName = StrEnum("StepName", list(dict.fromkeys(step.name for step in ORDER.steps)))  # type: ignore[misc]
Number = Annotated[str, Path(description="The order's number, such as O-26-7K3QX.")]
_NUMBER = {"parameters": {"number": "$response.body#/number"}}
_LINKS = {name: {"operationId": name, **_NUMBER} for name in ("read_order", "take_step")}
Facet = Literal[
    "", "to_pick", "to_pack", "to_ship", "under_way", "to_invoice", "backordered", "unpaid", "late", "questions"
]


def add_orders(router: APIRouter) -> None:
    """Add the routes."""
    router.add_api_route(
        "/orders",
        place_order,
        operation_id="place_order",
        methods=["POST"],
        status_code=201,
        response_model=OrderOut,
        responses={201: {"links": _LINKS}, **declared(409, 415)},
        summary="Place an order",
    )
    router.add_api_route(
        "/orders",
        list_orders,
        operation_id="list_orders",
        methods=["GET"],
        response_model=OrderPage,
        summary="List orders",
    )
    router.add_api_route(
        "/orders/{number}",
        read_order,
        operation_id="read_order",
        methods=["GET"],
        response_model=OrderOut,
        responses=declared(404),
        summary="Read an order",
    )
    router.add_api_route(
        "/orders/{number}/steps/{step}",
        take_step,
        operation_id="take_step",
        methods=["POST"],
        response_model=OrderOut,
        responses=declared(404, 409, 412, 415),
        summary="Take a step of an order's life cycle",
    )


def place_order(
    office: Office, key: Key, body_hash: BodyHash, idempotency_key: IdempotencyKey, body: OrderBody
) -> Response:
    """Take a structured order. The same Idempotency-Key again gets the first answer, with another body 422."""
    source = Source(key.channel, body.external_id or idempotency_key)
    command = body.command(source, (key.id, idempotency_key, body_hash), order_json)
    answer = office.clerk.do(command, actor=key.actor, cause="api").facts["answer"]
    found = answer["body"]
    headers = {"Location": f"/api/v1/orders/{found['number']}", "ETag": etag(found["version"])}
    # A database may give the first answer back with its fields in another order; every repeat must be the same bytes.
    content = json.dumps(found, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Response(content, answer["status"], headers, media_type="application/json")


def list_orders(
    office: Office,
    key: Key,
    status: Annotated[OrderState | None, Query()] = None,
    channel: Annotated[ShortLine, Query()] = "",
    search: Annotated[Line, Query()] = "",
    facet: Annotated[Facet, Query()] = "",
    since: Annotated[Moment | None, Query()] = None,
    after: Annotated[Cursor, Query()] = "",
    limit: Annotated[Limit, Query()] = 50,
) -> JSONResponse:
    """Return orders, newest first; a channel's key sees its own channel's."""
    if key.role != "admin":
        if channel not in ("", key.channel):
            raise HTTPException(403, "other_channel")
        channel = key.channel
    page = office.clerk.look(
        ListOrders(search, str(status or ""), channel, facet, since=since, after=after, limit=limit)
    )
    found = OrderPage(items=[order_row(row) for row in page.items], next=page.next)
    return JSONResponse(found.model_dump(mode="json"))


def read_order(office: Office, key: Key, number: Number) -> JSONResponse:
    """Return one order with the steps that the caller may take now."""
    view = own_order(office, key, number)
    return JSONResponse(order_json(view), headers={"ETag": etag(view.version)})


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
    office.clerk.do(TakeStep(number, str(step), facts, expected_version=expected), actor=key.actor, cause="api")
    return read_order(office, key, number)


def own_order(office: ApiOffice, key: KeyView, number: str) -> OrderView:
    """Return an order that the key may see.

    Raises: Refused("unknown_order"), the same for one that is not there and one that is another's.
    """
    view = office.clerk.look(FindOrder(number=number, actor=key.actor))
    if view is None or not sees(key, view.channel):
        raise Refused("unknown_order")
    return view


def etag(version: int) -> str:
    """Return an order's version as an entity tag."""
    return f'"{version}"'
