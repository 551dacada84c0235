"""What reaches back over lines: `A and B, 2 each`, `3 size M and 2 size L, grey`, `three, in the 14 pot`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.understanding.atoms import Atom
from intake.understanding.choices import Choosing, Wish
from intake.understanding.judging import is_amount
from intake.understanding.lines import Line
from intake.understanding.option_index import Value
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Resolver

_BESIDE = frozenset({"prep", "with", "open", "comma", "dash", "colon"})
_FROM_S, _FROM_L = frozenset({"xs", "s"}), frozenset({"l", "xl", "xxl", "2xl", "3xl", "xxxl", "4xl", "5xl"})


class Reaching:
    """Gives quantities and values to the lines before that they were said for."""

    def __init__(self, resolver: Resolver, choosing: Choosing) -> None:
        self._resolver = resolver
        self._options = resolver.options
        self._choosing = choosing

    def count_each(self, piece: Piece, lines: Sequence[Line]) -> bool:
        """`a handlebar and pedals, 2 each`: a number for each of the things before that have none."""
        if "each" not in piece.roles or piece.unit:
            return False
        reached: list[Line] = []
        for line in reversed(lines):
            if line.dropped:
                continue
            if not line.uncounted and line.count is not None and line.count.kind != "one":
                break
            if line.pieces[-1].sentence != piece.sentence:
                break
            reached.append(line)
        if len(reached) < 2:
            return False
        for line in reached:
            line.count = piece.count
            line.pieces.append(piece)
        return True

    def to_brothers(self, piece: Piece, last: Line, lines: Sequence[Line]) -> None:
        """`3 size M and 2 size L, grey`: what is set off behind counted parts of one thing holds for all of them."""
        if not piece.link & {"comma", "dash"} or piece.count is not None or last.item is None:
            return
        wishes = self._choosing.wishes(piece, last.item)
        for line in lines:
            if line is last or line.dropped or line.item != last.item or line.pieces[0].sentence != piece.sentence:
                continue
            fresh = [wish for wish in wishes if not line.choices.get(wish.value.option)]
            self._choosing.apply(line.choices, last.item, fresh)

    def fills(self, piece: Piece, last: Line | None) -> bool:
        """`three lavenders in the 14 pot`: a number that an open choice of the thing before offers is that choice."""
        if last is None or last.item is None or not piece.link & _BESIDE:
            return False
        if piece.count is not None and not self._names_option(piece, last.item):
            return False
        if piece.heads or any(atom.kind == "option" for atom in piece.atoms):
            return False
        if last.pieces[-1].sentence != piece.sentence or last.pieces[-1].line != piece.line:
            return False
        value = self._numbered(piece, last, last.item)
        if value is None:
            return False
        start, end = piece.span
        self._choosing.apply(last.choices, last.item, [Wish(value, False, "", start, end)])
        last.pieces.append(piece)
        return True

    def _names_option(self, piece: Piece, item: int) -> bool:
        """Return whether a number stands beside the name of an option: `in the 12 pot`."""
        words = {word for option in self._options.of(item) for word in self._options.name_words(option.name)}
        named = any(part.key in words for atom in piece.atoms for part in atom.parts)
        return named and "prep" in piece.link and piece.count is not None and piece.count.kind == "figure"

    def measures(self, piece: Piece, last: Line) -> bool:
        """`brussels sprouts | 5 kg`: a weight alone in the cell behind a thing is how much of it is wanted."""
        telling = [atom for atom in piece.atoms if not atom.idle and atom.kind != "func"]
        if len(telling) != 1 or piece.count is not None or not is_amount(telling[0]):
            return False
        if last.count is not None or last.measure is not None or last.item is None or last.dropped:
            return False
        if self._resolver.index.has(last.item, telling[0].parts[0].key):
            return False
        return last.pieces[-1].line == piece.line and bool(piece.link & {"cell", "colon", "dash", "semi", "comma"})

    def _numbered(self, piece: Piece, last: Line, item: int) -> Value | None:
        telling = [atom for atom in piece.atoms if not atom.idle and atom.kind != "func"]
        numbers = [atom for atom in telling if atom.kind in ("size", "count")]
        words = [atom for atom in telling if not any(atom is one for one in numbers)]
        if len(numbers) != 1 or len(words) > 1 or (words and "prep" not in piece.link):
            return None
        keys = {key for part in numbers[0].parts for key in (part.key, part.bare) if key}
        fits = {
            value
            for key in keys
            for value in self._options.phrases.get((key,), ())
            if self._options.offers(item, value) and not last.choices.get(value.option)
        }
        return next(iter(fits)) if len(fits) == 1 else None

    def unmask(self, piece: Piece, last: Line | None) -> None:
        """Take `small` and `large` as what they are where neither the thing named nor the one before has such sizes."""
        implied = [atom for atom in piece.atoms if atom.kind == "option" and self._is_implied(atom)]
        if not implied:
            return
        words = [atom for atom in piece.atoms if atom.kind == "word" and atom.known and not atom.idle]
        items = [item for head in piece.heads for item in head.items]
        if not items and words:
            return
        items = items or (list(last.finding.items) if last is not None else [])
        for place, atom in enumerate(piece.atoms):
            if atom in implied and not any(self._options.offers(i, v) for i in items for v in atom.values):
                piece.atoms[place] = self._as_comparison(atom)
                piece.roles |= piece.atoms[place].roles

    def _is_implied(self, atom: Atom) -> bool:
        return tuple(part.key for part in atom.parts) in self._options.implied

    @staticmethod
    def _as_comparison(atom: Atom) -> Atom:
        said = {value.value.casefold() for value in atom.values}
        role = "smaller" if said & _FROM_S else "bigger" if said & _FROM_L else ""
        kind = "func" if role else "word"
        return replace(atom, kind=kind, values=(), roles=frozenset({role} if role else ()), known=False)
