"""Words for packs: what they name where nothing else does, values that are packs, packs that need not be said twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.understanding.amounts import find_unit
from intake.understanding.atoms import Atom
from intake.understanding.lines import Gathered, Line
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Resolver

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
            return
        places = [place for place, atom in enumerate(piece.atoms) if atom.count is piece.count]
        at = places[0] + 1 if places else len(piece.atoms)
        word = piece.atoms[at] if at < len(piece.atoms) else None
        if word is None or word.kind != "option" or not word.unit:
            return
        items = self._counted(piece, word, last)
        if not items or not all(self._is_pack(item, word) for item in items):
            return
        piece.unit = word.unit
        piece.atoms[at] = replace(word, kind="unit", values=(), known=False)

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
