"""What works of the bot's settings, tried against Telegram: for the doctor."""

from __future__ import annotations

from bot.telegram.faults import TokenRefused
from bot.telegram.given import hook_address, staff_chat_of
from bot.telegram.methods import calling
from bot.telegram.wire import Wire
from core.errors import OutsideBusy, OutsideRefused, SetupError
from core.settings import Settings


def try_bot(settings: Settings) -> str:
    """Return what was found. Raises: SetupError with the cure."""
    staff_chat = staff_chat_of(settings)
    wanted = hook_address(settings.public_url) if settings.telegram_mode == "webhook" else ""
    wire = Wire(settings.telegram_token, settings.telegram_api_url, call_s=10)
    try:
        name = wire.call(calling("getMe")).get("username")
        there = wire.call(calling("getWebhookInfo")).get("url", "")
        if staff_chat:
            _try_staff_chat(wire, staff_chat)
    except TokenRefused:
        raise SetupError(
            "ORDERCLERK_TELEGRAM_TOKEN", "Telegram refuses it; @BotFather shows it, or a new one"
        ) from None
    except OutsideBusy:
        raise SetupError(
            "ORDERCLERK_TELEGRAM_API_URL", f"{settings.telegram_api_url} does not answer; is the way there open?"
        ) from None
    finally:
        wire.close()
    said = [f"@{name} by {settings.telegram_mode}"]
    if there != wanted:
        said.append("the webhook is set or taken away when the shop starts")
    said.append(f"staff in {staff_chat}" if staff_chat else "no staff chat (ORDERCLERK_TELEGRAM_STAFF_CHAT)")
    return ", ".join(said)


def _try_staff_chat(wire: Wire, staff_chat: int) -> None:
    try:
        wire.call(calling("getChat", chat_id=staff_chat))
    except OutsideRefused:
        raise SetupError("ORDERCLERK_TELEGRAM_STAFF_CHAT", "the bot is not in that group; add it there") from None
