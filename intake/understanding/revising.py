"""A thing that stands becomes its brother: `the cages in red`, `12 speed chains, not 11`, `22 mm instead of 15`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from intake.understanding.atoms import Atom
from intake.understanding.choices import Choosing
from intake.understanding.clauses import OLD, ON_TOP, Clause, changes, clauses_at, counts
from intake.understanding.counts import Count
from intake.understanding.features import number_text
from intake.understanding.lines import Line, Standing
from intake.understanding.option_index import Value
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Finding, Resolver
from intake.understanding.standing import Speaking, in_unit, measured_in, sized

Said = frozenset[str]
"""What one word may mean: features of the catalogue."""

_AGAIN = frozenset({"repeat", "same"})
# A word guessed from its spelling counts from here on.
_SURE = 0.8
_LETTERS = 3


class Revising:
    """Finds the pieces that make another sort of a standing thing, before lines are made of them."""

    def __init__(self, resolver: Resolver, choosing: Choosing, standing: Standing) -> None:
        self._resolver = resolver
        self._index = resolver.index
        self._choosing = choosing
        self._standing = standing
        # What is joined by "and" to what was changed is changed as well, and not ordered on top.
        self._goes_on = False
        self._adds = False
        self._values: dict[Said, tuple[Value, ...]] = {}

    def take(self, pieces: Sequence[Piece], definite: frozenset[int] = frozenset()) -> tuple[list[Line], list[Piece]]:
        """Return the lines that take the place of others, and the pieces that are left.

        definite: tokens of articles by which a thing is spoken of that is known already.
        """
        if not self._standing:
            return [], list(pieces)
        pieces = Speaking(self._standing, self._index, self._choosing, definite).told(pieces)
        lines: list[Line] = []
        left: list[Piece] = []
        place = 0
        while place < len(pieces):
            found = self._at(pieces, place) or in_unit(pieces[place], self._standing, self._index)
            if found is None:
                left.append(pieces[place])
                self._goes_on = changes(pieces[place])
                # "please add: ..."
                self._adds = bool(pieces[place].roles & {"add", "more", "another"}) and not pieces[place].has_content
                place += 1
                continue
            if left and place and left[-1] is pieces[place - 1] and not left[-1].has_content:
                # "after all ...": said of what is replaced, and of nothing behind it.
                left[-1].roles -= {"correct"}
            self._goes_on, self._adds = True, False
            line, size = found
            lines.append(line)
            place += size
        return lines, left

    def _at(self, pieces: Sequence[Piece], place: int) -> tuple[Line, int] | None:
        first = pieces[place]
        for clause in clauses_at(pieces, place):
            clause.joined = ("and" in first.link and not self._goes_on) or self._adds
            clause.told = clause.told or ("and" in first.link and self._goes_on and first.count is None)
            line = self._line(clause)
            if line is not None:
                return line, clause.size + self._counted_behind(line, pieces, place + clause.size)
        return None

    # what becomes of what -----------------------------------------------------------------------------------------

    def _line(self, clause: Clause) -> Line | None:
        """Return the line that takes the place of a standing one; None where nothing says that one does."""
        pieces = [*clause.new, *clause.old]
        roles = {role for piece in pieces for role in piece.roles | (piece.link - _AGAIN)}
        counted = next((piece for piece in clause.new if counts(piece)), None)
        if roles & ON_TOP or not any(piece.has_content or counts(piece) for piece in clause.new):
            return None
        some = any(piece.count is not None for piece in clause.new)
        if not clause.told and (not self._standing.firm or some or clause.joined):
            return None
        if not clause.old and counted is not None and not clause.told:
            return None
        old = [word for piece in clause.old for word in self._words(piece, numbered=not _of_the(piece))]
        if clause.old and not old:
            return None
        for numbered in (True, False):
            if numbered and not self._may_be_sizes(clause, counted):
                continue
            new = [word for piece in clause.new for word in self._words(piece, numbered=numbered)]
            made = self._made(clause, new, old)
            measured = self._measured(clause, made) if made is not None else None
            if made is None or (measured is not None and not clause.told):
                continue
            line = self._replacing(clause, made, None if numbered else counted)
            if measured is not None and line.count is None:
                line.count, line.unit = measured
            return line
        return None

    def _measured(self, clause: Clause, made: tuple[int, tuple[int, ...]]) -> tuple[Count, str] | None:
        """Return how much is said of a thing sold by it: `5 m of the 25 mm elastic instead`."""
        return measured_in([atom for piece in clause.new for atom in piece.atoms], self._index, made[1][0])

    def _may_be_sizes(self, clause: Clause, counted: Piece | None) -> bool:
        """Return whether a number may be part of a name: a number is denied, or it stands beside its word there."""
        if counted is None or counted.count is None or counted.unit:
            return False
        if any(self._has_number(piece) for piece in clause.old):
            return True
        if clause.old and "swap" in clause.old[0].link and not counted.has_content:
            # "swap the pump for the 4000 one"
            return True
        key = f"#{number_text(counted.count.value)}"
        at = [place for place, atom in enumerate(counted.atoms) if atom.count is counted.count]
        after = counted.atoms[at[0] + 1] if at and at[0] + 1 < len(counted.atoms) else None
        return after is not None and any((key, part.key) in self._index.pairs for part in after.parts[:1])

    @staticmethod
    def _has_number(piece: Piece) -> bool:
        return piece.count is not None or any(atom.kind in ("count", "size") for atom in piece.atoms)

    def _made(self, clause: Clause, new: list[Said], old: list[Said]) -> tuple[int, tuple[int, ...]] | None:
        """Return the one standing thing that is meant with what it becomes."""
        denied = any(piece.link & OLD for piece in clause.old)
        found: dict[int, tuple[int, ...]] = {}
        shared: dict[int, int] = {}
        if not new:
            return None
        told = {item: sum(1 for word in new if self._holds(item, word)) for item in self._standing.quantities}
        top = max(told.values())
        for item, quantity in self._standing.quantities.items():
            if not all(self._may_have(item, word) for word in old) or self._is_quantity(clause, quantity):
                continue
            named = told[item]
            had = sum(1 for word in new if self._may_have(item, word))
            if named == len(new) or (named == top and had == len(new) and self._chooses(clause, item)):
                # Already as it is said, or a choice of the thing itself.
                return None
            brothers = self._brothers(item, new, old, denied=denied)
            if brothers:
                found[item], shared[item] = brothers, named + len(old)
        if not found:
            return None
        most = max(shared.values())
        best = [item for item in found if shared[item] == most]
        if len(best) != 1 or not (most or clause.told):
            return None
        return best[0], found[best[0]]

    @staticmethod
    def _is_quantity(clause: Clause, quantity: Decimal) -> bool:
        """Return whether the number that is denied is how many stand: `6 cages, not 4`."""
        return any(
            piece.count is not None and not piece.has_content and piece.count.value == quantity for piece in clause.old
        )

    def _chooses(self, clause: Clause, item: int) -> bool:
        """Return whether what is said is a choice of the standing thing itself."""
        return any(self._choosing.wishes(replace(piece, link=frozenset()), item) for piece in clause.new)

    def _brothers(self, item: int, new: list[Said], old: list[Said], *, denied: bool) -> tuple[int, ...]:
        """Return the things most like a standing one that have all that is said now, and not all that is denied."""
        mine = self._index.items[item]
        keys = frozenset(self._index.forms[item][0])
        names = {key for key in keys if key.isalpha() and len(key) >= _LETTERS}
        spoken = [word for word in new if word not in self._values or any(map(self._index.having, word))] or new
        rarest = min(spoken, key=lambda word: sum(len(self._index.having(key)) for key in word))
        pool = {other for key in rarest for other in self._index.having(key)} | self._sized(rarest)
        like: dict[int, float] = {}
        for other in pool:
            theirs = frozenset(self._index.forms[other][0])
            if other == item or self._index.items[other].category != mine.category or not names & theirs:
                continue
            if not all(self._may_have(other, word) for word in new):
                continue
            if denied and all(self._may_have(other, word) for word in old):
                continue
            kept = 0 if denied else sum(1 for word in old if self._holds(other, word))
            like[other] = len(keys & theirs) - 0.5 * len(theirs - keys) + kept
        most = max(like.values(), default=0.0)
        return tuple(sorted(other for other, value in like.items() if value == most))

    def _sized(self, word: Said) -> set[int]:
        """Return the brothers that a bare number may mean: `15` where the names say 15 mm."""
        numbers = [key for key in word if key.startswith("#")]
        if not numbers:
            return set()
        kinds = {self._index.items[item].category for item in self._standing.quantities}
        near = {
            other
            for item in self._standing.quantities
            for key in self._index.forms[item][0][:3]
            if key.isalpha()
            for other in self._index.having(key)[:400]
        }
        return {other for other in near if self._index.items[other].category in kinds and self._holds(other, word)}

    # words --------------------------------------------------------------------------------------------------------

    def _words(self, piece: Piece, *, numbered: bool) -> list[Said]:
        """Return what the telling words of a piece may mean. numbered: its number is one of them."""
        number = self._number(piece)
        skip = frozenset(range(number.start, number.end)) if number is not None else frozenset[int]()
        words: list[Said] = []
        for one in self._resolver.weigh([piece], skip):
            keys = frozenset(key for key, sure in one.keys if sure >= _SURE)
            if (one.firm or one.part.bare) and keys:
                words.append(keys)
                if one.values:
                    self._values[keys] = one.values
        if numbered and number is not None and number.count is not None:
            words.append(frozenset({f"#{number_text(number.count.value)}"}))
        return words

    @staticmethod
    def _number(piece: Piece) -> Atom | None:
        return next((atom for atom in piece.atoms if atom.count is not None and atom.count is piece.count), None)

    def _may_have(self, item: int, word: Said) -> bool:
        """Return whether an item has a word, or can be had so."""
        offers = self._resolver.options.offers
        return self._holds(item, word) or any(offers(item, value) for value in self._values.get(word, ()))

    def _holds(self, item: int, word: Said) -> bool:
        """Return whether an item has a word, a number with its measure or without it."""
        if any(self._index.has(item, key) for key in word):
            return True
        return any(sized(self._index, item, Decimal(key[1:])) for key in word if key.startswith("#") and _plain(key))

    # the line -----------------------------------------------------------------------------------------------------

    def _replacing(self, clause: Clause, made: tuple[int, tuple[int, ...]], counted: Piece | None) -> Line:
        standing, targets = made
        pieces = [*clause.new, *map(_without_values, clause.old)]
        weighed = self._resolver.weigh(pieces)
        line = Line(Finding(targets, share=1.0, named=True, weighed=weighed), pieces=pieces, roles={"instead_of"})
        line.instead = Finding((standing,), share=1.0, named=True)
        if counted is not None and counted.count is not None:
            part = _of_the(counted) and counted.count.value < self._standing.quantities[standing]
            if part:
                line.of_it = counted.count
            else:
                line.count, line.unit = counted.count, counted.unit
        old = next((piece for piece in clause.old if counts(piece) and piece.has_content), None)
        if old is not None and old.count is not None and old.count.value < self._standing.quantities[standing]:
            line.of_it = old.count
        return line

    def _counted_behind(self, line: Line, pieces: Sequence[Piece], place: int) -> int:
        """Take a number that stands alone behind as how many of it: `..., 6 of them`; return the pieces taken."""
        after = pieces[place] if place < len(pieces) else None
        if after is None or line.count is not None or after.link & {"break", "not", "instead_of"}:
            return 0
        if after.sentence != line.pieces[0].sentence:
            return 0
        telling = [atom for atom in after.atoms if not atom.idle and atom.kind != "func"]
        said = measured_in(telling, self._index, line.item) if len(telling) == 1 and line.item is not None else None
        if said is not None:
            line.count, line.unit = said
            line.pieces.append(after)
            return 1
        if after.has_content or not counts(after):
            return 0
        line.count, line.unit = after.count, after.unit
        line.pieces.append(after)
        return 1


def _without_values(piece: Piece) -> Piece:
    """Return a piece without its values, which what comes in its place does not have."""
    atoms = [replace(atom, kind="word", values=(), idle=True) if atom.values else atom for atom in piece.atoms]
    return replace(piece, atoms=atoms)


def _plain(key: str) -> bool:
    """Return whether a key is a number that may have a measure in a name."""
    return key[1:].replace(".", "", 1).isdigit()


def _of_the(piece: Piece) -> bool:
    """Return whether a number counts a part of something: `2 of the cages`."""
    for place, atom in enumerate(piece.atoms[:-1]):
        if atom.count is not None and atom.count is piece.count:
            return "of" in piece.atoms[place + 1].roles
    return False
