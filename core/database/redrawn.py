"""What a message takes the place of: the one before it about the same order, in the same conversation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from core.database.deliveries import Delivery
from core.database.tables.conversations import inbound_messages
from core.database.tables.deliveries import deliveries
from core.messages.buttons import CARD_VIEWS

REDRAWN = frozenset(
    {"order_quoted", "question_asked", "order_change_requested", *(f"answered/{kind}" for kind in CARD_VIEWS)}
)
"""Messages that only show how an order stands: the next one of them makes the one before needless."""

_d, _m = deliveries.c, inbound_messages.c
_EARLIER = (
    select(_d.id, _d.order_id, _d.template, _d.receipt, _d.answers, _d.buttons, _d.sent_at)
    .where(
        _d.conversation_id == bindparam("talk"),
        _d.channel == bindparam("way"),
        _d.id < bindparam("before"),
        _d.state == "sent",
    )
    .order_by(_d.id.desc())
    .limit(20)
)
_ANSWERED = select(_m.id).where(_m.channel == bindparam("way"), _m.external_id == bindparam("ref"))
_SAID_AFTER = (
    select(_m.id).where(_m.conversation_id == bindparam("talk"), _m.action == "", _m.id > bindparam("after")).limit(1)
)
_SAID_SINCE = (
    select(_m.id)
    .where(_m.conversation_id == bindparam("talk"), _m.action == "", _m.received_at >= bindparam("since"))
    .limit(1)
)


def former(conn: Connection, delivery: Delivery) -> tuple[Mapping[str, Any], bool]:
    """Return the receipt of the message that this one takes the place of, and whether it may be written over.

    It may where both only show how the order stands and nobody has written or been told anything since. A pressed
    button is nothing said: its answer belongs where the button was. Without such a message the receipt is empty.
    """
    if over := (delivery.facts or {}).get("over"):
        # A card of the staff room names the message that showed it first.
        receipt = conn.execute(select(_d.receipt).where(_d.id == int(over))).scalar()
        return receipt or {}, bool(receipt)
    if delivery.order_id is None or delivery.conversation_id is None:
        return {}, False
    key = {"talk": delivery.conversation_id, "way": delivery.channel, "before": delivery.id}
    earlier = conn.execute(_EARLIER, key).all()
    for place, row in enumerate(earlier):
        if row.order_id == delivery.order_id and row.buttons and row.receipt:
            both = row.template in REDRAWN and delivery.template in REDRAWN
            return row.receipt, both and place == 0 and not _said_since(conn, delivery, row)
    return {}, False


def _said_since(conn: Connection, delivery: Delivery, row: Any) -> bool:
    talk = delivery.conversation_id
    ref = {"way": delivery.channel, "ref": row.answers}
    answered = conn.execute(_ANSWERED, ref).scalar() if row.answers else None
    if answered is not None:
        return conn.execute(_SAID_AFTER, {"talk": talk, "after": answered}).first() is not None
    # Telegram tells the second only in which something was written.
    since = {"talk": talk, "since": (row.sent_at or 0) - 1000}
    return conn.execute(_SAID_SINCE, since).first() is not None
