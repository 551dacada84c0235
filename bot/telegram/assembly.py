"""Telegram put together from the settings."""

from __future__ import annotations

from collections.abc import Callable

from bot.staffroom.port import StaffRoom
from bot.telegram.channel import TelegramChannel
from bot.telegram.inlets import inlet_of
from bot.telegram.receiving import ManyTaker, Receiving
from bot.telegram.staff_face import StaffFace
from bot.telegram.turns import Turns
from bot.telegram.wire import Wire
from core.clerk import Clerk
from core.errors import SetupError
from core.settings import Settings


def telegram_channel(
    settings: Settings,
    *,
    clerk: Callable[[], Clerk],
    take_all: ManyTaker,
    room: Callable[[], StaffRoom | None] = lambda: None,
    queue_name: Callable[[str], str] = str,
    turns: Turns | None = None,
) -> TelegramChannel:
    """Return the channel. take_all: stores messages, all or none. room: hears the staff.

    queue_name: what the topic of a queue is called.
    """
    staff_chat = staff_chat_of(settings)
    wire = Wire(settings.telegram_token, settings.telegram_api_url, turns=turns)

    def key() -> bytes:
        return settings.secret

    face = StaffFace(wire, key)
    receiving = Receiving(wire, clerk, take_all, settings.secrets, staff_chat=staff_chat, room=room, face=face)

    inlet, hook = inlet_of(settings, wire, clerk, receiving, staff_chat, queue_name)
    return TelegramChannel(wire, key, inlet, receiving=receiving, hook=hook, face=face)


def staff_chat_of(settings: Settings) -> int:
    """Return the id of the staff's group, 0 where there is none."""
    told = settings.telegram_staff_chat.strip()
    try:
        return int(told or 0)
    except ValueError:
        raise SetupError("ORDERCLERK_TELEGRAM_STAFF_CHAT", "it is a number such as -1001234567890") from None
