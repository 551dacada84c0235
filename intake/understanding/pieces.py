"""A path of atoms cut into pieces: each names one thing, adds to a thing, or takes something back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from intake.understanding.atoms import Atom
from intake.understanding.counts import Count
from intake.understanding.features import MEASURES, Feature

OPENERS = frozenset(
    {"and", "or", "with", "without", "not", "correct", "instead_of", "swap", "swap_with", "remove", "set_to", "raise"}
    | {"lower", "add", "keep", "prep", "half_split", "rest_split", "of_them", "too_much"}
)
CLOSERS = frozenset({"comma", "semi", "stop", "cell", "colon", "dash", "break", "open", "close", "slash"})


# `les deux`, `the two`: an article and the number.
_ARTICLE_AND_TWO = 2
# No thing takes more words than this; a longer run without any border is cut.
LONGEST = 40


@dataclass(slots=True)
class Piece:
    """Atoms between two borders. link: how it is joined to the piece before; roles: the shaping words in it."""

    atoms: list[Atom] = field(default_factory=list)
    link: frozenset[str] = frozenset()
    roles: set[str] = field(default_factory=set)
    count: Count | None = None
    unit: str = ""
    late_unit: Atom | None = None
    times: bool = False
    trailing: bool = False
    sentence: int = 0
    line: int = 0

    @property
    def heads(self) -> list[Atom]:
        """Return the atoms that name an item in full."""
        return [atom for atom in self.atoms if atom.kind in ("item", "code")]

    @property
    def has_content(self) -> bool:
        """Return whether the piece says anything beyond quantities and small words."""
        return any(
            atom.kind in ("item", "code", "option", "size")
            or (atom.kind == "word" and not atom.idle)
            or (atom.kind == "count" and atom.count is not self.count and atom is not self.content)
            or (atom.kind == "unit" and "thing" in atom.tags)
            for atom in self.atoms
        )

    @property
    def empty(self) -> bool:
        """Return whether nothing is in the piece yet."""
        return not self.atoms

    @property
    def content(self) -> Atom | None:
        """Return the number that says what one pack holds: `2 boxes of 12 candles`."""
        for unit, joint, number in zip(self.atoms, self.atoms[1:], self.atoms[2:], strict=False):
            held = unit.kind == "unit" and joint.roles & {"of", "each"} and number.kind == "count"
            if held and number.count is not None and number.count.kind in ("figure", "word"):
                # "one drum of 2.5" names a size of the thing; packs hold whole numbers.
                whole = number.count.value == int(number.count.value)
                closes = number is self.atoms[-1]
                return number if number.count is not self.count and (whole or not closes) else None
        return None

    @property
    def tells_of_own(self) -> bool:
        """Return whether the number counts what somebody has: `her 3 girls`, `unsere 20 Mitarbeiter`."""
        pairs = zip(self.atoms, self.atoms[1:], strict=False)
        return any("whose" in one.tags and two.count is not None for one, two in pairs)

    @property
    def is_numbered(self) -> bool:
        """Return whether the number behind a word like `code` or `room` counts nothing."""
        pairs = zip(self.atoms, self.atoms[1:], strict=False)
        return any("ignore_number" in one.roles and two.count is not None for one, two in pairs)

    @property
    def held(self) -> Decimal | None:
        """Return how many one pack holds, as said."""
        return self.content.amount if self.content is not None else None

    def parts(self) -> list[tuple[Feature, Atom]]:
        """Return every feature with the atom that holds it."""
        return [(part, atom) for atom in self.atoms for part in atom.parts]

    @property
    def span(self) -> tuple[int, int]:
        """Return the tokens that the piece covers, without idle words at its ends."""
        telling = [atom for atom in self.atoms if not atom.idle] or self.atoms
        return (telling[0].start, telling[-1].end) if telling else (0, 0)


class Cutter:
    """Cuts a path into pieces, left to right."""

    def __init__(self, path: Sequence[Atom]) -> None:
        self._path = path
        self._pieces: list[Piece] = []
        self._now = Piece()
        self._link: set[str] = {"start"}
        self._sentence = 0
        self._line = 0

    def cut(self) -> list[Piece]:
        """Return the pieces of the path."""
        for place, atom in enumerate(self._path):
            if len(self._now.atoms) >= LONGEST:
                self._close({"long"})
            if atom.kind == "mark":
                self._at_mark(atom)
            elif atom.kind == "ref":
                self._close({"ref"} | (atom.roles if self._may_count(place) else set()))
            elif atom.kind == "func":
                self._at_func(place, atom)
            elif atom.kind == "count":
                self._at_count(place, atom)
            elif atom.kind == "unit":
                self._at_unit(atom)
            else:
                self._at_thing(place, atom)
        self._close(set())
        return self._pieces

    def _close(self, link: set[str]) -> None:
        if not self._now.empty or self._now.roles:
            self._pieces.append(self._now)
            self._link = set()
        self._link |= link
        self._now = Piece(link=frozenset(self._link), sentence=self._sentence, line=self._line)

    def _at_mark(self, atom: Atom) -> None:
        border = atom.roles & CLOSERS
        last = self._now.atoms[-1] if self._now.atoms else None
        short = last is not None and last.kind == "unit" and last.end == atom.start and last.parts
        if "stop" in border and last is not None and short and len(last.parts[0].word) <= 3:
            return
        if atom.roles & {"and"}:
            self._close({"and"})
            return
        if not border:
            return
        if border & {"stop", "break", "semi"}:
            self._sentence += "stop" in border
            self._line += "break" in border
        self._close(set(border))

    def _may_count(self, place: int) -> bool:
        """Return whether a long number may have been meant as a quantity: `please send 12345678 mugs`."""
        before = self._path[place - 1] if place else None
        return before is None or (before.kind in ("mark", "func") and not before.roles & {"po_word", "order_word"})

    def _are_two(self, place: int, atom: Atom) -> bool:
        """Return whether `les 2 flans`, `the two mugs` count a thing, and speak of nothing that was said before."""
        after = self._path[place + 1] if place + 1 < len(self._path) else None
        if "both" not in atom.roles or atom.end - atom.start != _ARTICLE_AND_TWO or self._now.count is not None:
            return False
        if after is None or after.kind not in ("item", "word") or not after.known:
            return False
        return not self._now.has_content and not any(piece.has_content for piece in self._pieces)

    def _at_func(self, place: int, atom: Atom) -> None:
        if self._are_two(place, atom):
            count = Count(atom.start, atom.end, Decimal(2), "word")
            self._count_by(replace(atom, kind="count", count=count, roles=frozenset()))
            return
        opening = self._opening(place, atom)
        if opening and not self._is_amount(place, atom):
            self._close(set(opening))
            self._now.roles |= atom.roles
            self._now.link = frozenset(self._now.link | opening)
            return
        self._now.roles |= atom.roles
        if "repeat" in atom.roles:
            self._close({"repeat"})
            return
        if "times" in atom.roles:
            self._now.times = True
        if "filler" not in atom.roles:
            self._now.atoms.append(atom)

    def _opening(self, place: int, atom: Atom) -> frozenset[str]:
        """Return the roles by which a small word begins a piece here."""
        opening = atom.roles & OPENERS
        if not self._now.has_content:
            opening -= {"prep", "half_split", "rest_split", "of_them"}
            if self._now.count is not None and "more" in atom.roles:
                # "medio kilo más de queso": what is counted stands behind.
                opening -= {"add", "and"}
        if "in_place" in atom.roles and self._now.has_content and self._ends(place + 1):
            opening = frozenset()
        if "of" in atom.roles and self._now.atoms and self._now.atoms[-1].kind == "unit":
            opening -= {"or"}
        if "too_much" in opening:
            opening |= {"not"}
        return opening

    def _ends(self, place: int) -> bool:
        """Return whether a clause ends before this place."""
        return place >= len(self._path) or self._path[place].kind in ("mark", "ref")

    def _is_amount(self, place: int, atom: Atom) -> bool:
        """Return whether a word of two minds ("more", "less") sets an amount of the value that follows."""
        after = self._path[place + 1] if place + 1 < len(self._path) else None
        return bool(atom.roles & {"extra", "light"}) and after is not None and after.kind == "option"

    def _at_count(self, place: int, atom: Atom) -> None:
        after = self._path[place + 1] if place + 1 < len(self._path) else None
        if after is not None and "option name" in after.tags and self._now.count is not None:
            return
        if (
            after is not None
            and "time_word" in after.roles
            and after.kind == "func"
            and not self._names_thing(place + 2)
        ):
            self._close({"ref"})
            return
        article = atom.count is not None and atom.count.kind in ("one", "vague")
        if not article:
            self._close_order_named()
        if self._is_better_count(article):
            self._now.trailing = self._now.has_content
            self._count_by(atom)
            return
        if self._now.count is not None and article and not self._now.has_content:
            return
        made = "set_to" in self._now.roles and self._now.count is None and self._now.has_content
        if article and made and after is not None and after.kind == "option":
            # "Make the burger a double": the same thing, not another one.
            self._now.atoms.append(replace(atom, idle=True))
            return
        if self._is_word(place) and (self._now.count is not None or self._now.has_content or self._is_another()):
            self._now.atoms.append(atom)
            return
        taken = self._now.count is not None
        if taken or (self._now.has_content and not self._is_trailing(place)):
            self._close({"count"})
        elif self._now.has_content:
            self._now.trailing = True
        self._count_by(atom)

    def _count_by(self, atom: Atom) -> None:
        self._now.count = atom.count
        self._now.unit = self._now.unit or atom.unit
        self._now.atoms.append(atom)

    def _is_better_count(self, article: bool) -> bool:
        """Return whether a number takes the place of an article: `a ... dozen`, `du pain x2`."""
        now = self._now
        if now.count is None or now.count.kind not in ("one", "vague"):
            return False
        if now.count.kind == "one" and self._holds_next():
            # "a pack of ten beanies": one pack, and what it holds.
            return False
        return (now.count.kind == "one" and not now.has_content) or (now.times and not article)

    def _is_another(self) -> bool:
        """Count one where a number only says which: `uno de 25 y otro de 43`."""
        if "another" not in self._now.roles:
            return False
        at = self._now.atoms[0].start
        self._now.count = Count(at, at, Decimal(1), "word")
        return True

    def _holds_next(self) -> bool:
        """Return whether a pack was named and now comes what it holds."""
        atoms = self._now.atoms
        return len(atoms) > 1 and atoms[-2].kind == "unit" and "of" in atoms[-1].roles

    def _close_order_named(self) -> None:
        """End the piece where an order was named and now comes what is in it: `un pedido de 2 cajas`."""
        last = next((one for one in reversed(self._now.atoms) if one.kind != "func"), None)
        if last is not None and "order noun" in last.tags and self._now.atoms[-1].roles & {"of", "prep"}:
            self._now.count = None
            self._close({"colon"})

    def _names_thing(self, place: int) -> bool:
        """Return whether a thing of the shop stands here (`10 kids toothpastes`, not `10 kids and ...`)."""
        after = self._path[place] if place < len(self._path) else None
        return after is not None and after.known and not after.idle and after.kind in ("item", "word")

    def _is_word(self, place: int) -> bool:
        """Return whether a second number belongs to the words around it ("of 1.5 flex", "30 cm")."""
        before = self._path[place - 1] if place else None
        after = self._path[place + 1] if place + 1 < len(self._path) else None
        sized = before is not None and before.kind == "func" and bool(before.roles & {"of", "prep"})
        return (sized or self._is_name(before)) and not (after is not None and after.kind == "unit")

    def _is_name(self, before: Atom | None) -> bool:
        """Return whether a number right behind a counted pack is the name of what is in it: `1 pack 40`."""
        counted = self._now.count is not None and self._now.count.kind in ("figure", "word")
        packed = before is not None and before.kind == "unit" and before.unit not in MEASURES
        return counted and packed and not self._now.has_content

    def _is_trailing(self, place: int) -> bool:
        """Return whether a number after words counts those words ("modules x 24", "cups 5 sleeves")."""
        if self._now.times:
            return True
        step = place + 1
        while step < len(self._path) and (
            self._path[step].kind in ("unit", "option") or self._path[step].roles & {"times", "each", "more"}
        ):
            if self._path[step].kind == "option" and not self._now.heads:
                return False
            step += 1
        if step >= len(self._path):
            return True
        after = self._path[step]
        return after.kind in ("mark", "ref") or (after.kind == "func" and bool(after.roles & OPENERS)) or after.idle

    def _at_unit(self, atom: Atom) -> None:
        settled = self._now.has_content and not self._now.trailing
        if settled:
            self._now.late_unit = atom
        elif not self._now.unit and (self._now.count is not None or not self._now.has_content):
            self._now.unit = atom.unit
        self._now.atoms.append(atom)

    def _at_thing(self, place: int, atom: Atom) -> None:
        if atom.kind in ("item", "code") and self._now.heads and not self._shares(atom):
            self._close({"adjacent"})
        self._now.atoms.append(atom)

    def _shares(self, atom: Atom) -> bool:
        mine = set(atom.items)
        return any(mine & set(head.items) for head in self._now.heads)
