"""Updates come in: customers' words go to the desk, colleagues' to the staff room, each press is answered at once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.staffroom.port import StaffReply, StaffRoom, StaffSaid
from bot.telegram.incoming import CHANNEL, NOT_OURS, Incoming, incoming
from bot.telegram.menus import Words
from bot.telegram.methods import calling
from bot.telegram.pieces import BY_PLACE, escaped
from bot.telegram.signing import opened
from bot.telegram.wire import Wire
from core.clerk import Clerk, Received
from core.domain.machine import Actor, Role
from core.domain.reach import ButtonOf, NoteReach, StaffByTelegram
from core.ports import InboundMessage

log = logging.getLogger(__name__)

ManyTaker = Callable[[Sequence[InboundMessage]], Sequence[Received]]
_WIRE = Actor(Role.RULE, "rule:telegram")
_SHUT, _OPEN = ("kicked", "left"), ("member", "administrator", "creator")


class Face(Protocol):
    """Where the staff room's answers appear."""

    def reply(self, said: StaffSaid, reply: StaffReply) -> None: ...


class Notice(Protocol):
    """Shows a chat that somebody writes."""

    def prepares(self, chat: int, conversation_id: int) -> None: ...

    def types(self, chat: int) -> None: ...

    def close(self) -> None: ...


class Receiving:
    """Takes updates, as many at once as come. What it has taken is stored; it may be given the same ones again."""

    def __init__(
        self,
        wire: Wire,
        clerk: Callable[[], Clerk],
        take_all: ManyTaker,
        keys: Sequence[bytes],
        *,
        staff_chat: int = 0,
        room: Callable[[], StaffRoom | None] = lambda: None,
        face: Face | None = None,
        notice: Notice | None = None,
    ) -> None:
        """take_all: stores messages, all or none. keys: what buttons may be signed with. room: hears colleagues.

        notice: shows that an answer is being prepared.
        """
        self._wire = wire
        self._clerk = clerk
        self._take_all = take_all
        self._keys = tuple(keys)
        self._staff_chat = staff_chat
        self.room = room
        self._face = face
        self.notice = notice
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="staff-room")
        self.bot_name = ""

    def take(self, updates: Sequence[Mapping[str, Any]]) -> None:
        """Store and begin to answer what the updates say; returns when nothing of it can be lost any more.

        Raises: OutsideBusy, Conflict where it could not be stored; then the same updates must come again.
        """
        now = datetime.now(UTC)
        found = [one for update in updates if (one := _read(update, self.bot_name, now)) is not None]
        self._answer_presses(found)
        staff = self._staff(found)
        customers = [
            one for one in found if one.private and one.kind != "member" and not (_is_staff(one, staff) or _binds(one))
        ]
        if customers:
            languages = self._clerk().policy().shop.languages
            taken = self._take_all([self._inbound(one, languages) for one in customers])
            self._prepares(customers, taken)
        for one in found:
            if one.kind == "member":
                self._membership(one)
        self._hear([one for one in found if self._for_staff(one, staff)])
        self._leave([one for one in found if not one.private and one.chat != self._staff_chat and one.chat])

    def close(self) -> None:
        """Hear nobody any more."""
        if self.notice is not None:
            self.notice.close()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _prepares(self, customers: Sequence[Incoming], taken: Sequence[Received]) -> None:
        for one, received in zip(customers, taken, strict=False):
            if self.notice is not None and received.new:
                self.notice.prepares(one.chat, received.conversation_id)

    def _answer_presses(self, found: Sequence[Incoming]) -> None:
        for one in found:
            if one.query:
                self._wire.aside([calling("answerCallbackQuery", callback_query_id=one.query)])

    def _inbound(self, one: Incoming, languages: Sequence[str]) -> InboundMessage:
        language = one.language if one.language in languages else ""
        return one.as_inbound(self._action(one) or NOT_OURS if one.kind == "press" else "", language)

    def _action(self, one: Incoming) -> str:
        """Return what the pressed button does; empty where we have not signed it for this chat."""
        # In a private chat nobody else can press; where somebody seems to, the press is worth nothing.
        action = opened(one.data, one.chat, self._keys) if not one.private or one.user == one.chat else ""
        if not action.startswith(BY_PLACE):
            return action
        delivery, _, place = action.removeprefix(BY_PLACE).partition(".")
        if not (delivery.isdigit() and place.isdigit()):
            return ""
        return self._clerk().look(ButtonOf(int(delivery), int(place)))

    def _staff(self, found: Sequence[Incoming]) -> Mapping[str, int]:
        asked = self.room() is not None and any(one.private for one in found)
        return self._clerk().look(StaffByTelegram()) if asked else {}

    def _for_staff(self, one: Incoming, staff: Mapping[str, int]) -> bool:
        here = one.chat == self._staff_chat or (one.private and (_is_staff(one, staff) or _binds(one)))
        return here and one.kind in ("message", "press")

    def _hear(self, said: Sequence[Incoming]) -> None:
        room = self.room()
        if room is None or not said:
            return
        # In the order in which they came, but off the thread that reads; waited for, so that nothing is lost.
        self._pool.submit(self._hear_all, room, list(said)).result()

    def _hear_all(self, room: StaffRoom, found: Sequence[Incoming]) -> None:
        for one in found:
            action = self._action(one) if one.kind == "press" else ""
            if one.kind == "press" and not action:
                continue
            said = one.as_said(action)
            try:
                reply = room.heard(said)
                if reply is not None and self._face is not None:
                    self._face.reply(said, reply)
            except Exception:
                # One bad word of one colleague must not keep everybody else's from being read.
                log.exception("the staff room could not act on update %d", one.update_id)

    def _membership(self, one: Incoming) -> None:
        if not one.private or one.status not in (*_SHUT, *_OPEN):
            return
        why = "" if one.status in _OPEN else "the person has blocked the bot"
        told = NoteReach(CHANNEL, str(one.chat), one.status in _OPEN, why)
        self._clerk().do(told, actor=_WIRE, cause=f"telegram:{one.update_id}")

    def _leave(self, found: Sequence[Incoming]) -> None:
        for chat in dict.fromkeys(one.chat for one in found if one.status not in _SHUT):
            words = Words().text(self._clerk().policy().shop.language, "not_in_groups")
            said = calling("sendMessage", chat_id=chat, text=escaped(words), parse_mode="HTML")
            self._wire.aside([said, calling("leaveChat", chat_id=chat)], chat=chat)


def _is_staff(one: Incoming, staff: Mapping[str, int]) -> bool:
    return str(one.user) in staff


def _binds(one: Incoming) -> bool:
    """Whether somebody brings a code with which a colleague makes an account theirs."""
    return one.kind == "message" and one.text.startswith("/start staff-")


def _read(update: Mapping[str, Any], bot_name: str, now: datetime) -> Incoming | None:
    try:
        return incoming(update, bot_name=bot_name, now=now)
    except Exception:
        # Whatever it is, the updates behind it must be read.
        log.exception("an update could not be read")
        return None
