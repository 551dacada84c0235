"""With several open orders a change asks which one is meant, and does it to that one alone."""

from __future__ import annotations

from pathlib import Path

from core.database.engine import Database
from core.domain.views import MessageView
from tests.stories.counter import Counter, open_counter
from tests.stories.test_chat_card import WHO


def _said(counter: Counter, text: str = "", **more: str) -> MessageView:
    return next(one for one in reversed(counter.says(text, **more)) if one.channel == "webchat")


def _two(counter: Counter) -> tuple[str, str]:
    counter.says("2 cases of coffee beans and 6 mugs please")
    counter.says(WHO)
    first = _said(counter, "ok").order_number
    counter.says("new order: 3 mugs")
    counter.says("Mill Lane 3, 10115 Berlin")
    return first, _said(counter, "ok").order_number


def test_a_change_asks_which_order_and_a_button_answers(database: Database, tmp_path: Path) -> None:
    """The words of the change are kept; the button applies them to its order once, as it was shown."""
    with open_counter(database, tmp_path) as counter:
        first, second = _two(counter)
        asked = _said(counter, "please make it 9 mugs instead")
        assert first in asked.chat and second in asked.chat
        assert counter.order(first).state == counter.order(second).state == "confirmed"
        press = next(one["action"] for one in asked.buttons if one["action"].startswith(f"which:{second}:"))
        assert len(press.encode()) <= 44
        counter.says(action=press)
        changed = counter.order(second)
        assert changed.state == "modifying" and [line.quantity for line in changed.proposed] == ["9"]
        assert counter.order(first).state == "confirmed"
        version = changed.version
        assert "older state" in _said(counter, action=press).chat and counter.order(second).version == version


def test_the_number_alone_answers_too(database: Database, tmp_path: Path) -> None:
    """Who has no buttons writes the number; right after the question it means the change that was asked about."""
    with open_counter(database, tmp_path) as counter:
        first, _ = _two(counter)
        counter.says("please cancel my order")
        counter.says(first.lower())
        assert counter.order(first).state == "cancelled"


def test_a_change_that_names_its_order_asks_nothing(database: Database, tmp_path: Path) -> None:
    """A number in the message says which order is meant."""
    with open_counter(database, tmp_path) as counter:
        first, second = _two(counter)
        counter.says(f"please make it 9 mugs instead in order {second}")
        assert [line.quantity for line in counter.order(second).proposed] == ["9"]
        assert counter.order(first).state == "confirmed"
