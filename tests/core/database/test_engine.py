"""The database's promises: one commit, fair writers, readers that hold nobody up, faults with a name."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from core.database.engine import Database, count_statements
from core.database.ordered import FairLock
from core.errors import Conflict, OutsideBusy, SetupError
from tests.postgres import PostgresServer

trial = Table("trial", MetaData(), Column("id", Integer, primary_key=True), Column("n", Integer, nullable=False))


@pytest.fixture
def shop(database: Database) -> Iterator[Database]:
    """A database with one table of two rows, removed afterwards."""
    trial.create(database.engine)
    with database.write() as conn:
        conn.execute(insert(trial), [{"id": 1, "n": 0}, {"id": 2, "n": 0}])
    yield database
    trial.drop(database.engine)


def _sum(database: Database) -> int:
    with database.read() as conn:
        return sum(conn.scalars(select(trial.c.n)))


def test_a_unit_of_work_begins_and_commits_once(shop: Database) -> None:
    """A unit of two statements is four to the database: BEGIN, the two, COMMIT."""
    with count_statements(shop) as counted, shop.write() as conn:
        conn.execute(update(trial).values(n=1))
        conn.execute(insert(trial).values(id=3, n=1))
    assert [s.split()[0] for s in counted.statements] == ["BEGIN", "UPDATE", "INSERT", "COMMIT"]
    assert _sum(shop) == 3


def test_ten_rows_in_one_statement_count_once(shop: Database) -> None:
    """Rows inserted together, with their ids in return, are one statement."""
    with count_statements(shop) as counted, shop.write() as conn:
        conn.execute(insert(trial).returning(trial.c.id), [{"id": n, "n": 0} for n in range(10, 20)])
    assert counted.total == 3


def test_an_error_takes_everything_back(shop: Database) -> None:
    """Nothing of a unit stays when it ends by an error, and no follow-up runs."""
    followed: list[str] = []
    with pytest.raises(ZeroDivisionError), shop.write() as conn:
        conn.execute(update(trial).values(n=1))
        shop.after_commit(conn, lambda: followed.append("after"))
        raise ZeroDivisionError
    assert _sum(shop) == 0
    assert followed == []


def test_follow_ups_run_after_the_commit_and_may_write(shop: Database) -> None:
    """A follow-up sees the committed unit, holds no lock, and one that fails hides no other."""
    seen: list[int] = []

    def write_more() -> None:
        seen.append(_sum(shop))
        with shop.write() as conn:
            conn.execute(update(trial).values(n=5))

    with shop.write() as conn:
        conn.execute(update(trial).values(n=1))
        shop.after_commit(conn, lambda: 1 / 0)
        shop.after_commit(conn, write_more)
    assert seen == [2]
    assert _sum(shop) == 10


def test_a_follow_up_needs_an_open_unit(shop: Database) -> None:
    """Registering a follow-up outside a unit is an error: it would never run."""
    with shop.write() as conn:
        pass
    with pytest.raises(RuntimeError, match="write unit"):
        shop.after_commit(conn, lambda: None)


def test_a_unit_within_a_unit_is_an_error_with_a_clear_message(shop: Database) -> None:
    """A thread that writes cannot open a second unit: it would wait for itself."""
    with shop.write(), pytest.raises(RuntimeError, match="already writing"), shop.write():
        pass
    with shop.write() as conn:
        conn.execute(update(trial).values(n=1))
    assert _sum(shop) == 2


def test_a_reader_cannot_write(shop: Database) -> None:
    """A read-only transaction refuses every change."""
    with pytest.raises(DBAPIError, match=r"read-?only"), shop.read() as conn:
        conn.execute(update(trial).values(n=1))
    assert _sum(shop) == 0


def test_readers_neither_wait_for_a_writer_nor_see_it(shop: Database) -> None:
    """While a unit is open, others read at once and see the state before it."""
    with shop.write() as conn:
        conn.execute(update(trial).values(n=1))
        seen: list[int] = []
        reader = threading.Thread(target=lambda: seen.append(_sum(shop)))
        reader.start()
        reader.join(timeout=5)
        assert seen == [0]
    assert _sum(shop) == 2


def test_no_update_is_lost_by_eight_writers(shop: Database) -> None:
    """Eight threads that each add one, thirty times, make 240, and none sees a locked database."""
    faults: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(30):
                with shop.write() as conn:
                    conn.execute(update(trial).where(trial.c.id == 1).values(n=trial.c.n + 1))
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert faults == []
    assert _sum(shop) == 240


def test_the_turn_to_write_goes_round_in_the_order_of_arrival() -> None:
    """Whoever has waited longest for the lock comes next; whoever gave up is passed over."""
    lock = FairLock()
    assert lock.acquire(1)
    order: list[str] = []
    waiting = []

    def wait(name: str, wait_s: float) -> None:
        if lock.acquire(wait_s):
            order.append(name)
            lock.release()
        else:
            order.append(f"{name} gave up")

    for name, wait_s in (("a", 30), ("b", 0.01), ("c", 30), ("d", 30)):
        thread = threading.Thread(target=wait, args=(name, wait_s))
        thread.start()
        waiting.append(thread)
        time.sleep(0.1)
    lock.release()
    for thread in waiting:
        thread.join(timeout=10)
    assert order == ["b gave up", "a", "c", "d"]
    assert lock.acquire(0)


def test_several_database_objects_of_one_process_share_the_turn(sqlite_url: str) -> None:
    """Two Database objects and a further engine on one file queue together; none meets a locked file."""
    first, second = Database(sqlite_url), Database(sqlite_url)
    trial.create(first.engine)
    third = second.new_engine(pool_size=2)
    faults: list[BaseException] = []

    def by_unit(database: Database) -> None:
        try:
            for _ in range(40):
                with database.write() as conn:
                    conn.execute(insert(trial).values(n=1))
        except BaseException as fault:
            faults.append(fault)

    def by_engine() -> None:
        try:
            for _ in range(40):
                with third.begin() as conn:
                    conn.execute(insert(trial).values(n=1))
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=by_unit, args=(d,)) for d in (first, second)]
    threads.append(threading.Thread(target=by_engine))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert faults == []
    assert _sum(first) == 120
    third.dispose()
    first.close()
    second.close()


def test_sqlite_runs_in_wal_with_foreign_keys(sqlite_url: str) -> None:
    """Every writing connection has WAL, synchronous NORMAL, a busy time-out and foreign keys."""
    database = Database(sqlite_url)
    with database.write() as conn:
        pragmas = {
            name: conn.exec_driver_sql(f"pragma {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    database.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 10_000}


def test_another_process_that_holds_the_file_gives_a_conflict(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another process writes for too long, the unit ends by a Conflict and can be run again."""
    monkeypatch.setattr("core.database.engine.SQLITE_BUSY_S", 0.05)
    database = Database(sqlite_url)
    trial.create(database.engine)
    path = sqlite_url.removeprefix("sqlite:///")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin immediate")
    with pytest.raises(Conflict), database.write() as conn:
        conn.execute(insert(trial).values(n=1))
    holder.execute("rollback")
    holder.close()
    with database.write() as conn:
        conn.execute(insert(trial).values(n=1))
    assert _sum(database) == 1
    database.close()


def test_two_processes_write_one_sqlite_file(sqlite_url: str) -> None:
    """A second process's units and ours all land; the file makes them take turns."""
    database = Database(sqlite_url)
    trial.create(database.engine)
    script = f"""
        from sqlalchemy import text
        from core.database.engine import Database
        database = Database({sqlite_url!r})
        for _ in range(60):
            with database.write() as conn:
                conn.execute(text("insert into trial (n) values (1)"))
    """
    root = Path(__file__).parents[3]
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], cwd=root) as other:
        for _ in range(60):
            with database.write() as conn:
                conn.execute(insert(trial).values(n=1))
        assert other.wait(timeout=60) == 0
    assert _sum(database) == 120
    database.close()


def test_a_conflict_is_run_again_a_few_times(shop: Database) -> None:
    """`retrying` runs the whole unit again on a Conflict and gives up after its attempts."""
    runs: list[int] = []

    def work(conn: object) -> str:
        runs.append(1)
        if len(runs) < 3:
            raise Conflict("meanwhile")
        return "done"

    assert shop.retrying(work) == "done"
    assert len(runs) == 3
    with pytest.raises(Conflict):
        shop.retrying(lambda conn: (_ for _ in ()).throw(Conflict("always")), attempts=2)


@pytest.mark.postgres
def test_a_deadlock_is_a_conflict_for_one_of_the_two(postgres_url: str) -> None:
    """Of two units that wait for each other one commits; the other hears Conflict and can run again."""
    database = Database(postgres_url)
    trial.create(database.engine)
    with database.write() as conn:
        conn.execute(insert(trial), [{"id": 1, "n": 0}, {"id": 2, "n": 0}])
    meet = threading.Barrier(2, timeout=10)
    outcomes: list[str] = []

    def work(first: int, second: int) -> None:
        try:
            with database.write() as conn:
                conn.execute(update(trial).where(trial.c.id == first).values(n=trial.c.n + 1))
                meet.wait()
                conn.execute(update(trial).where(trial.c.id == second).values(n=trial.c.n + 1))
            outcomes.append("committed")
        except Conflict:
            outcomes.append("conflict")

    threads = [threading.Thread(target=work, args=pair) for pair in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["committed", "conflict"]
    assert _sum(database) == 2
    trial.drop(database.engine)
    database.close()


@pytest.mark.postgres
def test_a_lock_that_is_held_too_long_is_a_conflict(postgres_url: str) -> None:
    """A unit does not wait for a row for ever: after the lock time-out it ends by a Conflict."""
    database = Database(postgres_url)
    trial.create(database.engine)
    with database.write() as conn:
        conn.execute(insert(trial).values(id=1, n=0))
    holder = psycopg.connect(postgres_url.replace("+psycopg", ""))
    holder.execute("update trial set n = 1")
    with pytest.raises(Conflict), database.write() as conn:
        conn.execute(text("set local lock_timeout = '50ms'"))
        conn.execute(update(trial).values(n=2))
    holder.rollback()
    holder.close()
    trial.drop(database.engine)
    database.close()


@pytest.mark.postgres
def test_a_connection_cut_in_a_unit_says_so_and_the_next_unit_works(postgres_url: str) -> None:
    """When the server drops a connection, that unit hears OutsideBusy and the next gets a fresh one."""
    database = Database(postgres_url)
    trial.create(database.engine)
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as admin:
        with pytest.raises(OutsideBusy), database.write() as conn:
            pid = conn.exec_driver_sql("select pg_backend_pid()").scalar()
            admin.execute("select pg_terminate_backend(%s)", (pid,))
            conn.execute(insert(trial).values(n=1))
    with database.write() as conn:
        conn.execute(insert(trial).values(n=1))
    assert _sum(database) == 1
    trial.drop(database.engine)
    database.close()


@pytest.mark.postgres
def test_a_restart_of_the_server_is_survived(
    postgres: PostgresServer, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Connections that lay idle over a restart are noticed before use: the next unit simply works."""
    monkeypatch.setattr("core.database.engine.IDLE_PING_S", 0.0)
    database = Database(postgres_url)
    trial.create(database.engine)
    with database.write() as conn:
        conn.execute(insert(trial).values(n=1))
    postgres.restart()
    with database.write() as conn:
        conn.execute(insert(trial).values(n=1))
    assert _sum(database) == 2
    trial.drop(database.engine)
    database.close()


def test_a_server_that_is_not_there_is_busy(tmp_path: Path) -> None:
    """Where nothing answers, a unit ends by OutsideBusy: time must act."""
    database = Database(f"postgresql+psycopg://nobody@/shop?host={tmp_path}")
    with pytest.raises(OutsideBusy), database.write():
        pass
    with pytest.raises(OutsideBusy), database.read() as conn:
        conn.exec_driver_sql("select 1")


def test_a_full_disk_is_busy_not_a_bug(sqlite_url: str) -> None:
    """When SQLite finds no room, the unit ends by OutsideBusy and nothing of it stays."""
    database = Database(sqlite_url)
    trial.create(database.engine)
    with pytest.raises(OutsideBusy), database.write() as conn:
        pages = conn.exec_driver_sql("pragma page_count").scalar()
        conn.exec_driver_sql(f"pragma max_page_count={pages}")
        conn.execute(text("create table big as select randomblob(1000000) as b"))
    assert _sum(database) == 0
    database.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/shop", "no address at all"])
def test_an_address_that_cannot_be_used_names_the_setting_and_the_cure(url: str) -> None:
    """A database address of another kind stops at once, with the setting and what to write instead."""
    with pytest.raises(SetupError) as fault:
        Database(url)
    assert fault.value.setting == "DATABASE_URL"
    assert "sqlite:///FILE" in fault.value.cure
