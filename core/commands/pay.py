"""Pay: a payment is booked once by its reference and settles the oldest invoices first."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.commands.work import Work
from core.database import books
from core.database.moments import ms
from core.domain.invoices import Payment, PaymentState
from core.domain.lifecycles import INVOICE, PAYMENT
from core.domain.money import Money, money_from
from core.domain.orders import Order
from core.errors import Refused


def pay(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Book a payment: the amount named, or all that is open.

    Raises: Refused with `more_than_due`, or `payment_known` for a reference that was booked before.
    """
    open_minor = order.totals.total.minor - order.paid_minor
    amount = money_from(body["amount"], order.currency) if body.get("amount") else Money(open_minor, order.currency)
    if amount.minor <= 0 and open_minor > 0:
        raise Refused("bad_amount", value=str(amount))
    if amount.minor > open_minor > 0:
        raise Refused("more_than_due", due=str(Money(open_minor, order.currency)), currency=order.currency)
    method = str(body.get("method") or "bank_transfer")[:40]
    reference = str(body.get("reference") or uuid.uuid4().hex)[:120]
    if books.payment_known(work.conn, method, reference):
        raise Refused("payment_known", reference=reference)
    after = work.step(
        order, "pay", work.order_facts(),
        said={"amount": amount, "paid": str(amount), "method": method}, paid_minor=order.paid_minor + amount.minor,
    )  # fmt: skip
    capture(work, order, amount, method, reference)
    _settle(work, order, amount.minor)
    return after


def capture(work: Work, order: Order, amount: Money, method: str, reference: str) -> None:
    """Book money that came in for an order."""
    values = {
        "order_id": order.id, "state": str(PaymentState.CREATED), "amount_minor": amount.minor,
        "currency": order.currency, "method": method, "reference": reference, "at": ms(work.now),
    }  # fmt: skip
    payment_id = books.insert_payment(work.conn, values)
    created = Payment(payment_id, order.id, PaymentState.CREATED, amount.minor, order.currency, method, reference)
    captured, _ = work.move_thing("payment", PAYMENT, created, "capture", order_id=order.id)
    books.save_payment_state(work.conn, payment_id, str(captured.state))
    entry = f"payment {payment_id}"
    rows = [("bank", amount.minor, 0), ("receivables", 0, amount.minor)]
    books.book(work.conn, entry, rows, order_id=order.id, at=ms(work.now))


def _settle(work: Work, order: Order, minor: int) -> None:
    for bill in books.invoices_of(work.conn, order.id):
        share = min(minor, bill.open_minor)
        if share <= 0 or not bill.stands:
            continue
        minor -= share
        paid = replace(bill, paid_minor=bill.paid_minor + share)
        moved, _ = work.move_thing("invoice", INVOICE, paid, "pay", order_id=order.id)
        books.save_invoice(work.conn, moved)
