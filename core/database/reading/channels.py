"""Channels as they sell: what is listed, at which price, how much of it is seen there; and price lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from core.database.channels import has_listings, list_prices, listing_from, price_row, prices_for
from core.database.reading import Answers, Reader, page_limit
from core.database.tables.access import api_keys
from core.database.tables.catalogue import items
from core.database.tables.channels import charged_elsewhere, listings, price_list_rows
from core.database.tables.orders import order_lines, orders
from core.database.tables.stock import stock_levels
from core.domain import channels as c
from core.domain import queries
from core.domain.catalogue import Item, item_from_json
from core.domain.charged import ChargedFor, ChargedView, difference_from
from core.domain.dates import shop_day
from core.domain.money import Money, half_up, price_from, price_text, quantity_from, quantity_text
from core.domain.price_lists import Prices
from core.domain.views import Document, Page, StockRow
from core.imports.export import sheet_file

_WHOLE = 1_000_000


@dataclass(frozen=True, slots=True)
class _Sold:
    """One thing as a channel sells it. factor: base units of one; free, kept: in base units; price: of one."""

    listing: c.Listing
    item: Item
    options: list[Any]
    factor_e6: int
    on_hand: int
    reserved: int
    kept: int
    price_e4: int | None
    price_list: str

    @property
    def unit(self) -> str:
        return self.listing.unit or self.item.unit

    def whole(self, base_e6: int) -> str:
        """Return so many base units in the listed unit: whole packs of it, base units as they are."""
        if not self.listing.unit or self.listing.unit == self.item.unit:
            return quantity_text(max(base_e6, 0))
        return str(max(base_e6, 0) // self.factor_e6)

    @property
    def free(self) -> int:
        return self.on_hand - self.reserved


def _levels() -> Any:
    s = stock_levels.c
    return select(
        s.sku, func.sum(s.on_hand).label("on_hand"), func.sum(s.reserved).label("reserved")
    ).group_by(s.sku).subquery()  # fmt: skip


def sells_its_own_way(reader: Reader, channel: str) -> bool:
    """Return whether a channel sees anything else than the whole catalogue and all of the stock."""
    rules = reader.policy.channel(channel)
    own = rules.listed_only or bool(rules.keep_back) or bool(rules.price_list)
    return own or has_listings(reader.conn, channel)


def sold_items(reader: Reader, query: queries.ListItems) -> Page:
    """Return a page of items as a channel sells them, by its own codes."""
    found, more = _sold(reader, query.channel, query.search, query.after, page_limit(query.limit))
    rows = tuple(
        {
            "sku": one.listing.code,
            **({"item": one.item.sku} if one.listing.channel else {}),
            "name": one.listing.title or one.item.name,
            "unit": one.unit,
            "packs": _packs(one),
            "options": one.options,
            "least": f"{one.item.min_qty:f}",
            "multiple": f"{one.item.multiple:f}",
            "price": None if one.price_e4 is None else _plain(one.price_e4),
            "currency": reader.policy.shop.currency,
            "available": one.whole(one.free - one.kept),
        }
        for one in found
    )
    return Page(rows, found[-1].listing.code if more else None)


def _packs(one: _Sold) -> list[dict[str, str]]:
    # What is listed is sold in that pack alone.
    packs = () if one.listing.channel else one.item.packs
    return [{"unit": pack.unit, "contains": f"{pack.contains:f}"} for pack in packs]


def _plain(price_e4: int) -> str:
    return f"{Decimal(price_text(price_e4)):f}"


def seen_stock(reader: Reader, query: queries.ListStock) -> Page:
    """Return a page of stock as a channel sees it: in the listed unit, less what is kept back."""
    limit = page_limit(query.limit)
    found, more = _sold(reader, query.channel, query.search, query.after, limit, problem=query.problem)
    waiting = _waiting(reader, [one.item.sku for one in found])
    rows = tuple(
        StockRow(
            sku=one.listing.code,
            name=one.listing.title or one.item.name,
            unit=one.unit,
            on_hand=one.whole(one.on_hand),
            reserved=one.whole(one.reserved),
            available=one.whole(one.free - one.kept),
            backordered=one.whole(waiting.get(one.item.sku, 0)),
            locations=(),
        )
        for one in found
    )
    return Page(rows, found[-1].listing.code if more else None)


def _waiting(reader: Reader, skus: Sequence[str]) -> dict[str, int]:
    statement = (
        select(order_lines.c.sku, func.sum(order_lines.c.backordered))
        .where(order_lines.c.sku.in_(skus))
        .group_by(order_lines.c.sku)
    )
    return {sku: int(count or 0) for sku, count in reader.conn.execute(statement)}


def _sold(
    reader: Reader,
    channel: str,
    search: str,
    after: str,
    limit: int,
    *,
    problem: bool = False,
    paused: bool = False,
) -> tuple[list[_Sold], bool]:
    rules = reader.policy.channel(channel)
    own = rules.listed_only or has_listings(reader.conn, channel)
    statement = _listed_rows(channel, paused=paused) if own else _all_rows()
    code, name = (listings.c.code, listings.c.title) if own else (items.c.sku, items.c.name)
    statement = statement.where(code > after).order_by(code).limit(limit + 1)
    if search:
        like = _like(search)
        statement = statement.where(
            or_(*(func.lower(column).like(like, escape="\\") for column in (code, name, items.c.name, items.c.sku)))
        )
    if problem:
        sums = statement.selected_columns
        statement = statement.where(func.coalesce(sums.on_hand, 0) - func.coalesce(sums.reserved, 0) <= 0)
    rows = reader.conn.execute(statement).mappings().all()
    made = _priced(reader, rules, rows[:limit])
    return made, len(rows) > limit


def _listed_rows(channel: str, *, paused: bool) -> Select[Any]:
    sums, here = _levels(), listings.c.channel == channel
    return (
        select(items.c.document, sums.c.on_hand, sums.c.reserved, *listings.c)
        .join(items, items.c.sku == listings.c.sku)
        .outerjoin(sums, sums.c.sku == items.c.sku)
        .where(here if paused else and_(here, listings.c.visible))
    )


def _all_rows() -> Select[Any]:
    sums = _levels()
    return select(items.c.document, sums.c.on_hand, sums.c.reserved).outerjoin(sums, sums.c.sku == items.c.sku)


def _like(text: str) -> str:
    plain = text.strip()[:80].lower()
    return "%" + plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _priced(reader: Reader, rules: c.ChannelRules, rows: Sequence[Any]) -> list[_Sold]:
    found = [(row, item_from_json(row["document"])) for row in rows]
    lists = (rules.price_list,) if rules.price_list else ()
    day = shop_day(reader.now, reader.policy)
    prices = list_prices(reader.conn, [item.sku for _, item in found], lists, day)
    return [_one(row, item, rules, prices) for row, item in found]


def _one(row: Any, item: Item, rules: c.ChannelRules, prices: Prices) -> _Sold:
    listing = listing_from(row) if "code" in row else c.Listing("", item.sku, item.sku)
    factor_e6 = int((item.factor(listing.unit or item.unit) or 1) * _WHOLE)
    on_hand, reserved = int(row["on_hand"] or 0), int(row["reserved"] or 0)
    listed = prices.of(item.sku, factor_e6)
    each = listed.price_e4 if listed else None if item.price is None else price_from(item.price)
    return _Sold(
        listing=listing,
        item=item,
        options=row["document"].get("options") or [],
        factor_e6=factor_e6,
        on_hand=on_hand,
        reserved=reserved,
        kept=rules.keep_back.of(on_hand - reserved),
        price_e4=None if each is None else half_up(each * factor_e6, _WHOLE),
        price_list=listed.price_list if listed else "",
    )


def list_listings(reader: Reader, query: c.ListListings) -> Page:
    """Return what a channel lists, paused things too, with the effect of price list and what is kept back."""
    if not has_listings(reader.conn, query.channel):
        return Page((), None)
    found, more = _sold(reader, query.channel, query.search, query.after, page_limit(query.limit), paused=True)
    rows = tuple(
        c.ListedRow(
            listing=one.listing,
            name=one.item.name,
            unit=one.unit,
            price=None if one.price_e4 is None else price_text(one.price_e4),
            price_from=one.price_list,
            currency=reader.policy.shop.currency,
            free=one.whole(one.free),
            kept_back=quantity_text(one.kept),
            available=one.whole(one.free - one.kept),
        )
        for one in found
    )
    return Page(rows, found[-1].listing.code if more else None)


def list_channels(reader: Reader, query: c.ListChannels) -> tuple[c.ChannelRow, ...]:
    """Return every channel that sells by itself."""
    keys: dict[str, list[str]] = {}
    for name, channel in reader.conn.execute(select(api_keys.c.name, api_keys.c.channel).where(api_keys.c.active)):
        keys.setdefault(channel, []).append(name)
    counts = {
        (row.channel, bool(row.visible)): row.number
        for row in reader.conn.execute(
            select(listings.c.channel, listings.c.visible, func.count().label("number")).group_by(
                listings.c.channel, listings.c.visible
            )
        )
    }
    placed = {
        channel: number
        for channel, number in reader.conn.execute(select(orders.c.channel, func.count()).group_by(orders.c.channel))
    }
    names = {*keys, *reader.policy.channels, *(channel for channel, _ in counts)}
    return tuple(
        c.ChannelRow(
            name,
            reader.policy.channel(name),
            tuple(sorted(keys.get(name, ()))),
            listed=counts.get((name, True), 0),
            paused=counts.get((name, False), 0),
            orders=placed.get(name, 0),
        )
        for name in sorted(names)
    )


def all_listings(reader: Reader, query: c.AllListings) -> tuple[c.Listing, ...]:
    """Return a channel's listings, or all of them."""
    statement = select(listings).order_by(listings.c.channel, listings.c.code)
    if query.channel:
        statement = statement.where(listings.c.channel == query.channel)
    return tuple(listing_from(row) for row in reader.conn.execute(statement).mappings())


def listings_file(reader: Reader, query: c.ListingsFile) -> Document:
    """Return a channel's listings as a file."""
    rows = [asdict(one) for one in all_listings(reader, c.AllListings(query.channel))]
    suffix = query.suffix if query.suffix in (".csv", ".xlsx", ".json") else ".csv"
    return Document(f"listings{suffix}", "application/octet-stream", sheet_file("listings", rows, suffix))


def at_list_prices(
    reader: Reader, items: Mapping[str, dict[str, Any]], customer_id: int | None, channel: str
) -> dict[str, dict[str, Any]]:
    """Return items, by SKU, at the price that their smallest quantity has for a customer in a channel."""
    prices = prices_for(
        reader.conn,
        list(items),
        channel_list=reader.policy.channel(channel).price_list,
        customer_id=customer_id,
        day=shop_day(reader.now, reader.policy),
    )
    made = dict(items)
    for sku, item in items.items():
        listed = prices.of(sku, quantity_from(max(Decimal(item["least"]), Decimal(1))))
        if listed is not None:
            made[sku] = item | {"price": _plain(listed.price_e4)}
    return made


def price_rows(reader: Reader, query: c.PriceRows) -> tuple[Mapping[str, str], ...]:
    """Return a price list, or all of them, as a file has them."""
    p = price_list_rows.c
    statement = select(price_list_rows).order_by(p.price_list, p.sku, p.min_quantity, p.valid_from)
    if query.price_list:
        statement = statement.where(p.price_list == query.price_list)
    found = (price_row(row) for row in reader.conn.execute(statement).mappings())
    return tuple(
        {
            "price_list": one.price_list,
            "sku": one.sku,
            "price": price_text(one.price_e4),
            "min_qty": quantity_text(one.min_e6),
            "valid_from": str(one.valid_from or ""),
            "valid_to": str(one.valid_to or ""),
        }
        for one in found
    )


def charged_for(reader: Reader, query: ChargedFor) -> ChargedView | None:
    """Return how an order's amounts differ from what was charged elsewhere."""
    e, o = charged_elsewhere.c, orders.c
    row = reader.conn.execute(
        select(e.document, o.currency, o.channel).join(orders, o.id == e.order_id).where(e.order_id == query.order_id)
    ).first()
    if row is None:
        return None
    said, rules = row.document, reader.policy.channel(row.channel)
    return ChargedView(
        tuple(difference_from(one) for one in said["differences"]),
        said["currency"] or row.currency,
        row.currency,
        price_list=said["price_list"],
        tolerance=str(Money(rules.tolerance, row.currency)) if rules.tolerance else "",
        paid=said["paid"],
    )


ANSWERS: Answers = {
    c.ListListings: list_listings,
    c.ListChannels: list_channels,
    c.AllListings: all_listings,
    c.ListingsFile: listings_file,
    c.PriceRows: price_rows,
    ChargedFor: charged_for,
}
