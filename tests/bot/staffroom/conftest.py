"""A shop with a staff room, and people who talk in it."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.staffroom.port import StaffReply, StaffSaid
from bot.staffroom.room import Room
from core.database.engine import Database
from core.database.tables.deliveries import deliveries
from core.domain.access import AddStaff
from core.domain.machine import Actor, Role
from core.domain.staffroom import RefreshCases
from tests.shop import ADMIN, Shop, messages

CHAT = "-100200300"
RULE = Actor(Role.RULE, "rule:staff_room")
OVER_50 = {"approval": [{"name": "over 50", "over_total": "50", "role": "manager"}]}
_updates = itertools.count(1)

PEOPLE = {
    "Mia": ("1001", "manager"),
    "Sam": ("1002", "sales"),
    "Wim": ("1003", "warehouse"),
    "Fay": ("1004", "finance"),
}


class StaffRoom:
    """The room of a real shop: what people say there, and what hangs on its wall."""

    def __init__(self, database: Database) -> None:
        self.shop = Shop(database, policy=OVER_50)
        for name, (telegram, role) in PEOPLE.items():
            self.shop.clerk.do(AddStaff(name, (role,), telegram=telegram), actor=ADMIN)
        # What furnished the shop is too long ago to be undone.
        self.shop.clock.move(minutes=5)
        self.moved = 0
        self.room = Room(
            self.shop.clerk, messages(), console="http://shop.example/console", staff_chat=CHAT, moved=self._moved
        )

    def _moved(self) -> None:
        self.moved += 1

    def say(self, who: str, text: str = "", **more: Any) -> StaffReply | None:
        """Say something in the group, or where `place` tells."""
        known: dict[str, Any] = {
            "key": f"telegram:{next(_updates)}",
            "who": PEOPLE[who][0] if who in PEOPLE else who,
            "place": CHAT,
            "text": text,
        }
        return self.room.heard(StaffSaid(**(known | more)))

    def says(self, who: str, text: str = "", **more: Any) -> StaffReply:
        """Say something that is answered."""
        reply = self.say(who, text, **more)
        assert reply is not None
        return reply

    def press(self, who: str, reply: StaffReply, label: str, **more: Any) -> StaffReply:
        """Press the button of an answer that begins with `label`."""
        action = next(one.action for row in reply.buttons for one in row if one.label.startswith(label))
        return self.says(who, action=action, card="77", **more)

    def refresh(self) -> list[Any]:
        """Bring the cards up to date, have the chat take them, and return all of them."""
        self.shop.clerk.do(RefreshCases(CHAT), actor=RULE)
        d = deliveries.c
        with self.shop.database.write() as conn:
            for row in conn.execute(select(d.id).where(d.recipient == CHAT, d.state == "queued")).all():
                taken = {"state": "sent", "sent_at": 1, "receipt": {"external_id": f"{CHAT}:{9000 + row.id}"}}
                conn.execute(update(deliveries).where(d.id == row.id).values(**taken))
            return list(conn.execute(select(deliveries).where(d.recipient == CHAT).order_by(d.id)).mappings())


@pytest.fixture
def room(database: Database) -> StaffRoom:
    """A shop with four people, and a staff room."""
    return StaffRoom(database)
