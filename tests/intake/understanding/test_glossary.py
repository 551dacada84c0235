"""Things that the customer names in another language than the catalogue."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, request_from_json


def _item(sku: str, name: str, *aliases: str, **more: Any) -> dict[str, Any]:
    made = {"sku": sku, "name": name, "aliases": list(aliases), "category": "Articles", "unit": "pièce", "packs": []}
    return {**made, "price": "1.00", "options": [], **more}


COLOUR = {
    "name": "couleur",
    "required": True,
    "multiple": False,
    "removable": False,
    "default": None,
    "values": [{"id": value, "aliases": []} for value in ("rouge", "vert", "blanc")],
}

SHOP = {
    "name": "Quincaillerie Aubrac",
    "currency": "EUR",
    "language": "fr",
    "items": [
        _item("BR", "Brouette galvanisée 80 l"),
        _item("BA", "Balai de cantonnier"),
        _item("SE", "Seau de chantier", options=[COLOUR]),
        _item("CI5", "Ciseaux de couture 15 cm"),
        _item("CI2", "Ciseaux de couture 20 cm"),
        _item("PH", "Papier hygiénique 4 rouleaux", unit="paquet"),
        _item("MA", "Masque de nuit"),
        _item("MM", "Mascara brun"),
    ],
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A French shop without a word of any other language."""
    return Engine(catalogue_from_json(SHOP))


def read(engine: Engine, text: str) -> tuple[list[tuple[str, int]], list[str]]:
    found = engine.understand(request_from_json({"id": "1", "text": text}))
    lines = [(line.sku, int(line.quantity)) for line in found.lines]
    return sorted(lines), sorted(sku for ask in found.must_ask for sku in ask.candidates)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("3 wheelbarrows and 2 brooms please", [("BA", 2), ("BR", 3)]),
        ("quiero 3 carretillas y 2 escobas", [("BA", 2), ("BR", 3)]),
        ("vorrei due carriole e una scopa", [("BA", 1), ("BR", 2)]),
        ("graag 2 kruiwagens en 4 bezems", [("BA", 4), ("BR", 2)]),
        ("bitte 2 Schubkarren und 4 Besen", [("BA", 4), ("BR", 2)]),
        ("queria 5 rolos de papel higiénico", [("PH", 5)]),
        ("6 packs of loo roll", [("PH", 6)]),
        ("four green buckets", [("SE", 4)]),
        ("2 mascarillas de noche", [("MA", 2)]),
    ],
)
def test_everyday_words_of_other_languages(engine: Engine, text: str, lines: list[tuple[str, int]]) -> None:
    """What the catalogue names in one language is understood in the others, with plurals."""
    assert read(engine, text) == (lines, [])


@pytest.mark.parametrize("text", ["2 scissors", "2 tijeras", "2 Scheren"])
def test_translated_words_are_asked_about_alike(engine: Engine, text: str) -> None:
    """Two things that a foreign word fits are asked about as they are in the shop's own language."""
    assert read(engine, text) == ([], ["CI2", "CI5"])


def test_a_value_is_asked_in_every_language(engine: Engine) -> None:
    """A required option stays a question where the thing was named in another language."""
    assert read(engine, "un cubo, por favor") == ([], ["SE"])
