"""What Telegram's refusals mean: who has to act."""

from __future__ import annotations

import asyncio

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError, ClientError, ClientPayloadError, ClientResponseError

from core.errors import OrderclerkError, OutsideBusy, OutsideLater, OutsideRefused, OutsideUnknown

WHO = "telegram"
TOKEN_S = 60.0
GONE = "gone"
"""The status of a refusal that is about the person: blocked, deleted, never begun."""

_NOBODY = ("chat not found", "user is deactivated", "peer_id_invalid", "have no rights", "bot was kicked")


class TokenRefused(OutsideBusy):
    """Telegram does not know the token: the merchant must act, and what waits is kept."""


class Conflicting(OutsideBusy):
    """Somebody else polls, or a webhook is set."""


class Refusal(OutsideRefused):
    """A call that Telegram will never take. words: its own, for comparing, never for showing."""

    def __init__(self, words: str, status: str = "") -> None:
        super().__init__(WHO, _told(words, status), status)
        self.words = words.lower()


class Moved(Refusal):
    """The group has another id by now."""

    def __init__(self, to: int) -> None:
        super().__init__("group chat was upgraded", "")
        self.to = to


def outside(fault: BaseException) -> OrderclerkError:
    """Return the error that says who has to act."""
    if isinstance(fault, OrderclerkError):
        return fault
    if isinstance(fault, TelegramAPIError):
        return _answered(fault)
    if isinstance(fault, ClientDecodeError):
        # No JSON: an error page of something between us. What was asked may have been done.
        return OutsideUnknown(WHO)
    if isinstance(fault, ClientResponseError):
        return OutsideBusy(WHO) if fault.status >= 500 else Refusal(f"{fault.status}")
    if isinstance(fault, ClientConnectorError):
        return OutsideBusy(WHO)
    if isinstance(fault, ClientError | ClientPayloadError | asyncio.TimeoutError | OSError):
        return OutsideUnknown(WHO)
    return Refusal(type(fault).__name__)


def _answered(fault: TelegramAPIError) -> OrderclerkError:
    if isinstance(fault, TelegramNetworkError):
        # Never reached it, or never heard its answer: two different things.
        return OutsideBusy(WHO) if isinstance(fault.__cause__, ClientConnectorError) else OutsideUnknown(WHO)
    if isinstance(fault, TelegramRetryAfter):
        return OutsideLater(WHO, float(fault.retry_after))
    if isinstance(fault, TelegramMigrateToChat):
        return Moved(fault.migrate_to_chat_id)
    if isinstance(fault, TelegramUnauthorizedError | TelegramNotFound):
        return TokenRefused(WHO, TOKEN_S)
    if isinstance(fault, TelegramConflictError):
        return Conflicting(WHO)
    if isinstance(fault, TelegramServerError):
        return OutsideUnknown(WHO)
    return _refused(fault)


def _refused(fault: TelegramAPIError) -> OrderclerkError:
    words = fault.message
    if isinstance(fault, TelegramForbiddenError):
        return Refusal(words, GONE)
    if isinstance(fault, TelegramBadRequest) and any(one in words.lower() for one in _NOBODY):
        return Refusal(words, GONE)
    if isinstance(fault, TelegramBadRequest | TelegramEntityTooLarge):
        return Refusal(words)
    return OutsideBusy(WHO, 5.0) if "too many requests" in words.lower() else Refusal(words)


def _told(words: str, status: str) -> str:
    """Return a refusal in words of ours; what a server says may hold anything."""
    if status == GONE:
        return "the person cannot be reached there (blocked the bot, or the chat is gone)"
    plain = "".join(sign for sign in words if sign.isascii() and (sign.isalnum() or sign in " _-"))
    return f"refused ({plain[:80]})"
