"""A line in the making."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.domain.catalogue import Item
from intake.understanding.counts import Count
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding
from intake.understanding.shapes import Ask, Choice, LineRead


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands: the items with their quantities; firm: whether it was placed, so that what is named again is it.

    units: the unit of each item.
    """

    quantities: Mapping[int, Decimal] = field(default_factory=dict)
    firm: bool = False
    units: Mapping[int, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.quantities)


NOTHING = Standing()


ALTERS = frozenset({"only", "correct", "set_to", "raise", "lower", "instead_of", "swap", "double", "halve"})


@dataclass(slots=True)
class Line:
    """What is known of a line so far.

    finding: its candidates. count, unit: as said. measure: a said weight or length ("500 g"). content: what one pack
    holds, as said ("boxes of 100"). spread: several values where only one can be had. instead: what it replaces.
    of_it: how much of that. parent: the line that it is a part of or inherits from.
    """

    finding: Finding
    count: Count | None = None
    unit: str = ""
    measure: tuple[Decimal, str] | None = None
    content: Decimal | None = None
    choices: dict[str, list[Choice]] = field(default_factory=dict)
    spread: dict[str, list[Choice]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    instead: Finding | None = None
    of_it: Count | None = None
    parent: Line | None = None
    implied: bool = False
    inherited: bool = False
    unsure: bool = False
    dropped: bool = False

    @property
    def item(self) -> int | None:
        """Return the item where it is clear."""
        return self.finding.items[0] if len(self.finding.items) == 1 else None

    @property
    def uncounted(self) -> bool:
        """Return whether no number was said yet, but for one like `some`."""
        return self.count is None or self.count.kind == "vague"

    def share_each(self, last: Line) -> None:
        """`100 each of M6x20 and M6x30`: a thing joined to one that counts each has the same quantity."""
        piece = self.pieces[0]
        joined = piece.link <= {"and", "comma"} and piece.sentence == last.pieces[0].sentence
        if self.count is None and "each" in last.roles and last.count is not None and joined:
            self.count, self.unit = last.count, self.unit or last.unit
            self.roles.add("each")

    def holds(self, piece: Piece, items: Sequence[Item]) -> bool:
        """`6x nails (pack of 100)`: what a pack holds, said behind the thing, says what was counted."""
        if self.count is None or self.item is None or self.unit or not piece.unit or piece.count is None:
            return False
        if "open" not in piece.link or all(pack.contains != piece.count.value for pack in items[self.item].packs):
            return False
        self.unit, self.content = piece.unit, piece.count.value
        self.pieces.append(piece)
        return True

    def described(self, piece: Piece) -> bool:
        """Take words beside a number of the catalogue as its description; False where there is no such number."""
        coded = any(head.kind == "code" for one in self.pieces for head in one.heads)
        other = any(head.kind == "code" and head.items != self.finding.items for head in piece.heads)
        if not coded or other:
            return False
        if piece.count is not None and not piece.trailing and self.count is None:
            self.count, self.unit = piece.count, piece.unit or self.unit
        self.pieces.append(piece)
        return True

    def take_amount(self, piece: Piece) -> None:
        """Take the quantity of a piece that says nothing else: `M8 washers, 2 packs of 200`."""
        anew = (piece.roles | piece.link) & {"correct", "set_to"}
        weighed = bool(anew) and self.measure is not None and self.count is None and not piece.unit and not piece.held
        if weighed and self.measure is not None and piece.count is not None and piece.count.kind != "vague":
            # "7 kg yams - no, make that 24": kilos still, not 24 times seven of them.
            self.measure = (piece.count.value, self.measure[1])
        else:
            self.count = piece.count
        self.unit = piece.unit or self.unit
        self.content = piece.held or self.content
        self.roles |= piece.roles
        self.pieces.append(piece)

    def merge(self, other: Line) -> None:
        """Add what a later piece says of the same nameless line."""
        for name, choices in other.choices.items():
            kept = self.choices.setdefault(name, [])
            kept.extend(choice for choice in choices if choice not in kept)
        self.pieces.extend(other.pieces)

    def spans(self) -> list[tuple[int, int]]:
        """Return the token spans of the pieces."""
        return [piece.span for piece in self.pieces if piece.atoms]


@dataclass(slots=True)
class Gathered:
    """What the pieces said: lines, lines given up, things taken back or replaced, things that the shop does not sell.

    pieces: all of them. lost: those that count something and led to nothing. trades: values said anew, and those that
    they replace.
    """

    lines: list[Line] = field(default_factory=list)
    dropped: list[Line] = field(default_factory=list)
    excluded: list[Line] = field(default_factory=list)
    removed: list[Line] = field(default_factory=list)
    unknown: list[Piece] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    counts: list[Piece] = field(default_factory=list)
    free: list[Piece] = field(default_factory=list)
    lost: list[Piece] = field(default_factory=list)
    trades: list[tuple[Piece, Piece]] = field(default_factory=list)
    pieces: Sequence[Piece] = ()

    def count_strange(self, piece: Piece, before: Piece | None) -> bool:
        """Give a number to the strange thing right before it: `physiological serum: 5 boxes`; False where none is."""
        strange = self.loose[-1] if self.loose else None
        if strange is None or strange is not before or strange.count is not None or strange.line != piece.line:
            return False
        rowed = "count" in piece.link and "break" in strange.link
        if not (piece.link & {"colon", "dash", "cell", "comma"} or rowed) or "prep" in strange.link:
            return False
        strange.count = piece.count
        strange.atoms.extend(piece.atoms)
        self.unknown.append(self.loose.pop())
        return True


@dataclass(slots=True)
class Outcome:
    """The lines after the message, the lines that it said itself, its questions; altered: whether a line changed."""

    lines: list[LineRead] = field(default_factory=list)
    said: list[LineRead] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    altered: bool = False
    added: bool = False
