"""Giving back: parcels, counts, invoices and payments of an undone unit, each by a booking of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.commands.work import Work
from core.database import books, stock, undo
from core.database.moments import moment_or_none, ms
from core.domain.guards import BackFacts
from core.domain.invoices import InvoiceState, Payment, PaymentState
from core.domain.lifecycles import INVOICE, PAYMENT, SHIPMENT
from core.domain.machine import Actor, Role
from core.domain.orders import Order
from core.domain.shipments import Shipment, ShipmentState
from core.errors import Refused

_RULE = Actor(Role.RULE, "rule:undo")
_IN_THE_HOUSE = (
    ShipmentState.PLANNED, ShipmentState.RELEASED, ShipmentState.PICKING, ShipmentState.SHORT, ShipmentState.PACKED,
    ShipmentState.READY, ShipmentState.CANCELLED,
)  # fmt: skip


def shipments(work: Work, orders: Mapping[int, Order], moved: Sequence[Mapping[str, Any]]) -> None:
    """Put parcels back where they were: what left comes back to its shelf, what was begun is taken apart."""
    for one in moved:
        shipment, order = _shipment(work, orders, one)
        was = one["was"]
        if was is None:
            step, facts = "cancel", BackFacts(None)
        else:
            step, facts = "undo", BackFacts(ShipmentState(was["state"]))
        after, _ = work.move_thing("shipment", SHIPMENT, shipment, step, order_id=order.id, facts=facts, actor=_RULE)
        if was is not None:
            after = replace(
                after,
                tracking=was["tracking"],
                documents=tuple(was["documents"]),
                shipped_at=moment_or_none(was["shipped_at"]),
                delivered_at=moment_or_none(was["delivered_at"]),
            )
        books.save_shipment(work.conn, after)
        if after.state in _IN_THE_HOUSE and shipment.state not in _IN_THE_HOUSE:
            _bring_back(work, shipment)


def _shipment(work: Work, orders: Mapping[int, Order], one: Mapping[str, Any]) -> tuple[Shipment, Order]:
    for order in orders.values():
        for found in books.shipments_of(work.conn, order.id):
            if found.id == one["id"] and str(found.state) == one["now"]["state"]:
                return found, order
    raise Refused("order_moved_on")


def _bring_back(work: Work, shipment: Shipment) -> None:
    left = undo.left_with(work.conn, shipment.id)
    stock.bring_back(
        work.conn, dict(shipment.quantities), left,
        order_id=shipment.order_id, shipment_id=shipment.id, actor=work.actor.id, at=ms(work.now),
    )  # fmt: skip
    back = work.facts.setdefault("brought_back", {})
    for line_id, quantity in shipment.quantities.items():
        back[line_id] = back.get(line_id, 0) + quantity


def invoices(work: Work, orders: Mapping[int, Order], moved: Sequence[Mapping[str, Any]]) -> None:
    """Take payments that are given back off their invoices."""
    for one in moved:
        bill = books.invoice_by_id(work.conn, one["id"])
        now = one["now"]
        if bill is None or (str(bill.state), bill.paid_minor) != (now["state"], now["paid_minor"]):
            raise Refused("order_moved_on")
        order = orders[bill.order_id]
        facts = BackFacts(InvoiceState(one["was"]["state"]))
        bill = replace(bill, paid_minor=one["was"]["paid_minor"])
        after, _ = work.move_thing("invoice", INVOICE, bill, "undo", order_id=order.id, facts=facts, actor=_RULE)
        books.save_invoice(work.conn, after)


def payments(work: Work, orders: Mapping[int, Order], ids: Sequence[int]) -> None:
    """Take payments back that were booked by mistake: voided, and their entry of the ledger reversed."""
    for payment_id in ids:
        row, order = _payment(work, orders, payment_id)
        known = Payment(
            row["id"], order.id, PaymentState(row["state"]), row["amount_minor"], row["currency"], row["method"],
            row["reference"],
        )  # fmt: skip
        facts = BackFacts(PaymentState.VOIDED)
        after, _ = work.move_thing("payment", PAYMENT, known, "undo", order_id=order.id, facts=facts, actor=_RULE)
        undo.void_payment(work.conn, row, str(after.state))
        rows = [(one["account"], one["credit"], one["debit"]) for one in undo.booked(work.conn, f"payment {row['id']}")]
        books.book(work.conn, f"payment {row['id']} undone", rows, order_id=order.id, at=ms(work.now))


def _payment(work: Work, orders: Mapping[int, Order], payment_id: int) -> tuple[Any, Order]:
    for order in orders.values():
        if (row := undo.payments_of(work.conn, order.id).get(payment_id)) is not None:
            return row, order
    raise Refused("order_moved_on")


def count_up(work: Work, counted: Sequence[Sequence[Any]]) -> None:
    """Book what a count took away back in."""
    _count(work, [(sku, place, -by) for sku, place, by in counted if by < 0])


def count_down(work: Work, counted: Sequence[Sequence[Any]]) -> None:
    """Book what a count found out again, where nobody was promised it meanwhile."""
    _count(work, [(sku, place, -by) for sku, place, by in counted if by > 0])


def _count(work: Work, rows: Sequence[tuple[str, str, int]]) -> None:
    levels = {(level.sku, level.location): level for level in stock.levels(work.conn, [row[0] for row in rows])}
    for sku, place, by in rows:
        level = levels[sku, place]
        if level.available + by < 0:
            raise Refused("stock_gone", sku=sku)
        made = {"reason": "undo", "actor": work.actor.id, "at": ms(work.now)}
        stock.set_on_hand(work.conn, sku, place, level.on_hand + by, **made)
