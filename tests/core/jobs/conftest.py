"""Job engines that end with their test: the engine below is one for each process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.database.engine import Database
from core.jobs.engine import Jobs

MakeJobs = Callable[..., Jobs]


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
