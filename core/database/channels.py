"""Listings, price lists and what was charged elsewhere, for those who place and price orders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from core.database.tables.channels import charged_elsewhere, listings, price_list_rows
from core.database.tables.customers import customers
from core.domain.channels import Listing
from core.domain.charged import Charged, Difference
from core.domain.price_lists import NO_LISTS, PriceRow, Prices

_l, _p = listings.c, price_list_rows.c
_LISTED = select(func.count()).select_from(listings).where(_l.channel == bindparam("of_channel"))
_NAMED = select(listings).where(
    _l.channel == bindparam("of_channel"),
    _l.code.in_(bindparam("codes", expanding=True)) | _l.sku.in_(bindparam("codes", expanding=True)),
)
_ROWS = select(price_list_rows).where(
    _p.sku.in_(bindparam("skus", expanding=True)), _p.price_list.in_(bindparam("lists", expanding=True))
)
_LIST_OF = select(customers.c.price_list).where(customers.c.id == bindparam("key"))


def has_listings(conn: Connection, channel: str) -> bool:
    """Return whether anything is listed on a channel, visible or paused."""
    return bool(conn.execute(_LISTED, {"of_channel": channel}).scalar_one())


def listings_of(conn: Connection, channel: str, codes: Iterable[str]) -> list[Listing]:
    """Return the listings of a channel that these codes, of theirs or of ours, name."""
    rows = conn.execute(_NAMED, {"of_channel": channel, "codes": sorted(set(codes))}).mappings()
    return [listing_from(row) for row in rows]


def listing_from(row: Any) -> Listing:
    """Return the listing that a row holds."""
    return Listing(row["channel"], row["code"], row["sku"], row["unit"], row["title"], bool(row["visible"]))


def prices_for(
    conn: Connection, skus: Sequence[str], *, channel_list: str, customer_id: int | None, day: date
) -> Prices:
    """Return the list prices of some items: the customer's own list first, then the channel's."""
    own = str(conn.execute(_LIST_OF, {"key": customer_id}).scalar() or "") if customer_id else ""
    lists = tuple(dict.fromkeys(name for name in (own, channel_list) if name))
    return list_prices(conn, skus, lists, day)


def list_prices(conn: Connection, skus: Sequence[str], lists: tuple[str, ...], day: date) -> Prices:
    """Return the prices of some items on these lists."""
    if not lists or not skus:
        return NO_LISTS
    found: dict[str, list[PriceRow]] = {}
    for row in conn.execute(_ROWS, {"skus": sorted(set(skus)), "lists": list(lists)}).mappings():
        found.setdefault(row["sku"], []).append(price_row(row))
    return Prices(lists, found, day)


def price_row(row: Any) -> PriceRow:
    """Return the price that a row holds."""
    return PriceRow(
        row["price_list"], row["sku"], row["price_e4"], row["min_quantity"], _day(row["valid_from"]),
        _day(row["valid_to"]),
    )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def keep_charged(
    conn: Connection, order_id: int, charged: Charged, found: Sequence[Difference], price_list: str, *, now_ms: int
) -> None:
    """Keep what was charged elsewhere and how it differs."""
    document = {
        "differences": [asdict(one) for one in found],
        "currency": charged.currency,
        "paid": charged.paid or "",
        "price_list": price_list,
    }
    conn.execute(delete(charged_elsewhere).where(charged_elsewhere.c.order_id == order_id))
    conn.execute(insert(charged_elsewhere).values(order_id=order_id, document=document, at=now_ms))
