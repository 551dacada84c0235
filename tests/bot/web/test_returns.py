"""Returns on the pages: the customer asks and withdraws behind the link, colleagues take the steps."""

from __future__ import annotations

from fastapi.testclient import TestClient

from core.domain.returning import ListRefunds, ListReturns, ReturnView
from core.domain.views import OrderView
from tests.bot.web.conftest import WebShop, form_token


def delivered(shop: WebShop) -> OrderView:
    order = shop.confirmed()
    for step in ("pick", "pack", "ship", "deliver", "invoice", "pay"):
        order = shop.step(order.number, step)
    return order


def returned(shop: WebShop) -> ReturnView:
    found: ReturnView = shop.clerk.look(ListReturns()).items[0]
    return found


def key_in(page: str) -> str:
    return page.split('name="key" value="', 1)[1].split('"', 1)[0]


def test_a_customer_asks_on_the_order_page(shop: WebShop, visitor: TestClient) -> None:
    """Goods and reason are chosen; number, address and slip stand on the page; pressed twice it is one request."""
    order = delivered(shop)
    link = shop.link(order)
    page = visitor.get(link).text
    form = {"csrf": form_token(page), "key": key_in(page), "line-2": "2", "reason": "damaged"}
    for _ in range(2):
        assert visitor.post(f"{link}/returns", data=form).status_code == 303
    assert len(shop.clerk.look(ListReturns()).items) == 1
    found = returned(shop)
    after = visitor.get(link).text
    assert found.number in after and "We pay for sending it" in after
    slip = visitor.get(f"{link}/returns/{found.number}.pdf")
    assert slip.headers["content-type"] == "application/pdf" and slip.content[:4] == b"%PDF"
    empty = visitor.post(f"{link}/returns", data={"csrf": form_token(page), "key": "x"})
    assert empty.status_code == 409 and "how many" in empty.text


def test_a_consumer_withdraws_without_an_account(shop: WebShop, visitor: TestClient) -> None:
    """The link is in plain sight, the form asks name, contract and contact only, and the contract ends with it."""
    order = shop.confirmed()
    link = shop.link(order)
    assert "Withdraw from contract here" in visitor.get(link).text
    page = visitor.get(f"{link}/withdraw").text
    assert "Confirm withdrawal here" in page and page.count("<input") == 5
    form = {"csrf": form_token(page), "key": key_in(page), "name": "Ida Brandt", "contact": "ida@other.example"}
    assert visitor.post(f"{link}/withdraw", data=form | {"contact": " "}).status_code == 422
    assert visitor.post(f"{link}/withdraw", data=form).status_code == 303
    assert shop.order(order.number).state == "cancelled"
    assert "Your withdrawal has reached us" in visitor.get(link).text


def test_colleagues_take_a_return_its_way(shop: WebShop, visitor: TestClient) -> None:
    """Every step is a button of the page while the table allows it, for those whose step it is."""
    order = delivered(shop)
    sales, warehouse, finance = (shop.at_console(role) for role in ("sales", "warehouse", "finance"))
    page = sales.get(f"/console/orders/{order.number}/returns").text
    form = {"csrf": form_token(page), "key": key_in(page), "line-2": "3", "reason": "not_needed"}
    assert sales.post(f"/console/orders/{order.number}/returns", data=form).status_code == 303
    way = f"/console/returns/{returned(shop).number}"

    def press(client: TestClient, step: str, **more: str) -> int:
        page = client.get(way).text
        version = page.split('name="version" value="', 1)[1].split('"', 1)[0]
        form = {"csrf": form_token(page), "version": version, **more}
        return client.post(f"{way}/steps/{step}", data=form).status_code

    assert press(sales, "receive") == 403
    assert press(warehouse, "receive", **{"received-2": "2", "lost-2": "1"}) == 303
    assert press(warehouse, "inspect", **{"sellable-2": "1"}) == 409
    assert press(warehouse, "inspect", **{"sellable-2": "1", "scrap-2": "1"}) == 303
    assert press(sales, "resolve", resolution="refund") == 303
    page = finance.get("/console/returns").text
    assert "Mark as paid back" in page and "Scrap: 1 JAR" in page
    refund = shop.clerk.look(ListRefunds()).items[0]
    settle = {"csrf": form_token(page), "reference": "SEPA 1"}
    assert finance.post(f"/console/refunds/{refund.id}/steps/settle", data=settle).status_code == 303
    assert returned(shop).state == "closed"
    assert returned(shop).number in finance.get(f"/console/orders/{order.number}").text
    assert finance.get("/console").status_code == 200
