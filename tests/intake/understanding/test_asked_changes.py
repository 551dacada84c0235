"""Changes, denials, packs and sizes as they are said in short, in a shop invented for it."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, request_from_json


def _item(sku: str, name: str, *aliases: str, **more: Any) -> dict[str, Any]:
    made = {"sku": sku, "name": name, "aliases": list(aliases), "category": "Craft", "unit": "piece", "packs": []}
    return {**made, "price": "1.00", "options": [], **more}


_BOX = [{"unit": "box", "contains": "10"}]
_PARTS = {"name": "parts", "required": False, "multiple": True, "removable": True, "default": None}
_INK = {"name": "ink", "required": True, "multiple": False, "removable": False, "default": None}
SHOP = {
    "name": "Origami Kiosk",
    "currency": "EUR",
    "language": "en",
    "items": [
        _item("T50", "Washi tape 50", "washi 50"),
        _item("T30", "Washi tape 30", "washi 30"),
        _item("F40", "Ikebana frame 40x30x30", packs=_BOX),
        _item("F60", "Ikebana frame 60x40x40", packs=_BOX),
        _item("MAS", "Kokeshi mask 33 cm", "kokeshi 33", packs=_BOX),
        _item("MAL", "Kokeshi mask 40 cm", "kokeshi 40", packs=_BOX),
        _item("BAL", "Furoshiki bag large", options=[{**_INK, "values": [{"id": "indigo"}, {"id": "sepia"}]}]),
        _item("BAS", "Furoshiki bag small", options=[{**_INK, "values": [{"id": "indigo"}, {"id": "sepia"}]}]),
        _item("KIT", "Bonsai kit", options=[{**_PARTS, "values": [{"id": "sumi"}, {"id": "moss"}, {"id": "gravel"}]}]),
    ],
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A shop for paper and ink."""
    return Engine(catalogue_from_json(SHOP))


def understand(engine: Engine, text: str, language: str = "en", **more: Any) -> Any:
    request = {"id": "1", "text": text, "language": language, "received": "2026-11-17T09:00:00+00:00", **more}
    return engine.understand(request_from_json(request))


def lines_of(found: Any) -> list[tuple[Any, ...]]:
    return sorted(
        (line.sku, int(line.quantity), line.unit, *sorted(one.value for kept in line.options.values() for one in kept))
        for line in found.lines
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "swap the washi 50 for 30"),
        ("pt", "troquem a washi 50 por 30"),
        ("it", "cambiate la washi 50 con 30"),
        ("es", "cambiad la washi 50 por 30"),
    ],
)
def test_a_size_takes_a_sizes_place(engine: Engine, language: str, text: str) -> None:
    """A number that replaces the size of a thing is the other size and no quantity."""
    order = {"order": [{"sku": "T50", "quantity": "7", "unit": "piece", "options": {}}]}
    assert lines_of(understand(engine, text, language, context=order)) == [("T30", 7, "piece")]


def test_what_is_replaced_goes_although_its_successor_is_asked_about(engine: Engine) -> None:
    """`masks instead of the tape` takes the tape off and asks which masks."""
    order = {"order": [{"sku": "T50", "quantity": "7", "unit": "piece", "options": {}}]}
    found = understand(engine, "6 kokeshi masks instead of the washi tape 50", context=order)
    assert lines_of(found) == [] and [one.about for one in found.must_ask] == ["item"]


def test_a_number_behind_a_pack_names_what_is_in_it(engine: Engine) -> None:
    """`1 box 40` is a box of the forty, and `40x30x30` is one size, behind a pack too."""
    found = understand(engine, "3 boxes kokeshi 33 and 1 box 40")
    assert lines_of(found) == [("MAL", 1, "box"), ("MAS", 3, "box")]
    found = understand(engine, "2 boxes ikebana 60x40x40, 2 boxes 40x30x30")
    assert lines_of(found) == [("F40", 2, "box"), ("F60", 2, "box")]


def test_small_beside_large_is_the_other_item(engine: Engine) -> None:
    """`5 bags large indigo, 6 small sepia` are two items where names say small and large."""
    found = understand(engine, "5 furoshiki bag large indigo, 6 small sepia")
    assert lines_of(found) == [("BAL", 5, "piece", "indigo"), ("BAS", 6, "piece", "sepia")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "un bonsai kit senza sumi né moss"),
        ("es", "un bonsai kit sin sumi ni moss"),
        ("pt", "um bonsai kit sem sumi nem moss"),
        ("fr", "un bonsai kit sans sumi ni moss"),
        ("nl", "een bonsai kit zonder sumi noch moss"),
    ],
)
def test_nor_denies_like_without(engine: Engine, language: str, text: str) -> None:
    """What `nor` joins to a thing left out is left out as well."""
    assert lines_of(understand(engine, text, language)) == [("KIT", 1, "piece", "moss", "sumi")]


def test_a_cell_may_hold_the_unit_with_the_quantity(engine: Engine) -> None:
    """In a table, `2 boxes` in one cell counts what stands in the next."""
    found = understand(engine, "Please send:\n\nQty | Item\n2 boxes | kokeshi 33\n5 | washi 50", channel="email")
    assert lines_of(found) == [("MAS", 2, "box"), ("T50", 5, "piece")]


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("es", "¿cuánto me sale la washi 50? ¿y tenéis horchata?", "price.question"),
        ("pt", "têm serrotes? e quanto custa a washi 50?", "stock.question"),
        ("it", "fate anche la pinsa?", "stock.question"),
    ],
)
def test_what_is_asked_first_counts(engine: Engine, language: str, text: str, intent: str) -> None:
    """Of stock and price the first one asked is meant; what is not sold is named without the words that ask."""
    found = understand(engine, text, language)
    assert found.intent == intent and not found.lines
    assert set(found.unknown) <= {"horchata", "serrotes", "pinsa"}
