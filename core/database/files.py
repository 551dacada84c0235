"""Inbound files and what was read of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from core.database.tables.conversations import inbound_files, inbound_messages
from core.database.tables.readings import file_readings

MOST_MESSAGES = 1000
_f, _m = inbound_files.c, inbound_messages.c
_WITH_READING = inbound_files.outerjoin(file_readings, file_readings.c.file_id == _f.id)
_OF_MESSAGE = (
    select(inbound_files, file_readings.c.reading)
    .select_from(_WITH_READING)
    .where(_f.message_id == bindparam("key"))
    .order_by(_f.id)
)
_ONE = select(inbound_files).where(_f.id == bindparam("key"))
_NEWEST = (
    select(_m.id)
    .where(_m.conversation_id == bindparam("key"))
    .order_by(_m.id.desc())
    .limit(MOST_MESSAGES)
    .scalar_subquery()
)
_OF_CONVERSATION = (
    select(_f.id, _f.message_id, _f.name, func.length(_f.content).label("size"), _m.understanding)
    .select_from(inbound_files.join(inbound_messages, _m.id == _f.message_id))
    .where(_f.message_id.in_(_NEWEST))
    .order_by(_f.id)
)
_KEEP = {
    "sqlite": sqlite.insert(file_readings).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(file_readings).on_conflict_do_nothing(),
}


def of_message(conn: Connection, message_id: int) -> Sequence[RowMapping]:
    """Return the files of a message with what was read of them."""
    return conn.execute(_OF_MESSAGE, {"key": message_id}).mappings().all()


def of_conversation(conn: Connection, conversation_id: int) -> Sequence[RowMapping]:
    """Return the files of a conversation's newest messages without their content."""
    return conn.execute(_OF_CONVERSATION, {"key": conversation_id}).mappings().all()


def one(conn: Connection, file_id: int) -> RowMapping | None:
    """Return a file with its content."""
    return conn.execute(_ONE, {"key": file_id}).mappings().first()


def keep(conn: Connection, file_id: int, reading: Mapping[str, Any], now: int) -> None:
    """Keep what was read of a file; the first reading stays."""
    conn.execute(_KEEP[conn.dialect.name], [{"file_id": file_id, "reading": dict(reading), "read_at": now}])
