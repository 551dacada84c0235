"""Numbers, days and text as documents write them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.documents.format import LONGEST_RUN, ZERO_WIDTH_SPACE, plain, writer
from core.documents.words import TEMPLATES, fill, languages, words


def test_amounts_prices_and_quantities() -> None:
    """Amounts have the currency's decimals, unit prices up to four, quantities none that they do not need."""
    english, german, yen = writer("en", "EUR"), writer("de", "EUR"), writer("en", "JPY")
    assert english.amount("1234.5") == "1,234.50"
    assert german.amount("1234.5") == "1.234,50"
    assert german.money("-7") == "-7,00\u00a0€"
    assert yen.amount("1234") == "1,234"
    assert english.price("0.0455") == "0.0455"
    assert english.price("12") == "12.00"
    assert english.number("2.500000") == "2.5"
    assert german.number("12.5") == "12,5"
    assert english.percent("19") == "19%"
    assert german.percent("7.5") == "7,5\u00a0%"
    assert writer("fr", "EUR").percent("5.5") == "5,5\u00a0%"


def test_days_weights_and_places() -> None:
    """Days and countries are written out; a day that is none stays as it came."""
    german = writer("de", "EUR")
    assert german.day("2026-11-23") == "23. November 2026"
    assert german.day("2026-11-23T08:00:00Z") == "23. November 2026"
    assert german.day("soon") == "soon"
    assert german.day("") == ""
    assert german.weight(23450) == "23,45\u00a0kg"
    assert german.country("NL") == "Niederlande"
    assert german.country("??") == "??"


def test_units_are_the_languages_words() -> None:
    """Single things need no unit; a unit without a word of its own stays the catalogue's."""
    assert writer("en", "EUR").quantity("12", "each") == "12"
    assert writer("de", "EUR").quantity("3", "box") == "3\u00a0Karton"
    assert writer("en", "EUR").quantity("1", "pair") == "1\u00a0pair"
    assert writer("en", "EUR").quantity("2.5", "pair") == "2.5\u00a0pairs"
    assert writer("de", "EUR").quantity("3", "firkin") == "3\u00a0firkin"


@given(st.text())
def test_plain_text_can_always_be_set(text: str) -> None:
    """Whatever a customer types becomes printable text with no run longer than a column."""
    clean = plain(text)
    clean.encode()
    assert all(len(run) <= LONGEST_RUN for word in clean.split() for run in word.split(ZERO_WIDTH_SPACE))
    assert "\n" not in clean


def test_plain_keeps_every_character_of_a_long_word() -> None:
    """A long word is only made breakable, nothing of it is lost."""
    word = "abcdefghij" * 30
    assert plain(word).replace(ZERO_WIDTH_SPACE, "") == word


def test_fill_reads_no_names_in_values() -> None:
    """A value that looks like a place is not filled again; unknown places stay."""
    assert fill("{a} and {b}", a="{b}", b="x") == "{b} and x"
    assert fill("{a} {c", a="1", c="2") == "1 {c"
    assert fill("{d}", a="1") == "{d}"


@pytest.mark.parametrize("language", languages())
def test_language_is_complete(language: str) -> None:
    """Every language's table has every word that English has, and no other, with the same places to fill."""
    english = _leaves(words("en"))
    table = json.loads((TEMPLATES / "words" / f"{language}.json").read_text(encoding="utf-8"))
    leaves = {key: text for key, text in _leaves(table).items() if not key.startswith("units.")}
    assert set(leaves) == {key for key in english if not key.startswith("units.")}
    for key, text in leaves.items():
        assert _places(text) == _places(english[key]), key


def _leaves(table: object, path: str = "") -> dict[str, str]:
    if not isinstance(table, dict):
        return {path: str(table)}
    return {
        key: text for name, value in table.items() for key, text in _leaves(value, f"{path}.{name}".strip(".")).items()
    }


def _places(text: str) -> set[str]:
    return {piece.partition("}")[0] for piece in text.split("{")[1:]}
