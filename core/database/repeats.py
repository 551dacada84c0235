"""Earlier orders that a new one may repeat: of the same customer, or of the mail that a colleague handed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select, update

from core.database import conversations
from core.database.moments import day_or_none, moment, ms
from core.database.tables.conversations import conversations as conversations_table
from core.database.tables.conversations import inbound_messages, questions
from core.database.tables.orders import order_lines, orders
from core.domain.customers import Address
from core.domain.orders import Order
from core.domain.repeats import Earlier, Goods

LONGEST = timedelta(days=366)
MOST = 200
_GONE = ("cancelled", "rejected", "expired")
_o, _l, _m = orders.c, order_lines.c, inbound_messages.c


def earlier_orders(conn: Connection, order: Order, message_id: int | None, now: datetime) -> list[Earlier]:
    """Return the orders of the last year that this one may repeat, newest first."""
    handed_on = _handed_on(conn, message_id) if message_id else []
    whose: list[ColumnElement[bool]] = [_o.id.in_(handed_on)] if handed_on else []
    if order.customer_id is not None:
        whose.append(_o.customer_id == order.customer_id)
    if order.conversation_id:
        whose.append(_OF_THE_SAME_SENDER)
    if not whose:
        return []
    rows = (
        conn.execute(
            select(_o.id, _o.number, _o.placed_at, _o.po_number, _o.ship_to, _o.requested_on)
            .where(or_(*whose), _o.id != order.id, _o.state.not_in(_GONE), _o.placed_at >= ms(now - LONGEST))
            .order_by(_o.id.desc())
            .limit(MOST),
            {"talk": order.conversation_id} if order.conversation_id else None,
        )
        .mappings()
        .all()
    )
    goods = _goods(conn, [row["id"] for row in rows])
    return [
        Earlier(
            row["number"],
            moment(row["placed_at"]),
            row["po_number"],
            goods.get(row["id"], ()),
            Address(**row["ship_to"]) if row["ship_to"] else None,
            day_or_none(row["requested_on"]),
        )
        for row in rows
    ]


def _of_the_same_sender() -> ColumnElement[bool]:
    """Return what tells the orders of one mail address: two mails sent at once may be of two guests."""
    c, mine = conversations_table.c, conversations_table.alias().c
    sender = select(mine.person).where(mine.id == bindparam("talk"), mine.channel == "email", mine.person != "")
    talks = select(c.id).where(c.channel == "email", c.person == sender.scalar_subquery())
    return _o.conversation_id.in_(talks)


_OF_THE_SAME_SENDER = _of_the_same_sender()


def _goods(conn: Connection, ids: Sequence[int]) -> dict[int, Goods]:
    found: dict[int, list[tuple[str, str, int]]] = {}
    if ids:
        rows = conn.execute(
            select(_l.order_id, _l.sku, _l.options, _l.ordered, _l.cancelled).where(_l.order_id.in_(list(ids)))
        )
        for row in rows:
            if due := row.ordered - row.cancelled:
                found.setdefault(row.order_id, []).append((row.sku, repr(sorted(row.options.items())), due))
    return {order_id: tuple(sorted(lines)) for order_id, lines in found.items()}


def _handed_on(conn: Connection, message_id: int) -> list[int]:
    """Return the orders of the mails that this one names, where both come from one house: a colleague handed it on."""
    message = conversations.inbound(conn, message_id)
    if message is None or message["channel"] != "email":
        return []
    named = list((message["envelope"] or {}).get("threads", []))[:50]
    house = message["sender"].rpartition("@")[2].strip().lower()
    if not named or not house:
        return []
    c = conversations_table.c
    rows = conn.execute(
        select(_o.id, c.person)
        .join(inbound_messages, _m.order_id == _o.id)
        .join(conversations_table, c.id == _o.conversation_id)
        .where(_m.external_id.in_(named))
    )
    return sorted({row.id for row in rows if row.person.rpartition("@")[2].strip().lower() == house})


def was_asked(conn: Connection, order_id: int) -> bool:
    """Return whether the question was put about this order before."""
    q = questions.c
    found = select(q.id).where(q.order_id == order_id, q.about == "repeat").limit(1)
    return conn.execute(found).first() is not None


def mark_duplicates(conn: Connection, order_id: int, other_id: int, number: str) -> None:
    """Let the messages that made an order count as duplicates of what made the other one."""
    conn.execute(
        update(inbound_messages)
        .where(_m.order_id == order_id, _m.state.in_(("ordered", "asked")))
        .values(state="duplicate", reason=number, order_id=other_id)
    )
