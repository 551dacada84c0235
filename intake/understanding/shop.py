"""One catalogue compiled for reading, shared by all messages."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from core.domain.catalogue import Catalogue
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.choices import Choosing
from intake.understanding.languages.lexicon import lexicon
from intake.understanding.lattice import Lattice, parts_of
from intake.understanding.numerals import Numerals
from intake.understanding.option_index import OptionIndex
from intake.understanding.resolve import Resolver
from intake.understanding.searching import search
from intake.understanding.spelling import Spelling
from intake.understanding.words import tokenize


class Shop:
    """The catalogue's indexes and the readers that ask them."""

    def __init__(self, catalogue: Catalogue, kept_in: Path | None = None) -> None:
        self.language = catalogue.language
        self.index = CatalogueIndex(catalogue, kept_in)
        options = OptionIndex(self.index.items)
        spelling = Spelling(self.index.words, options.spelled)
        self.resolver = Resolver(self.index, options, spelling)
        self.choosing = Choosing(options, self.index)
        self.lattice = Lattice(self.index, options, spelling, lexicon(), catalogue.language[:2])
        self.lattice.again = Numerals(self.index, options).read

    def nearest(self, text: str) -> tuple[str, ...]:
        """Return the items nearest to words that name nothing in the catalogue, best first, three at most."""
        scores: dict[int, float] = defaultdict(float)
        for part in parts_of(tokenize(text[:400])):
            keys = ((part.key, 1.0),) if part.key in self.index.postings else self.resolver.near(part.word)
            for key, sure in keys:
                for item in self.index.having(key)[:2000]:
                    scores[item] += sure * self.index.weight(key)
        ranked = sorted(scores, key=lambda item: (-scores[item], len(self.index.items[item].name), item))
        return tuple(self.index.items[item].sku for item in ranked[:3])

    def search(self, text: str, most: int) -> tuple[str, ...]:
        """Return the items that somebody who looks for these words may mean, best first."""
        return search(self.index, self.resolver, text, most)
