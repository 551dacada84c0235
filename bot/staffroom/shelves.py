"""Goods: what is there, counted anew; and finding orders, customers and items by words."""

from __future__ import annotations

from dataclasses import replace

from bot.staffroom.here import Here
from bot.staffroom.parsing import decimal, is_decimal
from bot.staffroom.port import Row, StaffReply
from bot.staffroom.undoing import undo_button
from core.domain.commands import SetStock
from core.domain.queries import ListConversations, ListOrders, ListStock
from core.domain.views import StockRow
from core.errors import Refused

MOST_FOUND = 6


def stock(here: Here) -> StaffReply:
    """Show an item's stock, or book what was counted: `/stock SKU 40`, with a place where there are several."""
    words = here.asked.words
    if not words:
        problems = here.clerk.look(ListStock(problem=True, limit=MOST_FOUND)).items
        return _listed(here, "stock_short", problems) if problems else here.usage()
    counted = is_decimal(words[-1]) and len(words) > 1
    place = ""
    if not counted and len(words) > 2 and is_decimal(words[-2]):
        counted, place = True, words[-1]
        words = words[:-1]
    name = " ".join(words[:-1] if counted else words)
    found = _found(here, name)
    if len(found) != 1:
        return _listed(here, "stock_which" if found else "stock_none", found, typed=name[:60])
    if counted:
        return _count(here, found[0], decimal(words[-1]), place)
    return here.reply("stock", row=found[0], counted="")


def _found(here: Here, name: str) -> list[StockRow]:
    rows: list[StockRow] = list(here.clerk.look(ListStock(search=name, limit=50)).items)
    exact = [row for row in rows if row.sku.casefold() == name.casefold()]
    return exact or rows[:MOST_FOUND]


def _count(here: Here, row: StockRow, quantity: str, place: str) -> StaffReply:
    places = [location for location, _, _ in row.locations]
    if not place and len(places) > 1:
        return here.reply("stock_where", kind="warn", row=row, quantity=quantity)
    where = next((one for one in places if one.casefold() == place.casefold()), place) if place else "".join(places[:1])
    try:
        done = here.do(SetStock(((row.sku, where, quantity),), reason="counted in the staff room"))
    except Refused as refused:
        return here.refused(refused)
    fresh = _found(here, row.sku)[0]
    return replace(here.reply("stock", kind="good", row=fresh, counted=quantity), buttons=undo_button(here, done.facts))


def _listed(here: Here, name: str, rows: list[StockRow] | tuple[StockRow, ...], typed: str = "") -> StaffReply:
    listed = tuple(
        Row(
            here.line("row_item", row=row),
            here.line("row_item_note", row=row),
            f"/console/stock?search={row.sku}",
            f"/stock {row.sku}",
        )
        for row in rows
    )
    return replace(here.reply(name, kind="plain" if rows else "warn", typed=typed), rows=listed)


def find(here: Here) -> StaffReply:
    """Find orders, customers' conversations and items by words."""
    typed = here.asked.rest.strip()[:80]
    if not typed:
        return here.usage()
    orders, talks, goods = here.clerk.all_of(
        (
            ListOrders(search=typed, limit=MOST_FOUND),
            ListConversations(search=typed, limit=MOST_FOUND),
            ListStock(search=typed, limit=MOST_FOUND),
        )
    )
    rows = [
        Row(
            here.line("row_order", row=row),
            here.line("row_order_note", row=row),
            f"/console/orders/{row.number}",
            f"/order {row.number}",
        )
        for row in orders.items
    ]
    rows += [
        Row(
            here.line("row_talk", row=row),
            here.line("row_talk_note", row=row),
            f"/console/conversations/{row['id']}",
            f"/order {row['order_number']}" if row["order_number"] else "",
        )
        for row in talks.items
    ]
    shown = _listed(here, "found" if rows or goods.items else "found_none", goods.items, typed=typed)
    return replace(shown, rows=(*rows, *shown.rows))
