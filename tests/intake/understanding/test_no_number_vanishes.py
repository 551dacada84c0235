"""A number before a thing is its quantity, or asked about: it never becomes a silent one."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request

WITHOUT = {"name": "contents", "multiple": True, "removable": True, "default": "tea", "values": [{"id": "tea"}]}
SHELVES = [{"sku": f"SH-{number}", "name": f"Shelf board model {number}"} for number in range(60, 105)]
ENGINE = Engine(
    catalogue_from_json(
        {
            "name": "Cellar Goods",
            "language": "en",
            "items": [
                {"sku": "CLIP", "name": "Clip-lid jar 1 litre", "aliases": ["Bügelglas"]},
                {"sku": "BOX-3", "name": "Gift carton for 3 jars, kraft"},
                {"sku": "OVAL", "name": "Oval jam jar 300 g"},
                {"sku": "LID", "name": "Twist lid gold"},
                {"sku": "GIFT", "name": "Tea time gift box", "options": [WITHOUT]},
                *SHELVES,
            ],
        }
    ),
    [],
)


def read(text: str) -> list[str]:
    """Return what is ordered, and what is asked about, of a message."""
    found = ENGINE.understand(Request("1", text))
    asks = [f"{one.about}? {' '.join(one.candidates)}" for one in found.must_ask]
    return [f"{line.quantity} {line.sku}" for line in found.lines] + asks


@pytest.mark.parametrize("count", ["2", "3", "12", "three"])
def test_a_number_of_another_things_name_is_still_a_quantity(count: str) -> None:
    """`3 clip-lid jars` are three, although the shop has a carton for 3 jars."""
    wanted = "3" if count == "three" else count
    assert read(f"{count} clip-lid jars") == [f"{wanted} CLIP"]


@pytest.mark.parametrize("text", ["a gift carton for 3 jars", "gift carton for 3 jars", "1 gift carton for 3 jars"])
def test_the_number_of_a_name_stays_a_part_of_it(text: str) -> None:
    """`a gift carton for 3 jars` is one carton."""
    assert read(text) == ["1 BOX-3"]


def test_a_number_of_its_own_counts_a_thing_with_a_number_in_its_name() -> None:
    """`x 4` counts behind any name, and the next thing has its own number."""
    assert read("gift carton for 3 jars x 4") == ["4 BOX-3"]
    assert read("2 gift cartons for 3 jars and 3 clip-lid jars") == ["2 BOX-3", "3 CLIP"]


@pytest.mark.parametrize("text", ["1000000000 oval jam jars 300 g", "please send 12345678 twist lids"])
def test_a_number_like_a_telephones_before_a_thing_is_asked_about(text: str) -> None:
    """So many cannot be meant; that is no reason to send one."""
    (asked,) = read(text)
    assert asked in ("quantity? OVAL", "quantity? LID")


def test_a_long_number_of_an_order_counts_nothing() -> None:
    """The number of a purchase order is no quantity, and one in a row of its own neither."""
    assert read("PO 45000123: 2 twist lids") == ["2 LID"]
    assert read("5012345678900 twist lid x 12") == ["12 LID"]


@pytest.mark.parametrize("text", ["I need -3 twist lids", "ich brauche -3 Bügelglas", "please send -3 oval jam jars"])
def test_less_than_none_is_asked_about(text: str) -> None:
    """A minus before the number makes no order of it."""
    (asked,) = read(text)
    assert asked.startswith("quantity?")


def test_a_dash_of_a_list_is_no_minus() -> None:
    """In a list a dash only begins the line."""
    assert read("-3 twist lids\n-4 oval jam jars 300 g") == ["3 LID", "4 OVAL"]


@pytest.mark.parametrize("text", ["twist lids gold", "oval jam jars 300 g", "clip-lid jars"])
def test_several_without_a_number_are_asked_about(text: str) -> None:
    """One gift box that something may be left out of makes no kitchen of a shop, where plurals would be one dish."""
    (asked,) = read(text)
    assert asked.startswith("quantity?")
