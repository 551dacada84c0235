"""What is said once and holds on: packs, what takes another's place, what is taken back, notes on how it is counted."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from core.domain.customers import customer_from_json
from intake.understanding import Engine, Request

WRAP = {"name": "wrapping", "default": "sin", "values": [{"id": "sin"}, {"id": "karton", "aliases": ["cartone"]}]}
YEAR = {"name": "year", "required": True, "values": [{"id": "2018"}, {"id": "2019"}]}
USUAL = [
    {"sku": "LT-61", "quantity": "4", "unit": "case"},
    {"sku": "WK-62", "quantity": "2", "unit": "case"},
]
ENGINE = Engine(
    catalogue_from_json(
        {
            "name": "Lantern Yard",
            "language": "en",
            "items": [
                {"sku": "LT-61", "name": "Storm lamp", "aliases": ["farol", "Sturmlampe", "lampe tempête", "lanterna"],
                 "packs": [{"unit": "case", "contains": "12"}], "options": [WRAP]},
                {"sku": "WK-62", "name": "Cotton wick", "aliases": ["mecha", "Docht", "mèche", "stoppino", "lont"],
                 "packs": [{"unit": "case", "contains": "50"}]},
                {"sku": "OIL-9", "name": "Lamp oil M9", "aliases": ["aceite", "Lampenöl", "huile", "olio"],
                 "packs": [{"unit": "case", "contains": "20"}]},
                {"sku": "OIL-10", "name": "Hearth oil M10", "packs": [{"unit": "case", "contains": "20"}]},
                {"sku": "CRU", "name": "Cellar candle", "aliases": ["vela"], "options": [YEAR]},
            ],
        }
    ),
    [customer_from_json({"name": "Quay", "email": "q@quay.example", "last_order": USUAL,
                         "part_numbers": {"Q-41": "LT-61", "Q-42": "WK-62"}})],
)  # fmt: skip


def lines(text: str, context: dict[str, object] | None = None) -> list[str]:
    """Return the lines of a message, each as words, its choices behind it."""
    read = ENGINE.understand(Request("1", text, customer="q@quay.example", context=context))
    chosen = [" ".join(v.value for values in one.options.values() for v in values) for one in read.lines]
    return [f"{one.quantity} {one.unit} {one.sku} {said}".strip() for one, said in zip(read.lines, chosen, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "8 cases of storm lamps, 2 of cotton wick",
        "8 cajas de farol y 2 de mecha",
        "8 caisses de lampe tempête et 2 de mèche",
        "8 casse di lanterna, 2 di stoppino",
    ],
)
def test_a_pack_said_before_of_holds_for_the_next_of(text: str) -> None:
    """`8 cases of lamps and 2 of wick` are two cases of wick."""
    assert lines(text) == ["8 case LT-61", "2 case WK-62"]


def test_without_of_a_bare_number_counts_pieces() -> None:
    """`8 cases of lamps, 2 wicks` are two wicks."""
    assert lines("8 cases of storm lamps, 2 cotton wicks") == ["8 case LT-61", "2 each WK-62"]


@pytest.mark.parametrize("text", ["Lanterna: 3 cartoni", "3 cartoni di lanterna", "Storm lamp: 3 Karton"])
def test_a_counted_pack_is_no_value(text: str) -> None:
    """A word for a pack behind a number is the pack, even where an option has a value of that name."""
    assert lines(text) == ["3 case LT-61"]


def test_a_pack_word_without_a_number_stays_a_value() -> None:
    """`in cartone` without a number says how it is wrapped."""
    assert lines("3 lanterna in cartone") == ["3 each LT-61 karton"]


@pytest.mark.parametrize(
    "text",
    [
        "as usual but no storm lamps, lamp oil instead",
        "wie immer, aber ohne Sturmlampe, stattdessen Lampenöl",
        "comme d'habitude mais pas de lampe tempête, huile à la place",
        "come al solito ma niente lanterna, al suo posto olio",
        "lo de siempre pero sin farol, aceite en su lugar",
    ],
)
def test_what_comes_instead_takes_place_and_quantity(text: str) -> None:
    """What is named with `instead` gets the quantity of what was left out."""
    assert sorted(lines(text)) == ["2 case WK-62", "4 case OIL-9"]


def test_a_thing_denied_later_is_taken_back() -> None:
    """`12 wicks. Actually no wicks, 6 lamps instead` orders no wicks."""
    assert lines("12 cotton wicks. Actually no cotton wicks, 6 storm lamps instead please") == ["6 each LT-61"]


@pytest.mark.parametrize(
    "text",
    ["lamp oil M9, 3 cases of 20", "Lampenöl M9 - 3 Kartons à 20", "huile M9 : 3 caisses de 20"],
)
def test_what_a_pack_holds_is_no_quantity_behind_a_thing(text: str) -> None:
    """`M9, 3 cases of 20` counts cases, and 20 is what one holds."""
    assert lines(text) == ["3 case OIL-9"]


def test_a_description_beside_a_part_number_orders_nothing() -> None:
    """Beside the customer's own number a cell describes the thing, whatever numbers stand in it."""
    table = "Qty | Code | Description\n10 | Q-41 | oil M9 x 60\n500 | Q-42 | wick form A |\n"
    assert lines(table) == ["10 each LT-61", "500 each WK-62"]


@pytest.mark.parametrize(
    "note", ["Wicks are by the case, rest loose.", "The wicks are in cases (50).", "Wicks per case"]
)
def test_a_note_says_by_what_is_counted(note: str) -> None:
    """A sentence that says how a thing is counted orders nothing and holds for what was ordered."""
    assert lines(f"10 Q-41\n3 Q-42\n\n{note}") == ["10 each LT-61", "3 case WK-62"]


def test_a_year_behind_the_second_thing_is_its_value() -> None:
    """`3 candles 2018 and 1 candle 2019`: both years are values."""
    assert lines("3 cellar candles 2018 and 1 cellar candle 2019, please") == ["3 each CRU 2018", "1 each CRU 2019"]


def test_what_is_wrong_with_a_thing_names_what_goes_back() -> None:
    """The sentence that complains names the thing that the next one wants replaced."""
    told = "There was one case of cotton wick that is completely broken. Can you exchange that case?"
    assert lines(told, {"order": USUAL}) == ["1 case WK-62"]


def test_a_pack_is_not_carried_to_many_more_things() -> None:
    """`2 boxes of the jars and 50 of the lids`: fifty boxes or fifty lids, nobody can know, so it is asked."""
    goods = [
        {"sku": "JAR", "name": "Jar", "packs": [{"unit": "box", "contains": "12"}]},
        {"sku": "LID", "name": "Lid", "packs": [{"unit": "box", "contains": "1200"}]},
    ]
    engine = Engine(catalogue_from_json({"name": "Preserves", "language": "en", "items": goods}))
    read = engine.understand(Request("1", "2 boxes of the jars and 50 of the lids"))
    assert [(line.sku, line.unit) for line in read.lines] == [("JAR", "box")]
    assert [(ask.about, ask.candidates) for ask in read.must_ask] == [("unit", ("LID",))]
