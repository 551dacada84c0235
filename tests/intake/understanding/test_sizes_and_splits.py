"""Numbers that are sizes or values and no quantities, and quantities that stand for several values."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, request_from_json


def _option(name: str, *values: str, required: bool = True) -> dict[str, Any]:
    return {
        "name": name,
        "required": required,
        "multiple": False,
        "removable": False,
        "default": None,
        "values": [{"id": value, "aliases": []} for value in values],
    }


def _item(sku: str, name: str, *aliases: str, **more: Any) -> dict[str, Any]:
    made = {"sku": sku, "name": name, "aliases": list(aliases), "category": "Goods", "unit": "each", "packs": []}
    return {**made, "price": "1.00", "options": [], **more}


LETTERS = _option("size", "S", "M", "L", "XL")
NUMBERS = _option("size", "40", "41", "42", "44", "46")
COLOURS = _option("colour", "black", "green", required=False)
PACK = [{"unit": "pack", "contains": "50"}]

SHOP = {
    "name": "Alpine Outfit",
    "currency": "EUR",
    "language": "en",
    "items": [
        _item("JK", "Bee jacket", "Imkerjacke", "blouson apiculteur", options=[LETTERS, COLOURS]),
        _item("TRO9", "Climbing trousers", "Kletterhose", "klimbroek", options=[NUMBERS, COLOURS]),
        _item("CLG4", "Garden clog", "Gartenclog", "tuinklomp", unit="pair", options=[NUMBERS]),
        _item("P440", "Peg 4x40 oak", "Dübel 4x40 Eiche", packs=PACK),
        _item("P460", "Peg 4x60 oak", "Dübel 4x60 Eiche", packs=PACK),
        _item("P440B", "Peg 4x40 beech", "Dübel 4x40 Buche", packs=PACK),
        _item("E820", "Eye bolt M8x20 brass", "Ringschraube M8x20 Messing"),
        _item("E830", "Eye bolt M8x30 brass", "Ringschraube M8x30 Messing"),
        _item("E830S", "Eye bolt M8x30 steel", "Ringschraube M8x30 Stahl"),
        _item("G125", "Grinding wheel 125", "Schleifscheibe 125"),
        _item("G180", "Grinding wheel 180", "Schleifscheibe 180"),
    ],
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A shop of things that are told apart by sizes."""
    return Engine(catalogue_from_json(SHOP))


def read(engine: Engine, text: str, context: Any = None) -> tuple[list[tuple[Any, ...]], list[str]]:
    """Return the lines as (SKU, quantity, values...) and what is asked about."""
    message = {"id": "1", "channel": "chat", "text": text, "received": "2026-11-16T09:00:00Z"}
    request = request_from_json(message | ({"context": context} if context else {}))
    said = engine.understand(request)
    lines = [
        (line.sku, int(line.quantity), *(kept[0].value for _, kept in sorted(line.options.items())))
        for line in said.lines
    ]
    return sorted(lines), [ask.about for ask in said.must_ask]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("100 pegs 4x40 beech", [("P440B", 100)]),
        ("80 Dübel 4 x 60", [("P460", 80)]),
        ("30 eye bolts m8x30 steel", [("E830S", 30)]),
        ("25 Ringschrauben M8x20", [("E820", 25)]),
        ("2 grinding wheels 180", [("G180", 2)]),
    ],
)
def test_glued_sizes_tell_items_apart(engine: Engine, text: str, lines: list[tuple[Any, ...]]) -> None:
    """Two numbers with an x are one size in this order, never so many times something."""
    assert read(engine, text) == (lines, [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("eine Kletterhose in 42, schwarz", [("TRO9", 1, "black", "42")]),
        ("3 pairs of garden clogs size 41", [("CLG4", 3, "41")]),
        ("2 klimbroeken maat 44", [("TRO9", 2, "44")]),
        ("3 Paar Gartenclogs Gr. 46", [("CLG4", 3, "46")]),
        ("climbing trousers 42 x 3", [("TRO9", 3, "42")]),
        ("4 Gartenclogs 40\n2 Kletterhosen 46", [("CLG4", 4, "40"), ("TRO9", 2, "46")]),
    ],
)
def test_numbers_that_are_values(engine: Engine, text: str, lines: list[tuple[Any, ...]]) -> None:
    """A number that the thing has as a value is no quantity where it stands as one says sizes."""
    assert read(engine, text) == (lines, [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("bee jackets: 2 L, 3 M", [("JK", 2, "L"), ("JK", 3, "M")]),
        ("5 bee jackets green: 2 L, 3 M", [("JK", 2, "green", "L"), ("JK", 3, "green", "M")]),
        ("je 5 Imkerjacken in M und L", [("JK", 5, "L"), ("JK", 5, "M")]),
        ("climbing trousers: 3 in 42, 2 in 44", [("TRO9", 2, "44"), ("TRO9", 3, "42")]),
        ("Kletterhose in 40 und 42, je 2 Stk", [("TRO9", 2, "40"), ("TRO9", 2, "42")]),
        ("2 pairs of garden clogs, size 41 and 44", [("CLG4", 1, "41"), ("CLG4", 1, "44")]),
        ("je 100 Ringschrauben M8x20 und M8x30 Stahl", [("E820", 100), ("E830S", 100)]),
    ],
)
def test_quantities_over_several_values(engine: Engine, text: str, lines: list[tuple[Any, ...]]) -> None:
    """Each value gets its own quantity, and what was said of the head holds for every part."""
    assert read(engine, text) == (lines, [])


def test_a_quantity_that_cannot_be_shared_out_is_asked(engine: Engine) -> None:
    """Three pairs in two sizes may be two and one or one and two."""
    lines, asks = read(engine, "3 pairs of garden clogs, size 41 and 44")
    assert not lines
    assert asks == ["option"]


@pytest.mark.parametrize(
    ("asked", "text", "lines"),
    [
        ("5 bee jackets - which size?", "2 M, 2 L and 1 xl", [("JK", 1, "XL"), ("JK", 2, "L"), ("JK", 2, "M")]),
        ("6 Kletterhosen: welche Größe?", "4 in 42, den Rest in 44", [("TRO9", 2, "44"), ("TRO9", 4, "42")]),
        ("3 pegs 4x40: oak or beech?", "1 oak and 2 beech", [("P440", 1), ("P440B", 2)]),
        ("2 garden clogs: which size?", "44", [("CLG4", 2, "44")]),
        ("2 garden clogs in size 41?", "yes, but actually 3", [("CLG4", 3, "41")]),
    ],
)
def test_answers_that_part_the_quantity(engine: Engine, asked: str, text: str, lines: list[tuple[Any, ...]]) -> None:
    """An answer may give each part of what was asked about its own value, and a lone number may be the value."""
    assert read(engine, text, {"asked": asked}) == (lines, [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "SKU | size | colour | qty\nTRO9 | 42 | green | 4\nCLG4 | 41 | - | 2",
            [("CLG4", 2, "41"), ("TRO9", 4, "green", "42")],
        ),
        ("20 brass eye bolts and 30 steel ones, all m8x30", [("E830", 20), ("E830S", 30)]),
    ],
)
def test_columns_and_words_for_all(engine: Engine, text: str, lines: list[tuple[Any, ...]]) -> None:
    """A column of sizes holds no quantities, and what is said of all things tells each of them apart."""
    assert read(engine, text) == (lines, [])


@pytest.mark.parametrize("text", ["200 Fischer 4x40", "50 tacos madera 4x40"])
def test_a_known_size_of_unknown_words_is_asked(engine: Engine, text: str) -> None:
    """Where only the size is known it is asked which of its items is meant."""
    assert read(engine, text) == ([], ["item"])


@pytest.mark.parametrize(
    "text", ["remove the trousers please", "leave off the trousers", "bitte die Kletterhose streichen"]
)
def test_what_stands_in_the_draft_is_meant(engine: Engine, text: str) -> None:
    """Words of a thing in the draft mean that thing where something is taken off."""
    draft = [
        {"sku": "TRO9", "quantity": "2", "unit": "each", "options": {"size": "42"}},
        {"sku": "G125", "quantity": "1", "unit": "each", "options": {}},
    ]
    assert read(engine, text, {"draft": draft})[0] == [("G125", 1)]
