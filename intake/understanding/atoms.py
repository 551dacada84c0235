"""What a message is cut into: stretches of words, each with the reading that won, and all that was found in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from intake.understanding.counts import Count
from intake.understanding.features import Feature
from intake.understanding.languages.lexicon import Hit
from intake.understanding.option_index import Value
from intake.understanding.words import MARK, NUMBER, Token

# Roles that shape a line; all other roles speak about the message and are read elsewhere.
SHAPING = frozenset(
    {"about", "times", "each", "all_of_them", "more", "another", "of", "and", "or", "with", "without", "not", "extra"}
    | {"light", "plain", "to_match", "half_split", "rest_split", "correct", "instead_of", "swap", "swap_with", "remove"}
    | {"add", "set_to", "raise", "lower", "only", "same", "keep", "both", "first", "second", "third", "fourth", "last"}
    | {"filler", "neither", "smaller", "bigger", "cheaper", "dearer", "ignore_number", "time_word", "this", "next"}
    | {"prep", "repeat", "total", "double", "in_place", "meant", "of_them", "too_much", "halve", "fewer"}
)
IDLE_ROLES = frozenset({"stop", "c.thanks", "greeting", "signature", "filler"})
MARKS = {",": "comma", ";": "semi", ":": "colon", "/": "slash", "+": "and", "&": "and", "|": "cell", "(": "open",
         ")": "close", ".": "stop", "!": "stop", "?": "stop", "-": "dash", "*": "bullet", "•": "bullet", "·": "bullet",
         "=": "dash", ">": "dash", "\t": "cell", "@": "at", "…": "dots"}  # fmt: skip
_INSIDE = frozenset({"-", "/", ".", ",", "'", "&", '"', "°", "²", "+", "*", "#", "%"})
BORDERS = frozenset({",", ";", "\n", "|", ":", "(", ")", "+"})


@dataclass(slots=True)
class Atom:
    """A stretch of words with the reading that won. kinds: item, code, option, count, unit, word, func, mark, ref."""

    kind: str
    start: int
    end: int
    score: float
    items: tuple[int, ...] = ()
    values: tuple[Value, ...] = ()
    count: Count | None = None
    unit: str = ""
    roles: frozenset[str] = frozenset()
    parts: tuple[Feature, ...] = ()
    known: bool = True
    idle: bool = False
    sure: float = 1.0
    tags: frozenset[str] = field(default_factory=frozenset)

    @property
    def amount(self) -> Decimal | None:
        """Return the number said, None where this is no clear number."""
        return self.count.value if self.count is not None and self.count.kind != "vague" else None


@dataclass(slots=True)
class Reading:
    """A message as read so far: its tokens, its parts and everything found in them."""

    tokens: list[Token]
    hits: list[list[Hit]]
    active: tuple[str, ...]
    counts: dict[int, Count]
    refs: dict[int, int]
    parts: list[Feature]
    part_at: dict[int, int] = field(default_factory=dict)
    text: str = ""
    swaps: bool = False

    def __post_init__(self) -> None:
        self.swaps = any(hit.role == "swap" and hit.language in self.active for here in self.hits for hit in here)
        self.part_at = {part.start: place for place, part in enumerate(self.parts)}

    def praises(self, hit: Hit) -> bool:
        """Return whether `große` is no `Größe`: both are one word without their umlaut."""
        if hit.language != "de" or not any(one.role == "bigger" for one in self.hits[hit.start]):
            return False
        token = self.tokens[hit.start]
        raw = self.text[token.start : token.end].casefold()
        return bool(raw) and "ö" not in raw and "oe" not in raw

    def parted(self, start: int, end: int) -> bool:
        """Return whether the tokens between two words keep them from being one name."""
        if end - start > 2 or (end > start and self._swaps(start, end)):
            return True
        if end - start == 1 and self.tokens[start].text == "-":
            return self.tokens[end].kind == NUMBER and not self.tokens[start].glued
        if self.swaps and any(hit.role == "swap_with" for here in self.hits[start:end] for hit in here):
            # "swap the chains for 10 speed ones" names no "chains for 10 speed".
            return True
        if any(self.tokens[at].text == "," and not self.tokens[at + 1].glued for at in range(start, end)):
            return True
        between = self.tokens[start:end]
        return any(token.kind == MARK and (not token.glued or token.text not in _INSIDE) for token in between)

    def _swaps(self, start: int, end: int) -> bool:
        """Return whether the words between two things say that one replaces the other (`swap pens for pencils`)."""
        if not self._says("swap_with", start, end):
            return False
        return self._says("swap", max(0, start - 8), start)

    def _says(self, role: str, start: int, end: int) -> bool:
        return any(hit.role == role and hit.language in self.active for here in self.hits[start:end] for hit in here)

    def rivals(self, place: int, end: int = 0) -> bool:
        """Return whether another number stands in the same stretch, so that one of them is no quantity."""
        for step in (-1, 1):
            at = max(place, end - 1) + 1 if step > 0 else place - 1
            while 0 <= at < len(self.tokens) and abs(at - place) < 14 and self.tokens[at].text not in BORDERS:
                count = self.counts.get(at)
                if count is not None and count.kind in ("figure", "word") and at not in self.refs:
                    return True
                at += step
        return False
