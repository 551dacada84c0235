"""Invoices, payments, the ledger, shipments: the things that belong to an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, case, func, insert, select, update

from core.database.moments import day, day_or_none, moment_or_none, ms_or_none
from core.database.tables.books import invoice_lines, invoices, ledger_entries, number_series, payments
from core.database.tables.orders import shipments
from core.domain.invoices import Invoice, InvoiceState, PaymentState
from core.domain.shipments import Shipment, ShipmentState

_INVOICES_OF = select(invoices).where(invoices.c.order_id == bindparam("key")).order_by(invoices.c.id)
_SHIPMENTS_OF = select(shipments).where(shipments.c.order_id == bindparam("key")).order_by(shipments.c.id)
_SAVE_SHIPMENT = (
    update(shipments)
    .where(shipments.c.id == bindparam("shipment_id"))
    .values(
        {
            name: bindparam(f"new_{name}", type_=shipments.c[name].type)
            for name in (
                "state", "quantities", "method", "tracking", "weight_g", "promised_on", "documents", "shipped_at",
                "delivered_at",
            )
        }
    )
)  # fmt: skip
_INSERT_SHIPMENT = insert(shipments).returning(shipments.c.id)
_SERIES = select(number_series).where(number_series.c.series == bindparam("key")).with_for_update()


def next_number(conn: Connection, series: str, today: date) -> tuple[int, date]:
    """Take the next number of a gapless series; a transaction that rolls back gives it back.

    Returns the number and the day to print: never before the day of the number before it.
    """
    row = conn.execute(_SERIES, {"key": series}).mappings().first()
    if row is None:
        conn.execute(insert(number_series).values(series=series, last=1, last_on=today.isoformat()))
        return 1, today
    on = max(today, date.fromisoformat(row["last_on"]))
    conn.execute(
        update(number_series)
        .where(number_series.c.series == series)
        .values(last=row["last"] + 1, last_on=on.isoformat())
    )
    return row["last"] + 1, on


def insert_invoice(conn: Connection, invoice: Invoice, lines: Sequence[Mapping[str, Any]], **more: Any) -> int:
    """Store an issued invoice with its lines. more: shipping_minor, shipping_tax_minor, parties."""
    values = asdict(invoice) | more
    values.pop("id")
    values |= {"state": str(invoice.state), "issued_on": day(invoice.issued_on), "due_on": day(invoice.due_on)}
    invoice_id = int(conn.execute(insert(invoices).values(values).returning(invoices.c.id)).scalar_one())
    if lines:
        conn.execute(insert(invoice_lines), [dict(line) | {"invoice_id": invoice_id} for line in lines])
    return invoice_id


def save_invoice(conn: Connection, invoice: Invoice) -> None:
    """Store an invoice's state and what is paid of it; nothing else of an issued invoice ever changes."""
    conn.execute(
        update(invoices)
        .where(invoices.c.id == invoice.id)
        .values(state=str(invoice.state), paid_minor=invoice.paid_minor)
    )


def invoices_of(conn: Connection, order_id: int) -> list[Invoice]:
    """Return the invoices and credit notes of an order, oldest first."""
    return [invoice_from_row(row) for row in conn.execute(_INVOICES_OF, {"key": order_id}).mappings()]


def invoice_row(conn: Connection, series: str, number: int) -> RowMapping | None:
    """Return one invoice as it is stored."""
    statement = select(invoices).where(invoices.c.series == series, invoices.c.number == number)
    return conn.execute(statement).mappings().first()


def parties_of(conn: Connection, invoice_id: int) -> dict[str, Any]:
    """Return what was frozen with an invoice."""
    return dict(conn.execute(select(invoices.c.parties).where(invoices.c.id == invoice_id)).scalar_one())


def invoice_by_id(conn: Connection, invoice_id: int) -> Invoice | None:
    """Return one invoice."""
    row = conn.execute(select(invoices).where(invoices.c.id == invoice_id)).mappings().first()
    return invoice_from_row(row) if row else None


def invoice_lines_of(conn: Connection, invoice_id: int) -> list[RowMapping]:
    """Return what an invoice bills."""
    statement = select(invoice_lines).where(invoice_lines.c.invoice_id == invoice_id).order_by(invoice_lines.c.id)
    return list(conn.execute(statement).mappings())


def shipping_billed(conn: Connection, order_id: int) -> bool:
    """Return whether the bills of an order, less its credit notes, hold a delivery charge."""
    i = invoices.c
    sign = case((i.credits.is_(None), 1), else_=-1)
    sums = select(func.sum(i.shipping_minor * sign), func.sum(i.shipping_tax_minor * sign))
    net, tax = conn.execute(sums.where(i.order_id == order_id)).one()
    return bool(net or tax)


def paid_since(conn: Connection, bill: Invoice) -> bool:
    """Return whether money for the order came in after the bill was booked, and was not taken back."""
    e, p = ledger_entries.c, payments.c
    booked = select(func.min(e.id)).where(e.entry == bill.name).scalar_subquery()
    later = select(e.entry).where(e.order_id == bill.order_id, e.account == "bank", e.debit > 0, e.id > booked)
    captured = select(p.id).where(p.order_id == bill.order_id, p.state == str(PaymentState.CAPTURED))
    names = {f"payment {payment_id}" for payment_id in conn.execute(captured).scalars()}
    return any(entry in names for entry in conn.execute(later).scalars())


def invoice_from_row(row: RowMapping) -> Invoice:
    """Return the invoice that a row holds."""
    names = (
        "id",
        "order_id",
        "series",
        "number",
        "currency",
        "net_minor",
        "tax_minor",
        "total_minor",
        "paid_minor",
        "credits",
    )
    plain: dict[str, Any] = {name: row[name] for name in names}
    return Invoice(
        state=InvoiceState(row["state"]),
        issued_on=day_or_none(row["issued_on"]),
        due_on=day_or_none(row["due_on"]),
        **plain,
    )


def book(conn: Connection, entry: str, rows: Sequence[tuple[str, int, int]], *, order_id: int, at: int) -> None:
    """Write one balanced entry of `(account, debit, credit)` rows in minor units."""
    if sum(debit - credit for _, debit, credit in rows):
        raise RuntimeError(f"entry {entry} does not balance")
    values = [
        {"entry": entry, "account": account, "debit": debit, "credit": credit, "order_id": order_id, "at": at}
        for account, debit, credit in rows
        if debit or credit
    ]
    if values:
        conn.execute(insert(ledger_entries), values)


def insert_payment(conn: Connection, values: Mapping[str, Any]) -> int:
    """Store a payment."""
    return int(conn.execute(insert(payments).values(dict(values)).returning(payments.c.id)).scalar_one())


def save_payment_state(conn: Connection, payment_id: int, state: str) -> None:
    """Store how far a payment is."""
    conn.execute(update(payments).where(payments.c.id == payment_id).values(state=state))


def payment_known(conn: Connection, method: str, reference: str) -> RowMapping | None:
    """Return the payment of that reference, if it was booked before."""
    statement = select(payments).where(payments.c.method == method, payments.c.reference == reference)
    return conn.execute(statement).mappings().first()


def insert_shipment(conn: Connection, shipment: Shipment, now: int) -> int:
    """Store a new shipment."""
    values = _shipment_row(shipment) | {"number": shipment.number, "order_id": shipment.order_id, "created_at": now}
    return int(conn.execute(_INSERT_SHIPMENT, values).scalar_one())


def save_shipment(conn: Connection, shipment: Shipment) -> None:
    """Store a shipment."""
    values = {f"new_{name}": value for name, value in _shipment_row(shipment).items()}
    conn.execute(_SAVE_SHIPMENT, values | {"shipment_id": shipment.id})


def shipments_of(conn: Connection, order_id: int) -> list[Shipment]:
    """Return the shipments of an order, oldest first."""
    return [shipment_from_row(row) for row in conn.execute(_SHIPMENTS_OF, {"key": order_id}).mappings()]


def shipment_by_number(conn: Connection, number: str) -> Shipment | None:
    """Return one shipment."""
    row = conn.execute(select(shipments).where(shipments.c.number == number)).mappings().first()
    return shipment_from_row(row) if row else None


def _shipment_row(shipment: Shipment) -> dict[str, Any]:
    return {
        "state": str(shipment.state),
        "quantities": {str(line_id): quantity for line_id, quantity in shipment.quantities.items()},
        "method": shipment.method,
        "tracking": shipment.tracking,
        "weight_g": shipment.weight_g,
        "promised_on": day(shipment.promised_on),
        "documents": list(shipment.documents),
        "shipped_at": ms_or_none(shipment.shipped_at),
        "delivered_at": ms_or_none(shipment.delivered_at),
    }


def shipment_from_row(row: RowMapping) -> Shipment:
    """Return the shipment that a row holds."""
    return Shipment(
        id=row["id"],
        order_id=row["order_id"],
        number=row["number"],
        state=ShipmentState(row["state"]),
        quantities={int(line_id): quantity for line_id, quantity in row["quantities"].items()},
        method=row["method"],
        tracking=row["tracking"],
        weight_g=row["weight_g"],
        promised_on=day_or_none(row["promised_on"]),
        shipped_at=moment_or_none(row["shipped_at"]),
        delivered_at=moment_or_none(row["delivered_at"]),
        documents=tuple(row["documents"]),
    )


def payment_methods(conn: Connection, order_id: int) -> list[str]:
    """Return how an order was paid, oldest payment first."""
    statement = select(payments.c.method).where(payments.c.order_id == order_id).order_by(payments.c.id)
    return list(conn.execute(statement).scalars())
