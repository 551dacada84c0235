"""Telegram as a channel: messages leave by the bot, and what people send comes in by polling or webhook."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from aiogram.methods import (
    EditMessageReplyMarkup,
    EditMessageText,
    GetFile,
    SendDocument,
    SendMessage,
)
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, Message

from bot.staffroom.port import StaffRoom
from bot.telegram.faults import Moved, Refusal
from bot.telegram.incoming import CHANNEL, MOST_FILE_BYTES
from bot.telegram.pieces import escaped, keyboard, pieces
from bot.telegram.receiving import Receiving
from bot.telegram.staff_face import StaffFace
from bot.telegram.webhook import Hook
from bot.telegram.wire import Wire
from core.errors import OutsideBusy, OutsideRefused
from core.ports import Attachment, InboundFile, InboundMessage, OutboundMessage, Receipt

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
        hook: Hook | None = None,
        face: StaffFace | None = None,
    ) -> None:
        """key: what buttons are signed with. hook: takes what a webhook brings. face: shows things to staff."""
        self.wire = wire
        self.inlet = inlet
        self.hook = hook
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

    def fetch(self, named: Mapping[str, Any]) -> InboundFile:
        """Return a file that somebody sent.

        Raises: OutsideBusy, OutsideRefused.
        """
        for wait_s in (*FETCH_WAITS_S, None):
            try:
                path = self.wire.call(GetFile(file_id=str(named["id"]))).file_path or ""
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


class Sending:
    """One message on its way."""

    def __init__(self, wire: Wire, message: OutboundMessage, chat: int, topic: int, key: bytes) -> None:
        self._wire = wire
        self._message = message
        self._chat = int(message.so_far.get("chat", chat))
        self._topic = topic
        self._key = key
        self._parts = pieces(message.chat or message.text)
        self._sent: list[int] = [int(one) for one in message.so_far.get("messages", ())]

    def over_the_former(self) -> Receipt | None:
        """Write the message over the one before and return the receipt; None where that cannot be."""
        former = self._message.former
        same = former.get("chat") == self._chat and former.get("parts") == 1
        if not (self._message.in_place and same and len(self._parts) == 1) or self._message.attachments or self._sent:
            return None
        try:
            self._wire.say(
                self._chat,
                EditMessageText(
                    chat_id=self._chat,
                    message_id=int(former["shown"]),
                    text=escaped(self._parts[0]),
                    parse_mode="HTML",
                    reply_markup=self._buttons(),
                ),
            )
        except Refusal as fault:
            if "not modified" not in fault.words:
                return None
        self._sent = [int(former["shown"])]
        return self._receipt(self._sent[0])

    def anew(self) -> Receipt:
        """Send what has not been sent yet, piece by piece, and take the buttons off the message before."""
        steps = [*(self._text_step(place) for place in range(len(self._parts)))]
        steps += [self._file_step(one) for one in self._message.attachments]
        for step in steps[len(self._sent) :]:
            try:
                self._sent.append(step().message_id)
            except OutsideBusy as fault:
                fault.so_far = self._so_far()
                raise
        self._take_buttons_off()
        return self._receipt(self._sent[max(len(self._parts) - 1, 0)] if self._sent else 0)

    def _so_far(self) -> dict[str, Any]:
        return {"chat": self._chat, "messages": list(self._sent)} if self._sent else {}

    def _text_step(self, place: int) -> Callable[[], Message]:
        last = place == len(self._parts) - 1
        return lambda: self._say(
            lambda chat: SendMessage(
                chat_id=chat,
                message_thread_id=self._topic or None,
                text=escaped(self._parts[place]),
                parse_mode="HTML",
                reply_markup=self._buttons() if last else None,
            )
        )

    def _file_step(self, attachment: Attachment) -> Callable[[], Message]:
        return lambda: self._say(
            lambda chat: SendDocument(
                chat_id=chat,
                message_thread_id=self._topic or None,
                document=BufferedInputFile(attachment.content(), attachment.name),
            )
        )

    def _say(self, method: Callable[[int], SendMessage | SendDocument]) -> Message:
        try:
            return self._wire.say(self._chat, method(self._chat))
        except Moved as fault:
            self._chat = fault.to
            return self._wire.say(self._chat, method(self._chat))

    def _buttons(self) -> InlineKeyboardMarkup | None:
        shown = keyboard(self._message.buttons, self._chat, self._key, delivery=self._message.delivery_id)
        return InlineKeyboardMarkup.model_validate(shown) if shown else None

    def _take_buttons_off(self) -> None:
        former = self._message.former
        if former.get("chat") and former.get("shown") and former["shown"] not in self._sent:
            chat = int(former["chat"])
            off = EditMessageReplyMarkup(chat_id=chat, message_id=int(former["shown"]), reply_markup=None)
            self._wire.aside([off])

    def _receipt(self, shown: int) -> Receipt:
        told = {"chat": self._chat, "messages": list(self._sent), "shown": shown, "parts": len(self._parts)}
        return Receipt(f"{self._chat}:{shown}", told)
