"""The shop as it is really run: `orderclerk serve`, stopped under load, twice on one file, and split into roles."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.database.check import violations
from core.database.engine import Database
from core.database.export import export_state
from core.settings import Settings
from tests.chaos.child import ORDER, WORDS, letter
from tests.chaos.conftest import ROOT
from tests.postgres import PostgresServer

pytestmark = pytest.mark.slow


class Served:
    """One `orderclerk serve`."""

    def __init__(self, folder: Path, url: str, role: str) -> None:
        self.address = f"http://127.0.0.1:{_free_port()}"
        self.folder = folder
        said = (folder / f"said-{role}.txt").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "serve", "--port", self.address.rpartition(":")[2], "--role", role],
            cwd=ROOT,
            env=os.environ
            | {
                "ORDERCLERK_DATA_DIR": str(folder),
                "ORDERCLERK_DATABASE_URL": url,
                "ORDERCLERK_SECRET_KEY": "k" * 40,
                "ORDERCLERK_PUBLIC_URL": self.address,
            },
            stdout=said,
            stderr=said,
        )

    def ready(self) -> bool:
        assert self.process.poll() is None, "the process ended by itself"
        try:
            return httpx.get(f"{self.address}/readyz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def ask_to_stop(self) -> tuple[int, float]:
        """Send SIGTERM; returns the exit code and how long it took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60), time.monotonic() - began


Serve = Callable[..., Served]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts processes; none outlives the test."""
    started: list[Served] = []

    def start(folder: Path, *, url: str = "", role: str = "all") -> Served:
        started.append(Served(folder, url, role))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait(30)


@pytest.fixture
def shop(sqlite_shop: tuple[Path, dict[str, str]], tmp_path: Path) -> tuple[Path, str]:
    """A furnished shop's folder, and an API key."""
    folder = tmp_path / "data"
    shutil.copytree(sqlite_shop[0], folder)
    return folder, sqlite_shop[1]["key"]


def until(done: Callable[[], object], wait_s: float = 90) -> None:
    end = time.monotonic() + wait_s
    while not done():
        assert time.monotonic() < end, "it did not come in time"
        time.sleep(0.1)


def order(address: str, key: str, name: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": name}
    return httpx.post(f"{address}/api/v1/orders", json=ORDER, headers=headers, timeout=60)


def state(folder: Path, url: str = "") -> dict[str, Any]:
    database = Database(url or Settings(data_dir=folder).sql_url)
    try:
        with database.read() as conn:
            assert list(violations(conn)) == []
            return export_state(conn)
    finally:
        database.close()


def load(addresses: list[str], key: str, stop: threading.Event) -> tuple[list[threading.Thread], dict[str, int]]:
    """Four customers that order until told to stop; what they were answered is noted."""
    answers: dict[str, int] = {}

    def customer(me: int) -> None:
        number = 0
        while not stop.is_set():
            number += 1
            try:
                name = f"cart-{me}-{number}"
                answers[name] = 0
                answers[name] = order(addresses[me % len(addresses)], key, name).status_code
            except httpx.HTTPError:
                return

    threads = [threading.Thread(target=customer, args=(me,), daemon=True) for me in range(4)]
    for thread in threads:
        thread.start()
    return threads, answers


def test_asked_to_stop_under_load_it_finishes_what_it_accepted(shop: tuple[Path, str], serve: Serve) -> None:
    """SIGTERM under load and an open chat: exit 0 in ten seconds, no answered order lost, no open page cut off."""
    folder, key = shop
    served = serve(folder)
    until(served.ready)
    stop = threading.Event()
    visitor = httpx.Client(base_url=served.address, timeout=60)
    visitor.get("/chat").raise_for_status()
    threads, answers = load([served.address], key, stop)
    until(lambda: sum(status == 201 for status in answers.values()) >= 12)
    (folder / "mail" / "in" / "order.eml").write_bytes(letter("order", "Order", WORDS).as_bytes())
    with visitor.stream("GET", "/chat/stream") as followed:
        assert followed.status_code == 200
        code, took_s = served.ask_to_stop()
        assert "retry:" in followed.read().decode()
    stop.set()
    for thread in threads:
        thread.join(60)
    assert code == 0
    assert took_s <= 10
    assert "running task" not in (folder / "said-all.txt").read_text("utf-8")
    found = {one["source"]["external_id"]: one["status"] for one in state(folder)["orders"]}
    assert {name for name, status in answers.items() if status == 201} <= set(found)
    assert set(found) <= set(answers) | {"order@archer.example", "<order@archer.example>"}
    assert set(answers.values()) <= {201, 503, 0}


def test_two_processes_share_one_sqlite_file(shop: tuple[Path, str], serve: Serve) -> None:
    """Two whole shops on one file, both ordering and one mail dropped: no error, nothing twice, one of them killed."""
    folder, key = shop
    both = [serve(folder), serve(folder)]
    until(lambda: all(one.ready() for one in both))
    stop = threading.Event()
    threads, answers = load([one.address for one in both], key, stop)
    (folder / "mail" / "in" / "order.eml").write_bytes(letter("order", "Order", WORDS).as_bytes())
    until(lambda: sum(status == 201 for status in answers.values()) >= 16)
    stop.set()
    for thread in threads:
        thread.join(60)
    assert set(answers.values()) == {201}
    both[0].process.kill()
    both[0].process.wait(30)
    assert order(both[1].address, key, "after").status_code == 201
    until(lambda: _all_sent(folder))
    found = state(folder)
    assert len(found["orders"]) == len(answers) + 2
    assert len(found["messages"]) == 1
    assert len({one["external_id"] for one in found["deliveries"]}) == len(found["deliveries"])
    assert both[1].ask_to_stop()[0] == 0
    assert len(state(folder)["orders"]) == len(found["orders"])


@pytest.mark.postgres
def test_web_and_worker_share_the_work_on_postgresql(
    postgres: PostgresServer, postgres_shop: tuple[str, dict[str, str]], tmp_path: Path, serve: Serve
) -> None:
    """One process takes orders, the other sends: an order placed at the first is confirmed by a mail of the second."""
    name = postgres.new_database(postgres_shop[0])
    url = postgres.url(name)
    web, worker = serve(tmp_path, url=url, role="web"), serve(tmp_path, url=url, role="worker")
    until(web.ready)
    answers = [order(web.address, postgres_shop[1]["key"], f"cart-{n}").status_code for n in range(5)]
    assert answers == [201] * 5
    until(lambda: _all_sent(tmp_path, url))
    assert [one.ask_to_stop()[0] for one in (web, worker)] == [0, 0]
    assert len(list((tmp_path / "mail" / "out").glob("*.eml"))) == 5
    postgres.drop_database(name)


def _all_sent(folder: Path, url: str = "") -> bool:
    found = state(folder, url)["deliveries"]
    return bool(found) and {one["state"] for one in found} == {"sent"}
