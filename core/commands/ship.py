"""Pick, pack, ship, deliver: the goods' way out, one shipment at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.commands.lines import named_quantities
from core.commands.numbers import tracking_number
from core.commands.work import Work
from core.database import books, stock
from core.database.moments import ms
from core.domain.guards import ShipmentFacts, to_pick
from core.domain.lifecycles import SHIPMENT
from core.domain.money import quantity_text
from core.domain.orders import Order, OrderLine
from core.domain.shipments import Shipment, ShipmentState
from core.errors import Refused

_UNDER_WAY = (ShipmentState.HANDED_OVER, ShipmentState.IN_TRANSIT, ShipmentState.EXCEPTION)


def reserve(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Give waiting lines what came into stock meanwhile."""
    wants = [stock.Want(line.id, line.sku, line.backordered, True) for line in order.lines if line.backordered]
    held, _ = work.hold(order, wants)
    if wants and not any(got.reserved for got in held.values()):
        raise Refused("nothing_arrived")
    lines = tuple(
        line.plus(reserved=held[line.id].reserved, backordered=-held[line.id].reserved) if line.id in held else line
        for line in order.lines
    )
    return work.step(order, "reserve", work.order_facts(), lines=lines)


def pick(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Pick reserved goods: all of them, or the quantities named by position; a shipment begins."""
    named = named_quantities(order, body)
    taken = {line.id: n for line in order.lines if (n := _to_take(line, named)) > 0}
    lines = tuple(line.plus(picked=taken.get(line.id, 0)) for line in order.lines)
    order = work.step(order, "pick", work.order_facts(), lines=lines)
    count = len(books.shipments_of(work.conn, order.id)) + 1
    shipment = Shipment(
        id=0,
        order_id=order.id,
        number=f"S{order.number[1:]}-{count}",
        state=SHIPMENT.initial,  # type: ignore[arg-type]
        quantities=taken,
        method=order.shipping_name,
        weight_g=sum(line.weight_g * taken.get(line.id, 0) for line in lines) // 1_000_000,
        promised_on=order.promised_on,
    )
    shipment = replace(shipment, id=books.insert_shipment(work.conn, shipment, ms(work.now)))
    for step in ("plan", "release", "pick"):
        shipment = _moved(work, shipment, step, order)
    books.save_shipment(work.conn, shipment)
    return order


def pack(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Pack what is picked; label and packing slip are made, the parcel gets its tracking number."""
    packed: dict[int, int] = {}
    for shipment in _in(work, order, ShipmentState.PICKING):
        _add(packed, shipment)
        done = _moved(work, shipment, "pack", order)
        done = replace(done, documents=("label", "packing_slip"), tracking=tracking_number(shipment.id))
        books.save_shipment(work.conn, _moved(work, done, "make_ready", order))
    lines = tuple(line.plus(packed=packed.get(line.id, 0)) for line in order.lines)
    return work.step(order, "pack", work.order_facts(), lines=lines)


def ship(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Hand ready parcels to the carrier: goods leave the stock, the customer hears the tracking number."""
    shipped: dict[int, int] = {}
    parcels = _in(work, order, ShipmentState.READY)
    tracking = str(body.get("tracking") or "")[:60]
    for parcel in parcels:
        _add(shipped, parcel)
    lines = tuple(line.plus(shipped=shipped.get(line.id, 0), reserved=-shipped.get(line.id, 0)) for line in order.lines)
    known = {parcel.id: tracking or parcel.tracking for parcel in parcels}
    by_id = {line.id: line for line in order.lines}
    told = {
        "tracking": ", ".join(known.values()),
        "carrier": order.shipping_name,
        "tracking_url": "",
        "lines": [
            {"name": by_id[line_id].name, "quantity": quantity_text(quantity), "unit": by_id[line_id].base_unit}
            for line_id, quantity in shipped.items()
        ],
    }
    after = work.step(order, "ship", work.order_facts(), said=told, lines=lines)
    for parcel in parcels:
        left = replace(_moved(work, parcel, "hand_over", order), tracking=known[parcel.id], shipped_at=work.now)
        books.save_shipment(work.conn, left)
        stock.take_out(
            work.conn,
            dict(parcel.quantities),
            order_id=order.id,
            shipment_id=parcel.id,
            actor=work.actor.id,
            at=ms(work.now),
        )
    return after


def deliver(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Note that what was under way has arrived."""
    arrived: dict[int, int] = {}
    for shipment in _in(work, order, *_UNDER_WAY):
        _add(arrived, shipment)
        done = replace(_moved(work, shipment, "deliver", order), delivered_at=work.now)
        books.save_shipment(work.conn, done)
    lines = tuple(line.plus(delivered=arrived.get(line.id, 0)) for line in order.lines)
    return work.step(order, "deliver", work.order_facts(), lines=lines)


def _in(work: Work, order: Order, *states: ShipmentState) -> list[Shipment]:
    return [one for one in books.shipments_of(work.conn, order.id) if one.state in states]


def _moved(work: Work, shipment: Shipment, step: str, order: Order) -> Shipment:
    facts = ShipmentFacts(order, documents=shipment.documents)
    moved, _ = work.move_thing("shipment", SHIPMENT, shipment, step, order_id=order.id, facts=facts)
    after: Shipment = moved
    return after


def _add(sums: dict[int, int], shipment: Shipment) -> None:
    for line_id, quantity in shipment.quantities.items():
        sums[line_id] = sums.get(line_id, 0) + quantity


def _to_take(line: OrderLine, named: Mapping[int, int]) -> int:
    quantity = named.get(line.position, 0) if named else to_pick(line)
    if quantity > to_pick(line):
        raise Refused("too_much", position=line.position)
    return quantity
