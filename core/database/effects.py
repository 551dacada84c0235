"""What a transaction has added to the tables so far, seen from inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select, text

from core.database.tables.books import invoices, ledger_entries, number_series
from core.database.tables.deliveries import deliveries
from core.database.tables.orders import orders
from core.database.tables.stock import stock_movements

_COUNTED: tuple[Table, ...] = (invoices, ledger_entries, deliveries, stock_movements)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the tables were filled when the transaction began."""

    newest: dict[str, int]
    series: dict[str, int]


def mark(conn: Connection) -> Mark:
    """Return the mark; first of all in the transaction, so that on PostgreSQL it sees only its own changes."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    newest = {table.name: conn.execute(select(func.max(table.c.id))).scalar() or 0 for table in _COUNTED}
    return Mark(newest, _series(conn))


def _series(conn: Connection) -> dict[str, int]:
    return {row.series: row.last for row in conn.execute(select(number_series))}


def numbers_taken(conn: Connection, before: Mark) -> list[tuple[str, int]]:
    """Return `(series, how many)` of the numbers taken since."""
    found = ((name, last - before.series.get(name, 0)) for name, last in sorted(_series(conn).items()))
    return [(name, count) for name, count in found if count]


def stock_moved(conn: Connection, before: Mark) -> dict[str, int]:
    """Return what was booked into or out of the house since, by SKU."""
    m = stock_movements.c
    booked = select(m.sku, func.sum(m.quantity)).where(m.id > before.newest["stock_movements"]).group_by(m.sku)
    return {sku: int(quantity) for sku, quantity in conn.execute(booked)}


def invoices_issued(conn: Connection, before: Mark) -> list[Row[Any]]:
    """Return the invoices and credit notes issued since: number of the order, total_minor, currency, credits."""
    i = invoices.c
    statement = select(orders.c.number, i.total_minor, i.currency, i.credits).join(orders, orders.c.id == i.order_id)
    return list(conn.execute(statement.where(i.id > before.newest["invoices"]).order_by(i.id)))


def money_moved(conn: Connection, before: Mark) -> list[Row[Any]]:
    """Return what came into or left the bank since: number and currency of the order, entry, debit, credit."""
    e = ledger_entries.c
    statement = select(orders.c.number, orders.c.currency, e.entry, e.debit, e.credit).join(
        orders, orders.c.id == e.order_id
    )
    mine = (e.id > before.newest["ledger_entries"], e.account == "bank")
    return list(conn.execute(statement.where(*mine).order_by(e.id)))


def messages_queued(conn: Connection, before: Mark) -> list[Row[Any]]:
    """Return the messages queued since: channel, recipient, template, number of the order, not_before, created_at."""
    d = deliveries.c
    statement = select(d.channel, d.recipient, d.template, orders.c.number, d.not_before, d.created_at)
    joined = statement.outerjoin(orders, orders.c.id == d.order_id)
    return list(conn.execute(joined.where(d.id > before.newest["deliveries"]).order_by(d.id)))
