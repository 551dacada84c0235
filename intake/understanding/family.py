"""Lines that lean on other lines: splits, inherited names, sizes said beside a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from intake.understanding.atoms import Atom
from intake.understanding.choices import Choosing
from intake.understanding.counts import Count
from intake.understanding.cut_short import written_out
from intake.understanding.implied import Implied
from intake.understanding.lines import Line
from intake.understanding.narrowing import AMOUNTS, Narrowing
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding, Resolver, Weighed
from intake.understanding.spreading import inherit

# So much more of the words must speak for another thing before it is asked which is meant.
# So much of a name must be the same for its smaller or greater brother to be meant.
_SAME_NAME = 0.3
_CLEARLY = 0.15
# What follows these takes the place of a thing that stands in the order.
_FOR_ANOTHER = frozenset({"swap", "swap_with", "set_to", "prep"})


class Family:
    """Reads one piece in the light of the lines before it. near: items of the order that the message is about."""

    def __init__(self, resolver: Resolver, choosing: Choosing, near: frozenset[int]) -> None:
        self._resolver = resolver
        self.choosing = choosing
        self._near = near
        self.implied = Implied(resolver, choosing)
        self.narrowing = Narrowing(resolver)

    def find(self, piece: Piece) -> Finding:
        """Return the items that a piece means by itself."""
        codes = [head for head in piece.heads if head.kind == "code"]
        if codes:
            return Finding(
                items=codes[0].items, share=1.0, exact=True, named=True, weighed=self._resolver.weigh_piece(piece)
            )
        among = self._resolver.having_heads(piece)
        finding = written_out(self._resolver.find(self._resolver.weigh_piece(piece), among), self._resolver)
        if among is not None and finding.left:
            finding = self._torn(finding, self._resolver.find(finding.weighed))
        late = piece.late_unit
        if not finding.named and late is not None and late.known:
            late.tags |= {"thing"}
            finding = self._resolver.find(self._resolver.weigh_piece(piece), among)
        return self._near_first(finding, piece)

    def _near_first(self, finding: Finding, piece: Piece) -> Finding:
        """Among equal candidates, those of the order that the message is about are meant."""
        near = tuple(item for item in finding.items if item in self._near)
        if near and len(finding.items) > 1:
            return replace(finding, items=near)
        other = bool(piece.link & _FOR_ANOTHER)
        return finding if near or finding.exact or other else self.standing(finding) or finding

    def standing(self, finding: Finding) -> Finding | None:
        """Return the things of the order that the message is about which have all the words; None where none has."""
        if not self._near or not finding.items:
            return None
        among = self._resolver.find(finding.weighed, self._near)
        return among if among.items and not among.left else None

    @staticmethod
    def _torn(finding: Finding, free: Finding) -> Finding:
        """Ask where a name was said whole but other words of the shop speak for another thing: `alcohol free lager`."""
        told = any(one.keys and one.firm for one in finding.left)
        if not told or free.share < finding.share + _CLEARLY or set(free.items) & set(finding.items):
            return finding
        return replace(finding, items=(*finding.items, *free.items), exact=False, share=1.0, left=())

    def sizes(self, line: Line) -> None:
        """Note a said measure that is no size of the item: `500 g`, `50 m`."""
        for piece in line.pieces:
            for atom in piece.atoms:
                if atom.kind == "size" and len(atom.parts) == 1:
                    self._note_measure(line, piece, atom)

    def _note_measure(self, line: Line, piece: Piece, atom: Atom) -> None:
        key, bare = atom.parts[0].key, atom.parts[0].bare
        measure = key[len(bare) - 1 :] if bare else ""
        if measure in AMOUNTS and (line.measure is None or piece.count is None):
            line.measure = (Decimal(bare[1:]), measure)

    def number_as_word(self, piece: Piece, finding: Finding, *, replacing: bool = False) -> Finding | None:
        """Read a number as part of a name (`a dozen red roses`) where that fits better than as a quantity.

        replacing: the thing takes another's place and its quantity, so that a number is rather a part of its name.
        """
        count = piece.count
        if (
            count is None
            or piece.times
            or count.kind not in ("word", "figure")
            or (count.kind == "figure" and piece.unit)
        ):
            return None
        index = self._resolver.index
        weighed = self._resolver.weigh([piece])
        inside = [one for one in weighed if count.start <= one.part.start < count.end]
        told = {key for one in inside for key, _ in one.keys}
        outside = {key for one in weighed if one not in inside for key, _ in one.keys}
        if told <= outside:
            return None
        beside = {one.part.key for one in weighed if not one.part.key.startswith("#")} | told
        if not any((key, other) in index.pairs_all for key in told for other in beside):
            return None
        found = self._resolver.find(weighed)
        if finding.exact and len(finding.items) == 1:
            item = finding.items[0]
            longer = index.complete_form(item, beside) > index.complete_form(item, beside - told)
            return replace(found, items=(item,)) if longer else None
        if replacing and len(found.items) < max(2, len(finding.items)):
            return found
        shares = {item: index.best_share(item, beside) for item in found.items}
        best = sorted(shares, key=lambda item: -shares[item])
        if not best or shares[best[0]] < 0.6 or (len(best) > 1 and shares[best[1]] >= shares[best[0]] - 0.05):
            return None
        if not any(told & set(form) for form in index.forms[best[0]]):
            # A number of another thing's name ("carton for 3 jars") says nothing against a quantity of this one.
            return None
        return replace(found, items=(best[0],), exact=False)

    def names(self, key: str) -> bool:
        """Return whether a name of the shop has this word."""
        return bool(self._resolver.index.having(key))

    def covers(self, piece: Piece, item: int) -> bool:
        """Return whether all telling words of a piece are words of the item."""
        weighed = [one for one in self._resolver.weigh_piece(piece) if one.firm]
        return bool(weighed) and item in self._resolver.having_all(weighed)

    def restates(self, piece: Piece, finding: Finding, last: Line) -> bool:
        """Return whether words without a quantity only say again what the line before is ("need the sensor")."""
        if (
            piece.count is not None
            or finding.exact
            or last.item not in finding.items
            or not piece.link & {"comma", "cell", "open", "dash", "with"}
        ):
            return False
        return last.item is not None and self.covers(piece, last.item)

    def in_name(self, piece: Piece, last: Line) -> bool:
        """`a gift carton for 3 jars`: a number and words behind a thing that stand so in its name count nothing."""
        if last.item is None or piece.count is None or "prep" not in piece.link:
            return False
        said = {one.part.key for one in self._resolver.weigh([piece])}
        return len(said) > 1 and any(said <= set(form) for form in self._resolver.index.forms[last.item])

    def completes(self, piece: Piece, last: Line) -> bool:
        """`5 kg of dark roast, in one 5kg bag`: a quantity with no more than the size of the thing before."""
        if last.item is None or last.count is not None or piece.count is None or piece.heads:
            return False
        wordless = all(atom.kind != "word" or atom.idle for atom in piece.atoms)
        wordless = wordless or (bool(piece.link & {"colon", "cell"}) and "break" not in piece.link)
        if not wordless or not self.covers(piece, last.item):
            return False
        late = piece.late_unit.unit if piece.late_unit is not None else ""
        last.count, last.unit, last.measure = piece.count, piece.unit or late or last.unit, None
        last.pieces.append(piece)
        return True

    # splits and inherited names -----------------------------------------------------------------------------------

    @staticmethod
    def is_part(piece: Piece, finding: Finding, last: Line) -> bool:
        """Return whether a number counts a part of an unclear total: `6 tarts (3 apple and 3 pear)`."""
        total = last.parent or last
        if piece.heads or piece.count is None or total.count is None or total.item is not None:
            return False
        near = piece.sentence == total.pieces[0].sentence and piece.line == total.pieces[0].line
        less = piece.count.kind in ("figure", "word") and piece.count.value < total.count.value
        return near and less and bool(set(finding.items) & set(total.finding.items))

    def child(self, piece: Piece, lines: Sequence[Line]) -> Line | None:
        """Return the line that a piece makes with the name of a line before: `patch leads 2m x 20, 0.5m x 24`."""
        parent = next((line for line in reversed(lines) if not line.implied or piece.count is not None), None)
        count = piece.count
        if parent is None or (count is None and not piece.roles & {"half_split", "rest_split"}):
            return None
        own = self._resolver.weigh_piece(piece)
        finding = self._joint(own, parent, piece) or self._joint_plain(own, parent, piece)
        finding = self._of_that_size(piece, parent, finding) if finding is not None else None
        if finding is None:
            return None
        line = Line(finding, count=count, unit=piece.unit or "", pieces=[piece], roles=set(piece.roles))
        line.parent = parent.parent or parent
        line.inherited = True
        self.narrowing.plainest(line, lines)
        if line.item is not None:
            self.choosing.apply(line.choices, line.item, self.choosing.wishes(piece, line.item))
            inherit(line, parent, self._resolver.options)
            inherit(line, line.parent, self._resolver.options)
        self._fractions(line, lines)
        self.sizes(line)
        return line

    def _joint(self, own: list[Weighed], parent: Line, piece: Piece) -> Finding | None:
        firm = [one for one in own if one.firm]
        top = parent.parent or parent
        if all(one.values and not one.keys for one in firm) or self._only_values(firm, top):
            items = [i for i in top.finding.items if self._offers_all(i, firm)]
            items = items or [i for i in parent.finding.items if self._offers_all(i, firm)]
            return replace(top.finding, items=tuple(items), plain=False) if items else None
        names = [
            one for one in top.finding.weighed if one.part.word and one.keys and one.atom.kind not in ("size", "count")
        ]
        if not names:
            return None
        among = self._resolver.having_all(firm)
        if not among:
            return None
        finding = self._resolver.find([*names, *own], among)
        enough = finding.items and finding.share >= 0.72
        return finding if enough else None

    def _joint_plain(self, own: list[Weighed], parent: Line, piece: Piece) -> Finding | None:
        """`2 with tuna, 1 plain`: the thing itself, where "plain" is a choice of other things only."""
        firm = [one for one in own if one.firm]
        if parent.parent is None or not firm or any("plain" not in one.atom.tags for one in firm):
            return None
        return replace(parent.parent.finding, plain=False)

    def brother(self, names: list[Weighed], size: str) -> Finding | None:
        """Return the one thing of these names with a number in its own; None where there is none, or several."""
        sized = frozenset(self._resolver.index.having(size))
        found = self._resolver.find(names, sized) if names and sized else None
        return found if found is not None and len(found.items) == 1 and found.share >= _SAME_NAME else None

    def _of_that_size(self, piece: Piece, parent: Line, finding: Finding) -> Finding:
        """`100 bags large white, 100 small black`: small and large as words of names tell another item."""
        index = self._resolver.index
        sizing = [atom for atom in piece.atoms if atom.kind == "func" and atom.roles & {"smaller", "bigger"}]
        keys = [part.key for atom in sizing for part in atom.parts if index.having(part.key)]
        if not keys or set(finding.items) & set(index.having(keys[0])):
            return finding
        top = parent.parent or parent
        names = [one for one in top.finding.weighed if one.part.word and one.keys]
        found = self._resolver.find(names, frozenset(index.having(keys[0])))
        return found if found.items and found.share >= _SAME_NAME else finding

    def _only_values(self, firm: list[Weighed], parent: Line) -> bool:
        item = parent.item
        return item is not None and bool(firm) and self._offers_all(item, firm)

    def _offers_all(self, item: int, firm: list[Weighed]) -> bool:
        return all(any(self._resolver.options.offers(item, value) for value in one.values) for one in firm)

    def _fractions(self, line: Line, lines: Sequence[Line]) -> None:
        """`half yellow half purple`, `the rest white`: parts of the parent's quantity."""
        parent = line.parent
        if parent is None or parent.count is None or line.count is not None:
            return
        if "half_split" in line.roles:
            part = parent.count.value / 2
        else:
            part = parent.count.value - sum(
                one.count.value for one in lines if one.parent is parent and one.count is not None and not one.dropped
            )
        line.count = Count(parent.count.start, parent.count.end, part, "figure")
        line.unit = line.unit or parent.unit

    def settle_parent(self, child: Line) -> None:
        """A total that is split into parts is no line of its own."""
        parent = child.parent
        if parent is None or parent.dropped:
            return
        if parent.count is None or parent.count.kind == "vague":
            parent.dropped = True
            child.unit = child.unit or parent.unit
            return
        other = parent.finding.plain and parent.item != child.item
        open_still = parent.item is None or other or not self._settles_same(parent, child)
        smaller = child.count is not None and child.count.value < parent.count.value
        if open_still and (smaller or child.roles & {"half_split"}):
            parent.dropped = True
            child.unit = child.unit or parent.unit

    @staticmethod
    def restore_rest(lines: Sequence[Line]) -> None:
        """`10 rye breads of which 4 sliced`: what the parts leave over of a total is ordered as it was said."""
        for parent in lines:
            parts = [one for one in lines if one.parent is parent and not one.dropped and one.count is not None]
            if not parent.dropped or parent.count is None or parent.count.kind == "vague" or not parts:
                continue
            rest = parent.count.value - sum(one.count.value for one in parts if one.count is not None)
            if rest > 0:
                parent.dropped = False
                parent.count = Count(parent.count.start, parent.count.end, rest, "figure")

    @staticmethod
    def _settles_same(parent: Line, child: Line) -> bool:
        """Return whether the parent already says what the child says ("2 charcoal mugs, 1 white")."""
        if parent.item != child.item:
            return True
        return any(parent.choices[name] != chosen for name, chosen in child.choices.items() if name in parent.choices)

    @staticmethod
    def same(one: Line, other: Line) -> bool:
        """Return whether two lines name the same thing with the same choices."""
        return one.finding.items == other.finding.items and one.choices == other.choices
