"""The port to the durable job engine, DBOS. Nothing else in the project knows it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from dbos import DBOS
from sqlalchemy import Connection

from core.database.engine import Database

logging.getLogger("dbos").setLevel(logging.WARNING)

SCHEMA = "dbos"


class JobQueue(Protocol):
    """What a unit of work needs of the job engine."""

    def enqueue(self, conn: Connection, kind: str, key: str, *, delay_s: float = 0.0) -> None:
        """Have the job `kind` run for `key`, once, if and only if the transaction of `conn` commits."""


Handlers = Mapping[str, Callable[[str], None]]
Rounds = Sequence[Callable[[], None]]


def create_job_tables(database: Database) -> None:
    """Create or upgrade the job engine's own tables: schema `dbos` on PostgreSQL, beside ours on SQLite."""
    DBOS.migrate(database.url, schema=SCHEMA)
