"""Exchange: what a return credited pays for its replacement once that binds; what is left goes back or stays."""

from __future__ import annotations

from dataclasses import replace

from core.commands import pay, refund
from core.commands.credit import RULE, by_rule
from core.commands.work import Work
from core.database import books, orders, returns
from core.domain.invoices import Refund
from core.domain.lifecycles import REFUND
from core.domain.money import Money
from core.domain.orders import Order
from core.domain.returns import EXCHANGED, Return

METHOD = "exchange"


def behind(work: Work, order: Order) -> tuple[Return, Order] | None:
    """Return the return that an order replaces, and its order, locked; None where it replaces nothing."""
    if order.source.channel != EXCHANGED or work.is_new(order):
        return None
    asked = returns.return_by(work.conn, number=order.source.external_id)
    old = orders.order_by(work.conn, order_id=asked.order_id) if asked else None
    return (asked, work.order(old.number)) if asked and old else None


def carry(work: Work, order: Order, came: tuple[Return, Order] | None) -> Order:
    """Return the binding order with the credit of its return paid in; the rest is settled by the policy."""
    if came is None:
        return order
    asked, old = came
    credit = _credit(work, asked, old)
    share = min(credit, order.totals.total.minor - order.paid_minor)
    if share > 0:
        _pay_out(work, asked, old, order, share)
        with by_rule(work):
            pay.capture(work, order, Money(share, order.currency), METHOD, f"{asked.number} {order.number}")
        order = work.amend(order, replace(order, paid_minor=order.paid_minor + share))
    _settle_rest(work, asked, old, credit - max(share, 0))
    return order


def end(work: Work, order: Order) -> None:
    """Settle what a return credited whose replacement never came to bind."""
    came = behind(work, order) if order.confirmed_at is None else None
    if came is not None:
        _settle_rest(work, *came, _credit(work, *came))


def _credit(work: Work, asked: Return, old: Order) -> int:
    notes = (one for one in books.invoices_of(work.conn, old.id) if one.name in asked.credit_notes)
    return min(refund.owed(work, work.order(old.number)), sum(note.total_minor for note in notes))


def _pay_out(work: Work, asked: Return, old: Order, order: Order, share: int) -> Refund:
    key, reason = f"exchange:{order.number}", f"exchange {order.number}"
    made = refund.queue(work, old, share, reason=reason, return_id=asked.id, key=key)
    told = {"amount": share, "order": order.number}
    moved, _ = work.move_thing("refund", REFUND, made, "carry", order_id=old.id, actor=RULE, told=told)
    carried: Refund = replace(moved, method=METHOD, settled_at=work.now)
    refund.settle(work, old, carried)
    returns.save_refund(work.conn, carried)
    return carried


def _settle_rest(work: Work, asked: Return, old: Order, rest: int) -> None:
    if rest > 0 and work.policy.returns.exchange_rest == "refund":
        refund.queue(work, work.order(old.number), rest, reason="exchange", return_id=asked.id)
