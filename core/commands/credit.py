"""Credit: billed units are given back by credit notes, newest bill first, at the rate that they were charged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from core.commands import invoice
from core.commands.work import Work
from core.database import books
from core.database.moments import ms
from core.domain.guards import OrderFacts
from core.domain.invoices import Invoice, InvoiceState
from core.domain.lifecycles import INVOICE
from core.domain.machine import Actor, Role
from core.domain.orders import Order
from core.domain.returns import credit_of

RULE = Actor(Role.RULE, "rule:returns")


@dataclass(frozen=True, slots=True)
class Credited:
    """What was credited. total_minor: gross, after the fee."""

    order: Order
    notes: tuple[Invoice, ...]
    total_minor: int


@contextmanager
def by_rule(work: Work) -> Iterator[None]:
    """Let the shop's rule take the steps inside: whoever may cause them need not be allowed to take them alone."""
    actor, work.actor = work.actor, RULE
    try:
        yield
    finally:
        work.actor = actor


def billed(work: Work, order: Order, quantities: Mapping[int, int]) -> Order:
    """Return the order with what is to be credited billed first, so that every credit has its invoice."""
    missing = any(line.invoiced - line.credited < quantities.get(line.id, 0) for line in order.lines)
    if not missing:
        return order
    with by_rule(work):
        return invoice.invoice(work, order, {})


def credit_units(
    work: Work,
    order: Order,
    quantities: Mapping[int, int],
    *,
    shipping: tuple[int, int] = (0, 0),
    fee: tuple[int, int] = (0, 0),
    reason: str,
) -> Credited:
    """Credit units of billed lines. shipping, fee: net and tax that go back too, and that are kept.

    quantities: order line id -> units, all of them billed.
    """
    rows = _rows(work, order, quantities)
    bills = {bill.id: bill for bill in books.invoices_of(work.conn, order.id)}
    charged = next((one.id for one in bills.values() if one.stands and invoice.shipping_of(work, one)[0] > 0), None)
    extra = {charged: shipping} if charged is not None and shipping != (0, 0) else {}
    notes, left = [], fee
    for bill_id in sorted({*rows, *extra}, reverse=True):
        own = extra.get(bill_id, (0, 0))
        both = (own[0] - left[0], own[1] - left[1])
        left = (0, 0)
        notes.append(_note(work, order, bills[bill_id], rows.get(bill_id, []), both, reason))
    total = sum(note.total_minor for note in notes)
    back = extra.get(charged, (0, 0)) if charged is not None else (0, 0)
    after = work.step(
        order, "credit", OrderFacts(now=work.now, actor=RULE, reason=reason), actor=RULE, say=False,
        said={"notes": [note.name for note in notes], "credited": total},
        lines=tuple(line.plus(credited=quantities.get(line.id, 0)) for line in order.lines),
        invoiced_minor=order.invoiced_minor - total,
        shipping_minor=order.shipping_minor - back[0] + fee[0],
        shipping_tax_minor=order.shipping_tax_minor - back[1] + fee[1],
    )  # fmt: skip
    return Credited(after, tuple(notes), total)


def _rows(work: Work, order: Order, quantities: Mapping[int, int]) -> dict[int, list[dict[str, int]]]:
    """Return invoice id -> rows of its credit note. Bills are taken off as they were laid on, newest first."""
    open_units = _open_units(work, order)
    made: dict[int, list[dict[str, int]]] = {}
    for line in order.lines:
        left, now = quantities.get(line.id, 0), line
        for bill_id in sorted(open_units.get(line.id, {}), reverse=True):
            share = min(left, open_units[line.id][bill_id])
            if share <= 0:
                continue
            net, tax = credit_of(order, now, share)
            now, left = now.plus(credited=share), left - share
            row = {"order_line_id": line.id, "quantity": share, "net_minor": net, "tax_minor": tax}
            made.setdefault(bill_id, []).append(row | {"tax_rate_e4": line.tax_rate_e4})
        if left:
            raise RuntimeError(f"order {order.number}, line {line.position}: more is credited than is billed")
    return made


def _open_units(work: Work, order: Order) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {}
    for bill in books.invoices_of(work.conn, order.id):
        on = bill.id if bill.credits is None else bill.credits
        for row in books.invoice_lines_of(work.conn, bill.id):
            of_line = found.setdefault(row["order_line_id"], {})
            of_line[on] = of_line.get(on, 0) + (row["quantity"] if bill.credits is None else -row["quantity"])
    return found


def _note(
    work: Work, order: Order, bill: Invoice, rows: list[dict[str, int]], shipping: tuple[int, int], reason: str
) -> Invoice:
    net = sum(row["net_minor"] for row in rows) + shipping[0]
    tax = sum(row["tax_minor"] for row in rows) + shipping[1]
    note = invoice.credit_note(work, order, bill, rows, amounts=(net, tax), shipping=shipping, actor=RULE)
    facts = OrderFacts(now=work.now, actor=RULE, reason=reason)
    others = [one for one in books.invoices_of(work.conn, order.id) if one.credits == bill.id]
    whole = sum(one.total_minor for one in others) >= bill.total_minor
    bill, note = offset(work, order, bill, note, pay_bill=not whole)
    moved, _ = work.move_thing(
        "invoice", INVOICE, bill, "credit" if whole else "credit_part", order_id=order.id, facts=facts, actor=RULE
    )
    books.save_invoice(work.conn, moved)
    books.book(
        work.conn, note.name, [("sales", net, 0), ("tax", tax, 0), ("receivables", 0, net + tax)],
        order_id=order.id, at=ms(work.now),
    )  # fmt: skip
    return note


def offset(work: Work, order: Order, bill: Invoice, note: Invoice, *, pay_bill: bool) -> tuple[Invoice, Invoice]:
    """Return bill and note after the note has settled what is open on its bill; the rest of the note is owed."""
    share = min(bill.open_minor, note.total_minor)
    if share <= 0:
        return bill, note
    bill = replace(bill, paid_minor=bill.paid_minor + share)
    if pay_bill and bill.state is not InvoiceState.CREDITED:
        bill, _ = work.move_thing("invoice", INVOICE, bill, "pay", order_id=order.id, actor=RULE)
    note = replace(note, paid_minor=note.paid_minor + share)
    note, _ = work.move_thing("invoice", INVOICE, note, "pay", order_id=order.id, actor=RULE)
    books.save_invoice(work.conn, note)
    return bill, note
