"""A change that is not understood must not leave its line as if nothing had been said of it."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request

ENGINE = Engine(
    catalogue_from_json(
        {
            "name": "Lamp House",
            "language": "en",
            "items": [
                {"sku": "BULB-40", "name": "Globe bulb 40 watt", "category": "Bulbs", "aliases": ["Kugellampe 40 W"],
                 "packs": [{"unit": "box", "contains": "10"}]},
                {"sku": "BULB-60", "name": "Globe bulb 60 watt", "category": "Bulbs", "aliases": ["Kugellampe 60 W"],
                 "packs": [{"unit": "box", "contains": "10"}]},
                {"sku": "LANT-S", "name": "Paper lantern short", "category": "Lanterns",
                 "aliases": ["Papierlaterne kurz"]},
                {"sku": "LANT-L", "name": "Paper lantern long", "category": "Lanterns",
                 "aliases": ["Papierlaterne lang"]},
                {"sku": "CORD", "name": "Fabric cord 3 m", "category": "Cords", "aliases": ["Textilkabel"]},
            ],
        }
    ),
    [],
)  # fmt: skip
STANDING = [
    {"sku": "BULB-40", "quantity": "30", "unit": "each"},
    {"sku": "LANT-S", "quantity": "6", "unit": "each"},
    {"sku": "CORD", "quantity": "4", "unit": "each"},
]


def after(text: str) -> tuple[list[str], set[str]]:
    """Return the lines after a change of the placed order, and the items that are asked about."""
    found = ENGINE.understand(Request("1", text, context={"order": STANDING}))
    asked = {sku for ask in found.must_ask for sku in ask.candidates}
    return [f"{line.quantity} {line.unit} {line.sku}" for line in found.lines], asked


@pytest.mark.parametrize(
    ("text", "standing", "wanted"),
    [
        ("can the bulbs go down a bit, and 2 more cords", "30 each BULB-40", ""),
        ("double the lanterns as well", "6 each LANT-S", "12 each LANT-S"),
        ("long lanterns instead please", "6 each LANT-S", "6 each LANT-L"),
        ("the lanterns should be long ones", "6 each LANT-S", "6 each LANT-L"),
        ("die Papierlaternen lieber lang", "6 each LANT-S", "6 each LANT-L"),
        ("statt der kurzen Papierlaterne die lange", "6 each LANT-S", "6 each LANT-L"),
        ("bulbs: change them to the 60 watt", "30 each BULB-40", "30 each BULB-60"),
        ("globe bulb 60 watt rather than 40", "30 each BULB-40", "30 each BULB-60"),
    ],
)
def test_what_is_spoken_of_is_changed_or_asked_about(text: str, standing: str, wanted: str) -> None:
    """The line that the words are about is never asserted as it was."""
    lines, asked = after(text)
    assert standing not in lines
    assert (wanted and wanted in lines) or asked


@pytest.mark.parametrize(
    "text",
    [
        "add 10 globe bulbs 60 watt",
        "put 3 long lanterns on it too",
        "2 more cords please",
        "keep the bulbs, drop the cords",
    ],
)
def test_what_comes_on_top_puts_nothing_else_in_doubt(text: str) -> None:
    """A brother that is wanted as well leaves the line that stands."""
    lines, _ = after(text)
    assert {"30 each BULB-40", "6 each LANT-S"} <= set(lines)


def test_a_number_said_again_is_no_doubt() -> None:
    """Who repeats what was ordered confirms it."""
    lines, asked = after("bulbs stay at 30 please, cords 5")
    assert "30 each BULB-40" in lines
    assert "5 each CORD" in lines
    assert not asked
