"""Each of the known traps of the engine below, so that a new version of it cannot bring one back."""

from __future__ import annotations

import itertools
import json
import logging
import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import text

from core.database import jobs as ledger
from core.database.engine import Database
from core.jobs import engine
from core.jobs.engine import Jobs, create_job_tables
from tests.core.jobs.parts import Handler, enqueue, job_rows, until

MakeJobs = Callable[..., Jobs]


def test_trap_1_work_of_a_dead_executor_is_taken_over_in_its_own_lane(database: Database, make_jobs: MakeJobs) -> None:
    """Work that a dead process had under way gets its next attempt, in its lane, once."""
    jobs = make_jobs(handlers={"remind": Handler()})
    enqueue(database, jobs, "remind", "7")
    table = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
    with database.write() as conn:
        conn.execute(text(f"update {table} set status = 'PENDING', executor_id = 'dead', recovery_attempts = 1"))
    handler = Handler()
    jobs = make_jobs(handlers={"remind": handler})
    jobs.launch()
    until(lambda: ("remind:7#1", "work", "SUCCESS") in job_rows(database, "workflow_uuid, queue_name, status"))
    assert ("remind:7", "CANCELLED") in job_rows(database, "workflow_uuid, status")
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
    enqueue(database, jobs, "remind", "7")
    table = "dbos.workflow_status" if database.dialect == "postgresql" else "workflow_status"
    with database.write() as conn:
        ledger.beat(conn, ledger.Executor("alive", "another machine", 1), 60_000)
        conn.execute(text(f"update {table} set status = 'PENDING', executor_id = 'alive', recovery_attempts = 1"))
    jobs.launch()
    time.sleep(1.5)
    assert ("remind:7", "PENDING", "alive") in job_rows(database, "workflow_uuid, status, executor_id")
    with database.write() as conn:
        ledger.beat(conn, ledger.Executor("alive", "another machine", 1), -1)
    until(lambda: ("remind:7#1", "SUCCESS") in job_rows(database, "workflow_uuid, status"))


def test_trap_2_work_of_an_earlier_version_still_runs(
    database: Database, make_jobs: MakeJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jobs enqueued before an upgrade of the engine's version run after it."""
    handler = Handler()
    old = make_jobs(handlers={"remind": handler})
    old.launch()
    enqueue(database, old, "remind", "1", delay_s=3600)
    until(lambda: old.ready())
    old.close(wait_s=0)
    enqueue(database, old, "remind", "2")
    monkeypatch.setattr(engine, "VERSION", "2")
    new = make_jobs(handlers={"remind": handler})
    new.launch()
    until(lambda: handler.keys == ["2"])
    assert {row[0] for row in job_rows(database, "application_version")} >= {None, "2"}


def test_trap_2_the_version_does_not_depend_on_the_code(database: Database, make_jobs: MakeJobs) -> None:
    """The engine runs under our own version, whatever its handlers' code is."""
    jobs = make_jobs(handlers={"remind": Handler()})
    jobs.launch()
    enqueue(database, jobs, "remind", "1")
    until(lambda: ("1", "SUCCESS") in job_rows(database, "application_version, status"))


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
    enqueue(database, jobs, "remind", "7")
    table = "dbos.workflow_input" if database.dialect == "postgresql" else "workflow_input"
    with database.read() as conn:
        (inputs,) = conn.execute(text(f"select inputs from {table}")).scalars()
    kept = json.loads(inputs)
    assert (kept.get("positionalArgs") or kept.get("args")) == ["remind", "7", 0]
    assert [row[0] for row in job_rows(database, "serialization")] == ["portable_json"]


def test_trap_9_one_process_can_end_an_engine_and_start_another(database: Database, make_jobs: MakeJobs) -> None:
    """After closing, the next engine in the same process works; launching twice is an error."""
    for number in range(3):
        handler = Handler()
        jobs = make_jobs(handlers={"remind": handler})
        jobs.launch()
        with pytest.raises(RuntimeError):
            jobs.launch()
        enqueue(database, jobs, "remind", str(number))
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
    enqueue(database, jobs, "remind", "slow")
    assert begun.wait(20)
    jobs.close(wait_s=10)
    assert finished.is_set()
    with database.read() as conn:
        assert ledger.dead_executors(conn) == ([], [])
    enqueue(database, jobs, "remind", "next")
    handler = Handler()
    following = make_jobs(handlers={"remind": handler})
    following.launch()
    until(lambda: handler.keys == ["next"])


class _Logged(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())
