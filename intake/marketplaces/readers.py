"""Reads every marketplace that was added, each in a thread of its own: a slow one holds up nobody but itself."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable, Mapping

from core.clerk import Clerk
from core.domain.connectors import Connection, LeaveConnector, ListConnectors
from core.errors import OutsideBusy, OutsideRefused, SetupError
from core.ports import Vault
from intake.marketplaces.connector import Connector, Maker, made
from intake.marketplaces.rounds import READER, Round

log = logging.getLogger(__name__)

PAUSE_S = 60.0
LOOK_S = 30.0


def about(name: str) -> str:
    """Return what a marketplace's secret is sealed for."""
    return f"connector:{name}"


class Marketplaces:
    """All marketplaces of a shop, as one process reads them."""

    def __init__(self, clerk: Callable[[], Clerk], vault: Vault, kinds: Callable[[], Mapping[str, Maker]]) -> None:
        """kinds: the connectors that are there; asked only when there is a marketplace."""
        self._clerk = clerk
        self._vault = vault
        self._kinds = kinds
        self._stop = threading.Event()
        self._guard = threading.Lock()
        self._threads: dict[str, threading.Thread] = {}
        self._reader = f"reader:{secrets.token_hex(6)}"

    def start(self) -> None:
        """Begin to read; marketplaces that are added later are found within half a minute."""
        threading.Thread(target=self._watch, name="marketplaces", daemon=True).start()

    def stop(self, wait_s: float = 5.0) -> None:
        """Stop reading; returns when nothing is under way, or the time is over."""
        self._stop.set()
        with self._guard:
            running = list(self._threads.values())
        for thread in running:
            thread.join(wait_s / max(1, len(running)))

    def connector(self, one: Connection) -> Connector:
        """Return the connector of a marketplace. Raises: SetupError where it cannot be made."""
        secret = str(self._vault.open(one.sealed, about(one.name)).get("secret", ""))
        return made(self._kinds(), one.kind, one.url, secret, one.options)

    def _watch(self) -> None:
        while not self._stop.is_set():
            try:
                self._begin_new()
            except Exception:
                log.exception("the marketplaces could not be looked up")
            self._stop.wait(LOOK_S)

    def _begin_new(self) -> None:
        for view in self._clerk().look(ListConnectors()):
            name = view.connection.name
            with self._guard:
                if self._stop.is_set() or (name in self._threads and self._threads[name].is_alive()):
                    continue
                self._threads[name] = threading.Thread(
                    target=self._read, args=(view.connection,), name=f"marketplace-{name}", daemon=True
                )
                self._threads[name].start()

    def _read(self, one: Connection) -> None:
        """Read a marketplace until it is changed, taken away, or the process stops."""
        try:
            connector = self.connector(one)
        except SetupError as fault:
            log.warning("marketplace %s: %s", one.name, fault)
            self._stop.wait(PAUSE_S)
            return
        talk = Round(self._clerk(), one, connector, self._reader)
        try:
            while not self._stop.is_set() and self._is_as(one):
                self._stop.wait(self._round(one, talk))
        finally:
            self._clerk().do(LeaveConnector(one.name, self._reader), actor=READER, cause="marketplace")
            connector.close()

    def _is_as(self, one: Connection) -> bool:
        views = self._clerk().look(ListConnectors())
        return any(view.connection.name == one.name and view.connection.version == one.version for view in views)

    def _round(self, one: Connection, talk: Round) -> float:
        """Do a round and return how long to wait for the next."""
        try:
            talk.go()
        except OutsideBusy as busy:
            log.info("marketplace %s: %s", one.name, busy)
            return max(busy.wait_s, 1.0)
        except OutsideRefused as refusal:
            log.warning("marketplace %s: %s", one.name, refusal)
        except Exception:
            log.exception("a round of marketplace %s failed", one.name)
        return PAUSE_S
