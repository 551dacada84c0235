"""What was stored and not finished is found again, by few jobs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.database.engine import Database
from core.jobs.engine import Jobs
from core.jobs.recovery import Recovery
from tests.core.jobs.parts import Handler, job_rows, until

MakeJobs = Callable[..., Jobs]


class Left:
    """What waits: keys that nobody has in hand, and whether more is under way."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.under_way = False

    def __call__(self, quiet_s: float) -> tuple[list[str], bool]:
        return list(self.keys), self.under_way or bool(self.keys)


def _recovery(database: Database, jobs: Jobs, left: Left, after_s: float = 600.0) -> Recovery:
    return Recovery(database, jobs, jobs.executor_id, "work_off", left, after_s=after_s)


def _kinds(database: Database) -> list[str]:
    return sorted(row[0].partition(":")[0] for row in job_rows(database, "workflow_uuid"))


def test_what_is_stored_within_a_while_shares_one_job(database: Database, make_jobs: MakeJobs) -> None:
    """Many pieces in one unit, and in units that follow, cost one job."""
    recovery = _recovery(database, make_jobs(), Left())
    for pieces in (100, 1, 1):
        with database.write() as conn:
            for _ in range(pieces):
                recovery.secure(conn)
    assert _kinds(database) == ["work_off_left"]


def test_a_job_that_was_rolled_back_secures_nothing(database: Database, make_jobs: MakeJobs) -> None:
    """Only a committed job is relied upon: what comes after a unit that failed gets one of its own."""
    recovery = _recovery(database, make_jobs(), Left())
    with pytest.raises(ZeroDivisionError), database.write() as conn:
        recovery.secure(conn)
        raise ZeroDivisionError
    assert _kinds(database) == []
    with database.write() as conn:
        recovery.secure(conn)
    assert _kinds(database) == ["work_off_left"]


def test_processes_do_not_rely_on_each_other(database: Database, make_jobs: MakeJobs) -> None:
    """Each process secures what it stores by a job of its own, so that none waits for another's commit."""
    for _ in range(2):
        recovery = _recovery(database, make_jobs(), Left())
        with database.write() as conn:
            recovery.secure(conn)
    assert _kinds(database) == ["work_off_left"] * 2


def test_what_was_left_gets_a_job_and_the_look_comes_again(database: Database, make_jobs: MakeJobs) -> None:
    """However many processes look, each piece has one job, and one look is to come as long as anything waits."""
    left = Left()
    looks = [_recovery(database, make_jobs(), left) for _ in range(2)]
    looks[0].look()
    assert _kinds(database) == []
    left.keys = ["7", "8"]
    for one in looks:
        one.look()
    assert _kinds(database) == ["work_off", "work_off", "work_off_left"]
    left.keys, left.under_way = [], True
    looks[0].round()
    assert _kinds(database) == ["work_off", "work_off", "work_off_left"]


def test_the_job_comes_and_has_the_work_done(database: Database, make_jobs: MakeJobs) -> None:
    """Stored and left by whoever stored it: another process finds it and does it."""
    left, done = Left(), Handler()
    jobs = make_jobs()
    recovery = _recovery(database, jobs, left, after_s=0.2)
    with database.write() as conn:
        recovery.secure(conn)
    left.keys = ["7"]
    jobs.close(0)
    other = make_jobs(handlers={**recovery.handlers, "work_off": done})
    other.launch()
    until(lambda: done.keys == ["7"])
    left.keys = []
