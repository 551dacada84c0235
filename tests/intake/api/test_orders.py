"""Orders by the interface: placed once, shown to whom they belong, moved by allowed steps."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from intake.api.answers import OrderOut
from tests.intake.api.conftest import CUSTOMER, SHIP_TO, Program, code


def test_an_order_is_placed_and_read(cart: Program) -> None:
    """A structured order is confirmed at once and read back with amounts, version and steps."""
    placed = cart.order("SOAP", "2", line={"unit": "box"}, po_number="PO 7", external_id="W-1")
    assert placed.status_code == 201
    body = placed.json()
    assert OrderOut.model_validate(body)
    assert (body["status"], body["lines"][0]["quantity"], body["lines"][0]["base_quantity"]) == ("confirmed", "2", "24")
    assert (body["lines"][0]["net"], body["lines"][0]["tax"], body["total"]) == (
        "108.00", "21.60", {"amount": "135.60", "currency": "EUR"},
    )  # fmt: skip
    assert body["source"] == {"channel": "api:cart", "external_id": "W-1", "part": 0}
    assert body["url"].startswith("http://shop.example/o/")
    assert "cancel" in body["allowed_steps"]
    assert "pick" not in body["allowed_steps"]
    assert placed.headers["location"] == f"/api/v1/orders/{body['number']}"
    read = cart.get(f"/orders/{body['number']}")
    assert read.json() == body
    assert read.headers["etag"] == placed.headers["etag"] == f'"{body["version"]}"'


def test_without_confirm_it_is_a_quote(cart: Program) -> None:
    """An order that is not to be confirmed stays a quote, and the cart may confirm it later."""
    body = cart.order(confirm=False).json()
    assert body["status"] == "quoted"
    assert body["source"]["external_id"].endswith("-1")
    confirmed = cart.post(f"/orders/{body['number']}/steps/confirm", {})
    assert (confirmed.status_code, confirmed.json()["status"]) == (200, "confirmed")


def test_the_first_answer_is_given_again(cart: Program, admin: Program) -> None:
    """The same key and body again gets the very first answer, whatever happened meanwhile; another body is refused."""
    first = cart.order("SOAP", "2", key="K 1")
    cart.post(f"/orders/{first.json()['number']}/steps/cancel", {"reason": "mistake"})
    again = cart.order("SOAP", "2", key="K 1")
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["etag"] == first.headers["etag"]
    assert code(cart.order("SOAP", "3", key="K 1")) == (422, "idempotency_key_reused")
    assert admin.order("SOAP", "3", key="K 1").status_code == 201
    assert len(admin.get("/orders").json()["items"]) == 2


def test_the_layout_of_a_body_does_not_matter(cart: Program) -> None:
    """The same order with its fields in another order is the same request."""
    line = '{"sku":"SOAP","quantity":1}'
    one = f'{{"confirm":false,"customer":{{"email":"a@b.example"}},"lines":[{line}]}}'
    two = '{ "lines":[{"quantity":1, "sku":"SOAP"}], "customer":{"email":"a@b.example"}, "confirm":false }'
    head = {"Authorization": f"Bearer {cart.key}", "Idempotency-Key": "K", "Content-Type": "application/json"}
    answers = [cart.http.post("/api/v1/orders", content=body, headers=head) for body in (one, two)]
    assert answers[0].content == answers[1].content


def test_many_at_once_with_one_key_are_one_order(cart: Program, admin: Program) -> None:
    """Fifty requests at the same moment with one key make one order and get one answer."""
    with ThreadPoolExecutor(10) as pool:
        found = list(pool.map(lambda _: cart.order("SOAP", "2", key="same"), range(50)))
    assert {(one.status_code, one.content) for one in found} == {(201, found[0].content)}
    assert len(admin.get("/orders").json()["items"]) == 1


def test_a_refused_order_may_be_tried_again(cart: Program, admin: Program) -> None:
    """Not enough stock says what there is, stores nothing, and the same key works once there is more."""
    refused = cart.order("BRUSH", "4", key="K")
    assert code(refused) == (409, "out_of_stock")
    (line,) = refused.json()["lines"]
    assert line["sku"] == "BRUSH"
    assert line["available"] == "3"
    assert admin.get("/orders").json()["items"] == []
    first = cart.order("BRUSH", "3", key="other").json()
    cart.post(f"/orders/{first['number']}/steps/cancel", {"reason": "mistake"})
    assert cart.order("BRUSH", "3", key="K").status_code == 201


@pytest.mark.parametrize("key", ["x" * 256, "", "tab\there", "\xe9"])
def test_a_key_is_1_to_255_printable_characters(cart: Program, key: str) -> None:
    """A key that is missing, too long or not printable is refused."""
    response = cart.http.post(
        "/api/v1/orders",
        json={"customer": CUSTOMER, "lines": [{"sku": "SOAP", "quantity": "1"}], "confirm": True},
        headers={"Authorization": f"Bearer {cart.key}", "Idempotency-Key": key.encode("latin-1")},
    )
    assert code(response) == (422, "bad_input")


@pytest.mark.parametrize(
    "quantity",
    ["0", 0, "-1", -1, "NaN", "Infinity", "1e3", "1,5", "", " 2", None, True, [], {}, "0.0000001", 1e-9, "9999999999",
     1e12, "٣", "２", "1 000", "0x10"],
)  # fmt: skip
def test_a_quantity_that_is_none_is_refused(cart: Program, quantity: Any) -> None:
    """Zero, below zero, no number, too fine, too large, or in a foreign spelling: refused, with its place."""
    response = cart.order("SOAP", quantity)
    assert code(response) == (422, "bad_input")
    assert response.json()["faults"][0]["place"] == "body.lines.0.quantity"


@pytest.mark.parametrize("raw", ["1e400", "-1e400", "NaN", "Infinity", "1" * 5000])
def test_numbers_beyond_this_world_are_refused(cart: Program, raw: str) -> None:
    """What JSON lets through but no shop can count is refused."""
    body = '{"customer":{"email":"a@b.example"},"confirm":true,"lines":[{"sku":"SOAP","quantity":' + raw + "}]}"
    head = {"Authorization": f"Bearer {cart.key}", "Idempotency-Key": "K", "Content-Type": "application/json"}
    assert cart.http.post("/api/v1/orders", content=body, headers=head).status_code == 422


@pytest.mark.parametrize(
    ("quantity", "shown"), [("2", "2"), (2, "2"), ("2.5", "2.5"), (0.1 + 0.2, "0.3"), ("10", "10"), (20, "20")]
)
def test_quantities_are_text_or_numbers(cart: Program, quantity: Any, shown: str) -> None:
    """Text and numbers count alike; the noise of binary fractions is no quantity."""
    assert cart.order("WAX", quantity).json()["lines"][0]["quantity"] == shown


def test_nobody_buys_a_part_of_a_piece(cart: Program) -> None:
    """What is counted is ordered whole."""
    assert code(cart.order("SOAP", "2.5"))[1] == "bad_quantity"


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"colour": "red"}, "body.colour"), ({"customer": {"email": "a@b.example", "age": 3}}, "body.customer.age"),
        ({"customer": {"email": "no mail"}}, "body.customer.email"), ({"lines": []}, "body.lines"),
        ({"customer": {"email": "a@b.example\r\nBcc: x@y.example"}}, "body.customer.email"),
        ({"requested_date": "2026-02-30"}, "body.requested_date"),
        ({"requested_date": 20260302}, "body.requested_date"),
        ({"confirm": "yes"}, "body.confirm"), ({"paid": "-1"}, "body.paid"), ({"shipping": "x"}, "body.shipping"),
        ({"ship_to": {**SHIP_TO, "country": "Ireland"}}, "body.ship_to.country"), ({"note": "x" * 2001}, "body.note"),
        ({"ship_to": {"city": "Cork"}}, "body.ship_to.street"), ({"external_id": ""}, "body.external_id"),
        ({"po_number": "a\nb"}, "body.po_number"), ({"external_id": "\u0000"}, "body"),
        ({"lines": [[]] * 1001}, "body.lines"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_taken_is_named(cart: Program, more: dict[str, Any], place: str) -> None:
    """Unknown fields, wrong types and impossible values are refused by their place, and nothing is stored."""
    response = cart.order(**more)
    assert code(response) == (422, "bad_input")
    assert place in [fault["place"] for fault in response.json()["faults"]]


def test_what_we_do_not_sell_is_refused(cart: Program, admin: Program) -> None:
    """An unknown item, unit or option names itself."""
    assert code(cart.order("SPONGE"))[1] == "unknown_item"
    assert cart.order("SPONGE").json()["sku"] == "SPONGE"
    assert code(cart.order(line={"unit": "pallet"}))[1] == "unknown_unit"
    assert code(cart.order(line={"options": {"size": "L"}}))[1] == "unknown_option"
    assert admin.get("/orders").json()["items"] == []


def test_what_was_charged_elsewhere_is_compared(cart: Program) -> None:
    """A marketplace's price that is not ours is held for a person; our own is confirmed."""
    same = cart.order(line={"price": "4.50"}, shipping="5.00", paid="16.80")
    assert same.json()["status"] == "confirmed"
    differs = cart.order(line={"price": "4.00"})
    assert differs.json()["status"] == "on_hold"


def test_a_channel_sees_its_own_orders_only(cart: Program, program: Callable[..., Program], admin: Program) -> None:
    """Another channel's order is as unknown as one that is not there, to read and to move."""
    market = program("market")
    number = cart.order().json()["number"]
    market.order()
    unknown = market.get("/orders/O-26-NOWHERE").json()
    assert market.get(f"/orders/{number}").json() == unknown
    assert code(market.post(f"/orders/{number}/steps/cancel", {"reason": "x"})) == (404, "unknown_order")
    assert [row["channel"] for row in market.get("/orders").json()["items"]] == ["api:market"]
    assert code(market.get("/orders", channel="api:cart")) == (403, "other_channel")
    assert len(admin.get("/orders").json()["items"]) == 2
    assert admin.get(f"/orders/{number}").status_code == 200


@pytest.mark.parametrize("role", ["channel", "customer"])
def test_a_channel_takes_a_customers_steps(program: Callable[..., Program], role: str) -> None:
    """What only the warehouse or the books may do, no channel does."""
    mine = program("mine", role=role)
    number = mine.order().json()["number"]
    for step in ("pick", "ship", "invoice", "approve", "hold"):
        assert code(mine.post(f"/orders/{number}/steps/{step}", {"reason": "x"})) == (403, "not_your_role")
    assert mine.post(f"/orders/{number}/steps/cancel", {"reason": "mistake"}).json()["status"] == "cancelled"


def test_an_administrator_takes_an_order_to_its_end(admin: Program) -> None:
    """Pick, pack, ship, deliver, invoice, pay: each step with `{}` acts on everything open."""
    number = admin.order().json()["number"]
    for step in ("pick", "pack", "ship", "deliver"):
        assert admin.post(f"/orders/{number}/steps/{step}", {}).status_code == 200, step
    order = admin.get(f"/orders/{number}").json()
    if "invoice" in order["allowed_steps"]:
        order = admin.post(f"/orders/{number}/steps/invoice", {}).json()
    (invoice,) = order["invoices"]
    paid = admin.post(f"/orders/{number}/steps/pay", {"amount": order["total"]["amount"], "method": "bank"}).json()
    assert paid["facets"]["payment"] == "all"
    assert admin.get("/invoices").json()["items"][0]["number"] == invoice
    assert admin.get(f"/invoices/{invoice}.pdf").content.startswith(b"%PDF")


def test_a_step_can_ask_for_the_version(cart: Program) -> None:
    """With If-Match a step is taken only if nobody changed the order meanwhile."""
    placed = cart.order()
    number, tag = placed.json()["number"], placed.headers["etag"]
    assert code(cart.post(f"/orders/{number}/steps/cancel", {"reason": "x"}, If_Match='"99"')) == (
        412,
        "version_mismatch",
    )
    assert cart.post(f"/orders/{number}/steps/cancel", {"reason": "x"}, If_Match=f'"7", {tag}').status_code == 200
    assert code(cart.post(f"/orders/{number}/steps/cancel", {"reason": "x"}, If_Match=tag)) == (412, "version_mismatch")
    assert code(cart.post(f"/orders/{number}/steps/cancel", {"reason": "x"}))[0] == 409


def test_a_change_gives_the_lines_as_they_shall_be(cart: Program) -> None:
    """A change carries the whole order anew."""
    number = cart.order().json()["number"]
    asked = cart.post(f"/orders/{number}/steps/change", {"lines": [{"sku": "BRUSH", "quantity": 1}]})
    assert asked.status_code == 200, asked.text
    applied = cart.post(f"/orders/{number}/steps/apply_change")
    assert [line["sku"] for line in applied.json()["lines"] if not line["cancelled"]] == ["BRUSH"]


@pytest.mark.parametrize(
    ("step", "body", "status"),
    [
        ("dance", {}, 422), ("CANCEL", {}, 422), ("cancel", {"lines": {"0": "1"}}, 422), ("cancel", {"colour": 1}, 422),
        ("cancel", [], 422), ("cancel", {"lines": {"1": "0"}}, 422), ("pay", {"amount": "-1"}, 422),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_read_is_refused(admin: Program, step: str, body: Any, status: int) -> None:
    """Unknown steps and bodies that no step has are refused."""
    number = admin.order().json()["number"]
    assert admin.post(f"/orders/{number}/steps/{step}", body).status_code == status


def test_lists_go_page_by_page(cart: Program) -> None:
    """A list ends with next null; the cursor of a page leads to the one after it, without gap or repeat."""
    numbers = [cart.order("SOAP", "1").json()["number"] for _ in range(5)]
    seen: list[str] = []
    after = ""
    while True:
        page = cart.get("/orders", limit=2, after=after).json()
        seen += [row["number"] for row in page["items"]]
        if page["next"] is None:
            break
        after = page["next"]
    assert seen == numbers[::-1]


def test_lists_are_filtered(cart: Program) -> None:
    """By state, words, work to do and time."""
    first, second = (cart.order("SOAP", "1", po_number=name).json()["number"] for name in ("PO-1", "PO-2"))
    cart.post(f"/orders/{first}/steps/cancel", {"reason": "x"})

    def numbers(**query: str) -> list[str]:
        return [row["number"] for row in cart.get("/orders", **query).json()["items"]]

    assert numbers(status="cancelled") == [first]
    assert numbers(search="po-2") == [second]
    assert numbers(facet="to_pick") == [second]
    assert numbers(since="2026-03-02T09:00:01Z") == []
    assert numbers(since="2026-03-02T10:00:00+02:00") == [second, first]


@pytest.mark.parametrize(
    "query",
    [{"limit": 0}, {"limit": 201}, {"after": "x"}, {"after": "1" * 30}, {"after": "²"}, {"status": "lost"},
     {"since": "yesterday"}, {"since": "0"}, {"facet": "x"}, {"search": "\x00"}, {"search": "x" * 300}],
)  # fmt: skip
def test_a_list_that_cannot_be_read_is_refused(cart: Program, query: dict[str, Any]) -> None:
    """Limits, cursors and filters have one spelling."""
    assert code(cart.get("/orders", **query)) == (422, "bad_input")


@pytest.mark.parametrize("words", ["'", "' or 1=1 --", "%", "_", "\\", '"; drop table orders; --', "\ud7ff"])
def test_words_that_databases_fear_find_nothing(cart: Program, words: str) -> None:
    """What is searched for is text, never a pattern or a statement."""
    cart.order()
    found = cart.get("/orders", search=words)
    assert (found.status_code, found.json()["items"]) == (200, [])


PAID_FOR_TWO = "16.80"


def test_what_a_market_has_charged_is_booked_once(cart: Program) -> None:
    """An order that comes paid owes nothing, however often the cart repeats it; a wrong sum is held, not booked."""
    for _ in range(2):
        placed = cart.order("SOAP", "2", key="paid-1", external_id="M-1", paid=PAID_FOR_TWO)
    order = cart.get(f"/orders/{placed.json()['number']}").json()
    assert (order["status"], order["paid"]["amount"]) == ("confirmed", PAID_FOR_TWO)
    wrong = cart.order("SOAP", "2", key="paid-2", external_id="M-2", paid="1.00").json()
    assert (wrong["status"], wrong["paid"]["amount"]) == ("on_hold", "0.00")
