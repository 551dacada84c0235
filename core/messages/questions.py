"""How open questions are put: every answer that can be picked has one letter, over all questions of a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from core.domain.views import QuestionView
from core.messages.buttons import fits

_ABOUT_ONE_ITEM = ("quantity", "unit", "option", "date", "address")
"""Here the candidates only say which item is meant; they are no answers."""


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

    @property
    def thing(self) -> str:
        """Return what it is about: the item's name where one is known, else the customer's words."""
        named = self.question.candidates
        return named[0][1] if len(named) == 1 and self.question.about in _ABOUT_ONE_ITEM else self.question.text


def lettered(questions: Iterable[QuestionView]) -> tuple[Lettered, ...]:
    """Return the questions with letters that run on from one question to the next, so that "B" names one answer."""
    letters = _letters()
    found = []
    for question in questions:
        options = [(value, value, "") for value in question.choices]
        offered = options or (() if question.about in _ABOUT_ONE_ITEM else question.candidates)
        choices = tuple(
            Choice(next(letters), value, label, price, _action(question.id, value, place))
            for place, (value, label, price) in enumerate(offered)
        )
        found.append(Lettered(question, choices))
    return tuple(found)


def _action(question_id: int, value: str, place: int) -> str:
    whole = f"answer:{question_id}:{value}"
    return whole if fits(whole) else f"answer:{question_id}:#{place}"


def picked(question: QuestionView, value: str) -> str:
    """Return the answer that a button sent back; a long one comes as its place among the answers."""
    choices = lettered((question,))[0].choices
    place = value.removeprefix("#")
    if value in {one.value for one in choices} or place == value or not (place.isascii() and place.isdigit()):
        return value
    return choices[int(place)].value if len(place) < 4 and int(place) < len(choices) else value


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    for first in ascii_uppercase:
        yield from (first + second for second in ascii_uppercase)
    while True:
        yield ""
