"""The web chat on a real server, in front of a real shop."""

from __future__ import annotations

import json
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.assemble import Shop
from bot.web.app import create_app
from bot.web.office import Office
from bot.webchat.channel import Bell, WebChatChannel
from bot.webchat.router import webchat_router
from core.clerk import Received
from core.ports import InboundMessage
from core.settings import Settings
from tests.bot.webchat.birch import SettableClock, customer_ids, furnish, open_shop


@pytest.fixture(scope="session")
def birch_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The furnished shop's database; the tests' files are copies of it."""
    folder = tmp_path_factory.mktemp("birch")
    shutil.copyfile(sqlite_template, folder / "shop.db")
    furnish(folder, f"sqlite:///{folder / 'shop.db'}")
    return folder / "shop.db"


@pytest.fixture
def url(birch_template: Path, tmp_path: Path) -> str:
    shutil.copyfile(birch_template, tmp_path / "shop.db")
    return f"sqlite:///{tmp_path / 'shop.db'}"


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def parts(url: str, tmp_path: Path, clock: SettableClock) -> Iterator[Shop]:
    """The shop's parts, as the command line puts them together."""
    opened = open_shop(tmp_path, url, clock)
    yield opened
    opened.stop()


@pytest.fixture
def other(parts: Shop, url: str, tmp_path: Path, clock: SettableClock) -> Iterator[Shop]:
    """The same shop in another process, as far as the database can tell."""
    opened = open_shop(tmp_path, url, clock)
    yield opened
    opened.stop()


@pytest.fixture
def settings(parts: Shop) -> Settings:
    return parts.settings


@pytest.fixture
def customers(parts: Shop) -> dict[str, int]:
    """The ids of the shop's customers by their number."""
    return customer_ids(parts)


@pytest.fixture
def taken() -> list[InboundMessage]:
    """Every message that the chat handed to the desk."""
    return []


@pytest.fixture
def office(parts: Shop, taken: list[InboundMessage]) -> Office:
    office = parts.office

    def take_in(message: InboundMessage) -> Received:
        taken.append(message)
        return office.take_in(message)

    return replace(office, take_in=take_in, readiness=lambda: {"database": "", "jobs": "not running"})


@pytest.fixture
def bell(parts: Shop) -> Bell:
    channel = parts.channels["webchat"]
    assert isinstance(channel, WebChatChannel)
    return channel.bell


@pytest.fixture
def demo(settings: Settings, customers: dict[str, int]) -> None:
    """Make it a demo shop."""
    shown = {"id": customers["K1"], "name": "Hofladen Birke", "about": "A farm shop.", "try": ["10 jars <b>"]}
    (settings.data_dir / "demo.json").write_text(json.dumps({"customers": [shown]}))


@pytest.fixture
def app(office: Office, bell: Bell) -> FastAPI:
    return create_app(office, routers=[webchat_router(office, bell)])


@pytest.fixture
def browser(app: FastAPI) -> TestClient:
    """A browser without a page yet."""
    return TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)


class Visitor:
    """Somebody with the page open."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self.page = client.get("/chat").text
        self.token = attribute(self.page, "data-token")
        self.label = attribute(self.page, "data-label")

    def say(self, text: str, client_id: str = "", **headers: str) -> httpx.Response:
        return self.post("messages", {"client_id": client_id or str(uuid.uuid4()), "text": text}, **headers)

    def press(self, action: str, client_id: str = "") -> httpx.Response:
        return self.post("actions", {"client_id": client_id or str(uuid.uuid4()), "action": action})

    def decide(self, name: str) -> httpx.Response:
        """Press a deciding button of the open order, as its card shows it now."""
        order = self.state()["order"]
        return self.press(f"{name}:{order['number']}:{order['version']}")

    def post(self, what: str, body: Any, **headers: str) -> httpx.Response:
        return self.client.post(f"/chat/{what}", json=body, headers={"X-CSRF-Token": self.token, **headers})

    def state(self, after: str = "") -> dict[str, Any]:
        return dict(self.client.get("/chat/state", params={"after": after}).json())

    def answers(self, count: int) -> list[dict[str, Any]]:
        """Wait until the shop has said so much, and return it."""
        said: list[dict[str, Any]] = []

        def enough() -> bool:
            said[:] = [message for message in self.state()["messages"] if message["from"] == "shop"]
            return len(said) >= count

        wait_until(enough)
        return said


@pytest.fixture
def visitor(browser: TestClient) -> Visitor:
    return Visitor(browser)


def attribute(page: str, name: str) -> str:
    return page.partition(f'{name}="')[2].partition('"')[0]


@pytest.fixture
def server(app: FastAPI) -> Iterator[str]:
    """The address of a real server; streams need one."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", timeout_graceful_shutdown=2)
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run)
    thread.start()
    wait_until(lambda: running.started)
    yield f"http://127.0.0.1:{running.servers[0].sockets[0].getsockname()[1]}"
    running.should_exit = True
    thread.join(10)
    assert not thread.is_alive()


def wait_until(done: Callable[[], Any], wait_s: float = 60.0) -> Any:
    until = time.monotonic() + wait_s
    while not (found := done()):
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.02)
    return found
