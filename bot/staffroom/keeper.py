"""Keeps the cards true: looks again soon after something happened, and with every round of the shop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from core.clerk import Clerk
from core.domain.machine import Actor, Role
from core.domain.staffroom import RefreshCases
from core.errors import Conflict, OutsideBusy

log = logging.getLogger(__name__)

SOON_S = 0.25
_ROOM = Actor(Role.RULE, "rule:staff_room")


class Keeper:
    """Refreshes the cards of the staff's chat. What one process misses the next round finds."""

    def __init__(self, clerk: Clerk, chat: str, *, soon_s: float = SOON_S) -> None:
        """chat: the staff's, "" where there is none; then cases are noted for the console, with each round."""
        self._clerk = clerk
        self._chat = chat
        self._soon_s = soon_s
        self._asked = threading.Event()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._forget: Callable[[], None] = self._asked.clear

    def start(self) -> None:
        """Begin to look whenever something was said or done in this process."""
        if not self._chat or self._thread is not None:
            return
        self._forget = self._clerk.listen(lambda _: self.soon())
        self._thread = threading.Thread(target=self._go, name="staff-cards", daemon=True)
        self._thread.start()
        self.soon()

    def soon(self) -> None:
        """Have the cards looked at in a moment; many calls at once are one look."""
        self._asked.set()

    def stop(self) -> None:
        """Look no more; returns when no look is under way."""
        self._forget()
        self._ended.set()
        self._asked.set()
        if self._thread is not None:
            self._thread.join(5.0)

    def refresh(self) -> None:
        """Look now; what fails is left for the next time."""
        try:
            done = self._clerk.do(RefreshCases(self._chat), actor=_ROOM, cause="cards")
            if done.facts.get("more"):
                self.soon()
        except (Conflict, OutsideBusy):
            log.info("the cards are left for the next round")
        except Exception:
            log.exception("the cards could not be brought up to date")

    def _go(self) -> None:
        while not self._ended.is_set():
            self._asked.wait()
            # What belongs to one act comes in several commits: one look for all of them.
            if self._ended.wait(self._soon_s):
                return
            self._asked.clear()
            self.refresh()
