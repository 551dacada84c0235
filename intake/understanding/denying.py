"""What is taken back or replaced: `take the syrup off`, `no onions`, `not the small ones`, `X instead of Y`."""

from __future__ import annotations

from intake.understanding.choices import Choosing
from intake.understanding.counts import Count
from intake.understanding.family import Family
from intake.understanding.features import number_text
from intake.understanding.joining import only_options
from intake.understanding.judging import FAIR_SHARE
from intake.understanding.lines import Gathered, Line
from intake.understanding.narrowing import Narrowing
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding


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

    def stands_not(self, piece: Piece) -> bool:
        """`cancel the mugs`, where no mugs stand: they are not ordered by it either."""
        finding = self._family.find(piece)
        if not self._near or piece.count is not None or not finding.items or finding.share < FAIR_SHARE:
            return False
        self._out.excluded.append(Line(finding, pieces=[piece], roles=set(piece.roles)))
        return True

    def _take_back(self, piece: Piece, items: tuple[int, ...]) -> None:
        """`12 mugs. Actually no mugs`: what is denied whole, in another sentence or corrected, is not wanted."""
        said = [line for line in self._out.lines if line.finding.items == items and not line.dropped]
        put_right = piece.roles & {"correct"} or "correct" in piece.link
        if len(items) != 1 or not piece.heads or piece.count is not None:
            return
        if any(atom.kind in ("option", "size") for atom in piece.atoms):
            return
        for line in said:
            line.dropped = bool(put_right) or line.pieces[-1].sentence != piece.sentence

    def fill(self, line: Line) -> None:
        """`no mugs, cups instead`: what is said last takes the place, and the quantity, of what was taken back."""
        given_up = [one for one in self._out.lines if one.dropped and one.count is not None]
        for gone in (self._out.excluded, self._out.removed):
            if line.instead is None and gone and set(gone[-1].finding.items) & self._near:
                line.instead = gone.pop().finding
        if line.instead is None and line.count is None and given_up:
            line.count, line.unit = given_up[-1].count, line.unit or given_up[-1].unit

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
        if not finding.items and self.strange_wish(piece, last):
            return
        if finding.items and finding.share >= FAIR_SHARE:
            self._take_back(piece, finding.items)
            Narrowing.rule_out(self._out.lines, finding)
            self._out.excluded.append(Line(finding, pieces=[piece], roles=set(piece.roles)))

    def strange_wish(self, piece: Piece, last: Line | None) -> bool:
        """`with xyz`, `ohne Wumms`: a wish that nobody understands makes the choices of the thing a question."""
        if last is None or last.item is None or piece.count is not None or not piece.link & {"with", "without"}:
            return False
        said = next((atom for atom in piece.atoms if atom.kind == "func"), None)
        if said is not None and said.end - said.start > 1:
            # "I won't need drinks" is a sentence of its own, not a choice.
            return False
        kinds = ("word", "option") if "without" in piece.link else ("word",)
        strange = [atom for atom in piece.atoms if atom.kind in kinds and not atom.idle]
        if "without" not in piece.link:
            strange = [atom for atom in strange if not atom.known]
        if not strange or piece.heads or last.pieces[-1].sentence != piece.sentence:
            return False
        if not self._choosing.several(last.item):
            return False
        last.roles.add("torn")
        last.pieces.append(piece)
        return True

    def turn(self, piece: Piece, last: Line) -> bool:
        """`a salad with egg left out`: words of denial that close a wish turn it round."""
        said = last.pieces[-1]
        if said.sentence != piece.sentence or "with" not in said.link or last.item is None:
            return False
        wishes = self._choosing.wishes(said, last.item)
        for wish in wishes:
            kept = last.choices.get(wish.value.option, [])
            last.choices[wish.value.option] = [one for one in kept if one.value != wish.value.value]
        said.link |= {"without"}
        self._choosing.apply(last.choices, last.item, self._choosing.wishes(said, last.item))
        return bool(wishes)


def _trades(said: Piece, old: Piece) -> bool:
    """Return whether a value is said in the place of another one of the same option: `size L instead of M`."""
    if not only_options(old) or old.count is not None:
        return False
    names = {value.option for atom in old.atoms for value in atom.values}
    return any(value.option in names for atom in said.atoms for value in atom.values if atom.kind == "option")


class Swapping:
    """Keeps what is to be replaced until its successor is named. near: items of the order that it is about."""

    def __init__(self, family: Family, choosing: Choosing, near: frozenset[int], out: Gathered) -> None:
        self._family = family
        self._choosing = choosing
        self._near = near
        self._out = out
        self.instead: Finding | None = None
        self.of_it: Count | None = None

    def take_instead(self, piece: Piece, last: Line | None, said: Piece | None) -> None:
        """`X instead of Y`: Y goes; `instead of Y, 8`: the number that follows is what Y becomes."""
        if self._near and said is not None and said.sentence == piece.sentence and _trades(said, piece):
            if last is not None and last.item in self._near and said in last.pieces:
                last.roles.add("instead_of")
            else:
                self._out.trades.append((said, piece))
            return
        finding = self._family.find(piece)
        if not finding.items:
            return
        before = self._out.counts[-1] if self._out.counts else None
        if before is not None and before.sentence == piece.sentence and before.count is not None:
            self._out.counts.pop()
            self._out.lines.append(
                Line(finding, count=before.count, unit=piece.unit, pieces=[before, piece], roles={"set_to"})
            )
            return
        open_still = last is not None and last.pieces[-1].sentence == piece.sentence and last.instead is None
        if last is not None and open_still:
            mine, theirs = set(last.finding.items), set(finding.items)
            if not mine & theirs or len(theirs) < len(mine):
                last.instead = finding
                last.of_it = piece.count if piece.count is not None and piece.count.kind in ("figure", "word") else None
                last.roles.add("instead_of")
                return
        self.instead = finding

    def take_swap(self, piece: Piece) -> bool:
        """`swap the chains for 10 speed ones`: what follows takes the place of the thing named first."""
        finding = self._family.find(piece)
        if not finding.items or finding.share < FAIR_SHARE or not set(finding.items) & self._near:
            return False
        self.instead = finding
        self.of_it = piece.count if piece.count is not None and piece.count.kind in ("figure", "word") else None
        return True

    def count_it(self, piece: Piece) -> bool:
        """`instead of the mugs, 8`: the number alone is what the thing becomes."""
        if self.instead is None:
            return False
        brother = self._brother(piece)
        if brother is not None:
            self._out.lines.append(Line(brother, pieces=[piece], instead=self.instead))
            self.instead = None
            return True
        line = Line(self.instead, count=piece.count, unit=piece.unit, pieces=[piece], roles={"set_to"})
        self._out.lines.append(line)
        self.instead = None
        return True

    def _brother(self, piece: Piece) -> Finding | None:
        """`swap the tape 50 for 30`: the number that takes a size's place is one; None where no such thing is sold."""
        if self.instead is None or "swap_with" not in piece.link or piece.unit or piece.count is None:
            return None
        weighed = self.instead.weighed
        if not any(one.part.bare or one.part.key.startswith("#") for one in weighed):
            return None
        return self._family.brother(
            [one for one in weighed if one.part.word and one.keys], f"#{number_text(piece.count.value)}"
        )

    def chosen_anew(self, piece: Piece) -> bool:
        """`instead of one 21 cm monstera, two of 17 cm`: counted values are the same thing as it now shall be."""
        instead = self.instead
        if instead is None or piece.count is None or piece.heads or len(instead.items) != 1:
            return False
        line = Line(instead, count=piece.count, unit=piece.unit, pieces=[piece], roles={"set_to"}, instead=instead)
        self._choosing.apply(line.choices, instead.items[0], self._choosing.wishes(piece, instead.items[0]))
        self._out.lines.append(line)
        self.instead = None
        return True
