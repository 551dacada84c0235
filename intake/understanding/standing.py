"""How the words of a message speak of the lines that stand: packs that are things, numbers in names, what goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from intake.understanding.amounts import convert, means_unit, units_of
from intake.understanding.atoms import Atom
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.choices import Choosing
from intake.understanding.counts import Count
from intake.understanding.features import Feature
from intake.understanding.judging import is_amount
from intake.understanding.lines import Line, Standing
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding

_SEVERAL = 2
_GOES = frozenset({"remove", "without"})
_COMPARING = frozenset({"bigger", "smaller"})
_ON_TOP = frozenset({"add", "more", "another"})
_OF_THEM = frozenset({"each", "of_them", "total", "all_of_them", "both", "rest_split"})
_GOES_ON = frozenset({"and", "or", "comma"})
_SAYS_NO_MORE = frozenset({"and", "or", "of", "both", "all_of_them", "filler", "this", "times"})
_NAMES = frozenset({"remove", "swap", "instead_of", "not", "without"})


class Speaking:
    """Tells plainly what the pieces of a message say of the lines that stand."""

    def __init__(self, standing: Standing, index: CatalogueIndex, choosing: Choosing, definite: frozenset[int]) -> None:
        self._standing = standing
        self._index = index
        self._choosing = choosing
        self._definite = definite
        self._keys = {key: item for item in standing.quantities for form in index.forms[item] for key in form}

    def told(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the pieces as they are meant of what stands."""
        kept: list[Piece] = []
        for piece, after in zip_longest(pieces, pieces[1:]):
            _named_by_unit(piece, self._keys, self._index)
            self._compared(piece)
            _halved(piece)
            before = kept[-1] if kept else None
            if _lessened(piece, before):
                kept.pop()
            elif before is not None:
                self._goes_too(piece, before, after)
            _cut_to(piece, after)
            self._counted(piece)
            self._known(piece, after)
            self._old_number(piece, after)
            self._numbered_name(piece, after)
            kept.append(piece)
        return kept

    def _named(self, piece: Piece, skip: Atom | None = None) -> list[int]:
        """Return the standing items that have all telling words of a piece."""
        telling = [one for one in piece.atoms if not one.idle and one is not skip and one.kind not in ("func", "unit")]
        telling += [one for one in piece.atoms if one.kind == "unit" and "thing" in one.tags]
        parts = [
            part for atom in telling if atom.kind != "count" or atom.count is not piece.count for part in atom.parts
        ]
        if not any(part.word for part in parts):
            return []
        return [item for item in self._standing.quantities if all(self._has(item, part) for part in parts)]

    def _has(self, item: int, part: Feature) -> bool:
        return any(self._index.has(item, key) for key in (part.key, *part.also, *part.either))

    def _compared(self, piece: Piece) -> None:
        """`large pellets`, `long poles`: a word that compares is one of the name where the shop calls a thing so."""
        for place, atom in enumerate(piece.atoms):
            if atom.kind != "func" or not atom.roles & _COMPARING or not atom.parts:
                continue
            holders = frozenset(self._index.having(atom.parts[0].key))
            rest = [part for one in piece.atoms if _is_telling(one, piece) for part in one.parts if part.word]
            for part in rest:
                holders &= frozenset[int]().union(*map(self._index.having, (part.key, *part.also, *part.either)))
            if not rest:
                holders &= self._possible(piece)
            if holders:
                piece.atoms[place] = replace(atom, kind="word", roles=atom.roles - _COMPARING, known=True, idle=False)
                piece.roles -= _COMPARING

    def _possible(self, piece: Piece) -> frozenset[int]:
        """Return what a word alone may name: what stands, where it goes; its like, where it comes in a place."""
        if piece.link & _NAMES:
            return frozenset(self._standing.quantities)
        if "swap_with" not in piece.link:
            return frozenset()
        return frozenset(other for item in self._standing.quantities for other in self._alike(item))

    def _goes_too(self, piece: Piece, before: Piece, after: Piece | None) -> None:
        """`cancel the pump and both nets`, `without the chalk or the pins`: what goes is said once for all of it."""
        if before.empty and "remove" in before.link and piece.link == {"ref"}:
            # "cancel tomorrow's bouquet": the day stands between the verb and the thing.
            piece.link |= {"remove"}
            return
        goes = before.link & _GOES
        if not goes or before.sentence != piece.sentence or not piece.link or not piece.link <= _GOES_ON:
            return
        if piece.link == {"comma"} and "remove" not in goes:
            return
        if after is not None and after.sentence == piece.sentence and _says_of_it(after):
            return
        named = self._named(piece) if before.has_content and piece.roles <= _SAYS_NO_MORE else []
        if named and (piece.count is None or piece.roles & {"both", "all_of_them"} or self._is_name(piece, named)):
            piece.link |= goes

    def _counted(self, piece: Piece) -> None:
        """`20 m of the hose`: a measure is how much of a thing sold by it, where nothing has that size."""
        sizes = [atom for atom in piece.atoms if is_amount(atom)]
        if len(sizes) != 1 or piece.count is not None or piece.link & (_NAMES | {"swap_with"}):
            return
        named = self._named(piece, skip=sizes[0])
        said = amount_in(sizes[0], self._index, named[0]) if len(named) == 1 else None
        if said is None:
            return
        of_it = any("of" in atom.roles for atom in piece.atoms)
        if any(self._index.has(item, sizes[0].parts[0].key) for item in self._alike(named[0])) and not of_it:
            return
        piece.count, piece.unit = said
        piece.atoms = [
            Atom("count", one.start, one.end, one.score, count=said[0], unit=said[1]) if one is sizes[0] else one
            for one in piece.atoms
        ]

    def _alike(self, item: int) -> Sequence[int]:
        rarest = min(self._index.forms[item][0], key=lambda key: len(self._index.having(key)))
        names = [key for key in self._index.forms[item][0] if key.isalpha()]
        return self._index.having(names[-1] if names else rarest)

    def _known(self, piece: Piece, after: Piece | None) -> None:
        """`the zips in white`: a draft has them already, and they are not put down once more."""
        begins = {atom.start for atom in piece.atoms[:1]}
        if self._standing.firm or piece.count is not None or not begins & self._definite or piece.roles & _ON_TOP:
            return
        telling = [atom for atom in piece.atoms if atom.kind != "option"]
        named = self._named(replace(piece, atoms=telling))
        so = after is not None and after.link == {"prep"} and after.count is None and after.sentence == piece.sentence
        if any(self._choosing.wishes(piece, item) for item in named) or (so and named) or not named:
            piece.roles |= {"set_to"} if piece.has_content else set()

    def _old_number(self, piece: Piece, after: Piece | None) -> None:
        """`make 3 out of the 2 boxes`, `the 2 boxes to 3`: the number that stands is told beside the new one."""
        if piece.count is None or after is None or after.count is None or after.has_content or after.unit:
            return
        apart = after.link & {"and", "not", "instead_of", "comma", "open", "break"} or after.roles & _OF_THEM
        if apart or after.sentence != piece.sentence or after.count.value == piece.count.value:
            return
        named = self._named(piece)
        if len(named) == 1 and self._standing.quantities[named[0]] == piece.count.value:
            told = piece.count
            piece.count = None
            piece.atoms = [atom for atom in piece.atoms if atom.count is not told]
            after.link |= {"set_to"}
            after.roles |= {"set_to"}

    def _numbered_name(self, piece: Piece, after: Piece | None) -> None:
        """`cancel the 1400 paper`: a number in the name of what stands, and more than stands of it, counts nothing."""
        count = piece.count
        if count is None or not piece.has_content:
            return
        put = after is not None and after.count is not None and not after.has_content and "set_to" in after.link
        if not piece.link & _NAMES and not put:
            return
        if self._is_name(piece, self._named(piece)):
            piece.count = None

    def _is_name(self, piece: Piece, named: Sequence[int]) -> bool:
        count = piece.count
        if count is None or count.kind != "figure" or piece.unit:
            return False
        more = [item for item in named if self._standing.quantities[item] < count.value]
        return any(sized(self._index, item, count.value) for item in more)


def _cut_to(piece: Piece, after: Piece | None) -> None:
    """`cut the tubes to 6`: what is taken away from is not taken away, where it is said how many are left."""
    goes = (piece.link | piece.roles) & (_GOES | {"cut"})
    if after is None or not goes or after.count is None or after.has_content or after.sentence != piece.sentence:
        return
    if "set_to" in after.link and piece.count is None and piece.has_content:
        piece.link -= _GOES
        piece.roles = (piece.roles - _GOES) | {"set_to"}


def _is_telling(atom: Atom, piece: Piece) -> bool:
    return not atom.idle and atom.kind not in ("func", "unit") and (atom.count is None or atom.count is not piece.count)


def _says_of_it(after: Piece) -> bool:
    """Return whether a piece tells what becomes of the thing before it: `..., and the pins make that 6`."""
    told = (after.roles | after.link) & {"set_to", "correct", "double", "halve", "raise", "lower", "instead_of"}
    return bool(told) or (after.count is not None and not after.has_content)


def measured_in(atoms: Sequence[Atom], index: CatalogueIndex, item: int) -> tuple[Count, str] | None:
    """Return how much is said of an item that is sold by weight, length or volume."""
    found = (amount_in(atom, index, item) for atom in atoms if is_amount(atom))
    return next((said for said in found if said is not None), None)


def amount_in(atom: Atom, index: CatalogueIndex, item: int) -> tuple[Count, str] | None:
    """Return a said measure as a quantity of an item that is sold by it; None where it is not."""
    part = atom.parts[0]
    measure = part.key[len(part.bare) - 1 :]
    try:
        value = Decimal(part.bare[1:])
    except ArithmeticError:
        return None
    if not measure or convert(value, measure, index.items[item]) is None or index.has(item, part.key):
        return None
    return Count(atom.start, atom.end, value, "figure"), measure


def sized(index: CatalogueIndex, item: int, value: Decimal) -> bool:
    """Return whether a number stands in the name of an item, with a measure or without: `2000 l/h`."""
    digits = format(value.normalize(), "f")
    return any(
        key == f"#{digits}" or (key.startswith(digits) and key[len(digits) :].isalpha())
        for form in index.forms[item]
        for key in form
    )


def _named_by_unit(piece: Piece, keys: Mapping[str, int], index: CatalogueIndex) -> None:
    """`double the tubes`: a word for a pack is the thing where what stands is called so and not sold by it."""
    for atom, after in zip_longest(piece.atoms, piece.atoms[1:]):
        if atom.kind != "unit" or (after is not None and "of" in after.roles):
            continue
        item = next((keys[part.key] for part in atom.parts if part.key in keys), None)
        if item is None or any(atom.unit in (name, kind) for name, kind, _ in units_of(index.items[item])):
            continue
        atom.tags |= {"thing"}
        if piece.unit == atom.unit:
            piece.unit = ""


def _halved(piece: Piece) -> None:
    """`half the tubes will do`: a half of what stands, where no quantity is parted."""
    first = next((atom for atom in piece.atoms if not atom.idle), None)
    begins = bool(piece.link & {"start", "stop", "break", "comma", "and"}) or not piece.link
    if piece.count is None and first is not None and "half_split" in first.roles and begins and piece.has_content:
        if any(atom.kind == "option" for atom in piece.atoms):
            return
        piece.roles = (piece.roles - {"half_split"}) | {"halve"}
        piece.link -= {"half_split"}


def _lessened(piece: Piece, before: Piece | None) -> bool:
    """`5 fewer tubes`: so many go; return whether the number stood in the piece before."""
    if "fewer" not in piece.roles | piece.link or not piece.has_content:
        return False
    if piece.count is not None:
        piece.link = (piece.link - {"without"}) | {"remove"}
        return False
    alone = before is not None and before.count is not None and not before.has_content
    if before is None or not alone or before.sentence != piece.sentence:
        return False
    piece.count, piece.unit = before.count, before.unit or piece.unit
    piece.link = (before.link - {"count"}) | {"remove"}
    piece.atoms[:0] = before.atoms
    return True


def in_unit(piece: Piece, standing: Standing, index: CatalogueIndex) -> tuple[Line, int] | None:
    """`same again but 8 buckets`: of what stands, only one line is counted so."""
    telling = [atom for atom in piece.atoms if not atom.idle and atom.kind != "func" and atom.count is None]
    again = piece.link & {"repeat", "set_to", "correct"} or piece.roles & {"only", "set_to"}
    if piece.count is None or piece.count.kind not in ("figure", "word") or not standing.firm:
        return None
    if not again or piece.roles & _ON_TOP:
        return None
    if len(telling) != 1 or telling[0].kind != "unit" or "thing" in telling[0].tags:
        return None
    counted = [item for item, unit in standing.units.items() if means_unit(index.items[item], unit, telling[0].unit)]
    if len(counted) != 1 or len(standing.units) < _SEVERAL:
        return None
    line = Line(Finding((counted[0],), share=1.0, named=True), count=piece.count, unit=telling[0].unit)
    line.pieces, line.roles = [piece], {"set_to"}
    return line, 1
