"""Cancel: the whole order, or open quantities of lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.commands import autonomy, exchange, invoice, refund
from core.commands.credit import by_rule
from core.commands.lines import named_quantities
from core.commands.saying import Saying
from core.commands.work import Work
from core.database import books, repeats, stock
from core.domain.guards import ShipmentFacts
from core.domain.lifecycles import SHIPMENT
from core.domain.money import quantity_text
from core.domain.orders import Order, OrderLine
from core.domain.shipments import ShipmentState
from core.errors import Refused

_GONE = {ShipmentState.HANDED_OVER, ShipmentState.IN_TRANSIT, ShipmentState.DELIVERED, ShipmentState.CANCELLED}


def cancel(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Cancel the order: reservations go back to free stock, shipments are taken apart, invoices are credited."""
    reason = str(body.get("reason", ""))[:500]
    saying = body.get("saying")
    held = {line.id: line.reserved for line in order.lines if line.reserved}
    cancelled = work.step(
        order, "cancel", work.order_facts(reason=reason),
        said={"reason": reason}, lines=tuple(_emptied(line) for line in order.lines),
        shipping_minor=0, shipping_tax_minor=0, proposed=None, say=saying is None,
    )  # fmt: skip
    if order.confirmed_at and work.by_customer():
        autonomy.correct(work, order, "cancel")
    if isinstance(saying, Saying):
        work.tell_last(saying)
    stock.release(work.conn, held)
    for shipment in books.shipments_of(work.conn, order.id):
        if shipment.state not in _GONE:
            after, _ = work.move_thing(
                "shipment", SHIPMENT, shipment, "cancel", order_id=order.id, facts=ShipmentFacts(cancelled)
            )
            books.save_shipment(work.conn, after)
    work.drop_questions(cancelled)
    if any(line.invoiced for line in order.lines):
        cancelled = invoice.credit_all(work, cancelled)
    if back := refund.owed(work, cancelled):
        refund.queue(work, cancelled, back, reason="cancelled")
    exchange.end(work, cancelled)
    return cancelled


def withdraw(work: Work, order: Order, saying: Saying) -> Order:
    """Cancel an order of which nothing has left because its customer withdraws, picked or not; in other words."""
    with by_rule(work):
        return cancel(work, order, {"reason": "withdrawal", "saying": saying})


def call_off_rest(work: Work, order: Order) -> Order:
    """Cancel what is not on its way yet because the customer withdraws; what is picked already may come back."""
    left = {str(one.position): quantity_text(one.due - one.picked) for one in order.lines if one.due > one.picked}
    if not left or any(one.invoiced > one.shipped for one in order.lines):
        return order
    with by_rule(work):
        return cancel_lines(work, order, {"reason": "withdrawal", "lines": left})


def drop(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """End a draft that is no order of its own, without a word. body: `same_as` names the order that it repeats."""
    number = str(body.get("same_as", ""))[:40]
    dropped = work.step(
        order, "drop", work.order_facts(), said={"number": number},
        lines=tuple(_emptied(line) for line in order.lines), shipping_minor=0, shipping_tax_minor=0,
    )  # fmt: skip
    work.drop_questions(dropped)
    if number:
        repeats.mark_duplicates(work.conn, order.id, work.order(number).id, number)
    exchange.end(work, dropped)
    return dropped


def cancel_lines(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Cancel open quantities: of the named positions, else everything that waits for goods."""
    reason = str(body.get("reason", ""))[:500]
    named = named_quantities(order, body)
    lines, released = [], {}
    for line in order.lines:
        quantity = _quantity(line, named)
        from_waiting = min(quantity, line.backordered)
        from_held = min(quantity - from_waiting, line.reserved)
        if from_held:
            released[line.id] = from_held
        lines.append(line.plus(cancelled=quantity, backordered=-from_waiting, reserved=-from_held))
    if tuple(lines) == order.lines:
        raise Refused("nothing_to_cancel")
    if not any(line.due for line in lines) and reason.strip():
        return cancel(work, order, body)
    told = [
        {"name": new.name, "quantity": quantity_text(new.cancelled - old.cancelled), "unit": new.base_unit}
        for old, new in zip(order.lines, lines, strict=True)
        if new.cancelled > old.cancelled
    ]
    said = {"reason": reason, "lines": told}
    order = work.step(order, "cancel_lines", work.order_facts(reason=reason), said=said, lines=tuple(lines))
    stock.release(work.conn, released)
    return order


def _quantity(line: OrderLine, named: Mapping[int, int]) -> int:
    open_units = line.due - max(line.picked, line.shipped, line.invoiced - line.credited)
    quantity = named.get(line.position, 0) if named else min(line.backordered, open_units)
    if quantity > open_units:
        raise Refused("too_much", position=line.position)
    return quantity


def _emptied(line: OrderLine) -> OrderLine:
    return line.plus(
        cancelled=line.due,
        reserved=-line.reserved,
        backordered=-line.backordered,
        picked=-line.picked,
        packed=-line.packed,
    )
