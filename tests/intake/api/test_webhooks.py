"""Webhooks by the interface: an administrator's key adds them, reads what they were told, and has it told again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from httpx import Response

from tests.intake.api.conftest import Program, code

URL = "https://books.example/hook"


def _put(program: Program, name: str = "books", **body: object) -> Response:
    headers = {"Authorization": f"Bearer {program.key}"}
    return program.http.put(f"/api/v1/webhooks/{name}", json={"url": URL, **body}, headers=headers)


def test_a_webhook_is_added_changed_and_forgotten(admin: Program) -> None:
    """The secret is shown by the call that makes it, and by no other."""
    first, again, turned = _put(admin), _put(admin, events=["order.*"]), _put(admin, rotate=True)
    assert [one.status_code for one in (first, again, turned)] == [201, 200, 200]
    assert first.json()["secret"].startswith("whsec_") and again.json()["secret"] is None
    assert turned.json()["secret"] not in (None, first.json()["secret"])
    (row,) = admin.get("/webhooks").json()["items"]
    assert (row["name"], row["events"], row["active"], row["secret"]) == ("books", ["*"], True, None)
    headers = {"Authorization": f"Bearer {admin.key}"}
    assert admin.http.delete("/api/v1/webhooks/books", headers=headers).status_code == 204
    assert code(admin.get("/webhooks/books/deliveries")) == (404, "unknown_webhook")


def test_what_it_was_told_is_listed_and_told_again(admin: Program, cart: Program) -> None:
    """Events queue with the order; a replay names how many, and a ping stands beside them."""
    _put(admin)
    number = cart.order().json()["number"]
    rows = admin.get("/webhooks/books/deliveries").json()["items"]
    assert {row["order"] for row in rows} == {number} and rows[-1]["id"] == f"evt_{rows[-1]['event_id']}"
    replayed = admin.post("/webhooks/books/replay", {"order": number})
    assert replayed.status_code == 202 and replayed.json()["queued"] == len(rows)
    assert admin.post("/webhooks/books/ping").status_code == 202
    assert admin.get("/webhooks/books/deliveries").json()["items"][0]["event"] == "ping"
    assert len(admin.get("/webhooks/books/deliveries", limit=1).json()["items"]) == 1


@pytest.mark.parametrize(
    ("name", "body", "wrong"),
    [
        ("books", {"url": "https://169.254.169.254/latest"}, "bad_url"),
        ("books", {"url": "https://user:word@books.example/"}, "bad_url"),
        ("books", {"events": ["All of them"]}, "bad_events"),
        ("whatsapp", {}, "bad_name"),
    ],
)
def test_what_must_not_be_called_is_refused_when_added(
    admin: Program, name: str, body: dict[str, object], wrong: str
) -> None:
    """An address that is not public, an event that is none, a name that is taken by the settings: 422."""
    assert code(_put(admin, name, **body)) == (422, wrong)


def test_a_channel_s_key_learns_nothing_of_webhooks(program: Callable[..., Program]) -> None:
    """Only administrators' keys see or change what leaves the shop."""
    shop = program("shop")
    assert code(_put(shop)) == code(shop.get("/webhooks")) == (403, "not_your_role")
    assert code(shop.post("/webhooks/books/replay", {})) == (403, "not_your_role")


def test_a_message_may_be_a_button_or_files(program: Callable[..., Program]) -> None:
    """A press, a file in base64, a language; a message that says nothing, or a file that is none, is refused."""
    acme = program("acme", channel="gateway:acme")
    one = {"channel": "gateway:acme", "sender": "+49170", "message_id": "m1"}
    file = {"name": "order.csv", "media_type": "text/csv", "content": "c2t1LHF1YW50aXR5Cg=="}
    assert acme.post("/messages", one | {"action": "human"}).status_code == 202
    assert acme.post("/messages", one | {"message_id": "m2", "files": [file], "language": "de"}).status_code == 202
    assert acme.post("/messages", one | {"message_id": "m3"}).status_code == 422
    bad = file | {"content": "c2t1LHF1YW50aXR5Cg="}
    assert acme.post("/messages", one | {"message_id": "m4", "files": [bad]}).status_code == 422
