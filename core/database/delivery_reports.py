"""What mail servers report of mails that had left: found in the ledger, and kept there."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select, update

from core.database.deliveries import BOUNCED, Delivery, find
from core.database.tables.deliveries import deliveries

_d = deliveries.c
_by_message_id = select(_d.id).where(_d.message_id == bindparam("ref"), _d.channel == "email")
_newest_to = (
    select(_d.id)
    .where(
        _d.conversation_id == bindparam("talk"),
        _d.channel == "email",
        _d.state == "sent",
        func.lower(_d.recipient) == bindparam("who"),
    )
    .order_by(_d.id.desc())
    .limit(1)
)


def reported_on(conn: Connection, message_id: str, conversation_id: int | None, recipient: str) -> Delivery | None:
    """Return the mail that a report is about: by its Message-ID, else the newest to that address in a conversation.

    conversation_id: only where a signed token of ours has named it.
    """
    found = conn.execute(_by_message_id, {"ref": message_id}).scalar() if message_id else None
    if found is None and not message_id and conversation_id is not None and recipient:
        found = conn.execute(_newest_to, {"talk": conversation_id, "who": recipient.strip().lower()}).scalar()
    return None if found is None else find(conn, int(found))


def mark_bounced(conn: Connection, delivery: Delivery, words: str) -> bool:
    """Leave a mail that came back to a person; False where that is noted already or it was never sent."""
    statement = update(deliveries).where(
        _d.id == delivery.id, _d.state.in_(("sent", "sending", "unknown", "retry", "queued")), _d.attempts > 0
    )
    return conn.execute(statement.values(state="parked", error=f"{BOUNCED}{words}"[:500])).rowcount == 1


def mark_delivered(conn: Connection, delivery: Delivery, now: int) -> None:
    """Note beside the receipt that the mail has reached its mailbox."""
    receipt = {**(delivery.receipt or {}), "delivered_at": now}
    conn.execute(update(deliveries).where(_d.id == delivery.id, _d.state == "sent").values(receipt=receipt))


def told_by(conn: Connection, event_id: int | None, channel: str) -> bool:
    """Return whether a channel has told of an event, too; what is no event is not told again."""
    if event_id is None:
        return True
    return conn.execute(select(_d.id).where(_d.event_id == event_id, _d.channel == channel)).first() is not None
