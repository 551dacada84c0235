"""Orders: list them, read one."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.responses import JSONResponse

from core.domain.access import KeyView
from core.domain.orders import OrderState
from core.domain.queries import FindOrder, ListOrders
from core.domain.views import OrderView
from core.errors import Refused
from intake.api.answers import OrderOut, OrderPage
from intake.api.fields import Cursor, Limit, Line, Moment, ShortLine
from intake.api.problems import declared
from intake.api.route import Key, Office, sees
from intake.api.shown import order_json, order_row

Number = Annotated[str, Path(description="The order's number, such as O-26-7K3QX.")]
Facet = Literal[
    "", "to_pick", "to_pack", "to_ship", "under_way", "to_invoice", "backordered", "unpaid", "late", "questions"
]


def add_orders(router: APIRouter) -> None:
    """Add the routes."""
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


def own_order(office: Office, key: KeyView, number: str) -> OrderView:
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
