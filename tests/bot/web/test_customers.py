"""The page of a customer: everything over all channels, links into a chat, and bindings taken back."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from core.domain.linking import UseCode
from core.domain.machine import Actor, Role
from core.ports import InboundMessage
from tests.bot.web.conftest import WebShop, form_token
from tests.bot.web.test_learned_words import press


def _customer(shop: WebShop) -> int:
    order = shop.confirmed()
    assert order.customer is not None
    return order.customer.id


def _bound(shop: WebShop, client: TestClient, customer: int) -> str:
    """Bind a chat by the link that the page shows; returns the code."""
    page = client.get(f"/console/customers/{customer}").text
    shown = client.post(f"/console/customers/{customer}/link", data={"csrf": form_token(page)})
    assert shown.status_code == 200
    return re.findall(r"/chat/link/([\w-]{20,})", shown.text)[0]


def test_a_customer_is_found_and_shown_over_all_channels(shop: WebShop, admin: TestClient) -> None:
    """Orders, conversations and one line of time stand on one page; the list finds it by name and address."""
    customer = _customer(shop)
    row = f'href="/console/customers/{customer}"'
    assert row in admin.get("/console/customers").text
    assert row not in admin.get("/console/customers?search=zzqq").text
    page = admin.get(f"/console/customers/{customer}")
    assert page.status_code == 200 and "Order confirmed" in page.text and "/console/orders/" in page.text
    assert admin.get("/console/customers/999999").status_code == 404


def test_a_link_is_shown_once_and_its_binding_is_taken_back(shop: WebShop, admin: TestClient) -> None:
    """The code stands on the page that made it and nowhere else; taking back wants a reason."""
    customer = _customer(shop)
    code = _bound(shop, admin, customer)
    where = f"/console/customers/{customer}"
    assert code not in admin.get(where).text
    message = InboundMessage("webchat", "m-1", "<b>chat</b>", "<b>chat</b>", "/start", shop.clock.now())
    talk = shop.clerk.receive(message).conversation_id
    shop.clerk.do(UseCode(talk, code), actor=Actor(Role.CUSTOMER, "guest:1"))
    page = admin.get(where).text
    assert "Take back" in page and "<b>chat" not in page
    undo = re.findall(r"/console/customers/\d+/bindings/\d+/undo", page)[0]
    assert press(admin, undo, reason="")[0] == 303 and "Take back" in admin.get(where).text
    press(admin, undo, reason="the wrong person")
    after = admin.get(where).text
    assert "the wrong person" in after and "Take back" not in after


def test_a_link_is_for_colleagues_who_may_answer(shop: WebShop) -> None:
    """Who packs parcels sees the page and makes nobody a customer."""
    customer = _customer(shop)
    client = shop.at_console("warehouse")
    page = client.get(f"/console/customers/{customer}").text
    assert "Make a link" not in page
    assert press(client, f"/console/customers/{customer}/link")[0] == 403
