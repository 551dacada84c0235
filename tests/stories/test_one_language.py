"""One language for all that is said in a conversation; and what is said of goods is nobody's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.database.engine import Database
from tests.stories.counter import Counter, open_counter
from tests.stories.test_chat_commands import BOTH


def spoken(counter: Counter) -> str:
    """Return the newest message of ours in the chat."""
    return next(one.chat for one in reversed(counter.heard()) if one.direction == "out" and one.channel == "webchat")


def test_notices_speak_as_the_last_message_does(database: Database, tmp_path: Path) -> None:
    """An order begun in German whose customer goes on in English is shipped in English; "ok" changes nothing."""
    with open_counter(database, tmp_path) as counter:
        counter.goods.apply(BOTH)
        number = counter.says("Guten Tag, bitte 2 Kisten Coffee beans und 6 Mug liefern")[-1].order_number
        counter.says("Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin")
        counter.says("confirm")
        counter.says("Where is my order now, please? Could you tell me when it arrives?")
        counter.says("thanks")
        assert "Bestellung" not in spoken(counter)
        for step in ("pick", "pack", "ship"):
            counter.step(number, step)
        assert "Bestellung" not in spoken(counter)


@pytest.mark.parametrize(
    ("said", "named"),
    [("shirt size L", False), ("Hemd Größe L", False), ("Ida Jensen", True), ("ann archer", True)],
)
def test_words_about_goods_are_nobodys_name(database: Database, tmp_path: Path, said: str, named: bool) -> None:
    """Right after a name was asked for, sizes, colours and words of the catalogue are still goods."""
    with open_counter(database, tmp_path) as counter:
        counter.says("6 mugs please")
        counter.says(said)
        taken = next(one for one in reversed(counter.heard()) if one.direction == "in")
        assert (taken.state == "ordered") is named
