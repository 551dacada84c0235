"""How updates come in, by the settings."""

from __future__ import annotations

from collections.abc import Callable

from bot.telegram.given import hook_address
from bot.telegram.lease import Lease
from bot.telegram.polling import Polling
from bot.telegram.receiving import Receiving
from bot.telegram.room_topics import make_topics
from bot.telegram.settling import settle_in
from bot.telegram.webhook import Webhook
from bot.telegram.wire import Wire
from core.clerk import Clerk
from core.settings import Settings


def inlet_of(
    settings: Settings,
    wire: Wire,
    clerk: Callable[[], Clerk],
    receiving: Receiving,
    staff_chat: int,
    queue_name: Callable[[str], str] = str,
    full: Callable[[], bool] = lambda: False,
) -> Polling | Webhook:
    """Return the way in."""

    def found(name: str) -> None:
        receiving.bot_name = name
        shop = clerk().policy().shop
        settle_in(wire, staff_chat, shop.language, shop.languages)
        make_topics(wire, clerk, queue_name, staff_chat)

    if settings.telegram_mode == "polling":
        return Polling(wire, Lease(clerk, wire.bot_id), receiving.take, found=found, full=full)
    return Webhook(wire, hook_address(settings.public_url), settings.telegram_hook_secret, found=found)
