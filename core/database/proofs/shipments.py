"""Shipments: what the parcels hold is what their order's lines say, and what left the stock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, select

from core.database.proofs import streamed
from core.database.proofs.stock import LEFT_THE_HOUSE, movement_faults
from core.database.tables.orders import order_lines, orders, shipments
from core.domain.money import quantity_text
from core.domain.shipments import ShipmentState

_PACKED = LEFT_THE_HOUSE | {ShipmentState.PACKED, ShipmentState.READY}
_PICKED = _PACKED | {ShipmentState.PICKING, ShipmentState.SHORT}
_COUNTED = {
    "picked": _PICKED,
    "packed": _PACKED,
    "shipped": LEFT_THE_HOUSE,
    "delivered": frozenset({ShipmentState.DELIVERED}),
}


def violations(conn: Connection) -> Iterator[str]:
    """Yield what is wrong with shipments."""
    sums, sent = _counted(conn)
    yield from _line_faults(conn, sums)
    for line_id in sorted({line_id for of_lines in sums.values() for line_id in of_lines}):
        yield f"a shipment holds units of line {line_id}, which does not exist"
    yield from movement_faults(conn, sent)


def _counted(conn: Connection) -> tuple[dict[str, dict[int, int]], dict[int, int]]:
    sums: dict[str, dict[int, int]] = {name: defaultdict(int) for name in _COUNTED}
    sent: dict[int, int] = {}
    for row in streamed(conn, select(shipments.c.id, shipments.c.state, shipments.c.quantities)):
        state = ShipmentState(row.state)
        if state in LEFT_THE_HOUSE:
            sent[row.id] = sum(row.quantities.values())
        for name in (name for name, states in _COUNTED.items() if state in states):
            for line_id, quantity in row.quantities.items():
                sums[name][int(line_id)] += quantity
    return sums, sent


def _line_faults(conn: Connection, sums: dict[str, dict[int, int]]) -> Iterator[str]:
    line = order_lines.c
    statement = select(orders.c.number, line.id, line.position, *(line[name] for name in _COUNTED))
    for row in streamed(conn, statement.join(orders, orders.c.id == line.order_id).order_by(line.id)):
        for name, of_lines in sums.items():
            here, found = getattr(row, name), of_lines.pop(row.id, 0)
            if here != found:
                yield (
                    f"order {row.number}, line {row.position}: {name} is {quantity_text(here)},"
                    f" its shipments hold {quantity_text(found)}"
                )
