"""The record of what staff did, and what undoing it needs of the tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, insert, or_, select, update

from core.database.moments import moment, moment_or_none, ms
from core.database.tables.books import ledger_entries, payments
from core.database.tables.conversations import conversations, inbound_messages, questions
from core.database.tables.deliveries import deliveries
from core.database.tables.journal import journal
from core.database.tables.stock import stock_movements
from core.database.tables.undo import staff_units
from core.domain.events import InvoiceOverdue, OrderInvoiced
from core.domain.invoices import Invoice
from core.domain.queries import Query
from core.domain.undo import LastUnit, ListUnits, StaffUnit

_u = staff_units.c


def keep(conn: Connection, values: Mapping[str, Any]) -> int:
    """Store a unit and return its id."""
    return int(conn.execute(insert(staff_units).values(dict(values)).returning(_u.id)).scalar_one())


def locked(conn: Connection, unit_id: int) -> RowMapping | None:
    """Return a unit, locked."""
    return conn.execute(select(staff_units).where(_u.id == unit_id).with_for_update()).mappings().first()


def last_of(conn: Connection, actor: str, now: int) -> RowMapping | None:
    """Return the newest unit of a person that is not undone; None where it is too late for it, whatever came before."""
    mine = select(staff_units).where(_u.actor == actor, _u.undone_at.is_(None))
    row = conn.execute(mine.order_by(_u.id.desc()).limit(1)).mappings().first()
    return row if row is not None and row["before"] is not None and row["until"] > now else None


def close(conn: Connection, unit_id: int, by: str, now: int) -> None:
    """Note that a unit was undone."""
    conn.execute(update(staff_units).where(_u.id == unit_id).values(undone_at=now, undone_by=by, before=None))


def forget(conn: Connection, now: int) -> None:
    """Drop the copies of how things were, where the time to undo is over."""
    conn.execute(update(staff_units).where(_u.until <= now, _u.before.is_not(None)).values(before=None))


def payments_of(conn: Connection, order_id: int) -> dict[int, RowMapping]:
    """Return an order's payments by their id."""
    rows = conn.execute(select(payments).where(payments.c.order_id == order_id)).mappings()
    return {row["id"]: row for row in rows}


def void_payment(conn: Connection, payment: RowMapping, state: str) -> None:
    """Store that a payment was taken back; its reference is free to be booked again."""
    freed = f"{payment['reference']} (undone {payment['id']})"
    conn.execute(update(payments).where(payments.c.id == payment["id"]).values(state=state, reference=freed))


def booked(conn: Connection, entry: str) -> list[RowMapping]:
    """Return the rows of one entry of the ledger."""
    return list(conn.execute(select(ledger_entries).where(ledger_entries.c.entry == entry)).mappings())


def left_with(conn: Connection, shipment_id: int) -> list[tuple[str, str, int]]:
    """Return `(sku, location, quantity)` of what left the house with a shipment and has not come back."""
    m = stock_movements.c
    found: dict[tuple[str, str], int] = {}
    for row in conn.execute(select(m.sku, m.location, m.quantity).where(m.shipment_id == shipment_id).order_by(m.id)):
        found[row.sku, row.location] = found.get((row.sku, row.location), 0) - row.quantity
    return [(sku, location, quantity) for (sku, location), quantity in found.items() if quantity > 0]


def hold_back_bill(conn: Connection, bill: Invoice) -> tuple[int, bool]:
    """Take back what waits to be said of a bill. Returns how much never left, and whether something has."""
    j, d = journal.c, deliveries.c
    of_order = and_(j.kind == "order", j.name == OrderInvoiced.external())
    of_bill = and_(j.kind == "invoice", j.thing_id == bill.id, j.name == InvoiceOverdue.external())
    entries = conn.execute(select(j.id, j.kind, j.facts).where(j.order_id == bill.order_id, or_(of_order, of_bill)))
    about = [row.id for row in entries if row.kind == "invoice" or json.loads(row.facts).get("number") == bill.name]
    # What a switch keeps from leaving has not been tried either.
    mine = and_(d.event_id.in_(about), d.state != "cancelled")
    waits = update(deliveries).where(mine, d.state.in_(("queued", "parked")), d.attempts == 0)
    held = conn.execute(waits.values(state="cancelled")).rowcount
    return held, conn.execute(select(d.id).where(mine).limit(1)).first() is not None


def parked_in(conn: Connection, conversation_id: int) -> list[int]:
    """Return the ids of messages of a conversation that wait for a person."""
    m = inbound_messages.c
    waits = select(m.id).where(m.conversation_id == conversation_id, m.state == "parked")
    return list(conn.execute(waits.order_by(m.id)).scalars())


def park_again(conn: Connection, message_ids: Iterable[int]) -> None:
    """Have messages wait for a person again that somebody had settled."""
    m = inbound_messages.c
    again = update(inbound_messages).where(m.id.in_(list(message_ids)), m.state == "answered")
    conn.execute(again.values(state="parked"))


def talk(conn: Connection, conversation_id: int) -> dict[str, Any]:
    """Return what staff can set of a conversation."""
    c = conversations.c
    row = conn.execute(select(c.handed_over, c.claimed_by).where(c.id == conversation_id)).first()
    return {"handed_over": bool(row.handed_over), "claimed_by": row.claimed_by} if row else {}


def open_again(conn: Connection, order_id: int, were_open: Sequence[int], now: int) -> None:
    """Have exactly those questions about an order open that were open before."""
    q = questions.c
    newer = update(questions).where(q.order_id == order_id, q.state == "open", q.id.not_in(list(were_open)))
    conn.execute(newer.values(state="dropped", answered_at=now))
    if were_open:
        conn.execute(update(questions).where(q.id.in_(list(were_open))).values(state="open", answered_at=None))


def _unit(row: RowMapping, now: datetime) -> StaffUnit:
    before: Mapping[str, Any] = row["before"] or {}
    over = row["undone_at"] is not None or not before or "number_taken" in before
    waits_until = before.get("told_at", row["until"])
    return StaffUnit(
        id=row["id"],
        actor=row["actor"],
        did=tuple((what, step, order) for what, step, order in row["did"]),
        orders={number: (before, after) for number, before, after in row["orders"]},
        messages=len(row["deliveries"]),
        at=moment(row["at"]),
        until=moment(row["until"]),
        undone_at=moment_or_none(row["undone_at"]),
        left_s=0 if over else max((waits_until - ms(now)) // 1000, 0),
        reverses=str(before.get("reverses", "")),
    )


def _last_unit(conn: Connection, query: LastUnit, now: datetime) -> StaffUnit | None:
    row = last_of(conn, query.actor, ms(now))
    return _unit(row, now) if row else None


def _list_units(conn: Connection, query: ListUnits, now: datetime) -> tuple[StaffUnit, ...]:
    statement = select(staff_units).order_by(_u.id.desc()).limit(min(query.limit, 500))
    if query.actor:
        statement = statement.where(_u.actor == query.actor)
    return tuple(_unit(row, now) for row in conn.execute(statement).mappings())


ANSWERS: Mapping[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    LastUnit: _last_unit,
    ListUnits: _list_units,
}
