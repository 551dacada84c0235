"""What every test may ask for: a database of each kind, made quickly from a template."""

from __future__ import annotations

import faulthandler
import os
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from core.database.engine import Database
from core.database.schema import upgrade
from core.jobs.engine import create_job_tables
from tests.postgres import PostgresServer
from tests.statements import share_compiled_statements

share_compiled_statements()


STUCK_S = 300.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the slow tests evenly, so that no process is left with most of them, or with one at the very end."""
    slow = [item for item in items if item.get_closest_marker("slow")]
    files = [list(found) for _, found in groupby((one for one in items if one not in slow), _kept_together)]
    every = len(items) / (len(slow) + 1)
    items[:] = []
    placed = 0
    for file in files:
        while placed < len(slow) and len(items) >= every * placed:
            items.append(slow[placed])
            placed += 1
        items += file
    items += slow[placed:]


def _kept_together(item: pytest.Item) -> Path:
    # The folder of the browser's tests shares one browser, which is closed when another folder comes between.
    return item.path.parent if item.path.parent.name == "browser" else item.path


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> Iterator[None]:
    """After the last test, have a process that does not come to its end say where it hangs, and end it."""
    if nextitem is None:
        faulthandler.dump_traceback_later(STUCK_S, exit=True)
    return (yield)


def create_schema(database: Database) -> None:
    """Create every table of the shop, by the migrations as in a real shop, and of the job engine."""
    upgrade(database)
    create_job_tables(database)


def _kinds() -> list[str]:
    return os.environ.get("ORDERCLERK_TEST_DATABASES", "sqlite,postgresql").split(",")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One PostgreSQL server for this test process, stopped at its end."""
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_name(postgres: PostgresServer) -> str:
    """A PostgreSQL database with the schema, emptied before each test that asks for it."""
    name = postgres.new_database()
    database = Database(postgres.url(name))
    create_schema(database)
    database.close()
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema; the tests' files are copies of it."""
    path = tmp_path_factory.mktemp("template") / "shop.db"
    database = Database(f"sqlite:///{path}")
    create_schema(database)
    with database.engine.connect() as conn:
        conn.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite database with the schema."""
    shutil.copyfile(sqlite_template, tmp_path / "shop.db")
    return f"sqlite:///{tmp_path / 'shop.db'}"


@pytest.fixture
def postgres_url(postgres: PostgresServer, postgres_name: str) -> str:
    """The address of an empty PostgreSQL database with the schema."""
    postgres.empty_database(postgres_name)
    return postgres.url(postgres_name)


@pytest.fixture(params=[pytest.param(k, marks=pytest.mark.postgres) if k == "postgresql" else k for k in _kinds()])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database with the schema: once SQLite, once PostgreSQL."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh database with the schema: once SQLite, once PostgreSQL."""
    opened = Database(database_url)
    yield opened
    opened.close()
