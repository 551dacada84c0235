"""Returns and refunds: every unit that came back is somewhere, and no more money went back than came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, or_, select

from core.database.proofs import differing, streamed
from core.database.proofs.stock import signed
from core.database.tables.books import payments
from core.database.tables.orders import order_lines, orders
from core.database.tables.returns import goods_aside, refunds, return_lines, returns
from core.database.tables.stock import stock_movements
from core.domain.invoices import PaymentState, RefundState, ReturnState

_ENDED = tuple(str(state) for state in (ReturnState.REFUSED, ReturnState.CANCELLED, ReturnState.EXPIRED))
_JUDGED = tuple(str(state) for state in (ReturnState.INSPECTED, ReturnState.RESOLVED, ReturnState.CLOSED))
_KNOWN = {str(state) for state in ReturnState}


def violations(conn: Connection) -> Iterator[str]:
    """Yield what is wrong with returns and refunds."""
    yield from _states(conn)
    yield from _lines(conn)
    yield from _order_lines(conn)
    yield from _stock(conn)
    yield from _refunds(conn)


def _states(conn: Connection) -> Iterator[str]:
    for row in streamed(conn, select(returns.c.number, returns.c.state).order_by(returns.c.id)):
        if row.state not in _KNOWN:
            yield f"return {row.number}: its state {row.state!r} does not exist"


def _lines(conn: Connection) -> Iterator[str]:
    line = return_lines.c
    judged = line.sellable + line.repair + line.quarantine + line.scrap
    rules: dict[str, ColumnElement[bool]] = {
        "more is let through than was asked for": line.requested > line.asked,
        "restocked + written off + quarantined is not what was received": and_(
            returns.c.state.in_(_JUDGED), judged != line.received
        ),
        "goods were judged before they were inspected": and_(returns.c.state.not_in(_JUDGED), judged != 0),
        "more went back to the customer than stood aside": line.sent_back > line.repair + line.quarantine,
        "it is over, but still asks for goods": and_(returns.c.state.in_(_ENDED), line.requested != 0),
    }
    for words, wrong in rules.items():
        statement = select(returns.c.number).join(return_lines, line.return_id == returns.c.id).where(wrong)
        for row in conn.execute(statement.order_by(line.id)):
            yield f"return {row.number}: {words}"


def _order_lines(conn: Connection) -> Iterator[str]:
    line, own = return_lines.c, order_lines.c
    counted = returns.c.state.in_((*_JUDGED, str(ReturnState.RECEIVED)))
    sums = {
        "return_requested": case((counted, line.received), else_=line.requested) - line.sent_back,
        "return_received": line.received - line.sent_back,
        "restocked": line.sellable,
        "written_off": line.scrap,
    }
    of_lines = return_lines.join(returns, returns.c.id == line.return_id)
    for name, units in sums.items():
        rows = differing(
            conn,
            select(own.id.label("line_id"), own[name].label("n")).where(own[name] != 0),
            select(line.order_line_id.label("line_id"), (-units).label("n")).select_from(of_lines),
        )
        for row in rows:
            which = _named(conn, row.line_id)
            yield f"{which}: {name} is {signed(int(row.n))} off what its returns say"


def _named(conn: Connection, line_id: int) -> str:
    statement = select(orders.c.number, order_lines.c.position).join(orders, orders.c.id == order_lines.c.order_id)
    row = conn.execute(statement.where(order_lines.c.id == line_id)).first()
    return f"order {row.number}, line {row.position}" if row else f"line with id {line_id}, which is gone"


def _stock(conn: Connection) -> Iterator[str]:
    line, own, movement, aside = return_lines.c, order_lines.c, stock_movements.c, goods_aside.c
    of_lines = return_lines.join(order_lines, own.id == line.order_line_id)
    rows = differing(
        conn,
        select(own.order_id, own.sku, line.sellable.label("n")).select_from(of_lines).where(line.sellable != 0),
        select(movement.order_id, movement.sku, (-movement.quantity).label("n")).where(movement.reason == "return"),
    )
    for row in rows:
        yield f"stock of {row.sku}: {signed(int(row.n))} of order id {row.order_id} came back without a movement"
    kept = line.repair + line.quarantine + line.scrap - line.sent_back
    rows = differing(
        conn,
        select(line.return_id, own.sku, kept.label("n")).select_from(of_lines).where(kept != 0),
        select(aside.return_id, aside.sku, (-aside.quantity).label("n")),
    )
    for row in rows:
        yield f"goods aside: {row.sku} of return id {row.return_id} is {signed(int(row.n))} off what was inspected"


def _refunds(conn: Connection) -> Iterator[str]:
    refund, payment = refunds.c, payments.c
    captured = (
        select(func.coalesce(func.sum(payment.amount_minor), 0))
        .where(payment.order_id == orders.c.id, payment.state == str(PaymentState.CAPTURED))
        .scalar_subquery()
    )
    going = (
        select(func.coalesce(func.sum(refund.amount_minor), 0))
        .where(refund.order_id == orders.c.id, refund.state != str(RefundState.FAILED))
        .scalar_subquery()
    )
    some = exists().where(refund.order_id == orders.c.id)
    for row in conn.execute(select(orders.c.number).where(some, going > captured).order_by(orders.c.id)):
        yield f"order {row.number}: its refunds are more than what was captured"
    settled: Any = refund.state == str(RefundState.SETTLED)
    wrong = or_(and_(settled, refund.settled_at.is_(None)), and_(~settled, refund.settled_at.is_not(None)))
    for row in conn.execute(select(refund.id).where(wrong).order_by(refund.id)):
        yield f"refund {row.id}: it is settled if and only if it has a day"
