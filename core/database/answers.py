"""First answers, kept by key, so that a repeated request gets the same one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core.database.tables.access import remembered_answers
from core.errors import Refused

_CLAIM = {
    name: dialect.insert(remembered_answers).on_conflict_do_nothing().returning(remembered_answers.c.key)
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_FIND = select(remembered_answers).where(
    remembered_answers.c.api_key_id == bindparam("api_key_id"), remembered_answers.c.key == bindparam("wanted")
)


def claim(conn: Connection, key: tuple[int, str, str], now: int) -> dict[str, Any] | None:
    """Take a key for this request; returns the first answer where there is one already.

    A second request with the key waits here until the first one has committed.
    Raises: Refused("idempotency_key_reused") for another body.
    """
    api_key_id, name, body_hash = key
    row = {"api_key_id": api_key_id, "key": name, "body_hash": body_hash, "status": 0, "answer": {}, "at": now}
    if conn.execute(_CLAIM[conn.dialect.name], [row]).scalar() is not None:
        return None
    found = conn.execute(_FIND, {"api_key_id": api_key_id, "wanted": name}).mappings().one()
    if found["body_hash"] != body_hash:
        raise Refused("idempotency_key_reused")
    return {"status": found["status"], "body": found["answer"]}


def keep(conn: Connection, key: tuple[int, str, str], status: int, body: dict[str, Any]) -> None:
    """Keep the first answer of a key."""
    conn.execute(
        update(remembered_answers)
        .where(remembered_answers.c.api_key_id == key[0], remembered_answers.c.key == key[1])
        .values(status=status, answer=body)
    )
