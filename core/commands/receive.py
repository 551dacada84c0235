"""Receive: a message is stored raw, once, in its conversation; a durable job makes sure that it is worked on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.commands import colleague
from core.commands.saying import SENT_BY_US
from core.database import conversations, customers, marks, moves, threads
from core.database.moments import ms
from core.ports import InboundMessage

_VOUCHED = ("api:", "gateway:", "phone")
"""Channels whose key holder has told who writes: a mail address from there is believed."""


@dataclass(frozen=True, slots=True)
class Received:
    """A message that is stored. new: False when the same one was here before. token: the id that the API gives out."""

    id: int
    token: str
    conversation_id: int
    new: bool


def receive(
    conn: Connection, message: InboundMessage, enqueue: Callable[[Connection, str, str], None], *, now: datetime
) -> Received:
    """Store a message in its conversation; the same channel and id again gives what was stored before."""
    message = storable(message)
    if message.kind == colleague.KIND:
        kept = colleague.keep_answer(conn, message, now=now)
        return Received(*kept) if kept else Received(0, "", 0, new=False)
    known = conversations.known_message(conn, message.channel, message.message_id)
    if (
        known is not None
        and message.channel == "email"
        and known["content_hash"] != conversations.content_hash(message)
    ):
        # Two mails claim one id: both are kept, and the second is for a person.
        message = _marked(message)
        known = conversations.known_message(conn, message.channel, message.message_id)
    if known is not None:
        return Received(known["id"], known["token"], known["conversation_id"], new=False)
    customer_id = _customer(conn, message)
    conversation = _conversation(conn, message, customer_id, now)
    stored = conversations.store(conn, message, conversation["id"], customer_id, ms(now))
    if stored is None:
        # Somebody else stored it between our look and our word.
        known = conversations.known_message(conn, message.channel, message.message_id)
        if known is None:
            raise RuntimeError("a message that was stored is not there")
        return Received(known["id"], known["token"], known["conversation_id"], new=False)
    if message.channel == "email":
        threads.remember(conn, stored[0], message.threads)
    if "changed_at" in conversation:
        conversations.change(conn, conversation["id"], changed_at=ms(now))
    _sign_of_life(conn, message)
    enqueue(conn, "take_in", str(stored[0]))
    return Received(*stored, conversation["id"], new=True)


def _sign_of_life(conn: Connection, message: InboundMessage) -> None:
    """Who writes can be reached again, unless our own server says that somebody else wrote."""
    if message.channel in SENT_BY_US and message.kind == "ordinary" and message.trust != "fail" and message.sender:
        marks.clear(conn, message.channel, message.sender)


def storable(message: InboundMessage) -> InboundMessage:
    """Return the message without the signs that no database keeps: NUL and halves of characters; `raw` stays."""
    texts = ("message_id", "sender", "conversation", "text", "sender_name", "subject", "quoted", "action", "language")
    plain: dict[str, Any] = {name: _plain(getattr(message, name)) for name in texts}
    threads = tuple(_plain(one) for one in message.threads)
    files = tuple(replace(one, name=_plain(one.name), media_type=_plain(one.media_type)) for one in message.files)
    return replace(message, **plain, threads=threads, files=files, facts=_plain_data(message.facts))


def _plain(text: str) -> str:
    if "\x00" not in text and text.isascii():
        return text
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode("utf-8")


def _plain_data(value: Any) -> Any:
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, Mapping):
        return {_plain(str(key)): _plain_data(one) for key, one in value.items()}
    return [_plain_data(one) for one in value] if isinstance(value, (list, tuple)) else value


def _marked(message: InboundMessage) -> InboundMessage:
    other = f"{message.message_id}#{conversations.content_hash(message)[:8]}"
    return replace(message, message_id=other, facts={**message.facts, "conflict": True})


def _customer(conn: Connection, message: InboundMessage) -> int | None:
    if message.known_customer.isdigit():
        return int(message.known_customer)
    if not message.sender:
        return None
    known = customers.by_contact(conn, message.channel, message.sender)
    if known is None and message.channel.startswith(_VOUCHED) and "@" in message.sender:
        return customers.by_contact(conn, "email", message.sender)
    return known


def _conversation(
    conn: Connection, message: InboundMessage, customer_id: int | None, now: datetime
) -> RowMapping | dict[str, int]:
    named = threads.find(conn, message, customer_id)
    found = named.conversation if named else None
    if found is not None and not _stranger(found, message, customer_id):
        if found["customer_id"] is None and customer_id is not None:
            conversations.change(conn, found["id"], customer_id=customer_id)
        return found
    thread = message.conversation if found is None else f"{message.conversation}#{message.sender}"
    again = conversations.by_thread(conn, message.channel, thread) if found is not None else None
    if again is not None:
        return moves.home(conn, again["id"]) or again
    return {"id": conversations.new_conversation(conn, _values(message, thread, customer_id, now))}


def _stranger(found: RowMapping, message: InboundMessage, customer_id: int | None) -> bool:
    # A mail that only quotes another customer's thread must not write into it; a signed token may. A server's report
    # is told to nobody but the staff, who look for it beside the mail that it is about.
    if message.channel != "email" or message.facts.get("token_conversation") or message.facts.get("report"):
        return False
    same_person = found["person"].strip().lower() == message.sender.strip().lower()
    same_customer = customer_id is not None and found["customer_id"] == customer_id
    return not (same_person or same_customer)


def _values(message: InboundMessage, thread: str, customer_id: int | None, now: datetime) -> dict[str, object]:
    return {
        "channel": message.channel,
        "thread": thread,
        "customer_id": customer_id,
        "person": message.sender,
        "person_name": message.sender_name,
        "subject": message.subject,
        "language": message.language,
        "created_at": ms(now),
        "changed_at": ms(now),
    }
