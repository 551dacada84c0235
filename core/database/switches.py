"""Switches as they are kept, and the messages that they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, cast, insert, select, update
from sqlalchemy import String as Words

from core.database import sending
from core.database.catalogue import bump
from core.database.moments import moment
from core.database.tables.conversations import conversations
from core.database.tables.customers import customers
from core.database.tables.deliveries import deliveries
from core.database.tables.switches import switches
from core.domain.queries import Query
from core.domain.switches import SWITCHED_OFF, ListSwitches, SendingPaused, StoppedBy, Switch, Switches

VERSION = "switches"
"""The counter that says when somebody switched."""

_s, _d = switches.c, deliveries.c


_ALL_OFF = (
    select(switches, customers.c.name.label("name"))
    .outerjoin(customers, (_s.scope == "customer") & (cast(customers.c.id, Words) == _s.value))
    .where(_s.off)
    .order_by(_s.changed_at.desc(), _s.id.desc())
)


def all_off(conn: Connection) -> Switches:
    """Return every switch that is off, newest first."""
    return Switches(tuple(_switch(row) for row in conn.execute(_ALL_OFF)))


def _switch(row: Row[Any]) -> Switch:
    return Switch(row.scope, row.value, row.act, row.reason, row.changed_by, moment(row.changed_at), row.name or "")


def put(conn: Connection, key: tuple[str, str, str], row: Mapping[str, Any]) -> tuple[int, bool]:
    """Store how a switch stands now; returns its id and whether it is new."""
    bump(conn, VERSION)
    mine = (_s.scope == key[0]) & (_s.value == key[1]) & (_s.act == key[2])
    known = conn.execute(update(switches).where(mine).values(dict(row)).returning(_s.id)).scalar()
    if known is not None:
        return int(known), False
    values = {"scope": key[0], "value": key[1], "act": key[2], **row}
    return int(conn.execute(insert(switches).values(values).returning(_s.id)).scalar_one()), True


def waiting(conn: Connection) -> list[Row[Any]]:
    """Return the automatic messages that wait to be sent: id, template, channel, customer_id."""
    return _messages(conn, _d.automatic & _d.state.in_(("queued", "retry", "unknown")))


def held(conn: Connection) -> list[Row[Any]]:
    """Return the messages that a switch keeps."""
    return _messages(conn, (_d.state == "parked") & (_d.error == SWITCHED_OFF))


def _messages(conn: Connection, which: Any) -> list[Row[Any]]:
    statement = select(_d.id, _d.template, _d.channel, conversations.c.customer_id)
    joined = statement.outerjoin(conversations, conversations.c.id == _d.conversation_id)
    return list(conn.execute(joined.where(which).order_by(_d.id)))


def hold(conn: Connection, ids: Sequence[int]) -> int:
    """Keep messages for people that nobody is sending at this moment; return how many."""
    found = 0
    for start in range(0, len(ids), 500):
        some = _d.id.in_(ids[start : start + 500]) & _d.state.in_(("queued", "retry", "unknown"))
        found += conn.execute(update(deliveries).where(some).values(state="parked", error=SWITCHED_OFF)).rowcount
    return found


def customer_named(conn: Connection, text: str) -> int | None:
    """Return the id of the customer with this id or number."""
    mine = (customers.c.number == text) | (cast(customers.c.id, Words) == text)
    return conn.execute(select(customers.c.id).where(mine).order_by(customers.c.number == text).limit(1)).scalar()


def _stopped_by(conn: Connection, query: StoppedBy, now: datetime) -> Switch | None:
    found = all_off(conn)
    return found.stopping(query.act, channel=query.channel, customer_id=query.customer_id, kinds=query.kinds)


ANSWERS: Mapping[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    ListSwitches: lambda conn, query, now: all_off(conn).off,
    StoppedBy: _stopped_by,
    SendingPaused: lambda conn, query, now: sending.paused(conn),
}
