"""One message on its way to a chat: in pieces, with its buttons, or over the one that it takes the place of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aiogram.types import BufferedInputFile

from bot.telegram.faults import Moved, Refusal
from bot.telegram.methods import Call, calling
from bot.telegram.pieces import escaped, keyboard, pieces
from bot.telegram.wire import Wire
from core.errors import OutsideBusy
from core.ports import Attachment, OutboundMessage, Receipt


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
                calling(
                    "editMessageText",
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
                self._sent.append(int(step()["message_id"]))
            except OutsideBusy as fault:
                fault.so_far = self._so_far()
                raise
        self._take_buttons_off()
        return self._receipt(self._sent[max(len(self._parts) - 1, 0)] if self._sent else 0)

    def _so_far(self) -> dict[str, Any]:
        return {"chat": self._chat, "messages": list(self._sent)} if self._sent else {}

    def _text_step(self, place: int) -> Callable[[], Mapping[str, Any]]:
        last = place == len(self._parts) - 1
        return lambda: self._say(
            lambda chat: calling(
                "sendMessage",
                chat_id=chat,
                message_thread_id=self._topic or None,
                text=escaped(self._parts[place]),
                parse_mode="HTML",
                reply_markup=self._buttons() if last else None,
            )
        )

    def _file_step(self, attachment: Attachment) -> Callable[[], Mapping[str, Any]]:
        return lambda: self._say(
            lambda chat: calling(
                "sendDocument",
                chat_id=chat,
                message_thread_id=self._topic or None,
                document=BufferedInputFile(attachment.content(), attachment.name),
            )
        )

    def _say(self, method: Callable[[int], Call]) -> Mapping[str, Any]:
        try:
            said: Mapping[str, Any] = self._wire.say(self._chat, method(self._chat))
        except Moved as fault:
            self._chat = fault.to
            said = self._wire.say(self._chat, method(self._chat))
        return said

    def _buttons(self) -> dict[str, Any] | None:
        return keyboard(self._message.buttons, self._chat, self._key, delivery=self._message.delivery_id)

    def _take_buttons_off(self) -> None:
        former = self._message.former
        if former.get("chat") and former.get("shown") and former["shown"] not in self._sent:
            chat = int(former["chat"])
            off = calling("editMessageReplyMarkup", chat_id=chat, message_id=int(former["shown"]))
            self._wire.aside([off])

    def _receipt(self, shown: int) -> Receipt:
        told = {"chat": self._chat, "messages": list(self._sent), "shown": shown, "parts": len(self._parts)}
        return Receipt(f"{self._chat}:{shown}", told)
