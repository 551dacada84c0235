"""The heart beat of a process that runs jobs, and what the living do when another's has stopped.

Each process holds a short lease on life. When it runs out, or when the process is gone from this very machine, the jobs
that it had under way are given their next attempt and its claims on deliveries end.
"""

from __future__ import annotations

import logging
import os
import platform
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.database.engine import Database
from core.database.jobs import Executor, beat, dead_executors, forget_executor

log = logging.getLogger(__name__)

BEAT_S = 5.0
BEATS_IN_A_LEASE = 4


@dataclass(frozen=True, slots=True)
class PendingJob:
    """A job that the engine takes to be under way at an executor."""

    workflow_id: str
    executor_id: str
    arguments: Sequence[Any]


def this_process(executor_id: str, *, does_rounds: bool = False) -> Executor:
    """Return who this process is. Two containers on one machine are two nodes."""
    try:
        space = f"{Path('/proc/sys/kernel/random/boot_id').read_text().strip()}-{os.readlink('/proc/self/ns/pid')}"
    except OSError:
        space = ""
    return Executor(executor_id, f"{platform.node()} {space}".strip(), os.getpid(), does_rounds)


class Heart:
    """Beats for one process and looks after the jobs of the dead."""

    def __init__(
        self,
        database: Database,
        me: Executor,
        pending: Callable[[], list[PendingJob]],
        after_death: Callable[[PendingJob], None],
        after_loss: Callable[[], None],
        *,
        beat_s: float = BEAT_S,
    ) -> None:
        self._beat_s = beat_s
        self._lease_s = beat_s * BEATS_IN_A_LEASE
        self._database = database
        self._me = me
        self._pending = pending
        self._after_death = after_death
        self._after_loss = after_loss
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._good_until = 0.0
        self._unbroken_since = 0.0
        self._leads = False
        self.living = 1

    def good(self) -> bool:
        """Return whether the lease on life is good."""
        return time.monotonic() < self._good_until

    def held_since(self, moment: float) -> bool:
        """Return whether the lease has been good without a break since `moment` (monotonic)."""
        return self._unbroken_since <= moment and self.good()

    def leads(self) -> bool:
        """Return whether this is the eldest of the processes that do the rounds."""
        return self._leads

    def beat(self) -> None:
        """Renew the lease."""
        before = time.monotonic()
        if before > self._good_until:
            self._unbroken_since = before
        self._database.retrying(lambda conn: beat(conn, self._me, int(self._lease_s * 1000)))
        self._good_until = before + self._lease_s

    def look_around(self) -> None:
        """Strike the dead off and give their jobs another attempt."""
        # First the jobs, then the living: whoever runs one of these jobs had signed on before.
        under_way = self._pending()
        with self._database.read() as conn:
            dead, alive = dead_executors(conn)
        gone = [other for other in dead + alive if other in dead or self._is_gone(other)]
        for executor in gone:
            if executor.id != self._me.id:
                self._strike_off(executor)
        left = [other for other in alive if other not in gone]
        self._leads = next((other.id for other in left if other.does_rounds), None) == self._me.id
        living = {other.id for other in left} | {self._me.id}
        self.living = len(living)
        for job in under_way:
            if job.executor_id not in living:
                self._after_death(job)

    def start(self, each_beat: Callable[[], None]) -> None:
        """Beat in a thread of its own until stopped."""
        self._thread = threading.Thread(target=self._go, args=(each_beat,), name="jobs-heart", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop beating and strike this process off, so that nobody has to wait for its lease to run out."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(timeout=5.0)
        try:
            self._database.retrying(lambda conn: forget_executor(conn, self._me.id))
        except Exception:
            log.warning("could not sign off; the lease will run out by itself")

    def _go(self, each_beat: Callable[[], None]) -> None:
        while not self._stopping.is_set():
            for task in (self.beat, self.look_around, each_beat):
                try:
                    task()
                except Exception:
                    log.warning("a heart beat failed; the next one follows", exc_info=True)
            self._stopping.wait(self._beat_s)

    def _strike_off(self, other: Executor) -> None:
        log.warning("a process that ran jobs is gone; taking over from it")
        self._database.retrying(lambda conn: forget_executor(conn, other.id))
        self._after_loss()

    def _is_gone(self, other: Executor) -> bool:
        if other.node != self._me.node or other.id == self._me.id:
            return False
        if other.pid == self._me.pid:
            return True
        try:
            os.kill(other.pid, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
        return False
