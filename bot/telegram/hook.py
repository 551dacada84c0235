"""The web application's end of the webhook: the secret first, then the bytes."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any


class Hook:
    """What the web application hands over."""

    def __init__(self, secret: str, take: Callable[[Sequence[Mapping[str, Any]]], None]) -> None:
        self._secret = secret.encode()
        self._take = take

    def fits(self, secret: str) -> bool:
        """Return whether the secret is ours."""
        return hmac.compare_digest(secret.encode("utf-8", "surrogatepass"), self._secret)

    def taken(self, body: bytes) -> bool:
        """Store an update; False where the bytes are none. Raises: OutsideBusy, Conflict where it must come again."""
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return False
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return False
        self._take([update])
        return True
