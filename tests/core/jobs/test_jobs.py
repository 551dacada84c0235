"""The job engine's promises."""

from __future__ import annotations

import ast
import itertools
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from core.database import jobs as ledger
from core.database.engine import Database, count_statements
from core.errors import Conflict, OutsideBusy, OutsideRefused
from core.jobs import engine
from core.jobs.engine import Jobs, lane_of
from tests.core.jobs.parts import Handler, enqueue, job_rows, until

MakeJobs = Callable[..., Jobs]


def _failures(database: Database, state: str) -> list[ledger.FailedJob]:
    with database.read() as conn:
        return list(ledger.failed(conn, state))


def test_a_job_is_enqueued_with_its_unit_or_not_at_all(database: Database, make_jobs: MakeJobs) -> None:
    """A job exists if and only if the unit that enqueued it committed; it costs two statements."""
    handler = Handler()
    jobs = make_jobs(handlers={"remind": handler})
    with pytest.raises(ZeroDivisionError), database.write() as conn:
        jobs.enqueue(conn, "remind", "taken-back")
        raise ZeroDivisionError
    with count_statements(database) as counted, database.write() as conn:
        jobs.enqueue(conn, "remind", "kept")
    assert counted.total == 4
    jobs.launch()
    until(lambda: bool(handler.keys))
    time.sleep(0.5)
    assert handler.keys == ["kept"]


def test_the_same_key_twice_is_one_job(database: Database, make_jobs: MakeJobs) -> None:
    """A job enqueued again under the same kind and key runs once, before as after it has run."""
    handler = Handler()
    jobs = make_jobs(handlers={"remind": handler, "expire": handler})
    enqueue(database, jobs, "remind", "7")
    enqueue(database, jobs, "remind", "7")
    jobs.launch()
    until(lambda: bool(handler.keys))
    enqueue(database, jobs, "remind", "7")
    enqueue(database, jobs, "expire", "7")
    until(lambda: len(handler.keys) == 2)
    time.sleep(0.5)
    assert handler.keys == ["7", "7"]


def test_a_process_that_runs_no_jobs_canenqueue(database: Database, make_jobs: MakeJobs) -> None:
    """A web process or a command enqueues without starting anything; threads stay as they were."""
    before = threading.active_count()
    web = Jobs(database, handlers={})
    enqueue(database, web, "remind", "1")
    assert threading.active_count() == before
    assert not web.ready()
    handler = Handler()
    worker = make_jobs(handlers={"remind": handler})
    worker.launch()
    assert worker.ready()
    until(lambda: handler.keys == ["1"])
    web.close(wait_s=0)


def test_the_statements_after_an_enqueue_are_as_they_were(database: Database, make_jobs: MakeJobs) -> None:
    """The engine's schema does not stay on the caller's connection."""
    jobs = make_jobs()
    with database.write() as conn:
        before = dict(conn.get_execution_options())
        jobs.enqueue(conn, "remind", "1")
        after = {key: value for key, value in conn.get_execution_options().items() if value is not None}
    assert after == before


def test_a_delayed_job_waits(database: Database, make_jobs: MakeJobs) -> None:
    """A job with a delay does not run before it."""
    ran: list[float] = []
    jobs = make_jobs(handlers={"remind": lambda key: ran.append(time.monotonic())})
    jobs.launch()
    enqueued = time.monotonic()
    enqueue(database, jobs, "remind", "1", delay_s=1.0)
    until(lambda: bool(ran))
    assert ran[0] - enqueued >= 0.99


def test_a_failing_job_is_tried_again_and_then_parked(
    database: Database, make_jobs: MakeJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Attempts are limited with growing waits; then the job is parked with its reason, in sight of a person."""
    waits = (0.05, 0.1, 0.15, 0.2)
    monkeypatch.setattr(engine, "RETRY_WAITS_S", waits)
    handler = Handler(*(ValueError("anna@example.com") for _ in range(50)))
    jobs = make_jobs(handlers={"remind": handler})
    jobs.launch()
    enqueue(database, jobs, "remind", "7")
    until(lambda: bool(jobs.parked()))
    (parked,) = jobs.parked()
    assert (parked.kind, parked.key, parked.attempts, parked.error) == ("remind", "7", 5, "ValueError")
    assert handler.keys == ["7"] * 5


def test_a_parked_job_runs_again_when_a_person_says_so(
    database: Database, make_jobs: MakeJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run again, it has all its attempts; it is parked no more, and cannot be run again twice."""
    handler = Handler(OutsideRefused("carrier", "unknown parcel"))
    jobs = make_jobs(handlers={"track": handler})
    jobs.launch()
    enqueue(database, jobs, "track", "7")
    until(lambda: bool(jobs.parked()))
    assert handler.keys == ["7"]
    with database.write() as conn:
        jobs.again(conn, "track", "7")
    until(lambda: handler.keys == ["7", "7"])
    assert jobs.parked() == []
    with pytest.raises(Conflict), database.write() as conn:
        jobs.again(conn, "track", "7")


def test_a_poisonous_job_blocks_nobody(database: Database, make_jobs: MakeJobs) -> None:
    """While one job fails and waits, those behind it are done; its failure is in sight meanwhile."""
    keys: list[str] = []

    def handle(key: str) -> None:
        if key == "poison":
            raise OutsideBusy("carrier", wait_s=3600)
        keys.append(key)

    jobs = make_jobs(handlers={"track": handle})
    enqueue(database, jobs, "track", "poison")
    for number in range(40):
        enqueue(database, jobs, "track", str(number))
    jobs.launch()
    until(lambda: len(keys) == 40)
    (waiting,) = _failures(database, "retry")
    assert (waiting.key, waiting.error) == ("poison", "OutsideBusy: carrier")
    assert (waiting.next_try_at or 0) - waiting.failed_at == 3_600_000


def test_a_job_that_succeeds_after_all_leaves_no_failure(
    database: Database, make_jobs: MakeJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure is forgotten when a later attempt succeeds; a conflict is run again within a second."""
    handler = Handler(Conflict("meanwhile"))
    jobs = make_jobs(handlers={"expire": handler})
    jobs.launch()
    enqueue(database, jobs, "expire", "7")
    until(lambda: len(handler.keys) == 2)
    until(lambda: _failures(database, "retry") == [])


def test_an_unknown_kind_fails_in_sight(database: Database, make_jobs: MakeJobs) -> None:
    """A job that no handler is for is not lost: it is kept as failed and tried again."""
    jobs = make_jobs(handlers={"remind": Handler()})
    jobs.launch()
    enqueue(database, jobs, "forgotten", "7")
    until(lambda: [job.error for job in _failures(database, "retry")] == ["KeyError"])


def test_a_kind_with_a_part_is_left_to_those_who_can_do_it(database: Database, make_jobs: MakeJobs) -> None:
    """A process takes only jobs of its own lanes: what needs a channel waits for a process with that channel."""
    assert lane_of("deliver:email") == "deliver-email"
    assert lane_of("remind") == lane_of("expire") == "work"
    chat = Handler()
    jobs = make_jobs(handlers={"deliver:telegram": chat})
    enqueue(database, jobs, "deliver:email", "1")
    enqueue(database, jobs, "deliver:telegram", "2")
    enqueue(database, jobs, "remind", "3")
    jobs.launch()
    until(lambda: chat.keys == ["2"])
    time.sleep(0.5)
    waiting = [row[0] for row in job_rows(database, "workflow_uuid, status") if row[1] == "ENQUEUED"]
    assert waiting == ["deliver:email:1", "remind:3"]


def test_the_rounds_are_gone_by_one_process_and_one_failure_spares_the_others(
    database: Database, make_jobs: MakeJobs
) -> None:
    """Every minute's tasks run in one process, each by itself."""
    ran: list[str] = []
    jobs = make_jobs(every_minute=[lambda: ran.append("a"), lambda: 1 / 0, lambda: ran.append("c")])
    with database.write() as conn:
        ledger.beat(conn, ledger.Executor("elder", "another machine", 1, does_rounds=True), 60_000)
    jobs.launch()
    time.sleep(1.5)
    assert ran == []
    with database.write() as conn:
        ledger.beat(conn, ledger.Executor("elder", "another machine", 1, does_rounds=True), -1)
    until(lambda: ran == ["a", "c"])


def test_old_jobs_are_forgotten(database: Database, make_jobs: MakeJobs) -> None:
    """What was done long ago is deleted, so that the database does not grow with it; what is not done stays."""
    jobs = make_jobs(every_minute=[])
    for key in ("old", "young", "waiting"):
        enqueue(database, jobs, "remind", key)
    table = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
    with database.write() as conn:
        conn.execute(text(f"update {table} set status = 'SUCCESS' where workflow_uuid <> 'remind:waiting'"))
        conn.execute(text(f"update {table} set created_at = 1000 where workflow_uuid <> 'remind:young'"))
    jobs._tidy()
    assert job_rows(database, "workflow_uuid") == [("remind:waiting",), ("remind:young",)]


def test_only_one_file_knows_the_engine_below() -> None:
    """`dbos` is imported by core/jobs/engine.py and nowhere else, so that it can be swapped."""
    root = Path(__file__).parents[3]
    knowing = set()
    for path in itertools.chain.from_iterable((root / part).rglob("*.py") for part in ("core", "intake", "bot")):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "dbos" for name in names):
                knowing.add(path.relative_to(root).as_posix())
    assert knowing == {"core/jobs/engine.py"}
