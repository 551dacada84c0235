"""What every test may ask for: a database of each kind, made quickly from a template."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.database.engine import Database
from core.database.schema import upgrade
from core.jobs.engine import create_job_tables
from tests.postgres import PostgresServer
from tests.statements import share_compiled_statements

share_compiled_statements()


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
