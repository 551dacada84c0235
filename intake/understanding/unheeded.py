"""Standing lines that a message speaks of and that came out of it as they were: they are asked about, not asserted.

A change that was not understood must not leave its line as if nothing had been said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.understanding.lines import ALTERS, Gathered, Line, Outcome
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Resolver, Weighed
from intake.understanding.settle import Settler
from intake.understanding.shapes import Ask, LineRead

_MOVES = ALTERS | {"remove", "without", "trade"}
_KEEPS = frozenset({"keep", "fine", "same"})
# "Put 3 of them": a verb that sets a number says of no other line that it goes.
_IN_ITS_PLACE = _MOVES - {"set_to"}
_OUT = frozenset({"swap", "remove", "instead_of", "without"})
# Two names are of one family where they share so much of their words.
_ALIKE = 0.5


class Unheeded:
    """Looks back at what a message did to the lines that stood before it."""

    def __init__(self, resolver: Resolver, settler: Settler, gathered: Gathered) -> None:
        self._resolver = resolver
        self._index = resolver.index
        self._settler = settler
        self._gathered = gathered

    def doubt(self, outcome: Outcome, base: Sequence[LineRead]) -> None:
        """Take the lines out that are spoken of and unchanged, and ask about each."""
        kept: list[LineRead] = []
        for line in outcome.lines:
            words = self._spoken_of(line, base) if any(_is_as(line, one) for one in base) else ""
            if not words:
                kept.append(line)
                continue
            if not any(line.sku in ask.candidates or ask.text == words for ask in outcome.asks):
                outcome.asks.append(Ask("item", words, (line.sku,), line.quantity, line.unit))
        outcome.said = [line for line in outcome.said if line in kept or line not in outcome.lines]
        outcome.lines = kept

    def _spoken_of(self, standing: LineRead, base: Sequence[LineRead]) -> str:
        """Return the words that speak of an unchanged line; "" where nothing does."""
        item = self._index.by_sku.get(standing.sku)
        if item is None:
            return ""
        for line in self._gathered.lines:
            if self._moved_to_itself(line, item) or self._takes_its_place(line, item, base):
                return self._settler.words(line)
        for piece in self._without_effect():
            if item in self._meant(piece, base):
                return self._settler.words(Line(self._resolver.find([]), pieces=[piece]))
        return ""

    def _moved_to_itself(self, line: Line, item: int) -> bool:
        """Return whether a change of this line was read, with nothing that it changes to."""
        said = line.count is not None or line.measure is not None or line.choices
        return line.item == item and not said and bool(line.roles & _MOVES) and not line.roles & _KEEPS

    def _takes_its_place(self, line: Line, item: int, base: Sequence[LineRead]) -> bool:
        """Return whether its brother is named where something is to change: `the valves 22 mm instead of 15`."""
        other = line.item
        if other is None or other == item or self._index.items[other].sku in {one.sku for one in base}:
            return False
        if line.roles & {"add", "more", "another"} or line.pieces[0].link & {"add"}:
            return False
        if line.instead is not None and item not in line.instead.items:
            # It is told what it replaces, and that is another thing.
            return False
        moves = bool(line.roles & _IN_ITS_PLACE) or (line.uncounted and line.measure is None)
        return moves and self._are_brothers(other, item)

    def _are_brothers(self, one: int, other: int) -> bool:
        """Return whether two items are of one category, begin alike and share most of their words."""
        if self._index.items[one].category != self._index.items[other].category:
            return False
        mine, theirs = (self._index.forms[item][0] for item in (one, other))
        words = [[key for key in form if key.isalpha()] for form in (mine, theirs)]
        if not all(words) or words[0][0] != words[1][0]:
            return False
        shared = set(words[0]) & set(words[1])
        return len(shared) >= _ALIKE * max(len(set(kept)) for kept in words)

    def _without_effect(self) -> list[Piece]:
        """Return the pieces that were to change something and are in no line, no question and nothing taken off."""
        gathered = self._gathered
        heeded = [*gathered.lines, *gathered.removed, *gathered.excluded]
        used = {id(piece) for line in heeded for piece in line.pieces}
        used |= {id(piece) for both in gathered.trades for piece in both}
        strange = {id(piece) for piece in (*gathered.unknown, *gathered.lost)}
        replaced = {line.pieces[0].sentence for line in heeded if line.instead is not None}
        return [
            piece
            for piece in gathered.pieces
            if id(piece) not in used
            and piece.atoms
            and ((piece.roles | piece.link) & _MOVES or id(piece) in strange)
            and not (piece.link & _OUT and piece.sentence in replaced)
        ]

    def _meant(self, piece: Piece, base: Sequence[LineRead]) -> tuple[int, ...]:
        """Return which of the standing things a piece names by a word of theirs."""
        weighed = self._resolver.weigh_piece(piece)
        # A word for a pack may be the thing's own here: "double the tubes".
        telling = [replace(one, firm=True) for one in weighed if one.keys and _is_word(one)]
        standing = frozenset(self._index.by_sku[one.sku] for one in base if one.sku in self._index.by_sku)
        found = self._resolver.find(telling, standing)
        return found.items if found.named and not found.left else ()


def _is_word(one: Weighed) -> bool:
    return one.part.key[:1].isalpha() and (one.firm or one.atom.kind == "unit") and "stop" not in one.atom.tags


def _is_as(line: LineRead, before: LineRead) -> bool:
    same = (line.sku, line.quantity, line.unit) == (before.sku, before.quantity, before.unit)
    return same and dict(line.options) == dict(before.options)
