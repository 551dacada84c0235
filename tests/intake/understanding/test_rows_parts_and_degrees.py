"""Numbered rows, parts of a quantity, denied degrees, words cut short: what a shop meets that nobody has seen."""

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request
from tests.intake.understanding.made_items import item

_HEAT = {
    "name": "heat",
    "default": "medium",
    "values": [{"id": "mild", "aliases": ["doux"]}, {"id": "medium"}, {"id": "fiery", "aliases": ["spicy", "scharf"]}],
}
_INK = {"name": "ink", "required": True, "values": [{"id": "black"}, {"id": "sepia"}, {"id": "green"}]}
_COLOUR = {"name": "colour", "required": True, "values": [{"id": "red"}, {"id": "blue"}]}


SHOP = {
    "name": "Quayside Provisions",
    "currency": "EUR",
    "language": "en",
    "items": [
        item("BALM-O", "Fig balsam old", ["fig balsam"], unit="bottle", packs=[("case", 6)]),
        item("TWINE-J", "Jute twine 80 m", ["jute twine", "Juteschnur"], unit="roll", packs=[("box", 12)]),
        item("CRAB-9", "Dressed crab", ["crab", "crabe", "cangrejo"], unit="tub"),
        item("CHIVE", "Chives", ["Schnittlauch"], unit="bunch"),
        item("POT-W", "Potatoes waxy", ["Kartoffeln festkochend"], unit="kg", packs=[("sack", 20)]),
        item("POT-F", "Potatoes floury", ["Kartoffeln mehlig"], unit="kg", packs=[("sack", 20)]),
        item("STEW", "Harbour stew", ["stew", "Eintopf", "ragoût"], unit="portion", options=[_HEAT]),
        item("PEN", "Drawing pen", ["pen", "Zeichenstift"], packs=[("set", 4)], options=[_INK]),
        item("LEMO", "Lemonade bottle", ["lemonade", "Limo"], unit="bottle"),
        item("LEMO-L", "Light lemonade bottle", ["light lemonade", "Limo light"], unit="bottle"),
        item("BUOY", "Mooring buoy with chain 40 cm", ["mooring buoy", "chain buoy"], options=[]),
        item("TAPE-31", "Labeller tape QK 31X wide", ["QK 31X"]),
        item("TAPE-31A", "Labeller tape QK 31A", ["QK 31A"]),
        item("ROPE", "Coloured rope", ["rope"], options=[_COLOUR]),
    ],
}
ENGINE = Engine(catalogue_from_json(SHOP))


def _read(text, **more):
    return ENGINE.understand(Request("1", text, **more))


def _lines(text, **more):
    return [(line.sku, int(line.quantity), line.unit) for line in _read(text, **more).lines]


@pytest.mark.parametrize(
    "rows",
    [
        "Pos. 1  BALM-O   3 cases\nPos. 2  TWINE-J  4 boxes\nPos. 3  CRAB-9   5",
        "1 | BALM-O | 3 cases\n2 | TWINE-J | 4 boxes\n3 | CRAB-9 | 5",
        "10\tBALM-O\t3 cases\n20\tTWINE-J\t4 boxes\n30\tCRAB-9\t5",
        "1 fig balsam 3 cases\n2 jute twine 4 boxes\n3 dressed crab 5",
    ],
)
def test_numbers_that_only_number_the_rows_count_nothing(rows):
    """Rows headed one, two, three are numbered where each has a quantity besides."""
    assert _lines(f"Please send:\n\n{rows}\n\nThanks") == [
        ("BALM-O", 3, "case"), ("TWINE-J", 4, "box"), ("CRAB-9", 5, "tub")
    ]  # fmt: skip


@pytest.mark.parametrize("rows", ["1 fig balsam\n2 jute twine\n3 crab", "1 x fig balsam\n2 x jute twine\n3 x crab"])
def test_quantities_that_happen_to_rise_still_count(rows):
    """Where a row has no other number, the one at its head is its quantity."""
    assert [quantity for _, quantity, _ in _lines(rows)] == [1, 2, 3]


@pytest.mark.parametrize(
    "text",
    ["3 lemonades, one of them light", "3 Limo, davon eine light", "3 lemonades of which 1 light"],
)
def test_a_part_of_a_quantity_is_taken_out_of_it(text):
    """What `one of them` is makes the others fewer."""
    assert _lines(text) == [("LEMO", 2, "bottle"), ("LEMO-L", 1, "bottle")]


def test_a_part_with_a_choice_of_its_own_is_taken_out_too():
    """`two of them blue` leaves the others as they were said."""
    read = _read("5 red ropes, two of them blue")
    assert [(int(line.quantity), line.options["colour"][0].value) for line in read.lines] == [(3, "red"), (2, "blue")]


@pytest.mark.parametrize("text", ["one stew, not too spicy", "1 Eintopf, nicht zu scharf", "a stew not so spicy"])
def test_a_degree_that_is_denied_is_not_chosen(text):
    """Of a scale of degrees, who does not want much of it gets the least."""
    (line,) = _read(text).lines
    assert [choice.value for choice in line.options["heat"]] == ["mild"]


@pytest.mark.parametrize("text", ["3 drawing pens in each ink", "2 sets of pens, one of each ink, and crab"])
def test_every_value_is_wanted(text):
    """`in each ink` is as many of every ink; anything less clear is asked."""
    read = _read(text)
    said = [line.options["ink"][0].value for line in read.lines if line.sku == "PEN"]
    assert said == ["black", "sepia", "green"] or read.must_ask


@pytest.mark.parametrize("text", ["2 sacks potatoes wax", "2 Sack Kartoffeln fest"])
def test_a_word_cut_short_tells_the_candidates_apart(text):
    """The beginning of the one word that sets a candidate apart is that word."""
    assert _lines(text) == [("POT-W", 2, "sack")]


def test_a_word_that_begins_nothing_is_never_guessed():
    """A strange word beside a name of several things makes no line."""
    assert _lines("2 sacks potatoes purple") == []


def test_a_word_of_two_units_means_the_one_that_is_sold():
    """`Bund` is a ring elsewhere; where only bunches are sold it is a bunch."""
    assert _lines("Schnittlauch 5 Bund") == [("CHIVE", 5, "bunch")]


@pytest.mark.parametrize(("text", "quantity"), [("zweimal Eintopf, mild", 2), ("Einmal Eintopf bitte", 1)])
def test_times_in_one_word_count(text, quantity):
    """`zweimal` is two, `einmal` one."""
    assert _lines(text) == [("STEW", quantity, "portion")]


def test_a_word_of_the_same_name_behind_with_is_no_second_thing():
    """`a mooring buoy with chain` is one thing, whose name says that it has a chain."""
    assert _lines("one mooring buoy with chain, two crabs") == [("BUOY", 1, "piece"), ("CRAB-9", 2, "tub")]


@pytest.mark.parametrize(
    "text", ["can I have 2kg potatoes waxy... no 12 kg. plus 2 crabs", "2 kg waxy potatoes, no 12 kg, and 2 crabs"]
)
def test_no_before_a_weight_puts_the_weight_right(text):
    """Nobody wants a thing without twelve kilos of it."""
    assert _lines(text) == [("POT-W", 12, "kg"), ("CRAB-9", 2, "tub")]


@pytest.mark.parametrize("text", ["QK 31X 2 pieces", "2 QK 31X", "QK 31X x 2"])
def test_an_x_glued_to_a_number_of_the_catalogue_is_part_of_it(text):
    """`31X 2` is no thirty-one times two where the catalogue has a 31X."""
    assert _lines(text) == [("TAPE-31", 2, "piece")]


@pytest.mark.parametrize("text", ["please halve the crab", "bitte crab halbieren", "cut the crab in half please"])
def test_half_of_what_stands(text):
    """To halve a thing is half of what was ordered, or a question, and never as before without a word."""
    order = [{"sku": "CRAB-9", "quantity": "8", "unit": "tub", "options": {}}]
    read = _read(text, context={"order": order})
    assert read.must_ask or [int(line.quantity) for line in read.lines] == [4]


def test_what_is_weighed_and_unclear_is_named():
    """A weight of something that is not sold, or not so, is told as unknown and not lost."""
    assert _read("2 kg potatoes purple").unknown
