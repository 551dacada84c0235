"""Words from outside are data: what is kept of them, how they are compared, what is never learned."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.learning import MOST_SIGNS, VERDICTS, WordState, cleaned, normalised, same_name, unlearnable


@given(st.text(max_size=300))
def test_no_sign_of_markup_or_control_is_kept(words: str) -> None:
    """Whatever comes in, only what can be read is kept, and cleaning it once more changes nothing."""
    kept = cleaned(words)
    assert not set(kept) & set("<>{}[]|`\\")
    assert not any(unicodedata.category(sign).startswith("C") for sign in kept)
    assert cleaned(kept) == kept


@given(st.text(max_size=300))
def test_words_are_compared_without_case_marks_and_blanks(words: str) -> None:
    """The compared form is stable and the same for other blanks around the words."""
    once = normalised(words)
    assert normalised(once) == once
    assert normalised(f"  {words.strip()}\t\n ") == normalised(words.strip())


@given(st.text(max_size=400))
def test_what_can_be_learned_has_letters_and_fits(words: str) -> None:
    """Nothing that is learned is empty, longer than a name can be, or free of a word of three letters."""
    if not unlearnable(words):
        assert 3 <= len(cleaned(words)) <= MOST_SIGNS
        assert any(len(part) >= 3 and any(sign.isalpha() for sign in part) for part in normalised(words).split())


@pytest.mark.parametrize(
    "words", ["lids", "the shiny tops", "500 g jar", "M10x30 bolt", "rote Deckel", "Käse", "3-inch pipe", "10W-40 oil"]
)
def test_names_of_things_can_be_learned(words: str) -> None:
    """Sizes in a name do not make it a number."""
    assert unlearnable(words) == ""


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("ab", "words_too_short"),
        ("a1", "words_too_short"),
        ("1234", "words_too_short"),
        ("12 kg", "words_too_short"),
        ("3 boxes", "words_are_numbers"),
        ("next Tuesday order", ""),
        ("Tuesday", "words_are_numbers"),
        ("O-26-7K3QX", "words_are_numbers"),
        ("lids O-26-7K3QX", "words_are_numbers"),
        ("order 4711231", "words_are_numbers"),
        ("PO HX21199", "words_are_numbers"),
        ("x" * 500, "words_too_long"),
    ],
)
def test_what_counts_measures_dates_or_numbers_is_no_name(words: str, reason: str) -> None:
    """Such words mean something else each time."""
    assert unlearnable(words) == reason


def test_the_same_name_is_found_however_it_is_written() -> None:
    """Case, blanks and marks tell no names apart; other words do."""
    assert same_name("Honey-Jar  500 g", ["Wax", "honey jar 500 G"])
    assert not same_name("honey jar", ["Honey jars", ""])


def test_every_state_can_be_left_and_none_skips_the_proposal() -> None:
    """What was rejected is a proposal again before it can be in use."""
    left = {state for from_, _ in VERDICTS.values() for state in from_}
    assert left == set(WordState)
    ways = {(state, to) for from_, to in VERDICTS.values() for state in from_}
    assert (WordState.REJECTED, WordState.ON) not in ways
