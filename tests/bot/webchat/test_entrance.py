from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.web.office import Office
from bot.webchat.channel import Bell
from bot.webchat.links import sign_customer
from bot.webchat.pages import STATIC, Pages
from bot.webchat.router import webchat_router
from core.ports import InboundMessage
from core.settings import Settings
from tests.bot.webchat.conftest import Visitor, attribute


def link(settings: Settings, customer: int = 1, name: str = "Hofladen Birke", age: timedelta = timedelta(0)) -> str:
    return "/chat?as=" + sign_customer(customer, settings.secret, now=datetime.now(UTC) - age, name=name)


def test_a_chat_is_kept_in_a_cookie_that_scripts_cannot_read(browser: TestClient) -> None:
    """The cookie is the page's alone: HttpOnly, SameSite, and only for the chat."""
    cookie = browser.get("/chat").headers["set-cookie"]
    assert cookie.startswith("oc_chat=")
    assert {"HttpOnly", "Path=/chat", "SameSite=lax"} <= set(cookie.split("; "))


def test_behind_tls_the_cookie_never_leaves_it(office: Office, bell: Bell, settings: Settings) -> None:
    """With a public https address the cookie is marked secure."""
    safe = replace(office, settings=settings.model_copy(update={"public_url": "https://shop.example"}))
    app = FastAPI()
    app.include_router(webchat_router(safe, bell))
    assert "Secure" in TestClient(app).get("/chat").headers["set-cookie"]


def test_the_same_browser_comes_back_to_its_chat(visitor: Visitor) -> None:
    """A reload goes on with the same chat; another browser gets its own."""
    assert attribute(visitor.client.get("/chat").text, "data-label") == visitor.label
    other = TestClient(visitor.client.app, base_url="http://127.0.0.1:8000")
    assert attribute(other.get("/chat").text, "data-label") != visitor.label


def test_a_signed_link_says_who_comes(browser: TestClient, taken: list[InboundMessage], settings: Settings) -> None:
    """Who comes by a signed link writes as that customer; the link itself leaves the address bar."""
    answer = browser.get(link(settings))
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")
    visitor = Visitor(browser)
    assert "You are writing as Hofladen Birke." in visitor.page
    visitor.say("jars")
    assert (taken[0].known_customer, taken[0].sender_name) == ("1", "Hofladen Birke")


def test_coming_as_somebody_begins_a_chat_of_ones_own(visitor: Visitor, settings: Settings) -> None:
    """Who was a guest before gets a new thread with the new name: nothing said before is theirs."""
    visitor.client.get(link(settings))
    named = Visitor(visitor.client)
    assert named.label != visitor.label
    visitor.client.get(link(settings))
    assert Visitor(visitor.client).label == named.label
    visitor.client.get(link(settings, customer=2))
    assert Visitor(visitor.client).label != named.label


def test_the_token_of_the_chat_before_is_void(visitor: Visitor, settings: Settings) -> None:
    """A page left open from before the change of person can neither speak nor read in the new chat."""
    visitor.client.get(link(settings))
    assert visitor.say("jars").status_code == 403
    answer = visitor.client.get("/chat/state", params={"chat": visitor.label})
    assert (answer.status_code, answer.json()["code"]) == (403, "other_chat")


def test_a_guest_leaves_the_customers_chat(
    browser: TestClient, taken: list[InboundMessage], settings: Settings
) -> None:
    """Going on as a guest begins a chat that knows no customer."""
    browser.get(link(settings))
    browser.get("/chat?as=guest")
    Visitor(browser).say("jars")
    assert taken[0].known_customer == ""


@pytest.mark.parametrize("token", ["x", "x.y", ""])
def test_a_link_that_is_none_leaves_a_guest(
    browser: TestClient, taken: list[InboundMessage], token: str, settings: Settings
) -> None:
    """An expired or changed link is told in words; the visitor is a guest."""
    old = link(settings, age=timedelta(days=2)) if not token else f"/chat?as={token}"
    answer = browser.get(old)
    assert answer.headers["location"] == "/chat?expired=1"
    assert "This link has expired" in browser.get("/chat?expired=1").text
    Visitor(browser).say("jars")
    assert taken[0].known_customer == ""


def test_a_name_is_text(browser: TestClient, settings: Settings) -> None:
    """A customer's name is shown as text, whatever it is."""
    browser.get(link(settings, name='<script>alert(1)</script>"onload="x'))
    page = browser.get("/chat").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de-AT,de;q=0.9,en;q=0.8", "de"), ("fr-FR,fr;q=0.9", "fr"), ("", "en"), ("sv, de;q=0.7", "de"), ("*", "en")],
)
def test_the_page_speaks_the_browsers_language(browser: TestClient, accepted: str, language: str) -> None:
    """The page follows the browser among our languages and is English otherwise."""
    assert f'<html lang="{language}">' in browser.get("/chat", headers={"Accept-Language": accepted}).text


def test_every_language_has_every_word() -> None:
    """No language lacks a word that another one has, and none leaves out a blank."""
    words = Pages().words
    assert set(words) == {"en", "de", "fr", "es", "it", "nl", "pt"}
    for language, known in words.items():
        assert set(known) == set(words["en"]), language
        assert known["units"], language


def test_every_word_that_the_page_asks_for_exists() -> None:
    """A script never asks for a word that no language has."""
    known = set(Pages().words["en"])
    for path in STATIC.glob("*.js"):
        asked = set(re.findall(r'(?:say|count)\("(\w+)"', path.read_text("utf-8")))
        assert asked - known - {"lines", "new_count"} == set(), path.name


def test_the_page_allows_no_inline_script(visitor: Visitor) -> None:
    """Scripts and styles come from our own files only; the page has none inside."""
    answer = visitor.client.get("/chat")
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert " style=" not in answer.text
    assert " onclick=" not in answer.text
    assert answer.text.count("<script") == answer.text.count('<script type="module" src=')


def test_the_pages_files_are_kept_for_ever_and_change_their_address(browser: TestClient) -> None:
    """Files are named by their content; an unknown name or an old version is not found."""
    page = browser.get("/chat").text
    address = page.partition('src="')[2].partition('"')[0]
    answer = browser.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")
    assert browser.get("/chat/static/0000/chat.js").status_code == 404
    assert browser.get("/chat/static/0000/..%2frouter.py").status_code == 404


def test_the_shops_colour_is_a_style_sheet(browser: TestClient) -> None:
    """The brand's colour comes as a file, checked, with readable ink."""
    css = browser.get("/chat/theme.css").text
    assert "--brand:#9a5b00" in css
    assert "--brand-ink:#ffffff" in css


def test_a_demo_shop_offers_its_own_sentences(browser: TestClient, demo: None) -> None:
    """In the demo shop the first sentences to try are the reader's language."""
    sentences = json.loads((Path(__file__).parents[3] / "templates/demo/suggestions.json").read_text("utf-8"))
    german = next(row["text"] for row in sentences if row["language"] == "de")
    assert german in browser.get("/chat", headers={"Accept-Language": "de"}).text


def test_one_network_begins_only_so_many_chats(app: FastAPI) -> None:
    """After sixty new chats a network waits; who has a chat goes on, and another network is not affected."""

    def page(host: str) -> TestClient:
        return TestClient(app, base_url="http://shop.example", client=(host, 4000))

    guest = page("198.51.100.1")
    assert guest.get("/chat").status_code == 200
    others = [page("198.51.100.1").get("/chat") for _ in range(60)]
    assert [answer.status_code for answer in others] == [200] * 59 + [429]
    assert int(others[-1].headers["retry-after"]) > 0
    assert guest.get("/chat").status_code == 200
    assert page("198.51.100.2").get("/chat").status_code == 200
