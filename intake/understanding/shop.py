"""One catalogue compiled for reading, shared by all messages."""

from __future__ import annotations

from pathlib import Path

from core.domain.catalogue import Catalogue
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.choices import Choosing
from intake.understanding.languages.lexicon import lexicon
from intake.understanding.lattice import Lattice
from intake.understanding.numerals import Numerals
from intake.understanding.option_index import OptionIndex
from intake.understanding.resolve import Resolver
from intake.understanding.searching import nearest, search
from intake.understanding.spelling import Spelling


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
        return nearest(self.index, self.resolver, text)

    def search(self, text: str, most: int) -> tuple[str, ...]:
        """Return the items that somebody who looks for these words may mean, best first."""
        return search(self.index, self.resolver, text, most)
