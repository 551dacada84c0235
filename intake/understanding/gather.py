"""Pieces become order lines: new lines, options, corrections, splits, exclusions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from intake.understanding.choices import Choosing, Wish
from intake.understanding.lattice import Atom
from intake.understanding.numbers import Count
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding, Resolver, Weighed
from intake.understanding.shapes import Choice

SURE_SHARE = 0.62


@dataclass(slots=True)
class Line:
    """A line in the making. finding: its candidates; count, unit: as said; size: a said measure ("500 g")."""

    finding: Finding
    count: Count | None = None
    unit: str = ""
    size: tuple[Decimal, str] | None = None
    choices: dict[str, list[Choice]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    implied: bool = False
    inherited: bool = False
    wished: list[Wish] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    dropped: bool = False
    content: Decimal | None = None
    named_option: set[str] = field(default_factory=set)

    @property
    def item(self) -> int | None:
        """Return the item where it is clear."""
        return self.finding.items[0] if len(self.finding.items) == 1 else None

    def spans(self) -> list[tuple[int, int]]:
        """Return the token spans of the pieces."""
        return [piece.span for piece in self.pieces if piece.atoms]


@dataclass(slots=True)
class Gathered:
    """What the pieces said: lines, things taken back, things that the shop does not sell."""

    lines: list[Line] = field(default_factory=list)
    excluded: list[Line] = field(default_factory=list)
    unknown: list[Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Gatherer:
    """Goes through the pieces of one message from left to right."""

    def __init__(self, resolver: Resolver, choosing: Choosing) -> None:
        self._resolver = resolver
        self._choosing = choosing
        self._out = Gathered()

    def gather(self, pieces: Sequence[Piece]) -> Gathered:
        """Return what the pieces say together."""
        for piece in self._join_forward(list(pieces)):
            self._take(piece)
        return self._out

    @property
    def _last(self) -> Line | None:
        return next((line for line in reversed(self._out.lines) if not line.dropped), None)

    def _join_forward(self, pieces: list[Piece]) -> list[Piece]:
        """Join `a large onion` + `and pepper pizza`: values before their head belong to it."""
        joined: list[Piece] = []
        place = 0
        while place < len(pieces):
            piece = pieces[place]
            stop = self._head_after(pieces, place)
            if stop is not None:
                for later in pieces[place + 1 : stop + 1]:
                    piece.atoms.extend(later.atoms)
                    piece.roles |= later.roles
                    piece.unit = piece.unit or later.unit
                place = stop
            joined.append(piece)
            place += 1
        return joined

    def _head_after(self, pieces: list[Piece], place: int) -> int | None:
        piece = pieces[place]
        opens = piece.count is not None or (place == 0 and not piece.heads)
        if not opens or piece.heads or not self._only_options(piece) or piece.link & {"with", "without", "not"}:
            return None
        for step in range(place + 1, min(place + 6, len(pieces))):
            later = pieces[step]
            if later.count is not None or not later.link <= {"and", "comma", "slash", "adjacent"}:
                return None
            if later.heads:
                values = [atom for one in pieces[place:step] for atom in one.atoms if atom.kind == "option"]
                item = later.heads[0].items[0]
                fits = all(any(self._resolver.options.offers(item, v) for v in atom.values) for atom in values)
                return step if fits else None
            if not self._only_options(later):
                return None
        return None

    @staticmethod
    def _only_options(piece: Piece) -> bool:
        kinds = [atom.kind for atom in piece.atoms if not atom.idle and atom.kind not in ("func", "count")]
        return bool(kinds) and all(kind == "option" for kind in kinds)

    def _take(self, piece: Piece) -> None:
        if not piece.has_content:
            self._take_bare(piece)
        elif piece.link & {"without", "not"} and not piece.link & {"instead_of"}:
            self._take_negative(piece)
        elif not piece.heads and self._add_options(piece):
            return
        else:
            self._take_thing(piece)

    def _take_bare(self, piece: Piece) -> None:
        """A piece of only a quantity: it completes or corrects the line before."""
        last = self._last
        if last is None or piece.count is None or piece.count.kind == "one":
            if last is not None and piece.unit and not last.unit and piece.count is None:
                last.unit = piece.unit
            return
        if last.count is None or "correct" in piece.roles or piece.link & {"correct", "set_to"}:
            last.count = piece.count
            last.unit = piece.unit or last.unit
            last.pieces.append(piece)

    def _take_negative(self, piece: Piece) -> None:
        """`no onions` leaves a value out; `not the 8oz` rules an item out."""
        last = self._last
        if last is not None and last.item is not None:
            wishes = self._choosing.wishes(piece, last.item, exclude=True)
            if wishes:
                self._choosing.apply(last.choices, last.item, wishes)
                last.pieces.append(piece)
                return
        finding = self._resolver.find(self._weigh(piece))
        if finding.items and finding.share >= SURE_SHARE:
            self._out.excluded.append(Line(finding, pieces=[piece], roles=set(piece.roles)))

    def _add_options(self, piece: Piece) -> bool:
        """A piece of values goes to the line before that can have them, or means an item of its own."""
        options = [atom for atom in piece.atoms if atom.kind == "option"]
        if not options and not self._choosing.partial(piece):
            return False
        if any(atom.kind == "size" or (atom.kind == "word" and not atom.idle and atom.known) for atom in piece.atoms):
            if not self._choosing.partial(piece):
                return False
        last = self._last
        if last is not None and last.item is not None and piece.count is None:
            wishes = self._choosing.wishes(piece, last.item)
            if wishes and len(wishes) >= len(options):
                self._choosing.apply(last.choices, last.item, wishes)
                last.pieces.append(piece)
                last.roles |= piece.roles
                return True
        return self._imply(piece, options)

    def _imply(self, piece: Piece, options: list[Atom]) -> bool:
        """Values that only one item has mean that item: `chips and queso`."""
        items = self._choosing.owners(options)
        if len(items) != 1:
            return False
        item = next(iter(items))
        line = Line(Finding(items=(item,), share=1.0, weighed=[]), count=piece.count, implied=True, pieces=[piece])
        self._choosing.apply(line.choices, item, self._choosing.wishes(piece, item))
        self._out.lines.append(line)
        return True

    def _weigh(self, piece: Piece) -> list[Weighed]:
        skip = frozenset((piece.count.start,)) if piece.count is not None else frozenset[int]()
        return self._resolver.weigh([piece], skip)

    def _take_thing(self, piece: Piece) -> None:
        finding = self._resolver.find(self._weigh(piece))
        if not finding.items or finding.share < SURE_SHARE:
            if piece.count is not None:
                self._out.unknown.append(piece)
            return
        line = Line(finding, count=piece.count, unit=piece.unit, pieces=[piece], roles=set(piece.roles))
        if line.item is not None:
            self._choosing.apply(line.choices, line.item, self._choosing.wishes(piece, line.item))
        self._out.lines.append(line)
