"""Marketplaces: lease and cursor by the database's clock, their orders, what they were told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from core.database.jobs import database_now
from core.database.moments import moment, moment_or_none
from core.database.tables.channels import connector_dispatches, connector_levels, connector_orders, connectors
from core.database.tables.orders import order_lines, orders, shipments
from core.domain import connectors as c
from core.domain.money import quantity_text
from core.domain.queries import Query

_c, _o = connectors.c, connector_orders.c
_SET = ("kind", "url", "options", "sealed")


def add(conn: Connection, one: c.Connection, now_ms: int) -> bool:
    """Store a marketplace, in the place of one of the same name; returns whether it is new."""
    row = {name: getattr(one, name) for name in _SET} | {"options": dict(one.options)}
    again = update(connectors).where(_c.name == one.name)
    if conn.execute(again.values(**row, version=_c.version + 1, fault="", fault_at=None)).rowcount:
        return False
    conn.execute(insert(connectors).values(name=one.name, **row, added_at=now_ms))
    return True


def remove(conn: Connection, name: str) -> bool:
    """Forget a marketplace; its orders stay, so that none comes twice should it come back."""
    return conn.execute(delete(connectors).where(_c.name == name)).rowcount == 1


def hold(conn: Connection, name: str, reader: str, lease_ms: int) -> tuple[bool, str]:
    """Take or renew the lease; returns whether it is held, and the cursor."""
    now = database_now(conn)
    mine = and_(_c.name == name, or_(_c.reader == reader, _c.held_until < now))
    held = conn.execute(update(connectors).where(mine).values(reader=reader, held_until=now + lease_ms)).rowcount
    return held == 1, str(conn.execute(select(_c.cursor).where(_c.name == name)).scalar() or "")


def leave(conn: Connection, name: str, reader: str) -> None:
    """End this reader's lease."""
    conn.execute(update(connectors).where(_c.name == name, _c.reader == reader).values(held_until=0))


def move(conn: Connection, name: str, reader: str, cursor: str) -> bool:
    """Store how far it was read; False where somebody else reads it by now."""
    mine = and_(_c.name == name, _c.reader == reader)
    return conn.execute(update(connectors).where(mine).values(cursor=cursor)).rowcount == 1


def note(conn: Connection, name: str, reader: str, fault: str) -> None:
    """Store how the last look went."""
    now = database_now(conn)
    seen = {"fault": fault[:300], "fault_at": now} if fault else {"seen_at": now, "fault": "", "fault_at": None}
    conn.execute(update(connectors).where(_c.name == name, _c.reader == reader).values(**seen))


def keep_order(conn: Connection, connector: str, external_id: str, body: Mapping[str, Any], now_ms: int) -> None:
    """Keep an order as it was fetched: new or changed it waits to be worked on, the same again changes nothing."""
    found = hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode()).hexdigest()
    this = and_(_o.connector == connector, _o.external_id == external_id)
    known = conn.execute(select(_o.body_hash).where(this)).scalar()
    if known == found:
        return
    row = {"state": "waiting", "reason": "", "body": dict(body), "body_hash": found, "attempts": 0}
    if known is None:
        more = {"order_number": "", "acknowledged": False, "seen_at": now_ms, "changed_at": now_ms}
        conn.execute(insert(connector_orders).values(connector=connector, external_id=external_id, **row, **more))
    else:
        conn.execute(update(connector_orders).where(this).values(**row, changed_at=now_ms))


def settle(conn: Connection, connector: str, external_id: str, **values: Any) -> bool:
    """Note what became of an order; False where there is none of that name."""
    this = and_(_o.connector == connector, _o.external_id == external_id)
    return conn.execute(update(connector_orders).where(this).values(**values)).rowcount == 1


def tried(conn: Connection, connector: str, external_id: str) -> None:
    """Count a try in vain."""
    settle(conn, connector, external_id, attempts=_o.attempts + 1)


def note_levels(conn: Connection, connector: str, levels: Sequence[tuple[str, str]], now_ms: int) -> None:
    """Keep what a marketplace was told of its stock."""
    t = connector_levels
    codes = [code for code, _ in levels]
    conn.execute(delete(t).where(t.c.connector == connector, t.c.code.in_(codes)))
    rows = [{"connector": connector, "code": code, "quantity": n, "pushed_at": now_ms} for code, n in levels]
    if rows:
        conn.execute(insert(t), rows)


def note_dispatch(conn: Connection, connector: str, shipment: str, fault: str, now_ms: int) -> None:
    """Keep that a marketplace was told of a shipment."""
    t = connector_dispatches
    conn.execute(delete(t).where(t.c.connector == connector, t.c.shipment == shipment))
    conn.execute(insert(t).values(connector=connector, shipment=shipment, fault=fault[:300], pushed_at=now_ms))


def list_connectors(conn: Connection, _query: c.ListConnectors, _now: datetime) -> tuple[c.ConnectionView, ...]:
    """Return the marketplaces by name."""
    now = database_now(conn)
    counts: dict[str, dict[str, int]] = {}
    grouped = select(_o.connector, _o.state, func.count().label("number")).group_by(_o.connector, _o.state)
    for row in conn.execute(grouped):
        counts.setdefault(row.connector, {})[row.state] = row.number
    return tuple(
        c.ConnectionView(
            c.Connection(row.name, row.kind, row.url, row.options, row.sealed, row.version),
            cursor=row.cursor,
            read_now=row.held_until >= now,
            seen_at=moment_or_none(row.seen_at),
            fault=row.fault,
            fault_at=moment_or_none(row.fault_at),
            counts=counts.get(row.name, {}),
        )
        for row in conn.execute(select(connectors).order_by(_c.name))
    )


def market_orders(conn: Connection, query: c.MarketOrders, _now: datetime) -> tuple[c.MarketRow, ...]:
    """Return orders of a marketplace by state."""
    wanted = select(connector_orders).where(_o.connector == query.connector, _o.state.in_(query.states))
    if query.unacknowledged:
        wanted = wanted.where(_o.acknowledged.is_(False))
    rows = conn.execute(wanted.order_by(_o.changed_at, _o.external_id).limit(query.limit))
    return tuple(
        c.MarketRow(
            row.connector, row.external_id, row.state, row.reason, row.order_number, row.body, row.attempts,
            moment(row.changed_at),
        )
        for row in rows
    )  # fmt: skip


def told_levels(conn: Connection, query: c.ToldLevels, _now: datetime) -> Mapping[str, str]:
    """Return what a marketplace was last told."""
    t = connector_levels.c
    return {row.code: row.quantity for row in conn.execute(select(t.code, t.quantity).where(
        t.connector == query.connector))}  # fmt: skip


def dispatches_to_tell(conn: Connection, query: c.DispatchesToTell, _now: datetime) -> tuple[c.Dispatch, ...]:
    """Return the shipments that left and of which a marketplace does not know."""
    told = select(connector_dispatches.c.shipment).where(connector_dispatches.c.connector == query.connector)
    s = shipments.c
    rows = conn.execute(
        select(orders.c.external_id, s.order_id, s.number, s.method, s.tracking, s.quantities)
        .join(orders, orders.c.id == s.order_id)
        .where(orders.c.channel == query.channel, s.shipped_at.is_not(None), s.number.not_in(told))
        .order_by(s.id)
        .limit(100)
    ).all()
    if not rows:
        return ()
    n = order_lines.c
    of_them = n.order_id.in_({row.order_id for row in rows})
    found = conn.execute(select(n.id, n.sku, n.part_number, n.factor_e6).where(of_them))
    lines = {row.id: row for row in found}
    return tuple(
        c.Dispatch(row.external_id, row.number, row.method, row.tracking, _lines(row.quantities, lines)) for row in rows
    )


def _lines(quantities: Mapping[Any, Any], lines: Mapping[int, Any]) -> tuple[tuple[str, str], ...]:
    made = []
    for line_id, base in quantities.items():
        line = lines.get(int(line_id))
        if line is not None:
            made.append((line.part_number or line.sku, quantity_text(int(base) * 1_000_000 // line.factor_e6)))
    return tuple(made)


ANSWERS: dict[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    c.ListConnectors: list_connectors,
    c.MarketOrders: market_orders,
    c.ToldLevels: told_levels,
    c.DispatchesToTell: dispatches_to_tell,
}
