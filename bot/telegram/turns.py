"""Whose turn it is: never faster than Telegram allows, to one chat, to a group, and to all together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

MOST_CHATS = 10_000
TOGETHER_S = 5.0
SPARE_S = 1.0
"""What is no message goes this seldom at most: with all messages still below 30 in any second."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and one more every `every_s` seconds."""

    at_once: int
    every_s: float


CHAT = Rate(2, 1.05)
GROUP = Rate(2, 3.5)  # 2 and 17 more: never above 20 in any minute
ALL = Rate(5, 1 / 23)  # 5 and 23 more: never above 30 in any second, though they arrive unevenly


class Turns:
    """Counts what was sent. Threads share it."""

    def __init__(
        self,
        *,
        chat: Rate = CHAT,
        group: Rate = GROUP,
        all_: Rate = ALL,
        among: Callable[[], int] = lambda: 1,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """among: how many processes share what is allowed to all together."""
        self._rates = (chat, group, all_)
        self._among = among
        self._now = now
        self._next: dict[int, float] = {}
        self._held: dict[int, float] = {}
        self._asked_to_wait: dict[int, float] = {}
        self._spare_at = 0.0
        self._guard = threading.Lock()

    def take(self, chat: int) -> float:
        """Return 0 and count one message to `chat`, or return how many seconds it is until its turn."""
        with self._guard:
            now = self._now()
            wait_s = max(self._wait_s(chat, now), self._wait_s(0, now), self._held_s(chat, now), self._held_s(0, now))
            if wait_s > 0:
                return wait_s
            self._count(chat, now)
            self._count(0, now)
            if len(self._next) > MOST_CHATS:
                self._next = {key: at for key, at in self._next.items() if at > now}
            return 0.0

    def spare(self, chat: int) -> bool:
        """Return whether what is no message may go to `chat` now, and count it; it takes no message's turn.

        It may only where nothing was sent that lately, to the chat or to all, that a message would have to wait.
        """
        with self._guard:
            now = self._now()
            free = all(self._next.get(one, 0.0) <= now and self._held_s(one, now) <= 0 for one in (chat, 0))
            if not free or self._spare_at > now:
                return False
            self._spare_at = now + SPARE_S * max(1, self._among())
            return True

    def asked_to_wait(self, chat: int, wait_s: float) -> None:
        """Note that Telegram asked for a pause: for this chat, or for all where it asks in several at once."""
        with self._guard:
            now = self._now()
            until = now + wait_s
            self._held = {key: at for key, at in self._held.items() if at > now}
            self._asked_to_wait = {key: at for key, at in self._asked_to_wait.items() if at > now - TOGETHER_S}
            self._held[chat] = max(until, self._held.get(chat, 0.0))
            self._asked_to_wait[chat] = now
            if len(self._asked_to_wait) > 2:
                self._held[0] = max(until, self._held.get(0, 0.0))

    def forget(self) -> None:
        """Forget what was asked of us and what was sent: as a process that has just begun."""
        with self._guard:
            self._next, self._held, self._asked_to_wait = {}, {}, {}

    def _rate(self, chat: int) -> Rate:
        private, group, together = self._rates
        return _part(together, self._among()) if chat == 0 else group if chat < 0 else private

    def _wait_s(self, chat: int, now: float) -> float:
        rate = self._rate(chat)
        return self._next.get(chat, 0.0) - rate.every_s * (rate.at_once - 1) - now

    def _count(self, chat: int, now: float) -> None:
        self._next[chat] = max(self._next.get(chat, 0.0), now) + self._rate(chat).every_s

    def _held_s(self, chat: int, now: float) -> float:
        return self._held.get(chat, 0.0) - now


def _part(rate: Rate, of: int) -> Rate:
    return rate if of <= 1 else Rate(max(1, rate.at_once // of), rate.every_s * of)
