"""What is said where one line stands: `make it 5 boxes` sets it, `no, I meant the round ones` takes its place."""

from __future__ import annotations

from core.domain.catalogue import Item
from intake.understanding.amounts import find_unit
from intake.understanding.lines import Gathered, Line
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding

_PUT_RIGHT = frozenset({"correct", "set_to", "only", "meant"})
_INSTEAD = frozenset({"meant", "in_place"})


def about_only_line(gathered: Gathered, number: int, item: Item) -> None:
    """Read a message as one about the only line that stands. number: of its item in the catalogue."""
    for line in list(gathered.lines):
        piece = line.pieces[0]
        pack = _pack_of(piece, item) if len(line.pieces) == 1 and number not in line.finding.items else ""
        if pack:
            # The shop may sell boxes as well; here they are what the thing is packed in.
            piece.unit = pack
            gathered.lines.remove(line)
            gathered.counts.append(piece)
    if len(gathered.lines) == 1 and not gathered.removed and not gathered.excluded:
        _take_place(gathered.lines[0], number)


def _pack_of(piece: Piece, item: Item) -> str:
    """Return the pack in a piece that only puts right how many of an item are wanted; empty where it says more."""
    if piece.count is None or not (piece.roles | piece.link) & _PUT_RIGHT:
        return ""
    said = [atom for atom in piece.atoms if not atom.idle and atom.kind != "func"]
    units = [atom.unit for atom in said if atom.kind == "unit"]
    if len(units) != 1 or any(atom.kind not in ("count", "unit") for atom in said):
        return ""
    return units[0] if find_unit(item, units[0]) is not None else ""


def _take_place(line: Line, number: int) -> None:
    said = line.roles.union(*(piece.roles | piece.link for piece in line.pieces))
    if line.instead is None and said & _INSTEAD and number not in line.finding.items:
        line.instead = Finding(items=(number,))
