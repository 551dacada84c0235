"""Returns and refunds, as readers ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from core.database import orders as order_rows
from core.database import returns as rows
from core.database.books import shipments_of
from core.database.catalogue import item_by_sku
from core.database.reading import LARGEST_ID, Answers, Reader, cursor, page_limit
from core.database.tables.customers import customers
from core.database.tables.orders import orders
from core.database.tables.returns import FINISHED_RETURNS, refunds, returns
from core.domain.dates import shop_day
from core.domain.guards import OrderFacts
from core.domain.invoices import Refund
from core.domain.lifecycles import REFUND, RETURN
from core.domain.machine import Actor, allowed
from core.domain.money import Money, quantity_text
from core.domain.orders import BINDING, Order, OrderLine, OrderState
from core.domain.policy import ShopPolicy
from core.domain.returning import (
    FindReturn,
    GoodsAside,
    ListRefunds,
    ListReturns,
    RefundView,
    Returnable,
    ReturnableLine,
    ReturnableOrder,
    ReturnLineView,
    ReturnView,
)
from core.domain.returns import (
    LINE_QUANTITIES,
    Asked,
    Circumstances,
    Return,
    arrived_on,
    clause_against,
    returnable,
    shop_pays,
)
from core.domain.views import Page

_MOST_ORDERS = 20
_ASKED_FOR = ("", "defective", "withdrawal")


def return_view(asked: Return, order: Order, policy: ShopPolicy, **more: Any) -> ReturnView:
    """Return a return as readers see it. more: customer, refunds, allowed_steps."""
    by_id = {line.id: line for line in order.lines}
    lines = tuple(
        ReturnLineView(
            position=by_id[one.order_line_id].position,
            sku=by_id[one.order_line_id].sku,
            name=by_id[one.order_line_id].name,
            unit=by_id[one.order_line_id].base_unit,
            asked=quantity_text(one.asked),
            requested=quantity_text(one.requested),
            received=quantity_text(one.received),
            quantities={name: quantity_text(getattr(one, name)) for name in LINE_QUANTITIES},
            clause=one.clause,
        )
        for one in asked.lines
        if one.order_line_id in by_id
    )
    return ReturnView(
        id=asked.id,
        number=asked.number,
        order=order.number,
        state=str(asked.state),
        version=asked.version,
        reason=asked.reason,
        note=asked.note,
        lines=lines,
        requested_at=asked.requested_at,
        withdrawal=asked.withdrawal,
        clause=asked.clause,
        deadline=asked.deadline,
        send_to=send_to(policy),
        shop_pays=shop_pays(policy, asked.reason),
        tracking=asked.tracking,
        resolution=asked.resolution,
        refund=Money(asked.refund_minor, order.currency) if asked.refund_minor else None,
        fee=Money(asked.fee_minor, order.currency) if asked.fee_minor else None,
        credit_notes=asked.credit_notes,
        exchange=asked.exchange,
        channel=order.source.channel,
        conversation_id=asked.conversation_id,
        **more,
    )


def send_to(policy: ShopPolicy) -> str:
    """Return where goods go that come back."""
    shop = policy.shop
    place = " ".join(part for part in (shop.postcode, shop.city) if part)
    own = ", ".join(part for part in (shop.name, shop.street, place, shop.country) if part)
    return policy.returns.address or own


def find_return(reader: Reader, query: FindReturn) -> ReturnView | None:
    """Return one return."""
    found = _page(reader, returns.c.number == query.number, actor=query.actor)
    return found[0] if found else None


def list_returns(reader: Reader, query: ListReturns) -> Page:
    """Return a page of returns, newest first."""
    limit = page_limit(query.limit)
    conditions: list[ColumnElement[bool]] = []
    if query.state == "open":
        conditions.append(returns.c.state.not_in(FINISHED_RETURNS))
    elif query.state:
        conditions.append(returns.c.state.in_(query.state.split(",")))
    if query.order:
        conditions.append(orders.c.number == query.order)
    if query.customer is not None:
        conditions.append(orders.c.customer_id == query.customer)
    if query.channel:
        conditions.append(orders.c.channel == query.channel)
    if query.after:
        conditions.append(returns.c.id < (cursor(query.after) or LARGEST_ID))
    found = _page(reader, *conditions, limit=limit + 1, actor=query.actor)
    shown = tuple(found[:limit])
    return Page(shown, str(shown[-1].id) if len(found) > limit else None)


def _page(reader: Reader, *conditions: Any, limit: int = 1, actor: Actor | None = None) -> list[ReturnView]:
    statement = (
        select(returns, customers.c.name.label("customer"))
        .join(orders, orders.c.id == returns.c.order_id)
        .outerjoin(customers, customers.c.id == orders.c.customer_id)
        .where(*conditions)
        .order_by(returns.c.id.desc())
        .limit(limit)
    )
    return [_seen(reader, row, actor) for row in reader.conn.execute(statement).mappings().all()]


def _seen(reader: Reader, row: Any, actor: Actor | None) -> ReturnView:
    asked = rows.from_row(reader.conn, row)
    order = order_rows.order_by(reader.conn, order_id=asked.order_id)
    if order is None:
        raise RuntimeError(f"return {asked.number} has no order")
    facts = OrderFacts(now=reader.now, actor=actor, reason="given") if actor else None
    mine = [one for one in rows.refunds_of(reader.conn, order.id) if one.return_id == asked.id]
    return return_view(
        asked, order, reader.policy,
        customer=row["customer"] or "",
        refunds=tuple(refund_view(one, order.number, asked.number, actor) for one in mine),
        allowed_steps=allowed(RETURN, asked, actor, facts) if actor else (),
    )  # fmt: skip


def refund_view(refund: Refund, order: str, return_number: str, actor: Actor | None) -> RefundView:
    """Return a refund as readers see it."""
    return RefundView(
        id=refund.id,
        order=order,
        state=str(refund.state),
        amount=Money(refund.amount_minor, refund.currency),
        method=refund.method,
        reason=refund.reason,
        queued_at=refund.queued_at,
        reference=refund.reference,
        settled_at=refund.settled_at,
        return_number=return_number,
        allowed_steps=allowed(REFUND, refund, actor) if actor else (),
    )


def list_refunds(reader: Reader, query: ListRefunds) -> Page:
    """Return a page of refunds, newest first."""
    limit = page_limit(query.limit)
    statement: Select[Any] = (
        select(refunds, orders.c.number.label("order_number"), returns.c.number.label("return_number"))
        .join(orders, orders.c.id == refunds.c.order_id)
        .outerjoin(returns, returns.c.id == refunds.c.return_id)
        .order_by(refunds.c.id.desc())
        .limit(limit + 1)
    )
    if query.state:
        statement = statement.where(refunds.c.state.in_(query.state.split(",")))
    if query.order:
        statement = statement.where(orders.c.number == query.order)
    if query.after:
        statement = statement.where(refunds.c.id < (cursor(query.after) or LARGEST_ID))
    found = reader.conn.execute(statement).mappings().all()
    shown = tuple(
        refund_view(rows.refund_from(row), row["order_number"], row["return_number"] or "", query.actor)
        for row in found[:limit]
    )
    return Page(shown, str(shown[-1].id) if len(found) > limit else None)


def list_returnable(reader: Reader, query: Returnable) -> tuple[ReturnableOrder, ...]:
    """Return the orders of which something can come back or be called off, newest first."""
    o = orders.c
    states = [str(state) for state in (*BINDING, OrderState.CLOSED)]
    whose: Sequence[ColumnElement[bool]] = [
        condition
        for wanted, condition in (
            (query.number, o.number == query.number),
            (query.customer_id is not None, o.customer_id == query.customer_id),
            (query.conversation_id is not None, o.conversation_id == query.conversation_id),
        )
        if wanted
    ]
    if not whose:
        return ()
    ids = select(o.id).where(*whose, o.state.in_(states)).order_by(o.id.desc()).limit(_MOST_ORDERS)
    found = []
    for order_id in reader.conn.execute(ids).scalars().all():
        order = order_rows.order_by(reader.conn, order_id=order_id)
        if order is not None and (seen := _returnable(reader, order)) is not None:
            found.append(seen)
    return tuple(found)


def _returnable(reader: Reader, order: Order) -> ReturnableOrder | None:
    open_lines = [line for line in order.lines if returnable(line) > 0]
    shipped = any(line.shipped for line in order.lines)
    if not open_lines and shipped:
        return None
    said = _clauses(reader, order, open_lines)
    lines = tuple(
        ReturnableLine(
            line.position, line.sku, line.name, quantity_text(returnable(line)), line.base_unit,
            clause=said[line.id][""], faulty=not said[line.id]["defective"],
        )
        for line in open_lines
    )  # fmt: skip
    in_time = not lines or any(not said[line.id]["withdrawal"] for line in open_lines)
    return ReturnableOrder(order.number, str(order.state), lines, order.placed_at, shipped, order.version, in_time)


def _clauses(reader: Reader, order: Order, lines: Sequence[OrderLine]) -> Mapping[int, Mapping[str, str]]:
    """Return by line and reason the clause that stands against taking it back; none where a colleague decides."""
    policy = reader.policy
    if policy.returns.outside != "refuse":
        return {line.id: dict.fromkeys(_ASKED_FOR, "") for line in lines}
    known = item_by_sku(reader.conn, [line.sku for line in lines]) if policy.returns.excluded else {}
    arrived = arrived_on(shipments_of(reader.conn, order.id), policy)
    asked = [Asked(line, returnable(line), known[line.sku].category if line.sku in known else "") for line in lines]
    reasons = {
        reason: Circumstances(shop_day(reader.now, policy), reason, reason == "withdrawal", arrived)
        for reason in _ASKED_FOR
    }
    return {
        one.line.id: {reason: clause_against(policy, one, asks) for reason, asks in reasons.items()} for one in asked
    }


def goods_aside(reader: Reader, query: GoodsAside) -> tuple[tuple[str, str, str], ...]:
    """Return the goods that came back and are not for sale."""
    return tuple((place, sku, quantity_text(units)) for place, sku, units in rows.aside(reader.conn))


ANSWERS: Answers = {
    FindReturn: find_return,
    ListReturns: list_returns,
    ListRefunds: list_refunds,
    Returnable: list_returnable,
    GoodsAside: goods_aside,
}
