"""The port to the durable job engine, DBOS. Nothing else in the project knows it.

A job is a kind and a key: whatever it needs, it looks up by its key. It runs at least once, so handlers are idempotent.
It is enqueued in the caller's own transaction and found by whichever process listens to its lane.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, Engine

from core.database.engine import Database
from core.database.jobs import FailedJob, clear_failure, failed, failure_of, note_failure
from core.errors import Conflict, OutsideBusy, OutsideRefused
from core.jobs.heart import BEAT_S, Heart, PendingJob, this_process

if TYPE_CHECKING:
    from dbos import DBOSClient

log = logging.getLogger(__name__)

SCHEMA = "dbos"
NAME = "orderclerk"
WORKFLOW = "job"
# The engine runs only work of its own version. Ours stays until the jobs' shape (kind, key, attempt) changes.
VERSION = "1"
POLL_S = 5.0
RETRY_WAITS_S = (5.0, 30.0, 300.0, 1800.0)
AT_ONCE = 32
KEEP_DONE_S = 30 * 86_400.0
KEEP_PASSING_S = 86_400.0
ROUND_S = 60.0
ROUND = "round"

_dbos_log = logging.getLogger("dbos")
_dbos_log.addHandler(logging.NullHandler())  # without a handler of its own it would print beside our log
_dbos_log.setLevel(logging.WARNING)


def _dbos() -> Any:
    # Loading it takes a third of a second: the web answers first.
    return import_module("dbos")


class JobQueue(Protocol):
    """What a unit of work needs of the job engine."""

    def enqueue(self, conn: Connection, kind: str, key: str, *, delay_s: float = 0.0) -> None:
        """Have the job `kind` run for `key`, once, if and only if the transaction of `conn` commits."""

    def held_since(self, moment: float) -> bool:
        """Return whether this process's claims have held without a break since `moment` (monotonic)."""


def create_job_tables(database: Database) -> None:
    """Create or upgrade the job engine's own tables: schema `dbos` on PostgreSQL, beside ours on SQLite."""
    _dbos().DBOS.migrate(database.url, schema=SCHEMA)


def lane_of(kind: str) -> str:
    """Return the queue of a kind: `kind:part` has one of its own, as not every process can do it; others share one."""
    return kind.replace(":", "-") if ":" in kind else "work"


class Jobs:
    """Durable jobs on the shop's own database.

    handlers: what to do for each kind, given the key. every_minute: what one of all processes does once a minute. Both
    may be filled until `launch`. Without `launch` this only enqueues: for a web process or a command.
    """

    def __init__(
        self,
        database: Database,
        *,
        handlers: Mapping[str, Callable[[str], None]],
        every_minute: Sequence[Callable[[], None]] = (),
        executor_id: str | None = None,
        poll_s: float = POLL_S,
        beat_s: float = BEAT_S,
    ) -> None:
        self._beat_s = beat_s
        self._database = database
        self._poll_s = poll_s
        self._given_handlers = handlers
        self._handlers: dict[str, Callable[[str], None]] = {}
        self._every_minute = every_minute
        self.executor_id = executor_id or uuid.uuid4().hex
        self._client_made = threading.Lock()
        self._client_or_none: DBOSClient | None = None
        self._heart: Heart | None = None
        self._running = 0
        self._idle = threading.Condition()
        self._closing = False
        self._next_round_at = 0.0
        self._engine: Engine | None = None

    def enqueue(self, conn: Connection, kind: str, key: str, *, delay_s: float = 0.0) -> None:
        """Have the job `kind` run for `key`, once, if and only if the transaction of `conn` commits.

        The same kind and key again is the same job. delay_s: earliest start, from now.
        """
        self._enqueue(conn, kind, key, 0, delay_s)

    def launch(self) -> None:
        """Begin to run jobs in this process, with the handlers as they are now; returns when it does."""
        if self._heart is not None:
            raise RuntimeError("the jobs are running already")
        self._closing = False
        self._handlers = dict(self._given_handlers)
        if self._every_minute or any(":" not in kind for kind in self._handlers):
            self._handlers[ROUND] = self._go_round
        me = this_process(self.executor_id, does_rounds=ROUND in self._handlers)
        heart = Heart(self._database, me, self._pending, self._after_death, self._go_round_soon, beat_s=self._beat_s)
        heart.beat()
        self._engine = self._database.new_engine(pool_size=4)
        try:
            self._launch_engine(self._engine)
        except BaseException:
            self._destroy_engine()
            raise
        self._heart = heart
        heart.start(self._each_beat)

    def _launch_engine(self, engine: Engine) -> None:
        config = _dbos().DBOSConfig(
            name=NAME,
            system_database_engine=engine,
            dbos_system_schema=SCHEMA,
            serializer=_dbos().DBOSPortableJSONSerializer(),
            executor_id=self.executor_id,
            application_version=VERSION,
            run_migrations=False,
            use_listen_notify=False,
            scheduler_polling_interval_sec=3600.0,
            notification_listener_polling_interval_sec=0.25,  # touches no table; closing waits for it
            log_level="WARNING",
        )
        _dbos().DBOS(config=config)

        @_dbos().DBOS.workflow(name=WORKFLOW)  # type: ignore[untyped-decorator]
        def job(kind: str, key: str, attempt: int) -> None:
            self._run(kind, key, attempt)

        lanes = sorted({lane_of(kind) for kind in self._handlers})
        for lane in lanes:
            self._client.register_queue(lane, worker_concurrency=AT_ONCE, polling_interval_sec=self._poll_s)
        _dbos().DBOS.listen_queues(lanes)
        _dbos().DBOS.launch()
        # Jobs carry no version, and only the newest version's processes take such.
        self._client.set_latest_application_version(VERSION)

    def _destroy_engine(self) -> None:
        _dbos().DBOS.destroy(destroy_registry=True)
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def held_since(self, moment: float) -> bool:
        """Return whether this process's claims have held without a break since `moment` (monotonic)."""
        return self._heart is None or self._heart.held_since(moment)

    def living(self) -> int:
        """Return how many processes run jobs, this one included."""
        return self._heart.living if self._heart is not None else 1

    def ready(self) -> bool:
        """Return whether this process runs jobs and its lease on life is good."""
        return self._heart is not None and self._heart.good()

    def close(self, wait_s: float) -> None:
        """Stop running jobs: take no new ones, wait up to `wait_s` for those under way; the rest is left to others."""
        heart, self._heart = self._heart, None
        with self._idle:
            self._closing = True
            self._idle.wait_for(lambda: self._running == 0, timeout=wait_s)
        if heart is not None:
            self._destroy_engine()
            heart.stop()
        if self._client_or_none is not None:
            self._client_or_none.destroy()
            self._client_or_none = None

    def parked(self) -> list[FailedJob]:
        """Return the jobs that failed too often and wait for a person, oldest first."""
        with self._database.read() as conn:
            return list(failed(conn, "parked"))

    def again(self, conn: Connection, kind: str, key: str) -> None:
        """Have a parked job run again, with as many attempts as a new one.

        Raises: Conflict if it is not parked any more.
        """
        job = failure_of(conn, kind, key)
        if job is None or job.state != "parked":
            raise Conflict(f"the job {kind} is not parked")
        clear_failure(conn, kind, key)
        self._enqueue(conn, kind, key, 0, 0.0, suffix=f"#again-{job.failed_at}")

    @property
    def _client(self) -> DBOSClient:
        with self._client_made:
            if self._client_or_none is None:
                self._client_or_none = _dbos().DBOSClient(
                    system_database_engine=self._database.engine,
                    dbos_system_schema=SCHEMA,
                    serializer=_dbos().DBOSPortableJSONSerializer(),
                    application_name=NAME,
                    lazy=True,
                    retry_connection_errors=False,
                )
            return self._client_or_none

    def _enqueue(
        self, conn: Connection, kind: str, key: str, attempt: int, delay_s: float, *, suffix: str = ""
    ) -> None:
        options = _dbos().EnqueueOptions(
            workflow_name=WORKFLOW,
            queue_name=lane_of(kind),
            workflow_id=f"{kind}:{key}" + (f"#{attempt}" if attempt else "") + suffix,
        )
        if delay_s > 0:
            options["delay_seconds"] = delay_s
        self._client.enqueue_in_transaction(conn, options, kind, key, attempt)
        # The engine leaves its schema's name on our connection, where it would cost every later statement a rewrite.
        conn.execution_options(schema_translate_map=None)

    def _run(self, kind: str, key: str, attempt: int) -> None:
        with self._idle:
            closing = self._closing
            self._running += not closing
        if closing:
            self._put_back(kind, key, attempt)
            return
        try:
            self._handlers[kind](key)
        except Exception as fault:
            self._failed(kind, key, attempt + 1, fault)
        else:
            if attempt:
                self._database.retrying(lambda conn: clear_failure(conn, kind, key))
        finally:
            with self._idle:
                self._running -= 1
                self._idle.notify_all()

    def _put_back(self, kind: str, key: str, attempt: int) -> None:
        suffix = f"#back-{uuid.uuid4().hex[:8]}"
        self._database.retrying(lambda conn: self._enqueue(conn, kind, key, attempt, 0.0, suffix=suffix))

    def _failed(self, kind: str, key: str, attempts: int, fault: BaseException) -> None:
        wait_s = _wait_s(attempts, fault)
        if wait_s is None:
            log.error("job %s parked after %d attempts", kind, attempts, exc_info=fault)
        else:
            log.warning("job %s failed, again in %.0f s: %s", kind, wait_s, type(fault).__name__)
        while True:
            try:
                self._database.retrying(lambda conn: self._note(conn, kind, key, attempts, _words(fault), wait_s))
                return
            except (Conflict, OutsideBusy):
                # The database is away. Until it is back, this job's place is here.
                if self._closing:
                    raise
                time.sleep(1.0)

    def _note(self, conn: Connection, kind: str, key: str, attempts: int, error: str, wait_s: float | None) -> None:
        now = int(time.time() * 1000)
        next_try_at = None if wait_s is None else now + int(wait_s * 1000)
        state = "parked" if wait_s is None else "retry"
        note_failure(conn, FailedJob(kind, key, attempts, error, state, next_try_at, now))
        if wait_s is not None:
            self._enqueue(conn, kind, key, attempts, wait_s)

    def _pending(self) -> list[PendingJob]:
        rows = self._client.list_workflows(status="PENDING", name=WORKFLOW, load_output=False, limit=1000)
        return [PendingJob(row.workflow_id, row.executor_id or "", row.input["args"]) for row in rows if row.input]

    def _after_death(self, job: PendingJob) -> None:
        """Give a job whose process died its next attempt. Done twice it is done once: the attempt is part of its id."""
        kind, key, attempt = job.arguments
        attempts = attempt + 1
        wait_s = 0.0 if attempts == 1 else _wait_s(attempts, None)  # mostly the process died for another reason
        self._database.retrying(
            lambda conn: self._note(conn, kind, key, attempts, "its process died while it ran", wait_s)
        )
        self._client.cancel_workflow(job.workflow_id)

    def _each_beat(self) -> None:
        # Counted on a clock that nobody sets back: a wall clock's minute may come twice or be skipped.
        if self._heart is not None and self._heart.leads() and time.monotonic() >= self._next_round_at:
            self._go_round_soon()

    def _go_round_soon(self) -> None:
        self._next_round_at = time.monotonic() + ROUND_S
        key = f"{time.strftime('%Y-%m-%dT%H:%M', time.gmtime())}-{uuid.uuid4().hex[:8]}"
        self._database.retrying(lambda conn: self.enqueue(conn, ROUND, key))

    def _go_round(self, minute: str) -> None:
        for task in (*self._every_minute, self._tidy):
            try:
                task()
            except Exception:
                # Comes round again in a minute; the others must not miss theirs.
                log.exception("a task of the minute %s failed", minute)

    def _tidy(self) -> None:
        self._forget(before_s=KEEP_PASSING_S, prefix=[f"{ROUND}:", "deliver:"])
        self._forget(before_s=KEEP_DONE_S, prefix=None)

    def _forget(self, *, before_s: float, prefix: list[str] | None) -> None:
        rows = self._client.list_workflows(
            status=["SUCCESS", "CANCELLED"],
            end_time=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - before_s)),
            workflow_id_prefix=prefix,
            load_input=False,
            load_output=False,
            limit=500,
        )
        if rows:
            self._client.delete_workflows([row.workflow_id for row in rows])


def _wait_s(attempts: int, fault: BaseException | None) -> float | None:
    """Return how long to wait before the next attempt, or None if there is to be none."""
    if isinstance(fault, OutsideRefused) or attempts > len(RETRY_WAITS_S):
        return None
    wait_s = RETRY_WAITS_S[attempts - 1]
    if isinstance(fault, Conflict):
        return min(wait_s, 1.0)
    return max(wait_s, fault.wait_s) if isinstance(fault, OutsideBusy) else wait_s


def _words(fault: BaseException) -> str:
    # An unforeseen error's text may hold a customer's words: keep its name; the log has the rest.
    named = isinstance(fault, OutsideBusy | OutsideRefused | Conflict)
    return f"{type(fault).__name__}: {fault}" if named else type(fault).__name__
