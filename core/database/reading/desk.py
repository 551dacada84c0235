"""What the reading desk needs: a message with its surroundings, and what the engine is compiled from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from core.database import answered, catalogue, conversations, customers, learning, linking, orders, views
from core.database.moments import moment, ms
from core.database.reading import Answers, Reader
from core.database.reading.conversations import find_conversation
from core.database.tables.conversations import inbound_files, inbound_messages
from core.database.tables.deliveries import deliveries
from core.database.tables.orders import orders as orders_table
from core.domain import queries
from core.domain.customers import Customer
from core.domain.linking import CHATS
from core.domain.views import Knowledge, LineView, MessageAtDesk, OrderView

_WAITING = ("draft", "quoted", "awaiting_approval", "modifying")
_BINDING = ("confirmed", "on_hold")
_PAST = ("confirmed", "on_hold", "closed")
# The last one changes customers alone: the catalogue need not be compiled again.
_COMPILED = ("catalogue", "customers", "policy", "words", "own_words")


def work_on(reader: Reader, query: queries.WorkOn) -> MessageAtDesk | None:
    """Return a stored message with its surroundings."""
    row = conversations.inbound(reader.conn, query.message_id)
    if row is None:
        return None
    talk = find_conversation(reader, queries.FindConversation(id=row["conversation_id"]))
    if talk is None:
        return None
    customer_id = talk.customer.id if talk.customer else None
    waiting = _newest(reader, _WAITING, conversation_id=talk.id)
    binding = _newest(reader, _BINDING, conversation_id=talk.id)
    envelope = row["envelope"]
    # Who only claims to be somebody sees and moves nothing beyond the own conversation. A mail's answer goes to the
    # claimed address itself, so its last order may be read back there.
    proven = linking.proves(reader.conn, row, customer_id)
    mailed = row["channel"] == "email" and envelope.get("trust") != "fail"
    if binding is None and customer_id and proven:
        binding = _meant(reader, customer_id, f"{row['subject']} {row['body']}"[:20_000])
    known = customer_id is not None and (proven or mailed)
    last = _newest(reader, _PAST, customer_id=customer_id) if known else _newest(reader, _PAST, conversation_id=talk.id)
    mail = row["channel"] == "email"
    answers = answered.within_the_hour(reader.conn, row["sender"], talk.id, ms(reader.now)) if mail else None
    names = reader.conn.execute(select(inbound_files.c.name).where(inbound_files.c.message_id == row["id"])).scalars()
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
    return _whole(reader, meant[0]) if len(meant) == 1 else None


def _greeted(reader: Reader, conversation_id: int) -> bool:
    statement = select(deliveries.c.id).where(deliveries.c.conversation_id == conversation_id).limit(1)
    return reader.conn.execute(statement).first() is not None


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
    return _whole(reader, found) if found else None


def _whole(reader: Reader, number: str) -> OrderView | None:
    order = orders.order_by(reader.conn, number=number)
    if order is None:
        return None
    return views.whole_order(reader.conn, order, reader.policy, url=reader.url(order), actor=None, now=reader.now)


def waiting_messages(reader: Reader, query: queries.WaitingMessages) -> tuple[int, ...]:
    """Return the ids of messages that nobody has worked on yet, oldest first."""
    m = inbound_messages.c
    statement = select(m.id).where(m.state == "received").order_by(m.id).limit(1000)
    if query.conversation_id is not None:
        statement = statement.where(m.conversation_id == query.conversation_id)
    return tuple(reader.conn.execute(statement).scalars())


def knowledge_version(reader: Reader, query: queries.KnowledgeVersion) -> tuple[int, ...]:
    """Return how often what the engine is compiled from has changed."""
    return _version(reader.conn)


def load_knowledge(reader: Reader, query: queries.LoadKnowledge) -> Knowledge:
    """Return what the engine is compiled from."""
    everybody, own = learning.in_use(reader.conn)
    return Knowledge(
        _version(reader.conn),
        learning.with_words(catalogue.whole_catalogue(reader.conn, reader.policy), everybody),
        _customers(reader.conn, own),
    )


def load_customers(reader: Reader, query: queries.LoadCustomers) -> tuple[tuple[int, ...], tuple[Customer, ...]]:
    """Return all customers with their own words, and of which version they are."""
    return _version(reader.conn), _customers(reader.conn, learning.in_use(reader.conn)[1])


def _customers(conn: Connection, own: Mapping[int, Mapping[str, str]]) -> tuple[Customer, ...]:
    return tuple(
        replace(one, aliases=own[int(one.id)]) if int(one.id) in own else one for one in customers.everyone(conn)
    )


def _version(conn: Connection) -> tuple[int, ...]:
    known = catalogue.current_versions(conn)
    return tuple(known.get(name, 0) for name in _COMPILED)


ANSWERS: Answers = {
    queries.WorkOn: work_on,
    queries.WaitingMessages: waiting_messages,
    queries.KnowledgeVersion: knowledge_version,
    queries.LoadKnowledge: load_knowledge,
    queries.LoadCustomers: load_customers,
}
