"""Webhook: Telegram brings each update; it is answered once it is stored."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from bot.telegram.incoming import WANTED
from bot.telegram.methods import calling
from bot.telegram.polling import fault_name, wait_s
from bot.telegram.wire import Wire
from core.errors import OrderclerkError

log = logging.getLogger(__name__)

AT_ONCE = 20


class Webhook:
    """Sees to it that Telegram knows where to go."""

    def __init__(self, wire: Wire, address: str, secret: str, *, found: Callable[[str], None]) -> None:
        """found: told once of the bot's name, when the webhook is set."""
        self._wire = wire
        self._address = address
        self._secret = secret
        self._found = found
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Set the webhook, as often as it takes."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._set, name="telegram-webhook", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Try no longer. The webhook stays: what comes while nobody is here is kept by Telegram."""
        self._stopping.set()
        self._thread = None

    def ready(self) -> bool:
        """Return whether Telegram brings what arrives from now on."""
        return self._ready.is_set()

    def _set(self) -> None:
        failures = 0
        wanted = calling(
            "setWebhook",
            url=self._address,
            secret_token=self._secret,
            allowed_updates=list(WANTED),
            max_connections=AT_ONCE,
            drop_pending_updates=False,
        )
        while not self._stopping.is_set():
            try:
                name = self._wire.call(calling("getMe")).get("username") or ""
                self._wire.call(wanted)
                self._found(name)
                self._ready.set()
                return
            except Exception as fault:
                failures += 1
                unforeseen = None if isinstance(fault, OrderclerkError) else fault
                log.warning("telegram: the webhook could not be set: %s", fault_name(fault), exc_info=unforeseen)
                self._stopping.wait(wait_s(fault, failures))
