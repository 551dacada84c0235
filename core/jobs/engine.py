"""The port to the durable job engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from sqlalchemy import Connection


class JobQueue(Protocol):
    """What a unit of work needs of the job engine."""

    def enqueue(self, conn: Connection, kind: str, key: str, *, delay_s: float = 0.0) -> None:
        """Have the job `kind` run for `key`, once, if and only if the transaction of `conn` commits."""


Handlers = Mapping[str, Callable[[str], None]]
Rounds = Sequence[Callable[[], None]]
