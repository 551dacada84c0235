"""What the tables know of who asks for an order: who was proven, and which contacts are on file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from core.database import conversations, moves
from core.database.tables.customers import contacts, customers
from core.database.tables.deliveries import deliveries
from core.database.tables.marks import contact_marks
from core.domain.orders import Order
from core.domain.queries import Query
from core.domain.trust import KnownHouses, Sign

_c = contacts.c


def known_contact(conn: Connection, customer_id: int) -> str:
    """Return a customer's first mail address on file to which mail arrives; empty where there is none."""
    failing = select(contact_marks.c.address).where(contact_marks.c.channel == "email", contact_marks.c.failing)
    found = conn.execute(
        select(_c.address)
        .where(_c.customer_id == customer_id, _c.channel == "email", _c.address.not_in(failing))
        .order_by(_c.id)
        .limit(1)
    ).scalar()
    return str(found or "")


def is_contact(conn: Connection, customer_id: int, channel: str, address: str) -> bool:
    """Return whether an address is on file with a customer."""
    plain = address.strip().lower() if channel == "email" else address.strip()
    found = select(_c.id).where(_c.customer_id == customer_id, _c.channel == channel, _c.address == plain).limit(1)
    return conn.execute(found).first() is not None


def sender_signs(conn: Connection, message: RowMapping | None, customer_id: int | None) -> list[Sign]:
    """Return what the mail itself tells against its sender being the customer whom it names."""
    if message is None or message["channel"] != "email" or customer_id is None:
        return []
    envelope = message["envelope"] or {}
    if envelope.get("trust") == "fail":
        return [Sign("forged", message["sender"])]
    checked = bool((envelope.get("facts") or {}).get("sender_checked"))
    if envelope.get("trust") != "pass" and checked and _entered(conn, customer_id):
        return [] if seen_our_letter(conn, message) else [Sign("not_proven", message["sender"])]
    return []


def _entered(conn: Connection, customer_id: int) -> bool:
    guest = conn.execute(select(customers.c.guest).where(customers.c.id == customer_id)).scalar()
    return guest is False or guest == 0


def seen_our_letter(conn: Connection, message: RowMapping) -> bool:
    """Return whether a mail bears the token, or names the id, of a letter of ours in its conversation."""
    envelope = message["envelope"] or {}
    token = (envelope.get("facts") or {}).get("token_conversation")
    if token:
        named = moves.home(conn, int(token))
        if named is not None and named["id"] == message["conversation_id"]:
            return True
    ids = list(envelope.get("threads", []))[:50]
    d = deliveries.c
    ours = select(d.id).where(d.message_id.in_(ids), d.conversation_id == message["conversation_id"]).limit(1)
    return bool(ids) and conn.execute(ours).first() is not None


def speaks_from_file(conn: Connection, order: Order, message_id: int | None) -> bool:
    """Return whether a message is a contact's on file, and proven: by our server, or by a letter that only they have.

    Without a message somebody used the link of our letter, which went to that contact alone.
    """
    message = conversations.inbound(conn, message_id) if message_id else None
    if message is None:
        return True
    if order.customer_id is None or message["conversation_id"] != order.conversation_id:
        return False
    if not is_contact(conn, order.customer_id, message["channel"], message["sender"]):
        return False
    trust = (message["envelope"] or {}).get("trust")
    if message["channel"] != "email":
        return True
    return trust == "pass" or (trust != "fail" and seen_our_letter(conn, message))


def known_houses(conn: Connection, query: KnownHouses, now: datetime) -> tuple[tuple[int, str, str], ...]:
    """Return customers whom the shop entered, with each of their mail addresses."""
    rows = conn.execute(
        select(customers.c.id, customers.c.name, _c.address)
        .join(contacts, _c.customer_id == customers.c.id)
        .where(customers.c.guest.is_(False), _c.channel == "email")
        .order_by(_c.id)
    )
    return tuple((row.id, row.name, row.address) for row in rows)


ANSWERS: Mapping[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {KnownHouses: known_houses}
