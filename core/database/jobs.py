"""Who runs jobs and is alive, and which jobs failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Executable, bindparam, delete, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from core.database.tables.deliveries import deliveries
from core.database.tables.jobs import executors, failed_jobs

_NOW_SQL = {
    "sqlite": "select cast(round((julianday('now') - 2440587.5) * 86400000) as integer)",
    "postgresql": "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)",
}


@dataclass(frozen=True, slots=True)
class Executor:
    """A process that runs jobs. node and pid tell a process of this very machine whether it still lives."""

    id: str
    node: str
    pid: int
    does_rounds: bool = False


@dataclass(frozen=True, slots=True)
class FailedJob:
    """A job whose last run failed: waiting for its next one, or parked for a person."""

    kind: str
    key: str
    attempts: int
    error: str
    state: str
    next_try_at: int | None
    failed_at: int


def database_now(conn: Connection) -> int:
    """Return the database's own clock (epoch ms): the one clock that all processes share."""
    return int(conn.scalar(text(_NOW_SQL[conn.dialect.name])) or 0)


def beat(conn: Connection, executor: Executor, lease_ms: int) -> None:
    """Let an executor live for another `lease_ms`, entering it where it is not known."""
    now = database_now(conn)
    values = {
        "id": executor.id,
        "node": executor.node,
        "pid": executor.pid,
        "does_rounds": executor.does_rounds,
        "started_at": now,
        "alive_until": now + lease_ms,
    }
    conn.execute(_upsert(conn, "executors"), values)


_executors = select(executors).order_by(executors.c.started_at, executors.c.id)


def dead_executors(conn: Connection) -> tuple[list[Executor], list[Executor]]:
    """Return the executors whose lease is over, and those whose lease still runs, eldest first."""
    rows = conn.execute(_executors).all()
    now = database_now(conn) if rows else 0
    known = [(Executor(row.id, row.node, row.pid, row.does_rounds), row.alive_until) for row in rows]
    return [e for e, until in known if until < now], [e for e, until in known if until >= now]


_forget = delete(executors).where(executors.c.id == bindparam("executor"))
_release = (
    update(deliveries)
    .where(deliveries.c.claimed_by == bindparam("executor"), deliveries.c.state == "sending")
    .values(claimed_until=0)
)


def forget_executor(conn: Connection, executor_id: str) -> None:
    """Strike an executor off and end its claims, so that another may go on at once."""
    conn.execute(_forget, {"executor": executor_id})
    conn.execute(_release, {"executor": executor_id})


def note_failure(conn: Connection, job: FailedJob) -> None:
    """Keep how often a job failed and what is to happen next."""
    values = {name: getattr(job, name) for name in FailedJob.__slots__}
    conn.execute(_upsert(conn, "failed_jobs"), values)


_clear = delete(failed_jobs).where(failed_jobs.c.kind == bindparam("of_kind"), failed_jobs.c.key == bindparam("of_key"))


def clear_failure(conn: Connection, kind: str, key: str) -> None:
    """Forget the failures of a job that succeeded after all."""
    conn.execute(_clear, {"of_kind": kind, "of_key": key})


_failed = select(failed_jobs).where(failed_jobs.c.state == bindparam("in_state")).order_by(failed_jobs.c.failed_at)
_failed_one = select(failed_jobs).where(
    failed_jobs.c.kind == bindparam("of_kind"), failed_jobs.c.key == bindparam("of_key")
)


def failed(conn: Connection, state: str) -> Sequence[FailedJob]:
    """Return the failed jobs in a state (`retry` or `parked`), oldest first."""
    return [_failed_job(row) for row in conn.execute(_failed, {"in_state": state})]


def failure_of(conn: Connection, kind: str, key: str) -> FailedJob | None:
    """Return what is kept about the failures of one job, if it failed."""
    row = conn.execute(_failed_one, {"of_kind": kind, "of_key": key}).one_or_none()
    return None if row is None else _failed_job(row)


def _failed_job(row: object) -> FailedJob:
    return FailedJob(*(getattr(row, name) for name in FailedJob.__slots__))


def _upserts(dialect: str) -> dict[str, Executable]:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    alive = insert(executors)
    noted = insert(failed_jobs)
    changed = ("attempts", "error", "state", "next_try_at", "failed_at")
    return {
        "executors": alive.on_conflict_do_update(
            index_elements=["id"], set_={"alive_until": alive.excluded.alive_until}
        ),
        "failed_jobs": noted.on_conflict_do_update(
            index_elements=["kind", "key"], set_={name: noted.excluded[name] for name in changed}
        ),
    }


_UPSERTS = {dialect: _upserts(dialect) for dialect in ("sqlite", "postgresql")}


def _upsert(conn: Connection, table: str) -> Executable:
    return _UPSERTS[conn.dialect.name][table]
