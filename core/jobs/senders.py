"""A few threads that do small tasks for one channel, and a clock that starts tasks later.

Both live in memory only. What they lose in a crash, the ledger and the durable jobs still know.
"""

from __future__ import annotations

import heapq
import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

Task = Callable[[], None]


class Senders:
    """Threads for one channel: a stuck channel holds up nobody but itself."""

    def __init__(self, name: str, *, threads: int, most_waiting: int) -> None:
        self._name = name
        self._threads = threads
        self._most_waiting = most_waiting
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._changed = threading.Condition()
        self._open = 0
        self._started = 0
        self._closed = False

    def submit(self, task: Task) -> bool:
        """Take a task on, or return False where too many wait already or the channel is closing."""
        with self._changed:
            if self._closed or self._open >= self._most_waiting:
                return False
            self._open += 1
            if self._started < min(self._threads, self._open):
                self._started += 1
                threading.Thread(target=self._go, name=f"send-{self._name}-{self._started}", daemon=True).start()
            self._tasks.put(task)
        return True

    def idle(self, wait_s: float) -> bool:
        """Wait until nothing is under way and return whether that came within `wait_s`."""
        with self._changed:
            return self._changed.wait_for(lambda: self._open == 0, timeout=wait_s)

    def close(self) -> None:
        """Take nothing on any more and drop what has not begun; the threads end."""
        with self._changed:
            self._closed = True
            for _ in range(self._started):
                self._tasks.put(None)

    def _go(self) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                if not self._closed:
                    task()
            except Exception:
                log.exception("a sending task of %s failed", self._name)
            finally:
                with self._changed:
                    self._open -= 1
                    self._changed.notify_all()


class Later:
    """Starts tasks at their moment, in one thread."""

    def __init__(self, most_waiting: int) -> None:
        self._most_waiting = most_waiting
        self._changed = threading.Condition()
        self._tasks: list[tuple[float, int, Task]] = []
        self._numbers = itertools.count()
        self._started = False
        self._closed = False

    def after(self, wait_s: float, task: Task) -> bool:
        """Start `task` in `wait_s` seconds, or return False where too many wait already."""
        with self._changed:
            if self._closed or len(self._tasks) >= self._most_waiting:
                return False
            heapq.heappush(self._tasks, (time.monotonic() + wait_s, next(self._numbers), task))
            if not self._started:
                self._started = True
                threading.Thread(target=self._go, name="send-later", daemon=True).start()
            self._changed.notify()
        return True

    def close(self) -> None:
        """Forget everything that waits."""
        with self._changed:
            self._closed = True
            self._tasks.clear()
            self._changed.notify()

    def _go(self) -> None:
        while True:
            with self._changed:
                if self._closed:
                    return
                wait_s = self._tasks[0][0] - time.monotonic() if self._tasks else None
                if wait_s is None or wait_s > 0:
                    self._changed.wait(timeout=wait_s)
                    continue
                task = heapq.heappop(self._tasks)[2]
            task()


class Pace:
    """At most so many a second, with a burst of one second's worth: each caller waits for its turn."""

    def __init__(self, per_second: float, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._gap_s = 1.0 / per_second
        self._burst_s = 1.0
        self._guard = threading.Lock()
        self._next_at = now() - self._burst_s

    def wait_s(self) -> float:
        """Take the next place and return how long it is until then."""
        with self._guard:
            now = self._now()
            self._next_at = max(self._next_at, now - self._burst_s) + self._gap_s
            return max(0.0, self._next_at - now)
