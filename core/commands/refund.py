"""Refund: money is queued under the order's lock, sent, and settled or failed; never more than is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.commands.credit import RULE, billed, credit_units
from core.commands.lines import named_quantities
from core.commands.saying import Saying
from core.commands.work import Work
from core.database import books, orders, returns
from core.database.moments import ms
from core.domain.guards import OrderFacts
from core.domain.invoices import Invoice, InvoiceState, Refund, RefundState, ReturnState
from core.domain.lifecycles import INVOICE, REFUND, RETURN
from core.domain.machine import Role
from core.domain.money import Money, money_from
from core.domain.orders import Order
from core.domain.return_events import RefundSettled
from core.domain.returning import RefundOrder, TakeRefundStep
from core.errors import Refused

STEPS = ("send", "settle", "fail")


def refund_order(work: Work, command: RefundOrder) -> None:
    """Queue a refund: the amount named, or all that was paid beyond what is owed; named lines are credited first.

    Raises: Refused with `more_than_refundable` or `nothing_to_refund`.
    """
    work.only(Role.FINANCE | Role.MANAGER, "refund")
    order = work.order(command.order)
    known = _known(work, order, command.key)
    if known is None:
        notes: tuple[str, ...] = ()
        if command.lines:
            order, notes = _credit_lines(work, order, command)
        amount = money_from(command.amount, order.currency).minor if command.amount else owed(work, order)
        known = queue(work, order, amount, reason=command.reason, key=command.key)
        work.facts["credit_notes"] = list(notes)
    work.facts["refund"] = known.id


def _known(work: Work, order: Order, key: str) -> Refund | None:
    return next((one for one in returns.refunds_of(work.conn, order.id) if key and one.key == key), None)


def _credit_lines(work: Work, order: Order, command: RefundOrder) -> tuple[Order, tuple[str, ...]]:
    named = named_quantities(order, {"lines": command.lines})
    by_line = {line.id: named.get(line.position, 0) for line in order.lines}
    for line in order.lines:
        if by_line[line.id] > line.shipped - line.credited:
            raise Refused("too_much", position=line.position)
    order = billed(work, order, by_line)
    credited = credit_units(work, order, by_line, reason=command.reason or "refund")
    return credited.order, tuple(note.name for note in credited.notes)


def refundable(work: Work, order: Order) -> int:
    """Return what may still be given back: the money that is here, less what is on its way back already."""
    live = sum(one.amount_minor for one in returns.refunds_of(work.conn, order.id) if one.live)
    return order.paid_minor - live


def owed(work: Work, order: Order) -> int:
    """Return what was paid beyond what the order costs and is not on its way back yet; 0 where nothing was."""
    return max(refundable(work, order) - order.totals.total.minor, 0)


def queue(
    work: Work, order: Order, amount_minor: int, *, reason: str, return_id: int | None = None, key: str = ""
) -> Refund:
    """Queue money to go back.

    Raises: Refused with `more_than_refundable` or `nothing_to_refund`.
    """
    most = refundable(work, order)
    if amount_minor <= 0:
        raise Refused("nothing_to_refund")
    if amount_minor > most:
        raise Refused("more_than_refundable", refundable=str(order.money(most)), currency=order.currency)
    made = returns.insert_refund(
        work.conn,
        Refund(
            0, order.id, RefundState.QUEUED, amount_minor, order.currency, work.now, return_id,
            method=_method(work, order), reason=reason[:500], key=key[:120],
        ),
    )  # fmt: skip
    work.move_thing("refund", REFUND, made, "queue", order_id=order.id, actor=RULE, told={"amount": amount_minor})
    return made


def _method(work: Work, order: Order) -> str:
    # What a return has paid in came by the way of the order before; nothing can be sent there.
    paid = [one for one in books.payment_methods(work.conn, order.id) if one != "exchange"]
    return paid[-1] if paid else "bank_transfer"


def take_refund_step(work: Work, command: TakeRefundStep) -> None:
    """Move a refund on. A failed one that is sent again must still fit into the money that is here.

    Raises: Refused.
    """
    if command.step not in STEPS:
        raise Refused("unknown_step", step=command.step[:40])
    found = returns.refund_by_id(work.conn, command.id)
    order = orders.order_by(work.conn, order_id=found.order_id) if found else None
    if found is None or order is None:
        raise Refused("unknown_refund")
    order = work.order(order.number)
    refund = returns.refund_by_id(work.conn, command.id) or found  # again, under the order's lock
    if refund.state is RefundState.FAILED and refund.amount_minor > refundable(work, order):
        raise Refused(
            "more_than_refundable", refundable=str(order.money(refundable(work, order))), currency=order.currency
        )
    if command.step == "settle" and refund.state is RefundState.QUEUED:
        refund, _ = work.move_thing("refund", REFUND, refund, "send", order_id=order.id)
    moved, _ = work.move_thing("refund", REFUND, refund, command.step, order_id=order.id)
    reference = str(command.body.get("reference") or "")[:120]
    refund = replace(moved, reference=reference or refund.reference)
    if command.step == "settle":
        refund = replace(refund, settled_at=work.now)
        work.tell_last(_told(work, order, refund))
        settle(work, order, refund)
    returns.save_refund(work.conn, refund)
    if command.step == "settle":
        close_return(work, refund.return_id)


def _told(work: Work, order: Order, refund: Refund) -> Saying:
    notes = [] if refund.return_id else [one.name for one in books.invoices_of(work.conn, order.id) if one.is_note]
    amount = Money(refund.amount_minor, refund.currency)
    facts = {"amount": amount, "method": refund.method, "reference": refund.reference, "notes": notes}
    return Saying(RefundSettled, order.number, facts)


def settle(work: Work, order: Order, refund: Refund) -> None:
    """Take money that went out off the order, its credit notes and its bills."""
    amount = refund.amount_minor
    after = order.paid_minor - amount
    work.step(
        order, "refund", OrderFacts(now=work.now, actor=RULE), actor=RULE,
        said={"refund": refund.id, "refunded": amount}, paid_minor=after,
    )  # fmt: skip
    rows = [("receivables", amount, 0), ("bank", 0, amount)]
    books.book(work.conn, f"refund {refund.id}", rows, order_id=order.id, at=ms(work.now))
    bills = books.invoices_of(work.conn, order.id)
    left = amount
    for note in (one for one in bills if one.is_note and one.open_minor > 0):
        share = min(left, note.open_minor)
        left -= share
        if share:
            _moved(work, order, replace(note, paid_minor=note.paid_minor + share), "pay")
    _take_from_bills(work, order, books.invoices_of(work.conn, order.id), after)


def _take_from_bills(work: Work, order: Order, bills: Sequence[Invoice], paid_minor: int) -> None:
    """Open bills again whose money went back, newest first, until they count no more than is here."""
    counted = sum(-bill.paid_minor if bill.is_note else bill.paid_minor for bill in bills)
    over = counted - paid_minor
    for bill in reversed(bills):
        share = min(over, bill.paid_minor)
        if share <= 0 or bill.is_note or bill.state not in (InvoiceState.PAID, InvoiceState.PART_PAID):
            continue
        over -= share
        _moved(work, order, replace(bill, paid_minor=bill.paid_minor - share), "give_back")


def _moved(work: Work, order: Order, bill: Invoice, step: str) -> None:
    moved, _ = work.move_thing("invoice", INVOICE, bill, step, order_id=order.id, actor=RULE)
    books.save_invoice(work.conn, moved)


def close_return(work: Work, return_id: int | None) -> None:
    """Close a resolved return once no money of it is under way."""
    found = returns.return_by(work.conn, return_id=return_id) if return_id else None
    if found is None or found.state is not ReturnState.RESOLVED:
        return
    mine = [one for one in returns.refunds_of(work.conn, found.order_id) if one.return_id == found.id]
    if any(one.live or one.state is RefundState.FAILED for one in mine):
        return
    closed, _ = work.move_thing("return", RETURN, found, "close", order_id=found.order_id, actor=RULE)
    returns.save_return(work.conn, replace(closed, version=found.version + 1))
