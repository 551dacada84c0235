"""A question in which unit shows the units, and a weight of counted things is never a number of them."""

from __future__ import annotations

from pathlib import Path

from core.database.engine import Database
from tests.stories.counter import open_counter


def test_the_units_are_offered_and_the_number_is_asked_after(database: Database, tmp_path: Path) -> None:
    """Five kilos of beans is clear; three beans are not: kilo or case; a weight of mugs leaves the number open."""
    with open_counter(database, tmp_path) as counter:
        (asked,) = counter.says("3 coffee beans")
        assert "A) kg" in asked.text and "B) case" in asked.text
        (read,) = counter.says("B", chat="chat-1")
        assert "3 cases" in read.text
        counter.says("2 kg mugs", chat="chat-2")
        (number,) = counter.says("A", chat="chat-2")
        assert "How many" in number.text or "how many" in number.text
