"""Telegram put together from the settings."""

from __future__ import annotations

from collections.abc import Callable

from bot.staffroom.port import StaffRoom
from bot.telegram.channel import TelegramChannel
from bot.telegram.given import staff_chat_of
from bot.telegram.inlets import inlet_of
from bot.telegram.receiving import ManyTaker, Receiving
from bot.telegram.staff_face import StaffFace
from bot.telegram.typing_notice import notice_over
from bot.telegram.wire import Wire
from core.clerk import Clerk
from core.settings import Settings


def telegram_channel(
    settings: Settings,
    *,
    clerk: Callable[[], Clerk],
    take_all: ManyTaker,
    room: Callable[[], StaffRoom | None] = lambda: None,
    queue_name: Callable[[str], str] = str,
    among: Callable[[], int] = lambda: 1,
    full: Callable[[], bool] = lambda: False,
    in_hand: Callable[[int], bool] = lambda conversation_id: False,
) -> TelegramChannel:
    """Return the channel. take_all: stores messages, all or none. room: hears the staff.

    queue_name: what the topic of a queue is called. among: how many processes share the pace that Telegram allows.
    full: whether so much waits that the rest is better off at Telegram. in_hand: whether a conversation is worked on.
    """
    staff_chat = staff_chat_of(settings)
    wire = Wire(settings.telegram_token, settings.telegram_api_url, among=among)

    def key() -> bytes:
        return settings.secret

    face = StaffFace(wire, key)

    receiving = Receiving(
        wire,
        clerk,
        take_all,
        settings.secrets,
        staff_chat=staff_chat,
        room=room,
        face=face,
        notice=notice_over(wire, in_hand),
    )
    inlet = inlet_of(settings, wire, clerk, receiving, staff_chat, queue_name, full)
    return TelegramChannel(wire, key, inlet, receiving=receiving, face=face)
