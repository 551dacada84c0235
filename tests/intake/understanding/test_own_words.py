"""What one customer calls a thing: read for that customer only, and never against what else is said."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from core.domain.customers import customer_from_json
from intake.understanding import Engine, Request

CATALOGUE = catalogue_from_json(
    {
        "name": "Rope & Rigging",
        "language": "en",
        "items": [
            {"sku": "SHK-6", "name": "Bow shackle 6 mm", "packs": [{"unit": "box", "contains": 10}]},
            {"sku": "SHK-8", "name": "Bow shackle 8 mm"},
            {"sku": "SHK-10", "name": "Bow shackle 10 mm"},
            {"sku": "ROPE", "name": "Mooring rope", "unit": "m"},
            {"sku": "FEND", "name": "Round fender", "aliases": ["bumper"]},
        ],
    }
)
OURS = {"email": "yard@sail.example", "name": "Sail Yard"}
WORDS = {"shackles": "SHK-8", "wobbly things": "FEND", "gone": "NO-SUCH-ITEM"}
ENGINE = Engine(
    CATALOGUE,
    [customer_from_json({**OURS, "aliases": WORDS}), customer_from_json({"email": "b@x.example", "name": "B"})],
)


def read(text: str, customer: str = "yard@sail.example") -> tuple[list[tuple[str, str]], int, tuple[str, ...]]:
    """Return the lines, how many questions, and what was unknown."""
    found = ENGINE.understand(Request("1", text, customer=customer))
    return [(line.sku, f"{line.quantity:f}") for line in found.lines], len(found.must_ask), found.unknown


def test_a_customers_own_word_settles_what_would_be_asked() -> None:
    """The same word is a question for everybody else."""
    assert read("40 shackles please") == ([("SHK-8", "40")], 0, ())
    assert read("40 shackles please", "b@x.example") == ([], 1, ())
    assert read("40 shackles please", "") == ([], 1, ())


def test_own_words_that_no_item_has_are_read() -> None:
    """Words the catalogue never heard of name the item for this customer, in any number and with words before them."""
    assert read("we need 6 of the wobbly things") == ([("FEND", "6")], 0, ())
    assert read("1 wobbly thing") == ([("FEND", "1")], 0, ())
    assert read("6 wobbly things", "b@x.example")[0] == []


@pytest.mark.parametrize("text", ["40 shackles 10 mm", "40 10 mm shackles", "40 bow shackles 10 mm"])
def test_what_is_said_more_exactly_counts_more_than_the_own_word(text: str) -> None:
    """An own word never overrules a size or a full name that stands beside it."""
    assert read(text) == ([("SHK-10", "40")], 0, ())


def test_words_that_lead_to_no_item_change_nothing() -> None:
    """An item that is no longer sold takes its words along."""
    assert read("3 gone")[0] == []


def test_everything_else_reads_as_before() -> None:
    """Names, aliases and other lines in the same message are untouched."""
    assert read("2 bumpers, 5 shackles and 30 m mooring rope") == (
        [("FEND", "2"), ("SHK-8", "5"), ("ROPE", "30")],
        0,
        (),
    )


def test_one_customer_known_otherwise_leaves_the_engine_as_it_was() -> None:
    """Trying out a word compiles no second catalogue and changes nobody's reading."""
    tried = ENGINE.with_customer(customer_from_json({**OURS, "aliases": {"shackles": "SHK-6"}}))
    assert [line.sku for line in tried.understand(Request("1", "5 shackles", customer=OURS["email"])).lines] == [
        "SHK-6"
    ]
    assert read("5 shackles") == ([("SHK-8", "5")], 0, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("50 shackles", "shackles"),
        ("3 boxes of bow shackles", "bow shackles"),
        ("twenty of the wobbly fenders", "wobbly fenders"),
        ("twenty of the shiny ones with pins", ""),
        ("shackles and ropes", ""),
        ("17", ""),
        ("", ""),
    ],
)
def test_the_words_that_name_a_thing_are_cut_out(text: str, words: str) -> None:
    """Quantity and unit are no part of a name; two things have no one name."""
    assert ENGINE.naming(text) == words
