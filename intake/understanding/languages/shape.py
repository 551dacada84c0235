"""The shape of a language: what its order words mean, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product


@dataclass(frozen=True, slots=True)
class Language:
    """The order language of one tongue.

    numbers: word -> value. says: lines of `role = phrase |
    phrase`, indented where they go on; a word that ends in `*`
    stands for all its endings, and `[a/b/]` for one of a few words or none. weekdays, months: their names in order,
    separated by `|`, short forms after a blank.
    halves: words for a number and a half, with the whole number: zweieinhalb -> 2.
    head_last: whether the thing stands last in its phrase ("wire brush") or first ("brosse metallique").
    """

    code: str
    numbers: Mapping[str, int]
    says: str
    months: str
    weekdays: str
    head_last: bool = False
    halves: Mapping[str, int] = field(default_factory=dict)

    def phrases(self) -> Iterator[tuple[str, str]]:
        """Yield each phrase with its role."""
        yield from phrases_of(self.says)


def phrases_of(says: str) -> Iterator[tuple[str, str]]:
    """Yield each phrase of such lines with its role."""
    role = ""
    for line in says.splitlines():
        phrases = line
        if line and not line[0].isspace():
            role, _, phrases = line.partition(" =")
        for phrase in phrases.split("|"):
            if phrase.strip():
                yield from ((role, made) for made in spelled_out(phrase.strip()))


def spelled_out(phrase: str) -> list[str]:
    """Return every phrase that a pattern stands for: `[just/only/] a [tiny/] bit` is six; an empty choice is none."""
    parts = phrase.replace("]", "[").split("[")
    choices = [part.split("/") if place % 2 else [part] for place, part in enumerate(parts)]
    return [" ".join("".join(picked).split()) for picked in product(*choices)]
