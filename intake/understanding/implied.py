"""Things named by their choices alone: `one large, with pineapple`, `chips and queso`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.understanding.amounts import find_unit
from intake.understanding.atoms import Atom
from intake.understanding.choices import Choosing
from intake.understanding.features import number_text
from intake.understanding.lines import Line
from intake.understanding.option_index import Value
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding, Resolver


class Implied:
    """Finds and completes lines by the values that only some items have."""

    def __init__(self, resolver: Resolver, choosing: Choosing) -> None:
        self._resolver = resolver
        self._choosing = choosing

    def _names_sold(self, piece: Piece, options: Sequence[Atom]) -> bool:
        """Return whether words that are values name items which are sold by the unit said: `30 cans of cola`."""
        index = self._resolver.index
        keys = [part.key for atom in options for part in atom.parts]
        items = index.holding_all(keys) if piece.unit and keys else frozenset[int]()
        return any(find_unit(index.items[item], piece.unit) is not None for item in items)

    def imply(self, piece: Piece, options: Sequence[Atom]) -> Line | None:
        """Values that only one item has mean that item: `chips and queso`."""
        items = self._choosing.owners(options)
        if self._names_sold(piece, options) or not items or (len(items) > 1 and piece.count is None):
            return None
        finding = Finding(items=tuple(sorted(items)), share=0.9, weighed=self._resolver.weigh_piece(piece))
        count = piece.count if piece.count is not None and piece.count.kind != "vague" else None
        line = Line(finding, count=count, implied=True, pieces=[piece], roles=set(piece.roles))
        self._choose_all(line)
        return line

    def _choose_all(self, line: Line) -> None:
        if line.item is not None:
            for piece in line.pieces:
                self._choosing.apply(line.choices, line.item, self._choosing.wishes(piece, line.item))

    def narrow_implied(self, piece: Piece, line: Line) -> bool:
        """More values tell which item a nameless line means: `one large, with pineapple`."""
        options = [atom for atom in piece.atoms if atom.kind == "option"]
        owners = self._choosing.owners(options)
        kept = tuple(item for item in line.finding.items if item in owners)
        if not kept:
            return False
        line.finding = replace(line.finding, items=kept)
        line.pieces.append(piece)
        self._choose_all(line)
        return True

    def numbered(self, piece: Piece, finding: Finding) -> Value | None:
        """Return the value that a bare number behind a name means ("door wreath 40"), if the item has such a value."""
        count = piece.count
        if count is None or len(finding.items) != 1 or piece.unit or count.kind != "figure":
            return None
        values = self._resolver.options.phrases.get((f"#{number_text(count.value)}",), ())
        return next((value for value in values if self._resolver.options.offers(finding.items[0], value)), None)

    def keep_offering(self, piece: Piece, options: Sequence[Atom], line: Line) -> bool:
        """A value said after an unclear thing stays with the candidates that offer it."""
        kept = tuple(
            item
            for item in line.finding.items
            if options and all(any(self._resolver.options.offers(item, v) for v in atom.values) for atom in options)
        )
        if not kept:
            return False
        line.finding = replace(line.finding, items=kept)
        line.pieces.append(piece)
        self._choose_all(line)
        return True

    def names_item(self, options: Sequence[Atom]) -> bool:
        """Return whether words that are values name an item as well ("red roses")."""
        index = self._resolver.index
        return any(
            part.key in index.word_keys and "describing" not in atom.tags for atom in options for part in atom.parts
        )
