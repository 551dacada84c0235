"""The database: one transaction to write, read-only ones beside it, the same on SQLite and PostgreSQL.

SQLite runs in WAL with `synchronous=NORMAL`: a killed process loses nothing; a power cut may lose the last commits
before it, never the file's consistency. Shops that must not lose those run on PostgreSQL.
"""

from __future__ import annotations

import logging
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from core.database.ordered import lock_of, ordered_connection
from core.errors import Conflict, OutsideBusy, SetupError

log = logging.getLogger(__name__)

T = TypeVar("T")

SQLITE_BUSY_S = 10.0
WRITE_TURN_S = 30.0
IDLE_PING_S = 5.0
_POSTGRES_OPTIONS = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
_RERUN_SQLSTATES = frozenset({"40001", "40P01", "55P03"})
_DOWN_SQLSTATES = frozenset({"57P01", "57P02", "57P03", "25P03", "53100", "53200", "53300"})
# A server that became a stand-by; inside a read-only transaction it is our own mistake.
_STANDBY_SQLSTATE = "25006"
_SQLITE_LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_SQLITE_DOWN = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})


class Database:
    """One shop's database. Threads share it."""

    def __init__(self, url: str) -> None:
        parsed = _parsed(url)
        self.url = url
        self.dialect: str = parsed.get_backend_name()
        self.engine: Engine = self.new_engine()
        self._reader = self._new_sqlite_reader(parsed) if self.dialect == "sqlite" else self.engine
        self._mine = threading.local()

    def new_engine(self, *, pool_size: int = 16, isolation_level: str | None = None) -> Engine:
        """Return a further engine on the same database; on SQLite its writers queue with all others of this process."""
        parsed = _parsed(self.url)
        if self.dialect == "sqlite":
            return _sqlite_engine(parsed, pool_size)
        return _postgres_engine(parsed, pool_size, isolation_level)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open the one transaction of a unit of work: commits once at the end, rolls back on any error.

        Raises: Conflict where the whole unit should be run again; OutsideBusy where the database is away.
        """
        if getattr(self._mine, "after", None) is not None:
            raise RuntimeError(
                "this thread is already writing: pass its connection on instead of opening a second unit"
            )
        after: list[Callable[[], None]] = []
        self._mine.after = after
        try:
            with _errors_named(writing=True), self.engine.begin() as conn:
                yield conn
        finally:
            self._mine.after = None
        _call_all(after)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a read-only transaction that sees one state and holds up no writer.

        Raises: OutsideBusy where the database is away.
        """
        with _errors_named(writing=False), self._reader.connect() as conn:
            if self.dialect == "postgresql":
                conn.execution_options(postgresql_readonly=True)
            with conn.begin():
                yield conn

    def after_commit(self, conn: Connection, callback: Callable[[], None]) -> None:
        """Have `callback` called once the unit that `conn` belongs to has committed, outside its lock."""
        after: list[Callable[[], None]] | None = getattr(self._mine, "after", None)
        if after is None or conn.closed:
            raise RuntimeError("after_commit belongs into a write unit of the same thread")
        after.append(callback)

    def retrying(self, work: Callable[[Connection], T], *, attempts: int = 4) -> T:
        """Run `work` in a unit of its own and run it again on a Conflict, a few times with growing random waits.

        Raises: Conflict when the last attempt met one too.
        """
        for attempt in range(1, attempts):
            try:
                with self.write() as conn:
                    return work(conn)
            except Conflict:
                time.sleep(random.uniform(0, 0.02 * 2**attempt))  # noqa: S311
        with self.write() as conn:
            return work(conn)

    def close(self) -> None:
        """Close every connection that is not in use."""
        self.engine.dispose()
        self._reader.dispose()

    @staticmethod
    def _new_sqlite_reader(parsed: URL) -> Engine:
        reader = create_engine(
            parsed, hide_parameters=True, pool_size=16, max_overflow=64, connect_args={"check_same_thread": False}
        )
        event.listen(reader, "connect", _reader_pragmas)
        event.listen(reader, "begin", _begin_deferred)
        return reader


def _parsed(url: str) -> URL:
    cure = "write sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME"
    try:
        parsed = make_url(url)
    except ArgumentError as fault:
        raise SetupError("DATABASE_URL", cure) from fault
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    in_memory = parsed.get_backend_name() == "sqlite" and parsed.database in {None, "", ":memory:"}
    if in_memory or parsed.drivername not in {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}:
        raise SetupError("DATABASE_URL", cure)
    return parsed


def _sqlite_engine(parsed: URL, pool_size: int) -> Engine:
    turns = lock_of(str(Path(parsed.database or "").resolve()))
    engine = create_engine(
        parsed,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=64,
        connect_args={"check_same_thread": False, "factory": ordered_connection(turns, WRITE_TURN_S)},
    )
    event.listen(engine, "connect", _writer_pragmas)
    event.listen(engine, "begin", _begin_write)
    return engine


def _postgres_engine(parsed: URL, pool_size: int, isolation_level: str | None) -> Engine:
    arguments: dict[str, Any] = {"application_name": "orderclerk", "connect_timeout": 10, "keepalives_idle": 30}
    if "options" not in parsed.query:
        arguments["options"] = _POSTGRES_OPTIONS
    engine = create_engine(
        parsed,
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=16,
        connect_args=arguments,
        isolation_level=isolation_level or "READ COMMITTED",
    )
    event.listen(engine, "checkin", _note_use)
    event.listen(engine, "checkout", _ping_after_idling)
    return engine


def _writer_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={int(SQLITE_BUSY_S * 1000)}")
    _into_wal(connection)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA journal_size_limit=67108864")


def _into_wal(connection: Any) -> None:
    # Two processes that open a new file at once meet a lock here that the busy time-out does not wait for.
    for _ in range(100):
        try:
            if connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] == "wal":
                return
        except sqlite3.OperationalError:
            pass
        time.sleep(0.05)
    raise SetupError("DATABASE_URL", "keep the SQLite file on a local disk: this one cannot do WAL")


def _reader_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={int(SQLITE_BUSY_S * 1000)}")
    connection.execute("PRAGMA query_only=ON")


def _begin_write(conn: Connection) -> None:
    connection: Any = conn.connection.dbapi_connection
    connection.begin_write()


def _begin_deferred(conn: Connection) -> None:
    conn.exec_driver_sql("BEGIN")


def _note_use(_connection: Any, record: Any) -> None:
    record.info["used_at"] = time.monotonic()


def _ping_after_idling(connection: Any, record: Any, _proxy: Any) -> None:
    # A ping at every check-out would cost each order a round trip; a restart shows on connections that lay idle.
    used_at = record.info.get("used_at")
    if used_at is None or time.monotonic() - used_at < IDLE_PING_S:
        return
    try:
        was_autocommit = connection.autocommit
        connection.autocommit = True
        connection.execute(";")
        connection.autocommit = was_autocommit
    except Exception as fault:
        raise DisconnectionError("the connection went away while it was idle") from fault


@contextmanager
def _errors_named(*, writing: bool) -> Iterator[None]:
    try:
        yield
    except DBAPIError as fault:
        named = _named(fault, writing)
        if named is None:
            raise
        raise named from fault
    except PoolTimeout as fault:
        raise OutsideBusy("database", 1.0) from fault
    except sqlite3.OperationalError as fault:
        named = _named_sqlite(fault)
        if named is None:
            raise
        raise named from fault


def _named(fault: DBAPIError, writing: bool) -> Exception | None:
    if isinstance(fault.orig, sqlite3.Error):
        return _named_sqlite(fault.orig)
    sqlstate = getattr(fault.orig, "sqlstate", None)
    if sqlstate in _RERUN_SQLSTATES:
        return Conflict("the database asked to run this again")
    down = sqlstate in _DOWN_SQLSTATES or (writing and sqlstate == _STANDBY_SQLSTATE)
    if down or fault.connection_invalidated or _never_connected(fault):
        return OutsideBusy("database", 1.0)
    return None


def _never_connected(fault: DBAPIError) -> bool:
    return fault.statement is None and type(fault.orig).__name__ in {"OperationalError", "ConnectionTimeout"}


def _named_sqlite(fault: sqlite3.Error) -> Exception | None:
    code = (getattr(fault, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _SQLITE_LOCKED:
        return Conflict("the database was busy for too long")
    if code in _SQLITE_DOWN:
        return OutsideBusy("database", 1.0)
    return None


def _call_all(callbacks: list[Callable[[], None]]) -> None:
    # The commit stands: a failing follow-up must neither undo it nor hide the others.
    for callback in callbacks:
        try:
            callback()
        except Exception:
            log.exception("a follow-up after a commit failed")


class StatementCount:
    """How many statements reached the database, BEGIN and COMMIT included, and which."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    @property
    def total(self) -> int:
        """Return the number of statements."""
        return len(self.statements)


@contextmanager
def count_statements(database: Database) -> Iterator[StatementCount]:
    """Count every statement that goes to `database` inside the block, of all threads."""
    counted = StatementCount()

    def on_execute(_conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        rows = len(parameters) if many and isinstance(parameters, list) else 1
        counted.statements.extend([statement] * rows)

    listeners: list[tuple[str, Callable[..., None]]] = [("before_cursor_execute", on_execute)]
    for name in ("begin", "commit", "rollback"):
        listeners.append((name, lambda _conn, word=name.upper(): counted.statements.append(word)))
    engines = {database.engine, database._reader}
    for engine in engines:
        for name, listener in listeners:
            if not (name == "begin" and engine.dialect.name == "sqlite" and engine is database._reader):
                event.listen(engine, name, listener)
    try:
        yield counted
    finally:
        for engine in engines:
            for name, listener in listeners:
                if event.contains(engine, name, listener):
                    event.remove(engine, name, listener)
