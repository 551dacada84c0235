from __future__ import annotations

import os
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from core.ports import InboundMessage
from core.settings import Settings
from tests.bot.webchat.conftest import Visitor, attribute

SAMPLES = Path(__file__).parents[3] / "templates" / "demo" / "mail"


@pytest.fixture
def tourist(demo: None, browser: TestClient) -> TestClient:
    return browser


def test_a_real_shop_has_no_tour(browser: TestClient) -> None:
    """Only a demo shop shows visitors around and lets them be its customers."""
    assert browser.get("/demo").status_code == 404
    assert browser.post("/demo/mails", data={"name": "x"}).status_code == 404


def test_the_tour_leads_into_the_chat_as_a_customer(
    tourist: TestClient, taken: list[InboundMessage], customers: dict[str, int]
) -> None:
    """A link of the tour opens the chat as that customer."""
    page = tourist.get("/demo").text
    assert "Chat as Hofladen Birke" in page
    assert "10 jars &lt;b&gt;" in page
    address = page.partition('href="/chat?as=')[2].partition('"')[0]
    tourist.get(f"/chat?as={address}")
    Visitor(tourist).say("hello")
    assert taken[0].known_customer == str(customers["K1"])


def test_the_tour_shows_what_is_not_well(tourist: TestClient) -> None:
    """What is missing is said where the visitor looks."""
    page = tourist.get("/demo").text
    assert "database: ready" in page
    assert "jobs: not running" in page


def test_a_sample_mail_is_dropped_as_a_new_mail(tourist: TestClient, settings: Settings) -> None:
    """Each press sends the letter anew, with a Message-ID of its own, and whole."""
    name = sorted(path.name for path in SAMPLES.glob("*.eml"))[0]
    for _ in range(2):
        assert tourist.post("/demo/mails", data={"name": name}).status_code == 303
    dropped = [message_from_bytes(path.read_bytes(), policy=default) for path in (settings.mail_dir / "in").iterdir()]
    original = message_from_bytes((SAMPLES / name).read_bytes(), policy=default)
    assert len({mail["message-id"] for mail in dropped} | {original["message-id"]}) == 3
    assert {mail.get_content() for mail in dropped} == {original.get_content()}
    assert {path.suffix for path in (settings.mail_dir / "in").iterdir()} == {".eml"}


@pytest.mark.parametrize("name", ["../shop.toml", "/etc/passwd", "x.eml", ""])
def test_only_sample_mails_can_be_dropped(tourist: TestClient, settings: Settings, name: str) -> None:
    """A name that is no sample is not found, whatever it points at."""
    assert tourist.post("/demo/mails", data={"name": name}).status_code in (404, 422)
    assert not (settings.mail_dir / "in").exists()


def test_another_site_cannot_drop_mails(tourist: TestClient, settings: Settings) -> None:
    """The form counts only from our own page."""
    name = next(SAMPLES.glob("*.eml")).name
    answer = tourist.post("/demo/mails", data={"name": name}, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert not (settings.mail_dir / "in").exists()


def test_answers_are_listed_newest_first_and_can_be_read(tourist: TestClient, settings: Settings) -> None:
    """What went out is listed with its subject and opens as text."""
    out = settings.mail_dir / "out"
    out.mkdir(parents=True)
    for number in range(10):
        mail = f"To: a@b.example\r\nSubject: <i>Order {number}</i>\r\n\r\nDear customer {number}\r\n"
        (out / f"m{number}.eml").write_bytes(mail.encode())
        os.utime(out / f"m{number}.eml", (1_000_000 + number, 1_000_000 + number))
    listed = tourist.get("/demo/mails").json()["mails"]
    assert [mail["subject"] for mail in listed] == [f"<i>Order {n}</i>" for n in range(9, 1, -1)]
    assert "&lt;i&gt;Order 9&lt;/i&gt;" in tourist.get("/demo").text
    read = tourist.get("/demo/mails/m9.eml")
    assert read.headers["content-type"].startswith("text/plain")
    assert "Dear customer 9" in read.text


@pytest.mark.parametrize("name", ["none.eml", "..%2f..%2fdemo.json", "demo.json", "%2e%2e", "a%00.eml"])
def test_nothing_but_sent_mails_can_be_read(tourist: TestClient, name: str) -> None:
    """The tour's mail page opens mails of the out folder and nothing else."""
    assert tourist.get(f"/demo/mails/{name}").status_code == 404


def test_the_tour_obeys_the_content_security_policy(tourist: TestClient) -> None:
    """The tour has no inline script or style either."""
    page = tourist.get("/demo").text
    assert " style=" not in page
    assert page.count("<script") == page.count('<script type="module" src=')
    assert tourist.get(attribute(page, "src")).status_code == 200
