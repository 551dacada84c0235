"""Read-backs that nobody has answered, and who may be reminded of them."""

from __future__ import annotations

from sqlalchemy import Connection, exists, func, not_, select

from core.database.tables.conversations import conversations, inbound_messages
from core.database.tables.deliveries import deliveries
from core.database.tables.marks import contact_marks
from core.database.tables.orders import orders

_AT_ONCE = 200


def unanswered_quotes(conn: Connection, now: int, said_before: int, *, number: str = "") -> list[str]:
    """Return the numbers of quotes still valid that were read back before a moment and got no answer since.

    Left out is who was reminded already, whose conversation a person has, whose address fails, and what programs asked.
    """
    d, c = deliveries.c, conversations.c
    read_back = (
        select(func.max(d.created_at))
        .where(d.order_id == orders.c.id, d.template == "order_quoted", d.state == "sent")
        .correlate(orders)
        .scalar_subquery()
    )
    reminded = exists().where(d.order_id == orders.c.id, d.template == "order_reminded")
    # Of whatever came in since, even what is still being worked on, nothing is known to be no answer.
    answered = exists().where(
        inbound_messages.c.conversation_id == orders.c.conversation_id, inbound_messages.c.received_at > read_back
    )
    fails = exists().where(
        contact_marks.c.channel == c.channel,
        contact_marks.c.address == func.lower(c.person),
        contact_marks.c.failing,
    )
    statement = (
        select(orders.c.number)
        .join(conversations, c.id == orders.c.conversation_id)
        .where(
            orders.c.state == "quoted",
            orders.c.valid_until > now,
            read_back <= said_before,
            not_(c.handed_over),
            c.channel.not_like("api:%"),
            not_(reminded),
            not_(answered),
            not_(fails),
        )
        .order_by(orders.c.id)
        .limit(_AT_ONCE)
    )
    return list(conn.execute(statement.where(orders.c.number == number) if number else statement).scalars())
