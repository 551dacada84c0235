"""How often an address was answered by machine: what keeps two robots from talking for ever."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, case, delete, func, insert, select

from core.database.tables.marks import automatic_answers

HOUR_MS = 3_600_000

_a = automatic_answers.c
_counts = select(func.count(), func.sum(case((_a.conversation_id == bindparam("talk"), 1), else_=0))).where(
    _a.address == bindparam("who"), _a.at > bindparam("since")
)
_past = delete(automatic_answers).where(_a.address == bindparam("who"), _a.at <= bindparam("since"))


class Answers(NamedTuple):
    """Automatic answers to one address within the last hour: in all, and in one conversation."""

    all: int = 0
    here: int = 0


def note(conn: Connection, address: str, conversation_id: int, now: int) -> None:
    """Count one more automatic answer; what is older than an hour is forgotten."""
    address = address.strip().lower()
    conn.execute(_past, {"who": address, "since": now - HOUR_MS})
    conn.execute(insert(automatic_answers).values(address=address, conversation_id=conversation_id, at=now))


def within_the_hour(conn: Connection, address: str, conversation_id: int, now: int) -> Answers:
    """Return how often an address was answered by machine in the last hour."""
    values = {"who": address.strip().lower(), "talk": conversation_id, "since": now - HOUR_MS}
    row = conn.execute(_counts, values).one()
    return Answers(int(row[0]), int(row[1] or 0))
