"""How open questions are put: every answer that can be picked has one letter, over all questions of a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from core.domain.views import QuestionView


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to pick. value: a SKU or the option's value; action: what its button sends back."""

    letter: str
    value: str
    label: str
    price: str
    action: str


@dataclass(frozen=True, slots=True)
class Lettered:
    """One question with its answers."""

    question: QuestionView
    choices: tuple[Choice, ...]


def lettered(questions: Iterable[QuestionView]) -> tuple[Lettered, ...]:
    """Return the questions with letters that run on from one question to the next, so that "B" names one answer."""
    letters = _letters()
    found = []
    for question in questions:
        options = [(value, value, "") for value in question.choices]
        offered = [*question.candidates, *options]
        choices = tuple(
            Choice(next(letters), value, label, price, f"answer:{question.id}:{value}")
            for value, label, price in offered
        )
        found.append(Lettered(question, choices))
    return tuple(found)


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    for first in ascii_uppercase:
        yield from (first + second for second in ascii_uppercase)
    while True:
        yield ""
