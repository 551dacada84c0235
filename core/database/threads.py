"""Which conversation a message belongs to: the best evidence first, and which one it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, insert, select

from core.database import conversations, moves
from core.database.tables.conversations import inbound_messages
from core.database.tables.moves import thread_ids
from core.database.tables.orders import orders
from core.ports import InboundMessage

MOST_IDS = 50
_t, _m, _o = thread_ids.c, inbound_messages.c, orders.c
_NUMBER_SIGNS = frozenset("23456789ABCDEFGHJKMNPQRSTVWXYZ")


@dataclass(frozen=True, slots=True)
class Found:
    """A conversation, and by what it was found: token, thread, references, common or number."""

    conversation: RowMapping
    by: str


def find(conn: Connection, message: InboundMessage, customer_id: int | None) -> Found | None:
    """Return the conversation that a message names: by our token, its thread's name, ids that it names, a number."""
    found = _named(conn, message, customer_id)
    if found is None or not message.threads:
        return found
    near = conversations.of_message_ids(conn, message.threads)
    nearest = moves.home(conn, near) if near and near != found.conversation["id"] else None
    if nearest is not None and moves.comes_from(conn, nearest, found.conversation["id"]):
        # Colleagues have parted that thread: the message that is answered says which part is meant.
        return Found(nearest, found.by)
    return found


def _named(conn: Connection, message: InboundMessage, customer_id: int | None) -> Found | None:
    token = message.facts.get("token_conversation")
    if token and (named := moves.home(conn, int(token))) is not None:
        return Found(named, "token")
    thread = conversations.by_thread(conn, message.channel, message.conversation)
    if thread is not None and (named := moves.home(conn, thread["id"])) is not None:
        return Found(named, "thread")
    if message.threads:
        near = conversations.of_message_ids(conn, message.threads)
        if near and (named := moves.home(conn, near)) is not None:
            return Found(named, "references")
        if (common := _in_common(conn, message.threads)) and (named := moves.home(conn, common)) is not None:
            return Found(named, "common")
    return _numbered(conn, message, customer_id)


def remember(conn: Connection, message_id: int, named: Sequence[str]) -> None:
    """Keep the ids that a mail names, so that another mail of the same thread is known by any of them."""
    rows = [{"named": one, "message_id": message_id} for one in dict.fromkeys(named[:MOST_IDS])]
    if rows:
        conn.execute(insert(thread_ids), rows)


def _in_common(conn: Connection, named: Sequence[str]) -> int | None:
    """Return the conversation of the newest mail that names one of the same earlier mails, the nearest one first."""
    known = list(named[:MOST_IDS])
    rows = conn.execute(
        select(_t.named, _m.conversation_id)
        .join(inbound_messages, _m.id == _t.message_id)
        .where(_t.named.in_(known))
        .order_by(_m.id)
        .limit(1000)
    ).all()
    found = {row.named: row.conversation_id for row in rows if row.conversation_id}
    return next((found[one] for one in known if one in found), None)


def _numbered(conn: Connection, message: InboundMessage, customer_id: int | None) -> Found | None:
    """A number in a subject can be typed by anybody: it counts only for who has that order, and is not found forged."""
    if message.channel != "email" or message.trust == "fail" or not message.sender:
        return None
    for number in _numbers(message.subject):
        row = conn.execute(select(_o.conversation_id, _o.customer_id).where(_o.number == number)).first()
        named = moves.home(conn, row.conversation_id) if row and row.conversation_id else None
        if row is None or named is None or named["channel"] != "email":
            continue
        same_person = named["person"].strip().lower() == message.sender.strip().lower()
        if same_person or (customer_id is not None and row.customer_id == customer_id):
            return Found(named, "number")
    return None


def _numbers(subject: str) -> Iterator[str]:
    """Yield what looks like a number of ours, such as O-26-7K3QX."""
    words = "".join(sign if sign.isalnum() or sign == "-" else " " for sign in subject[:500].upper()).split()
    for word in words[:60]:
        head, _, rest = word.partition("-")
        year, _, signs = rest.partition("-")
        if head == "O" and len(year) == 2 and year.isdigit() and len(signs) == 5 and set(signs) <= _NUMBER_SIGNS:
            yield word
