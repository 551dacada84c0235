"""Messages: whatever came in was dealt with, whatever had to be said is on its way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from core.database.jobs import database_now
from core.database.tables.conversations import conversations, inbound_messages, questions
from core.database.tables.deliveries import deliveries
from core.database.tables.journal import journal
from core.database.tables.orders import orders
from core.domain.lifecycles import notifying_names

FRESH = timedelta(minutes=30)
"""How long a message may be under way; after that it is lost, not late."""

END_STATES = ("asked", "ordered", "answered", "parked", "ignored", "duplicate")


def violations(conn: Connection) -> Iterator[str]:
    """Yield inbound messages without an end and events without their message."""
    yield from _inbound(conn)
    yield from _events(conn)


def _inbound(conn: Connection) -> Iterator[str]:
    m = inbound_messages.c
    oldest = database_now(conn) - FRESH // timedelta(milliseconds=1)
    other = inbound_messages.alias("other")
    by_us = exists().where(deliveries.c.conversation_id == m.conversation_id, deliveries.c.id > 0)
    by_colleague = exists().where(
        other.c.conversation_id == m.conversation_id, other.c.reason == "colleague_answered", other.c.id != m.id
    )
    said = or_(by_us, by_colleague)
    asked = exists().where(questions.c.conversation_id == m.conversation_id)
    with_person = exists().where(conversations.c.id == m.conversation_id, conversations.c.handed_over)
    ordered = exists().where(orders.c.id == m.order_id)
    rules: dict[str, ColumnElement[bool]] = {
        "nobody has worked on it": and_(m.state == "received", m.received_at < oldest),
        "its state does not exist": m.state.not_in(("received", *END_STATES)),
        "it counts as ordered, but has no order": and_(m.state == "ordered", ~ordered),
        "it counts as asked, but nothing was asked": and_(m.state == "asked", ~or_(asked, said)),
        "it counts as answered, but nothing was said": and_(m.state == "answered", ~or_(said, with_person)),
        "it has no reason": and_(m.state.in_(("parked", "ignored")), m.reason == ""),
        "it is finished, but nobody knows when": and_(m.state != "received", m.handled_at.is_(None)),
    }
    for words, wrong in rules.items():
        for row in conn.execute(select(m.id, m.channel, m.external_id).where(wrong).order_by(m.id)):
            yield f"message {row.id} ({row.channel} {row.external_id}): {words}"


def _events(conn: Connection) -> Iterator[str]:
    j, d = journal.c, deliveries.c
    statement = (
        select(j.id, j.name, orders.c.number)
        .join(orders, orders.c.id == j.order_id)
        .where(
            j.name.in_(sorted(notifying_names())),
            orders.c.conversation_id.is_not(None),
            ~exists().where(d.event_id == j.id),
        )
        .order_by(j.id)
    )
    for row in conn.execute(statement):
        yield f"order {row.number}: event {row.id} {row.name} has no message"
    lost = ~exists().where(j.id == d.event_id)
    for delivery in conn.execute(select(d.id, d.event_id).where(d.event_id.is_not(None), lost).order_by(d.id)):
        yield f"delivery {delivery.id}: its event {delivery.event_id} does not exist"
    unsent = and_(d.state == "sent", d.sent_at.is_(None))
    for delivery in conn.execute(select(d.id).where(unsent).order_by(d.id)):
        yield f"delivery {delivery.id}: it is sent, but nobody knows when"
