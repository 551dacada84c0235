"""Stock: checked and reserved in one locked step, moved by a ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from core.database.tables.orders import allocations, order_lines
from core.database.tables.stock import stock_levels, stock_movements
from core.domain.channels import NOTHING, KeepBack

_LOCKED = (
    select(stock_levels)
    .where(stock_levels.c.sku.in_(bindparam("skus", expanding=True)))
    .order_by(stock_levels.c.sku, stock_levels.c.location)
    .with_for_update()
)
_LEVELS = (
    select(stock_levels)
    .where(stock_levels.c.sku.in_(bindparam("skus", expanding=True)))
    .order_by(stock_levels.c.sku, stock_levels.c.location)
)
_ALLOCATED = (
    select(allocations)
    .where(allocations.c.line_id.in_(bindparam("lines", expanding=True)))
    .order_by(allocations.c.line_id, allocations.c.location)
)
_SKUS = select(order_lines.c.id, order_lines.c.sku).where(order_lines.c.id.in_(bindparam("lines", expanding=True)))
_SHRINK = (
    update(allocations)
    .where(allocations.c.line_id == bindparam("line"), allocations.c.location == bindparam("place"))
    .values(quantity=allocations.c.quantity - bindparam("share"))
)


def _upsert(dialect: Any) -> Any:
    statement = dialect.insert(allocations)
    more = allocations.c.quantity + statement.excluded.quantity
    # RETURNING makes it one statement for all rows.
    return statement.on_conflict_do_update(
        index_elements=[allocations.c.line_id, allocations.c.location], set_={"quantity": more}
    ).returning(allocations.c.line_id)


_ALLOCATE = {"sqlite": _upsert(sqlite), "postgresql": _upsert(postgresql)}

# One statement however many lines: the rows travel as one JSON parameter.
_MOVE = {
    "sqlite": text(
        "UPDATE stock_levels SET reserved = stock_levels.reserved + v.reserved,"
        " on_hand = stock_levels.on_hand + v.on_hand FROM ("
        "SELECT json_extract(value, '$[0]') AS sku, json_extract(value, '$[1]') AS location,"
        " json_extract(value, '$[2]') AS on_hand, json_extract(value, '$[3]') AS reserved FROM json_each(:rows)) AS v"
        " WHERE stock_levels.sku = v.sku AND stock_levels.location = v.location"
    ),
    "postgresql": text(
        "UPDATE stock_levels SET reserved = stock_levels.reserved + v.reserved,"
        " on_hand = stock_levels.on_hand + v.on_hand FROM ("
        "SELECT value ->> 0 AS sku, value ->> 1 AS location, (value ->> 2)::bigint AS on_hand,"
        " (value ->> 3)::bigint AS reserved FROM jsonb_array_elements(CAST(:rows AS jsonb))) AS v"
        " WHERE stock_levels.sku = v.sku AND stock_levels.location = v.location"
    ),
}


@dataclass(frozen=True, slots=True)
class Level:
    """Stock of one item at one place, in 1/1,000,000 base units."""

    sku: str
    location: str
    on_hand: int
    reserved: int

    @property
    def available(self) -> int:
        """Return what can still be sold."""
        return self.on_hand - self.reserved


@dataclass(frozen=True, slots=True)
class Want:
    """What one line needs. key: the caller's own name of the line; keep_back: what must be left of free stock."""

    key: int
    sku: str
    quantity: int
    backorder: bool = False
    keep_back: KeepBack = NOTHING


@dataclass(frozen=True, slots=True)
class Held:
    """What one line got: units reserved (by location) and units that wait for goods."""

    reserved: int
    backordered: int
    places: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Shortage:
    """A line that cannot be served. available: what is left for it."""

    key: int
    sku: str
    wanted: int
    available: int


def levels(conn: Connection, skus: Iterable[str]) -> list[Level]:
    """Return the stock of these items, without a lock."""
    return [Level(**row) for row in conn.execute(_LEVELS, {"skus": sorted(set(skus))}).mappings()]


def plan(conn: Connection, wants: Sequence[Want]) -> tuple[dict[int, Held], list[Shortage]]:
    """Lock the items in SKU order and return what each line would get, and the lines that cannot be served.

    Every caller locks in the same order, so crossing baskets wait for each other and never deadlock.
    """
    skus = sorted({want.sku for want in wants})
    free: dict[str, list[list[Any]]] = {sku: [] for sku in skus}
    for row in conn.execute(_LOCKED, {"skus": skus}).mappings():
        free[row["sku"]].append([row["location"], row["on_hand"] - row["reserved"]])
    held, shortages = {}, []
    for sku, back in {want.sku: want.keep_back for want in wants}.items():
        _leave(free[sku], back)
    for want in wants:
        places = _take(free[want.sku], want.quantity)
        reserved = sum(quantity for _, quantity in places)
        if reserved < want.quantity and not want.backorder:
            shortages.append(Shortage(want.key, want.sku, want.quantity, reserved))
        held[want.key] = Held(reserved, want.quantity - reserved, tuple(places))
    return held, shortages


def _leave(places: list[list[Any]], back: KeepBack) -> None:
    kept = back.of(sum(place[1] for place in places))
    for place in sorted(places, key=lambda place: -place[1]):
        share = min(place[1], kept)
        place[1] -= share
        kept -= share


def _take(places: list[list[Any]], quantity: int) -> list[tuple[str, int]]:
    # One place that can serve it all spares a walk; else the fullest ones first.
    ordered = sorted(places, key=lambda place: (place[1] < quantity, -place[1] if place[1] < quantity else place[1]))
    taken = []
    for place in ordered:
        share = min(place[1], quantity)
        if share > 0:
            place[1] -= share
            quantity -= share
            taken.append((place[0], share))
    return taken


def allocate(conn: Connection, held: Iterable[tuple[int, str, Held]]) -> None:
    """Note where the units of `(line id, sku, held)` stand; `move` has reserved them there."""
    rows = [
        {"line_id": line_id, "location": place, "sku": sku, "quantity": share}
        for line_id, sku, got in held
        for place, share in got.places
    ]
    if rows:
        conn.execute(_ALLOCATE[conn.dialect.name], rows)


def release(conn: Connection, lines: Mapping[int, int]) -> None:
    """Give reserved units back to free stock. lines: line id -> quantity."""
    taken = _unallocate(conn, lines)
    move(conn, [(sku, place, 0, -share) for _, sku, place, share in taken])


def take_out(conn: Connection, lines: Mapping[int, int], **movement: Any) -> None:
    """Let reserved units leave the house. movement: order_id, shipment_id, actor, at of the ledger's rows."""
    taken = _unallocate(conn, lines)
    move(conn, [(sku, place, -share, -share) for _, sku, place, share in taken])
    rows = [
        {"sku": sku, "location": place, "quantity": -share, "reason": "shipment", **movement}
        for _, sku, place, share in taken
    ]
    if rows:
        conn.execute(insert(stock_movements), rows)


def bring_back(
    conn: Connection, lines: Mapping[int, int], left: Sequence[tuple[str, str, int]], **movement: Any
) -> None:
    """Let units that had left the house stand where they stood, held by their lines again.

    lines: line id -> quantity. left: `(sku, location, quantity)` as it was taken out. movement: of the ledger's rows.
    """
    skus = {row.id: row.sku for row in conn.execute(_SKUS, {"lines": sorted(lines)})}
    shelves: dict[str, list[list[Any]]] = {}
    for sku, place, quantity in left:
        shelves.setdefault(sku, []).append([place, quantity])
    held = []
    for line_id, quantity in sorted(lines.items()):
        places = _taken_from(shelves.get(skus[line_id], []), quantity)
        held.append((line_id, skus[line_id], Held(quantity, 0, tuple(places))))
    move(conn, [(sku, place, quantity, quantity) for sku, place, quantity in left])
    allocate(conn, held)
    rows = [{"sku": sku, "location": place, "quantity": n, "reason": "undo", **movement} for sku, place, n in left]
    if rows:
        conn.execute(insert(stock_movements), rows)


def _taken_from(shelves: list[list[Any]], quantity: int) -> list[tuple[str, int]]:
    taken = []
    for shelf in shelves:
        share = min(shelf[1], quantity)
        shelf[1] -= share
        quantity -= share
        if share:
            taken.append((shelf[0], share))
    return taken


def _unallocate(conn: Connection, lines: Mapping[int, int]) -> list[tuple[int, str, str, int]]:
    wanted = {line_id: quantity for line_id, quantity in lines.items() if quantity > 0}
    if not wanted:
        return []
    rows = [dict(row) for row in conn.execute(_ALLOCATED, {"lines": sorted(wanted)}).mappings()]
    # The levels are locked first and in SKU order, as `plan` does, or two orders could wait for each other.
    conn.execute(_LOCKED, {"skus": sorted({row["sku"] for row in rows})})
    taken = []
    for row in rows:
        share = min(wanted[row["line_id"]], row["quantity"])
        if share > 0:
            wanted[row["line_id"]] -= share
            taken.append((row["line_id"], row["sku"], row["location"], share))
    if any(wanted.values()):
        raise RuntimeError("more units were to be given back than are allocated")
    if taken:
        conn.execute(_SHRINK, [{"line": line, "place": place, "share": share} for line, _, place, share in taken])
        conn.execute(delete(allocations).where(allocations.c.quantity == 0, allocations.c.line_id.in_(list(lines))))
    return taken


def release_at(conn: Connection, line_id: int, location: str, quantity: int) -> None:
    """Give units that a line holds at one place back to free stock; the levels are locked already."""
    row = conn.execute(_ALLOCATED, {"lines": [line_id]}).mappings()
    sku = next(one["sku"] for one in row if one["location"] == location)
    move(conn, [(sku, location, 0, -quantity)])
    conn.execute(_SHRINK, [{"line": line_id, "place": location, "share": quantity}])


def places_of(conn: Connection, line_ids: Iterable[int]) -> dict[int, list[tuple[str, int]]]:
    """Return where the reserved units of lines stand: line id -> `(location, quantity)`."""
    found: dict[int, list[tuple[str, int]]] = {}
    for row in conn.execute(_ALLOCATED, {"lines": sorted(line_ids)}).mappings():
        found.setdefault(row["line_id"], []).append((row["location"], row["quantity"]))
    return found


def set_on_hand(conn: Connection, sku: str, location: str, on_hand: int, **movement: Any) -> int:
    """Count one item at one place; books the difference and returns it. Never below what is reserved."""
    row = conn.execute(
        select(stock_levels.c.on_hand).where(stock_levels.c.sku == sku, stock_levels.c.location == location)
    ).scalar()
    difference = on_hand - (row or 0)
    if row is None:
        conn.execute(insert(stock_levels).values(sku=sku, location=location, on_hand=on_hand, reserved=0))
    elif difference:
        move(conn, [(sku, location, difference, 0)])
    if difference:
        conn.execute(insert(stock_movements).values(sku=sku, location=location, quantity=difference, **movement))
    return difference


def put_back(conn: Connection, sku: str, location: str, quantity: int, **movement: Any) -> None:
    """Add units to free stock with a movement; the levels are locked already. movement: reason, order_id, actor, at."""
    known = select(stock_levels.c.on_hand).where(stock_levels.c.sku == sku, stock_levels.c.location == location)
    if conn.execute(known).scalar() is None:
        conn.execute(insert(stock_levels).values(sku=sku, location=location, on_hand=0, reserved=0))
    move(conn, [(sku, location, quantity, 0)])
    conn.execute(insert(stock_movements).values(sku=sku, location=location, quantity=quantity, **movement))


def lock(conn: Connection, skus: Iterable[str]) -> list[Level]:
    """Lock items in SKU order and return their stock."""
    return [Level(**row) for row in conn.execute(_LOCKED, {"skus": sorted(set(skus))}).mappings()]


def holders(conn: Connection, sku: str, location: str) -> list[tuple[int, int]]:
    """Return `(line id, quantity)` of the lines that hold units of an item at a place, newest line first."""
    rows = conn.execute(
        select(allocations.c.line_id, allocations.c.quantity)
        .where(allocations.c.sku == sku, allocations.c.location == location)
        .order_by(allocations.c.line_id.desc())
    )
    return [(row.line_id, row.quantity) for row in rows]


def move(conn: Connection, rows: Iterable[tuple[str, str, int, int]]) -> None:
    """Add `(sku, location, on hand, reserved)` differences to the levels, in one statement.

    The table's own check stops whatever would sell what is not there.
    """
    summed: dict[tuple[str, str], list[int]] = {}
    for sku, location, on_hand, reserved in rows:
        both = summed.setdefault((sku, location), [0, 0])
        both[0] += on_hand
        both[1] += reserved
    document = [[sku, location, *both] for (sku, location), both in sorted(summed.items())]
    conn.execute(_MOVE[conn.dialect.name], {"rows": json.dumps(document)})
