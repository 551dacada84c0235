"""Telegram while its library is being loaded, which takes seconds: nobody waits for it but what leaves by it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.telegram.given import check_given
from bot.telegram.hook import Hook
from bot.telegram.incoming import CHANNEL
from core.errors import OutsideBusy, OutsideLater
from core.ports import InboundFile, InboundMessage, OutboundMessage, Receipt
from core.settings import Settings

if TYPE_CHECKING:
    from bot.telegram.channel import TelegramChannel

log = logging.getLogger(__name__)

PATIENCE_S = 20.0
SOON_S = 2.0


class LoadingTelegram:
    """Keeps the promises of a channel from the first moment; the bot itself is made in a thread beside."""

    name = CHANNEL
    redraws = True
    at_once = 8  # A message waits for its turn in the sending thread; four could not keep up with the desk.

    def __init__(self, settings: Settings, make: Callable[[], TelegramChannel]) -> None:
        """make: loads the library and returns the channel. Raises: SetupError where the settings do not fit."""
        check_given(settings)
        self.hook = Hook(settings.telegram_hook_secret, self._take) if settings.telegram_mode == "webhook" else None
        self._make = make
        self._made: TelegramChannel | None = None
        self._changed = threading.Condition()
        self._making = self._closed = False
        # Whoever starts or stops it waits for whoever does so at that moment; who only sends does not.
        self._turn = threading.Lock()
        self._take_in: Callable[[InboundMessage], object] | None = None

    @property
    def bot_name(self) -> str:
        """Return the bot's own name, without @; empty before Telegram has told it."""
        return self._made.bot_name if self._made is not None else ""

    def load(self) -> None:
        """Begin to make the bot, unless that is done or under way."""
        with self._changed:
            if self._made is not None or self._making or self._closed:
                return
            self._making = True
        threading.Thread(target=self._load, name="telegram-loading", daemon=True).start()

    def made(self, wait_s: float = PATIENCE_S) -> TelegramChannel | None:
        """Return the bot, after waiting for it for a while; None where it is not there by then."""
        self.load()
        with self._changed:
            self._changed.wait_for(lambda: self._made is not None or self._closed or not self._making, wait_s)
            return self._made

    def start(self, take_in: Callable[[InboundMessage], object]) -> None:
        """Begin to listen as soon as the bot is there."""
        with self._turn:
            self._take_in = take_in
            if self._made is not None:
                self._made.start(take_in)
        self.load()

    def stop(self) -> None:
        """Stop listening; messages can still leave."""
        with self._turn:
            self._take_in = None
            if self._made is not None:
                self._made.stop()

    def ready(self) -> bool:
        """Return whether the bot is there and what arrives from now on is new."""
        return self._made is not None and self._made.ready()

    def close(self) -> None:
        """Cut the connection for good."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            made = self._made
        if made is not None:
            made.close()

    def send(self, message: OutboundMessage) -> Receipt:
        """Send the message by the bot. Raises: as the bot does; OutsideLater where it is not there yet."""
        made = self.made()
        if made is None:
            raise OutsideLater(CHANNEL, SOON_S)
        return made.send(message)

    def types(self, thread: str) -> None:
        """Show in a customer's chat that a colleague is writing, where the bot is there already."""
        if self._made is not None:
            self._made.types(thread)

    def fetch(self, named: Mapping[str, Any]) -> InboundFile:
        """Return a file that somebody sent. Raises: OutsideBusy, OutsideRefused."""
        made = self.made()
        if made is None:
            raise OutsideBusy(CHANNEL, SOON_S)
        return made.fetch(named)

    def _take(self, updates: Sequence[Mapping[str, Any]]) -> None:
        made = self.made(0.0)
        if made is None:
            # Telegram brings it again: nothing waits here, where a restart would lose it.
            raise OutsideBusy(CHANNEL, SOON_S)
        made.take(updates)

    def _load(self) -> None:
        made: TelegramChannel | None = None
        try:
            made = self._make()
        except Exception:
            log.exception("telegram could not be loaded")
        with self._turn:
            with self._changed:
                self._making, closed = False, self._closed
                self._made = None if closed else made
                self._changed.notify_all()
            if made is not None and closed:
                made.close()
            elif made is not None and self._take_in is not None:
                made.start(self._take_in)
