"""Gateways and webhooks that were added: kept, found, switched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from core.database.catalogue import bump
from core.database.moments import moment, moment_or_none
from core.database.tables.conversations import inbound_messages
from core.database.tables.deliveries import deliveries
from core.database.tables.hooks import gateways, hook_attempts, hook_deliveries, webhooks
from core.domain.hooks import Gateway, Hooked, LastHeard, ListGateways, ListWebhooks, Traffic, TrafficOf, Webhook
from core.domain.queries import Query

VERSION = "hooks"
"""The counter that says when somebody was added, removed or switched."""

_g, _w, _m, _d = gateways.c, webhooks.c, inbound_messages.c, deliveries.c


def hooked(conn: Connection) -> Hooked:
    """Return who is to be told as things stand."""
    rows = conn.execute(select(_w.id, _w.events).where(_w.active).order_by(_w.id))
    carriers = conn.scalars(select(_g.name).where(_g.url != ""))
    return Hooked(tuple((row.id, tuple(row.events)) for row in rows), frozenset(f"gateway:{name}" for name in carriers))


def add_gateway(conn: Connection, gateway: Gateway, now: int) -> bool:
    """Store a gateway, in the place of one of the same name; returns whether it is new."""
    row = {"url": gateway.url, "sealed": gateway.sealed, "active": True, "fault": ""}
    return _put(conn, gateways, gateway.name, row, now)


def add_webhook(conn: Connection, webhook: Webhook, now: int) -> bool:
    """Store a webhook, in the place of one of the same name; returns whether it is new."""
    row = {"url": webhook.url, "events": list(webhook.events), "sealed": webhook.sealed}
    return _put(conn, webhooks, webhook.name, row | {"active": True, "fault": "", "failing_since": None}, now)


def _put(conn: Connection, table: Table, name: str, row: dict[str, Any], now: int) -> bool:
    bump(conn, VERSION)
    if conn.execute(update(table).where(table.c.name == name).values(row)).rowcount:
        return False
    conn.execute(insert(table).values(name=name, added_at=now, **row))
    return True


def remove_gateway(conn: Connection, name: str) -> bool:
    """Forget a gateway."""
    bump(conn, VERSION)
    return conn.execute(delete(gateways).where(_g.name == name)).rowcount == 1


def remove_webhook(conn: Connection, name: str) -> bool:
    """Forget a webhook with its log."""
    webhook_id = webhook_named(conn, name)
    if webhook_id is None:
        return False
    bump(conn, VERSION)
    theirs = select(hook_deliveries.c.id).where(hook_deliveries.c.webhook_id == webhook_id)
    conn.execute(delete(hook_attempts).where(hook_attempts.c.delivery_id.in_(theirs)))
    conn.execute(delete(hook_deliveries).where(hook_deliveries.c.webhook_id == webhook_id))
    conn.execute(delete(webhooks).where(_w.id == webhook_id))
    return True


def switch_gateway(conn: Connection, name: str, *, active: bool, fault: str) -> bool:
    """Switch a gateway on or off; False where there is none of that name."""
    bump(conn, VERSION)
    statement = update(gateways).where(_g.name == name).values(active=active, fault=fault[:200])
    return conn.execute(statement).rowcount == 1


def switch_webhook(conn: Connection, webhook_id: int, *, active: bool, fault: str = "") -> None:
    """Switch a webhook on or off."""
    bump(conn, VERSION)
    values = {"active": active, "fault": fault[:200], "failing_since": None}
    conn.execute(update(webhooks).where(_w.id == webhook_id).values(values))


def webhook_named(conn: Connection, name: str) -> int | None:
    """Return the id of the webhook of that name."""
    found: int | None = conn.execute(select(_w.id).where(_w.name == name)).scalar()
    return found


def count_off(conn: Connection) -> int:
    """Return how many gateways and webhooks were switched off for failing."""
    off = [select(func.count()).select_from(table).where(table.c.fault != "") for table in (gateways, webhooks)]
    return sum(int(conn.execute(one).scalar_one()) for one in off)


def list_gateways(conn: Connection, query: ListGateways, _now: datetime) -> tuple[Gateway, ...]:
    """Return the gateways by name."""
    wanted = select(gateways).order_by(_g.name)
    if query.name:
        wanted = wanted.where(_g.name == query.name)
    return tuple(Gateway(row.name, row.url, row.sealed, row.active, row.fault) for row in conn.execute(wanted))


def webhook_of(row: Any) -> Webhook:
    """Return a row as a webhook."""
    events, since = tuple(row.events), moment_or_none(row.failing_since)
    return Webhook(row.name, row.url, events, row.sealed, row.active, row.fault, since, row.id)


def list_webhooks(conn: Connection, query: ListWebhooks, _now: datetime) -> tuple[Webhook, ...]:
    """Return the webhooks by name."""
    wanted = select(webhooks).order_by(_w.name)
    if query.name:
        wanted = wanted.where(_w.name == query.name)
    return tuple(webhook_of(row) for row in conn.execute(wanted))


def last_heard(conn: Connection, query: LastHeard, _now: datetime) -> datetime | None:
    """Return when a person wrote last in a conversation by a channel."""
    said = select(func.max(_m.received_at)).where(
        _m.conversation_id == query.conversation, _m.channel == query.channel, _m.sender == query.person
    )
    found = conn.execute(said).scalar()
    return None if found is None else moment(found)


def traffic_of(conn: Connection, query: TrafficOf, _now: datetime) -> Traffic:
    """Return when something last came and went by a channel, and how much could not be sent."""
    heard = conn.execute(select(func.max(_m.received_at)).where(_m.channel == query.channel)).scalar()
    mine = _d.channel == query.channel
    sent = conn.execute(select(func.max(_d.sent_at)).where(mine, _d.state == "sent")).scalar()
    parked = conn.execute(select(func.count()).where(mine, _d.state == "parked")).scalar_one()
    return Traffic(moment_or_none(heard), moment_or_none(sent), int(parked))


ANSWERS: dict[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    ListGateways: list_gateways,
    ListWebhooks: list_webhooks,
    LastHeard: last_heard,
    TrafficOf: traffic_of,
}
