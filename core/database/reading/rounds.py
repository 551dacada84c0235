"""What the rounds look for."""

from __future__ import annotations

from sqlalchemy import Connection, and_, exists, not_, or_, select

from core.database.tables.books import invoices
from core.database.tables.journal import journal
from core.database.tables.orders import order_lines, orders
from core.database.tables.returns import FINISHED_RETURNS, refunds, returns

_AT_ONCE = 200
_CLOSE_AFTER_MS = 24 * 3600 * 1000


def expired_quotes(conn: Connection, now: int) -> list[str]:
    """Return the numbers of quotes and drafts whose validity has passed."""
    statement = (
        select(orders.c.number)
        .where(orders.c.state.in_(["draft", "quoted"]), orders.c.valid_until < now)
        .order_by(orders.c.id)
        .limit(_AT_ONCE)
    )
    return list(conn.execute(statement).scalars())


def due_invoices(conn: Connection, today: str) -> list[int]:
    """Return the ids of unpaid invoices whose due day has passed."""
    statement = (
        select(invoices.c.id)
        .where(
            invoices.c.state.in_(["issued", "part_paid"]),
            invoices.c.due_on < today,
            invoices.c.credits.is_(None),
        )
        .order_by(invoices.c.id)
        .limit(_AT_ONCE)
    )
    return list(conn.execute(statement).scalars())


def closable_orders(conn: Connection, now: int) -> list[str]:
    """Return the numbers of confirmed orders with nothing open whose last step is a day old."""
    line = order_lines.c
    unfinished = or_(
        line.ordered - line.cancelled > line.shipped,
        line.shipped > line.delivered + line.lost,
        line.ordered - line.cancelled > line.invoiced,
    )
    returned = exists().where(returns.c.order_id == orders.c.id, returns.c.state.not_in(FINISHED_RETURNS))
    owed = exists().where(refunds.c.order_id == orders.c.id, refunds.c.state.in_(["queued", "pending"]))
    recent = exists().where(journal.c.order_id == orders.c.id, journal.c.at > now - _CLOSE_AFTER_MS)
    statement = (
        select(orders.c.number)
        .where(
            orders.c.state == "confirmed",
            orders.c.paid_minor >= orders.c.total_minor,
            not_(exists().where(and_(line.order_id == orders.c.id, unfinished))),
            not_(recent),
            not_(returned),
            not_(owed),
        )
        .order_by(orders.c.id)
        .limit(_AT_ONCE)
    )
    return list(conn.execute(statement).scalars())


def overdue_returns(conn: Connection, today: str) -> list[str]:
    """Return the numbers of authorised returns whose goods did not come by their day."""
    late = (returns.c.state == "authorised", returns.c.deadline < today)
    return list(conn.execute(select(returns.c.number).where(*late).order_by(returns.c.id).limit(_AT_ONCE)).scalars())
