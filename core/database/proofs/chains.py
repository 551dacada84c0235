"""The journal: every chain unbroken, every anchor true."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, func, select

from core.database.journal import digest
from core.database.proofs import streamed
from core.database.tables.journal import anchors, journal


class Chain:
    """Follows one thing's entries in their order."""

    def __init__(self) -> None:
        self._sequence = 0
        self._hash = ""

    def faults(self, entry: Row[Any]) -> Iterator[str]:
        """Take the next entry and yield what is wrong with it."""
        which = f"journal entry {entry.id} of {entry.kind} {entry.thing_id}"
        if entry.sequence != self._sequence + 1 or entry.previous_hash != self._hash:
            yield f"{which} does not follow the one before it"
        if entry.hash != digest(entry._mapping):
            yield f"{which} was changed after it was written"
        self._sequence, self._hash = entry.sequence, entry.hash


def violations(conn: Connection) -> Iterator[str]:
    """Yield breaks in the chains of everything but orders (they are followed with the orders), and false anchors."""
    thing: tuple[str, int] | None = None
    chain = Chain()
    j = journal.c
    for entry in streamed(conn, select(journal).where(j.kind != "order").order_by(j.kind, j.thing_id, j.sequence)):
        if (entry.kind, entry.thing_id) != thing:
            thing, chain = (entry.kind, entry.thing_id), Chain()
        yield from chain.faults(entry)
    yield from _anchors(conn)


def _anchors(conn: Connection) -> Iterator[str]:
    previous = ""
    for anchor in conn.execute(select(anchors).order_by(anchors.c.id)).all():
        text = json.dumps([previous, anchor.up_to, anchor.heads], sort_keys=True)
        if anchor.previous_hash != previous or anchor.hash != hashlib.sha256(text.encode()).hexdigest():
            yield f"journal anchor {anchor.id} does not follow the one before it or was changed"
        yield from _heads(conn, anchor)
        previous = anchor.hash
    if previous:
        last = conn.execute(select(func.max(anchors.c.up_to))).scalar() or 0
        newest = conn.execute(select(func.max(journal.c.id))).scalar() or 0
        if newest < last:
            yield f"the journal ends at entry {newest}, but its last anchor names {last}: entries are missing"


def _heads(conn: Connection, anchor: Row[Any]) -> Iterator[str]:
    ids = sorted(map(int, anchor.heads))
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        statement = select(journal.c.id, journal.c.hash).where(journal.c.id.in_(some))
        found = {row.id: row.hash for row in conn.execute(statement)}
        for entry_id in some:
            if found.get(entry_id) != anchor.heads[str(entry_id)]:
                yield f"journal entry {entry_id} is not what anchor {anchor.id} saw"
