"""Items that come in colours: what is chosen and how many is kept while the colour is asked."""

from __future__ import annotations

import json
from pathlib import Path

from core.database.engine import Database
from core.domain.imports import ImportRows
from core.imports.read import read_content
from tests.shop import ADMIN
from tests.stories.counter import Counter, open_counter

_COLOUR = {"name": "colour", "required": True, "values": [{"id": "red"}, {"id": "blue"}]}
_LANTERNS = [
    {"sku": "LAN-D", "name": "Deck lantern", "unit": "each", "price": "19.00", "options": [_COLOUR]},
    {"sku": "LAN-C", "name": "Cabin lantern", "unit": "each", "price": "15.00", "options": [_COLOUR]},
]


def _with_lanterns(counter: Counter) -> None:
    sheet = read_content("catalogue", ".json", json.dumps({"items": _LANTERNS}).encode())
    counter.clerk.do(ImportRows("catalogue", sheet), actor=ADMIN)


def test_what_was_chosen_is_kept_while_its_colour_is_asked(database: Database, tmp_path: Path) -> None:
    """Choosing one of two items leads to the question that is left, and no number has to be said again."""
    with open_counter(database, tmp_path) as counter:
        _with_lanterns(counter)
        asked = counter.says("4 lanterns please")[-1]
        deck = next(button["action"] for button in asked.buttons if button["action"].endswith(":LAN-D"))
        colour = counter.says(action=deck)[-1]
        assert "Deck lantern" in colour.chat
        blue = next(button["action"] for button in colour.buttons if button["action"].endswith(":blue"))
        read_back = counter.says(action=blue)[-1]
        order = counter.order(read_back.order_number)
        assert [(line.sku, line.quantity, dict(line.options)) for line in order.lines] == [
            ("LAN-D", "4", {"colour": "blue"})
        ]
        assert order.state == "quoted"


def test_choosing_without_a_number_leads_to_the_number(database: Database, tmp_path: Path) -> None:
    """One question that takes the place of another is an answer taken, not an old button."""
    with open_counter(database, tmp_path) as counter:
        _with_lanterns(counter)
        asked = counter.says("I need lanterns")[-1]
        cabin = next(button["action"] for button in asked.buttons if button["action"].endswith(":LAN-C"))
        number = counter.says(action=cabin)[-1]
        assert number.buttons and [one.about for one in counter.order(asked.order_number).questions] == ["quantity"]
        stale = counter.says(action=cabin)[-1]
        assert [one.about for one in counter.order(asked.order_number).questions] == ["quantity"]
        assert "older state" in stale.chat
