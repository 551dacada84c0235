"""What gateways report of messages that they have carried: found in the delivery ledger, and kept there."""

from __future__ import annotations

from sqlalchemy import Connection, and_, bindparam, exists, or_, select, update

from core.database.deliveries import BOUNCED, Delivery, find
from core.database.tables.deliveries import deliveries

_d = deliveries.c
_ours = select(_d.id).where(_d.message_id == bindparam("ref"), _d.channel == bindparam("of"))
_theirs = select(_d.id).where(_d.external_id == bindparam("ref"), _d.external_id != "", _d.channel == bindparam("of"))
_UNDER_WAY = ("queued", "sending", "retry", "unknown")


def reported_on(conn: Connection, channel: str, message_id: str, external_id: str) -> Delivery | None:
    """Return the message of a channel that a receipt is about, by our name of it or else by theirs."""
    for statement, ref in ((_ours, message_id), (_theirs, external_id)):
        found = conn.execute(statement, {"ref": ref, "of": channel}).scalar() if ref else None
        if found is not None:
            return find(conn, int(found))
    return None


def note_arrival(conn: Connection, delivery: Delivery, outcome: str, external_id: str, now: int) -> None:
    """Keep what became of a message; one whose sending ended without a word counts as sent now, and is not repeated."""
    receipt = dict(delivery.receipt or {"external_id": external_id or delivery.message_id})
    if outcome in ("delivered", "read"):
        receipt.setdefault(f"{outcome}_at", now)
    values: dict[str, object] = {"receipt": receipt}
    if delivery.state in _UNDER_WAY:
        values |= {"state": "sent", "sent_at": now, "error": "", "claimed_by": "", "claimed_until": 0}
    if external_id and external_id != delivery.message_id:
        values["external_id"] = external_id
    may = _d.state == "sent" if delivery.state == "sent" else _d.state.in_(_UNDER_WAY) & (_d.attempts > 0)
    conn.execute(update(deliveries).where(_d.id == delivery.id, may).values(values))


def note_failure(conn: Connection, delivery: Delivery, words: str) -> bool:
    """Leave a message that did not arrive to a person; False where that is known, or it was seen to arrive."""
    if (delivery.receipt or {}).keys() & {"delivered_at", "read_at"}:
        return False
    tried = update(deliveries).where(_d.id == delivery.id, _d.state.in_(("sent", *_UNDER_WAY)), _d.attempts > 0)
    return conn.execute(tried.values(state="parked", error=f"{BOUNCED}{words}"[:500])).rowcount == 1


def note_words(conn: Connection, delivery: Delivery, words: str) -> None:
    """Add to the reason of a parked message."""
    error = f"{delivery.error}; {words}" if delivery.error else words
    conn.execute(update(deliveries).where(_d.id == delivery.id, _d.state == "parked").values(error=error[:500]))


_mail = deliveries.alias("mail")
_by_mail = exists().where(
    or_(_mail.c.key == _d.key + ":instead:email", and_(_mail.c.event_id == _d.event_id, _mail.c.channel == "email"))
)
_untold = (
    select(_d.id)
    .where(_d.channel == bindparam("of"), _d.state == "parked", ~_by_mail)
    .order_by(_d.id)
    .limit(bindparam("most"))
)


def untold(conn: Connection, channel: str, most: int) -> list[int]:
    """Return the ids of a channel's messages that could not be sent and were not told by mail either, oldest first."""
    return [int(one) for one in conn.scalars(_untold, {"of": channel, "most": most})]


def has_key(conn: Connection, key: str) -> bool:
    """Return whether a message was queued under a key."""
    return conn.execute(select(_d.id).where(_d.key == key)).first() is not None
