"""A messenger that somebody has connected: messages in by the interface, answers out signed, receipts back."""

from __future__ import annotations

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
from core.domain.access import AddApiKey
from core.domain.hooks import ListGateways
from tests.intake.gateways.receiver import Receiver, receiving, signed_headers
from tests.shop import ADMIN
from tests.stories.counter import Counter, open_counter, words

CHANNEL = "gateway:acme"


class Messenger:
    """The shop with a gateway named acme, and what that gateway can do."""

    def __init__(self, counter: Counter, far: Receiver, http: TestClient) -> None:
        self.counter, self.far, self.http = counter, far, http
        self.key = counter.clerk.do(AddApiKey("acme", CHANNEL), actor=ADMIN).facts["key"]
        self.secret = counter.shop.hooks.add_gateway("acme", far.url, ADMIN).secret
        far.secrets.append(self.secret)
        self.count = 0

    def says(self, text: str = "", *, sender: str = "+49170111", **more: Any) -> Response:
        self.count += 1
        body = {"channel": CHANNEL, "sender": sender, "text": text, "message_id": f"m{self.count}", **more}
        return self.http.post("/api/v1/messages", json=body, headers={"Authorization": f"Bearer {self.key}"})

    def reports(self, kind: str, *, at: float | None = None, secret: str = "", **data: Any) -> Response:
        body = json.dumps({"type": kind, "data": data}).encode()
        headers = signed_headers(secret or self.secret, f"r-{time.monotonic_ns()}", body, at=at)
        return self.http.post("/hooks/gateway/acme", content=body, headers=headers)

    def rows(self) -> list[Any]:
        with self.counter.shop.database.read() as conn:
            return list(conn.execute(select(deliveries).order_by(deliveries.c.id)))

    def until(self, true: Callable[[list[Any]], bool]) -> list[Any]:
        end = time.monotonic() + 60
        while not true(rows := self.rows()):
            assert time.monotonic() < end, [(row.channel, row.state, row.error) for row in rows]
            time.sleep(0.01)
        return rows


@pytest.fixture
def messenger(database: Database, tmp_path: Path) -> Iterator[Messenger]:
    """A shop that a messenger is connected to."""
    with receiving() as far, open_counter(database, tmp_path, hooks_allow="127.0.0.0/8") as counter:
        with TestClient(counter.shop.app(), base_url="http://127.0.0.1") as http:
            yield Messenger(counter, far, http)


def test_an_order_by_a_messenger_from_the_first_word_to_read(messenger: Messenger) -> None:
    """The read-back leaves signed with its button, the button confirms, and each receipt stands beside the message."""
    assert messenger.says("2 MUG please", sender_name="Ann", language="en").status_code == 202
    (asked,) = messenger.far.wait(1)
    assert asked.signed == 1 and asked.path == "/hook"
    told = asked.said
    assert (told["type"], told["data"]["recipient"], told["data"]["id"]) == ("message.send", "+49170111", asked.id)
    assert told["data"]["about"]["template"] == "order_quoted"
    (row,) = messenger.until(lambda rows: rows[0].state == "sent")
    assert (row.external_id, row.receipt["external_id"]) == ("ext-1", "ext-1")

    press = next(one["action"] for one in told["data"]["buttons"] if one["action"].startswith("confirm:"))
    messenger.says(action=press)
    assert messenger.far.wait(2)[1].said["data"]["about"]["order"] == told["data"]["about"]["order"]

    assert messenger.reports("message.delivered", id=asked.id).json() == {"state": "delivered"}
    assert messenger.reports("message.read", external_id="ext-1").status_code == 200
    assert {"delivered_at", "read_at"} <= messenger.rows()[0].receipt.keys()


def test_who_cannot_sign_reports_nothing(messenger: Messenger) -> None:
    """A wrong secret, an old moment, no signature or an unknown gateway are refused before anything is read."""
    other = "whsec_" + "QUJD" * 10
    assert messenger.reports("message.read", id="x", secret=other).json()["code"] == "signature_wrong"
    assert messenger.reports("message.read", id="x", at=time.time() - 301).json()["code"] == "signature_old"
    bare = messenger.http.post("/hooks/gateway/acme", content=b"{")
    unknown = messenger.http.post("/hooks/gateway/nobody", content=b"{", headers=signed_headers(other, "1", b"{"))
    assert [bare.status_code, unknown.status_code] == [401, 401]
    assert messenger.reports("message.read", id="never-sent").status_code == 404
    assert messenger.reports("message.nonsense", id="x").status_code == 422


def test_a_gateway_may_hand_messages_in_by_its_signature(messenger: Messenger) -> None:
    """`message.received` is taken like one by the interface, once for each id."""
    said = {"sender": "+49170222", "text": "1 MUG please", "message_id": "in-1"}
    first, again = (messenger.reports("message.received", **said) for _ in range(2))
    assert first.status_code == 202 and first.json() == again.json()
    assert messenger.far.wait(1)[0].said["data"]["recipient"] == "+49170222"


def test_a_busy_gateway_gets_it_again_under_the_same_id(messenger: Messenger) -> None:
    """429 waits as long as it asks, and a repeat bears the id of the first attempt."""
    messenger.far.answers = [(503, {}), (200, {"id": "late"})]
    messenger.says("2 MUG please")
    (row,) = messenger.until(lambda rows: bool(rows) and rows[0].state == "retry")
    messenger.counter.clock.move(minutes=2)
    messenger.counter.shop.deliverer.send_now([row.id], channel=CHANNEL)
    first, second = messenger.far.wait(2)
    assert first.id == second.id
    assert messenger.until(lambda rows: rows[0].state == "sent")[0].external_id == "late"


def test_a_gateway_that_is_gone_is_switched_off(messenger: Messenger) -> None:
    """410 switches it off; what is said later waits for staff instead of being sent."""
    messenger.far.answers = [(410, {})]
    messenger.says("2 MUG please")
    messenger.until(lambda rows: bool(rows) and rows[0].state == "parked")
    (gateway,) = messenger.counter.clerk.look(ListGateways())
    assert not gateway.active and "410" in gateway.fault
    messenger.says("and 1 MUG more")
    messenger.until(lambda rows: len(rows) > 1 and rows[1].state == "parked")
    assert len(messenger.far.calls) == 1


def test_a_message_that_failed_later_goes_by_mail(messenger: Messenger) -> None:
    """`message.failed` parks what counted as sent; who has left a mail address reads it there, once."""
    messenger.says("2 MUG please")
    messenger.far.wait(1)
    messenger.says("My name is Ann Archer, ann@customer.example")
    messenger.says("Mill Lane 3, 10115 Berlin, Germany")
    messenger.until(lambda rows: len(rows) >= 2 and all(row.state == "sent" for row in rows))
    call = messenger.far.calls[0]
    for _ in range(2):
        assert messenger.reports("message.failed", id=call.id, reason="no such number").status_code == 200
    (mail,) = messenger.counter.outgoing(1)
    assert "Mug" in words(mail)
    assert messenger.rows()[0].state == "parked" and "no such number" in messenger.rows()[0].error


def test_a_new_secret_signs_beside_the_old_one_for_a_day(messenger: Messenger) -> None:
    """While a secret is changed both count, both ways; its owner sees the new one once."""
    added = messenger.counter.shop.hooks.add_gateway("acme", messenger.far.url, ADMIN, rotate=True)
    assert added.secret not in ("", messenger.secret) and not added.new
    messenger.far.secrets.append(added.secret)
    messenger.says("2 MUG please")
    assert messenger.far.wait(1)[0].signed == 2
    assert messenger.reports("message.sent", id=messenger.far.calls[0].id, secret=added.secret).status_code == 200
