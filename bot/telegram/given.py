"""What the settings give the bot, checked before its library is loaded: a fault shows at once, with its cure."""

from __future__ import annotations

from urllib.parse import urlsplit

from core.errors import SetupError
from core.settings import Settings

PATH = "/hooks/telegram"


def check_given(settings: Settings) -> None:
    """Raise SetupError where a bot cannot be made of these settings."""
    number, _, secret = settings.telegram_token.partition(":")
    if not number.isdigit() or not secret or any(sign.isspace() for sign in settings.telegram_token):
        raise no_token()
    staff_chat_of(settings)
    if settings.telegram_mode == "webhook":
        hook_address(settings.public_url)


def no_token() -> SetupError:
    """Return the fault of a token that is none."""
    return SetupError("ORDERCLERK_TELEGRAM_TOKEN", "it is no bot token; @BotFather shows it again")


def staff_chat_of(settings: Settings) -> int:
    """Return the id of the staff's group, 0 where there is none."""
    told = settings.telegram_staff_chat.strip()
    try:
        return int(told or 0)
    except ValueError:
        raise SetupError("ORDERCLERK_TELEGRAM_STAFF_CHAT", "it is a number such as -1001234567890") from None


def hook_address(public_url: str) -> str:
    """Return where Telegram is to bring updates. Raises: SetupError where that is no safe way."""
    parts = urlsplit(public_url)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise SetupError("ORDERCLERK_PUBLIC_URL", "a webhook needs https://; or set ORDERCLERK_TELEGRAM_MODE=polling")
    return public_url.rstrip("/") + PATH
