"""Moving messages between conversations, and where a conversation is found after that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, bindparam, insert, or_, select, update

from core.database.moments import moment
from core.database.tables.conversations import conversations, inbound_messages, questions
from core.database.tables.deliveries import deliveries
from core.database.tables.moves import conversation_moves
from core.database.tables.orders import orders
from core.domain.queries import Query
from core.domain.talks import MovesOf, MoveView

Moved = dict[str, list[int]]
"""Ids by what they are: messages, deliveries, questions, orders."""

_BY_ID = select(conversations).where(conversations.c.id == bindparam("key"))
_MOST_HOPS = 50
_TABLES: Mapping[str, Table] = {"messages": inbound_messages, "deliveries": deliveries, "questions": questions}


def home(conn: Connection, conversation_id: int) -> RowMapping | None:
    """Return the conversation, or the one into which it was merged."""
    found = conn.execute(_BY_ID, {"key": conversation_id}).mappings().first()
    for _ in range(_MOST_HOPS):
        if found is None or found["merged_into"] is None:
            return found
        found = conn.execute(_BY_ID, {"key": found["merged_into"]}).mappings().first()
    return found


def comes_from(conn: Connection, conversation: RowMapping, origin: int) -> bool:
    """Return whether a conversation was split off from another one, at once or by several steps."""
    found: RowMapping | None = conversation
    for _ in range(_MOST_HOPS):
        if found is None or found["split_from"] is None:
            return False
        parent = home(conn, found["split_from"])
        if found["split_from"] == origin or (parent is not None and parent["id"] == origin):
            return True
        found = parent
    return False


def locked(conn: Connection, ids: Iterable[int]) -> dict[int, RowMapping]:
    """Return conversations, locked one after the other by their ids."""
    wanted = sorted(set(ids))
    statement = select(conversations).where(conversations.c.id.in_(wanted)).order_by(conversations.c.id)
    return {row["id"]: row for row in conn.execute(statement.with_for_update()).mappings()}


def everything(conn: Connection, conversation_id: int) -> Moved:
    """Return all that belongs to a conversation."""
    found = {name: _ids(conn, table, conversation_id) for name, table in _TABLES.items()}
    return found | {"orders": _ids(conn, orders, conversation_id)}


def _ids(conn: Connection, table: Table, conversation_id: int) -> list[int]:
    return list(
        conn.execute(
            select(table.c.id).where(table.c.conversation_id == conversation_id).order_by(table.c.id)
        ).scalars()
    )


def from_message(conn: Connection, message: RowMapping) -> Moved:
    """Return a message with all that followed it: orders that began in it or later, and what was said since."""
    m, q, d = inbound_messages.c, questions.c, deliveries.c
    here = message["conversation_id"]
    rows = conn.execute(select(m.id, m.order_id).where(m.conversation_id == here).order_by(m.id)).all()
    later = [row.id for row in rows if row.id >= message["id"]]
    before = {row.order_id for row in rows if row.id < message["id"]}
    begun = [row.order_id for row in rows if row.id >= message["id"] and row.order_id and row.order_id not in before]
    own = set(conn.execute(select(orders.c.id).where(orders.c.conversation_id == here)).scalars())
    moving = sorted(own & set(begun))
    said = conn.execute(
        select(d.id).where(
            d.conversation_id == here,
            d.created_at >= message["received_at"],
            or_(d.order_id.is_(None), d.order_id.in_(moving)),
        )
    ).scalars()
    asked = conn.execute(
        select(q.id).where(
            q.conversation_id == here, or_(q.order_id.in_(moving), q.order_id.is_(None) & q.message_id.in_(later))
        )
    ).scalars()
    return {"messages": later, "deliveries": sorted(said), "questions": sorted(asked), "orders": moving}


def waits(conn: Connection, conversation_id: int) -> bool:
    """Return whether a message of the conversation is still being worked on."""
    m = inbound_messages.c
    found = select(m.id).where(m.conversation_id == conversation_id, m.state == "received").limit(1)
    return conn.execute(found).first() is not None


def move(conn: Connection, moved: Mapping[str, Sequence[int]], source: int, target: int) -> None:
    """Give messages, questions and what was sent to another conversation; orders are moved by who loads them."""
    for name, table in _TABLES.items():
        ids = list(moved.get(name, ()))
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            conn.execute(
                update(table)
                .where(table.c.id.in_(some), table.c.conversation_id == source)
                .values(conversation_id=target)
            )


def numbers(conn: Connection, order_ids: Sequence[int], conversation_id: int) -> list[str]:
    """Return the numbers of those of these orders that belong to a conversation."""
    o = orders.c
    statement = select(o.number).where(o.id.in_(list(order_ids)), o.conversation_id == conversation_id).order_by(o.id)
    return list(conn.execute(statement).scalars())


def keep(conn: Connection, values: Mapping[str, Any]) -> int:
    """Store that something was moved."""
    return int(conn.execute(insert(conversation_moves).values(values).returning(conversation_moves.c.id)).scalar_one())


def kept(conn: Connection, move_id: int) -> RowMapping | None:
    """Return one move, locked."""
    statement = select(conversation_moves).where(conversation_moves.c.id == move_id).with_for_update()
    return conn.execute(statement).mappings().first()


def undone(conn: Connection, move_id: int, now: int) -> None:
    """Note that a move was taken back."""
    conn.execute(update(conversation_moves).where(conversation_moves.c.id == move_id).values(undone_at=now))


def moves_of(conn: Connection, query: MovesOf, now: datetime) -> tuple[MoveView, ...]:
    """Return every joining and parting of a conversation, newest first."""
    c = conversation_moves.c
    own = or_(c.source_id == query.conversation_id, c.target_id == query.conversation_id)
    rows = conn.execute(select(conversation_moves).where(own).order_by(c.id.desc()).limit(50)).mappings()
    return tuple(
        MoveView(
            row["id"], row["kind"], row["source_id"], row["target_id"],
            len(row["moved"].get("messages", ())), len(row["moved"].get("orders", ())),
            row["reason"], row["actor"], moment(row["at"]), row["undone_at"] is not None,
        )
        for row in rows
    )  # fmt: skip


ANSWERS: Mapping[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {MovesOf: moves_of}
