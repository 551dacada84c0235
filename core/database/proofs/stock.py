"""Stock: movements, levels, allocations and the lines' own reservations tell one story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from core.database.proofs import differing
from core.database.tables.orders import allocations, order_lines, orders, shipments
from core.database.tables.stock import stock_levels, stock_movements
from core.domain.money import quantity_text
from core.domain.shipments import ShipmentState

LEFT_THE_HOUSE = frozenset(
    {
        ShipmentState.HANDED_OVER,
        ShipmentState.IN_TRANSIT,
        ShipmentState.EXCEPTION,
        ShipmentState.DELIVERED,
        ShipmentState.LOST,
        ShipmentState.RETURNED_TO_SENDER,
    }
)


def violations(conn: Connection) -> Iterator[str]:
    """Yield what is wrong with the stock."""
    yield from _levels(conn)
    yield from _allocations(conn)


def _levels(conn: Connection) -> Iterator[str]:
    level, movement, held = stock_levels.c, stock_movements.c, allocations.c
    oversold = or_(level.on_hand < level.reserved, level.reserved < 0)
    for row in conn.execute(select(stock_levels).where(oversold).order_by(level.sku, level.location)):
        left = signed(row.on_hand - row.reserved)
        yield f"stock of {row.sku}{_at(row.location)}: available is {left}, reserved {quantity_text(row.reserved)}"
    for row in differing(
        conn,
        select(level.sku, level.location, level.on_hand.label("n")),
        select(movement.sku, movement.location, (-movement.quantity).label("n")),
    ):
        yield f"stock of {row.sku}{_at(row.location)}: on hand is {signed(row.n)} off the sum of its movements"
    for row in differing(
        conn,
        select(level.sku, level.location, level.reserved.label("n")),
        select(held.sku, held.location, (-held.quantity).label("n")),
    ):
        yield f"stock of {row.sku}{_at(row.location)}: reserved is {signed(row.n)} off what lines hold there"
    for row in differing(
        conn,
        select(level.sku, level.reserved.label("n")),
        select(order_lines.c.sku, (-order_lines.c.reserved).label("n")).where(order_lines.c.reserved != 0),
    ):
        yield f"stock of {row.sku}: reserved is {signed(row.n)} off the open lines' reserved"


def _allocations(conn: Connection) -> Iterator[str]:
    line, held = order_lines.c, allocations.c
    off = func.coalesce(func.sum(held.quantity), 0)
    for row in conn.execute(
        _named_lines()
        .add_columns(line.reserved, off.label("held"))
        .outerjoin(allocations, held.line_id == line.id)
        .group_by(orders.c.number, line.position, line.id, line.reserved)
        .having(line.reserved != off)
        .order_by(line.id)
    ):
        yield (
            f"order {row.number}, line {row.position}: reserved {quantity_text(row.reserved)},"
            f" but holds {quantity_text(int(row.held))} on the shelves"
        )
    for row in conn.execute(
        _named_lines().join(allocations, held.line_id == line.id).where(held.sku != line.sku).order_by(line.id)
    ):
        yield f"order {row.number}, line {row.position}: holds units of another item"


def _named_lines() -> Select[Any]:
    both = order_lines.join(orders, orders.c.id == order_lines.c.order_id)
    return select(orders.c.number, order_lines.c.position).select_from(both)


def movement_faults(conn: Connection, sent: dict[int, int]) -> Iterator[str]:
    """Yield the shipments whose movements differ from what left with them. sent: shipment id -> units."""
    movement = stock_movements.c
    counted = select(movement.shipment_id, func.sum(movement.quantity)).where(movement.shipment_id.is_not(None))
    moved = {row[0]: int(row[1]) for row in conn.execute(counted.group_by(movement.shipment_id))}
    wrong = [one for one in {*sent, *moved} if sent.get(one, 0) + moved.get(one, 0)]
    some = select(shipments.c.id, shipments.c.number).where(shipments.c.id.in_(wrong[:500]))
    names = {row.id: row.number for row in conn.execute(some)}
    for one in sorted(wrong):
        gone = quantity_text(-moved.get(one, 0))
        yield f"shipment {names.get(one, one)}: {quantity_text(sent.get(one, 0))} left with it, {gone} left the stock"


def signed(quantity_e6: int) -> str:
    """Return a difference with its sign."""
    return f"{'-' if quantity_e6 < 0 else '+'}{quantity_text(abs(int(quantity_e6)))}"


def _at(location: str) -> str:
    return f" at {location}" if location else ""
