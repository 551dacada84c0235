"""Job engines and deliverers that end with their test: the engine below is one for each process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.database.engine import Database
from core.jobs.deliver import Deliverer
from core.jobs.engine import Jobs
from tests.core.jobs.parts import RecordingChannel, SettableClock, no_attachments

MakeJobs = Callable[..., Jobs]
Make = Callable[..., Deliverer]


@pytest.fixture
def make_jobs(database: Database) -> Iterator[MakeJobs]:
    """Makes job engines on the test's database, quick to poll, closed when the test ends."""
    made: list[Jobs] = []

    def make(**values: Any) -> Jobs:
        jobs = Jobs(database, **({"handlers": {}, "poll_s": 0.1, "beat_s": 0.5} | values))
        made.append(jobs)
        return jobs

    yield make
    for jobs in made:
        jobs.close(wait_s=5)
    if "dbos" in sys.modules:
        sys.modules["dbos"].DBOS.destroy(destroy_registry=True)


@pytest.fixture
def clock() -> SettableClock:
    """The time, set by the test."""
    return SettableClock()


@pytest.fixture
def make(
    database: Database, clock: SettableClock, make_jobs: Callable[..., Jobs]
) -> Iterator[Callable[..., Deliverer]]:
    """Makes deliverers for channels, closed when the test ends."""
    made: list[Deliverer] = []

    def make_one(*channels: RecordingChannel, **values: Any) -> Deliverer:
        known: dict[str, Any] = {"resolve_attachment": no_attachments, "clock": clock, "jobs": make_jobs()}
        known["executor_id"] = f"executor-{len(made)}"
        made.append(Deliverer(database, {c.name: c for c in channels}, **(known | values)))
        return made[-1]

    yield make_one
    for deliverer in made:
        assert deliverer.close(wait_s=10)
