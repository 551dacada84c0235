"""A furnished shop to copy, and a nursery whose children are struck down."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from core.database.check import violations
from core.database.engine import Database
from core.database.export import export_state
from core.settings import Settings
from tests.chaos.furnish import furnish
from tests.postgres import PostgresServer

ROOT = Path(__file__).parents[2]


class Nursery:
    """Starts one child after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, job: dict[str, Any]) -> int:
        """Let a child live; returns how it ended."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return int(json.loads(self._process.stdout.readline())["exit"])

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(30)


@dataclass
class World:
    """One shop's data, and the lives that it had."""

    nursery: Nursery
    folder: Path
    scenario: str
    facts: dict[str, str]
    url: str = ""
    lives: list[int] = field(default_factory=list)

    def live(self, kill_at: int = 0) -> int:
        """Have a process work on the shop; returns how it ended: 0, or -9 where it was struck down."""
        job = {
            "data_dir": str(self.folder),
            "url": self.url,
            "scenario": self.scenario,
            "facts": self.facts,
            "kill_at": kill_at,
            "log": str(self.folder / "log"),
        }
        self.lives.append(self.nursery.run(job))
        assert self.lives[-1] in (0, -9), (self.folder / "log").read_text("utf-8")
        return self.lives[-1]

    @property
    def struck_at(self) -> str:
        """Return the point at which a process of this world died."""
        return (self.folder / "struck").read_text()

    @property
    def points(self) -> list[str]:
        """Return the points that the last untouched life passed."""
        found: list[str] = json.loads((self.folder / "points").read_text())
        return found

    @property
    def sent(self) -> list[str]:
        """Return the Message-ID of each sending, repeats included."""
        file = self.folder / "sent"
        return file.read_text().split() if file.exists() else []

    def open(self) -> Database:
        return Database(self.url or Settings(data_dir=self.folder).sql_url)

    def state(self) -> dict[str, Any]:
        """Return the whole state without what must differ between two worlds: ids, numbers, moments."""
        database = self.open()
        try:
            with database.read() as conn:
                found = export_state(conn)
                assert list(violations(conn)) == []
                if database.dialect == "sqlite":
                    assert [row[0] for row in conn.exec_driver_sql("PRAGMA integrity_check")] == ["ok"]
        finally:
            database.close()
        return comparable(found)


def comparable(state: dict[str, Any]) -> dict[str, Any]:
    """Return a state with names in place of ids and numbers."""
    numbers = {order["number"]: f"order {place}" for place, order in enumerate(state["orders"], 1)}
    events = {event["id"]: f"event {place}" for place, event in enumerate(state["events"], 1)}
    return state | {
        "orders": [order | {"id": 0, "number": numbers[order["number"]]} for order in state["orders"]],
        "events": [
            event | {"id": events[event["id"]], "order": numbers.get(event["order"], "")} for event in state["events"]
        ],
        "deliveries": [
            {"event": events.get(one["event"], ""), "channel": one["channel"], "state": one["state"]}
            for one in state["deliveries"]
        ],
    }


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """The mother of all children of this test process."""
    opened = Nursery()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sqlite_shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A furnished shop in a folder, to be copied."""
    folder = tmp_path_factory.mktemp("furnished") / "data"
    settings = Settings(data_dir=folder, secret_key="k" * 40)
    facts = furnish(settings)
    database = Database(settings.sql_url)
    with database.engine.connect() as conn:
        conn.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    database.close()
    return folder, facts


@pytest.fixture(scope="session")
def postgres_shop(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """A furnished shop in a PostgreSQL database, to be copied; returns the database's name."""
    name = postgres.new_database()
    folder = tmp_path_factory.mktemp("furnished")
    settings = Settings(data_dir=folder, database_url=postgres.url(name), secret_key="k" * 40)
    return name, furnish(settings)


NewWorld = Callable[[str], World]


@pytest.fixture
def new_world(
    request: pytest.FixtureRequest, nursery: Nursery, sqlite_shop: tuple[Path, dict[str, str]], tmp_path: Path
) -> NewWorld:
    """Makes fresh shops on SQLite; a test is given as many as it asks for."""
    made: list[World] = []

    def make(scenario: str) -> World:
        folder, facts = sqlite_shop
        here = tmp_path / f"world-{len(made)}"
        shutil.copytree(folder, here)
        made.append(World(nursery, here, scenario, facts))
        return made[-1]

    return make


@pytest.fixture
def new_postgres_world(
    nursery: Nursery, postgres: PostgresServer, postgres_shop: tuple[str, dict[str, str]], tmp_path: Path
) -> Iterator[NewWorld]:
    """Makes fresh shops on PostgreSQL."""
    made: list[World] = []
    names: list[str] = []

    def make(scenario: str) -> World:
        template, facts = postgres_shop
        names.append(postgres.new_database(template))
        here = tmp_path / f"world-{len(made)}"
        here.mkdir()
        made.append(World(nursery, here, scenario, facts, postgres.url(names[-1])))
        return made[-1]

    yield make
    for name in names:
        postgres.drop_database(name)
