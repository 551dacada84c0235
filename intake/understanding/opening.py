"""New lines: what opens one, what of the lines before it takes along, and what names nothing of the shop."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from intake.understanding.denying import Denying, Swapping
from intake.understanding.family import Family
from intake.understanding.judging import Judge, is_amount, strange_unit
from intake.understanding.lines import Gathered, Line
from intake.understanding.option_index import Value
from intake.understanding.packs import Packs
from intake.understanding.pieces import Piece
from intake.understanding.reaching import Reaching
from intake.understanding.resolve import Finding, Resolver
from intake.understanding.spreading import remember


class Opening:
    """Begins lines of their own."""

    def __init__(
        self, resolver: Resolver, family: Family, near: frozenset[int], out: Gathered, *, head_last: bool
    ) -> None:
        self._out = out
        self._family = family
        self._choosing = family.choosing
        self._implied = family.implied
        self._narrowing = family.narrowing
        self.packs = Packs(resolver)
        self.reaching = Reaching(resolver, family.choosing)
        self.judge = Judge(near, head_last=head_last)
        self.denying = Denying(family, family.choosing, near, out)
        self.swapping = Swapping(family, family.choosing, near, out)

    def only_tells(self, piece: Piece, last: Line | None) -> bool:
        """`2 cartons of salmon pouches for the cat`: what a thing is for is not ordered as well."""
        if last is None or piece.heads or piece.count is not None or "prep" not in piece.link:
            return False
        if self.swapping.instead is not None:
            return False
        return last.pieces[-1].sentence == piece.sentence and not piece.link & {"stop", "break", "and", "comma"}

    def open(
        self, piece: Piece, finding: Finding, last: Line | None, after: Piece | None, *, unsure: bool, worded: bool
    ) -> None:
        """Begin a line of its own."""
        count = piece.count
        if worded and count is not None:
            count = None if self.swapping.instead is not None else replace(count, value=Decimal(1), kind="one")
        if (
            piece.trailing
            and not piece.times
            and count is not None
            and (value := self._implied.numbered(piece, finding))
        ):
            piece.count = count = None
            piece.atoms = [
                replace(atom, kind="option", values=(value,)) if atom.count else atom for atom in piece.atoms
            ]
        sized = self._narrowing.by_own_number(piece, after, finding)
        if sized is not None:
            finding, count = sized, None
        unit = piece.unit or strange_unit(piece, finding)
        line = Line(finding, count=count, unit=unit, pieces=[piece], roles=set(piece.roles), unsure=unsure)
        line.content = piece.held
        if last is not None:
            line.share_each(last)
            self.packs.carry(line, last)
        self._narrowing.by_unit(line)
        self._family.sizes(line)
        if "in_place" in piece.roles:
            self.denying.fill(line)
        if "to_match" in piece.roles and last is not None:
            self._narrowing.match(line, last)
            self._match_values(line, last)
        if line.item is not None:
            self._choose(line, line.item, piece)
            if last is not None and last.item is not None:
                self._choosing.apply(last.choices, last.item, self._choosing.strays(piece, line.item, last.item))
        self._place(piece, line, last)

    def _choose(self, line: Line, item: int, piece: Piece) -> None:
        """Take the values beside a name; two where only one can be had are shared out, or asked about."""
        for wish in self._choosing.wishes(piece, item):
            if self._choosing.tears(line.choices, item, [wish]):
                line.roles.add("torn")
                remember(line, item, [wish], self._choosing.options)
            self._choosing.apply(line.choices, item, [wish])

    def _match_values(self, line: Line, last: Line) -> None:
        """`white tiles and 12 pieces of matching skirting`: what matches has the values of the thing before."""
        item, options = line.item, self._choosing.options
        for name, chosen in last.choices.items() if item is not None else ():
            if item is not None and all(options.offers(item, Value(name, choice.value)) for choice in chosen):
                line.choices[name] = list(chosen)

    def _place(self, piece: Piece, line: Line, last: Line | None) -> None:
        if piece.link & {"open"} and line.count is None and self._out.unknown:
            before = self._out.unknown[-1]
            if before.sentence == piece.sentence and before.line == piece.line:
                self._out.unknown.pop()
                line.count, line.unit = before.count, before.unit
                line.pieces.insert(0, before)
        if self.swapping.instead is not None:
            line.instead, self.swapping.instead = self.swapping.instead, None
            line.of_it, self.swapping.of_it = self.swapping.of_it, None
        same = last is not None and last.item == line.item and line.item is not None and line.count is None
        if last is not None and same and (last.implied or piece.roles & {"all_of_them", "each"}):
            last.merge(line)
            return
        opened = last is not None and last.item is None and last.count is None and line.item in last.finding.items
        if last is not None and opened and piece.link & {"colon", "comma", "dash"}:
            last.dropped = True
        corrects = bool(piece.roles & {"correct"}) or bool(piece.link & {"correct"})
        if last is not None and corrects and set(last.finding.items) & set(line.finding.items):
            line.count = line.count or last.count
            line.unit = line.unit or last.unit
            for name, chosen in last.choices.items():
                line.choices.setdefault(name, chosen)
            last.dropped = True
        self._out.lines.append(line)

    def _set_strange(self, piece: Piece) -> bool:
        """`bump the gizmos to 8 kg`: an amount for something strange makes it a thing that must not be lost."""
        strange = self._out.loose[-1] if self._out.loose else None
        if strange is None or "set_to" not in piece.link or strange.sentence != piece.sentence:
            return False
        telling = [atom for atom in piece.atoms if not atom.idle and atom.kind != "func"]
        changes = (strange.link | strange.roles) & {"raise", "lower", "set_to"}
        if not changes or len(telling) != 1 or not is_amount(telling[0]):
            return False
        self._out.unknown.append(self._out.loose.pop())
        return True

    def not_ours(self, piece: Piece, last: Line | None) -> None:
        """Keep words that name nothing of the shop: as an unknown thing where they are counted, else as loose ones."""
        if self.denying.strange_wish(piece, last) or self._set_strange(piece):
            return
        strange = any((atom.kind == "word" and not atom.idle) or atom is piece.late_unit for atom in piece.atoms)
        if "prep" in piece.link or not strange:
            return
        another = (piece.count is not None or "another" in piece.roles) and last is not None and last.item is not None
        if last is not None and another and any(role.startswith("option.") for role in piece.roles):
            # "and another in shade porcelain": the same thing with a value that it does not have.
            line = Line(last.finding, count=piece.count, pieces=[piece], roles={"torn"}, inherited=True)
            self._out.lines.append(line)
        elif (piece.count is not None or _weighs(piece)) and not piece.tells_of_own and not piece.is_numbered:
            self._out.unknown.append(piece)
        else:
            self._out.loose.append(piece)


def _weighs(piece: Piece) -> bool:
    """Return whether a piece says how much of a strange thing is wanted: `5 kg prosciutto crudo`, `sod 20 m2`."""
    telling = [atom for atom in piece.atoms if not atom.idle and atom.kind != "func"]
    begins = bool(piece.link & {"start", "break", "comma", "and", "semi", "colon", "dash", "stop"}) or not piece.link
    if not begins or len(telling) < 2:
        return False
    named = telling[1] if is_amount(telling[0]) else telling[0] if is_amount(telling[-1]) else None
    strange = any(atom.kind == "word" and not atom.known for atom in telling)
    return named is not None and named.kind == "word" and strange
