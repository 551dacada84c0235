"""Answers in words to the questions that were put."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.domain.views import QuestionView
from intake.answers import DROP, answers_in_words
from intake.understanding import LineRead

SMOKER = QuestionView(
    7, "item", "1 smoker", (("SMK-L", "Smoker, large, leather bellows", "39.50"), ("SMK-S", "Smoker, small", "27.00"))
)
SIZE = QuestionView(
    8,
    "option",
    "2 jackets",
    (("JKT", "Bee jacket", "58.00"),),
    option="size",
    choices=("small", "large", "extra large"),
)
AMOUNT = QuestionView(9, "quantity", "some fondant", (("FON", "Bee fondant", "1.72"),))


def _read(words: str) -> list[LineRead]:
    number = next((word for word in words.split() if word.isdigit()), "")
    return [LineRead("FON", Decimal(number), "kg")] if number and "Bee fondant" in words else []


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("the large one please", {"7": "SMK-L"}),
        ("small", {"7": "SMK-S"}),
        ("SMK-S", {"7": "SMK-S"}),
        ("neither", {"7": DROP}),
        ("smoker", {}),
        ("is the large one in stock?", {}),
        ("the large one and also three boxes of the other jars you had", {}),
        ("", {}),
    ],
)
def test_a_word_that_fits_one_candidate_alone_is_the_answer(text: str, answers: dict[str, str]) -> None:
    """What fits two candidates, asks back or says more is no answer."""
    assert answers_in_words(text, [SMOKER], _read) == answers


def test_an_option_is_chosen_by_its_longest_words() -> None:
    """ "Extra large" is not "large"."""
    assert answers_in_words("extra large please", [SIZE], _read) == {"8": "extra large"}
    assert answers_in_words("in large", [SIZE], _read) == {"8": "large"}


def test_a_quantity_is_read_with_the_item_it_was_asked_for() -> None:
    """The engine reads number and unit; what names no amount is no answer."""
    assert answers_in_words("5 kg", [AMOUNT], _read) == {"9": "5 kg"}
    assert answers_in_words("later", [AMOUNT], _read) == {}


def test_one_answer_belongs_to_the_first_question_it_fits() -> None:
    """Two open questions never share one word."""
    assert answers_in_words("large", [SIZE, SMOKER], _read) == {"8": "large"}
