"""Reverse: a bill that should not be is taken back whole by a credit note; its goods may be billed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.commands import credit, invoice
from core.commands.work import Work
from core.database import books, undo
from core.database.views import invoice_view
from core.domain.guards import OrderFacts
from core.domain.invoices import Invoice
from core.domain.lifecycles import INVOICE, ORDER
from core.domain.machine import advance
from core.domain.orders import Order
from core.errors import Refused

_REASON = "reversed"


def reverse(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Reverse an invoice of the order, the only one that stands or the one that body["invoice"] names.

    What the customer has not heard of yet is held back, and then nothing is said of it.
    Raises: Refused with nothing_to_reverse, unknown_invoice, invoice_missing, already_reversed, part_credited,
    newer_invoice or invoice_paid.
    """
    advance(ORDER, order, "reverse", work.actor, work.order_facts())
    bills = books.invoices_of(work.conn, order.id)
    bill = _meant(order, bills, str(body.get("invoice") or "").strip().upper()[:20])
    rows = [dict(row) for row in books.invoice_lines_of(work.conn, bill.id)]
    _refuse_unclean(work, bill, bills, rows)
    reason = str(body.get("reason") or "")[:500]
    held, told = undo.hold_back_bill(work.conn, bill)
    work.facts["messages_held_back"] = held
    bill, note = _note(work, order, bill, rows, reason or _REASON)
    billed = {row["order_line_id"]: row["quantity"] for row in rows}
    said = {
        "number": bill.name, "notes": [note.name],
        "invoice": invoice_view(bill, order.number, ""), "note": invoice_view(note, order.number, ""),
    }  # fmt: skip
    work.facts["credit_notes"] = [note.name]
    return work.step(
        order, "reverse", work.order_facts(reason=reason, bill_told=told), said=said,
        lines=tuple(line.plus(invoiced=-billed.get(line.id, 0)) for line in order.lines),
        invoiced_minor=order.invoiced_minor - bill.total_minor,
    )  # fmt: skip


def _meant(order: Order, bills: list[Invoice], name: str) -> Invoice:
    stands = [bill for bill in bills if bill.stands]
    if not name:
        if len(stands) > 1:
            raise Refused("invoice_missing", number=order.number, invoices=[bill.name for bill in stands])
        if stands:
            return stands[0]
        raise Refused("nothing_to_reverse")
    found = next((bill for bill in bills if bill.name == name and not bill.is_note), None)
    if found is None:
        raise Refused("unknown_invoice")
    if not found.stands:
        note = next((one.name for one in bills if one.credits == found.id), "")
        raise Refused("already_reversed", invoice=found.name, note=note)
    return found


def _refuse_unclean(work: Work, bill: Invoice, bills: list[Invoice], rows: list[dict[str, Any]]) -> None:
    """Refuse what a whole credit note would not even out, and say what is to be done first.

    Bills are laid on by difference, so that they come off newest first where they share a line.
    """
    if any(one.credits == bill.id for one in bills):
        raise Refused("part_credited", invoice=bill.name)
    mine = {row["order_line_id"] for row in rows}
    for newer in (one for one in bills if one.stands and one.id > bill.id):
        if mine & {row["order_line_id"] for row in books.invoice_lines_of(work.conn, newer.id)}:
            raise Refused("newer_invoice", invoice=bill.name, newer=newer.name)
    if bill.paid_minor and books.paid_since(work.conn, bill):
        raise Refused("invoice_paid", invoice=bill.name)


def _note(work: Work, order: Order, bill: Invoice, rows: list[dict[str, Any]], reason: str) -> tuple[Invoice, Invoice]:
    names = ("order_line_id", "quantity", "net_minor", "tax_minor", "tax_rate_e4")
    credited = [{name: row[name] for name in names} for row in rows]
    amounts, shipping = (bill.net_minor, bill.tax_minor), invoice.shipping_of(work, bill)
    note = invoice.credit_note(work, order, bill, credited, amounts=amounts, shipping=shipping, actor=credit.RULE)
    # Each settles the other; what was paid before the bill was written is the order's again.
    if note.total_minor:
        note, _ = work.move_thing(
            "invoice", INVOICE, replace(note, paid_minor=note.total_minor), "pay", order_id=order.id, actor=credit.RULE
        )
        books.save_invoice(work.conn, note)
    facts = OrderFacts(now=work.now, actor=credit.RULE, reason=reason)
    settled = replace(bill, paid_minor=bill.total_minor)
    settled, _ = work.move_thing(
        "invoice", INVOICE, settled, "reverse", order_id=order.id, facts=facts, words=reason, actor=credit.RULE,
        told={"note": note.name},
    )  # fmt: skip
    books.save_invoice(work.conn, settled)
    invoice.book_back(work, order, bill, note)
    return settled, note
