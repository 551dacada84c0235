"""Telegram as a channel: messages leave by the bot, and what people send comes in by polling or webhook."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from bot.staffroom.port import StaffRoom
from bot.telegram.incoming import CHANNEL, MOST_FILE_BYTES
from bot.telegram.methods import calling
from bot.telegram.receiving import Receiving
from bot.telegram.sending import Sending
from bot.telegram.staff_face import StaffFace
from bot.telegram.wire import Wire
from core.errors import OutsideBusy, OutsideRefused
from core.ports import InboundFile, InboundMessage, OutboundMessage, Receipt

log = logging.getLogger(__name__)

MOST_REMEMBERED = 2_000
FETCH_WAITS_S = (0.3, 1.0)


class Inlet(Protocol):
    """How updates come: by polling or by webhook."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def ready(self) -> bool: ...


class TelegramChannel:
    """Keeps the promises of a channel by a bot. Customers are named by their chat, staff rooms by `CHAT:TOPIC`."""

    name = CHANNEL
    redraws = True

    def __init__(
        self,
        wire: Wire,
        key: Callable[[], bytes],
        inlet: Inlet | None = None,
        *,
        receiving: Receiving | None = None,
        face: StaffFace | None = None,
    ) -> None:
        """key: what buttons are signed with. face: shows things to staff."""
        self.wire = wire
        self.inlet = inlet
        self.face = face
        self._receiving = receiving
        self._key = key
        self._sent: OrderedDict[str, Receipt] = OrderedDict()
        self._guard = threading.Lock()

    @property
    def bot_name(self) -> str:
        """Return the bot's own name, without @; empty before Telegram has told it."""
        return self._receiving.bot_name if self._receiving is not None else ""

    def start(self, take_in: Callable[[InboundMessage], object]) -> None:
        """Begin to listen; what comes is stored in whole batches, so `take_in` has nothing to do."""
        if self.inlet is not None:
            self.inlet.start()

    def stop(self) -> None:
        """Stop listening; messages can still leave."""
        if self.inlet is not None:
            self.inlet.stop()

    def ready(self) -> bool:
        """Return whether what arrives from now on is new."""
        return self.inlet is None or self.inlet.ready()

    def close(self) -> None:
        """Cut the connection for good."""
        if self._receiving is not None:
            self._receiving.close()
        self.wire.close()

    def take(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Store what a webhook has brought. Raises: OutsideBusy, Conflict where it must come again."""
        if self._receiving is not None:
            self._receiving.take(updates)

    def heard_by(self, room: StaffRoom) -> None:
        """Have this room hear what colleagues say from now on."""
        if self._receiving is not None:
            self._receiving.room = lambda: room

    def send(self, message: OutboundMessage) -> Receipt:
        """Send the message in as many pieces as it needs, or write it over the one that it takes the place of."""
        with self._guard:
            known = self._sent.get(message.message_id)
        if known is not None:
            return known
        chat, topic = place_of(message.recipient)
        sending = Sending(self.wire, message, chat, topic, self._key())
        receipt = sending.over_the_former() or sending.anew()
        with self._guard:
            self._sent[message.message_id] = receipt
            if len(self._sent) > MOST_REMEMBERED:
                self._sent.popitem(last=False)
        return receipt

    def types(self, thread: str) -> None:
        """Show in a customer's chat that a colleague is writing."""
        notice = self._receiving.notice if self._receiving is not None else None
        if notice is not None and thread.isdigit():
            notice.types(int(thread))

    def fetch(self, named: Mapping[str, Any]) -> InboundFile:
        """Return a file that somebody sent.

        Raises: OutsideBusy, OutsideRefused.
        """
        for wait_s in (*FETCH_WAITS_S, None):
            try:
                path = self.wire.call(calling("getFile", file_id=str(named["id"]))).get("file_path") or ""
                content = self.wire.download(path, MOST_FILE_BYTES)
                return InboundFile(str(named["name"]), str(named["type"]), content)
            except OutsideBusy:
                if wait_s is None:
                    raise
                time.sleep(wait_s)
        raise OutsideBusy(CHANNEL)


def place_of(recipient: str) -> tuple[int, int]:
    """Return chat and topic of a recipient. Raises: OutsideRefused where it is none."""
    chat, _, topic = recipient.partition(":")
    try:
        return int(chat), int(topic or 0)
    except ValueError:
        raise OutsideRefused(CHANNEL, "the recipient is no Telegram chat") from None
