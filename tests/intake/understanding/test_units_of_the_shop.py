"""Units that only one shop has, what a pack holds, and units that are part of a name."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request

FLAVOUR = {"name": "flavour", "required": True, "values": [{"id": "elder"}, {"id": "malt"}]}
ENGINE = Engine(
    catalogue_from_json(
        {
            "name": "Haystack & Sons",
            "language": "en",
            "items": [
                {"sku": "HAY", "name": "Meadow hay", "aliases": ["Wiesenheu"], "unit": "clump",
                 "packs": [{"unit": "stook", "contains": "12"}]},
                {"sku": "TAG", "name": "Ear tag 5x60", "aliases": ["Ohrmarke 5x60", "oormerk 5x60"],
                 "packs": [{"unit": "pack", "contains": "100"}]},
                {"sku": "MALT", "name": "Stable malt can 33 cl", "aliases": ["malt can"], "unit": "can"},
                {"sku": "POP", "name": "Farm pop 33 cl", "unit": "can", "options": [FLAVOUR]},
            ],
        }
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("3 stooks of meadow hay", "3 stook HAY"),
        ("2 clumps of meadow hay", "2 clump HAY"),
        ("6x ear tags 5x60 (pack of 100)", "6 pack TAG"),
        ("6x oormerken 5x60 (pak 100)", "6 pack TAG"),
        ("4x Ohrmarken 5x60 (VE 100)", "4 pack TAG"),
        ("30 cans of malt", "30 can MALT"),
    ],
)
def test_units_are_read_as_the_shop_has_them(text: str, line: str) -> None:
    """A unit of the catalogue is a unit, its content names it, and it may complete a name."""
    assert [f"{one.quantity} {one.unit} {one.sku}" for one in ENGINE.understand(Request("1", text)).lines] == [line]


JARS = Engine(
    catalogue_from_json(
        {
            "name": "Orchard Glass",
            "language": "en",
            "items": [
                {"sku": "PRES", "name": "Square preserving jar 250 ml", "unit": "each",
                 "packs": [{"unit": "box", "contains": "6"}]},
                {"sku": "BOTTLE", "name": "Cordial bottle 700 ml", "aliases": ["bouteille à sirop 700 ml"],
                 "unit": "each", "packs": [{"unit": "crate", "contains": "20"}]},
                {"sku": "GLUE", "name": "Label glue, tube 20 g", "unit": "each",
                 "packs": [{"unit": "box", "contains": "12"}]},
            ],
        }
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("3 cases of square jars 250 ml", "3 box PRES"),
        ("3 cartons of square preserving jars 250 ml", "3 box PRES"),
        ("2 boxes of cordial bottles 700 ml", "2 crate BOTTLE"),
        ("4 cartons de bouteilles à sirop 700 ml", "4 crate BOTTLE"),
        ("3 tubes of label glue 20 g", "3 each GLUE"),
        ("3 cases of label glue, tube 20 g", "3 box GLUE"),
    ],
)
def test_only_the_word_that_counts_tells_the_pack(text: str, line: str) -> None:
    """Where a name holds the word for a vessel itself, what is counted is still the pack that was said."""
    assert [f"{one.quantity} {one.unit} {one.sku}" for one in JARS.understand(Request("1", text)).lines] == [line]
