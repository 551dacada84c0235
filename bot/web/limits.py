"""How much a stranger may ask: the size of a body, guesses of secret links, turns at slow work."""

from __future__ import annotations

import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Lock
from typing import TypeVar

import anyio
import anyio.to_thread
from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.problems import problem

MOST_BODY_BYTES = 1_000_000
LARGER = {"/api/v1/messages": 15_000_000, "/chat/files": 10_500_000}
"""Where files come: only who has a key, or a chat of their own, gets as far as being read."""
T = TypeVar("T")


class BodyLimit:
    """Refuses bodies that are too large: by what they say of themselves, and counted while they are read."""

    def __init__(self, app: ASGIApp, *, most: int = MOST_BODY_BYTES) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = LARGER.get(scope["path"], self.most)
        said = dict(scope["headers"]).get(b"content-length", b"0")
        if not said.isdigit() or int(said[:20]) > most:
            answer = problem(413, "body_too_large", f"The body may have {most} bytes.", close=True)
            await answer(scope, receive, send)
            return
        await self.app(scope, self._counted(receive, most), send)

    def _counted(self, receive: Receive, most: int) -> Receive:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                raise HTTPException(413, "body_too_large", {"Connection": "close"})
            return message

        return counted


class Guesses:
    """Counts what one address got wrong; beyond the limit it must wait. Holds a bounded number of addresses."""

    def __init__(
        self,
        *,
        most: int = 20,
        window_s: float = 600,
        addresses: int = 10_000,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.most, self.window_s, self.addresses, self.now = most, window_s, addresses, now
        self._wrong: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait_s(self, address: str) -> int:
        """Return how long the address must wait before its next guess; 0 when it may guess."""
        with self._lock:
            wrong = self._recent(network_of(address))
            return int(wrong[0] + self.window_s - self.now()) + 1 if len(wrong) >= self.most else 0

    def wrong(self, address: str) -> None:
        with self._lock:
            key = network_of(address)
            recent = self._recent(key)
            recent.append(self.now())
            self._wrong[key] = recent
            self._wrong.move_to_end(key)
            if len(self._wrong) > self.addresses:
                self._wrong.popitem(last=False)

    def _recent(self, key: str) -> deque[float]:
        wrong = self._wrong.get(key, deque(maxlen=self.most))
        while wrong and wrong[0] <= self.now() - self.window_s:
            wrong.popleft()
        return wrong


class Turns:
    """Slow work for strangers: a few at a time, in threads of its own, so that it never holds those of everybody else.

    most: how many may be at it or wait; most_each: how many of them from one network.
    """

    def __init__(self, *, at_once: int = 4, most: int = 64, most_each: int = 8) -> None:
        self.at_once, self.most, self.most_each = at_once, most, most_each
        self._here: Counter[str] = Counter()
        self._threads: anyio.CapacityLimiter | None = None

    async def run(self, address: str, work: Callable[[], T]) -> T:
        """Return what the work returns; called on the event loop.

        Raises: HTTPException 429 where this network has too many waiting, 503 where all together have.
        """
        key = network_of(address)
        if self._here[key] >= self.most_each:
            raise HTTPException(429, "too_many_requests", {"Retry-After": "5"})
        if self._here.total() >= self.most:
            raise HTTPException(503, "busy", {"Retry-After": "10"})
        self._threads = self._threads or anyio.CapacityLimiter(self.at_once)
        self._here[key] += 1
        try:
            return await anyio.to_thread.run_sync(work, limiter=self._threads)
        finally:
            self._here -= Counter((key,))  # subtracting so forgets a network with nobody left


def network_of(address: str) -> str:
    """Return what one visitor cannot change at will: the address, of IPv6 the /64."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Network((found, 64), strict=False)) if isinstance(found, IPv6Address) else address
