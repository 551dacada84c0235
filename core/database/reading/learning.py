"""Learned words as readers see them, and the past messages on which they are tried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from core.database.access import staff_names
from core.database.learning import learning_state
from core.database.moments import moment, moment_or_none
from core.database.reading import LARGEST_ID, Answers, Reader, cursor, page_limit
from core.database.tables.catalogue import items
from core.database.tables.conversations import conversations, inbound_messages
from core.database.tables.customers import customers
from core.database.tables.learning import learned_words
from core.database.tables.orders import order_lines, orders
from core.domain import learning
from core.domain.learning import PastMessage, WordState, WordsView
from core.domain.views import Page

_FINISHED = ("confirmed", "on_hold", "modifying", "closed")
_MOST_PAST = 2000


def list_words(reader: Reader, query: learning.ListWords) -> Page:
    """Return a page of learned words, those with the newest evidence first."""
    w = learned_words.c
    limit = page_limit(query.limit)
    statement = _words().order_by(w.last_at.desc(), w.id.desc()).limit(limit + 1)
    if query.state:
        statement = statement.where(w.state == query.state)
    if query.customer_id is not None:
        statement = statement.where(w.customer_id == query.customer_id)
    at, _, last = query.after.partition("-")
    if (at_ms := cursor(at)) and (last_id := cursor(last)):
        statement = statement.where((w.last_at < at_ms) | ((w.last_at == at_ms) & (w.id < last_id)))
    rows = reader.conn.execute(statement).mappings().all()
    shown = _views(reader.conn, list(rows[:limit]))
    end = rows[limit - 1] if len(rows) > limit else None
    return Page(shown, f"{end['last_at']}-{end['id']}" if end else None)


def find_words(reader: Reader, query: learning.FindWords) -> WordsView | None:
    """Return learned words by their id."""
    if not 0 < query.id < LARGEST_ID:
        return None
    rows = reader.conn.execute(_words().where(learned_words.c.id == query.id)).mappings().all()
    return _views(reader.conn, list(rows))[0] if rows else None


def count_words(reader: Reader, query: learning.CountWords) -> Mapping[str, int]:
    """Return how many learned words there are in each state."""
    w = learned_words.c
    found = {row[0]: row[1] for row in reader.conn.execute(select(w.state, func.count()).group_by(w.state))}
    return {str(state): found.get(str(state), 0) for state in WordState}


def _words() -> Select[Any]:
    w, m = learned_words.c, inbound_messages.c
    return (
        select(
            learned_words,
            items.c.name.label("item"),
            customers.c.name.label("customer"),
            m.conversation_id.label("conversation_id"),
        )
        .outerjoin(items, items.c.sku == w.sku)
        .outerjoin(customers, customers.c.id == w.customer_id)
        .outerjoin(inbound_messages, m.id == w.message_id)
    )


def _views(conn: Connection, rows: list[RowMapping]) -> tuple[WordsView, ...]:
    names = staff_names(conn, {row["decided_by"] for row in rows})
    state = list(learning_state(conn)) if rows else []
    return tuple(_view(row, names, state) for row in rows)


def _view(row: RowMapping, names: Mapping[str, str], state: list[int]) -> WordsView:
    return WordsView(
        id=row["id"],
        words=row["words"],
        written=row["written"],
        sku=row["sku"],
        item=row["item"] or "",
        customer_id=row["customer_id"],
        customer=row["customer"] or "",
        source=row["source"],
        message_id=row["message_id"],
        conversation_id=row["conversation_id"],
        order_number=row["order_number"],
        seen=row["seen"],
        state=WordState(row["state"]),
        contradicted=row["contradicted"],
        proposed_at=moment(row["proposed_at"]),
        last_at=moment(row["last_at"]),
        decided_by=names.get(row["decided_by"], row["decided_by"]),
        decided_at=moment_or_none(row["decided_at"]),
        replay=row["replay"],
        fresh=bool(row["replay"]) and row["replay"].get("state") == state,
    )


def past_messages(reader: Reader, query: learning.PastMessages) -> tuple[PastMessage, ...]:
    """Return what people wrote, newest first, with what was finally ordered."""
    m = inbound_messages.c
    whose = func.coalesce(m.customer_id, conversations.c.customer_id)
    statement = (
        select(
            m.id, m.body, m.subject, m.channel, m.received_at, m.conversation_id, m.order_id,
            conversations.c.language, whose.label("whose"), orders.c.number, orders.c.state,
        )
        .join(conversations, conversations.c.id == m.conversation_id)
        .outerjoin(orders, orders.c.id == m.order_id)
        .where(m.state.in_(("asked", "ordered", "answered", "parked")), m.body != "", m.action == "")
        .order_by(m.id.desc())
        .limit(max(1, min(query.limit, _MOST_PAST)))
    )  # fmt: skip
    if query.customer_id is not None:
        statement = statement.where(whose == query.customer_id)
    rows = reader.conn.execute(statement).mappings().all()
    finished = [row["order_id"] for row in rows if row["state"] in _FINISHED]
    ordered = _ordered(reader.conn, finished)
    return tuple(
        PastMessage(
            id=row["id"],
            text=row["body"],
            subject=row["subject"],
            channel=row["channel"],
            language=row["language"],
            customer_id=row["whose"],
            received_at=moment(row["received_at"]),
            conversation_id=row["conversation_id"],
            order_number=row["number"] or "",
            ordered=ordered.get(row["order_id"], ()),
        )
        for row in rows
    )


def _ordered(conn: Connection, order_ids: list[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    ids = sorted(set(order_ids))
    o = order_lines.c
    for start in range(0, len(ids), 500):
        statement = select(o.order_id, o.sku).where(o.order_id.in_(ids[start : start + 500]), o.ordered > o.cancelled)
        for row in conn.execute(statement.order_by(o.order_id, o.position)):
            found[row.order_id] = (*found.get(row.order_id, ()), row.sku)
    return found


def message_text(reader: Reader, query: learning.MessageText) -> str:
    """Return the text of an inbound message."""
    statement = select(inbound_messages.c.body).where(inbound_messages.c.id == query.message_id)
    return str(reader.conn.execute(statement).scalar() or "")


ANSWERS: Answers = {
    learning.ListWords: list_words,
    learning.CountWords: count_words,
    learning.FindWords: find_words,
    learning.PastMessages: past_messages,
    learning.MessageText: message_text,
    learning.LearningState: lambda reader, query: learning_state(reader.conn),
}
