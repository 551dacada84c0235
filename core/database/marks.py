"""Addresses that fail: marked by reports of failure, cleared by a sign of life."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from core.database.customers import normal_contact
from core.database.tables.customers import contacts
from core.database.tables.marks import contact_marks

SOFT_BOUNCES = 3
"""So many mails in a row that came back for a passing reason make an address fail, too."""

_m = contact_marks.c
_known = select(_m.bounces, _m.failing).where(_m.channel == bindparam("of"), _m.address == bindparam("who"))
_clear = delete(contact_marks).where(_m.channel == bindparam("of"), _m.address == bindparam("who"))


def note_bounce(
    conn: Connection, channel: str, address: str, *, hard: bool, status: str, reason: str, delivery_id: int, now: int
) -> bool:
    """Count a mail that came back; returns whether the address counts as failing now."""
    address = normal_contact(channel, address)
    key = {"of": channel, "who": address}
    before = conn.execute(_known, key).first()
    bounces = (before.bounces if before else 0) + 1
    failing = hard or bounces >= SOFT_BOUNCES or bool(before and before.failing)
    values = {
        "failing": failing,
        "bounces": bounces,
        "status": status,
        "reason": reason,
        "delivery_id": delivery_id,
        "changed_at": now,
    }
    if before:
        conn.execute(update(contact_marks).where(_m.channel == channel, _m.address == address).values(values))
    else:
        conn.execute(insert(contact_marks).values(channel=channel, address=address, since=now, **values))
    _show(conn, channel, address, failing)
    return failing


def clear(conn: Connection, channel: str, address: str) -> bool:
    """Forget what was held against an address; returns whether there was anything."""
    address = normal_contact(channel, address)
    if not conn.execute(_clear, {"of": channel, "who": address}).rowcount:
        return False
    _show(conn, channel, address, False)
    return True


def _show(conn: Connection, channel: str, address: str, failing: bool) -> None:
    whose = update(contacts).where(contacts.c.channel == channel, contacts.c.address == address)
    conn.execute(whose.values(failing=failing))
