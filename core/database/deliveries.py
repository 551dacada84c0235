"""Questions to the delivery ledger and the only places that change a delivery's state.

    queued -> sending -> sent
                      -> retry, unknown -> sending ...
                      -> parked
    queued -> cancelled;  parked, retry, unknown -> queued (sent again by a person)

A claim is a lease on one attempt. Whoever lost it cannot change the row any more, except for the good news that the
message went out after all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    case,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from core.database.tables.deliveries import WAITING_SQL, deliveries
from core.errors import Conflict
from core.ports import Button, Receipt

_d = deliveries.c


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """One message to be sent.

    key: nothing is queued twice under one key. message_id: ours, made now, the same however often it is sent.
    state: `queued`, or `sent` where the committed row is the delivery (web chat).
    not_before: moment (epoch ms) before which it stays here; 0 means at once.
    attachments: what to make when it is sent, such as `{"document": "invoice", "number": "R-26-17"}`.
    facts: what a machine may read in it.
    """

    key: str
    channel: str
    recipient: str
    message_id: str
    created_at: int
    event_id: int | None = None
    order_id: int | None = None
    conversation_id: int | None = None
    recipient_name: str = ""
    thread: str = ""
    answers: str = ""
    reference_ids: Sequence[str] = ()
    reply_token: str = ""
    subject: str = ""
    body_text: str = ""
    body_html: str = ""
    body_chat: str = ""
    buttons: Sequence[Button] = ()
    attachments: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    language: str = "en"
    automatic: bool = True
    template: str = ""
    state: str = "queued"
    not_before: int = 0
    facts: Mapping[str, Any] | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of the ledger. The moments are epoch milliseconds."""

    id: int
    key: str
    event_id: int | None
    order_id: int | None
    conversation_id: int | None
    channel: str
    recipient: str
    recipient_name: str
    thread: str
    message_id: str
    answers: str
    reference_ids: Sequence[str]
    reply_token: str
    subject: str
    body_text: str
    body_html: str
    body_chat: str
    buttons: Sequence[Mapping[str, Any]]
    attachments: Sequence[Mapping[str, Any]]
    language: str
    automatic: bool
    template: str
    state: str
    not_before: int
    next_try_at: int
    attempts: int
    claimed_by: str
    claimed_until: int
    error: str
    receipt: Mapping[str, Any] | None
    created_at: int
    sent_at: int | None
    facts: Mapping[str, Any] | None = None
    external_id: str = ""


_insert = insert(deliveries).returning(_d.key, _d.id)


def queue(conn: Connection, rows: Sequence[NewDelivery]) -> list[int]:
    """Queue messages in one statement and return their ids in the order given.

    Raises: IntegrityError where a key is there already.
    """
    if not rows:
        return []
    ids = {row.key: row.id for row in conn.execute(_insert, [_values(row) for row in rows])}
    return [ids[row.key] for row in rows]


def _values(row: NewDelivery) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in NewDelivery.__slots__}
    values["reference_ids"] = list(row.reference_ids)
    values["buttons"] = [{"label": b.label, "action": b.action, "style": b.style} for b in row.buttons]
    values["attachments"] = [dict(attachment) for attachment in row.attachments]
    values["next_try_at"] = row.not_before
    values["facts"] = dict(row.facts) if row.facts else None
    values["sent_at"] = row.created_at if row.state == "sent" else None
    return values


# Written out, so that the database sees that the partial index of waiting rows answers it.
_waiting = text(WAITING_SQL)
_earlier = deliveries.alias("earlier")
_comes_first = exists().where(
    _earlier.c.conversation_id == _d.conversation_id,
    _earlier.c.channel == _d.channel,
    _earlier.c.id < _d.id,
    _earlier.c.state.in_(("queued", "sending", "retry", "unknown")),
)
_due_at = case((_d.state == "sending", _d.claimed_until), else_=_d.next_try_at)


def _claimable(now: ColumnElement[int]) -> ColumnElement[bool]:
    ready = and_(_d.state.in_(("queued", "retry", "unknown")), _d.next_try_at <= now)
    orphaned = and_(_d.state == "sending", _d.claimed_until <= now)
    return and_(or_(ready, orphaned), _d.not_before <= now, ~_comes_first)


_claim = (
    update(deliveries)
    .where(
        _d.id.in_(bindparam("ids", expanding=True)),
        _d.channel.in_(bindparam("channels", expanding=True)),
        _claimable(bindparam("now_ms")),
    )
    .values(
        state="sending",
        claimed_by=bindparam("by"),
        claimed_until=bindparam("until"),
        attempts=_d.attempts + 1,
    )
    .returning(*deliveries.c)
)


def claim(
    conn: Connection, ids: Sequence[int], by: str, now: int, lease_s: float, *, channels: Sequence[str]
) -> list[Delivery]:
    """Claim those of `ids` that may be sent now and return them, oldest first.

    Left out: what is not due, what another has claimed, what `channels` does not name, and whatever has an earlier
    message of the same conversation and channel still waiting.
    """
    if not ids or not channels:
        return []
    values = {"ids": list(ids), "channels": list(channels), "by": by, "now_ms": now, "until": now + int(lease_s * 1000)}
    return sorted((_delivery(row) for row in conn.execute(_claim, values)), key=lambda d: d.id)


_due = (
    select(_d.id)
    .where(_waiting, _d.channel == bindparam("of_channel"), _claimable(bindparam("now_ms")))
    .order_by(_d.id)
    .limit(bindparam("most"))
)


def due(conn: Connection, channel: str, now: int, most: int) -> list[int]:
    """Return the ids of a channel's messages that could be claimed now, oldest first."""
    return list(conn.scalars(_due, {"of_channel": channel, "now_ms": now, "most": most}))


_next_due = select(_d.channel, func.min(_due_at)).where(_waiting).group_by(_d.channel)


def next_due(conn: Connection) -> dict[str, int]:
    """Return for each channel with waiting messages the moment at which the first of them can go on."""
    return {channel: int(moment) for channel, moment in conn.execute(_next_due)}


_following = (
    select(_d.id)
    .where(
        _d.conversation_id == bindparam("of_conversation"),
        _d.channel == bindparam("of_channel"),
        _d.id > bindparam("of_id"),
        _d.state.in_(("queued", "sending", "retry", "unknown")),
    )
    .order_by(_d.id)
    .limit(1)
)


def following(conn: Connection, delivery: Delivery) -> int | None:
    """Return the id of the next waiting message of the same conversation and channel, if there is one."""
    if delivery.conversation_id is None:
        return None
    values = {"of_conversation": delivery.conversation_id, "of_channel": delivery.channel, "of_id": delivery.id}
    return conn.scalar(_following, values)


_mine = and_(
    _d.id == bindparam("of_id"),
    _d.state == "sending",
    _d.claimed_by == bindparam("by"),
    _d.attempts == bindparam("of_attempt"),
)
BOUNCED = "bounced: "
"""How the reason of a mail begins that had left and came back."""

_mark_sent = (
    update(deliveries)
    .where(_d.id == bindparam("of_id"), _d.state != "sent", _d.error.not_like(f"{BOUNCED}%"))
    .values(
        state="sent",
        receipt=bindparam("new_receipt", type_=_d.receipt.type),
        external_id=bindparam("new_external_id"),
        sent_at=bindparam("new_sent_at"),
        error="",
        claimed_by="",
        claimed_until=0,
    )
)
_mark_failed = (
    update(deliveries)
    .where(_mine)
    .values(
        state=bindparam("new_state"),
        error=bindparam("new_error"),
        next_try_at=bindparam("new_next_try_at"),
        claimed_by="",
        claimed_until=0,
    )
)


def mark_sent(conn: Connection, delivery: Delivery, receipt: Receipt, now: int) -> bool:
    """Keep the receipt. True even where the claim was lost meanwhile: the message is out, nobody should repeat it."""
    kept = {"external_id": receipt.external_id, **receipt.detail}
    # Only a name of the outside's own: by ours the row is found anyway.
    named = "" if receipt.external_id == delivery.message_id else receipt.external_id
    values = {"of_id": delivery.id, "new_receipt": kept, "new_sent_at": now, "new_external_id": named}
    return conn.execute(_mark_sent, values).rowcount == 1


def mark_retry(conn: Connection, delivery: Delivery, error: str, next_try_at: int) -> bool:
    """Have it tried again later. Returns False where the claim was lost meanwhile."""
    return _mark(conn, delivery, "retry", error, next_try_at)


def mark_unknown(conn: Connection, delivery: Delivery, error: str, next_try_at: int) -> bool:
    """Note that it may have arrived; it is repeated later under the same Message-ID. False where the claim was lost."""
    return _mark(conn, delivery, "unknown", error, next_try_at)


def mark_later(conn: Connection, delivery: Delivery, next_try_at: int) -> bool:
    """Leave it until its turn comes, as if it had never been claimed. False where the claim was lost meanwhile."""
    state = "queued" if delivery.attempts == 1 and not delivery.error else "retry"
    if not _mark(conn, delivery, state, delivery.error, next_try_at):
        return False
    conn.execute(update(deliveries).where(_d.id == delivery.id).values(attempts=delivery.attempts - 1))
    return True


def keep_so_far(conn: Connection, delivery: Delivery, so_far: Mapping[str, Any]) -> None:
    """Keep what of a message got across although the whole did not; the next attempt goes on from there."""
    values = {"of_id": delivery.id, "by": delivery.claimed_by, "of_attempt": delivery.attempts}
    conn.execute(update(deliveries).where(_mine).values(receipt=dict(so_far)), values)


def mark_parked(conn: Connection, delivery: Delivery, error: str) -> bool:
    """Leave it to a person. Returns False where the claim was lost meanwhile."""
    return _mark(conn, delivery, "parked", error, delivery.next_try_at)


def _mark(conn: Connection, delivery: Delivery, state: str, error: str, next_try_at: int) -> bool:
    values = {
        "of_id": delivery.id,
        "by": delivery.claimed_by,
        "of_attempt": delivery.attempts,
        "new_state": state,
        "new_error": error,
        "new_next_try_at": next_try_at,
    }
    return conn.execute(_mark_failed, values).rowcount == 1


_resend = (
    update(deliveries)
    .where(_d.id == bindparam("of_id"), _d.state.in_(("parked", "retry", "unknown")))
    .values(state="queued", attempts=0, error="", next_try_at=0, not_before=0)
)


def resend(conn: Connection, delivery_id: int) -> None:
    """Queue a parked or failing message again, under the same Message-ID and with all its attempts.

    Raises: Conflict where it is not waiting for that (any more).
    """
    if conn.execute(_resend, {"of_id": delivery_id}).rowcount != 1:
        raise Conflict("this message is not waiting to be sent again")


_cancel_ids = (
    update(deliveries)
    .where(_d.id.in_(bindparam("ids", expanding=True)), _d.state == "queued", _d.attempts == 0)
    .values(state="cancelled")
)
_cancel_events = (
    update(deliveries)
    .where(_d.event_id.in_(bindparam("ids", expanding=True)), _d.state == "queued", _d.attempts == 0)
    .values(state="cancelled")
)


def cancel_waiting(conn: Connection, ids: Sequence[int] = (), *, event_ids: Sequence[int] = ()) -> int:
    """Take back messages that nobody has begun to send, by their own ids or their events'; return how many."""
    by_id = conn.execute(_cancel_ids, {"ids": list(ids)}).rowcount if ids else 0
    by_event = conn.execute(_cancel_events, {"ids": list(event_ids)}).rowcount if event_ids else 0
    return by_id + by_event


_by_id = select(deliveries).where(_d.id == bindparam("of_id"))
_parked = select(deliveries).where(_d.state == "parked").order_by(_d.id).limit(bindparam("most"))
_counts = select(_d.state, func.count()).group_by(_d.state)


def find(conn: Connection, delivery_id: int) -> Delivery | None:
    """Return one row of the ledger."""
    row = conn.execute(_by_id, {"of_id": delivery_id}).one_or_none()
    return None if row is None else _delivery(row)


def parked(conn: Connection, most: int = 500) -> list[Delivery]:
    """Return the messages that wait for a person, oldest first."""
    return [_delivery(row) for row in conn.execute(_parked, {"most": most})]


def counts(conn: Connection) -> dict[str, int]:
    """Return how many messages are in each state."""
    return {state: int(number) for state, number in conn.execute(_counts)}


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(**row._mapping)
