"""Documents in the chat, and the way in by a one-time link."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.assemble import Shop
from core.domain.linking import MakeLink
from core.domain.machine import Actor, Role
from tests.bot.webchat.conftest import Visitor

SALES = Actor(Role.SALES, "staff:1", "Sam")


def test_a_link_is_used_by_a_press_and_not_by_a_look(
    browser: TestClient, parts: Shop, customers: dict[str, int]
) -> None:
    """Programs that look at links in mails change nothing; the button makes the chat the customer's, once."""
    code = parts.clerk.do(MakeLink(customers["K1"]), actor=SALES).facts["code"]
    for _ in range(3):
        page = browser.get(f"/chat/link/{code}")
        assert page.status_code == 200 and "<script" not in page.text
        assert page.headers["referrer-policy"] == "no-referrer"
    refused = browser.post(f"/chat/link/{code}", headers={"Origin": "http://evil.example"})
    assert refused.status_code == 403
    entered = browser.post(f"/chat/link/{code}")
    assert entered.status_code == 303 and entered.headers["location"] == "/chat"
    visitor = Visitor(browser)
    assert "Hofladen Birke" in visitor.answers(1)[0]["text"]
    assert visitor.state()["customer"] == "Hofladen Birke"
    assert code not in browser.get("/chat/state").text


def test_a_document_opens_in_its_own_chat_only(visitor: Visitor, app: FastAPI) -> None:
    """The file that an answer brings is there for the browser that asked, and for nobody else."""
    visitor.say("/mydata")
    (found,) = visitor.answers(1)[0]["files"]
    assert found["name"] == "my-data.json"
    got = visitor.client.get(found["href"])
    assert got.status_code == 200 and got.json()["messages"][0]["text"] == "/mydata"
    assert got.headers["cache-control"] == "no-store"
    stranger = TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)
    assert stranger.get(found["href"]).status_code == 404
    assert visitor.client.get(found["href"].replace("/0", "/7")).status_code == 404
