"""Somebody switches the clerk off: what comes in waits for people, and steps of colleagues can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.database.engine import Database
from core.domain.commands import TakeStep
from core.domain.queries import FindConversation, ListInbox
from core.domain.switches import SetSwitch
from core.domain.undo import UndoCommand
from tests.shop import ADMIN, SALES
from tests.stories.counter import Counter


@pytest.fixture
def counter(sqlite_url: str, tmp_path: Path) -> Iterator[Counter]:
    """A whole shop with its web chat."""
    database = Database(sqlite_url)
    made = Counter(database, tmp_path / "data")
    yield made
    made.close()
    database.close()


def test_what_comes_in_waits_for_people(counter: Counter) -> None:
    """Switched off for a channel or an intent nothing is answered there; the message is parked with that reason."""
    assert counter.says("What does the mug cost?") != []
    counter.clerk.do(SetSwitch("message", "price_question", "answers"), actor=SALES)
    assert counter.says("What does the green tea cost?") == []
    counter.clerk.do(SetSwitch("channel", "webchat"), actor=SALES)
    assert counter.says("2 mugs please") == []
    parked = counter.clerk.look(ListInbox()).items
    assert [one.reason for one in parked] == ["switched_off", "switched_off"]
    counter.clerk.do(SetSwitch("channel", "webchat", off=False), actor=SALES)
    assert counter.says("2 mugs please") != []


def test_a_step_is_taken_back_before_the_chat_shows_it(counter: Counter) -> None:
    """What a colleague's step says waits in the web chat too, so that it can be undone."""
    counter.says("2 mugs please")
    talk = counter.clerk.look(FindConversation(channel="webchat", thread="chat-1"))
    assert talk is not None and talk.open_order is not None
    number = talk.open_order.number
    handle = counter.clerk.do(TakeStep(number, "cancel", {"reason": "x"}), actor=ADMIN).facts["undo"]
    counter.clerk.do(UndoCommand(handle.unit), actor=ADMIN)
    assert counter.heard("chat-1")[-1].state == "cancelled"
