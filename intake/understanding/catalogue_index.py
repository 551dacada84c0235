"""A catalogue compiled for reading: codes, whole phrases, and which items a word may mean."""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log

from core.domain.catalogue import Catalogue, Item
from intake.understanding.features import features
from intake.understanding.languages.lexicon import LANGUAGES
from intake.understanding.words import fold, squash, stem, tokenize

MAX_PHRASE = 9
IDLE = frozenset(
    {
        "of",
        "the",
        "a",
        "an",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "di",
        "da",
        "do",
        "dos",
    }
    | {
        "van",
        "het",
        "der",
        "die",
        "das",
        "den",
        "und",
        "and",
        "et",
        "y",
        "e",
        "en",
        "mit",
        "with",
        "avec",
        "con",
        "com",
    }
    | {"met", "à", "al", "au", "l", "d", "per", "for", "für", "pour", "para", "por", "voor", "in", "zum", "zur"}
)


# Number words that stand in names of things ("dozen roses bouquet"), as stems.
NUMBER_WORDS = frozenset(
    stem(word)
    for word in ("dozen", "dutzend", "douzaine", "docena", "dozzina", "dozijn", "dúzia", "pair", "paar", "paire", "par")
) | frozenset(stem(fold(word)) for language in LANGUAGES for word, value in language.numbers.items() if 1 < value < 13)


class CatalogueIndex:
    """Everything the engine asks a catalogue, answered from dictionaries."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.items: list[Item] = list(catalogue.items.values())
        self.by_sku = {item.sku: place for place, item in enumerate(self.items)}
        self.codes: dict[str, int] = {}
        self.phrases: dict[tuple[str, ...], tuple[int, ...]] = {}
        self.longest: dict[str, int] = {}
        self.postings: dict[str, array[int]] = {}
        self.words: dict[str, str] = {}
        self.pairs: set[tuple[str, str]] = set()
        self.categories: set[str] = set()
        self.numbered: set[tuple[str, str]] = set()
        self.pairs_all: set[tuple[str, str]] = set()
        self.forms: list[tuple[tuple[str, ...], ...]] = []
        self._compile()

    def _compile(self) -> None:
        phrases: dict[tuple[str, ...], list[int]] = defaultdict(list)
        postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for place, item in enumerate(self.items):
            for code in (item.sku, item.gtin, item.supplier_sku):
                if len(squash(code)) >= 2:
                    self.codes.setdefault(squash(code), place)
            self.categories.update(stem(token.text) for token in tokenize(item.category))
            keys: set[str] = set()
            forms: dict[tuple[str, ...], None] = {}
            for name in (item.name, *item.aliases, *_umlaut_spellings((item.name, *item.aliases))):
                form = self._read_form(name, keys)
                if form:
                    forms[form] = None
                    phrases[form].append(place)
            self.forms.append(tuple(forms))
            for key in sorted(keys):
                postings[key].append(place)
        self.phrases = {form: tuple(dict.fromkeys(places)) for form, places in phrases.items()}
        for form in self.phrases:
            self.longest[form[0]] = max(self.longest.get(form[0], 0), min(len(form), MAX_PHRASE))
        self.postings = dict(postings)
        self._count = max(1, len(self.items))

    def _read_form(self, name: str, keys: set[str]) -> tuple[str, ...]:
        tokens = tokenize(name)
        found = [part for part in features(tokens, 0, len(tokens)) if (part.word or part.key) not in IDLE]
        form = tuple(part.key for part in found)
        for part in found:
            keys.add(part.key)
            if part.bare:
                keys.add(part.bare)
            if part.word:
                self.words.setdefault(part.word, part.key)
        for one, two in itertools.pairwise(form):
            if one.startswith("#"):
                self.pairs.add((one, two))
            if one.startswith("#") or one in NUMBER_WORDS:
                self.pairs_all.add((one, two))
        if len(form) > 1 and form[-1].startswith("#") and form[-2].isalpha():
            self.numbered.add((form[-2], form[-1]))
        return form

    def weight(self, key: str) -> float:
        """Return how much a word tells: rare words tell more, lone numbers and short keys a little less."""
        share = len(self.postings.get(key, ())) or 1
        weight = 0.35 + log(1 + self._count / share) / log(1 + self._count)
        return weight if not key.startswith("#") else 0.8 * weight

    def having(self, key: str) -> Sequence[int]:
        """Return the items whose name or aliases have this feature."""
        return self.postings.get(key, ())

    def complete_form(self, item: int, said: set[str]) -> int:
        """Return the size of the item's longest name or alias that was said whole; 0 where none was."""
        return max((len(form) for form in self.forms[item] if all(key in said for key in form)), default=0)

    def best_share(self, item: int, said: set[str]) -> float:
        """Return the greatest share of a name or alias of the item that was said."""
        shares = (sum(key in said for key in form) / len(form) for form in self.forms[item])
        return max(shares, default=0.0)


def _umlaut_spellings(names: Iterable[str]) -> list[str]:
    """Return the names with umlauts written out ("gruen"), as people without the keys write them."""
    table = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
    return [name.translate(table) for name in names if any(char in "äöüÄÖÜ" for char in name)]
