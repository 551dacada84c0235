"""What the reading desk needs: a message with its surroundings, and what the engine is compiled from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from core.database import answered, catalogue, conversations, customers, learning, linking
from core.database.moments import moment, ms
from core.database.reading import Answers, Reader
from core.database.reading.conversations import MOST_ORDERS, conversation_view, order_seen, orders_of
from core.database.tables.conversations import conversations as talks
from core.database.tables.conversations import inbound_files, inbound_messages
from core.database.tables.deliveries import deliveries
from core.database.tables.orders import orders as orders_table
from core.domain import queries
from core.domain.customers import Customer
from core.domain.desk import AtDesk, LeftWaiting, NextAtDesk, Untried
from core.domain.linking import CHATS
from core.domain.views import Knowledge, LineView, MessageAtDesk, OrderView

_WAITING = ("draft", "quoted", "awaiting_approval", "modifying")
_BINDING = ("confirmed", "on_hold")
_PAST = ("confirmed", "on_hold", "closed")
# The last one changes customers alone: the catalogue need not be compiled again.
_COMPILED = ("catalogue", "customers", "policy", "words", "own_words")
_m = inbound_messages.c
_ALL_WAITING = select(_m.id).where(_m.state == "received").order_by(_m.id).limit(1000)
_LEFT = (
    select(_m.id, _m.conversation_id, talks.c.changed_at)
    .join(talks, talks.c.id == _m.conversation_id)
    .where(_m.state == "received")
    .order_by(_m.id)
    .limit(1000)
)
_UNTRIED = (
    select(_m.id, _m.conversation_id)
    .join(talks, talks.c.id == _m.conversation_id)
    .where(_m.state == "received", _m.attempts == 0, talks.c.changed_at <= bindparam("quiet_since"))
    .order_by(_m.id.desc())
    .limit(bindparam("most"))
)
_NEXT_HERE = (
    select(_m.id)
    .where(_m.conversation_id == bindparam("key"), _m.state == "received", _m.id > bindparam("after"))
    .order_by(_m.id)
    .limit(2)
)
_WAITING_HERE = _ALL_WAITING.where(_m.conversation_id == bindparam("key"))
_WAITS = select(_m.id).where(_m.id == bindparam("key"), _m.state == "received")
_FILE_NAMES = select(inbound_files.c.name).where(inbound_files.c.message_id == bindparam("key"))
_LAST_SAID = (
    select(deliveries.c.template)
    .where(deliveries.c.conversation_id == bindparam("key"))
    .order_by(deliveries.c.id.desc())
    .limit(1)
)
_ANY_DELIVERY = select(deliveries.c.id).where(deliveries.c.conversation_id == bindparam("key")).limit(1)


def work_on(reader: Reader, query: queries.WorkOn) -> MessageAtDesk | None:
    """Return a stored message with its surroundings."""
    row = conversations.inbound(reader.conn, query.message_id)
    if row is None:
        return None
    known = conversations.conversation(reader.conn, row["conversation_id"]) if row["conversation_id"] else None
    if known is None:
        return None
    own = orders_of(reader, known["id"])
    talk = conversation_view(reader, known, own)
    customer_id = talk.customer.id if talk.customer else None
    waiting = _newest_here(reader, own, _WAITING, talk.id)
    binding = _newest_here(reader, own, _BINDING, talk.id)
    envelope = row["envelope"]
    # Who only claims to be somebody sees and moves nothing beyond the own conversation. A mail's answer goes to the
    # claimed address itself, so its last order may be read back there.
    proven = linking.proves(reader.conn, row, customer_id)
    mailed = row["channel"] == "email" and envelope.get("trust") != "fail"
    if binding is None and customer_id and proven:
        binding = _meant(reader, customer_id, f"{row['subject']} {row['body']}"[:20_000])
    theirs = customer_id is not None and (proven or mailed)
    last = _newest(reader, _PAST, customer_id=customer_id) if theirs else _newest_here(reader, own, _PAST, talk.id)
    mail = row["channel"] == "email"
    answers = answered.within_the_hour(reader.conn, row["sender"], talk.id, ms(reader.now)) if mail else None
    names = reader.conn.execute(_FILE_NAMES, {"key": row["id"]}).scalars()
    return MessageAtDesk(
        id=row["id"],
        state=row["state"],
        channel=row["channel"],
        external_id=row["external_id"],
        conversation=talk,
        sender=row["sender"],
        sender_name=row["sender_name"],
        subject=row["subject"],
        text=row["body"],
        quoted=row["quoted"],
        action=row["action"],
        received_at=moment(row["received_at"]),
        trust=envelope.get("trust", "none"),
        kind=envelope.get("kind", "ordinary"),
        automatic=bool(envelope.get("automatic")),
        facts=envelope.get("facts", {}),
        files=tuple(names),
        waiting=waiting,
        binding=binding,
        newest=(talk.orders[0] if talk.orders else "") or (last.number if last else ""),
        greeted=_greeted(reader, talk.id),
        answered_all=answers.all if answers else 0,
        answered_here=answers.here if answers else 0,
        own=mail and conversations.sent_by_us(reader.conn, row["external_id"]),
        proven=proven,
        code_asked=row["channel"] in CHATS and bool(linking.waiting_codes(reader.conn, talk.id, ms(reader.now))),
        said_last=_said_last(reader, talk.id) if talk.handed_over else "",
        last_lines=tuple(engine_line(line) for line in last.lines if not line.cancelled) if last else (),
    )


def _meant(reader: Reader, customer_id: int, text: str) -> OrderView | None:
    """Return the open order that a fresh mail can mean: the only one, or one that it names; none is guessed."""
    o = orders_table.c
    found = list(
        reader.conn.execute(
            select(o.number).where(o.customer_id == customer_id, o.state.in_(_BINDING)).order_by(o.id.desc()).limit(50)
        ).scalars()
    )
    said = text.upper()
    meant = [number for number in found if number in said] or found
    return order_seen(reader, meant[0]) if len(meant) == 1 else None


def _greeted(reader: Reader, conversation_id: int) -> bool:
    return reader.conn.execute(_ANY_DELIVERY, {"key": conversation_id}).first() is not None


def _said_last(reader: Reader, conversation_id: int) -> str:
    return str(reader.conn.execute(_LAST_SAID, {"key": conversation_id}).scalar() or "")


def engine_line(line: LineView) -> Mapping[str, Any]:
    """Return a line as the engine reads it."""
    return {"sku": line.sku, "quantity": line.quantity, "unit": line.unit, "options": dict(line.raw_options)}


def _newest(
    reader: Reader, states: tuple[str, ...], *, conversation_id: int | None = None, customer_id: int | None = None
) -> OrderView | None:
    o = orders_table.c
    whose = o.conversation_id == conversation_id if conversation_id else o.customer_id == customer_id
    found = reader.conn.execute(
        select(o.number).where(whose, o.state.in_(states)).order_by(o.id.desc()).limit(1)
    ).scalar()
    return order_seen(reader, found) if found else None


def _newest_here(
    reader: Reader, own: list[Row[Any]], states: tuple[str, ...], conversation_id: int
) -> OrderView | None:
    """Return the newest order of a conversation in one of these states. own: its newest orders."""
    found = next((one.number for one in own if one.state in states), None)
    if found is None and len(own) == MOST_ORDERS:
        return _newest(reader, states, conversation_id=conversation_id)
    return order_seen(reader, found) if found else None


def waiting_messages(reader: Reader, query: queries.WaitingMessages) -> tuple[int, ...]:
    """Return the ids of messages that nobody has worked on yet, oldest first."""
    if query.message_id is not None:
        found = reader.conn.execute(_WAITS, {"key": query.message_id})
    elif query.conversation_id is not None:
        found = reader.conn.execute(_WAITING_HERE, {"key": query.conversation_id})
    else:
        found = reader.conn.execute(_ALL_WAITING)
    return tuple(found.scalars())


def next_at_desk(reader: Reader, query: NextAtDesk) -> AtDesk:
    """Return the oldest message that waits in a conversation, and what it is read with."""
    values = {"key": query.conversation_id, "after": query.after}
    found = list(reader.conn.execute(_NEXT_HERE, values).scalars())
    message = work_on(reader, queries.WorkOn(found[0])) if found else None
    return AtDesk(message, reader.policy, _version(reader), more=len(found) > 1)


def untried(reader: Reader, query: Untried) -> tuple[tuple[int, int], ...]:
    """Return the newest waiting messages that were never tried a second time, and their conversations."""
    values = {"quiet_since": ms(reader.now) - int(query.quiet_s * 1000), "most": query.most}
    return tuple((row.id, row.conversation_id) for row in reader.conn.execute(_UNTRIED, values))


def left_waiting(reader: Reader, query: LeftWaiting) -> tuple[tuple[int, int, bool], ...]:
    """Return the messages that nobody has worked on yet, their conversations, and whether it was quiet there."""
    before = ms(reader.now) - int(query.quiet_s * 1000)
    return tuple((row.id, row.conversation_id, row.changed_at <= before) for row in reader.conn.execute(_LEFT))


def knowledge_version(reader: Reader, query: queries.KnowledgeVersion) -> tuple[int, ...]:
    """Return how often what the engine is compiled from has changed."""
    return _version(reader)


def load_knowledge(reader: Reader, query: queries.LoadKnowledge) -> Knowledge:
    """Return what the engine is compiled from."""
    everybody, own = learning.in_use(reader.conn)
    return Knowledge(
        _version(reader),
        learning.with_words(catalogue.whole_catalogue(reader.conn, reader.policy), everybody),
        _customers(reader.conn, own),
    )


def load_customers(reader: Reader, query: queries.LoadCustomers) -> tuple[tuple[int, ...], tuple[Customer, ...]]:
    """Return all customers with their own words, and of which version they are."""
    return _version(reader), _customers(reader.conn, learning.in_use(reader.conn)[1])


def _customers(conn: Connection, own: Mapping[int, Mapping[str, str]]) -> tuple[Customer, ...]:
    return tuple(
        replace(one, aliases=own[int(one.id)]) if int(one.id) in own else one for one in customers.everyone(conn)
    )


def _version(reader: Reader) -> tuple[int, ...]:
    return tuple(reader.versions.get(name, 0) for name in _COMPILED)


ANSWERS: Answers = {
    queries.WorkOn: work_on,
    queries.WaitingMessages: waiting_messages,
    LeftWaiting: left_waiting,
    Untried: untried,
    NextAtDesk: next_at_desk,
    queries.KnowledgeVersion: knowledge_version,
    queries.LoadKnowledge: load_knowledge,
    queries.LoadCustomers: load_customers,
}
