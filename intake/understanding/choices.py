"""Which option values the words of a piece wish for, leave out, or want more or less of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.understanding.atoms import Atom
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.option_index import OptionIndex, Value
from intake.understanding.pieces import Piece
from intake.understanding.shapes import Choice


@dataclass(frozen=True, slots=True)
class Wish:
    """A value wished for, with the atoms that say so."""

    value: Value
    exclude: bool
    amount: str
    start: int
    end: int


class Choosing:
    """Reads option values out of pieces."""

    def __init__(self, options: OptionIndex, index: CatalogueIndex) -> None:
        self.options = options
        self._index = index

    def wishes(self, piece: Piece, item: int) -> list[Wish]:
        """Return the values of this item's options that the piece names; after `without` they are left out."""
        exclude = bool(piece.link & {"without", "not"}) or self._goes_on_denying(piece, item)
        named = self._by_name(piece, item)
        if named is not None:
            return [named]
        found: list[Wish] = []
        amount = ""
        run: list[Atom] = []
        for atom in [*piece.atoms, Atom("mark", 0, 0, 0.0)]:
            if self._may_be_part(atom):
                run.append(atom)
                continue
            if run:
                partial = self._partial(run, item, exclude=exclude, amount=amount)
                found.extend(partial)
                run, amount = [], "" if partial else amount
            if atom.kind == "func":
                amount = "extra" if "extra" in atom.roles else "light" if "light" in atom.roles else amount
            elif atom.kind in ("option", "item") and atom.values and not self._is_name(piece, atom, item):
                value = self._offered(atom.values, item, exclude=exclude)
                if value is not None:
                    found.append(Wish(value, exclude, amount, atom.start, atom.end))
                    amount, exclude = "", False
        return found

    def _goes_on_denying(self, piece: Piece, item: int) -> bool:
        """Return whether a list behind `without` goes on ("no onions, tomato"): its values can only be left out."""
        if "after_not" not in piece.link:
            return False
        values = [self._offered(atom.values, item, exclude=True) for atom in piece.atoms if atom.kind == "option"]
        return bool(values) and all(value and self.options.leaves_out(item, value.option) for value in values)

    def strays(self, piece: Piece, item: int, other: int) -> list[Wish]:
        """Return values before the name in a piece that only the line before can have ("cheese, queso on the side")."""
        found: list[Wish] = []
        for atom in piece.atoms:
            if atom.kind != "option":
                break
            value = self._offered(atom.values, other)
            if value is not None and self._offered(atom.values, item) is None:
                found.append(Wish(value, False, "", atom.start, atom.end))
        return found

    def _is_name(self, piece: Piece, atom: Atom, item: int) -> bool:
        """Return whether a value is rather the thing's own name here ("a dozen red roses", where pink is "rose")."""
        if piece.heads or "describing" in atom.tags or atom.kind != "option":
            return False
        keys = {key for form in self._index.forms[item] for key in form}
        others = [one for one in piece.atoms if one.kind == "option" and one is not atom]
        return bool(others) and all(part.key in keys for part in atom.parts)

    def _by_name(self, piece: Piece, item: int) -> Wish | None:
        """`with ribbon`, `sans emballage`: an option called by its name is wanted or not."""
        if not piece.link & {"with", "without"} or any(atom.kind == "option" for atom in piece.atoms):
            return None
        names = {role[7:] for role in piece.roles if role.startswith("option.")}
        names |= {part.key for atom in piece.atoms if "option name" in atom.tags for part in atom.parts}
        for option in self.options.of(item):
            if not names & self.options.name_words(option.name):
                continue
            wanted = ("no", "none", "without") if "without" in piece.link else ("yes", "with")
            value = next((one.id for one in option.values if one.id in wanted), None)
            if value is not None:
                start, end = piece.span
                return Wish(Value(option.name, value), False, "", start, end)
        return None

    @staticmethod
    def _may_be_part(atom: Atom) -> bool:
        return atom.kind == "word" and not atom.idle and atom.known and "describing" not in atom.tags

    def _offered(self, values: Sequence[Value], item: int, *, exclude: bool = False) -> Value | None:
        """Return the value that the item has; what is not wanted is looked for first where things are left out."""
        having = [value for value in values if self.options.offers(item, value)]
        return min(having, key=lambda value: self.options.leaves_out(item, value.option) != exclude, default=None)

    def _partial(self, run: list[Atom], item: int, *, exclude: bool, amount: str) -> list[Wish]:
        """Words that belong to one value only ("tomato" for "fresh tomato salsa")."""
        keys = [part.key for atom in run for part in atom.parts]
        fitting = [
            value
            for value in self.options.words.get(keys[0], ())
            if self.options.offers(item, value) and all(key in self.options.value_words[value] for key in keys)
            if not all(self._index.having(key) for key in keys)
        ]
        if len(fitting) != 1:
            return []
        return [Wish(fitting[0], exclude, amount, run[0].start, run[-1].end)]

    def partial(self, piece: Piece) -> bool:
        """Return whether words of the piece are parts of option values."""
        return any(
            self._may_be_part(atom) and any(part.key in self.options.words for part in atom.parts)
            for atom in piece.atoms
        )

    def counts_nothing(self, piece: Piece, item: int | None) -> bool:
        """Return whether the piece counts nothing of its own; `a thin crust` counts no second pizza."""
        if piece.count is None or piece.count.kind == "vague":
            return True
        if piece.count.kind != "one" or item is None:
            return False
        options = [self.options.option(item, wish.value.option) for wish in self.wishes(piece, item)]
        placed = bool(piece.link & {"prep", "with"})
        return bool(options) and all(option is not None and (option.multiple or placed) for option in options)

    def names(self, atom: Atom, item: int) -> bool:
        """Return whether the words only name one of the item's options ("gold ribbon")."""
        own = {word for option in self.options.of(item) for word in self.options.name_words(option.name)}
        return bool(atom.parts) and all(part.key in own for part in atom.parts)

    def covers(self, atoms: Sequence[Atom]) -> bool:
        """Return whether all these words are parts of option values."""
        return all(part.key in self.options.words for atom in atoms for part in atom.parts)

    def owners(self, options: Sequence[Atom]) -> set[int]:
        """Return the items that have a value for each of the atoms."""
        owners: set[int] | None = None
        for atom in options:
            having: set[int] = set()
            for value in atom.values:
                having |= self.options.items_with[value]
            owners = having if owners is None else owners & having
        return owners or set()

    def is_value(self, piece: Piece, item: int) -> bool:
        """Return whether a word that names an item is rather a value of the line before ("pizza with ham")."""
        if piece.count is not None or not piece.link & {"with", "and", "comma"}:
            return False
        names = {part.key for head in piece.heads for part in head.parts}
        own = {word for option in self.options.of(item) for word in self.options.name_words(option.name)}
        if names <= own and self.wishes(piece, item):
            return True
        return all(any(self.options.offers(item, value) for value in head.values) for head in piece.heads)

    def tears(self, choices: dict[str, list[Choice]], item: int, wishes: Sequence[Wish]) -> bool:
        """Return whether the wishes name a second value where only one can be had."""
        for wish in wishes:
            option = self.options.option(item, wish.value.option)
            before = choices.get(wish.value.option)
            single = option is not None and not option.multiple and not wish.exclude
            if single and before and any(choice.value != wish.value.value for choice in before):
                return True
        return False

    def apply(self, choices: dict[str, list[Choice]], item: int, wishes: Sequence[Wish]) -> None:
        """Add the wishes to the choices of a line; a single-valued option keeps the last word."""
        for wish in wishes:
            option = self.options.option(item, wish.value.option)
            if option is None:
                continue
            if self.options.leaves_out(item, option.name):
                self._leave_out(choices, option.name, wish)
                continue
            amount = "" if wish.amount == "extra" and self.options.adds(item, option.name) else wish.amount
            choice = Choice(wish.value.value, wish.exclude, amount)
            if wish.exclude and not option.multiple:
                kept = [one for one in choices.get(option.name, []) if one.value != choice.value]
                least = self.options.lowest(option)
                # "not too spicy": of a scale of degrees its least, where nothing else was chosen.
                choices[option.name] = kept or ([Choice(least)] if least and least != choice.value else [])
            elif not option.multiple:
                choices[option.name] = [choice]
            elif choice not in (kept := choices.setdefault(option.name, [])):
                kept.append(choice)

    @staticmethod
    def _leave_out(choices: dict[str, list[Choice]], name: str, wish: Wish) -> None:
        """What is not wanted is left out; what is wanted is in the thing already, unless it was left out before."""
        kept = [one for one in choices.get(name, []) if one.value != wish.value.value]
        if wish.exclude or wish.amount == "light":
            kept.append(Choice(wish.value.value, wish.exclude, wish.amount))
        if kept or name in choices:
            choices[name] = kept

    def several(self, item: int) -> bool:
        """Return whether things may be put on this item or left out of it."""
        return any(option.multiple for option in self.options.of(item))
