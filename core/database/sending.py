"""Whether the shop sends at all: one mark in the database, which every process heeds and every copy takes along."""

from __future__ import annotations

import threading
import time

from sqlalchemy import Connection, insert, select, update

from core.database.engine import Database
from core.database.tables.catalogue import versions

MARK = "sending_paused"
"""Odd: nothing is sent. It counts up with every change, as the other marks of this table do."""
FRESH_S = 3.0

_mark = select(versions.c.version).where(versions.c.name == MARK)


def paused(conn: Connection) -> bool:
    """Return whether nothing is sent until an operator lets it."""
    return bool((conn.execute(_mark).scalar() or 0) % 2)


def set_paused(conn: Connection, wanted: bool) -> bool:
    """Stop sending, or let it go on; returns whether it was otherwise before."""
    found = conn.execute(_mark.with_for_update()).scalar()
    if bool((found or 0) % 2) is wanted:
        return False
    if found is None:
        conn.execute(insert(versions).values(name=MARK, version=1))
    else:
        conn.execute(update(versions).where(versions.c.name == MARK).values(version=found + 1))
    return True


class Paused:
    """Tells a sender whether it must not send, as the database had it some seconds ago at most. Threads share it."""

    def __init__(self, database: Database, fresh_s: float = FRESH_S) -> None:
        self._database = database
        self._fresh_s = fresh_s
        self._guard = threading.Lock()
        self._known = (float("-inf"), False)

    def __call__(self) -> bool:
        """Return whether nothing may be sent."""
        with self._guard:
            at, known = self._known
            if time.monotonic() - at < self._fresh_s:
                return known
            with self._database.read() as conn:
                known = paused(conn)
            self._known = (time.monotonic(), known)
            return known
