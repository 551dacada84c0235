"""How fast mail may go to one domain: who comes too early is given a place and told when it is their turn."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

DOMAINS_KEPT = 5_000
PLACES_KEPT = 50_000


class DomainPace:
    """At most so many mails a minute to each domain; a sixth of that at once."""

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        """per_minute: 0 is no limit."""
        self._gap_s = 60.0 / per_minute if per_minute > 0 else 0.0
        self._burst_s = self._gap_s * max(0, per_minute // 6 - 1)
        self._now = now
        self._guard = threading.Lock()
        self._next_at: dict[str, float] = {}
        self._places: dict[str, float] = {}

    def wait_s(self, domain: str, key: str) -> float:
        """Return 0 where a mail may go now, else how long it is until its turn; asking again keeps the place.

        key: names the mail, however often it is tried.
        """
        if not self._gap_s:
            return 0.0
        with self._guard:
            now = self._now()
            place = self._places.get(key)
            if place is None:
                place = max(self._next_at.get(domain, 0.0), now - self._burst_s)
                self._next_at[domain] = place + self._gap_s
            if place <= now:
                self._places.pop(key, None)
                return 0.0
            self._places[key] = place
            self._forget(now)
            return place - now

    def _forget(self, now: float) -> None:
        """Drop what is past; who never came back for a place has lost it after an hour."""
        if len(self._next_at) > DOMAINS_KEPT:
            self._next_at = {name: at for name, at in self._next_at.items() if at > now - self._burst_s}
        if len(self._places) > PLACES_KEPT:
            self._places = {key: at for key, at in self._places.items() if at > now - 3600}
