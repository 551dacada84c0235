"""Codes and bindings: kept as hashes, counted, found again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, or_, select, update

from core.database.customers import normal_contact
from core.database.tables.conversations import conversations
from core.database.tables.customers import contacts, customers
from core.database.tables.linking import bindings, link_codes
from core.database.tables.orders import orders
from core.domain.linking import CHATS

_l, _b, _c = link_codes.c, bindings.c, contacts.c


def keep_code(conn: Connection, row: Mapping[str, Any]) -> None:
    """Keep a code that was just made, by its hash."""
    conn.execute(insert(link_codes).values(dict(row)))


_WAITING = (
    select(link_codes)
    .where(
        _l.conversation_id == bindparam("talk"),
        _l.kind == "typed",
        _l.used_at.is_(None),
        _l.expires_at > bindparam("now"),
    )
    .order_by(_l.id.desc())
    .limit(5)
)
_WAITING_LOCKED = _WAITING.with_for_update()


def asked_since(conn: Connection, since: int, *, conversation_id: int, address: str) -> tuple[int, int]:
    """Return how many codes a conversation asked for, and how many were sent to an address, since a moment."""
    count = select(func.count()).select_from(link_codes).where(_l.created_at > since, _l.kind == "typed")
    by_talk = conn.execute(count.where(_l.conversation_id == conversation_id)).scalar_one()
    return int(by_talk), int(conn.execute(count.where(_l.address == address)).scalar_one())


def links_since(conn: Connection, since: int, address: str) -> int:
    """Return how many links were mailed to an address since a moment."""
    count = select(func.count()).select_from(link_codes).where(_l.created_at > since, _l.kind == "link")
    return int(conn.execute(count.where(_l.address == address)).scalar_one())


def waiting_codes(conn: Connection, conversation_id: int, now: int, *, lock: bool = False) -> list[RowMapping]:
    """Return the codes that may still be typed in a conversation, newest first."""
    found = _WAITING_LOCKED if lock else _WAITING
    return list(conn.execute(found, {"talk": conversation_id, "now": now}).mappings())


def use_link(conn: Connection, code_hash: str, now: int) -> RowMapping | None:
    """Use a one-time link: once, before it expires."""
    used = update(link_codes).where(
        _l.code_hash == code_hash, _l.kind == "link", _l.used_at.is_(None), _l.expires_at > now
    )
    return conn.execute(used.values(used_at=now).returning(*link_codes.c)).mappings().first()


def count_try(conn: Connection, code_id: int) -> None:
    """Count a wrong code against the newest one that was sent."""
    conn.execute(update(link_codes).where(_l.id == code_id).values(tries=_l.tries + 1))


def end_codes(conn: Connection, conversation_id: int, now: int) -> int:
    """End all codes that wait in a conversation; returns how many there were."""
    open_ones = update(link_codes).where(
        _l.conversation_id == conversation_id, _l.kind == "typed", _l.used_at.is_(None), _l.expires_at > now
    )
    return conn.execute(open_ones.values(used_at=now)).rowcount


def is_bound(conn: Connection, customer_id: int, channel: str, address: str) -> bool:
    """Return whether a chat is a customer's own, proven by a code."""
    key = normal_contact(channel, address)
    found = select(_c.id).where(
        _c.customer_id == customer_id, _c.channel == channel, _c.address == key, _c.proven.is_(True)
    )
    return conn.execute(found.limit(1)).first() is not None


def proves(conn: Connection, message: RowMapping, customer_id: int | None) -> bool:
    """Return whether a message can only be the customer's; a chat must have been bound by a code."""
    envelope = message["envelope"] or {}
    if envelope.get("known_customer"):
        return True
    if message["channel"] in CHATS:
        return customer_id is not None and is_bound(conn, customer_id, message["channel"], message["sender"])
    return bool(envelope.get("trust") == "pass")


def locked_customer(conn: Connection, customer_id: int) -> RowMapping | None:
    """Return a customer, locked."""
    return conn.execute(select(customers).where(customers.c.id == customer_id).with_for_update()).mappings().first()


def give_chat(conn: Connection, customer_id: int, channel: str, address: str) -> None:
    """Let a chat be a customer's proven contact, whoever had it before."""
    key = normal_contact(channel, address)
    conn.execute(contacts.delete().where(_c.channel == channel, _c.address == key))
    row = {"customer_id": customer_id, "channel": channel, "address": key, "failing": False, "proven": True}
    conn.execute(insert(contacts).values(row))


def take_chat(conn: Connection, customer_id: int, channel: str, address: str) -> None:
    """Let a chat be nobody's again."""
    key = normal_contact(channel, address)
    mine = contacts.delete().where(_c.customer_id == customer_id, _c.channel == channel, _c.address == key)
    conn.execute(mine)


def keep_binding(conn: Connection, row: Mapping[str, Any]) -> int:
    """Keep a new binding; one that the same chat had before ends."""
    former = update(bindings).where(_b.channel == row["channel"], _b.address == row["address"], _b.undone_at.is_(None))
    conn.execute(former.values(undone_at=row["at"], undone_by=row["made_by"], reason="bound anew"))
    return int(conn.execute(insert(bindings).values(dict(row)).returning(_b.id)).scalar_one())


def binding(conn: Connection, binding_id: int) -> RowMapping | None:
    """Return one binding, locked."""
    return conn.execute(select(bindings).where(_b.id == binding_id).with_for_update()).mappings().first()


def undone(conn: Connection, binding_id: int, by: str, reason: str, now: int) -> None:
    """Note that a binding was taken back."""
    conn.execute(update(bindings).where(_b.id == binding_id).values(undone_at=now, undone_by=by, reason=reason))


def bindings_of(conn: Connection, customer_id: int) -> Sequence[RowMapping]:
    """Return the bindings of a customer, newest first."""
    found = select(bindings).where(_b.customer_id == customer_id).order_by(_b.id.desc()).limit(100)
    return conn.execute(found).mappings().all()


def is_bare_guest(conn: Connection, customer_id: int | None) -> bool:
    """Return whether nobody can ever be known again as this customer: a guest without a contact."""
    if customer_id is None:
        return True
    guest = conn.execute(select(customers.c.guest).where(customers.c.id == customer_id)).scalar()
    known = conn.execute(select(_c.id).where(_c.customer_id == customer_id).limit(1)).first()
    return bool(guest) and known is None


def numbers_in(conn: Connection, conversation_id: int, customer_id: int | None) -> list[str]:
    """Return the numbers of a conversation's orders that are nobody's or this customer's, oldest first."""
    o = orders.c
    whose = (
        o.customer_id.is_(None) if customer_id is None else or_(o.customer_id.is_(None), o.customer_id == customer_id)
    )
    found = select(o.number).where(o.conversation_id == conversation_id, whose).order_by(o.id).limit(200)
    return list(conn.execute(found).scalars())


def known_languages(conn: Connection, conversation: RowMapping) -> tuple[str, str]:
    """Return the language that a person has chosen, as a customer or for this conversation, and the one on file.

    Either is empty where there is none. A guest's own record only repeats what was detected once.
    """
    chosen, on_file = str(conversation["chosen_language"] or ""), ""
    if conversation["customer_id"] is not None:
        c = customers.c
        own = select(c.chosen_language, c.language, c.guest).where(c.id == conversation["customer_id"])
        if found := conn.execute(own).first():
            chosen = str(found.chosen_language or "") or chosen
            on_file = "" if found.guest else str(found.language or "")
    return chosen, on_file


def choose_language(conn: Connection, conversation: RowMapping, language: str) -> None:
    """Keep the language that a person has chosen: with the conversation, and with the customer."""
    talk = update(conversations).where(conversations.c.id == conversation["id"])
    conn.execute(talk.values(chosen_language=language, language=language))
    if conversation["customer_id"] is not None:
        mine = update(customers).where(customers.c.id == conversation["customer_id"])
        conn.execute(mine.values(chosen_language=language, language=language))
