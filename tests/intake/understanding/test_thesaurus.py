"""A shop in German, messages in six other languages: goods and colours in the customer's words."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Understanding, request_from_json
from intake.understanding.glossary import CODES, glossary
from intake.understanding.thesaurus.rows import rows
from intake.understanding.words import stem

COLOUR = {
    "name": "Farbe",
    "required": True,
    "multiple": False,
    "removable": False,
    "default": None,
    "values": [{"id": value, "aliases": []} for value in ("rot", "dunkelblau", "schwarz")],
}


def item(sku: str, name: str, unit: str = "Stück", **more: Any) -> dict[str, Any]:
    """Return an item of the shop."""
    made = {"sku": sku, "name": name, "aliases": [], "category": "Waren", "unit": unit, "packs": [], "options": []}
    return {**made, "price": "1.00", **more}


SHOP = {
    "name": "Hofladen und Eisenwaren Tessendorf",
    "currency": "EUR",
    "language": "de",
    "items": [
        item("ROSEN", "Rosenkohl", "kg"),
        item("ROT", "Rotkohl"),
        item("PAPRIKA", "Paprika gelb", "kg"),
        item("PFEFFER", "Schwarzer Pfeffer gemahlen"),
        item("SECHS", "Sechskantschraube M6x20"),
        item("HOLZ", "Holzschraube 4x40"),
        item("MUTTER", "Sechskantmutter M6"),
        item("NUSS", "Nüsse gemischt"),
        item("SCHLAUCH", "Gartenschlauch 20 m"),
        item("TUCH", "Handtuch", options=[COLOUR]),
        item("SEIFE", "Flüssigseife 500 ml"),
    ],
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A German shop without an alias."""
    return Engine(catalogue_from_json(SHOP))


def read(engine: Engine, language: str, text: str) -> Understanding:
    """Return how a chat message is read."""
    return engine.understand(request_from_json({"id": "1", "text": text, "channel": "chat", "language": language}))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "3 kg of brussels sprouts and 2 red cabbages please", {"ROSEN": 3, "ROT": 2}),
        ("fr", "je voudrais 3 kg de choux de Bruxelles et 2 choux rouges", {"ROSEN": 3, "ROT": 2}),
        ("es", "quiero 3 kg de coles de bruselas y 100 tornillos hexagonales M6x20", {"ROSEN": 3, "SECHS": 100}),
        ("it", "vorrei 3 kg di cavoletti di bruxelles e un tubo da giardino", {"ROSEN": 3, "SCHLAUCH": 1}),
        ("nl", "graag 3 kg spruitjes en 2 rode kool", {"ROSEN": 3, "ROT": 2}),
        ("pt", "queria 3 kg de couves de bruxelas e 4 sabonetes líquidos", {"ROSEN": 3, "SEIFE": 4}),
        ("fr", "il me faut 200 vis à bois 4x40", {"HOLZ": 200}),
        ("en", "200 screws M6x20 please", {"SECHS": 200}),
        ("es", "necesito 3 kg de pimientos amarillos", {"PAPRIKA": 3}),
        ("en", "two black pepper please", {"PFEFFER": 2}),
    ],
)
def test_things_in_other_languages(engine: Engine, language: str, text: str, wanted: dict[str, int]) -> None:
    """A thing is understood in the customer's language, with no alias."""
    found = read(engine, language, text)
    assert {line.sku: line.quantity for line in found.lines} == wanted
    assert not found.must_ask and not found.unknown


@pytest.mark.parametrize(
    ("language", "text", "colour"),
    [
        ("en", "2 red towels please", "rot"),
        ("es", "quiero 2 toallas azul oscuro", "dunkelblau"),
        ("it", "vorrei 2 asciugamani rossi", "rot"),
        ("pt", "queria 2 toalhas pretas", "schwarz"),
        ("fr", "je voudrais 2 serviettes de bain noires", "schwarz"),
        ("nl", "graag 2 zwarte handdoeken", "schwarz"),
    ],
)
def test_colours_in_other_languages(engine: Engine, language: str, text: str, colour: str) -> None:
    """A value of an option is understood in the customer's language as well."""
    (line,) = read(engine, language, text).lines
    assert (line.sku, line.quantity) == ("TUCH", 2)
    assert [choice.value for choice in line.options["Farbe"]] == [colour]


def test_other_words_are_less_sure(engine: Engine) -> None:
    """What rests on a word of another language is read back before it binds; the merchant's own word is surer."""
    foreign, own = read(engine, "nl", "graag 3 kg spruitjes"), read(engine, "de", "bitte 2 Rotkohl")
    assert foreign.lines[0].confidence < 0.9 <= own.lines[0].confidence
    assert foreign.confidence < 0.9


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("3 nuts please", {"MUTTER", "NUSS"}),
        ("200 screws please", {"SECHS", "HOLZ"}),
        ("2 cabbages please", {"ROSEN", "ROT"}),
    ],
)
def test_two_meanings_are_asked(engine: Engine, text: str, skus: set[str]) -> None:
    """A word that may mean several things of the shop is asked about, kinds of the thing as well."""
    found = read(engine, "en", text)
    assert not found.lines
    assert {sku for ask in found.must_ask for sku in ask.candidates} == skus


@pytest.mark.parametrize(
    "text", ["2 towel rails please", "3 soap dishes please", "4 beers please", "2 pepper mills please"]
)
def test_other_things_are_none(engine: Engine, text: str) -> None:
    """A known word beside a strange one names another thing and makes no line."""
    found = read(engine, "en", text)
    assert not found.lines
    assert found.unknown or found.must_ask


def test_own_alias_wins() -> None:
    """An alias of the shop is never translated: here a towel is what the shop calls so."""
    items = [item("TUCH", "Handtuch"), {**item("BETT", "Bettlaken"), "aliases": ["towel"]}]
    (line,) = read(Engine(catalogue_from_json({**SHOP, "items": items})), "en", "2 towels please").lines
    assert line.sku == "BETT"


def test_explained(engine: Engine) -> None:
    """The steps say as which word of the catalogue another one was read."""
    told = engine.explain(request_from_json({"id": "1", "text": "graag 3 kg spruitjes", "channel": "chat"}))
    assert any("'spruitjes'" in row and "read as 'rosenkohl'" in row for step in told.steps for row in step.rows)


def test_rows_are_whole() -> None:
    """Every row says its thing in all seven languages."""
    assert len(rows()) > 1200
    assert all(len(row.split("|")) == len(CODES) and all(cell.strip() for cell in row.split("|")) for row in rows())
    assert len(glossary()) > len(rows())


def test_a_word_is_found_in_every_cell_that_has_it() -> None:
    """Looking words up one by one finds what reading all rows finds, plurals and short words as well."""
    compiled = glossary()
    for number in range(0, len(compiled), 17):
        for code, forms in compiled.meaning(number).forms.items():
            for form in forms:
                assert (form, number) in compiled.of(code, form[0]), (code, form)
    loaves, clothes, oil = compiled.said(stem("paes")), compiled.said(stem("camisetas")), compiled.said(stem("huile"))
    assert "pt" in loaves
    assert "es" in clothes
    assert any(form[-1] == stem("olive") for form, _ in oil["fr"].of)
    assert any(form == (f"{stem('t')}s", stem("shirt")) for form, _ in compiled.of("en", "ts"))
