"""The web chat on a real server, in front of a small shop in memory."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

from bot.web.headers import SecurityHeaders
from bot.web.office import Office
from bot.web.problems import problem_of
from bot.webchat.channel import Bell
from bot.webchat.router import webchat_router
from core.domain.policy import ShopIdentity, ShopPolicy
from core.messages.render import Messages
from core.settings import Settings
from tests.bot.webchat.standin import StandInClerk

DEMO = {"customers": [{"id": 12, "name": "Hofladen Birke", "about": "A farm shop.", "try": ["10 jars <b>"]}]}


@pytest.fixture
def clerk() -> StandInClerk:
    return StandInClerk()


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, secret_key="a secret of the tests")


@pytest.fixture
def office(clerk: StandInClerk, settings: Settings) -> Office:
    policy = ShopPolicy(shop=ShopIdentity(name="Birch & Sons", brand_colour="#9A5B00"))
    return Office(
        settings, clerk, Messages(), clerk.take_in, lambda: policy, lambda: {"database": "", "jobs": "not running"}
    )  # type: ignore[arg-type]


@pytest.fixture
def demo(settings: Settings) -> None:
    (settings.data_dir / "demo.json").write_text(json.dumps(DEMO))


@pytest.fixture
def app(office: Office, bell: Bell) -> FastAPI:
    made = FastAPI()
    made.include_router(webchat_router(office, bell))
    made.add_exception_handler(HTTPException, lambda _, error: problem_of(error))
    made.add_middleware(SecurityHeaders, https=False)
    return made


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

    def post(self, what: str, body: Any, **headers: str) -> httpx.Response:
        return self.client.post(f"/chat/{what}", json=body, headers={"X-CSRF-Token": self.token, **headers})

    def state(self, after: str = "") -> dict[str, Any]:
        return dict(self.client.get("/chat/state", params={"after": after}).json())


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


def wait_until(done: Callable[[], Any], wait_s: float = 10.0) -> Any:
    until = time.monotonic() + wait_s
    while not (found := done()):
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.01)
    return found
