"""Parts of what was counted: `3 colas, one of them diet`, `10 breads of which 4 sliced`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.understanding.choices import Choosing
from intake.understanding.family import Family
from intake.understanding.lines import Line
from intake.understanding.pieces import Piece

_NAMES = frozenset({"light", "plain", "extra", "double"})


class Subsets:
    """Takes parts out of the quantity of the line before."""

    def __init__(self, family: Family, choosing: Choosing) -> None:
        self._family = family
        self._choosing = choosing

    def part(self, piece: Piece, last: Line | None, lines: Sequence[Line]) -> Line | None:
        """Return the line that a part of the line before makes, which has so many less then; None where none is."""
        if last is None or last.item is None or last.count is None or piece.count is None:
            return None
        if "of_them" not in piece.roles | piece.link:
            return None
        self._unmask(piece)
        if not piece.has_content:
            return None
        if last.count.kind not in ("figure", "word") or piece.count.kind == "vague":
            return None
        part = self._chosen(piece, last, last.item) or self._other(piece, last, lines)
        if part is None or part.count is None or part.count.value >= last.count.value:
            return None
        last.count = replace(last.count, value=last.count.value - part.count.value)
        last.roles.add("parted")
        return part

    def _unmask(self, piece: Piece) -> None:
        """Take `light` and `plain` as what they are called where the shop has such things: `one of them light`."""
        if piece.has_content:
            return
        for place, atom in enumerate(piece.atoms):
            if atom.kind == "func" and atom.roles & _NAMES and all(self._family.names(part.key) for part in atom.parts):
                piece.atoms[place] = replace(atom, kind="word", known=True)

    def _chosen(self, piece: Piece, last: Line, item: int) -> Line | None:
        """Return the same thing with a value of its own: `4 steaks, two of them rare`."""
        wishes = [] if piece.heads else self._choosing.wishes(piece, item)
        if not wishes:
            return None
        part = Line(last.finding, count=piece.count, unit=last.unit, pieces=[piece], inherited=True)
        part.choices = {name: list(chosen) for name, chosen in last.choices.items()}
        self._choosing.apply(part.choices, item, wishes)
        return part

    def _other(self, piece: Piece, last: Line, lines: Sequence[Line]) -> Line | None:
        """Return another thing of the same name: `3 colas, one of them diet`."""
        child = self._family.child(piece, lines)
        if child is None or child.item is None or child.item == last.item:
            return None
        child.parent = None
        child.unit = child.unit or last.unit
        return child
