"""How far words reach: `both with cheese`, `all mild`, `two bowls, one without onions`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.understanding.choices import Choosing, Wish
from intake.understanding.joining import only_options
from intake.understanding.lines import Line
from intake.understanding.pieces import Piece
from intake.understanding.shapes import Choice
from intake.understanding.spreading import remember, spread

FOR_ALL = frozenset({"both", "all_of_them"})
SPLITS = frozenset({"half_split", "rest_split"})
# Of the words for both and all, these mean any number.
_EVERY = frozenset({"all", "alle", "alles", "tous", "toutes", "todos", "todas", "tutti", "tutte", "allemaal", "every"})
GOING_ON = frozenset({"and", "comma", "with", "without", "not", "or", "adjacent"})


class Scope:
    """Applies values to as many lines as the words reach."""

    def __init__(self, choosing: Choosing) -> None:
        self._choosing = choosing
        self._spreading = False

    def for_all(self, piece: Piece, lines: Sequence[Line]) -> bool:
        """`all mild`, `both with cheese and no onions`: values for every line that can have them."""
        goes_on = self._spreading and piece.count is None and piece.link <= GOING_ON
        self._spreading = False
        if not (goes_on or piece.roles & FOR_ALL) or piece.heads or not only_options(piece):
            return False
        # A total that was split may come back as the rest of it, so it is reached as well.
        standing = [line for line in lines if line.item is not None and (not line.dropped or _is_split(line, lines))]
        reached = [line for line in standing if line.item is not None and self._choosing.wishes(piece, line.item)]
        if "both" in piece.roles and len(reached) > 2 and not _EVERY & {part.word for part, _ in piece.parts()}:
            reached = reached[-2:]
        for line in reached:
            if line.item is not None:
                self._choosing.apply(line.choices, line.item, self._choosing.wishes(piece, line.item))
                line.pieces.append(piece)
        self._spreading = bool(reached)
        return self._spreading

    def spread(self, lines: Sequence[Line]) -> list[Line]:
        """Return the lines with each quantity that stands for several values given to each of them."""
        return spread(lines)

    def remember(self, line: Line, item: int, wishes: Sequence[Wish]) -> None:
        """Note every value wished for, so that a quantity can be spread over them."""
        remember(line, item, wishes, self._choosing.options)

    def every_value(self, piece: Piece, line: Line, item: int) -> None:
        """`3 markers in each colour`: as many of every value that the option has."""
        option = self._choosing.options.called(item, piece.roles) if "each" in piece.roles else None
        if option is None or option.multiple or line.count is None or line.choices.get(option.name):
            return
        line.spread[option.name] = [Choice(value.id) for value in option.values]

    def split_off(self, piece: Piece, last: Line | None) -> Line | None:
        """Return the part of the line before that goes its own way: `two bowls, one without onions`."""
        if last is None or last.item is None or piece.count is None or last.count is None:
            return None
        if piece.count.kind not in ("figure", "word"):
            return None
        wishes = self._choosing.wishes(piece, last.item)
        if not wishes or piece.count.value >= last.count.value:
            return None
        part = Line(last.finding, count=piece.count, unit=last.unit, pieces=[piece], inherited=True)
        part.choices = {name: list(chosen) for name, chosen in last.choices.items()}
        self._choosing.apply(part.choices, last.item, wishes)
        last.count = replace(last.count, value=last.count.value - piece.count.value)
        return part


def _is_split(line: Line, lines: Sequence[Line]) -> bool:
    return any(other.parent is line for other in lines)
