"""What is taken back: `take the syrup off`, `no onions`, `not the small ones`."""

from __future__ import annotations

from intake.understanding.choices import Choosing
from intake.understanding.family import Family
from intake.understanding.judging import FAIR_SHARE
from intake.understanding.lines import Gathered, Line
from intake.understanding.pieces import Piece


class Denying:
    """Takes lines, values and candidates back. near: items of the order that the message is about."""

    def __init__(self, family: Family, choosing: Choosing, near: frozenset[int], out: Gathered) -> None:
        self._family = family
        self._choosing = choosing
        self._near = near
        self._out = out

    def remove(self, piece: Piece) -> bool:
        """`take the syrup off`: the line goes, if there is one to go."""
        finding = self._family.find(piece)
        if not set(finding.items) & self._near:
            finding = self._family.standing(finding) or finding
        if not finding.items or finding.share < FAIR_SHARE:
            return False
        mine = [line for line in self._out.lines if set(line.finding.items) & set(finding.items)]
        if not mine and not set(finding.items) & self._near:
            return False
        for line in mine:
            line.dropped = True
        self._out.removed.append(Line(finding, count=piece.count, unit=piece.unit, pieces=[piece]))
        return True

    def deny(self, piece: Piece, last: Line | None) -> None:
        """`no onions` leaves a value out; `not the 8oz` rules an item out."""
        if not piece.heads:
            if last is not None and last.item is not None and (wishes := self._choosing.wishes(piece, last.item)):
                self._choosing.apply(last.choices, last.item, wishes)
                last.pieces.append(piece)
                return
            if any(self._choosing.wishes(piece, item) for item in self._near):
                # "no tomato on either burger": said of what stands in the order.
                self._out.free.append(piece)
                return
        finding = self._family.find(piece)
        if finding.items and finding.share >= FAIR_SHARE:
            self._family.rule_out(self._out.lines, finding)
            self._out.excluded.append(Line(finding, pieces=[piece], roles=set(piece.roles)))
