"""Connections in the console: webhooks added, tried, switched; the secret on one page only; for administrators."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from core.domain.approvals import SetRules
from core.domain.commands import TakeStep
from core.domain.hooks import GatewaySwitch, ListWebhooks
from core.domain.machine import Actor, Role
from core.domain.staffroom import RefreshCases
from tests.bot.web.conftest import OPERATOR, WebShop


def _token(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def test_a_webhook_is_added_tried_and_switched_off(shop: WebShop, admin: TestClient) -> None:
    """Its secret stands on the page that adds it; the log shows the ping; a bad address is told in words."""
    csrf = _token(admin.get("/console/connections").text)
    form = {"csrf": csrf, "name": "books", "url": "https://books.example/hook", "events": "order.confirmed, order.*"}
    assert "whsec_" in admin.post("/console/connections", data=form).text
    assert "whsec_" not in admin.get("/console/connections").text
    bad = admin.post("/console/connections", data=form | {"url": "https://10.0.0.1/"})
    assert bad.status_code == 422 and "cannot be called" in bad.text
    for act in ("ping", "replay", "off"):
        assert admin.post(f"/console/connections/books/{act}", data={"csrf": csrf}).status_code == 303
    page = admin.get("/console/connections/books").text
    assert "ping" in page and "Switch on" in page
    (webhook,) = shop.clerk.look(ListWebhooks())
    assert (webhook.active, webhook.events) == (False, ("order.confirmed", "order.*"))
    assert admin.post("/console/connections/books/explode", data={"csrf": csrf}).status_code == 404
    assert admin.post("/console/connections/books/remove", data={"csrf": csrf}).status_code == 303
    assert admin.get("/console/connections/books").status_code == 404


def test_the_first_page_counts_what_was_switched_off(shop: WebShop, admin: TestClient) -> None:
    """A gateway that said 410 is shown until somebody switches it on."""
    shop.office().hooks.add_gateway("acme", "https://acme.example/", OPERATOR)
    off = GatewaySwitch("acme", active=False, fault="it said 410: it wants no more")
    shop.clerk.do(off, actor=Actor(Role.RULE, "rule:gateway"))
    assert "connections switched off" in admin.get("/console").text
    page = admin.get("/console/connections").text
    assert "it said 410" in page
    admin.post("/console/gateways/acme/on", data={"csrf": _token(page)})
    assert "it said 410" not in admin.get("/console/connections").text


def test_only_administrators_come_in(shop: WebShop) -> None:
    """Sales may answer customers, not decide what leaves the shop."""
    assert shop.at_console("sales").get("/console/connections").status_code == 403


def test_the_first_page_names_what_is_off_and_what_waits(shop: WebShop, admin: TestClient) -> None:
    """The overview names the connection; each page tells whose word an order waits for, and the notes."""
    shop.office().hooks.add_gateway("acme", "https://acme.example/", OPERATOR)
    off = GatewaySwitch("acme", active=False, fault="it said 410: it wants no more")
    shop.clerk.do(off, actor=Actor(Role.RULE, "rule:gateway"))
    numbers = []
    for rule in ({"name": "look", "do": "notify"}, {"name": "large", "role": "finance"}):
        shop.clerk.do(SetRules([rule | {"over_total": "1"}]), actor=OPERATOR)
        numbers.append(shop.quoted().number)
        shop.clerk.do(TakeStep(numbers[-1], "confirm"), actor=OPERATOR)
    noted, waits = numbers
    shop.clerk.do(RefreshCases(), actor=Actor(Role.RULE, "rule:staff_room"))
    first, inbox = admin.get("/console").text, admin.get("/console/inbox").text
    for page in (first, inbox):
        assert "acme" in page and noted in page and waits in page
        assert "large · Finance · since" in page and "Noted by rules" in page
    assert "Waits for approval:" in admin.get(f"/console/orders/{waits}").text
