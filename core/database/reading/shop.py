"""Items, stock, outgoing messages, invoices and the figures of the first page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, or_, select

from core.database import hooks, mail_accounts
from core.database.books import invoice_from_row
from core.database.mailboxes import count_failing
from core.database.moments import moment
from core.database.reading import Answers, Reader, cursor, page_limit
from core.database.reading.channels import at_list_prices, seen_stock, sells_its_own_way, sold_items
from core.database.reading.orders import count_facet
from core.database.tables.books import invoices
from core.database.tables.catalogue import items
from core.database.tables.conversations import conversations, inbound_messages, questions
from core.database.tables.customers import customers
from core.database.tables.deliveries import deliveries
from core.database.tables.learning import learned_words
from core.database.tables.orders import order_lines, orders
from core.database.tables.returns import FINISHED_RETURNS, refunds, returns
from core.database.tables.stock import stock_levels
from core.database.views import invoice_view
from core.domain import queries
from core.domain.catalogue import item_from_json
from core.domain.learning import WordState
from core.domain.money import quantity_text
from core.domain.views import DeliveryView, InvoiceView, Page, StockRow


def _like(text: str) -> str:
    plain = text.strip()[:80].lower()
    return "%" + plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _available() -> Any:
    s = stock_levels.c
    return select(
        s.sku, func.sum(s.on_hand).label("on_hand"), func.sum(s.reserved).label("reserved")
    ).group_by(s.sku).subquery()  # fmt: skip


def list_items(reader: Reader, query: queries.ListItems) -> Page:
    """Return a page of items, by SKU."""
    if query.channel and sells_its_own_way(reader, query.channel):
        return sold_items(reader, query)
    sums = _available()
    limit = page_limit(query.limit)
    statement = (
        select(items, sums.c.on_hand, sums.c.reserved)
        .outerjoin(sums, sums.c.sku == items.c.sku)
        .where(items.c.sku > query.after)
        .order_by(items.c.sku)
        .limit(limit + 1)
    )
    if query.search:
        like = _like(query.search)
        statement = statement.where(
            or_(func.lower(items.c.name).like(like, escape="\\"), func.lower(items.c.sku).like(like, escape="\\"))
        )
    rows = reader.conn.execute(statement).mappings().all()
    shown = tuple(_item(row, reader.policy.shop.currency) for row in rows[:limit])
    return Page(shown, shown[-1]["sku"] if len(rows) > limit else None)


def _item(row: Any, currency: str) -> dict[str, Any]:
    item = item_from_json(row["document"])
    return {
        "sku": item.sku,
        "name": item.name,
        "unit": item.unit,
        "packs": [{"unit": pack.unit, "contains": f"{pack.contains:f}"} for pack in item.packs],
        "options": row["document"].get("options") or [],
        "least": f"{item.min_qty:f}",
        "multiple": f"{item.multiple:f}",
        "price": None if item.price is None else f"{item.price:f}",
        "currency": currency,
        "available": quantity_text((row["on_hand"] or 0) - (row["reserved"] or 0)),
    }


def items_by_sku(reader: Reader, query: queries.ItemsBySku) -> tuple[dict[str, Any], ...]:
    """Return items in the order of the SKUs asked for."""
    sums = _available()
    statement = select(items, sums.c.on_hand, sums.c.reserved).outerjoin(sums, sums.c.sku == items.c.sku)
    rows = reader.conn.execute(statement.where(items.c.sku.in_(query.skus[:200]))).mappings()
    found = {row["sku"]: _item(row, reader.policy.shop.currency) for row in rows}
    told = at_list_prices(reader, found, query.customer_id, query.channel)
    return tuple(told[sku] for sku in query.skus if sku in told)


def list_stock(reader: Reader, query: queries.ListStock) -> Page:
    """Return a page of stock, by SKU."""
    if query.channel and sells_its_own_way(reader, query.channel):
        return seen_stock(reader, query)
    sums = _available()
    waiting = (
        select(order_lines.c.sku, func.sum(order_lines.c.backordered).label("backordered"))
        .group_by(order_lines.c.sku)
        .subquery()
    )
    limit = page_limit(query.limit)
    statement = (
        select(items.c.sku, items.c.name, items.c.unit, sums.c.on_hand, sums.c.reserved, waiting.c.backordered)
        .outerjoin(sums, sums.c.sku == items.c.sku)
        .outerjoin(waiting, waiting.c.sku == items.c.sku)
        .where(items.c.sku > query.after)
        .order_by(items.c.sku)
        .limit(limit + 1)
    )
    if query.search:
        like = _like(query.search)
        statement = statement.where(
            or_(func.lower(items.c.name).like(like, escape="\\"), func.lower(items.c.sku).like(like, escape="\\"))
        )
    if query.problem:
        left = func.coalesce(sums.c.on_hand, 0) - func.coalesce(sums.c.reserved, 0)
        statement = statement.where(or_(left <= 0, waiting.c.backordered > 0))
    rows = reader.conn.execute(statement).mappings().all()
    places = _places(reader, [row["sku"] for row in rows[:limit]])
    shown = tuple(
        StockRow(
            sku=row["sku"],
            name=row["name"],
            unit=row["unit"],
            on_hand=quantity_text(int(row["on_hand"] or 0)),
            reserved=quantity_text(int(row["reserved"] or 0)),
            available=quantity_text(int((row["on_hand"] or 0) - (row["reserved"] or 0))),
            backordered=quantity_text(int(row["backordered"] or 0)),
            locations=places.get(row["sku"], ()),
        )
        for row in rows[:limit]
    )
    return Page(shown, shown[-1].sku if len(rows) > limit else None)


def _places(reader: Reader, skus: list[str]) -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    s = stock_levels.c
    for row in reader.conn.execute(select(stock_levels).where(s.sku.in_(skus)).order_by(s.sku, s.location)):
        place = (row.location, quantity_text(row.on_hand), quantity_text(row.reserved))
        found[row.sku] = (*found.get(row.sku, ()), place)
    return found


def list_deliveries(reader: Reader, query: queries.ListDeliveries) -> Page:
    """Return a page of outgoing messages, newest first."""
    d = deliveries.c
    limit = page_limit(query.limit)
    statement = (
        select(deliveries, orders.c.number)
        .outerjoin(orders, orders.c.id == d.order_id)
        .order_by(d.id.desc())
        .limit(limit + 1)
    )
    if query.state:
        states = ["queued", "sending", "retry", "unknown"] if query.state == "waiting" else query.state.split(",")
        statement = statement.where(d.state.in_(states))
    if query.channel:
        statement = statement.where(d.channel == query.channel)
    if before := cursor(query.after):
        statement = statement.where(d.id < before)
    rows = reader.conn.execute(statement).mappings().all()
    shown = tuple(
        DeliveryView(
            id=row["id"],
            channel=row["channel"],
            recipient=row["recipient"],
            recipient_name=row["recipient_name"],
            subject=row["subject"] or row["template"],
            state=row["state"],
            attempts=row["attempts"],
            error=row["error"],
            template=row["template"],
            created_at=moment(row["created_at"]),
            order_number=row["number"] or "",
            conversation_id=row["conversation_id"],
            next_try_at=moment(row["next_try_at"]) if row["next_try_at"] else None,
            receipt=next((one for one in ("read", "delivered") if f"{one}_at" in (row["receipt"] or {})), ""),
        )
        for row in rows[:limit]
    )
    return Page(shown, str(shown[-1].id) if len(rows) > limit else None)


def list_invoices(reader: Reader, query: queries.ListInvoices) -> Page:
    """Return a page of invoices, newest first."""
    limit = page_limit(query.limit)
    statement = _invoices().order_by(invoices.c.id.desc()).limit(limit + 1)
    if query.state:
        statement = statement.where(invoices.c.state.in_(query.state.split(",")))
    if query.channel:
        statement = statement.where(orders.c.channel == query.channel)
    if before := cursor(query.after):
        statement = statement.where(invoices.c.id < before)
    rows = reader.conn.execute(statement).mappings().all()
    shown = tuple(
        invoice_view(invoice_from_row(row), row["order_number"], row["customer_name"] or "") for row in rows[:limit]
    )
    return Page(shown, str(shown[-1].id) if len(rows) > limit else None)


def find_invoice(reader: Reader, query: queries.FindInvoice) -> InvoiceView | None:
    """Return one invoice by its number."""
    series, _, number = query.number.rpartition("-")
    if not number.isascii() or not number.isdigit() or len(number) > 9:
        return None
    statement = _invoices().where(invoices.c.series == series, invoices.c.number == int(number))
    row = reader.conn.execute(statement).mappings().first()
    return invoice_view(invoice_from_row(row), row["order_number"], row["customer_name"] or "") if row else None


def _invoices() -> Any:
    return (
        select(invoices, orders.c.number.label("order_number"), customers.c.name.label("customer_name"))
        .join(orders, orders.c.id == invoices.c.order_id)
        .outerjoin(customers, customers.c.id == orders.c.customer_id)
    )


def shop_figures(reader: Reader, query: queries.ShopFigures) -> dict[str, int | str]:
    """Return the figures of the console's first page: `orders_STATE`, `inbound_STATE`, `deliveries_STATE` and more."""
    figures: dict[str, int | str] = {}
    for table, name in ((orders, "orders"), (inbound_messages, "inbound"), (deliveries, "deliveries")):
        for state, count in reader.conn.execute(select(table.c.state, func.count()).group_by(table.c.state)):
            figures[f"{name}_{state}"] = count
    waiting = learned_words.c.state == str(WordState.PROPOSED)
    figures["words_proposed"] = _count(reader, learned_words, waiting)
    figures["questions_open"] = _count(reader, questions, questions.c.state == "open")
    figures["handed_over"] = _count(reader, conversations, conversations.c.handed_over)
    figures["invoices_overdue"] = _count(reader, invoices, invoices.c.state == "overdue")
    figures["returns_to_decide"] = _count(reader, returns, returns.c.state.in_(("manual", "requested")))
    figures["returns_open"] = _count(reader, returns, returns.c.state.not_in(FINISHED_RETURNS))
    figures["refunds_open"] = _count(reader, refunds, refunds.c.state != "settled")
    for facet in ("to_pick", "to_pack", "to_ship", "under_way", "to_invoice", "backordered", "unpaid", "late"):
        figures[facet] = count_facet(reader, facet)
    figures["mailboxes_failing"] = count_failing(reader.conn)
    figures["mailboxes_lost"] = mail_accounts.count_lost(reader.conn)
    figures["hooks_off"] = hooks.count_off(reader.conn)
    figures["items"] = _count(reader, items, items.c.sku.is_not(None))
    figures["shop"] = reader.policy.shop.name
    return figures


def _count(reader: Reader, table: Any, condition: Any) -> int:
    return int(reader.conn.execute(select(func.count()).select_from(table).where(condition)).scalar_one())


ANSWERS: Answers = {
    queries.ListItems: list_items,
    queries.ItemsBySku: items_by_sku,
    queries.ListStock: list_stock,
    queries.ListDeliveries: list_deliveries,
    queries.ListInvoices: list_invoices,
    queries.FindInvoice: find_invoice,
    queries.ShopFigures: shop_figures,
}
