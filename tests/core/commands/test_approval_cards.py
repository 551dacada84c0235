"""What waits for approval, what rules note and which connections are off, as the staff's cards show it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select, update

from core.database.engine import Database
from core.database.tables.deliveries import deliveries
from core.database.tables.hooks import webhooks
from core.domain.access import AddStaff
from core.domain.approvals import ApprovalsWaiting, ListRuleNotes
from core.domain.commands import TakeStep
from core.domain.hooks import WebhookSwitch
from core.domain.machine import Actor, Role
from core.domain.staffroom import ListCases, Queue, RefreshCases
from core.domain.undo import Undoable, UndoCommand
from core.rounds import Rounds
from tests.shop import ADMIN, Shop

RULE = Actor(Role.RULE, "rule:staff_room")
CHAT = "-100200300"
SLOW = {
    "name": "large", "over_total": "5", "role": "sales", "remind_hours": 4, "escalate_to": "manager",
    "expire_hours": 24,
}  # fmt: skip


@pytest.fixture
def shop(database: Database) -> Shop:
    """A shop whose large orders wait for sales, after four hours for a manager, and not longer than a day."""
    return Shop(database, policy={"approval": [SLOW]})


def hired(shop: Shop, name: str, role: Role) -> Actor:
    done = shop.clerk.do(AddStaff(name, (str(role.name).lower(),)), actor=ADMIN)
    return Actor(role, f"staff:{done.facts['staff_id']}", name)


def refresh(shop: Shop, chat: str = CHAT) -> list[Any]:
    """Look for what waits, have the chat take what leaves for it, and return all of it, oldest first."""
    shop.clerk.do(RefreshCases(chat), actor=RULE)
    d = deliveries.c
    with shop.database.write() as conn:
        for row in conn.execute(select(d.id).where(d.recipient == CHAT, d.state == "queued")).all():
            taken = {"state": "sent", "sent_at": 1, "receipt": {"external_id": f"{CHAT}:{9000 + row.id}"}}
            conn.execute(update(deliveries).where(d.id == row.id).values(**taken))
    with shop.database.read() as conn:
        return list(conn.execute(select(deliveries).where(d.recipient == CHAT).order_by(d.id)).mappings())


def over(row: Any) -> int:
    return int((row["facts"] or {}).get("over", 0))


def test_a_slow_approval_is_asked_anew_once(shop: Shop) -> None:
    """The card tells rule, role and end; at the reminder it is posted anew, the old one says so; the end has words."""
    number = shop.place("2 MUG")
    (card,) = refresh(shop)
    for words in ("Rule: large", "Decides: sales", "Waits since", "goes back to the customer"):
        assert words in card["body_chat"]
    rounds = Rounds(shop.clerk, shop.database, shop.clock, lambda: None)
    shop.clock.move(hours=5)
    rounds.every_minute()
    refresh(shop)
    _, former, fresh = refresh(shop)
    assert (over(former), over(fresh)) == (card["id"], 0)
    assert former["body_chat"] == f"{number}: asked again below" and not former["buttons"]
    assert "Put before management: " in fresh["body_chat"] and "Decides: management" in fresh["body_chat"]
    (wait,) = shop.clerk.look(ApprovalsWaiting(number))
    assert (wait.role, wait.escalated, wait.until is not None) == ("manager", True, True)
    shop.clock.move(hours=20)
    rounds.every_minute()
    last = refresh(shop)[-1]
    assert over(last) == fresh["id"] and "nobody decided in time" in last["subject"]
    assert shop.clerk.look(ApprovalsWaiting()) == () and shop.faults() == []


def test_the_first_of_two_words_stands_on_the_card(shop: Shop) -> None:
    """Where two must say yes the card says so, then whose word is there; it is written over and not posted anew."""
    shop.apply({"approval": [{"name": "large", "over_total": "5", "four_eyes": True}]})
    mia, max_ = hired(shop, "Mia", Role.MANAGER), hired(shop, "Max", Role.MANAGER)
    number = shop.place("2 MUG")
    (card,) = refresh(shop)
    assert "Two people must approve." in card["body_chat"]
    shop.clerk.do(TakeStep(number, "approve"), actor=mia)
    _, first = refresh(shop)
    assert "First word given by Mia; a second person must approve." in first["body_chat"]
    assert over(first) == card["id"] and len(refresh(shop)) == 2
    shop.step(number, "approve", actor=max_)
    assert "approved by Max" in refresh(shop)[-1]["subject"]


def test_what_a_rule_notes_is_told_once(shop: Shop) -> None:
    """A noted order has one card and waits for nobody; it is listed; without a chat only the list tells it."""
    shop.apply({"approval": [{"name": name, "over_total": "5", "do": "notify"} for name in ("look", "see")]})
    number = shop.place("2 MUG")
    (card,) = refresh(shop)
    assert number in card["subject"] and "Rule: look\nRule: see" in card["body_chat"]
    assert card["facts"]["staff"] == "approvals" and [one["label"] for one in card["buttons"]] == ["Open"]
    assert len(refresh(shop)) == 1 and shop.clerk.look(ListCases()) == ()
    (note,) = shop.clerk.look(ListRuleNotes())
    assert (note.order, note.rules) == (number, ("look", "see"))
    unseen = shop.place("2 MUG")
    shop.clerk.do(RefreshCases(""), actor=RULE)
    assert len(refresh(shop)) == 1
    assert {one.order for one in shop.clerk.look(ListRuleNotes())} == {number, unseen}
    shop.clock.move(hours=24 * 8)
    assert shop.clerk.look(ListRuleNotes()) == () and shop.faults() == []


def test_what_was_taken_back_is_not_told(shop: Shop) -> None:
    """A confirmation that a colleague takes back before the card is drawn is news to nobody."""
    sam = hired(shop, "Sam", Role.SALES)
    number = shop.place("2 MUG")
    shop.clock.move(hours=25)
    Rounds(shop.clerk, shop.database, shop.clock, lambda: None).every_minute()
    shop.apply({"approval": [{"name": "look", "over_total": "5", "do": "notify"}]})
    assert shop.order(number).state == "quoted"
    done = shop.clerk.do(TakeStep(number, "confirm"), actor=sam)
    undo = done.facts["undo"]
    assert isinstance(undo, Undoable)
    shop.clerk.do(UndoCommand(undo.unit), actor=sam)
    assert refresh(shop) == [] and shop.clerk.look(ListRuleNotes()) == ()
    shop.clerk.do(TakeStep(number, "confirm"), actor=sam)
    assert [number in card["subject"] for card in refresh(shop)] == [True]


def test_a_connection_that_was_switched_off_is_a_case(shop: Shop) -> None:
    """It has one card among what is not delivered until somebody switches it on; a person's own switch has none."""
    row = {"url": "https://x.example/", "events": ["*"], "sealed": "", "added_at": 1}
    with shop.database.write() as conn:
        conn.execute(insert(webhooks).values(name="books", active=False, fault="it said 410: it wants no more", **row))
        conn.execute(insert(webhooks).values(name="quiet", active=True, fault="", **row))
    shop.clerk.do(WebhookSwitch("quiet", active=False), actor=ADMIN)
    (card,) = refresh(shop)
    assert card["facts"]["staff"] == "parked" and "webhook books" in card["subject"]
    assert "it answered 410" in card["body_chat"] and "/console/connections" in card["body_chat"]
    (case,) = shop.clerk.look(ListCases())
    assert (case.queue, case.label, case.queue.topic) == (Queue.WEBHOOKS, "books", Queue.PARKED)
    shop.clerk.do(WebhookSwitch("books", active=True), actor=ADMIN)
    _, settled = refresh(shop)
    assert settled["body_chat"] == "webhook books: on again" and over(settled) == card["id"]
    assert len(refresh(shop)) == 2 and shop.clerk.look(ListCases()) == ()
