"""Whom a messenger reaches; files that came after their message; buttons and staff as a messenger asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from core.database import conversations, customers, orders
from core.database.tables.access import staff
from core.database.tables.conversations import inbound_files, inbound_messages
from core.database.tables.deliveries import deliveries
from core.database.tables.marks import contact_marks
from core.domain.queries import Query
from core.domain.reach import ButtonOf, Said, SaidBefore, StaffByTelegram, StoredFile

MOST_LOOKED_THROUGH = 200
_m = inbound_messages.c


def keep_files(conn: Connection, message_id: int, files: Sequence[StoredFile], missing: Sequence[str]) -> bool:
    """Keep fetched files beside their message; False where that was done before."""
    envelope = conn.execute(select(_m.envelope).where(_m.id == message_id)).scalar()
    facts = dict((envelope or {}).get("facts") or {})
    if envelope is None or facts.get("fetched"):
        return False
    facts["fetched"] = True
    if missing:
        facts["files_missing"] = [*facts.get("files_missing", ()), *missing]
    conn.execute(update(inbound_messages).where(_m.id == message_id).values(envelope={**envelope, "facts": facts}))
    rows = [
        {
            "message_id": message_id,
            "name": one.name,
            "media_type": one.media_type,
            "inline": False,
            "content": one.content,
        }
        for one in files
    ]
    if rows:
        conn.execute(insert(inbound_files), rows)
    return True


_FAILING = select(contact_marks.c.id).where(
    contact_marks.c.channel == bindparam("of"), contact_marks.c.address == bindparam("who"), contact_marks.c.failing
)


def fails(conn: Connection, channel: str, address: str) -> bool:
    """Return whether an address of a channel is known to reach nobody."""
    return conn.execute(_FAILING, {"of": channel, "who": address}).first() is not None


def mail_of(conn: Connection, conversation_id: int, order_id: int | None) -> str:
    """Return the mail address of who is talked to; empty where none is known or it fails, too."""
    row = conversations.conversation(conn, conversation_id)
    order = orders.order_by(conn, order_id=order_id) if order_id else None
    customer_id = (order.customer_id if order else None) or (row["customer_id"] if row else None)
    customer = customers.by_id(conn, customer_id) if customer_id else None
    found = customer.email if customer else str((row["guest"] if row else {}).get("email", ""))
    return "" if not found or fails(conn, "email", customers.normal_contact("email", found)) else found


def button_of(conn: Connection, query: ButtonOf, _now: datetime) -> str:
    """Return the action of a button of a message of ours."""
    buttons = conn.execute(select(deliveries.c.buttons).where(deliveries.c.id == query.delivery_id)).scalar() or []
    return str(buttons[query.place]["action"]) if 0 <= query.place < len(buttons) else ""


def said_before(conn: Connection, query: SaidBefore, _now: datetime) -> Said | None:
    """Return what stood where an edited message stands now."""
    found = (
        select(_m.id, _m.body, _m.envelope)
        .where(_m.conversation_id == query.conversation_id, _m.id < query.before, _m.action == "")
        .order_by(_m.id.desc())
        .limit(MOST_LOOKED_THROUGH)
    )
    same = [row for row in conn.execute(found) if (row.envelope.get("facts") or {}).get("message") == query.number]
    return Said(tuple(row.id for row in same), same[0].body) if same else None


def staff_by_telegram(conn: Connection, _query: StaffByTelegram, _now: datetime) -> Mapping[str, int]:
    """Return who of the staff has a Telegram id."""
    rows = conn.execute(select(staff.c.telegram, staff.c.id).where(staff.c.active, staff.c.telegram != ""))
    return {row.telegram: row.id for row in rows}


ANSWERS: Mapping[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    ButtonOf: button_of,
    SaidBefore: said_before,
    StaffByTelegram: staff_by_telegram,
}
"""Which function answers which question."""
