"""A catalogue read once into plain arrays: what its index is made of, quick to keep in a file and to take up again."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.domain.catalogue import Item
from intake.understanding.features import Feature, features
from intake.understanding.languages.lexicon import LANGUAGES
from intake.understanding.words import Token, fold, squash, stem, tokenize

_IDLE = """
of the a an de du des la le les el los las il lo di da do dos van het der die das den und and et y e en mit with
avec con com met à al au l d per for für pour para por voor in zum zur
"""
IDLE = frozenset(_IDLE.split())

# Number words that stand in names of things ("dozen roses bouquet"), as stems.
NUMBER_WORDS = frozenset(
    stem(word)
    for word in ("dozen", "dutzend", "douzaine", "docena", "dozzina", "dozijn", "dúzia", "pair", "paar", "paire", "par")
) | frozenset(stem(fold(word)) for language in LANGUAGES for word, value in language.numbers.items() if 1 < value < 13)

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def _numbers() -> array[int]:
    return array("I")


@dataclass(slots=True)
class Compiled:
    """Names, codes and words of a catalogue. Forms are names as features; both are numbered, features being `keys`.

    form_keys and form_ends: the forms one behind the other, and where each ends; item_forms and item_ends: the forms of
    each item; posting_items and posting_ends: the items of each key. The pairs hold two keys each, one after the other.
    """

    keys: list[str] = field(default_factory=list)
    form_keys: array[int] = field(default_factory=_numbers)
    form_ends: array[int] = field(default_factory=_numbers)
    item_forms: array[int] = field(default_factory=_numbers)
    item_ends: array[int] = field(default_factory=_numbers)
    posting_items: array[int] = field(default_factory=_numbers)
    posting_ends: array[int] = field(default_factory=_numbers)
    words: list[str] = field(default_factory=list)
    word_keys: array[int] = field(default_factory=_numbers)
    codes: list[str] = field(default_factory=list)
    code_items: array[int] = field(default_factory=_numbers)
    categories: list[str] = field(default_factory=list)
    pairs: array[int] = field(default_factory=_numbers)
    pairs_all: array[int] = field(default_factory=_numbers)
    numbered: array[int] = field(default_factory=_numbers)
    crossed: array[int] = field(default_factory=_numbers)

    def is_sound(self, items: int) -> bool:
        """Return whether every number points into what it numbers: a file may hold anything."""
        runs = (
            (self.form_ends, len(self.form_keys)),
            (self.item_ends, len(self.item_forms)),
            (self.posting_ends, len(self.posting_items)),
        )
        pointing = (
            (self.form_keys, len(self.keys)),
            (self.item_forms, len(self.form_ends)),
            (self.posting_items, items),
            (self.word_keys, len(self.keys)),
            (self.code_items, items),
            (self.pairs, len(self.keys)),
            (self.pairs_all, len(self.keys)),
            (self.numbered, len(self.keys)),
            (self.crossed, len(self.keys)),
        )
        lengths = (
            len(self.item_ends) == items,
            len(self.posting_ends) == len(self.keys),
            len(self.words) == len(self.word_keys),
            len(self.codes) == len(self.code_items),
            not any(len(pairs) % 2 for pairs in (self.pairs, self.pairs_all, self.numbered, self.crossed)),
        )
        whole = all(_rises_to(ends, length) for ends, length in runs)
        return all(lengths) and whole and all(max(places, default=-1) < count for places, count in pointing)


def _rises_to(ends: array[int], length: int) -> bool:
    return (ends[-1] if ends else 0) == length and all(one <= two for one, two in itertools.pairwise(ends))


def compile_items(items: Sequence[Item]) -> Compiled:
    """Read the names, aliases and codes of all items."""
    return _Compiler().compile(items)


class _Compiler:
    """Numbers the features and forms as they come."""

    def __init__(self) -> None:
        self._out = Compiled()
        self._keys: dict[str, int] = {}
        self._forms: dict[tuple[int, ...], int] = {}
        self._words: dict[str, int] = {}
        self._codes: dict[str, int] = {}
        self._categories: dict[str, None] = {}
        self._postings: list[array[int]] = []
        self._pairs: tuple[dict[tuple[int, int], None], ...] = ({}, {}, {}, {})

    def compile(self, items: Sequence[Item]) -> Compiled:
        for place, item in enumerate(items):
            self._take(place, item)
        out = self._out
        out.keys = list(self._keys)
        for form in self._forms:
            out.form_keys.extend(form)
            out.form_ends.append(len(out.form_keys))
        for places in self._postings:
            out.posting_items.extend(places)
            out.posting_ends.append(len(out.posting_items))
        out.words, out.word_keys = list(self._words), array("I", self._words.values())
        out.codes, out.code_items = list(self._codes), array("I", self._codes.values())
        out.categories = list(self._categories)
        out.pairs, out.pairs_all, out.numbered, out.crossed = (
            array("I", itertools.chain.from_iterable(pairs)) for pairs in self._pairs
        )
        return out

    def _take(self, place: int, item: Item) -> None:
        for code in (item.sku, item.gtin, item.supplier_sku):
            squashed = squash(code) if code else ""
            if len(squashed) >= 2:
                self._codes.setdefault(squashed, place)
        if item.category:
            self._categories.update(dict.fromkeys(stem(token.text) for token in tokenize(item.category)))
        names = (item.name, *item.aliases)
        keys: set[int] = set()
        forms: dict[int, None] = {}
        for name in (*names, *_umlaut_spellings(names)):
            form = self._form(name, keys)
            if form is not None:
                forms[form] = None
        self._out.item_forms.extend(forms)
        self._out.item_ends.append(len(self._out.item_forms))
        for key in keys:
            self._postings[key].append(place)

    def _form(self, name: str, keys: set[int]) -> int | None:
        tokens = tokenize(name)
        found = [part for part in features(tokens, 0, len(tokens)) if (part.word or part.key) not in IDLE]
        form = tuple([self._key(part.key) for part in found])
        keys.update(form)
        for part, key in zip(found, form, strict=True):
            if part.bare:
                keys.add(self._key(part.bare))
            if part.word:
                self._words.setdefault(part.word, key)
        if not form:
            return None
        number = self._forms.get(form)
        if number is None:
            number = self._forms[form] = len(self._forms)
            self._pair(tokens, found, form)
        return number

    def _key(self, key: str) -> int:
        number = self._keys.get(key)
        if number is None:
            number = self._keys[key] = len(self._keys)
            self._postings.append(array("I"))
        return number

    def _pair(self, tokens: Sequence[Token], found: Sequence[Feature], form: tuple[int, ...]) -> None:
        """Note which numbers and words stand side by side, and which numbers make one size (4x40, M8 x 30)."""
        pairs, pairs_all, numbered, crossed = self._pairs
        for (one, two), both in zip(itertools.pairwise(found), itertools.pairwise(form), strict=True):
            number = one.key.startswith("#") and not (one.start and tokens[one.start - 1].text == "x")
            if number:
                pairs[both] = None
            if number or one.key in NUMBER_WORDS:
                pairs_all[both] = None
            if two.start - one.end == 1 and tokens[one.end].text == "x" and (one.bare or one.key.startswith("#")):
                crossed[both] = None
                if two.bare:
                    crossed[both[0], self._key(two.bare)] = None
        for (one, two), both in zip(itertools.pairwise(found), itertools.pairwise(form), strict=True):
            ends = two is found[-1] or found[-1].bare
            if two.key.startswith("#") and one.key.isalpha() and two.start == one.end and ends:
                numbered[both] = None


def _umlaut_spellings(names: Iterable[str]) -> list[str]:
    """Return the names with umlauts written out ("gruen"), as people without the keys write them."""
    return [name.translate(_UMLAUTS) for name in names if not name.isascii() and name.translate(_UMLAUTS) != name]
