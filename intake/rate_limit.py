"""How fast one sender may ask: limits count per key, never for the shop as a whole."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock


class RateLimit:
    """A bucket per key: `burst` at once, then `per_minute`. Knows at most `most_keys`; the longest idle go first."""

    def __init__(
        self, burst: int, per_minute: int, *, most_keys: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._per_s = per_minute / 60
        self._most = most_keys
        self._clock = clock
        self._lock = Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_s(self, key: str) -> float:
        """Take one from the key's bucket and return 0; or return the seconds until it holds one again."""
        with self._lock:
            return self._taken(key, self._clock())

    def _taken(self, key: str, now: float) -> float:
        left, since = self._buckets.pop(key, (float(self._burst), now))
        left = min(float(self._burst), left + (now - since) * self._per_s)
        allowed = left >= 1
        self._buckets[key] = (left - 1 if allowed else left, now)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._per_s
