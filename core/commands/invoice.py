"""Invoice: the number is taken in the transaction that issues it; credit notes reverse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from core.commands.saying import Saying
from core.commands.work import Work
from core.database import books, customers, orders
from core.database.moments import ms
from core.database.views import invoice_view
from core.domain.commands import FallDue
from core.domain.dates import last_day, shop_day
from core.domain.guards import OrderFacts
from core.domain.invoices import Invoice, InvoiceState
from core.domain.lifecycles import INVOICE, ORDER
from core.domain.machine import Actor, Role, advance
from core.domain.orders import Order, OrderLine
from core.errors import Refused

_RULE = Actor(Role.RULE, "rule:credit_cancelled")


def invoice(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Bill what was shipped and is not billed yet; where nothing is, everything that is due."""
    billed = _to_bill(work, order)
    rows = [_row(order, line, billed[line.id]) for line in order.lines if billed.get(line.id)]
    # A delivery charge that was billed and reversed is charged anew; a fee that a credit note kept is billed by it.
    charge_billed = books.shipping_billed(work.conn, order.id)
    shipping = (0, 0) if charge_billed else (order.shipping_minor, order.shipping_tax_minor)
    net = sum(row["net_minor"] for row in rows) + shipping[0]
    tax = sum(row["tax_minor"] for row in rows) + shipping[1]
    after = replace(
        order,
        lines=tuple(line.plus(invoiced=billed.get(line.id, 0)) for line in order.lines),
        invoiced_minor=order.invoiced_minor + net + tax,
    )
    # The guards speak before a number is taken, so that nobody waits for the series in vain.
    known = work.order_facts()
    _refuse_early(order, known, work)
    made = _issued(work, order, _draft(work, order, "R", (net, tax)), rows, shipping, actor=work.actor)
    books.book(
        work.conn, made.name,
        [("receivables", net + tax, 0), ("sales", 0, net), ("tax", 0, tax)], order_id=order.id, at=ms(work.now),
    )  # fmt: skip
    made = _use_prepayment(work, order, made)
    view = {
        "number": made.name,
        "due_on": str(made.due_on),
        "total": str(order.money(net + tax)),
        "invoice": invoice_view(made, order.number, ""),
    }
    return work.step(order, "invoice", known, said=view, lines=after.lines, invoiced_minor=after.invoiced_minor)


def fall_due(work: Work, command: FallDue) -> None:
    """Mark an unpaid invoice overdue and remind the customer."""
    bill = books.invoice_by_id(work.conn, command.invoice_id)
    order = orders.order_by(work.conn, order_id=bill.order_id) if bill else None
    if bill is None or order is None:
        raise Refused("unknown_invoice")
    order = work.order(order.number)
    bill = books.invoice_by_id(work.conn, command.invoice_id) or bill  # again, under the order's lock
    late, row = work.move_thing("invoice", INVOICE, bill, "fall_due", order_id=order.id)
    books.save_invoice(work.conn, late)
    work.tell_last(
        Saying(row.emits, order.number, {"number": late.name, "invoice": invoice_view(late, order.number, "")})
    )


def _use_prepayment(work: Work, order: Order, made: Invoice) -> Invoice:
    # Money that a credit note gave back, or that settled another bill in its stead, is not used up.
    bills = books.invoices_of(work.conn, order.id)
    used = sum(-bill.paid_minor if bill.is_note else bill.paid_minor for bill in bills)
    share = min(order.paid_minor - used, made.total_minor)
    if share <= 0 and made.total_minor > 0:
        return made
    paid, _ = work.move_thing("invoice", INVOICE, replace(made, paid_minor=share), "pay", order_id=order.id)
    books.save_invoice(work.conn, paid)
    settled: Invoice = paid
    return settled


def credit_all(work: Work, order: Order) -> Order:
    """Reverse every invoice of a cancelled order by a credit note."""
    # Whoever may cancel need not be allowed to credit: the rule does it for them.
    facts = OrderFacts(now=work.now, actor=_RULE, reason="cancelled")
    for bill in books.invoices_of(work.conn, order.id):
        if not bill.stands:
            continue
        lines = [
            {key: row[key] for key in ("order_line_id", "quantity", "net_minor", "tax_minor", "tax_rate_e4")}
            for row in books.invoice_lines_of(work.conn, bill.id)
        ]
        amounts, shipping = (bill.net_minor, bill.tax_minor), shipping_of(work, bill)
        note = credit_note(work, order, bill, lines, amounts=amounts, shipping=shipping, actor=_RULE)
        credited, _ = work.move_thing("invoice", INVOICE, bill, "credit", order_id=order.id, facts=facts, actor=_RULE)
        books.save_invoice(work.conn, credited)
        book_back(work, order, bill, note)
    lines_after = tuple(line.plus(credited=line.invoiced - line.credited) for line in order.lines)
    return work.amend(order, replace(order, lines=lines_after, invoiced_minor=0))


def shipping_of(work: Work, bill: Invoice) -> tuple[int, int]:
    """Return net and tax of the delivery charge that a bill holds."""
    row = books.invoice_row(work.conn, bill.series, bill.number) if not bill.is_note else None
    return (row["shipping_minor"], row["shipping_tax_minor"]) if row else (0, 0)


def book_back(work: Work, order: Order, bill: Invoice, note: Invoice) -> None:
    """Take a whole bill out of the books again, under its credit note."""
    books.book(
        work.conn, note.name,
        [("sales", bill.net_minor, 0), ("tax", bill.tax_minor, 0), ("receivables", 0, bill.total_minor)],
        order_id=order.id, at=ms(work.now),
    )  # fmt: skip


def credit_note(
    work: Work, order: Order, bill: Invoice, rows: Sequence[Mapping[str, Any]], *, amounts: tuple[int, int],
    shipping: tuple[int, int], actor: Actor,
) -> Invoice:  # fmt: skip
    """Return an issued credit note that references its bill. amounts: net and tax, shipping included."""
    draft = _draft(work, order, "C", amounts, credits=bill.id)
    return _issued(work, order, draft, rows, shipping, actor=actor)


def _draft(work: Work, order: Order, series: str, amounts: tuple[int, int], *, credits: int | None = None) -> Invoice:
    today = shop_day(work.now, work.policy)
    name = f"{series}-{today.year % 100:02d}"
    number, on = books.next_number(work.conn, name, today)
    own_terms = customers.terms_of(work.conn, order.customer_id) if order.customer_id else None
    terms = work.policy.terms_days if own_terms is None else own_terms
    return Invoice(
        id=0,
        order_id=order.id,
        state=InvoiceState.DRAFT,
        series=name,
        number=number,
        issued_on=on,
        due_on=on + timedelta(days=terms),
        currency=order.currency,
        net_minor=amounts[0],
        tax_minor=amounts[1],
        total_minor=sum(amounts),
        credits=credits,
    )


def _issued(
    work: Work, order: Order, draft: Invoice, rows: Sequence[Mapping[str, Any]], shipping: tuple[int, int], *,
    actor: Actor,
) -> Invoice:  # fmt: skip
    issued, _ = advance(INVOICE, draft, "issue", actor)
    invoice_id = books.insert_invoice(
        work.conn, issued, rows,
        shipping_minor=shipping[0], shipping_tax_minor=shipping[1], parties=_parties(work, order, draft.credits),
    )  # fmt: skip
    made, _ = work.move_thing(
        "invoice", INVOICE, replace(draft, id=invoice_id), "issue", order_id=order.id, actor=actor
    )
    stored: Invoice = made
    return stored


def _refuse_early(order: Order, known: OrderFacts, work: Work) -> None:
    advance(ORDER, order, "invoice", work.actor, known)


def _to_bill(work: Work, order: Order) -> dict[int, int]:
    shipped = {line.id: line.shipped - line.invoiced for line in order.lines if line.shipped > line.invoiced}
    if shipped and work.policy.bill_on == "delivery":
        return shipped
    return {line.id: line.due - line.invoiced for line in order.lines if line.due > line.invoiced}


def _row(order: Order, line: OrderLine, quantity: int) -> dict[str, Any]:
    # By difference of what is billed before and after, so that part invoices add up to the order to the cent.
    before = line.invoiced - line.credited
    after = before + quantity
    return {
        "order_line_id": line.id,
        "quantity": quantity,
        "net_minor": (order.line_net(line, after) - order.line_net(line, before)).minor,
        "tax_minor": (order.line_tax(line, after) - order.line_tax(line, before)).minor,
        "tax_rate_e4": line.tax_rate_e4,
    }


def _parties(work: Work, order: Order, credits: int | None) -> dict[str, Any]:
    # Frozen with the invoice: a later change of name or address must not change what was issued.
    customer = customers.by_id(work.conn, order.customer_id) if order.customer_id else None
    bill_to = customer.addresses[0] if customer and customer.addresses else order.ship_to
    return {
        "customer": {"name": customer.name, "number": customer.number, "vat_id": customer.vat_id} if customer else {},
        "bill_to": asdict(bill_to) if bill_to else {},
        "ship_to": asdict(order.ship_to) if order.ship_to else {},
        "shop": asdict(work.policy.shop),
        "bank": asdict(work.policy.bank),
        "delivered_on": _delivered_on(work, order, credits),
    }


def _delivered_on(work: Work, order: Order, credits: int | None) -> str:
    """Return the day of the goods that are billed: of the last parcel so far, or as the credited invoice says."""
    if credits is not None and (frozen := books.parties_of(work.conn, credits).get("delivered_on")) is not None:
        return str(frozen)
    return last_day((one.shipped_at for one in books.shipments_of(work.conn, order.id)), work.policy)
