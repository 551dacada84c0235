from __future__ import annotations

import json
import uuid

import pytest
from fastapi.testclient import TestClient

from core.ports import InboundMessage
from tests.bot.webchat.conftest import Visitor


def test_a_message_becomes_an_inbound_message(visitor: Visitor, taken: list[InboundMessage]) -> None:
    """What is typed reaches the desk word for word, named by the thread and the page's own id."""
    client_id = str(uuid.uuid4())
    answer = visitor.say("  3 boxes of <b>jars</b>\nplease ", client_id)
    assert answer.status_code == 202
    assert answer.json()["new"] is True
    (message,) = taken
    assert message.text == "3 boxes of <b>jars</b>\nplease"
    assert (message.channel, message.message_id) == ("webchat", f"{message.conversation}:{client_id}")
    assert message.sender == message.conversation
    assert (message.action, message.known_customer, message.at.tzinfo is None) == ("", "", False)


def test_a_message_says_which_language_the_page_speaks(visitor: Visitor, taken: list[InboundMessage]) -> None:
    """Who writes on a French page is answered in French where their words tell no language; a shop's own only."""
    for headers in ({"X-Chat-Language": "fr"}, {"Accept-Language": "de-AT,de;q=0.9"}, {"X-Chat-Language": "ja"}):
        assert visitor.say("xyz", **headers).status_code == 202
    assert [message.facts.get("page_language", "") for message in taken] == ["fr", "de", ""]


def test_a_button_press_becomes_an_action(visitor: Visitor, taken: list[InboundMessage]) -> None:
    """A pressed button reaches the desk as its action, without text."""
    assert visitor.press("line:2:12.5").status_code == 202
    assert (taken[0].text, taken[0].action) == ("", "line:2:12.5")


def test_the_same_message_again_gets_the_same_answer(visitor: Visitor, taken: list[InboundMessage]) -> None:
    """A page that is unsure sends again with the same id, and nothing happens twice."""
    client_id = str(uuid.uuid4())
    first, again = visitor.say("jars", client_id), visitor.say("jars", client_id)
    assert first.json()["id"] == again.json()["id"]
    assert (first.json()["new"], again.json()["new"]) == (True, False)
    visitor.answers(1)
    assert [message["from"] for message in visitor.state()["messages"]] == ["you", "shop"]


def test_nobody_speaks_without_the_pages_token(visitor: Visitor, taken: list[InboundMessage]) -> None:
    """A post without the token, or with another chat's, changes nothing."""
    body = {"client_id": str(uuid.uuid4()), "text": "jars"}
    assert visitor.client.post("/chat/messages", json=body).status_code == 403
    stranger = Visitor(TestClient(visitor.client.app, base_url="http://127.0.0.1:8000"))
    answer = visitor.client.post("/chat/messages", json=body, headers={"X-CSRF-Token": stranger.token})
    assert (answer.status_code, answer.json()["code"]) == (403, "forged_request")
    assert answer.headers["content-type"] == "application/problem+json"
    assert taken == []


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}]
)
def test_another_sites_page_cannot_speak_for_the_customer(
    visitor: Visitor, taken: list[InboundMessage], headers
) -> None:
    """What another site's page sends is refused, even with the right token."""
    assert visitor.say("jars", **headers).status_code == 403
    assert taken == []


def test_without_a_chat_nothing_is_taken(browser: TestClient) -> None:
    """A post from nowhere has no chat to belong to."""
    answer = browser.post("/chat/messages", json={"client_id": str(uuid.uuid4()), "text": "x"})
    assert (answer.status_code, answer.json()["code"]) == (403, "no_session")


@pytest.mark.parametrize("cookie", ["x", "x.y", "eyJ0aHJlYWQiOiJhIn0.", "é"])
def test_a_forged_cookie_is_no_chat(visitor: Visitor, cookie: str) -> None:
    """A cookie that we did not sign opens nothing."""
    answer = visitor.client.get("/chat/state", headers={"Cookie": f"oc_chat={cookie}".encode()})
    assert answer.status_code == 403


def test_a_text_beyond_the_limit_is_refused(visitor: Visitor, taken: list[InboundMessage]) -> None:
    """64 kB in UTF-8 is the most that one message may hold."""
    assert visitor.say("ä" * 32_768).status_code == 202
    answer = visitor.say("ä" * 32_769)
    assert (answer.status_code, answer.json()["code"]) == (413, "text_too_long")
    assert len(taken) == 1


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        "nonsense",
        '{"client_id": "x", "text": "a"}',
        '{"client_id": 7, "text": "a"}',
        '{"client_id": "0b8a2f34-6f0e-4a8e-9d0a-6a4f2f2c9b11", "text": 7}',
        '{"client_id": "0b8a2f34-6f0e-4a8e-9d0a-6a4f2f2c9b11", "text": "  "}',
        "[" * 50_000,
    ],
)
def test_a_body_that_is_none_is_refused(visitor: Visitor, taken: list[InboundMessage], body: str) -> None:
    """Wrong JSON is answered as a problem and nothing is half done."""
    headers = {"X-CSRF-Token": visitor.token, "Content-Type": "application/json"}
    answer = visitor.client.post("/chat/messages", content=body, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["code"]
    assert taken == []


def test_only_json_is_read(visitor: Visitor) -> None:
    """A form of another page cannot pretend to be a message."""
    body = json.dumps({"client_id": str(uuid.uuid4()), "text": "x"})
    answer = visitor.client.post(
        "/chat/messages", content=body, headers={"X-CSRF-Token": visitor.token, "Content-Type": "text/plain"}
    )
    assert (answer.status_code, answer.json()["code"]) == (415, "json_wanted")


def test_what_no_database_can_store_is_replaced(visitor: Visitor, taken: list[InboundMessage]) -> None:
    """Zero bytes and halves of characters become the replacement character."""
    visitor.client.post(
        "/chat/messages",
        content=b'{"client_id": "0b8a2f34-6f0e-4a8e-9d0a-6a4f2f2c9b11", "text": "a\\u0000b"}',
        headers={"X-CSRF-Token": visitor.token, "Content-Type": "application/json"},
    )
    assert taken[0].text == "a\ufffdb"


@pytest.mark.parametrize("action", ["", "x" * 201, "confirm\n"])
def test_an_action_that_no_button_has_is_refused(visitor: Visitor, action: str) -> None:
    """An action is one short printable word."""
    assert visitor.press(action).status_code == 422


def test_who_says_too_much_is_asked_to_wait(visitor: Visitor) -> None:
    """After thirty posts at once comes a polite wait; another visitor does not notice."""
    answers = [visitor.post("messages", {})]
    while answers[-1].status_code != 429:
        answers.append(visitor.post("messages", {}))
    assert 30 < len(answers) < 300
    assert answers[-1].json()["code"] == "throttled"
    assert int(answers[-1].headers["Retry-After"]) >= 1
    assert Visitor(TestClient(visitor.client.app, base_url="http://127.0.0.1:8000")).say("hello").status_code == 202


def test_that_the_customer_writes_is_told_to_people_only(visitor: Visitor, taken: list[InboundMessage]) -> None:
    """Our own page tells it; nothing is said by it, and the budget for messages is not touched."""
    headers = {"X-CSRF-Token": visitor.token}
    assert [visitor.client.post("/chat/typing", headers=headers).status_code for _ in range(40)] == [204] * 40
    assert visitor.client.post("/chat/typing").status_code == 403
    assert taken == [] and visitor.say("jars").status_code == 202
