"""Conversations, inbound messages and open questions."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.database.moments import ms
from core.database.tables.conversations import conversations, inbound_files, inbound_messages, questions
from core.database.tables.deliveries import deliveries
from core.ports import InboundMessage

_BY_ID = select(conversations).where(conversations.c.id == bindparam("key"))
_BY_THREAD = select(conversations).where(
    conversations.c.channel == bindparam("channel"), conversations.c.thread == bindparam("thread")
)
_INBOUND = select(inbound_messages).where(inbound_messages.c.id == bindparam("key"))
_m = inbound_messages.c
_KNOWN = select(_m.id, _m.token, _m.conversation_id, _m.content_hash).where(
    _m.channel == bindparam("channel"), _m.external_id == bindparam("external_id")
)
_LAST_INBOUND = (
    select(inbound_messages)
    .where(
        inbound_messages.c.conversation_id == bindparam("key"),
        inbound_messages.c.channel == bindparam("channel"),
        # Nobody answers a bounce or an out-of-office note.
        inbound_messages.c.envelope["kind"].as_string() == "ordinary",
    )
    .order_by(inbound_messages.c.id.desc())
    .limit(1)
)
_SENT_IDS = (
    select(deliveries.c.message_id)
    .where(deliveries.c.conversation_id == bindparam("key"), deliveries.c.channel == bindparam("channel"))
    .order_by(deliveries.c.id)
)
_OPEN_QUESTIONS = (
    select(questions)
    .where(questions.c.conversation_id == bindparam("key"), questions.c.state == "open")
    .order_by(questions.c.id)
)
_OPEN_OF_ORDER = (
    select(questions)
    .where(questions.c.order_id == bindparam("key"), questions.c.state == "open")
    .order_by(questions.c.id)
)
_NEW = insert(conversations).returning(conversations.c.id)
_QUESTIONS = insert(questions).returning(questions.c.id)
_STORE = {
    "sqlite": sqlite.insert(inbound_messages).on_conflict_do_nothing().returning(inbound_messages.c.id),
    "postgresql": postgresql.insert(inbound_messages).on_conflict_do_nothing().returning(inbound_messages.c.id),
}


def conversation(conn: Connection, conversation_id: int) -> RowMapping | None:
    """Return one conversation."""
    return conn.execute(_BY_ID, {"key": conversation_id}).mappings().first()


def by_thread(conn: Connection, channel: str, thread: str) -> RowMapping | None:
    """Return the conversation that a channel calls `thread`."""
    return conn.execute(_BY_THREAD, {"channel": channel, "thread": thread}).mappings().first()


def of_message_ids(conn: Connection, ids: Sequence[str]) -> int | None:
    """Return the conversation of the nearest known message among `ids`, ours or theirs."""
    known = list(ids)[:50]
    if not known:
        return None
    ours = select(deliveries.c.message_id, deliveries.c.conversation_id).where(deliveries.c.message_id.in_(known))
    theirs = select(inbound_messages.c.external_id, inbound_messages.c.conversation_id).where(
        inbound_messages.c.external_id.in_(known)
    )
    found = {row[0]: row[1] for row in [*conn.execute(theirs), *conn.execute(ours)] if row[1]}
    return next((found[message_id] for message_id in known if message_id in found), None)


def sent_by_us(conn: Connection, message_id: str) -> bool:
    """Return whether a message of that id is one that we have sent."""
    return (
        conn.execute(select(deliveries.c.id).where(deliveries.c.message_id == message_id).limit(1)).first() is not None
    )


def new_conversation(conn: Connection, values: Mapping[str, Any]) -> int:
    """Begin a conversation."""
    row = {"handed_over": False, "guest": {}, "person_name": "", "subject": "", "language": "", "customer_id": None}
    return int(conn.execute(_NEW, row | dict(values)).scalar_one())


def change(conn: Connection, conversation_id: int, **values: Any) -> None:
    """Change a conversation's fields."""
    conn.execute(update(conversations).where(conversations.c.id == conversation_id).values(values))


def known_message(conn: Connection, channel: str, external_id: str) -> RowMapping | None:
    """Return id, token, conversation and content hash of the stored message of that id, if it came before."""
    return conn.execute(_KNOWN, {"channel": channel, "external_id": external_id}).mappings().first()


def store(
    conn: Connection, message: InboundMessage, conversation_id: int, customer_id: int | None, now: int
) -> tuple[int, str] | None:
    """Keep a message as it came; returns its id and token, or None when the same one is there already."""
    token = secrets.token_urlsafe(18)
    row = {
        "channel": message.channel,
        "external_id": message.message_id,
        "token": token,
        "conversation_id": conversation_id,
        "customer_id": customer_id,
        "sender": message.sender,
        "sender_name": message.sender_name,
        "subject": message.subject,
        "body": message.text,
        "quoted": message.quoted,
        "action": message.action,
        "content_hash": content_hash(message),
        "envelope": _envelope(message),
        "raw": message.raw or None,
        "state": "received",
        "received_at": ms(message.at),
    }
    message_id: int | None = conn.execute(_STORE[conn.dialect.name], [row]).scalar()
    if message_id is not None and message.files:
        conn.execute(
            insert(inbound_files),
            [
                {
                    "message_id": message_id,
                    "name": file.name,
                    "media_type": file.media_type,
                    "inline": file.inline,
                    "content": file.content,
                }
                for file in message.files
            ],
        )
    return None if message_id is None else (message_id, token)


def content_hash(message: InboundMessage) -> str:
    """Return a hash of what a message says, to tell a repeat from another message under the same id."""
    if known := message.facts.get("content_hash"):
        return str(known)
    parts = [message.text, message.action, *(file.name for file in message.files)]
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _envelope(message: InboundMessage) -> dict[str, Any]:
    return {
        "thread": message.conversation,
        "threads": list(message.threads)[:100],
        "trust": message.trust,
        "kind": message.kind,
        "automatic": message.automatic,
        "language": message.language,
        "known_customer": message.known_customer,
        "facts": dict(message.facts),
    }


def inbound(conn: Connection, message_id: int) -> RowMapping | None:
    """Return one stored message."""
    return conn.execute(_INBOUND, {"key": message_id}).mappings().first()


def finish(conn: Connection, message_id: int, values: Mapping[str, Any]) -> Row[Any] | None:
    """Record what became of a message; returns its `conversation_id`, None when another worker did so before."""
    statement = update(inbound_messages).where(
        inbound_messages.c.id == message_id, inbound_messages.c.state == "received"
    )
    return conn.execute(statement.values(dict(values)).returning(_m.conversation_id)).first()


def settle(conn: Connection, conversation_id: int, now: int) -> None:
    """Note that a person has dealt with what was parked in a conversation."""
    conn.execute(
        update(inbound_messages)
        .where(inbound_messages.c.conversation_id == conversation_id, inbound_messages.c.state == "parked")
        .values(state="answered", handled_at=now)
    )


def count_attempt(conn: Connection, message_id: int) -> int:
    """Count one more try to work on a message; returns how many there were."""
    conn.execute(
        update(inbound_messages)
        .where(inbound_messages.c.id == message_id)
        .values(attempts=inbound_messages.c.attempts + 1)
    )
    return int(
        conn.execute(select(inbound_messages.c.attempts).where(inbound_messages.c.id == message_id)).scalar_one()
    )


def thread_ids(conn: Connection, conversation_id: int, channel: str) -> tuple[RowMapping | None, list[str]]:
    """Return the newest message that came in on this channel, and all Message-IDs that we sent, oldest first."""
    last = conn.execute(_LAST_INBOUND, {"key": conversation_id, "channel": channel}).mappings().first()
    sent = list(conn.execute(_SENT_IDS, {"key": conversation_id, "channel": channel}).scalars())
    return last, sent


def open_questions(conn: Connection, conversation_id: int) -> list[RowMapping]:
    """Return what is asked in a conversation and not answered yet."""
    return list(conn.execute(_OPEN_QUESTIONS, {"key": conversation_id}).mappings())


def blocking_questions(conn: Connection, order_id: int) -> int:
    """Return how many open questions must be answered before an order binds: all but whether it is a repeat."""
    return sum(1 for row in questions_of_order(conn, order_id) if row["about"] != "repeat")


def questions_of_order(conn: Connection, order_id: int) -> list[RowMapping]:
    """Return what is asked about an order and not answered yet."""
    return list(conn.execute(_OPEN_OF_ORDER, {"key": order_id}).mappings())


def ask(conn: Connection, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Store new questions and return their ids."""
    return list(conn.execute(_QUESTIONS, [dict(row) for row in rows]).scalars()) if rows else []


def close_questions(conn: Connection, order_id: int, state: str, now: int) -> None:
    """End all open questions about an order. state: answered or dropped."""
    conn.execute(
        update(questions)
        .where(questions.c.order_id == order_id, questions.c.state == "open")
        .values(state=state, answered_at=now)
    )


def called(channel: str, name: str, address: str) -> str:
    """Return what a person is called; "" for a guest of the web chat, whose address is only a key."""
    return name or ("" if channel == "webchat" else address)


def page_language(conn: Connection, message_id: int | None) -> str:
    """Return the language of the page on which a message was written; how to answer "xyz", not what was said."""
    asked = inbound(conn, message_id) if message_id else None
    return str((asked["envelope"] or {}).get("facts", {}).get("page_language", "")) if asked else ""
