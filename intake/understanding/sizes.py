"""Numbers that are sizes of a thing, read from the names of the catalogue: `2.5mm`, `4x40`, `type 1`."""

from __future__ import annotations

from dataclasses import replace

from intake.understanding.atoms import BORDERS, Atom, Reading
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.features import Feature
from intake.understanding.words import WORD


class Sizes:
    """Finds the sizes that begin at a place."""

    def __init__(self, index: CatalogueIndex) -> None:
        self._index = index

    def beginning(self, reading: Reading, place: int) -> list[Atom]:
        """Return every size that begins here."""
        return [*self._sizes(reading, place), *self._bound(reading, place)]

    def _bound(self, reading: Reading, place: int) -> list[Atom]:
        """Return a number with its word as one size where another number counts: `2 way switch x 25`."""
        first = reading.part_at.get(place)
        if first is None or first + 1 >= len(reading.parts):
            return []
        if place not in reading.counts:
            return self._numbered(reading, place, first)
        part, after = reading.parts[first], reading.parts[first + 1]
        key = part.key if part.key.startswith("#") else part.bare
        joined = after.start == part.end and reading.tokens[after.start].glued
        if (key, after.key) not in self._index.pairs or after.start - part.end > 1:
            return []
        if not joined and not reading.rivals(place):
            return []
        items = self._index.holding_all([key, after.key])
        beside = [*reading.parts[first + 2 : first + 6], *reading.parts[max(0, first - 3) : first]]
        if not any(items & self._index.holders(one.key) for one in beside if not one.key.startswith("#")):
            return []
        return [Atom("size", place, after.end, 3.4, parts=(part, after))]

    def _numbered(self, reading: Reading, place: int, first: int) -> list[Atom]:
        """Return a word with its number as one (`type 1`) where another number counts."""
        part, after = reading.parts[first], reading.parts[first + 1]
        if (part.key, after.key) not in self._index.numbered or after.start != part.end:
            return []
        if (
            after.end < len(reading.tokens)
            and reading.tokens[after.end].glued
            and reading.tokens[after.end].kind == WORD
        ):
            return []
        return [Atom("size", place, after.end, 3.4, parts=(part, after))] if reading.rivals(after.start) else []

    def _sizes(self, reading: Reading, place: int) -> list[Atom]:
        """Return sizes made of several tokens: `2.5mm`, `b32`, and pairs that the catalogue knows, `3x1.5`."""
        first = reading.part_at.get(place)
        if first is None:
            return []
        part = reading.parts[first]
        edges = []
        if part.end - part.start > 1 and not part.word:
            known = part.key in self._index.postings or part.bare in self._index.postings
            edges.append(Atom("size", place, part.end, 1.5 * (part.end - place), parts=(part,), known=known))
        if first + 1 < len(reading.parts):
            crossed = self._crossed(reading, part, reading.parts[first + 1])
            edges.extend(crossed or ())
            edges.extend(self._thrice(reading, first + 2, atom) for atom in crossed if first + 2 < len(reading.parts))
        return edges

    def _crossed(self, reading: Reading, part: Feature, after: Feature) -> list[Atom]:
        """Return two numbers with an x between them as one size: `4x40`; apart only where another number counts."""
        if after.start - part.end != 1 or reading.tokens[part.end].text != "x":
            return []
        glued = reading.tokens[part.end].glued and reading.tokens[after.start].glued
        keys = [(part.key, after.key), (part.key, after.bare)]
        if not any(pair in self._index.crossed or (glued and pair in self._index.pairs) for pair in keys):
            return []
        if not glued and not (reading.rivals(part.start, after.end) and self._has_begun(reading, part.start)):
            return []
        score = 2.0 * (after.end - part.start)
        return [Atom("size", part.start, after.end, score, parts=(part, after))]

    @staticmethod
    def _thrice(reading: Reading, third: int, atom: Atom) -> Atom:
        """Return a size of three numbers as one, `40x30x30`; the size of two where no third follows."""
        after = reading.parts[third]
        x = reading.tokens[atom.end] if after.start - atom.end == 1 else None
        if x is None or x.text != "x" or not x.glued or after.word:
            return atom
        return replace(atom, end=after.end, score=2.0 * (after.end - atom.start), parts=(*atom.parts, after))

    def _has_begun(self, reading: Reading, place: int) -> bool:
        """Return whether a quantity or a thing stands before in the same stretch: `200 screws 4 x 40`."""
        at = place - 1
        while at >= 0 and reading.tokens[at].text not in BORDERS:
            part = reading.parts[reading.part_at[at]] if at in reading.part_at else None
            if at in reading.counts or (part is not None and part.key in self._index.postings):
                return True
            at -= 1
        return False
