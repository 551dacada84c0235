"""Numbers that are sizes or values of the thing beside them, and no quantities: `in 42`, `Gr. 10`, `42 x 2`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.understanding.atoms import Atom, Reading
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.features import Feature, number_text
from intake.understanding.option_index import OptionIndex, Value
from intake.understanding.pieces import OPENERS

_JOINTS = frozenset({"and", "or", "comma", "slash", "cell", "colon", "open", "dash"})
_ENDS = frozenset({"break", "stop", "semi"})
# After a number these say that it counts: `3 x`, `2 of the ...`, `5 each`.
_COUNTING = frozenset({"times", "of", "each", "more", "set_to"})


@dataclass(slots=True)
class _Row:
    """What was said so far of one row. things: items that its words may mean; counted: they have a quantity.

    anew: a number was said since the last `and` or comma, so that it counts what is named next.
    """

    things: frozenset[int] = frozenset()
    counted: bool = False
    fresh: bool = False
    chain: bool = False
    anew: bool = False


class Numerals:
    """Reads the numbers of a path again, in the light of the things around them."""

    def __init__(self, index: CatalogueIndex, options: OptionIndex) -> None:
        self._index = index
        self._options = options

    def read(self, path: Sequence[Atom], reading: Reading) -> list[Atom]:
        """Return the path with sizes and values in place of numbers that count nothing."""
        if not any(atom.kind in ("count", "unit", "size") for atom in path):
            return list(path)
        out: list[Atom] = []
        row = _Row()
        for place, atom in enumerate(path):
            after = path[place + 1] if place + 1 < len(path) else None
            again = _counts_again(path, place + 1)
            for one in self._lettered(atom, after, row, reading):
                out.append(self._figure(one, after, again, row, out))
                self._note(out[-1], row)
        return out

    # letters ------------------------------------------------------------------------------------------------------

    def _lettered(self, atom: Atom, after: Atom | None, row: _Row, reading: Reading) -> list[Atom]:
        """Read `2 L` as two of size L where the thing has that size and no litres are meant."""
        letter = atom.end - 1
        token = reading.tokens[letter]
        values = self._options.letters.get(token.text) or self._options.phrases.get((token.text,), ())
        known = bool(values) and len(token.text) == 1 and atom.kind in ("unit", "size")
        if not known or not self._closes(after):
            return [atom]
        if atom.kind == "size" and (atom.end - atom.start != 2 or atom.start not in reading.counts):
            return [atom]
        if row.things and not self._offered(values, row.things):
            return [atom]
        if not row.things and not reading.text[token.start : token.end].isupper():
            return [atom]
        part = Feature(token.text, letter, letter + 1, word=token.text)
        value = Atom("option", letter, letter + 1, 1.4, values=values, parts=(part,))
        if atom.kind == "unit":
            return [value]
        count = reading.counts[atom.start]
        number = Feature(f"#{number_text(count.value)}", atom.start, letter)
        return [Atom("count", atom.start, letter, 1.3, count=count, parts=(number,)), value]

    # figures ------------------------------------------------------------------------------------------------------

    def _figure(self, atom: Atom, after: Atom | None, again: bool, row: _Row, out: list[Atom]) -> Atom:
        count = atom.count
        if atom.kind != "count" or count is None or count.kind != "figure" or count.end - count.start != 1:
            return atom
        key = f"#{number_text(count.value)}"
        values = self._options.phrases.get((key,), ())
        offered = self._offered(values, row.things)
        cue = self._cue(out)
        if cue and (values or row.things):
            if offered or (values and not row.things):
                del out[len(out) - cue :]
                return _value(atom, values)
            return atom
        offered = offered or (bool(values) and not row.things and bool(out) and "prep" in out[-1].roles)
        if offered and self._is_value(after, again, row, out):
            if out and "prep" in out[-1].roles:
                out.pop()
            return _value(atom, values)
        if self._is_size(key, after, row, out):
            return replace(atom, kind="size", count=None, score=1.5)
        return atom

    def _cue(self, out: Sequence[Atom]) -> int:
        """Return how many atoms before the number say that it is a size: `size`, `Gr.`, `taille`, `n°`."""
        step = 1
        while step <= min(2, len(out)) and out[-step].kind == "mark" and out[-step].roles & {"stop", "colon", "mark"}:
            step += 1
        if step > len(out):
            return 0
        cue = out[-step]
        named = any(role.startswith("option.") or role == "ignore_number" for role in cue.roles)
        return step if (named and cue.kind == "func") or "option name" in cue.tags else 0

    def _is_value(self, after: Atom | None, again: bool, row: _Row, out: Sequence[Atom]) -> bool:
        before = out[-1] if out else None
        if before is not None and before.kind == "func" and "prep" in before.roles:
            return self._closes(after) or (after is not None and after.kind == "count")
        if row.chain or row.counted:
            return self._closes(after) and not again
        return again

    def _is_size(self, key: str, after: Atom | None, row: _Row, out: Sequence[Atom]) -> bool:
        """Return whether the number tells the counted thing from others: `2 cutting discs 230`, `1 level, the 60`."""
        ends = after is None or after.kind in ("mark", "ref") or after.idle or bool(after.roles & {"and", "add", "or"})
        ends = ends and not (after is not None and after.roles & {"colon", "prep", "with"})
        if not row.counted or not row.things or not ends or (out and "cell" in out[-1].roles):
            return False
        if out and out[-1].roles & {"times", "correct", "set_to", "only", "and"}:
            return False
        having = self._index.holders(key) & row.things
        return bool(having) and (len(having) < len(row.things) or len(row.things) == 1)

    @staticmethod
    def _closes(after: Atom | None) -> bool:
        """Return whether nothing that is counted follows."""
        if after is None or after.kind in ("mark", "ref", "option", "count") or after.idle:
            return True
        if after.kind == "size":
            return after.end - after.start == 2
        if after.kind == "func" and "filler" in after.roles:
            return True
        return after.kind == "func" and bool(after.roles & OPENERS) and not after.roles & _COUNTING

    # the row so far -----------------------------------------------------------------------------------------------

    def _note(self, atom: Atom, row: _Row) -> None:
        if atom.kind == "mark" and atom.roles & _ENDS:
            row.things, row.counted, row.fresh, row.chain, row.anew = frozenset(), False, False, False, False
        elif atom.roles & _JOINTS and atom.kind in ("mark", "func"):
            row.fresh, row.anew = True, False
        elif atom.kind == "count":
            row.counted, row.chain, row.anew = True, False, row.fresh
        elif atom.kind == "option":
            row.chain = bool(atom.parts) and atom.parts[0].key.startswith("#")
        elif atom.kind in ("item", "code") or (atom.kind in ("word", "size") and not atom.idle and atom.known):
            self._name(atom, row)

    def _name(self, atom: Atom, row: _Row) -> None:
        items = frozenset(atom.items)
        if atom.kind != "code":
            items |= self._index.holding_all([part.key for part in atom.parts])
        if not items:
            return
        if row.fresh and atom.kind != "size":
            row.things, row.counted = frozenset(), row.counted and (row.anew or not row.things)
        row.fresh = False
        row.chain = False
        row.things = (row.things & items) or (items if atom.kind != "size" else row.things)

    def _offered(self, values: Sequence[Value], things: frozenset[int]) -> bool:
        return any(self._options.items_with[value] & things for value in values)


def _value(atom: Atom, values: tuple[Value, ...]) -> Atom:
    return replace(atom, kind="option", values=values, count=None, score=1.4)


def _counts_again(path: Sequence[Atom], place: int) -> bool:
    """Return whether another number follows that is the quantity: `42 x 2`, `42: 2`, `| 42 | green | 2`."""
    step = place
    while step < len(path) and step - place < 9 and "break" not in path[step].roles:
        atom = path[step]
        if atom.kind == "count":
            return True
        joint = atom.roles & {"times", "colon", "dash"} and step == place
        if not joint and not ("cell" in atom.roles or (step > place and "cell" in path[place].roles)):
            return False
        step += 1
    return False
