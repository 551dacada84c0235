"""Items, stock and ways to ship."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from starlette.responses import JSONResponse

from core.domain.queries import ListItems, ListStock, ShippingChoices
from intake.api.answers import ItemPage, ShippingPage, StockPage
from intake.api.fields import Country, Limit, Line, Postcode, ShortLine, SkuCursor
from intake.api.orders import own_order
from intake.api.problems import declared
from intake.api.route import Key, Office, channel_of
from intake.api.shown import item_row, stock_row


def add_goods(router: APIRouter) -> None:
    """Add the routes."""
    router.add_api_route(
        "/items", list_items, operation_id="list_items", methods=["GET"], response_model=ItemPage, summary="List items"
    )
    router.add_api_route(
        "/stock",
        list_stock,
        operation_id="list_stock",
        methods=["GET"],
        response_model=StockPage,
        summary="List stock",
    )
    router.add_api_route(
        "/shipping-options",
        shipping_options,
        operation_id="shipping_options",
        methods=["GET"],
        response_model=ShippingPage,
        responses=declared(404),
        summary="Ways to ship",
    )


def list_items(
    office: Office,
    key: Key,
    search: Annotated[Line, Query()] = "",
    after: Annotated[SkuCursor, Query()] = "",
    limit: Annotated[Limit, Query()] = 50,
) -> JSONResponse:
    """Return items by SKU, with price and what is available; a channel's key sees them as the channel sells them."""
    page = office.clerk.look(ListItems(search, after, limit, channel_of(key)))
    found = ItemPage(items=[item_row(row) for row in page.items], next=page.next)
    return JSONResponse(found.model_dump(mode="json", exclude_unset=True))


def list_stock(
    office: Office,
    key: Key,
    search: Annotated[Line, Query()] = "",
    problem: Annotated[bool, Query(description="Only items that are short or sold out.")] = False,
    after: Annotated[SkuCursor, Query()] = "",
    limit: Annotated[Limit, Query()] = 50,
) -> JSONResponse:
    """Return stock by SKU; a customer's key sees what is available among the items instead."""
    if key.role == "customer":
        raise HTTPException(403, "not_your_role")
    page = office.clerk.look(ListStock(search, problem, after, limit, channel_of(key)))
    found = StockPage(items=[stock_row(row) for row in page.items], next=page.next)
    return JSONResponse(found.model_dump(mode="json"))


def shipping_options(
    office: Office,
    key: Key,
    order: Annotated[ShortLine, Query(description="An order's number; else give the place and the weight.")] = "",
    country: Annotated[Country, Query()] = "",
    postcode: Annotated[Postcode, Query()] = "",
    weight_g: Annotated[int, Query(ge=0, le=100_000_000)] = 0,
) -> JSONResponse:
    """Return the ways to ship an order, or a weight to a place, cheapest first."""
    if order:
        own_order(office, key, order)
    choices = office.clerk.look(ShippingChoices(order, country, postcode, weight_g))
    return JSONResponse({"items": list(choices), "next": None})
