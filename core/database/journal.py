"""The journal: append with one hash chain per thing, read back, prove."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select

from core.database.tables.journal import anchors, journal, remarks

_HEAD = (
    select(journal.c.sequence, journal.c.hash)
    .where(journal.c.kind == bindparam("kind"), journal.c.thing_id == bindparam("thing_id"))
    .order_by(journal.c.sequence.desc())
    .limit(1)
)
_APPEND = insert(journal).returning(journal.c.hash, journal.c.id)
_HASHED = (
    "kind", "thing_id", "sequence", "order_id", "version", "name", "actor", "channel", "cause",
    "before", "after", "reason_code", "facts", "at", "previous_hash",
)  # fmt: skip
_COMPACT = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry to be written. fresh: the thing is new, so its chain begins here. words: free text, kept apart."""

    kind: str
    thing_id: int
    order_id: int | None
    version: int
    name: str
    actor: str
    channel: str
    cause: str
    before: str
    after: str
    facts: Mapping[str, Any]
    at: int
    reason_code: str = ""
    words: str = ""
    fresh: bool = False


def append(conn: Connection, entries: Sequence[Entry]) -> list[int]:
    """Write entries in order and return their ids; whoever calls holds the things' row locks."""
    heads: dict[tuple[str, int], tuple[int, str]] = {}
    rows = []
    for entry in entries:
        key = (entry.kind, entry.thing_id)
        if key not in heads:
            heads[key] = (0, "") if entry.fresh else _head(conn, *key)
        sequence, previous = heads[key]
        row = _row(entry, sequence + 1, previous)
        heads[key] = (row["sequence"], row["hash"])
        rows.append(row)
    found = {row.hash: row.id for row in conn.execute(_APPEND, rows)} if rows else {}
    ids = [found[row["hash"]] for row in rows]
    said = [
        {"journal_id": entry_id, "words": entry.words}
        for entry_id, entry in zip(ids, entries, strict=True)
        if entry.words
    ]
    if said:
        conn.execute(insert(remarks), said)
    return ids


def _head(conn: Connection, kind: str, thing_id: int) -> tuple[int, str]:
    row = conn.execute(_HEAD, {"kind": kind, "thing_id": thing_id}).first()
    return (row.sequence, row.hash) if row else (0, "")


def _row(entry: Entry, sequence: int, previous: str) -> dict[str, Any]:
    row = {
        "kind": entry.kind,
        "thing_id": entry.thing_id,
        "sequence": sequence,
        "order_id": entry.order_id,
        "version": entry.version,
        "name": entry.name,
        "actor": entry.actor,
        "channel": entry.channel,
        "cause": entry.cause,
        "before": entry.before,
        "after": entry.after,
        "reason_code": entry.reason_code,
        "facts": json.dumps(entry.facts, sort_keys=True, separators=(",", ":"), default=str),
        "at": entry.at,
        "previous_hash": previous,
    }
    return row | {"hash": digest(row)}


def digest(row: Mapping[str, Any] | RowMapping) -> str:
    """Return the hash of an entry, over everything in it and the hash before it."""
    return hashlib.sha256(_COMPACT([row[name] for name in _HASHED]).encode()).hexdigest()


def entries(conn: Connection, *, order_id: int | None = None) -> Iterator[RowMapping]:
    """Yield entries oldest first, of one order and what belongs to it, or of everything."""
    statement = select(journal, remarks.c.words).outerjoin(remarks, remarks.c.journal_id == journal.c.id)
    if order_id is not None:
        statement = statement.where(journal.c.order_id == order_id)
    yield from conn.execute(statement.order_by(journal.c.id)).mappings()


def broken_chains(rows: Iterable[RowMapping]) -> Iterator[str]:
    """Yield a line for every entry whose hash, order or link to the entry before is wrong."""
    heads: dict[tuple[str, int], tuple[int, str]] = {}
    for row in rows:
        key = (row["kind"], row["thing_id"])
        sequence, previous = heads.get(key, (0, ""))
        if row["sequence"] != sequence + 1 or row["previous_hash"] != previous or row["hash"] != digest(row):
            yield f"journal entry {row['id']} of {key[0]} {key[1]} does not follow the one before it"
        heads[key] = (row["sequence"], row["hash"])


def anchor(conn: Connection, now: int) -> bool:
    """Chain the heads of everything written since the last anchor; returns whether there was anything."""
    last = conn.execute(select(anchors).order_by(anchors.c.id.desc()).limit(1)).mappings().first()
    since, previous = (last["up_to"], last["hash"]) if last else (0, "")
    newest = conn.execute(select(func.max(journal.c.id))).scalar() or 0
    if newest <= since:
        return False
    rows = conn.execute(
        select(journal.c.kind, journal.c.thing_id, func.max(journal.c.id))
        .where(journal.c.id > since, journal.c.id <= newest)
        .group_by(journal.c.kind, journal.c.thing_id)
    ).all()
    ids = sorted(row[2] for row in rows)
    hashes = conn.execute(select(journal.c.id, journal.c.hash).where(journal.c.id.in_(ids))).all()
    heads = {str(row.id): row.hash for row in sorted(hashes)}
    text = json.dumps([previous, newest, heads], sort_keys=True)
    conn.execute(
        insert(anchors).values(
            up_to=newest,
            heads=heads,
            previous_hash=previous,
            hash=hashlib.sha256(text.encode()).hexdigest(),
            at=now,
        )
    )
    return True
