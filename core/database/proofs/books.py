"""The books: gapless numbers, balanced entries, invoices that bill what was agreed, money that was counted once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, func, or_, select

from core.database.proofs import differing, streamed
from core.database.proofs.orders import line_amounts
from core.database.tables.books import invoice_lines, invoices, ledger_entries, number_series, payments
from core.database.tables.orders import order_lines, orders
from core.database.tables.returns import refunds
from core.domain.invoices import InvoiceState, PaymentState, RefundState
from core.domain.money import Money

_TAKEN_BACK = (str(InvoiceState.CREDITED), str(InvoiceState.REVERSED))
_SIGN = case((invoices.c.credits.is_(None), 1), else_=-1)


def violations(conn: Connection) -> Iterator[str]:
    """Yield what is wrong with invoices, payments and the ledger."""
    yield from _series(conn)
    yield from _ledger(conn)
    yield from _invoices(conn)
    yield from _credit_notes(conn)
    yield from _per_order(conn)
    yield from _billed_lines(conn)


def _series(conn: Connection) -> Iterator[str]:
    i = invoices.c
    last_on = {row.series: (row.last, row.last_on) for row in conn.execute(select(number_series))}
    series, number, on = "", 0, ""
    for row in streamed(conn, select(i.series, i.number, i.issued_on).order_by(i.series, i.number)):
        if row.series != series:
            series, number, on = row.series, 0, ""
        if row.number != number + 1:
            yield f"invoice series {series}: number {row.number} follows number {number}"
        if row.issued_on < on:
            yield f"invoice {series}-{row.number:05d}: its day {row.issued_on} is before {on} of the one before it"
        number, on = row.number, max(on, row.issued_on)
        if last_on.get(series, (0, ""))[0] < number:
            yield f"invoice series {series}: number {number} was never taken from the series"
    counted = select(i.series, func.max(i.number).label("most")).group_by(i.series)
    most = {row.series: row.most for row in conn.execute(counted)}
    for name, (last, _) in sorted(last_on.items()):
        if last > most.get(name, 0):
            yield f"invoice series {name}: number {last} was taken, but the last invoice is {most.get(name, 0)}"


def _ledger(conn: Connection) -> Iterator[str]:
    e = ledger_entries.c
    for row in conn.execute(
        select(e.entry, func.sum(e.debit - e.credit).label("n"))
        .group_by(e.entry)
        .having(func.sum(e.debit - e.credit) != 0)
    ):
        yield f"ledger entry {row.entry}: debits and credits differ by {int(row.n)} minor units"
    o = orders.c
    owed = {
        "receivables": (o.invoiced_minor - o.paid_minor, "what is invoiced and not paid"),
        "bank": (o.paid_minor, "what is paid"),
    }
    for account, (expected, words) in owed.items():
        for number, off in _by_number(
            conn,
            differing(
                conn,
                select(e.order_id, (e.debit - e.credit).label("n")).where(e.account == account),
                select(o.id.label("order_id"), (-expected).label("n")),
            ),
        ):
            yield f"order {number}: the ledger's {account} are {off} minor units off {words}"


def _by_number(conn: Connection, rows: Iterator[Row[Any]]) -> Iterator[tuple[str, int]]:
    for row in rows:
        number = conn.execute(select(orders.c.number).where(orders.c.id == row.order_id)).scalar()
        yield number or f"with id {row.order_id}, which is gone", int(row.n)


def _invoices(conn: Connection) -> Iterator[str]:
    i, line = invoices.c, invoice_lines.c
    sums = (
        select(
            line.invoice_id,
            func.sum(line.net_minor).label("net"),
            func.sum(line.tax_minor).label("tax"),
        )
        .group_by(line.invoice_id)
        .subquery()
    )
    net = func.coalesce(sums.c.net, 0) + i.shipping_minor
    tax = func.coalesce(sums.c.tax, 0) + i.shipping_tax_minor
    open_states = (str(InvoiceState.ISSUED), str(InvoiceState.OVERDUE), str(InvoiceState.PART_PAID))
    is_invoice, is_paid = i.credits.is_(None), i.paid_minor >= i.total_minor
    rules = {
        "its net is not what its lines and shipping make": i.net_minor != net,
        "its tax is not what its lines and shipping make": i.tax_minor != tax,
        "its total is not net + tax": i.total_minor != i.net_minor + i.tax_minor,
        "more is paid than it says": and_(i.paid_minor > i.total_minor, i.paid_minor > 0),
        "it is open, but nothing is due": and_(is_invoice, i.state.in_(open_states), is_paid),
        "it counts as paid, but is not": and_(i.state == str(InvoiceState.PAID), ~is_paid),
    }
    for words, wrong in rules.items():
        statement = select(i.series, i.number).outerjoin(sums, sums.c.invoice_id == i.id).where(wrong).order_by(i.id)
        for row in conn.execute(statement):
            yield f"invoice {row.series}-{row.number:05d}: {words}"


def _credit_notes(conn: Connection) -> Iterator[str]:
    note, bill = invoices.alias("note"), invoices.alias("bill")
    joined = select(note.c.series, note.c.number).outerjoin(bill, bill.c.id == note.c.credits)
    wrong = or_(
        bill.c.id.is_(None), bill.c.order_id != note.c.order_id, bill.c.credits.is_not(None),
        bill.c.total_minor < note.c.total_minor,
    )  # fmt: skip
    for row in conn.execute(joined.where(note.c.credits.is_not(None), wrong).order_by(note.c.id)):
        yield f"credit note {row.series}-{row.number:05d}: it does not reverse an invoice of its order"
    sums = func.coalesce(func.sum(note.c.total_minor), 0)
    is_credited = bill.c.state.in_(_TAKEN_BACK)
    for row in conn.execute(
        select(bill.c.series, bill.c.number)
        .join(note, note.c.credits == bill.c.id)
        .where(bill.c.total_minor > 0)
        .group_by(bill.c.id, bill.c.series, bill.c.number, bill.c.total_minor, bill.c.state)
        .having(or_(sums > bill.c.total_minor, and_(sums == bill.c.total_minor, ~is_credited)))
        .order_by(bill.c.id)
    ):
        yield f"invoice {row.series}-{row.number:05d}: its credit notes make its whole total or more, and it stands"
    for bad in conn.execute(
        select(bill.c.series, bill.c.number, func.coalesce(func.sum(note.c.total_minor), 0).label("n"))
        .outerjoin(note, note.c.credits == bill.c.id)
        .where(bill.c.state.in_(_TAKEN_BACK))
        .group_by(bill.c.id, bill.c.series, bill.c.number, bill.c.total_minor)
        .having(func.coalesce(func.sum(note.c.total_minor), 0) != bill.c.total_minor)
        .order_by(bill.c.id)
    ):
        yield f"invoice {bad.series}-{bad.number:05d}: it is credited, but its credit notes do not make its total"


def _per_order(conn: Connection) -> Iterator[str]:
    o, i, p, f = orders.c, invoices.c, payments.c, refunds.c
    sides: dict[str, tuple[str, list[Select[Any]]]] = {
        "what is invoiced": (
            "the sum of its invoices less credit notes",
            [
                select(o.id.label("order_id"), o.invoiced_minor.label("n")),
                select(i.order_id, (-i.total_minor * _SIGN).label("n")),
            ],
        ),
        "what is paid": (
            "the sum of its payments less refunds",
            [
                select(o.id.label("order_id"), o.paid_minor.label("n")),
                select(p.order_id, (-p.amount_minor).label("n")).where(p.state == str(PaymentState.CAPTURED)),
                select(f.order_id, f.amount_minor.label("n")).where(f.state == str(RefundState.SETTLED)),
            ],
        ),
    }
    for words, (other, amounts) in sides.items():
        for number, off in _by_number(conn, differing(conn, *amounts)):
            yield f"order {number}: {words} is {off} minor units off {other}"
    settled = select(i.order_id, func.sum(i.paid_minor * _SIGN).label("n")).group_by(i.order_id)
    sums = settled.subquery()
    for row in conn.execute(
        select(o.number).join(sums, sums.c.order_id == o.id).where(sums.c.n > o.paid_minor).order_by(o.id)
    ):
        yield f"order {row.number}: its invoices count more money than was paid"


def _billed_lines(conn: Connection) -> Iterator[str]:
    line, billed, bill = order_lines.c, invoice_lines.c, invoices.alias("bill")
    # A bill that was reversed and its credit note count for nothing: its goods may be billed again.
    counted = case((func.coalesce(bill.c.state, invoices.c.state) == str(InvoiceState.REVERSED), 0), else_=1)
    signed = case((invoices.c.credits.is_(None), billed.quantity), else_=0)
    sums = (
        select(
            billed.order_line_id,
            func.sum(signed * counted).label("invoiced"),
            func.sum((billed.quantity - signed) * counted).label("credited"),
            func.sum(billed.net_minor * _SIGN).label("net"),
            func.sum(billed.tax_minor * _SIGN).label("tax"),
        )
        .join(invoices, invoices.c.id == billed.invoice_id)
        .outerjoin(bill, bill.c.id == invoices.c.credits)
        .group_by(billed.order_line_id)
        .subquery()
    )
    billed_sums = (func.coalesce(sums.c[name], 0).label(f"sum_{name}") for name in ("invoiced", "credited"))
    statement = (
        select(
            orders.c.number, orders.c.currency, orders.c.prices_include_tax, line.position, line.price_e4,
            line.tax_rate_e4, line.invoiced, line.credited, sums.c.net, sums.c.tax, *billed_sums,
        )
        .join(orders, orders.c.id == line.order_id)
        .outerjoin(sums, sums.c.order_line_id == line.id)
        .where(or_(line.invoiced != 0, sums.c.order_line_id.is_not(None)))
        .order_by(line.id)
    )  # fmt: skip
    for row in streamed(conn, statement):
        yield from _billed_faults(row)


def _billed_faults(row: Row[Any]) -> Iterator[str]:
    which = f"order {row.number}, line {row.position}"
    if (row.invoiced, row.credited) != (row.sum_invoiced, row.sum_credited):
        yield f"{which}: invoiced or credited is not what its invoices and credit notes say"
    net, tax = line_amounts(row, row, row.invoiced - row.credited)
    if (net, tax) != (int(row.net or 0), int(row.tax or 0)):
        made = Money(int(row.net or 0) + int(row.tax or 0), row.currency)
        yield f"{which}: invoices make {made}, the invoiced quantity is worth {Money(net + tax, row.currency)}"
