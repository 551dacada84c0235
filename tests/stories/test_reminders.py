"""A read-back that nobody answers is asked about once more: at a decent hour, once, and only where it is wanted."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from core.database.check import violations
from core.database.engine import Database
from core.database.marks import note_bounce
from core.database.moments import ms
from core.database.tables.deliveries import deliveries
from core.domain.commands import DraftOrder, HandOver, LineWanted, RemindOfQuote
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.ports import InboundMessage
from core.rounds import Rounds
from tests.shop import ADMIN, Shop
from tests.stories.counter import open_counter

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # nine o'clock in the shop
CUSTOMER = Actor(Role.CUSTOMER, "guest:1")


class Waiting:
    """A shop with one quote that waits, and its rounds."""

    def __init__(self, database: Database, channel: str = "email", language: str = "en") -> None:
        self.shop = Shop(database)
        self.rounds = Rounds(self.shop.clerk, database, self.shop.clock, lambda: None)
        self.channel = channel
        self.conversation = self.writes("2 mugs please", "first")
        draft = DraftOrder(
            Source(channel, "first"),
            (LineWanted("MUG", "2"),),
            conversation_id=self.conversation,
            language=language,
        )
        self.number = self.shop.clerk.do(draft, actor=CUSTOMER).orders[0]
        with database.write() as conn:
            conn.exec_driver_sql("update deliveries set state = 'sent'")

    def writes(self, text: str, message_id: str) -> int:
        message = InboundMessage(
            self.channel, f"<{message_id}@customer.example>", "Ann@customer.example", "<first@customer.example>", text,
            self.shop.clock.now(),
        )  # fmt: skip
        return self.shop.clerk.receive(message).conversation_id

    def after(self, **spell: float) -> int:
        """Let time pass, do a round, and return how many reminders there are."""
        self.shop.clock.move(**spell)
        self.rounds.every_minute()
        return self.shop.said().count("order_reminded")


@pytest.fixture
def waiting(database: Database) -> Waiting:
    return Waiting(database)


def test_one_reminder_a_day_later_and_no_other(waiting: Waiting) -> None:
    """After the hours of the policy one reminder goes into the thread of the order; then silence until it expires."""
    assert waiting.after(hours=23) == 0
    assert waiting.after(hours=1) == 1
    assert [waiting.after(hours=24) for _ in range(3)] == [1, 1, 1]
    waiting.shop.clerk.do(RemindOfQuote(waiting.number), actor=Actor(Role.TIMER, "timer"))
    assert waiting.shop.said().count("order_reminded") == 1
    assert waiting.after(days=7) == 1 and waiting.shop.order(waiting.number).state == "expired"


def test_nobody_is_reminded_at_night(waiting: Waiting) -> None:
    """Reminders leave from eight to eighteen o'clock of the shop on its working days."""
    assert waiting.after(hours=33.5) == 0  # Tuesday, 18:30
    assert waiting.after(hours=12) == 0  # Wednesday, 6:30
    assert waiting.after(hours=2) == 1  # Wednesday, 8:30


def test_a_day_off_is_waited_for(database: Database) -> None:
    """On a holiday nothing leaves; the reminder comes on the next working day."""
    waiting = Waiting(database)
    waiting.shop.apply({"calendar": {"holidays": ["2026-03-03"]}})
    assert [waiting.after(hours=25), waiting.after(hours=24)] == [0, 1]


def test_who_wrote_since_is_not_reminded(waiting: Waiting) -> None:
    """Whatever the customer wrote after the read-back, it is on the desk and not forgotten."""
    waiting.shop.clock.move(hours=1)
    waiting.writes("a moment please", "second")
    assert waiting.after(hours=26) == 0


def test_a_conversation_that_a_person_has_is_left_alone(waiting: Waiting) -> None:
    """Where a colleague has taken over the clerk says nothing of its own accord."""
    waiting.shop.clerk.do(HandOver(waiting.conversation, "wants_a_person", tell=False), actor=ADMIN)
    assert waiting.after(hours=26) == 0


def test_an_address_that_fails_is_not_written_to(waiting: Waiting, database: Database) -> None:
    """Mail that came back once for good is not tried again with a reminder."""
    with database.write() as conn:
        note_bounce(
            conn, "email", "ann@customer.example", hard=True, status="5.1.1", reason="", delivery_id=1, now=ms(MONDAY)
        )
    assert waiting.after(hours=26) == 0


@pytest.mark.parametrize("rule", [{"remind_after_hours": 0}, {"rule": "staff"}], ids=["off", "staff confirms"])
def test_a_shop_may_do_without(database: Database, rule: dict[str, object]) -> None:
    """No hours, or nothing for the customer to confirm: no reminders."""
    waiting = Waiting(database)
    waiting.shop.apply({"confirmation": rule})
    assert waiting.after(hours=26) == 0


def test_the_reminder_speaks_the_language_of_the_order(database: Database) -> None:
    """Who was quoted in German is reminded in German."""
    waiting = Waiting(database, language="de")
    assert waiting.after(hours=25) == 1
    with database.read() as conn:
        said = conn.execute(select(deliveries.c.subject, deliveries.c.body_text).order_by(deliveries.c.id.desc()))
        subject, text = said.first() or ("", "")
    assert subject.startswith("Re: ") or "Sollen wir" in subject
    assert "Bestellt ist bisher nichts" in text and "Mug" in text


def test_the_buttons_of_read_back_and_reminder_both_hold(database: Database, tmp_path: Path) -> None:
    """A reminder changes nothing of the order: the older button is not stale, and in the chat it shows the order."""
    with open_counter(database, tmp_path) as counter:
        counter.says("6 mugs please")
        read_back = counter.says("Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin")[-1]
        counter.clock.move(hours=25)
        Rounds(counter.clerk, database, counter.clock, lambda: None).every_minute()
        reminder = counter.heard()[-1]
        assert "still waits for your word" in reminder.chat and "Mug" in reminder.chat
        confirm, again = (one.buttons[0]["action"] for one in (read_back, reminder))
        assert confirm == again
        counter.says(action=again)
        assert counter.order(reminder.order_number).state == "confirmed"
        with database.read() as conn:
            assert list(violations(conn)) == []
