"""An order over WhatsApp: Meta's signed hook in, the Graph API out, the day's window, receipts, mail as last way."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from sqlalchemy import select

from core.database.engine import Database
from core.database.tables.deliveries import deliveries
from tests.intake.gateways.graph_double import NUMBER, SECRET, TOKEN, Graph, graph_double
from tests.stories.counter import Counter, open_counter, words

ANN = "4917012345"


class Phone:
    """Ann's telephone, as Meta shows it to us."""

    def __init__(self, counter: Counter, graph: Graph, http: TestClient) -> None:
        self.counter, self.graph, self.http = counter, graph, http
        graph.open.add(ANN)
        self.count = 0

    def hook(self, body: dict[str, Any], *, secret: str = SECRET) -> Response:
        raw = json.dumps(body).encode()
        signature = "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
        return self.http.post("/hooks/gateway/meta", content=raw, headers={"X-Hub-Signature-256": signature})

    def value(self, **value: Any) -> dict[str, Any]:
        return {"object": "whatsapp_business_account", "entry": [{"changes": [{"value": value}]}]}

    def says(self, text: str, **more: Any) -> dict[str, Any]:
        self.count += 1
        at = str(int(self.counter.clock.now().timestamp()))
        one = {"from": ANN, "id": f"wamid.in{self.count}", "timestamp": at, "type": "text", "text": {"body": text}}
        body = self.value(messages=[one | more])
        assert self.hook(body).status_code == 200
        return body

    def presses(self, action: str) -> None:
        pressed = {"type": "button_reply", "button_reply": {"id": action, "title": "OK"}}
        self.says("", type="interactive", interactive=pressed)

    def rows(self) -> list[Any]:
        with self.counter.shop.database.read() as conn:
            return list(conn.execute(select(deliveries).order_by(deliveries.c.id)))

    def until(self, true: Callable[[list[Any]], bool]) -> list[Any]:
        end = time.monotonic() + 60
        while not true(rows := self.rows()):
            assert time.monotonic() < end, [(row.channel, row.template, row.state, row.error) for row in rows]
            time.sleep(0.01)
        return rows


@pytest.fixture
def phone(database: Database, tmp_path: Path) -> Iterator[Phone]:
    """A shop with a WhatsApp number."""
    facts = {
        "meta_token": TOKEN,
        "meta_app_secret": SECRET,
        "meta_verify_token": "our word",
        "meta_whatsapp_id": NUMBER,
    }
    with graph_double() as graph:
        facts |= {"meta_whatsapp_id": NUMBER, "meta_api_url": graph.url, "hooks_allow": "127.0.0.0/8"}
        with open_counter(database, tmp_path, **facts) as counter:
            with TestClient(counter.shop.app(), base_url="http://127.0.0.1") as http:
                yield Phone(counter, graph, http)


def test_meta_subscribes_only_by_our_word(phone: Phone) -> None:
    """The challenge comes back to who knows the word, on that route alone."""
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "our word"}
    found = phone.http.get("/hooks/gateway/meta", params=asked)
    assert (found.status_code, found.text) == (200, "1158201444")
    assert phone.http.get("/hooks/gateway/meta", params=asked | {"hub.verify_token": "guess"}).status_code == 403
    assert phone.http.get("/hooks/gateway/acme", params=asked).status_code == 404


def test_an_order_by_whatsapp_and_by_mail_once_the_day_is_over(phone: Phone) -> None:
    """Read back with buttons, confirmed by one, each message once; after 24 hours without a template it is mail."""
    body = phone.says("2 MUG please")
    assert phone.hook(body).status_code == 200
    phone.until(lambda rows: len(rows) == 1 and rows[0].state == "sent")
    (card,) = phone.graph.sent
    assert card["type"] == "interactive" and card["to"] == ANN
    card_rows = card["interactive"]["action"]
    replies = [one["reply"]["id"] for one in card_rows.get("buttons", [])]
    replies += [row["id"] for section in card_rows.get("sections", []) for row in section["rows"]]
    assert any(one.startswith("confirm:") for one in replies)
    phone.says("Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin, Germany")
    rows = phone.until(lambda rows: len(rows) >= 2 and all(row.state == "sent" for row in rows))
    press = next(b["action"] for row in reversed(rows) for b in row.buttons if b["action"].startswith("confirm:"))
    phone.presses(press)
    rows = phone.until(lambda rows: any(row.template == "order_confirmed" and row.state == "sent" for row in rows))
    confirmed = next(row for row in rows if row.template == "order_confirmed" and row.channel == "gateway:whatsapp")
    status = {"id": confirmed.external_id, "status": "read", "biz_opaque_callback_data": confirmed.message_id}
    assert phone.hook(phone.value(statuses=[status])).status_code == 200
    assert "read_at" in next(row for row in phone.rows() if row.id == confirmed.id).receipt

    sent = len(phone.graph.sent)
    phone.counter.clock.move(hours=25)
    number = confirmed.facts["order"]
    for step in ("pick", "pack", "ship"):
        phone.counter.step(number, step)
    phone.counter.clock.move(minutes=5)
    (shipped,) = (row for row in phone.rows() if row.template == "order_shipped" and row.channel != "email")
    phone.counter.shop.deliverer.send_now([shipped.id], channel="gateway:whatsapp")
    rows = phone.until(lambda rows: any(row.id == shipped.id and row.state == "parked" for row in rows))
    assert "no template tells order_shipped" in next(row.error for row in rows if row.id == shipped.id)
    assert len(phone.graph.sent) == sent
    told = phone.until(lambda rows: any(row.template == "order_shipped" and row.channel == "email" for row in rows))
    assert sum(row.template == "order_shipped" and row.channel == "email" for row in told) == 1


def test_who_is_not_meta_is_not_heard(phone: Phone) -> None:
    """A body whose signature is wrong or missing is not read."""
    body = phone.value(messages=[])
    assert phone.hook(body, secret="other").status_code == 401
    assert phone.http.post("/hooks/gateway/whatsapp", content=b"{}").status_code == 401
    assert phone.rows() == []


def test_a_number_that_cannot_be_reached_is_told_by_mail(phone: Phone) -> None:
    """A failed receipt after the sending sends the same words by mail to the address that Ann gave."""
    phone.says("2 MUG please")
    phone.says("Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin, Germany")
    rows = phone.until(lambda rows: len(rows) >= 2 and all(row.state == "sent" for row in rows))
    failed = {"id": rows[0].external_id, "status": "failed", "errors": [{"code": 131026, "title": "Undeliverable"}]}
    for _ in range(2):
        assert phone.hook(phone.value(statuses=[failed])).status_code == 200
    (mail,) = phone.counter.outgoing(1)
    assert "Mug" in words(mail) and "131026" in phone.rows()[0].error
