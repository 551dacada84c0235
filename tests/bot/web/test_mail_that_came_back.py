"""The staff sees which mail came back, why, and what to do."""

from __future__ import annotations

from fastapi.testclient import TestClient
from sqlalchemy import text

from core.database.engine import Database
from core.domain.commands import NoteReport
from core.domain.machine import Actor, Role
from core.domain.queries import ListDeliveries, ReadConversation
from tests.bot.web.conftest import WebShop

RULE = Actor(Role.RULE, "rule:desk")
WHY = "the mailbox does not exist: ask the customer for another address (their server: 550 <b>no</b> such user)"


def test_the_order_the_conversation_and_the_list_say_that_a_mail_came_back(
    shop: WebShop, admin: TestClient, sqlite_url: str
) -> None:
    """Reason and cure stand where a colleague looks, as they were said, and the mail can be sent again."""
    order = shop.quoted()
    database = Database(sqlite_url)
    with database.write() as conn:
        conn.execute(text("update deliveries set state = 'sent', attempts = 1, sent_at = created_at"))
    database.close()
    talk = shop.clerk.look(ReadConversation(order.conversation_id or 0))
    sent = next(one for one in talk if one.direction == "out")
    shop.clerk.do(NoteReport("failed", sent.key, "ida@honiglager.example", "5.1.1", WHY), actor=RULE)
    for path in (f"/console/orders/{order.number}", f"/console/conversations/{order.conversation_id}"):
        page = admin.get(path).text
        assert "Mail to ida@honiglager.example comes back" in page
        assert "ask the customer for another address" in page and "<b>no</b>" not in page
    parked = admin.get("/console/messages?state=parked").text
    assert "bounced: the mailbox does not exist" in parked and "Send again" in parked
    assert "could not be sent" in admin.get("/console").text


def test_an_order_whose_mail_arrives_says_nothing_of_it(shop: WebShop, admin: TestClient) -> None:
    """No mark, no notice."""
    order = shop.quoted()
    assert "comes back" not in admin.get(f"/console/orders/{order.number}").text
    assert [one.state for one in shop.clerk.look(ListDeliveries()).items] == ["queued"]
