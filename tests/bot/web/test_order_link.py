"""The customer's own page of one order: by its secret link only, with the customer's own steps."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from core.domain.commands import SetStock
from tests.bot.web.conftest import OPERATOR, WebShop, form_token


def _press(client: TestClient, link: str, step: str, **headers: str) -> tuple[int, str]:
    """Press a button of the page; returns status and text of where it leads."""
    page = client.get(link).text
    version = page.split('name="version" value="', 1)[1].split('"', 1)[0]
    form = {"csrf": form_token(page), "version": version}
    answer = client.post(f"{link}/steps/{step}", data=form, headers=headers)
    return answer.status_code, client.get(link).text if answer.status_code == 303 else answer.text


def test_the_link_shows_the_order_without_an_account(shop: WebShop, visitor: TestClient) -> None:
    """Number, lines, total and the way of the order stand there; nothing of the shop's inside does."""
    order = shop.quoted()
    page = visitor.get(shop.link(order))
    assert page.status_code == 200
    for words in (order.number, "Beeswax pastilles", "Wiesenweg 2", "Place this order", "Received"):
        assert words in page.text
    for inside in ("Reserved", "staff", "/console", "confidence", "history"):
        assert inside not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "same-origin"


def test_a_quote_is_placed_by_its_customer(shop: WebShop, visitor: TestClient) -> None:
    """The button confirms; the page thanks and shows the next stop."""
    order = shop.quoted()
    status, page = _press(visitor, shop.link(order), "confirm")
    assert (status, "Your order is placed" in page) == (303, True)
    assert shop.order(order.number).state == "confirmed"
    assert "Place this order" not in page


def test_an_order_is_cancelled_while_that_is_allowed(shop: WebShop, visitor: TestClient) -> None:
    """Before picking the customer may cancel; afterwards the button is gone and the server refuses."""
    first, second = shop.confirmed(), shop.confirmed()
    assert _press(visitor, shop.link(first), "cancel")[0] == 303
    assert shop.order(first.number).state == "cancelled"
    page = visitor.get(shop.link(second)).text
    version = page.split('name="version" value="', 1)[1].split('"', 1)[0]
    shop.step(second.number, "pick")
    late = visitor.post(f"{shop.link(second)}/steps/cancel", data={"csrf": form_token(page), "version": version})
    assert late.status_code == 409
    assert "Cancel this order" not in visitor.get(shop.link(second)).text
    assert shop.order(second.number).state == "confirmed"


def test_a_refusal_is_told_in_the_customers_words(shop: WebShop, visitor: TestClient) -> None:
    """When the goods are gone meanwhile, the page says so kindly and nothing is placed."""
    order = shop.quoted()
    shop.clerk.do(SetStock((("JAR", "", "3"),)), actor=OPERATOR)
    status, page = _press(visitor, shop.link(order), "confirm")
    assert (status, "not have enough of this" in page) == (409, True)
    assert shop.order(order.number).state == "quoted"


@pytest.mark.parametrize("step", ["approve", "pay", "ship", "hold", "invoice", "pick", "release"])
def test_the_link_takes_no_step_of_the_shop(shop: WebShop, visitor: TestClient, step: str) -> None:
    """Only the customer's own steps exist here."""
    order = shop.confirmed()
    assert _press(visitor, shop.link(order), step)[0] == 404
    assert shop.order(order.number).version == order.version


def test_a_step_needs_the_pages_own_token_and_origin(shop: WebShop, visitor: TestClient) -> None:
    """Another site's page, or a form without this page's token, places nothing."""
    order = shop.quoted()
    link = shop.link(order)
    assert _press(visitor, link, "confirm", Origin="https://evil.example")[0] == 403
    assert _press(visitor, link, "confirm", **{"Sec-Fetch-Site": "cross-site"})[0] == 403
    form = {"version": str(order.version)}
    assert visitor.post(f"{link}/steps/confirm", data=form).status_code == 403
    theirs = form_token(visitor.get(shop.link(shop.quoted())).text)
    assert visitor.post(f"{link}/steps/confirm", data={**form, "csrf": theirs}).status_code == 403
    assert visitor.get(f"{link}/steps/confirm").status_code in (404, 405)
    assert shop.order(order.number).state == "quoted"


def test_every_wrong_link_looks_the_same(shop: WebShop) -> None:
    """Cut short, changed by a letter, a number instead, nonsense: the same page as for what never was."""
    order = shop.quoted()
    token = shop.link(order).removeprefix("/o/")
    unknown = shop.browser().get("/o/" + "A" * len(token))
    assert unknown.status_code == 404
    for wrong in (
        token[:-1],
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        order.number,
        "x",
        token + "A",
        "%00" * 30,
    ):
        answer = shop.browser().get(f"/o/{wrong}")
        assert (answer.status_code, answer.text) == (404, unknown.text), wrong


def test_guessing_is_throttled_and_hurts_nobody_with_a_link(shop: WebShop) -> None:
    """After some wrong links an address is told to wait; the real link still opens, also from there."""
    order = shop.quoted()
    client = shop.browser()
    answers = [client.get(f"/o/guess-number-{n:04}-guess-number") for n in range(40)]
    assert answers[0].status_code == 404
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    assert client.get(shop.link(order)).status_code == 200


def test_the_invoice_opens_for_its_own_order_only(shop: WebShop, visitor: TestClient) -> None:
    """The link gives the invoice of this order; another order's invoice is not found."""
    numbers = []
    orders = [shop.confirmed(), shop.confirmed()]
    for order in orders:
        for step in ("pick", "pack", "ship", "deliver"):
            shop.step(order.number, step)
        if not shop.order(order.number).invoices:
            shop.step(order.number, "invoice")
        numbers.append(shop.order(order.number).invoices[0].number)
    link = shop.link(orders[0])
    assert f"{link}/invoices/{numbers[0]}.pdf" in visitor.get(link).text
    assert visitor.get(f"{link}/invoices/{numbers[0]}.pdf").content.startswith(b"%PDF")
    assert visitor.get(f"{link}/invoices/{numbers[1]}.pdf").status_code == 404


def test_the_way_of_the_order_follows_it(shop: WebShop, visitor: TestClient) -> None:
    """Each step of the order moves the page one stop on."""
    order = shop.quoted()

    def here() -> str:
        text = visitor.get(shop.link(order)).text
        found = re.search(r'aria-current="step">.*?<b>([^<]*)</b>', text, re.S)
        return found[1] if found else ""

    assert here() == "Confirmed"
    for step, stop in (
        ("confirm", "Shipped"),
        ("pick", "Shipped"),
        ("pack", "Shipped"),
        ("ship", "Delivered"),
        ("deliver", ""),
    ):
        shop.step(order.number, step)
        assert here() == stop, step


def test_the_page_wears_the_shops_own_colour(shop: WebShop, visitor: TestClient) -> None:
    """The merchant's colour becomes the accent, readable on light and dark; nothing else can enter the style."""
    style = visitor.get("/brand.css")
    assert style.headers["content-type"].startswith("text/css")
    assert re.fullmatch(
        r":root\{--accent:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);--accent-strong:var\(--accent\);"
        r"--on-accent:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);--accent-wash:color-mix\([^;{}]*\)\}",
        style.text,
    )
    assert "/brand.css" in visitor.get(shop.link(shop.quoted())).text
