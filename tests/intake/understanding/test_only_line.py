"""Where one line stands: a number with its pack sets it, and what was meant takes its place."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request

ENGINE = Engine(
    catalogue_from_json(
        {
            "name": "Cellar Goods",
            "language": "en",
            "items": [
                {"sku": "OVAL", "name": "Oval jam jar 300 g", "aliases": ["Ovalglas 300", "bocal ovale", "vaso ovale"],
                 "packs": [{"unit": "box", "contains": "12"}]},
                {"sku": "CLIP", "name": "Clip-lid jar 1 litre", "aliases": ["Bügelglas", "bocal à clip",
                 "tarro con clip", "vaso con clip", "beugelpot", "frasco com clipe"]},
                {"sku": "CART", "name": "Shipping box for jars"},
            ],
        }
    ),
    [],
)  # fmt: skip
DRAFT = {"draft": [{"sku": "OVAL", "quantity": "2", "unit": "each"}]}


def after(text: str, context: dict[str, object] = DRAFT) -> list[str]:
    """Return the lines after a message, and what is asked or not understood."""
    found = ENGINE.understand(Request("1", text, context=context))
    asks = [f"{one.about}?" for one in found.must_ask]
    return [f"{line.quantity} {line.unit} {line.sku}" for line in found.lines] + asks + list(found.unknown)


@pytest.mark.parametrize(
    "text",
    [
        "No, I meant the clip-lid jar",
        "clip-lid jar instead",
        "make it the clip-lid jar",
        "nein, ich meinte das Bügelglas",
        "non, je voulais dire le bocal à clip",
        "no, quería decir el tarro con clip",
        "no, intendevo il vaso con clip",
        "nee, ik bedoelde de beugelpot",
        "não, queria dizer o frasco com clipe",
    ],
)
def test_what_was_meant_takes_the_place_of_what_was_understood(text: str) -> None:
    """The thing that was misread goes, and its quantity stays."""
    assert after(text) == ["2 each CLIP"]


def test_what_was_meant_may_bring_its_own_quantity() -> None:
    """`I meant 3 clip-lid jars` says both anew."""
    assert after("I meant 3 clip-lid jars") == ["3 each CLIP"]


def test_a_thing_wanted_as_well_takes_no_place() -> None:
    """`sorry, 5 clip-lid jars as well` adds a line."""
    assert after("sorry, 5 clip-lid jars as well") == ["2 each OVAL", "5 each CLIP"]


@pytest.mark.parametrize("text", ["make it 5 boxes", "doch lieber 5 Kartons", "plutôt 5 cartons", "mejor 5 cajas"])
def test_a_number_with_a_pack_sets_the_only_line(text: str) -> None:
    """Boxes of the thing that stands, not five pieces of it, nor the boxes that the shop sells too."""
    assert after(text) == ["5 box OVAL"]


def test_a_pack_that_the_thing_has_not_got_is_asked_about() -> None:
    """Five pallets of what comes in boxes are no five pieces."""
    assert after("make it 5 pallets") == ["2 each OVAL", "unit?"]
