"""The rest of the interface: who gets in, messages, goods, books, and what the description promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from core.domain.commands import FinishMessage
from core.domain.machine import Actor, Role
from tests.intake.api.conftest import Program, code

NOTE = {"channel": "api:cart", "sender": "+353 1 555 0100", "text": "two soaps please", "message_id": "call-1"}


@pytest.mark.parametrize("head", ["", "Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", "bearer oc_x y"])
def test_nobody_gets_in_without_a_key(http: TestClient, head: str) -> None:
    """Every route asks for a key before it reads anything; what is no key is told so."""
    for method, path in routes(http):
        response = http.request(method, path, headers={"Authorization": head}, content=b"{not json")
        assert code(response) == (401, "key_needed"), path
        assert response.headers["www-authenticate"] == "Bearer"


def test_every_route_is_in_the_matrix(http: TestClient, program: Callable[..., Program]) -> None:
    """What each kind of key may call; a new route fails here until somebody has decided about it."""
    allowed: dict[tuple[str, str], set[str]] = {
        ("get", "/api/v1/stock"): {"channel", "admin"},
    }
    everybody = {"channel", "customer", "admin"}
    for way in (
        ("post", "/api/v1/orders"), ("get", "/api/v1/orders"), ("get", "/api/v1/orders/x"),
        ("post", "/api/v1/orders/x/steps/x"), ("post", "/api/v1/messages"), ("get", "/api/v1/messages/x"),
        ("get", "/api/v1/items"), ("get", "/api/v1/shipping-options"), ("get", "/api/v1/invoices/x.pdf"),
        ("get", "/api/v1/invoices"), ("get", "/api/v1/events"), ("get", "/api/v1/returns"),
        ("get", "/api/v1/returns/x"), ("post", "/api/v1/returns/x/steps/x"), ("post", "/api/v1/orders/x/returns"),
    ):  # fmt: skip
        allowed[way] = everybody
    hook = "/api/v1/webhooks/x"
    for way in (
        ("get", "/api/v1/webhooks"), ("put", hook), ("delete", hook), ("post", f"{hook}/ping"),
        ("post", f"{hook}/replay"), ("get", f"{hook}/deliveries"),
    ):  # fmt: skip
        allowed[way] = {"admin"}
    keys = {role: program(role, role=role).key for role in everybody}
    for method, path in routes(http):
        for role, key in keys.items():
            status = http.request(method, path, headers={"Authorization": f"Bearer {key}"}).status_code
            assert (status == 403) == (role not in allowed[method, path]), (method, path, role)


def test_every_status_is_declared(http: TestClient) -> None:
    """The description names every status that can occur, and problems by their own media type."""
    for path, operations in http.get("/openapi.json").json()["paths"].items():
        for operation in operations.values():
            declared = operation["responses"]
            assert {"400", "401", "403", "413", "422", "429", "503"} <= declared.keys(), path
            for status, response in declared.items():
                if int(status) >= 400:
                    assert list(response["content"]) == ["application/problem+json"]
            assert operation["security"] == [{"key": []}]


def test_a_wrong_method_names_the_right_ones(http: TestClient) -> None:
    """A method that a path does not have is answered with all that it has."""
    response = http.put("/api/v1/orders")
    assert code(response) == (405, "method_not_allowed")
    assert response.headers["allow"] == "GET, POST"


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_body_must_be_json(cart: Program, media_type: str) -> None:
    """A form or plain text is not taken for JSON, so no page elsewhere can post an order."""
    head = {"Authorization": f"Bearer {cart.key}", "Content-Type": media_type, "Idempotency-Key": "K"}
    assert code(cart.http.post("/api/v1/orders", content=b"{}", headers=head)) == (415, "json_needed")


@pytest.mark.parametrize(
    "body",
    [b"{", b"nonsense", b'{"a":NaN}', b"[" * 10_000, b'{"a":' * 40 + b"1" + b"}" * 40, b'{"note":"\\ud800"}',
     b'{"note":"\\u0000"}', b'{"\\u0000":1}', b"\xff\xfe", b"null", b"[]", b'"x"', b"1"],
)  # fmt: skip
def test_a_broken_body_is_refused(cart: Program, body: bytes) -> None:
    """Broken JSON, endless nesting, half characters: refused before anything is done."""
    head = {"Authorization": f"Bearer {cart.key}", "Content-Type": "application/json", "Idempotency-Key": "K"}
    for path in ("/orders", "/messages", "/orders/O-1/steps/cancel"):
        response = cart.http.post(f"/api/v1{path}", content=body, headers=head)
        assert response.status_code in ((422, 404) if body == b"null" else (422,)), (path, response.text)


def test_a_message_is_taken_once(cart: Program) -> None:
    """The same message again gets the same answer, and its fate can be asked for."""
    first, again = (cart.post("/messages", NOTE) for _ in range(2))
    assert first.status_code == again.status_code == 202
    assert first.json() == again.json()
    assert first.json()["state"] == "received"
    found = cart.get(f"/messages/{first.json()['id']}").json()
    assert (found["id"], found["state"], found["orders"]) == (first.json()["id"], "received", [])
    assert first.headers["location"] == f"/api/v1/messages/{first.json()['id']}"


def test_what_became_of_a_message_is_told(cart: Program, office: Any) -> None:
    """A message that a person must look at says so, with the reason."""
    id = cart.post("/messages", NOTE).json()["id"]
    office.clerk.do(FinishMessage(1, "parked", "unreadable"), actor=Actor(Role.RULE, "test"))
    found = cart.get(f"/messages/{id}").json()
    assert (found["state"], found["reason"]) == ("parked", "unreadable")
    assert code(cart.get("/messages/unknown")) == (404, "unknown_message")


def test_a_key_speaks_for_its_channel_only(cart: Program, admin: Program) -> None:
    """A message of another channel needs that channel's key, or an administrator's."""
    assert code(cart.post("/messages", {**NOTE, "channel": "phone"})) == (403, "other_channel")
    assert admin.post("/messages", {**NOTE, "channel": "phone"}).status_code == 202


@pytest.mark.parametrize(
    ("more", "place"),
    [({"text": ""}, "body.text"), ({"message_id": " "}, "body.message_id"), ({"sender": "a\r\nb"}, "body.sender"),
     ({"mood": "good"}, "body.mood"), ({"text": 7}, "body.text")],
)  # fmt: skip
def test_a_message_that_cannot_be_taken_is_refused(cart: Program, more: dict[str, Any], place: str) -> None:
    """Empty, of the wrong type or with unknown fields: refused by name."""
    response = cart.post("/messages", {**NOTE, **more})
    assert code(response) == (422, "bad_input")
    assert response.json()["faults"][0]["place"] == place


def test_items_show_price_and_what_is_left(cart: Program) -> None:
    """Items by SKU with packs, price and what is available, page by page."""
    page = cart.get("/items", limit=1).json()
    assert page == {
        "items": [
            {"sku": "BRUSH", "name": "Bath brush", "unit": "each", "packs": [], "options": [], "price": "8.25",
             "currency": "EUR", "available": "3"}
        ],
        "next": "BRUSH",
    }  # fmt: skip
    cart.order("SOAP", "10")
    page = cart.get("/items", after="BRUSH").json()
    assert (page["items"][0]["available"], page["items"][0]["packs"]) == ("90", [{"unit": "box", "contains": "12"}])
    assert page["next"] is None


def test_stock_tells_what_is_reserved(cart: Program) -> None:
    """On hand, reserved and available, by SKU."""
    cart.order("SOAP", "10")
    row = cart.get("/stock", after="BRUSH").json()["items"][0]
    assert (row["sku"], row["on_hand"], row["reserved"], row["available"]) == ("SOAP", "100", "10", "90")


def test_ways_to_ship_are_told(cart: Program, program: Callable[..., Program]) -> None:
    """For a place and a weight, or for one's own order."""
    (way,) = cart.get("/shipping-options", country="ie", weight_g=500).json()["items"]
    assert (way["id"], way["price"], way["currency"]) == ("parcel", "5.00", "EUR")
    assert cart.get("/shipping-options", weight_g=50_000).json()["items"] == []
    number = cart.order().json()["number"]
    assert len(cart.get("/shipping-options", order=number).json()["items"]) == 1
    assert code(program("market").get("/shipping-options", order=number)) == (404, "unknown_order")


def test_events_are_told_in_order(admin: Program) -> None:
    """Everything that happened, oldest first, after an id."""
    number = admin.order().json()["number"]
    page = admin.get("/events", limit=1).json()
    rest = admin.get("/events", after=page["next"]).json()
    ids = [event["id"] for event in [*page["items"], *rest["items"]]]
    assert ids == sorted(set(ids))
    assert {event["order"] for event in rest["items"]} == {number}
    assert "order.confirmed" in json.dumps(rest).lower().replace("_", ".")


@pytest.mark.parametrize("after", ["-1", "x", "9" * 30, "1.5"])
def test_events_after_nonsense_are_refused(admin: Program, after: str) -> None:
    """An event's id is a whole number."""
    assert code(admin.get("/events", after=after)) == (422, "bad_input")


def test_an_invoice_belongs_to_its_channel(cart: Program, program: Callable[..., Program], admin: Program) -> None:
    """A channel reads the invoices of its own orders; to others they are unknown."""
    number = cart.order().json()["number"]
    for step in ("pick", "pack", "ship", "deliver"):
        admin.post(f"/orders/{number}/steps/{step}", {})
    order = admin.get(f"/orders/{number}").json()
    if "invoice" in order["allowed_steps"]:
        order = admin.post(f"/orders/{number}/steps/invoice", {}).json()
    (invoice,) = order["invoices"]
    found = cart.get(f"/invoices/{invoice}.pdf")
    assert (found.headers["content-type"], found.content[:4]) == ("application/pdf", b"%PDF")
    assert program("market").get(f"/invoices/{invoice}.pdf").status_code == 404
    for unknown in ("R-26-999", "x", "..%2f..", "%00"):
        assert admin.get(f"/invoices/{unknown}.pdf").status_code == 404


def routes(http: TestClient) -> list[tuple[str, str]]:
    paths = http.get("/openapi.json").json()["paths"]
    return [
        (method, path.replace("{number}", "x").replace("{step}", "x").replace("{id}", "x").replace("{name}", "x"))
        for path, operations in paths.items()
        for method in operations
    ]
