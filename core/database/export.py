"""The whole state of the shop as one JSON object, in the words that are promised to the outside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, func, select

from core.database.catalogue import newest_policy
from core.database.proofs import streamed
from core.database.proofs.orders import charged, line_amounts
from core.database.tables.books import invoices, ledger_entries
from core.database.tables.catalogue import items
from core.database.tables.conversations import inbound_messages, questions
from core.database.tables.deliveries import deliveries
from core.database.tables.journal import journal
from core.database.tables.orders import order_lines, orders
from core.database.tables.stock import stock_levels
from core.domain.lifecycles import notifying_names
from core.domain.money import Money, price_text, quantity_text

_LINE = (
    "order_id", "position", "sku", "base_unit", "price_e4", "tax_rate_e4", "ordered", "cancelled",
    "reserved", "backordered", "shipped", "invoiced",
    "credited", "return_received",
)  # fmt: skip
_ORDER = (
    "id", "number", "channel", "external_id", "part", "state", "version", "currency", "prices_include_tax",
    "shipping_minor", "shipping_tax_minor", "tax_minor", "total_minor", "paid_minor",
)  # fmt: skip


def export_state(conn: Connection) -> dict[str, Any]:
    """Return orders (drafts and quotes too), messages, questions, stock, books, events and deliveries.

    Quantities are in the item's base unit, as stock is; a line's tax and total (gross) are amounts.
    """
    return {
        "orders": list(_orders(conn)),
        "messages": list(_messages(conn)),
        "questions": list(_questions(conn)),
        "stock": _stock(conn),
        "invoices": list(_invoices(conn)),
        "ledger": list(_ledger(conn)),
        "events": list(_events(conn)),
        "deliveries": list(_deliveries(conn)),
    }


def _orders(conn: Connection) -> Iterator[dict[str, Any]]:
    line = order_lines.c
    rows = streamed(conn, select(*(line[name] for name in _LINE)).order_by(line.order_id, line.position))
    lines = {order_id: list(own) for order_id, own in groupby(rows, key=lambda row: row.order_id)}
    for order in streamed(conn, select(*(orders.c[name] for name in _ORDER)).order_by(orders.c.id)):
        yield {
            "id": order.id,
            "number": order.number,
            "source": {"channel": order.channel, "external_id": order.external_id, "part": order.part},
            "status": order.state,
            "version": order.version,
            "currency": order.currency,
            "lines": [_line(order, one) for one in lines.get(order.id, ())],
            "shipping": _amount(order.shipping_minor + order.shipping_tax_minor, order.currency),
            "tax": _amount(order.tax_minor, order.currency),
            "total": _amount(order.total_minor, order.currency),
            "paid": _amount(order.paid_minor, order.currency),
        }


def _line(order: Row[Any], line: Row[Any]) -> dict[str, str]:
    due = line.ordered - line.cancelled
    net, tax = line_amounts(order, line, charged(line))
    return {
        "sku": line.sku,
        "quantity": quantity_text(due),
        "unit": line.base_unit,
        "price": price_text(line.price_e4),
        "tax": _amount(tax, order.currency),
        "total": _amount(net + tax, order.currency),
        "reserved": quantity_text(line.reserved),
        "backordered": quantity_text(line.backordered),
        "shipped": quantity_text(line.shipped),
        "invoiced": quantity_text(line.invoiced),
        "credited": quantity_text(line.credited),
        "return_received": quantity_text(line.return_received),
    }


def _messages(conn: Connection) -> Iterator[dict[str, Any]]:
    m = inbound_messages.c
    for row in streamed(conn, select(m.channel, m.external_id, m.state, m.reason).order_by(m.id)):
        yield {"source": _source(row.channel, row.external_id), "state": row.state, "reason": row.reason}


def _questions(conn: Connection) -> Iterator[dict[str, Any]]:
    q, m, o = questions.c, inbound_messages.c, orders.c
    statement = (
        select(
            q.words, q.about, m.channel, m.external_id, m.body,
            o.channel.label("order_channel"), o.external_id.label("order_external_id"), o.part, o.number,
        )
        .select_from(
            questions.outerjoin(inbound_messages, m.id == q.message_id).outerjoin(orders, o.id == q.order_id)
        )
        .where(q.state == "open")
        .order_by(q.id)
    )  # fmt: skip
    for row in streamed(conn, statement):
        if row.channel is not None:
            source = _source(row.channel, row.external_id)
        else:
            source = _source(row.order_channel, row.order_external_id, row.part or 0)
        yield {"source": source, "text": row.words, "about": row.about, "order": row.number, "asked_in": row.body or ""}


def _source(channel: str | None, external_id: str | None, part: int = 0) -> dict[str, Any]:
    return {"channel": channel or "", "external_id": external_id or "", "part": part}


def _stock(conn: Connection) -> dict[str, dict[str, str]]:
    level = stock_levels.c
    sums: dict[str, tuple[int, int]] = dict.fromkeys(conn.execute(select(items.c.sku)).scalars(), (0, 0))
    statement = select(level.sku, func.sum(level.on_hand), func.sum(level.reserved)).group_by(level.sku)
    sums |= {sku: (int(on_hand), int(reserved)) for sku, on_hand, reserved in conn.execute(statement)}
    return {
        sku: {
            "on_hand": quantity_text(on_hand),
            "reserved": quantity_text(reserved),
            "available": quantity_text(on_hand - reserved),
        }
        for sku, (on_hand, reserved) in sorted(sums.items())
    }


def _invoices(conn: Connection) -> Iterator[dict[str, Any]]:
    i = invoices.c
    statement = select(invoices, orders.c.number.label("order")).join(orders, orders.c.id == i.order_id)
    for row in streamed(conn, statement.order_by(i.series, i.number)):
        yield {
            "series": row.series,
            "number": row.number,
            "date": row.issued_on,
            "total": _amount(row.total_minor, row.currency),
            "currency": row.currency,
            "order": row.order,
            "state": row.state,
            "kind": "invoice" if row.credits is None else "credit_note",
        }


def _ledger(conn: Connection) -> Iterator[dict[str, str]]:
    e = ledger_entries.c
    own = newest_policy(conn).shop.currency
    statement = select(ledger_entries, orders.c.currency).outerjoin(orders, orders.c.id == e.order_id).order_by(e.id)
    for row in streamed(conn, statement):
        currency = row.currency or own
        yield {
            "entry": row.entry,
            "account": row.account,
            "debit": _amount(row.debit, currency),
            "credit": _amount(row.credit, currency),
        }


def _events(conn: Connection) -> Iterator[dict[str, Any]]:
    j = journal.c
    told = notifying_names()
    statement = select(j.id, j.name, orders.c.number).outerjoin(orders, orders.c.id == j.order_id).order_by(j.id)
    for row in streamed(conn, statement):
        yield {"id": row.id, "order": row.number, "name": row.name, "notifies": row.name in told}


def _deliveries(conn: Connection) -> Iterator[dict[str, Any]]:
    d = deliveries.c
    for row in streamed(conn, select(d.event_id, d.channel, d.message_id, d.receipt, d.state).order_by(d.id)):
        theirs = (row.receipt or {}).get("external_id") if row.channel != "email" else None
        yield {
            "event": row.event_id,
            "channel": row.channel,
            "external_id": theirs or row.message_id,
            "state": "delivered" if row.state == "sent" and "delivered_at" in (row.receipt or {}) else row.state,
        }


def _amount(minor: int, currency: str) -> str:
    return str(Money(minor, currency))
