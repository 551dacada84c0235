"""Finds work again that was stored and that nobody finished: one durable job for all of it, within seconds.

Most work is done long before its job comes: a job for each piece would cost more than the piece. So whatever is stored
within a few seconds shares one job, which gives a job of its own only to what still waits then.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from sqlalchemy import Connection
from sqlalchemy.engine import Transaction

from core.database.engine import Database
from core.jobs.engine import JobQueue

AFTER_S = 10.0
MOST_AT_ONCE = 500

Waiting = Callable[[float], tuple[Sequence[str], bool]]
"""Returns the keys of what was left for so many seconds, and whether anything waits at all, be it in hand."""


class Recovery:
    """Keeps one kind of work from being lost. Threads share it."""

    def __init__(
        self,
        database: Database,
        jobs: JobQueue,
        executor_id: str,
        kind: str,
        waiting: Waiting,
        *,
        after_s: float = AFTER_S,
    ) -> None:
        """kind: the job that does a piece of work, given its key; it is idempotent."""
        self._database = database
        self._jobs = jobs
        self._executor_id = executor_id
        self._kind = kind
        self._waiting = waiting
        self._after_s = after_s
        self._numbers = itertools.count()
        self._secured = 0.0
        self._mine = threading.local()

    @property
    def handlers(self) -> Mapping[str, Callable[[str], None]]:
        """Return the durable job that looks for what was left."""
        return {f"{self._kind}_left": self.look}

    def secure(self, conn: Connection) -> None:
        """See to it that what the unit of `conn` stores is found again, if and only if that commits.

        Only a job that this process has committed is shared: nobody waits for another's commit or trusts in it.
        """
        slot = self._slot(time.monotonic() + self._after_s)
        unit: tuple[Transaction | None, float] = (conn.get_transaction(), slot)
        if self._secured == slot or getattr(self._mine, "unit", None) == unit:
            return
        self._mine.unit = unit
        delay_s = slot - time.monotonic()
        self._jobs.enqueue(conn, f"{self._kind}_left", f"{self._executor_id}-{next(self._numbers)}", delay_s=delay_s)
        self._database.after_commit(conn, partial(self._note, slot))

    def look(self, _key: str = "") -> None:
        """Give each piece that was left a job of its own, and come back as long as anything waits."""
        keys, more = self._waiting(self._after_s / 2)
        if keys or more:
            self._database.retrying(partial(self._enqueue, keys[:MOST_AT_ONCE]))

    def round(self) -> None:
        """Look once a minute: for what was stored so slowly that its job came before it."""
        self.look()

    def _enqueue(self, keys: Sequence[str], conn: Connection) -> None:
        for key in keys:
            self._jobs.enqueue(conn, self._kind, key)
        # Shared by all processes, so that there is one to come, however many have looked.
        now = time.time()
        slot = self._slot(now + self._after_s)
        self._jobs.enqueue(conn, f"{self._kind}_left", f"{slot:.1f}", delay_s=slot - now)

    def _note(self, slot: float) -> None:
        self._secured = slot

    def _slot(self, moment: float) -> float:
        """Return the next moment of the grid on which these jobs lie."""
        grid = max(self._after_s / 2, 0.1)
        return -(-moment // grid) * grid
