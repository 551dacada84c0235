"""Words for packs: what they name where nothing else does, values that are packs, packs that need not be said twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from intake.understanding.amounts import find_unit, units_of
from intake.understanding.atoms import Atom
from intake.understanding.features import number_text
from intake.understanding.lines import Gathered, Line
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Resolver
from intake.understanding.words import stem

_ASIDE = frozenset({"comma", "dash", "colon", "cell", "count"})
_BESIDE = frozenset({"comma", "and", "count"})
_LETTERS = 3
# A number, a unit, a small word and what one holds.
_HELD = 4
_BY = frozenset({"prep", "each", "of", "both", "all_of_them"})


class Packs:
    """Reads the words for packs of one piece in the light of the line before."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._items = resolver.index.items

    def are_thing(self, piece: Piece, last: Line | None) -> bool:
        """`20 tubes`: a unit word that names something of the shop is the thing where nothing waits to be counted."""
        waits = last is not None and (last.count is None or piece.roles & {"correct", "set_to"} or "open" in piece.link)
        named = [atom for atom in piece.atoms if atom.kind == "unit" and atom.known]
        if waits or not named or piece.count is None or piece.count.kind == "one":
            return False
        for atom in named:
            atom.tags |= {"thing"}
        piece.unit = ""
        return True

    def unmask(self, piece: Piece, last: Line | None) -> None:
        """`3 cartons of rosé`: a counted word for a pack is no value (a gift carton) of what is sold in such packs."""
        if piece.count is None or piece.unit:
            self._held(piece, last)
            return
        places = [place for place, atom in enumerate(piece.atoms) if atom.count is piece.count]
        at = places[0] + 1 if places else len(piece.atoms)
        word = piece.atoms[at] if at < len(piece.atoms) else None
        if word is not None and word.kind == "word":
            self._behind(piece, word, last)
            return
        if word is None or word.kind != "option" or not word.unit:
            return
        items = self._counted(piece, word, last)
        if not items or not all(self._is_pack(item, word) for item in items):
            return
        piece.unit = word.unit
        piece.atoms[at] = replace(word, kind="unit", values=(), known=False)

    def _held(self, piece: Piece, last: Line | None) -> None:
        """`lima 100/180 - 2 confezioni da 25`: what a pack of the thing before holds, whatever small word joins it."""
        if (
            last is None
            or last.item is None
            or last.count is not None
            or piece.count is None
            or len(piece.atoms) != _HELD
        ):
            return
        unit, joint, number = piece.atoms[1:]
        holds = number.count.value if number.count is not None else None
        packs = {pack.contains for pack in self._items[last.item].packs}
        if unit.kind == "unit" and joint.kind == "func" and holds in packs and piece.atoms[0].count is piece.count:
            joint.roles |= {"of"}

    def _behind(self, piece: Piece, word: Atom, last: Line | None) -> None:
        """`casters, 12 pints`, `hooks no. 16, 20 bustine`: behind a thing with no number a counted word counts that.

        Where the word is no unit of the thing's own, it is asked which unit it means.
        """
        waits = last is not None and last.item is not None and last.count is None and last.measure is None
        alone = all(atom is word or atom.count is piece.count or atom.idle for atom in piece.atoms)
        if last is None or last.item is None or not (waits and alone) or not piece.link & _ASIDE or not word.parts:
            return
        if piece.count is None or piece.count.kind not in ("figure", "word") or "break" in piece.link:
            return
        said = stem(word.parts[0].word)
        units = [name for name, _, _ in units_of(self._items[last.item])]
        own = next((name for name in units if stem(name.casefold()) == said), "")
        if not own and (word.known or word.idle or len(said) < _LETTERS):
            return
        piece.unit = own
        piece.atoms[piece.atoms.index(word)] = replace(word, kind="unit", unit=own, known=False)
        if not own:
            last.roles.add("unit_doubt")

    def _counted(self, piece: Piece, word: Atom, last: Line | None) -> Sequence[int]:
        """Return the items that are counted: those named in the piece, else the one before that has no quantity yet."""
        if piece.heads:
            return piece.heads[0].items
        others = [atom for atom in piece.atoms if atom is not word and not atom.idle]
        if any(atom.kind in ("word", "size", "option") for atom in others):
            rest = Piece(atoms=[atom for atom in piece.atoms if atom is not word], count=piece.count)
            return self._resolver.find(self._resolver.weigh_piece(rest)).items
        waits = last is not None and (last.count is None or bool(piece.roles & {"correct", "set_to"}))
        return last.finding.items if last is not None and waits else ()

    def _is_pack(self, item: int, word: Atom) -> bool:
        unit = find_unit(self._items[item], word.unit)
        if unit is None:
            return False
        return unit != self._items[item].unit or not any(
            self._resolver.options.offers(item, value) for value in word.values
        )

    def numbers_beside(self, pieces: Sequence[Piece], out: Gathered) -> None:
        """Note which lines have a number behind them that counts nothing: `brushes: 25, 33 and 43` says no quantity."""
        alone = {id(piece) for piece in out.counts if not piece.unit and piece.roles <= {"and"}}
        behind = {id(one): two for one, two in pairwise(pieces)}
        for line in out.lines:
            after = behind.get(id(line.pieces[-1])) if line.pieces else None
            if after is None or id(after) not in alone or not after.link or not after.link <= _BESIDE:
                continue
            joined = line.pieces[-1].atoms[-1:] and line.pieces[-1].atoms[-1].kind == "func"
            if after.count is not None and after.count.kind == "word" and any(atom.idle for atom in after.atoms):
                # "grazie mille": a thousand thanks.
                continue
            if after.count is not None and not joined and not self._is_in_name(after.count.value, line):
                line.roles.add("number_beside")

    def _is_in_name(self, value: Decimal, line: Line) -> bool:
        return line.item is not None and self._resolver.index.has(line.item, f"#{number_text(value)}")

    def note(self, piece: Piece, out: Gathered) -> bool:
        """`Bolts and discs are by the pack`, `all in boxes`: by what is counted that was ordered before."""
        if piece.count is not None or not piece.unit or not (piece.link | piece.roles) & _BY:
            return False
        told = [line for line in out.lines if _is_told(line, piece)]
        loose = [one for one in out.loose if _beside(one, piece) and one.count is None]
        known = {id(line) for line in told}
        ordered = [line for line in out.lines if id(line) not in known and not line.dropped and line.item is not None]
        every = bool(piece.roles & {"both", "all_of_them"})
        spoken_of = [line.pieces[0] for line in told] + loose
        if every and not spoken_of:
            hit = ordered
        else:
            earlier = [line for line in ordered if not _beside(line.pieces[-1], piece)]
            hit = [line for line in earlier if any(self._speaks_of(one, line) for one in spoken_of)]
        for line in hit:
            self._count_by(piece.unit, line)
        for line in told if hit else ():
            line.dropped, line.pieces = True, []
        return bool(hit)

    def _speaks_of(self, piece: Piece, line: Line) -> bool:
        keys = [one.keys[0][0] for one in self._resolver.weigh_piece(piece) if one.firm and one.keys]
        return bool(keys) and line.item in self._resolver.index.holding_all(keys)

    def _count_by(self, unit: str, line: Line) -> None:
        item = self._items[line.item] if line.item is not None else None
        named = find_unit(item, unit) if item is not None else None
        if item is not None and not line.unit and line.count is not None and named not in (None, item.unit):
            line.unit = unit

    def carry(self, line: Line, last: Line) -> None:
        """`8 cases of beer and 2 of tonic`: what is counted by `of` alone is counted by the pack said before."""
        piece, before = line.pieces[0], last.pieces[0]
        if line.unit or line.item is None or not last.unit or piece.sentence != before.sentence:
            return
        if not piece.link or not piece.link <= {"and", "comma", "add"}:
            return
        again = piece.roles & {"more", "another"} and piece.trailing
        mine, theirs = _article(piece, unit=False), _article(before, unit=True) or _article(before, unit=False)
        if not again and (mine is None or mine != theirs):
            return
        unit = find_unit(self._items[line.item], last.unit)
        if unit is None or unit == self._items[line.item].unit:
            return
        if line.count is not None and last.count is not None and line.count.value > 2 * last.count.value:
            # "2 boxes of the jars and 50 of the lids": fifty boxes or fifty lids, nobody can know.
            line.roles.add("unit_doubt")
            return
        line.unit = last.unit


def _is_told(line: Line, piece: Piece) -> bool:
    """Return whether a line only names, in the same sentence, what a piece speaks of."""
    if line.dropped or line.count is not None or line.measure is not None or not line.pieces:
        return False
    return all(_beside(one, piece) for one in line.pieces)


def _beside(one: Piece, other: Piece) -> bool:
    """Return whether two pieces stand in the same sentence and the same line."""
    return (one.sentence, one.line) == (other.sentence, other.line)


def _article(piece: Piece, *, unit: bool) -> tuple[int, bool] | None:
    """Return how `of` is said behind the quantity: its words, and whether an article follows; None where it is not."""
    places = [place for place, atom in enumerate(piece.atoms) if atom.count is not None and atom.count is piece.count]
    at = places[0] + 1 if places else len(piece.atoms)
    if unit:
        at += 1
    if at + 1 >= len(piece.atoms) or (unit and piece.atoms[at - 1].kind != "unit"):
        return None
    if piece.count is None or piece.count.kind not in ("figure", "word") or "of" not in piece.atoms[at].roles:
        return None
    return piece.atoms[at].end - piece.atoms[at].start, piece.atoms[at + 1].idle
