"""Polling: one process asks for updates; what it has stored it confirms by asking for the next."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.telegram.faults import Conflicting, TokenRefused
from bot.telegram.incoming import WANTED
from bot.telegram.lease import Lease
from bot.telegram.methods import calling
from bot.telegram.wire import Pending, Wire
from core.errors import OrderclerkError, OutsideBusy, OutsideUnknown

log = logging.getLogger(__name__)

BATCH = 100
AT_WORK = 25
"""So many are stored in one transaction while customers are served: all other writers wait for its end."""
POLL_S = 10
STAND_BY_S = 3.0
SOON_S, LATE_S, CONFLICT_S = 0.5, 30.0, 3.0
STOP_S = 3.0
FULL_S = 0.1


class Polling:
    """A way for updates to come in."""

    def __init__(
        self,
        wire: Wire,
        lease: Lease,
        take: Callable[[Sequence[Mapping[str, Any]]], None],
        *,
        found: Callable[[str], None] = lambda name: None,
        full: Callable[[], bool] = lambda: False,
    ) -> None:
        """take: stores updates, or raises. found: told once of the bot's name, when the position is found.

        full: whether so much waits here that the rest is better off at Telegram, which keeps it for a day.
        """
        self._wire = wire
        self._lease = lease
        self._take = take
        self._found = found
        self._full = full
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None
        self._offset = 0
        self._introduced = self._named = False
        self._pending: Pending[list[dict[str, Any]]] | None = None

    def start(self) -> None:
        """Begin to ask."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._go, name="telegram-polling", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Stop asking; what is being stored is finished first."""
        self._stopping.set()
        pending = self._pending
        if pending is not None:
            pending.cancel()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(STOP_S)
            leaving = threading.Thread(target=self._lease.leave, daemon=True)
            leaving.start()
            leaving.join(0.5)

    def ready(self) -> bool:
        """Return whether the position is found: what waited has been taken, what comes from now on is new."""
        return self._ready.is_set()

    def _go(self) -> None:
        failures, known = 0, ""
        while not self._stopping.is_set():
            try:
                if self._lease.hold():
                    self._session()
                elif self._lease.known:
                    self._ready.set()
                failures, known = 0, ""
                self._stopping.wait(STAND_BY_S)
            except Exception as fault:
                failures += 1
                if isinstance(fault, Conflicting):
                    # Perhaps a webhook was set meanwhile: that is looked at again.
                    self._introduced = False
                name = fault_name(fault)
                if not self._stopping.is_set() and name != known:
                    log.warning("telegram: %s", name, exc_info=None if isinstance(fault, OrderclerkError) else fault)
                    self._lease.failed(name)
                known = name
                self._stopping.wait(wait_s(fault, failures))

    def _session(self) -> None:
        """Ask for updates from the first look to the first fault, or until another process reads them."""
        self._introduce()
        self._offset = 0
        waiting_s = 0
        while not self._stopping.is_set():
            if self._lease.worn() and not self._lease.hold():
                log.info("telegram: another process reads the updates")
                return
            if self._ready.is_set() and self._full():
                self._stopping.wait(FULL_S)
                continue
            updates = self._ask(waiting_s)
            if updates is None or not (self._lease.certain() or self._lease.hold()):
                return
            if updates:
                self._take(updates)
                self._offset = max(one.get("update_id", 0) for one in updates) + 1
            if len(updates) < BATCH and not self._ready.is_set():
                self._lease.found(self._offset)
                self._ready.set()
            waiting_s = POLL_S if self._ready.is_set() else 0

    def _introduce(self) -> None:
        if self._introduced:
            return
        name = self._wire.call(calling("getMe")).get("username") or ""
        if self._wire.call(calling("getWebhookInfo")).get("url"):
            # Nothing that waits there is dropped: it comes by polling now.
            self._wire.call(calling("deleteWebhook", drop_pending_updates=False))
        self._introduced = True
        if not self._named:
            self._found(name)
            self._named = True

    def _ask(self, waiting_s: int) -> list[dict[str, Any]] | None:
        """Return the next updates; None when asked to stop meanwhile."""
        most = AT_WORK if self._ready.is_set() else BATCH
        asked = calling("getUpdates", offset=self._offset, limit=most, timeout=waiting_s, allowed_updates=list(WANTED))
        self._pending = self._wire.begin(asked, wait_s=waiting_s + 10.0)
        try:
            return None if self._stopping.is_set() else self._pending.result()
        except OutsideUnknown:
            if self._stopping.is_set():
                return None
            raise
        finally:
            self._pending = None


def fault_name(fault: BaseException) -> str:
    """Return a fault in words of ours."""
    if isinstance(fault, TokenRefused):
        return "the token is refused (ORDERCLERK_TELEGRAM_TOKEN)"
    if isinstance(fault, Conflicting):
        return "somebody else reads this bot's updates"
    if isinstance(fault, OutsideUnknown):
        return "no answer"
    if isinstance(fault, OutsideBusy):
        return "not reachable"
    return f"unforeseen: {type(fault).__name__}" if not isinstance(fault, OrderclerkError) else str(fault)


def wait_s(fault: BaseException, failures: int) -> float:
    """Return how long to wait after so many failures in a row: as long as asked, else doubling, by chance."""
    asked = fault.wait_s if isinstance(fault, OutsideBusy) else 0.0
    first = CONFLICT_S if isinstance(fault, Conflicting) else SOON_S
    whole: float = min(LATE_S, first * 2.0 ** min(failures - 1, 10))
    return max(asked, whole * random.uniform(0.5, 1.0))  # noqa: S311
