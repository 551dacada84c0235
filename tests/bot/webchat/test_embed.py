"""The chat inside other sites' pages: only where it was allowed, and without a cookie."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.assemble import Shop
from bot.web.app import create_app
from bot.web.office import Office
from bot.webchat.embed import origins_of
from bot.webchat.links import sign_customer
from bot.webchat.router import webchat_router
from core.errors import SetupError

SITE = "https://shop.example"


@pytest.fixture
def client(parts: Shop) -> TestClient:
    """A browser before a shop that one site may embed."""
    settings = parts.settings.model_copy(update={"webchat_origins": f"{SITE} https://www.shop.example"})
    office: Office = replace(parts.office, settings=settings)
    return TestClient(create_app(office, routers=[webchat_router(office, parts.bell)]), base_url="http://testserver")


def begun(client: TestClient, **body: Any) -> dict[str, str]:
    found: dict[str, str] = client.post("/chat/session", json=body).json()
    return found


def test_only_the_named_sites_may_frame_the_chat(client: TestClient, parts: Shop) -> None:
    """The framed page names the sites that may frame it, every other page refuses all; no site, no framed page."""
    answer = client.get("/chat/embedded")
    assert f"frame-ancestors {SITE} https://www.shop.example" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers and "set-cookie" not in answer.headers
    assert client.get("/chat").headers["x-frame-options"] == "DENY"
    plain = TestClient(create_app(parts.office, routers=[webchat_router(parts.office, parts.bell)]))
    assert plain.get("/chat/embedded").status_code == 404


def test_the_script_may_be_loaded_from_anywhere(client: TestClient) -> None:
    """The script comes with the words of every language and the shop's colour, and makes no code of text."""
    answer = client.get("/chat/widget.js")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "__FACTS__" not in answer.text and "Schreiben Sie uns" in answer.text
    assert "eval(" not in answer.text and "innerHTML" not in answer.text


def test_a_session_needs_no_cookie(client: TestClient) -> None:
    """What the page keeps itself proves whose chat it is; what is forged proves nothing."""
    seat = begun(client)
    client.cookies.clear()
    headers = {"X-Chat-Session": seat["session"], "X-CSRF-Token": seat["token"]}
    message = {"client_id": str(uuid.uuid4()), "text": "hello"}
    assert client.post("/chat/messages", json=message, headers=headers).status_code == 202
    state = client.get("/chat/state", headers=headers).json()
    assert (state["label"], state["messages"][0]["text"]) == (seat["label"], "hello")
    forged = headers | {"X-Chat-Session": seat["session"][:-2] + "xx"}
    assert client.get("/chat/state", headers=forged).status_code == 403
    again = client.post("/chat/session", json={}, headers=headers).json()
    assert again["label"] == seat["label"]
    other_site = client.post("/chat/session", json={}, headers={"Sec-Fetch-Site": "cross-site"})
    assert other_site.status_code == 403


def test_a_customer_whom_the_site_names_has_a_thread_of_their_own(client: TestClient, parts: Shop) -> None:
    """A signed link makes the customer's own chat; another one, or a forged one, never reads on where they wrote."""
    link = sign_customer(1, parts.settings.secret, now=datetime.now(UTC), name="Ann")
    known, guest = begun(client, **{"as": link}), begun(client)
    assert known["customer"] == "Ann" and guest["customer"] == "" and known["label"] != guest["label"]
    headers = {"X-Chat-Session": guest["session"]}
    after = client.post("/chat/session", json={"as": link}, headers=headers).json()
    assert after["label"] not in (known["label"], guest["label"])
    assert client.post("/chat/session", json={"as": "forged"}, headers=headers).json()["label"] == guest["label"]


def test_a_file_is_a_message_of_its_own(client: TestClient, tmp_path: Path) -> None:
    """A file is taken once for its id; one that is empty, too large or without a name is refused with a code."""
    seat = begun(client)
    headers = {
        "X-Chat-Session": seat["session"],
        "X-CSRF-Token": seat["token"],
        "X-Client-Id": str(uuid.uuid4()),
        "X-File-Name": "..%2Forder%20%C3%A4.csv",
        "Content-Type": "text/csv",
    }
    taken = [client.post("/chat/files", content=b"sku,quantity\n", headers=headers).json()["new"] for _ in range(2)]
    assert taken == [True, False]
    (message,) = client.get("/chat/state", headers=headers).json()["messages"][:1]
    assert message["files"] == [{"name": ".._order ä.csv", "href": ""}]
    for content, changed, status in (
        (b"", {}, 422), (b"x", {"X-File-Name": ""}, 422), (b"x", {"X-Client-Id": "1"}, 422),
        (b"x" * 10_000_001, {}, 413), (b"x", {"X-CSRF-Token": "no"}, 403),
    ):  # fmt: skip
        assert client.post("/chat/files", content=content, headers=headers | changed).status_code == status


def test_a_site_that_is_none_is_a_wrong_setting() -> None:
    """Only origins can embed the chat: a policy that is written into a header holds nothing else."""
    assert origins_of("https://Shop.example/ http://localhost:8080") == (
        "https://shop.example",
        "http://localhost:8080",
    )
    for wrong in ("*", "shop.example", "https://shop.example/path", "https://a;b", "'self'"):
        with pytest.raises(SetupError):
            origins_of(wrong)
