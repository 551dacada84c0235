"""Callback data: what a button does, signed for one chat, in the 64 bytes that Telegram allows."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence

MOST_BYTES = 64
_SIGNATURE = 11


def signed(action: str, chat: int, key: bytes) -> str:
    """Return what a button carries; empty where the action is too long for that."""
    data = _signature(action, chat, key) + action
    return data if action and len(data.encode()) <= MOST_BYTES else ""


def opened(data: str, chat: int, keys: Sequence[bytes]) -> str:
    """Return the action that we have signed for this chat; empty where it is forged or from elsewhere."""
    given, action = data[:_SIGNATURE].encode("utf-8", "replace"), data[_SIGNATURE:]
    fits = [hmac.compare_digest(given, _signature(action, chat, key).encode()) for key in keys]
    return action if any(fits) else ""


def _signature(action: str, chat: int, key: bytes) -> str:
    told = f"telegram-button\n{chat}\n{action}".encode("utf-8", "surrogatepass")
    return base64.urlsafe_b64encode(hmac.new(key, told, hashlib.sha256).digest()[:8]).decode().rstrip("=")
