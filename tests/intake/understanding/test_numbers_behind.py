"""A counted word or a number right behind a thing: its quantity, a question, and never one piece with the rest lost."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request

ENGINE = Engine(
    catalogue_from_json(
        {
            "name": "Thread and Needle",
            "language": "en",
            "items": [
                {"sku": "NDL-80", "name": "Needles size 80", "unit": "pack",
                 "packs": [{"unit": "box", "contains": "20"}],
                 "aliases": ["aghi n. 80", "aiguilles n° 80", "Nadeln Gr. 80"]},
                {"sku": "BUT", "name": "Horn buttons", "aliases": ["bottoni in corno", "boutons en corne"],
                 "packs": [{"unit": "pack", "contains": "25"}]},
                {"sku": "WAX", "name": "Thread wax", "unit": "pint", "aliases": ["wax"]},
                {"sku": "POT", "name": "Glass pot 2 pint", "aliases": ["pot"]},
                {"sku": "RIB-25", "name": "Satin ribbon 25 mm"},
                {"sku": "RIB-33", "name": "Satin ribbon 33 mm"},
                {"sku": "RIB-43", "name": "Satin ribbon 43 mm"},
            ],
        }
    ),
    [],
)  # fmt: skip


def read(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a message, and what its questions are about."""
    found = ENGINE.understand(Request("1", text))
    return [f"{line.quantity} {line.unit} {line.sku}" for line in found.lines], [ask.about for ask in found.must_ask]


def test_the_unit_of_a_thing_counts_it_and_names_no_other_thing() -> None:
    """Twelve pints behind what is sold by the pint are no pots of two pints."""
    assert read("thread wax, 12 pints") == (["12 pint WAX"], [])
    assert read("wax      12 pints\nneedles size 80      3") == (["12 pint WAX", "3 pack NDL-80"], [])


@pytest.mark.parametrize("text", ["aghi n. 80, 20 bustine", "Nadeln Gr. 80: 15 Heftlein"])
def test_a_strange_unit_is_asked_about_and_is_not_one(text: str) -> None:
    """Who counts by a word that is not known here is asked which unit it is."""
    assert read(text) == ([], ["unit"])


@pytest.mark.parametrize("text", ["aghi n. 80, una decina di confezioni", "aiguilles n° 80, une dizaine de paquets"])
def test_an_article_belongs_to_the_ten_behind_it(text: str) -> None:
    """A ten said as a noun is ten."""
    assert read(text) == (["10 pack NDL-80"], [])


@pytest.mark.parametrize("text", ["bottoni in corno - 2 confezioni da 25", "boutons en corne : 2 paquets de 25"])
def test_what_a_pack_holds_is_said_with_many_small_words(text: str) -> None:
    """The content behind a pack of the thing counts nothing."""
    assert read(text) == (["2 pack BUT"], [])


def test_numbers_that_may_be_sizes_are_no_quantities() -> None:
    """Of several bare numbers in a row none is taken for a quantity and the others lost."""
    lines, asks = read("satin ribbons: 25, 33 and 43, two of each")
    assert asks or len(lines) == 3


def test_a_day_that_is_denied_takes_nothing_off() -> None:
    """Not on Friday says nothing of the thing named before."""
    lines, _ = read("horn buttons 40\nneedles size 80 3\n\non the van Thursday please not Friday, match starts 8am")
    assert lines == ["40 each BUT", "3 pack NDL-80"]
