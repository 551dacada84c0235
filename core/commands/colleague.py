"""Colleague: what one of us has written by another mail program is kept, and the clerk is silent in that thread."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, RowMapping

from core.database import conversations, threads
from core.database.moments import ms
from core.ports import InboundMessage

KIND = "staff"
REASON = "colleague_answered"


def keep_answer(conn: Connection, message: InboundMessage, *, now: datetime) -> tuple[int, str, int, bool] | None:
    """Keep a colleague's mail with the conversation that it answers and give that conversation to people.

    Returns: id, token, conversation and whether it is new; None where it answers nothing that we know of, or is a mail
    of our own: then nothing is kept.
    """
    if conversations.sent_by_us(conn, message.message_id):
        return None
    known = conversations.known_message(conn, message.channel, message.message_id)
    if known is not None:
        return known["id"], known["token"], known["conversation_id"], False
    found = _answered(conn, message)
    if found is None:
        return None
    conversation_id = int(found["id"])
    stored = conversations.store(conn, message, conversation_id, found["customer_id"], ms(now))
    if stored is None:
        return None
    # Before this message's own state: what was parked in the thread has its answer now.
    conversations.settle(conn, conversation_id, ms(now))
    conversations.finish(conn, stored[0], {"state": "ignored", "reason": REASON, "handled_at": ms(now)})
    conversations.change(conn, conversation_id, handed_over=True, changed_at=ms(now))
    return *stored, conversation_id, True


def _answered(conn: Connection, message: InboundMessage) -> RowMapping | None:
    named = threads.find(conn, message, None)
    return named.conversation if named else None
