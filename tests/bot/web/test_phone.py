"""Orders by phone: typed in words, read as they are typed, corrected by click, placed once."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from core.domain.queries import FindOrder, ListOrders
from tests.bot.web.conftest import WebShop


@pytest.fixture
def desk(shop: WebShop) -> TestClient:
    """A colleague in sales at the page, with the engine reading."""
    from intake.reader import Reader

    office = replace(shop.office(), reader=Reader(shop.clerk))
    return shop.browser(session=shop.hire("Sam", "sales"), office=office)


def fields(page: str) -> dict[str, str]:
    """Return what the form's inputs hold."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and "radio" not in tag:
            found[name[1]] = unescape(value[1]) if value else ""
    return found


def typed(desk: TestClient, page: str, **more: Any) -> str:
    answer = desk.post("/console/orders/new/reading", data=fields(page) | more, headers={"HX-Request": "true"})
    assert answer.status_code == 200, answer.text[:500]
    return answer.text


def test_words_become_lines_with_prices_and_are_placed_once(shop: WebShop, desk: TestClient) -> None:
    """What the caller says is lines with prices at once; placing twice with one form makes one order."""
    page = desk.get("/console/orders/new").text
    read = typed(desk, page, text="3 boxes of beeswax pastilles and 20 honey jars please")
    assert 'value="WAX"' in read and 'value="JAR"' in read and "Read back to the caller" in read
    found = typed(desk, page, search="honiglager", text="3 boxes of beeswax pastilles")
    customer = re.search(r'name="customer" value="(\d+)"', found)
    assert customer
    form = fields(page) | fields(read) | {"text": "3 boxes of beeswax pastilles", "customer": customer[1]}
    first = desk.post("/console/orders/new", data=form)
    assert first.status_code == 303, first.text[:800]
    again = desk.post("/console/orders/new", data=form)
    assert again.headers["location"] == first.headers["location"]
    (row,) = shop.clerk.look(ListOrders(channel="phone")).items
    order = shop.clerk.look(FindOrder(number=row.number))
    assert order is not None and order.state == "confirmed"
    assert [(line.sku, line.quantity, line.unit) for line in order.lines] == [("WAX", "3", "box")]


def test_a_corrected_line_stays_and_what_is_typed_after_it_is_added(desk: TestClient) -> None:
    """A quantity put right by hand is kept while typing goes on; an item is added, a line is taken out by click."""
    page = desk.get("/console/orders/new").text
    read = typed(desk, page, text="20 honey jars")
    form = fields(page) | fields(read) | {"text": "20 honey jars", "quantity-0": "25", "corrected": "1"}
    put_right = desk.post("/console/orders/new/reading", data=form, headers={"HX-Request": "true"}).text
    assert fields(put_right)["quantity-0"] == "25" and fields(put_right)["edited"] == "1"
    longer = fields(page) | fields(put_right) | {"text": "20 honey jars\n2 boxes of beeswax pastilles"}
    more = desk.post("/console/orders/new/reading", data=longer, headers={"HX-Request": "true"}).text
    assert [fields(more)[name] for name in ("sku-0", "quantity-0", "sku-1", "quantity-1")] == ["JAR", "25", "WAX", "2"]
    less = fields(page) | fields(more) | {"text": longer["text"], "drop": "0"}
    left = desk.post("/console/orders/new/reading", data=less, headers={"HX-Request": "true"}).text
    assert fields(left)["sku-0"] == "WAX" and "sku-1" not in fields(left)
    taken = fields(page) | fields(left) | {"text": longer["text"], "take": "JAR\t4\t"}
    assert fields(desk.post("/console/orders/new/reading", data=taken).text)["sku-1"] == "JAR"


def test_a_guest_needs_a_way_to_be_reached(shop: WebShop, desk: TestClient) -> None:
    """Without a customer, a phone number or a mail address nothing is placed, and the form keeps what was typed."""
    page = desk.get("/console/orders/new").text
    form = fields(page) | {"text": "20 honey jars", "name": "Gus Guest"}
    refused = desk.post("/console/orders/new", data=form)
    assert refused.status_code == 409 and "Gus Guest" in refused.text and "20 honey jars" in refused.text
    place = {"to_street": "Kai 4", "to_city": "Hamburg", "to_postcode": "20457", "to_country": "DE"}
    assert desk.post("/console/orders/new", data=form | place | {"phone": "+49 40 1"}).status_code == 303
    (row,) = shop.clerk.look(ListOrders(channel="phone")).items
    assert row.customer == "Gus Guest"


def test_only_sales_take_orders_by_phone(shop: WebShop) -> None:
    """Who may not sell does not see the page."""
    assert shop.at_console("warehouse").get("/console/orders/new").status_code == 403


def test_channels_are_shown_with_what_they_sell(shop: WebShop) -> None:
    """A channel's page says that it sells everything while nothing is listed, then what is listed; files come back."""
    from core.domain.access import AddApiKey
    from core.domain.imports import ImportRows
    from core.imports.read import read_content
    from tests.bot.web.conftest import OPERATOR

    shop.clerk.do(AddApiKey("shop", "api:shop"), actor=OPERATOR)
    seller = shop.at_console("sales")
    assert "everything" in seller.get("/console/channels").text
    assert "Nothing is listed" in seller.get("/console/channels/api:shop").text
    sheet = read_content("listings", ".csv", b"channel,sku,code,title\napi:shop,WAX,B-1,<b>Wax\n")
    shop.clerk.do(ImportRows("listings", sheet), actor=OPERATOR)
    page = seller.get("/console/channels/api:shop").text
    assert "B-1" in page and "&lt;b&gt;Wax" in page
    file = seller.get("/console/channels/api:shop/listings.csv")
    assert file.status_code == 200 and b"B-1" in file.content
    assert seller.get("/console/channels/api:none").status_code == 404
