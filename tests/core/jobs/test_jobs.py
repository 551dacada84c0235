"""The job engine's promises, and each of the traps of the engine below it."""

from __future__ import annotations

import ast
import itertools
import json
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from core.database import jobs as ledger
from core.database.engine import Database, count_statements
from core.errors import Conflict, OutsideBusy, OutsideRefused
from core.jobs import engine
from core.jobs.engine import Jobs, create_job_tables, lane_of
from tests.core.jobs.parts import until

MakeJobs = Callable[..., Jobs]


class Handler:
    """Remembers its keys and fails as told."""

    def __init__(self, *faults: Exception) -> None:
        self.keys: list[str] = []
        self.faults = list(faults)

    def __call__(self, key: str) -> None:
        self.keys.append(key)
        if self.faults:
            raise self.faults.pop(0)


def _enqueue(database: Database, jobs: Jobs, kind: str, key: str, *, delay_s: float = 0.0) -> None:
    with database.write() as conn:
        jobs.enqueue(conn, kind, key, delay_s=delay_s)


def _rows(database: Database, columns: str) -> list[Any]:
    table = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
    with database.read() as conn:
        return [tuple(row) for row in conn.execute(text(f"select {columns} from {table} order by workflow_uuid"))]


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
    _enqueue(database, jobs, "remind", "7")
    _enqueue(database, jobs, "remind", "7")
    jobs.launch()
    until(lambda: bool(handler.keys))
    _enqueue(database, jobs, "remind", "7")
    _enqueue(database, jobs, "expire", "7")
    until(lambda: len(handler.keys) == 2)
    time.sleep(0.5)
    assert handler.keys == ["7", "7"]


def test_a_process_that_runs_no_jobs_can_enqueue(database: Database, make_jobs: MakeJobs) -> None:
    """A web process or a command enqueues without starting anything; threads stay as they were."""
    before = threading.active_count()
    web = Jobs(database, handlers={})
    _enqueue(database, web, "remind", "1")
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
    _enqueue(database, jobs, "remind", "1", delay_s=1.0)
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
    _enqueue(database, jobs, "remind", "7")
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
    _enqueue(database, jobs, "track", "7")
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
    _enqueue(database, jobs, "track", "poison")
    for number in range(40):
        _enqueue(database, jobs, "track", str(number))
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
    _enqueue(database, jobs, "expire", "7")
    until(lambda: len(handler.keys) == 2)
    until(lambda: _failures(database, "retry") == [])


def test_an_unknown_kind_fails_in_sight(database: Database, make_jobs: MakeJobs) -> None:
    """A job that no handler is for is not lost: it is kept as failed and tried again."""
    jobs = make_jobs(handlers={"remind": Handler()})
    jobs.launch()
    _enqueue(database, jobs, "forgotten", "7")
    until(lambda: [job.error for job in _failures(database, "retry")] == ["KeyError"])


def test_a_kind_with_a_part_is_left_to_those_who_can_do_it(database: Database, make_jobs: MakeJobs) -> None:
    """A process takes only jobs of its own lanes: what needs a channel waits for a process with that channel."""
    assert lane_of("deliver:email") == "deliver-email"
    assert lane_of("remind") == lane_of("expire") == "work"
    chat = Handler()
    jobs = make_jobs(handlers={"deliver:telegram": chat})
    _enqueue(database, jobs, "deliver:email", "1")
    _enqueue(database, jobs, "deliver:telegram", "2")
    _enqueue(database, jobs, "remind", "3")
    jobs.launch()
    until(lambda: chat.keys == ["2"])
    time.sleep(0.5)
    waiting = [row[0] for row in _rows(database, "workflow_uuid, status") if row[1] == "ENQUEUED"]
    assert waiting == ["deliver:email:1", "remind:3"]


def test_trap_1_work_of_a_dead_executor_is_taken_over_in_its_own_lane(database: Database, make_jobs: MakeJobs) -> None:
    """Work that a dead process had under way gets its next attempt, in its lane, once."""
    jobs = make_jobs(handlers={"remind": Handler()})
    _enqueue(database, jobs, "remind", "7")
    table = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
    with database.write() as conn:
        conn.execute(text(f"update {table} set status = 'PENDING', executor_id = 'dead', recovery_attempts = 1"))
    handler = Handler()
    jobs = make_jobs(handlers={"remind": handler})
    jobs.launch()
    until(lambda: ("remind:7#1", "work", "SUCCESS") in _rows(database, "workflow_uuid, queue_name, status"))
    assert ("remind:7", "CANCELLED") in _rows(database, "workflow_uuid, status")
    time.sleep(1.5)
    assert handler.keys == ["7"]


def test_trap_1_a_job_that_kills_its_process_each_time_is_parked(database: Database, make_jobs: MakeJobs) -> None:
    """After five deaths of its process a job is parked with that reason."""
    jobs = make_jobs(handlers={"remind": Handler()})
    with database.write() as conn:
        jobs._enqueue(conn, "remind", "7", 4, 0.0)
    table = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
    with database.write() as conn:
        conn.execute(text(f"update {table} set status = 'PENDING', executor_id = 'dead', recovery_attempts = 1"))
    jobs.launch()
    until(lambda: bool(jobs.parked()))
    assert [(job.key, job.attempts, job.error) for job in jobs.parked()] == [("7", 5, "its process died while it ran")]


def test_trap_1_a_living_executor_keeps_its_work(database: Database, make_jobs: MakeJobs) -> None:
    """Work of a process whose lease is good is left to it, however long it takes."""
    jobs = make_jobs(handlers={"remind": Handler()})
    _enqueue(database, jobs, "remind", "7")
    table = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
    with database.write() as conn:
        ledger.beat(conn, ledger.Executor("alive", "another machine", 1), 60_000)
        conn.execute(text(f"update {table} set status = 'PENDING', executor_id = 'alive', recovery_attempts = 1"))
    jobs.launch()
    time.sleep(1.5)
    assert ("remind:7", "PENDING", "alive") in _rows(database, "workflow_uuid, status, executor_id")
    with database.write() as conn:
        ledger.beat(conn, ledger.Executor("alive", "another machine", 1), -1)
    until(lambda: ("remind:7#1", "SUCCESS") in _rows(database, "workflow_uuid, status"))


def test_trap_2_work_of_an_earlier_version_still_runs(
    database: Database, make_jobs: MakeJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jobs enqueued before an upgrade of the engine's version run after it."""
    handler = Handler()
    old = make_jobs(handlers={"remind": handler})
    old.launch()
    _enqueue(database, old, "remind", "1", delay_s=3600)
    until(lambda: old.ready())
    old.close(wait_s=0)
    _enqueue(database, old, "remind", "2")
    monkeypatch.setattr(engine, "VERSION", "2")
    new = make_jobs(handlers={"remind": handler})
    new.launch()
    until(lambda: handler.keys == ["2"])
    assert {row[0] for row in _rows(database, "application_version")} >= {None, "2"}


def test_trap_2_the_version_does_not_depend_on_the_code(database: Database, make_jobs: MakeJobs) -> None:
    """The engine runs under our own version, whatever its handlers' code is."""
    jobs = make_jobs(handlers={"remind": Handler()})
    jobs.launch()
    _enqueue(database, jobs, "remind", "1")
    until(lambda: ("1", "SUCCESS") in _rows(database, "application_version, status"))


def test_trap_5_the_engine_and_eight_writers_share_one_file(database: Database, make_jobs: MakeJobs) -> None:
    """Eight threads write and enqueue while the engine works on the same database: no fault, nothing lost."""
    done: list[str] = []
    jobs = make_jobs(handlers={"remind": done.append})
    jobs.launch()
    faults: list[BaseException] = []
    logged = _Logged()
    logging.getLogger("dbos").addHandler(logged)

    def work(name: int) -> None:
        try:
            for number in range(25):
                with database.write() as conn:
                    jobs.enqueue(conn, "remind", f"{name}-{number}")
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    until(lambda: len(done) >= 200, wait_s=60)
    logging.getLogger("dbos").removeHandler(logged)
    assert faults == []
    assert sorted(done) == sorted(f"{a}-{b}" for a, b in itertools.product(range(8), range(25)))
    assert [words for words in logged.words if "locked" in words] == []


def test_trap_6_the_engine_s_tables_are_in_the_shop_s_database(database: Database) -> None:
    """The engine's tables are in the same database, in a schema of their own where there are schemas."""
    with database.read() as conn:
        if database.dialect == "postgresql":
            found = conn.execute(text("select table_schema from information_schema.tables where table_name = 'queues'"))
        else:
            found = conn.execute(text("select 'dbos' from sqlite_master where name = 'queues'"))
        assert found.scalars().all() == ["dbos"]
    create_job_tables(database)


def test_trap_8_nothing_is_pickled(database: Database, make_jobs: MakeJobs) -> None:
    """What the engine keeps of a job is plain JSON: its kind, its key, its attempt."""
    jobs = make_jobs()
    _enqueue(database, jobs, "remind", "7")
    table = "dbos.workflow_input" if database.dialect == "postgresql" else "workflow_input"
    with database.read() as conn:
        (inputs,) = conn.execute(text(f"select inputs from {table}")).scalars()
    kept = json.loads(inputs)
    assert (kept.get("positionalArgs") or kept.get("args")) == ["remind", "7", 0]
    assert [row[0] for row in _rows(database, "serialization")] == ["portable_json"]


def test_trap_9_one_process_can_end_an_engine_and_start_another(database: Database, make_jobs: MakeJobs) -> None:
    """After closing, the next engine in the same process works; launching twice is an error."""
    for number in range(3):
        handler = Handler()
        jobs = make_jobs(handlers={"remind": handler})
        jobs.launch()
        with pytest.raises(RuntimeError):
            jobs.launch()
        _enqueue(database, jobs, "remind", str(number))
        until(lambda handler=handler, number=number: handler.keys == [str(number)])
        jobs.close(wait_s=5)
        assert not jobs.ready()


def test_trap_10_closing_waits_for_what_is_under_way(database: Database, make_jobs: MakeJobs) -> None:
    """Closing lets a running job finish, signs the process off and leaves the rest for the next one."""
    begun, finished = threading.Event(), threading.Event()

    def slow(key: str) -> None:
        begun.set()
        time.sleep(0.5)
        finished.set()

    jobs = make_jobs(handlers={"remind": slow})
    jobs.launch()
    _enqueue(database, jobs, "remind", "slow")
    assert begun.wait(20)
    jobs.close(wait_s=10)
    assert finished.is_set()
    with database.read() as conn:
        assert ledger.dead_executors(conn) == ([], [])
    _enqueue(database, jobs, "remind", "next")
    handler = Handler()
    following = make_jobs(handlers={"remind": handler})
    following.launch()
    until(lambda: handler.keys == ["next"])


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
        _enqueue(database, jobs, "remind", key)
    table = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
    with database.write() as conn:
        conn.execute(text(f"update {table} set status = 'SUCCESS' where workflow_uuid <> 'remind:waiting'"))
        conn.execute(text(f"update {table} set created_at = 1000 where workflow_uuid <> 'remind:young'"))
    jobs._tidy()
    assert _rows(database, "workflow_uuid") == [("remind:waiting",), ("remind:young",)]


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


class _Logged(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())
