"""One writer at a time, in the order of arrival.

SQLite lets one transaction write. Left to itself it makes the others poll, which is unfair: some wait for a second
while late comers pass. Inside one process the writers therefore queue here; a connection that writes takes its turn.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from typing import Any

_locks: dict[str, FairLock] = {}
_locks_guard = threading.Lock()


class FairLock:
    """A lock that is handed on in the order of arrival. Any thread may release it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held = False
        self._waiting: deque[threading.Lock] = deque()

    def acquire(self, wait_s: float) -> bool:
        """Wait for the turn and return whether it came within `wait_s` seconds."""
        with self._guard:
            if not self._held:
                self._held = True
                return True
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        if turn.acquire(timeout=wait_s):
            return True
        with self._guard:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        # The turn came between the end of the wait and the guard: it is ours.
        return True

    def release(self) -> None:
        """Hand the lock to whoever has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._held = False


def lock_of(path: str) -> FairLock:
    """Return the one lock of a database file in this process."""
    with _locks_guard:
        return _locks.setdefault(path, FairLock())


class OrderedConnection(sqlite3.Connection):
    """A SQLite connection that takes its turn before it writes and gives it back when the transaction ends."""

    turns: FairLock | None = None
    wait_s: float = 30.0
    _has_turn: bool = False

    def begin_write(self) -> None:
        """Begin a transaction that may write.

        Raises: sqlite3.OperationalError (busy), as SQLite itself would, if the turn did not come in time.
        """
        if self.turns is not None and not self._has_turn:
            if not self.turns.acquire(self.wait_s):
                raise _busy()
            self._has_turn = True
        try:
            self.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._give_back()
            raise

    def commit(self) -> None:
        """Commit; the turn goes on only once that succeeded (a failed commit is followed by a rollback)."""
        super().commit()
        self._give_back()

    def rollback(self) -> None:
        """Roll back and hand the turn on, whatever becomes of the roll-back."""
        try:
            super().rollback()
        finally:
            self._give_back()

    def close(self) -> None:
        """Close and hand the turn on."""
        try:
            super().close()
        finally:
            self._give_back()

    def _give_back(self) -> None:
        if self._has_turn and self.turns is not None:
            self._has_turn = False
            self.turns.release()


def ordered_connection(turns: FairLock, wait_s: float) -> type[Any]:
    """Return a connection class whose connections queue at `turns`."""
    return type("TurnTakingConnection", (OrderedConnection,), {"turns": turns, "wait_s": wait_s})


def _busy() -> sqlite3.OperationalError:
    fault = sqlite3.OperationalError("database is locked: the turn to write did not come in time")
    fault.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return fault
