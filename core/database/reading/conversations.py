"""Conversations and what became of messages, as readers ask for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, RowMapping, bindparam, func, select

from core.database import catalogue, conversations, customers, orders, views
from core.database.moments import moment, ms
from core.database.reading import LARGEST_ID, Answers, Reader, cursor, page_limit
from core.database.tables.conversations import conversations as conversations_table
from core.database.tables.conversations import inbound_files, inbound_messages
from core.database.tables.customers import customers as customers_table
from core.database.tables.deliveries import deliveries
from core.database.tables.orders import orders as orders_table
from core.domain import queries
from core.domain.catalogue import Item
from core.domain.orders import OPEN
from core.domain.views import ConversationView, MessageState, MessageView, OrderView, Page
from core.messages.buttons import label_of, labels_of

_o = orders_table.c
_ORDERS_OF = (
    select(_o.id, _o.number, _o.state)
    .where(_o.conversation_id == bindparam("key"))
    .order_by(_o.id.desc())
    .limit(bindparam("most"))
)
MOST_ORDERS = 50
"""So many orders of a conversation are shown with it, the newest first."""


def find_conversation(reader: Reader, query: queries.FindConversation) -> ConversationView | None:
    """Return a conversation with what is open in it."""
    if query.id is not None and not 0 < query.id < LARGEST_ID:
        row = None
    elif query.id is not None:
        row = conversations.conversation(reader.conn, query.id)
    else:
        row = conversations.by_thread(reader.conn, query.channel, query.thread)
    return None if row is None else conversation_view(reader, row, orders_of(reader, row["id"]))


def orders_of(reader: Reader, conversation_id: int) -> list[Row[Any]]:
    """Return id, number and state of the newest orders of a conversation."""
    return list(reader.conn.execute(_ORDERS_OF, {"key": conversation_id, "most": MOST_ORDERS}))


def conversation_view(reader: Reader, row: RowMapping, found: list[Row[Any]]) -> ConversationView:
    """Return a conversation with what is open in it. found: its orders, as `orders_of` gives them."""
    waiting = [one for one in found if one.state in ("draft", "quoted", "modifying", "awaiting_approval")]
    chosen = (waiting or [one for one in found if one.state in {str(state) for state in OPEN}] or found)[:1]
    view = order_seen(reader, chosen[0].number) if chosen else None
    asked = conversations.open_questions(reader.conn, row["id"])
    items: dict[str, Item] = {}
    if asked:
        items = catalogue.item_by_sku(reader.conn, {sku for one in asked for sku in one["candidates"]})
    return ConversationView(
        id=row["id"],
        channel=row["channel"],
        thread=row["thread"],
        person=row["person"],
        person_name=row["person_name"],
        subject=row["subject"],
        language=row["language"],
        handed_over=row["handed_over"],
        customer=customers.by_id(reader.conn, row["customer_id"]) if row["customer_id"] else None,
        open_order=view,
        questions=views.question_views(asked, items),
        orders=tuple(one.number for one in found),
        merged_into=row["merged_into"],
        split_from=row["split_from"],
        staff_types=row["handed_over"] and row["staff_typing_until"] > ms(reader.now),
        customer_types=row["handed_over"] and row["customer_typing_until"] > ms(reader.now),
    )


def order_seen(reader: Reader, number: str) -> OrderView | None:
    """Return an order with what belongs to it, read once for all answers that see one state."""
    if number not in reader.seen:
        order = orders.order_by(reader.conn, number=number)
        view = None
        if order is not None:
            url = reader.url(order)
            view = views.whole_order(reader.conn, order, reader.policy, url=url, actor=None, now=reader.now)
        reader.seen[number] = view
    return reader.seen[number]


def read_conversation(reader: Reader, query: queries.ReadConversation) -> tuple[MessageView, ...]:
    """Return the messages of a conversation, oldest first, both ways."""
    m, d = inbound_messages.c, deliveries.c
    came = select(inbound_messages).where(m.conversation_id == query.conversation_id, m.id > query.after[0])
    went = select(deliveries).where(d.conversation_id == query.conversation_id, d.id > query.after[1])
    # From the beginning means the newest thousand: a long talk is read where it stands.
    whole = query.after == (0, 0)
    rows = reader.conn.execute(came.order_by(m.id.desc() if whole else m.id).limit(1000)).mappings().all()
    files = _files(reader, [row["id"] for row in rows])
    numbers = _numbers(reader, query.conversation_id)
    sent = reader.conn.execute(went.order_by(d.id.desc() if whole else d.id).limit(1000)).mappings().all()
    labels = labels_of(row["buttons"] for row in sent)
    messages = [_came(row, files.get(row["id"], ()), numbers, labels) for row in rows]
    messages += [_went(row, numbers) for row in sent]
    return tuple(sorted(messages, key=lambda one: (one.at, one.direction == "out", one.id)))


def _files(reader: Reader, ids: list[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    if ids:
        f = inbound_files.c
        for row in reader.conn.execute(select(f.message_id, f.name).where(f.message_id.in_(ids)).order_by(f.id)):
            found[row.message_id] = (*found.get(row.message_id, ()), row.name)
    return found


def _numbers(reader: Reader, conversation_id: int) -> dict[int, str]:
    c = orders_table.c
    rows = reader.conn.execute(select(c.id, c.number).where(c.conversation_id == conversation_id))
    return {row.id: row.number for row in rows}


def _came(row: RowMapping, files: tuple[str, ...], numbers: dict[int, str], labels: Mapping[str, str]) -> MessageView:
    # A colleague's own mail is read by the way that mail comes in, and is ours all the same.
    ours = (row["envelope"] or {}).get("kind") == "staff"
    return MessageView(
        id=row["id"],
        direction="out" if ours else "in",
        channel=row["channel"],
        person=conversations.called(row["channel"], row["sender_name"], row["sender"]),
        subject=row["subject"],
        text=row["body"] or row["action"],
        at=moment(row["received_at"]),
        state="sent" if ours else row["state"],
        reason=row["reason"],
        key=row["external_id"],
        order_number=numbers.get(row["order_id"] or 0, ""),
        files=files,
        conversation_id=row["conversation_id"],
        pressed="" if row["body"] else label_of(row["action"], labels),
    )


def _went(row: RowMapping, numbers: dict[int, str]) -> MessageView:
    return MessageView(
        id=row["id"],
        direction="out",
        channel=row["channel"],
        person=conversations.called(row["channel"], row["recipient_name"], row["recipient"]),
        subject=row["subject"],
        text=row["body_text"],
        at=moment(row["created_at"]),
        state=row["state"],
        reason=row["error"],
        html=row["body_html"],
        chat=row["body_chat"],
        buttons=tuple(row["buttons"]),
        key=row["message_id"],
        order_number=numbers.get(row["order_id"] or 0, ""),
        attachments=tuple(row["attachments"]),
        conversation_id=row["conversation_id"],
    )


def list_conversations(reader: Reader, query: queries.ListConversations) -> Page:
    """Return a page of conversations, the one with the newest message first."""
    c = conversations_table.c
    limit = page_limit(query.limit)
    statement = (
        select(conversations_table, customers_table.c.name.label("customer"))
        .outerjoin(customers_table, customers_table.c.id == c.customer_id)
        .where(c.merged_into.is_(None))
        .order_by(c.changed_at.desc(), c.id.desc())
        .limit(limit + 1)
    )
    if query.handed_over is not None:
        statement = statement.where(c.handed_over == query.handed_over)
    if query.search:
        like = f"%{query.search.strip()[:80].lower()}%"
        statement = statement.where(
            func.lower(c.person).like(like)
            | func.lower(customers_table.c.name).like(like)
            | func.lower(c.subject).like(like)
        )
    at, _, last = query.after.partition("-")
    if (moment_ms := cursor(at)) and (last_id := cursor(last)):
        statement = statement.where((c.changed_at < moment_ms) | ((c.changed_at == moment_ms) & (c.id < last_id)))
    rows = reader.conn.execute(statement).mappings().all()
    items = tuple(_summary(reader, row) for row in rows[:limit])
    end = rows[limit - 1] if len(rows) > limit else None
    return Page(items, f"{end['changed_at']}-{end['id']}" if end else None)


def _summary(reader: Reader, row: RowMapping) -> dict[str, Any]:
    m, o = inbound_messages.c, orders_table.c
    newest = (
        reader.conn.execute(
            select(m.body, m.action, m.state).where(m.conversation_id == row["id"]).order_by(m.id.desc()).limit(1)
        )
        .mappings()
        .first()
    )
    number = reader.conn.execute(
        select(o.number).where(o.conversation_id == row["id"]).order_by(o.id.desc()).limit(1)
    ).scalar()
    return {
        "id": row["id"],
        "channel": row["channel"],
        "person": conversations.called(row["channel"], row["person_name"], row["person"]),
        "customer": row["customer"] or "",
        "subject": row["subject"],
        "handed_over": row["handed_over"],
        "last_at": moment(row["changed_at"]),
        "last_text": _said(reader, row["id"], newest)[:200],
        "state": newest["state"] if newest else "",
        "order_number": number or "",
    }


def _said(reader: Reader, conversation_id: int, newest: RowMapping | None) -> str:
    """Return what was said last; of a pressed button, what stood on it."""
    if newest is None or newest["body"] or not newest["action"]:
        return str(newest["body"]) if newest else ""
    d = deliveries.c
    shown = select(d.buttons).where(d.conversation_id == conversation_id).order_by(d.id.desc()).limit(20)
    return label_of(newest["action"], labels_of(reader.conn.execute(shown).scalars()))


def find_message(reader: Reader, query: queries.FindMessage) -> MessageState | None:
    """Return what became of a message."""
    row = (
        reader.conn.execute(select(inbound_messages).where(inbound_messages.c.token == query.id[:60]))
        .mappings()
        .first()
    )
    if row is None:
        return None
    o, d = orders_table.c, deliveries.c
    number = reader.conn.execute(select(o.number).where(o.id == row["order_id"])).scalar() if row["order_id"] else None
    reply = reader.conn.execute(
        select(d.body_chat, d.body_text, d.buttons)
        .where(d.conversation_id == row["conversation_id"], d.created_at >= row["received_at"])
        .order_by(d.id.desc())
        .limit(1)
    ).first()
    return MessageState(
        id=row["token"],
        channel=row["channel"],
        state=row["state"],
        orders=(number,) if number else (),
        reply=(reply.body_chat or reply.body_text) if reply and row["state"] != "received" else "",
        reason=row["reason"],
        buttons=tuple(reply.buttons) if reply and row["state"] != "received" else (),
    )


def list_inbox(reader: Reader, query: queries.ListInbox) -> Page:
    """Return the messages that a person must look at, newest first."""
    m = inbound_messages.c
    limit = page_limit(query.limit)
    statement = select(inbound_messages).where(m.state == "parked").order_by(m.id.desc()).limit(limit + 1)
    if before := cursor(query.after):
        statement = statement.where(m.id < before)
    rows = reader.conn.execute(statement).mappings().all()
    items = tuple(_came(row, (), {}, {}) for row in rows[:limit])
    return Page(items, str(items[-1].id) if len(rows) > limit else None)


ANSWERS: Answers = {
    queries.FindConversation: find_conversation,
    queries.ReadConversation: read_conversation,
    queries.ListConversations: list_conversations,
    queries.FindMessage: find_message,
    queries.ListInbox: list_inbox,
}
