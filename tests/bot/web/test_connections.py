"""Connections in the console: webhooks added, tried, switched; the secret on one page only; for administrators."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from fastapi.testclient import TestClient
from sqlalchemy import insert

from core.database.engine import Database
from core.database.tables.deliveries import deliveries
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


def test_a_gateway_is_added_tried_and_its_secret_made_anew(shop: WebShop, admin: TestClient) -> None:
    """Secret and key stand on the page that makes them alone; a test says what the gateway answers."""
    empty = admin.get("/console/connections").text
    csrf = _token(empty)
    assert "No gateway yet" in empty
    with gateway_program() as (url, heard):
        form = {"csrf": csrf, "name": "acme", "url": url, "key": "1"}
        added = admin.post("/console/gateways", data=form).text
        assert "whsec_" in added and "oc_" in added
        page = admin.get("/console/gateways/acme").text
        assert "whsec_" not in page and "Nothing has come in yet" in page
        again = admin.post("/console/gateways", data=form).text
        assert "its secret stays" in again and "whsec_" not in again
        assert admin.post("/console/gateways/acme/ping", data={"csrf": csrf}).status_code == 303
        assert "It answers: 200" in admin.get("/console/gateways/acme").text
        assert json.loads(heard[0])["type"] == "ping"
    admin.post("/console/gateways/acme/ping", data={"csrf": csrf})
    assert "No answer" in admin.get("/console/gateways/acme").text
    admin.post("/console/gateways/acme/off", data={"csrf": csrf})
    assert "whsec_" in admin.post("/console/gateways/acme/rotate", data={"csrf": csrf}).text
    assert "Switch on" in admin.get("/console/gateways/acme").text
    bad = admin.post("/console/gateways", data=form | {"name": "whatsapp"})
    assert bad.status_code == 422 and 'role="alert"' in bad.text
    assert admin.post("/console/gateways/acme/explode", data={"csrf": csrf}).status_code == 404
    assert admin.post("/console/gateways/acme/remove", data={"csrf": csrf}).status_code == 303
    assert admin.get("/console/gateways/acme").status_code == 404
    assert shop.at_console("sales").get("/console/gateways/acme").status_code == 403


def test_what_a_gateway_did_not_carry_is_shown_and_sent_again(
    shop: WebShop, admin: TestClient, sqlite_url: str
) -> None:
    """Its page tells the reason and the receipts; what went by mail instead is not sent a second time."""
    shop.office().hooks.add_gateway("acme", "https://acme.example/", OPERATOR)
    rows = [("lost", "parked", {}), ("mailed", "parked", {}), ("seen", "sent", {"read_at": 5})]
    with closing(Database(sqlite_url)) as database, database.write() as conn:
        for key, state, receipt in rows:
            conn.execute(
                insert(deliveries).values(**_row(key, state, "gateway:acme"), receipt=receipt, error="it said 422")
            )
        conn.execute(insert(deliveries).values(**_row("mailed:instead:email", "sent", "email")))
    page = admin.get("/console/gateways/acme").text
    assert "2 could not be sent" in page and "it said 422" in page and "read" in page.lower()
    csrf = _token(page)
    admin.post("/console/gateways/acme/replay", data={"csrf": csrf})
    assert "1 on their way again" in admin.get("/console/gateways/acme").text
    assert "1 could not be sent" in admin.get("/console/gateways/acme").text


def test_a_webhooks_secret_is_made_anew(shop: WebShop, admin: TestClient) -> None:
    """The new one is shown once; a webhook that is off stays off."""
    csrf = _token(admin.get("/console/connections").text)
    admin.post("/console/connections", data={"csrf": csrf, "name": "books", "url": "https://b.example/", "events": "*"})
    admin.post("/console/connections/books/off", data={"csrf": csrf})
    assert "whsec_" in admin.post("/console/connections/books/rotate", data={"csrf": csrf}).text
    assert shop.clerk.look(ListWebhooks("books"))[0].active is False
    assert admin.post("/console/connections/nobody/rotate", data={"csrf": csrf}).status_code == 404


def _row(key: str, state: str, channel: str) -> dict[str, object]:
    return {
        "key": key, "channel": channel, "recipient": "+353", "message_id": f"<{key}@x>", "reference_ids": [],
        "buttons": [], "attachments": [], "automatic": True, "state": state, "not_before": 0, "next_try_at": 0,
        "subject": key, "created_at": 1,
    }  # fmt: skip


@contextmanager
def gateway_program() -> Iterator[tuple[str, list[bytes]]]:
    """A gateway on this machine; returns its address and what it heard."""
    heard: list[bytes] = []

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/", heard
        finally:
            server.shutdown()
