"""How much one chat, and one visitor with many chats, may ask of us; never the shop as a whole."""

from __future__ import annotations

import math

from fastapi import HTTPException, Request

from bot.web.peers import visitor_network
from intake.rate_limit import RateLimit


class Limits:
    """The limits of the chat. Each raises HTTPException 429 with the time to wait."""

    def __init__(self) -> None:
        self._said = RateLimit(burst=30, per_minute=30)
        self._said_from = RateLimit(burst=200, per_minute=200)
        self._typed = RateLimit(burst=10, per_minute=20)
        self._looked = RateLimit(burst=60, per_minute=120)
        self._begun = RateLimit(burst=60, per_minute=1)

    def network(self, request: Request) -> str:
        """Return the visitor's network; "" where the address may stand for many."""
        return visitor_network(request)

    def begin(self, request: Request) -> None:
        """Let a visitor begin a new chat: sixty from one network, and then one a minute."""
        if network := visitor_network(request):
            _allow(self._begun.wait_s(network))

    def look(self, thread: str) -> None:
        """Let a chat be read."""
        _allow(self._looked.wait_s(thread))

    def types(self, thread: str) -> bool:
        """Return whether it may be told now that somebody in a chat is writing; more often is of no use to anybody."""
        return self._typed.wait_s(thread) <= 0

    def say(self, thread: str, request: Request) -> None:
        """Let something be said in a chat, and from this network."""
        _allow(self._said.wait_s(thread))
        if network := visitor_network(request):
            _allow(self._said_from.wait_s(network))


def _allow(wait_s: float) -> None:
    if wait_s > 0:
        raise HTTPException(429, "throttled", {"Retry-After": str(math.ceil(wait_s))})
