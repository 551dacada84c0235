"""What the tests of jobs and deliveries share: a clock to set, a channel that remembers, a new delivery in one line."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

from core.database.deliveries import NewDelivery
from core.database.engine import Database
from core.jobs.engine import Jobs
from core.ports import Attachment, InboundMessage, OutboundMessage, Receipt

_numbers = itertools.count(1)
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class SettableClock:
    """A clock that stands still until it is moved on."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def ms(self) -> int:
        return int(self.at.timestamp() * 1000)

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class WallClock:
    """The real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class RecordingChannel:
    """Takes messages, remembers them, and fails as told: each entry of `faults` is raised for one call."""

    def __init__(self, name: str = "email", *faults: Exception) -> None:
        self.name = name
        self.faults = list(faults)
        self.calls: list[OutboundMessage] = []
        self.sent: list[OutboundMessage] = []
        self.before: Callable[[OutboundMessage], None] = lambda message: None
        self._guard = threading.Lock()

    def send(self, message: OutboundMessage) -> Receipt:
        self.before(message)
        with self._guard:
            self.calls.append(message)
            if self.faults:
                raise self.faults.pop(0)
            self.sent.append(message)
        return Receipt(external_id=message.message_id, detail={"by": self.name})

    def start(self, take_in: Callable[[InboundMessage], None]) -> None:
        pass

    def stop(self) -> None:
        pass

    def ready(self) -> bool:
        return True

    @property
    def subjects(self) -> list[str]:
        return [message.subject for message in self.sent]


def new_delivery(subject: str = "Your order", **values: Any) -> NewDelivery:
    number = next(_numbers)
    known: dict[str, Any] = {
        "key": f"delivery-{number}",
        "channel": "email",
        "recipient": "anna@example.com",
        "message_id": f"<{number}@shop.example>",
        "created_at": int(START.timestamp() * 1000),
        "subject": subject,
    }
    return NewDelivery(**(known | values))


def no_attachments(document: Mapping[str, Any]) -> Attachment:
    raise LookupError(document)


def until(true: Callable[[], bool], wait_s: float = 90.0) -> None:
    """Wait until something becomes true; fail loudly when it does not."""
    end = time.monotonic() + wait_s
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.02)


class Handler:
    """Remembers its keys and fails as told."""

    def __init__(self, *faults: Exception) -> None:
        self.keys: list[str] = []
        self.faults = list(faults)

    def __call__(self, key: str) -> None:
        self.keys.append(key)
        if self.faults:
            raise self.faults.pop(0)


def enqueue(database: Database, jobs: Jobs, kind: str, key: str, *, delay_s: float = 0.0) -> None:
    with database.write() as conn:
        jobs.enqueue(conn, kind, key, delay_s=delay_s)


def job_rows(database: Database, columns: str) -> list[Any]:
    table = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
    with database.read() as conn:
        return [tuple(row) for row in conn.execute(text(f"select {columns} from {table} order by workflow_uuid"))]
