"""What a search finds, and in which order."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding.engine import Engine

GOODS = {
    "A1": "Glas 0,3 l",
    "A2": "Glasreiniger 1 l",
    "A3": "Weinglas mit Stiel",
    "A4": "Grass seed",
    "A5": "Beach towel",
    "A6": "Towel",
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    items = [{"sku": sku, "name": name, "unit": "each", "price": "1.00"} for sku, name in GOODS.items()]
    return Engine(catalogue_from_json({"name": "Search", "currency": "EUR", "language": "de", "items": items}))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Glas", ("A1", "A2", "A3")),
        ("gläser", ("A1", "A2", "A3")),
        ("GLÄSERN?", ("A1", "A2", "A3")),
        ("glasr", ("A2",)),
        ("towels", ("A6", "A5")),
        ("towle", ("A6", "A5")),
        ("zzqqx", ()),
        ("", ()),
    ],
)
def test_the_word_itself_comes_first_then_its_beginning_then_parts_then_what_is_near(
    engine: Engine, said: str, found: tuple[str, ...]
) -> None:
    """Inflected words find their items; what only looks alike is shown where nothing else is found."""
    assert engine.search(said, 6) == found


def test_so_many_are_shown_as_are_wanted(engine: Engine) -> None:
    """The best ones, and no more."""
    assert engine.search("glas towel", 2) == ("A6", "A1")
