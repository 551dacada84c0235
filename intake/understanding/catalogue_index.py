"""A catalogue compiled for reading: codes, whole phrases, and which items a word may mean."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from pathlib import Path

from core.domain.catalogue import Catalogue, Item
from intake.understanding.compiled import IDLE, NUMBER_WORDS
from intake.understanding.index_file import compiled_from
from intake.understanding.words import heads_of

__all__ = ["IDLE", "MAX_PHRASE", "NUMBER_WORDS", "CatalogueIndex"]

MAX_PHRASE = 9
# So many places are kept as sets at once, for quick cuts; 100,000 items have about half a million in all.
_KEPT_PLACES = 1_500_000
_FEW = 8

Form = tuple[str, ...]


class Forms:
    """The names of each item as features, put together when they are asked for."""

    def __init__(self, table: Sequence[Form], ends: array[int], numbers: array[int]) -> None:
        self._table = table
        self._ends = ends
        self._numbers = numbers

    def __getitem__(self, item: int) -> tuple[Form, ...]:
        begin = self._ends[item - 1] if item else 0
        return tuple([self._table[number] for number in self._numbers[begin : self._ends[item]]])

    def __len__(self) -> int:
        return len(self._ends)


class CatalogueIndex:
    """Everything the engine asks a catalogue, answered from dictionaries."""

    def __init__(self, catalogue: Catalogue, kept_in: Path | None = None) -> None:
        self.items: list[Item] = list(catalogue.items.values())
        self.by_sku = {item.sku: place for place, item in enumerate(self.items)}
        self.compiled = compiled_from(kept_in, self.items)
        keys = self.compiled.keys
        self.codes = dict(zip(self.compiled.codes, self.compiled.code_items, strict=True))
        self.code_heads = heads_of(self.codes)
        self.words = dict(zip(self.compiled.words, map(keys.__getitem__, self.compiled.word_keys), strict=True))
        self.word_keys = frozenset(self.words.values())
        self.categories = frozenset(self.compiled.categories)
        self.pairs = frozenset(_pairs(keys, self.compiled.pairs))
        self.pairs_all = frozenset(_pairs(keys, self.compiled.pairs_all))
        self.numbered = frozenset(_pairs(keys, self.compiled.numbered))
        self.crossed = frozenset(_pairs(keys, self.compiled.crossed))
        self.postings = dict(zip(keys, _runs(self.compiled.posting_items, self.compiled.posting_ends), strict=True))
        self.forms, self.phrases = self._name()
        self.longest: dict[str, int] = {}
        for form in self.phrases:
            self.longest[form[0]] = max(self.longest.get(form[0], 0), min(len(form), MAX_PHRASE))
        self._count = max(1, len(self.items))
        self.forget()

    def forget(self) -> None:
        """Drop what was worked out from the postings and kept for quickness."""
        self._weights: dict[str, float] = {}
        self._holders: dict[str, frozenset[int]] = {}
        self._kept = 0

    def _name(self) -> tuple[Forms, dict[Form, tuple[int, ...]]]:
        """Return the names of the items, and the items of each name."""
        made = self.compiled
        spell = made.keys.__getitem__
        table = [tuple(map(spell, run)) for run in _runs(made.form_keys, made.form_ends)]
        owners: list[tuple[int, ...]] = [()] * len(table)
        for item, numbers in enumerate(_runs(made.item_forms, made.item_ends)):
            for number in numbers:
                owners[number] += (item,)
        return Forms(table, made.item_ends, made.item_forms), dict(zip(table, owners, strict=True))

    def weight(self, key: str) -> float:
        """Return how much a word tells: rare words tell more, lone numbers and short keys a little less."""
        known = self._weights.get(key)
        if known is not None:
            return known
        share = len(self.postings.get(key, ())) or 1
        weight = 0.35 + log(1 + self._count / share) / log(1 + self._count)
        weight = weight if not key.startswith("#") else 0.8 * weight
        if key in self.postings:
            self._weights[key] = weight
        return weight

    def having(self, key: str) -> Sequence[int]:
        """Return the items whose name or aliases have this feature, in order."""
        return self.postings.get(key, ())

    def has(self, item: int, key: str) -> bool:
        """Return whether the name or an alias of the item has this feature."""
        places = self.postings.get(key)
        if places is None:
            return False
        at = bisect_left(places, item)
        return at < len(places) and places[at] == item

    def holders(self, key: str) -> frozenset[int]:
        """Return the items whose name or aliases have this feature, as a set."""
        known = self._holders.get(key)
        if known is not None:
            return known
        places = self.postings.get(key, ())
        found = frozenset(places)
        if len(found) > _FEW:
            if self._kept + len(found) > _KEPT_PLACES:
                self._holders, self._kept = {}, 0
            self._holders[key] = found
            self._kept += len(found)
        return found

    def holding_all(self, keys: Sequence[str]) -> frozenset[int]:
        """Return the items that have all these features."""
        pools = sorted((self.holders(key) for key in keys), key=len)
        return pools[0].intersection(*pools[1:]) if pools else frozenset()

    def sized(self, one: str, two: str) -> frozenset[int]:
        """Return the items with this size of two numbers in a name: 4x40, and not 40x4."""
        return frozenset(
            item
            for item in self.holding_all((one, two))
            if any(_alike(a, one) and _alike(b, two) for form in self.forms[item] for a, b in pairwise(form))
        )

    def complete_form(self, item: int, said: set[str]) -> int:
        """Return the size of the item's longest name or alias that was said whole; 0 where none was."""
        return max((len(form) for form in self.forms[item] if said.issuperset(form)), default=0)

    def best_share(self, item: int, said: set[str]) -> float:
        """Return the greatest share of a name or alias of the item that was said."""
        shares = (sum(key in said for key in form) / len(form) for form in self.forms[item])
        return max(shares, default=0.0)


def _runs(numbers: array[int], ends: array[int]) -> Iterator[array[int]]:
    """Yield the runs of numbers that end at these places."""
    begin = 0
    for end in ends:
        yield numbers[begin:end]
        begin = end


def _pairs(keys: Sequence[str], numbers: array[int]) -> Iterator[tuple[str, str]]:
    found = map(keys.__getitem__, numbers)
    return zip(found, found, strict=True)


def _alike(key: str, said: str) -> bool:
    """Return whether a size of a name is what was said, with its measure or without it."""
    if key == said or not said.startswith("#"):
        return key == said
    return key.startswith(said[1:]) and not key[len(said) - 1 :][:1].isdigit() and key[len(said) - 1 :][:1] != "."
