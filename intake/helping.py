"""Lending a hand: a process whose own desk is empty takes over what waits for long at the others', newest first.

They go from the oldest to the newest, so both meet once, and whoever finishes a message first has done it.
"""

from __future__ import annotations

import logging
import threading

from core.clerk import Clerk
from core.domain.commands import CountAttempt
from core.domain.desk import Untried
from core.domain.machine import Actor, Role
from core.errors import Conflict, OutsideBusy
from intake.desk import Desk

log = logging.getLogger(__name__)

EVERY_S = 1.0
QUIET_S = 2.0
MOST_AT_ONCE = 24
FINISHED_S = 30.0
_HELP = Actor(Role.RULE, "rule:helping")


class Helping:
    """Looks once a second for a process that has nothing to do itself, and at once again while there is work."""

    def __init__(self, clerk: Clerk, desk: Desk, *, every_s: float = EVERY_S, quiet_s: float = QUIET_S) -> None:
        """quiet_s: what was said less long ago is surely in hand where it came in."""
        self._clerk = clerk
        self._desk = desk
        self._every_s = every_s
        self._quiet_s = quiet_s
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._go, name="helping", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take nothing over any more."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(timeout=5.0)
            self._thread = None

    def help_out(self) -> bool:
        """Take over what waits, and see it done; returns whether there was anything."""
        if self._desk.busy():
            return False
        found = self._clerk.look(Untried(self._quiet_s, MOST_AT_ONCE))
        if not found:
            return False
        # Counted before the work, as by every other recovery: what ends the process must not do so for ever. What
        # fails here waits for its durable job, as anywhere else, and is not taken over again.
        self._clerk.do(*(CountAttempt(message_id) for message_id, _ in found), actor=_HELP, cause="helping")
        self._desk.take_over(tuple(dict.fromkeys(talk for _, talk in found)))
        return self._desk.idle(FINISHED_S)

    def _go(self) -> None:
        while not self._stopping.wait(self._every_s):
            try:
                while not self._stopping.is_set() and self.help_out():
                    pass
            except (Conflict, OutsideBusy):
                continue
            except Exception:
                log.exception("could not lend a hand; the next look follows")
