"""The staff room's face in Telegram: what is answered to staff appears where they wrote, at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.staffroom.port import StaffReply, StaffSaid
from bot.telegram.methods import calling
from bot.telegram.pieces import escaped, key_of, pieces
from bot.telegram.wire import Wire
from core.ports import Button

MOST_ROW_BUTTONS = 20


class StaffFace:
    """Shows replies. They go by the wire and not by the ledger: a colleague who hears nothing asks again."""

    def __init__(self, wire: Wire, key: Callable[[], bytes]) -> None:
        self._wire = wire
        self._key = key

    def reply(self, said: StaffSaid, reply: StaffReply) -> None:
        """Show the answer to what was said."""
        if not reply.plain.strip():
            return
        opening = [(Button(row.words, row.action),) for row in reply.rows[:MOST_ROW_BUTTONS] if row.action]
        over = int(said.card) if reply.edit and said.card else 0
        self.show(int(said.place), int(said.topic or 0), reply.plain, (*opening, *reply.buttons), over=over)

    def show(self, chat: int, topic: int, text: str, rows: Sequence[Sequence[Button]] = (), *, over: int = 0) -> None:
        """Show a text with rows of buttons; over: id of the message that is written over, 0 for a new one."""
        parts = pieces(text)
        methods: list[Any] = []
        for place, part in enumerate(parts):
            markup = self._markup(rows, chat) if place == len(parts) - 1 else None
            said: dict[str, Any] = {
                "chat_id": chat,
                "text": escaped(part),
                "parse_mode": "HTML",
                "reply_markup": markup,
            }
            if over and len(parts) == 1:
                methods.append(calling("editMessageText", message_id=over, **said))
            else:
                methods.append(calling("sendMessage", message_thread_id=topic or None, **said))
        self._wire.aside(methods, chat=chat)

    def _markup(self, rows: Sequence[Sequence[Button]], chat: int) -> dict[str, Any] | None:
        key = self._key()
        made = [[shown for one in row if (shown := key_of(one, chat, key))] for row in rows]
        kept = [row for row in made if row]
        return {"inline_keyboard": kept} if kept else None
