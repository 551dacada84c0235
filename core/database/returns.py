"""Returns, goods that are aside, and refunds: stored, loaded, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from core.database.moments import day, day_or_none, moment, moment_or_none, ms, ms_or_none
from core.database.tables.returns import FINISHED_RETURNS, goods_aside, refunds, return_lines, returns
from core.database.tables.stock import stock_movements
from core.domain.invoices import Refund, RefundState, ReturnState
from core.domain.returns import LINE_QUANTITIES, Return, ReturnLine

_PLAIN = (
    "number", "order_id", "version", "reason", "note", "withdrawal", "clause", "conversation_id", "message_id",
    "tracking", "resolution", "refund_minor", "fee_minor", "exchange",
)  # fmt: skip
_REFUND_PLAIN = ("order_id", "return_id", "amount_minor", "currency", "method", "reason", "reference")
_LIVE = [str(RefundState.QUEUED), str(RefundState.PENDING)]


def insert_return(conn: Connection, asked: Return) -> Return:
    """Store a new return with its lines; returns it with their ids."""
    return_id = int(conn.execute(insert(returns).values(_row(asked)).returning(returns.c.id)).scalar_one())
    stored = []
    for line in asked.lines:
        values = _line_row(line) | {"return_id": return_id}
        line_id = int(conn.execute(insert(return_lines).values(values).returning(return_lines.c.id)).scalar_one())
        stored.append(replace(line, id=line_id))
    return replace(asked, id=return_id, lines=tuple(stored))


def save_return(conn: Connection, asked: Return) -> None:
    """Store a return and its lines as they are now; whoever calls holds the order's lock."""
    conn.execute(update(returns).where(returns.c.id == asked.id).values(_row(asked)))
    for line in asked.lines:
        conn.execute(update(return_lines).where(return_lines.c.id == line.id).values(_line_row(line)))


def order_id_of(conn: Connection, number: str) -> int | None:
    """Return the id of the order that a return belongs to."""
    return conn.execute(select(returns.c.order_id).where(returns.c.number == number)).scalar()


def return_by(conn: Connection, *, number: str = "", return_id: int = 0) -> Return | None:
    """Return one return."""
    which = returns.c.number == number if number else returns.c.id == return_id
    row = conn.execute(select(returns).where(which)).mappings().first()
    return from_row(conn, row) if row else None


def return_of_key(conn: Connection, order_id: int, key: str) -> Return | None:
    """Return the return that the same request made before."""
    statement = select(returns).where(returns.c.order_id == order_id, returns.c.key == key)
    row = conn.execute(statement).mappings().first()
    return from_row(conn, row) if row else None


def returns_of(conn: Connection, order_id: int) -> list[Return]:
    """Return the returns of an order, oldest first."""
    statement = select(returns).where(returns.c.order_id == order_id).order_by(returns.c.id)
    return [from_row(conn, row) for row in conn.execute(statement).mappings().all()]


def count_open(conn: Connection, order_id: int) -> tuple[int, int]:
    """Return how many returns and how many refunds of an order are not finished."""
    of_order = select(func.count()).where(returns.c.order_id == order_id, returns.c.state.not_in(FINISHED_RETURNS))
    owed = select(func.count()).where(refunds.c.order_id == order_id, refunds.c.state.in_(_LIVE))
    return int(conn.execute(of_order).scalar_one()), int(conn.execute(owed).scalar_one())


def from_row(conn: Connection, row: RowMapping) -> Return:
    """Return the return that a row and its lines hold."""
    lines = select(return_lines).where(return_lines.c.return_id == row["id"]).order_by(return_lines.c.id)
    plain: dict[str, Any] = {name: row[name] for name in _PLAIN}
    return Return(
        id=row["id"],
        state=ReturnState(row["state"]),
        lines=tuple(_line_from(line) for line in conn.execute(lines).mappings()),
        requested_at=moment(row["requested_at"]),
        key=row["key"] or "",
        declared=row["declared"],
        deadline=day_or_none(row["deadline"]),
        credit_notes=tuple(row["credit_notes"]),
        **plain,
    )


def _line_from(row: RowMapping) -> ReturnLine:
    names = ("id", "order_line_id", "clause", "place", *LINE_QUANTITIES)
    return ReturnLine(**{name: row[name] for name in names})


def _row(asked: Return) -> dict[str, Any]:
    return {name: getattr(asked, name) for name in _PLAIN} | {
        "state": str(asked.state),
        "key": asked.key or None,
        "declared": dict(asked.declared),
        "deadline": day(asked.deadline),
        "credit_notes": list(asked.credit_notes),
        "requested_at": ms(asked.requested_at),
    }


def _line_row(line: ReturnLine) -> dict[str, Any]:
    return {name: value for name, value in asdict(line).items() if name != "id"}


def set_aside(conn: Connection, sku: str, place: str, quantity: int, **movement: Any) -> None:
    """Book units into (or, below 0, out of) a place for goods that are not for sale. movement: reason, return_id ..."""
    if quantity:
        conn.execute(insert(goods_aside).values(sku=sku, place=place, quantity=quantity, **movement))


def aside(conn: Connection) -> list[tuple[str, str, int]]:
    """Return `(place, sku, units)` of all goods that are not for sale."""
    a = goods_aside.c
    total = func.sum(a.quantity)
    rows = conn.execute(
        select(a.place, a.sku, total).group_by(a.place, a.sku).having(total != 0).order_by(a.place, a.sku)
    )
    return [(row[0], row[1], int(row[2])) for row in rows]


def aside_of(conn: Connection, return_id: int, sku: str, place: str) -> int:
    """Return how many units of an item of one return stand at a place."""
    a = goods_aside.c
    mine = select(func.coalesce(func.sum(a.quantity), 0)).where(a.return_id == return_id, a.sku == sku)
    return int(conn.execute(mine.where(a.place == place)).scalar_one())


def left_from(conn: Connection, order_id: int, sku: str) -> str | None:
    """Return the place that most units of an item left for this order; None where nothing left."""
    m = stock_movements.c
    statement = (
        select(m.location)
        .where(m.order_id == order_id, m.sku == sku, m.quantity < 0)
        .group_by(m.location)
        .order_by(func.sum(m.quantity), m.location)
        .limit(1)
    )
    return conn.execute(statement).scalar()


def insert_refund(conn: Connection, refund: Refund) -> Refund:
    """Store a new refund; returns it with its id."""
    refund_id = conn.execute(insert(refunds).values(_refund_row(refund)).returning(refunds.c.id)).scalar_one()
    return replace(refund, id=int(refund_id))


def save_refund(conn: Connection, refund: Refund) -> None:
    """Store how far a refund is."""
    conn.execute(update(refunds).where(refunds.c.id == refund.id).values(_refund_row(refund)))


def refund_by_id(conn: Connection, refund_id: int) -> Refund | None:
    """Return one refund."""
    row = conn.execute(select(refunds).where(refunds.c.id == refund_id)).mappings().first()
    return refund_from(row) if row else None


def refunds_of(conn: Connection, order_id: int) -> list[Refund]:
    """Return the refunds of an order, oldest first."""
    statement = select(refunds).where(refunds.c.order_id == order_id).order_by(refunds.c.id)
    return [refund_from(row) for row in conn.execute(statement).mappings()]


def refund_from(row: RowMapping | Mapping[str, Any]) -> Refund:
    """Return the refund that a row holds."""
    plain: dict[str, Any] = {name: row[name] for name in _REFUND_PLAIN}
    return Refund(
        id=row["id"],
        state=RefundState(row["state"]),
        key=row["key"] or "",
        queued_at=moment(row["queued_at"]),
        settled_at=moment_or_none(row["settled_at"]),
        **plain,
    )


def _refund_row(refund: Refund) -> dict[str, Any]:
    return {name: getattr(refund, name) for name in _REFUND_PLAIN} | {
        "state": str(refund.state),
        "key": refund.key or None,
        "queued_at": ms(refund.queued_at),
        "settled_at": ms_or_none(refund.settled_at),
    }
