"""Words for packs as one shop uses them, and words that only look like one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.domain.catalogue import Item
from intake.understanding.amounts import unit_kind, units_of
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.languages.lexicon import Lexicon
from intake.understanding.words import WORD, Token, stem, tokenize

# A longer word that this shop counts by is its unit, even where a name of the catalogue has it as well.
_SHORT = 4


def units_here(index: CatalogueIndex, lexicon: Lexicon) -> dict[str, str]:
    """Return the unit words that only this shop has, as stems with the unit they name."""
    names = {name for item in index.items for name in (item.unit, *(pack.unit for pack in item.packs))}
    alike = {name for item in index.items for name in _of_one_kind(item)}
    found: dict[str, str] = {}
    for name in names:
        tokens = tokenize(name)
        if len(tokens) != 1 or tokens[0].kind != WORD or len(tokens[0].text) < 3:
            continue
        word = stem(tokens[0].text)
        if name in alike:
            # Where one item has a pack and a lot, the word itself tells which.
            found[word] = name
        elif word not in index.postings or len(tokens[0].text) > _SHORT:
            spoken = any(hit.role.startswith("u.") for hit in lexicon.find(tokens)[0])
            found[word] = unit_kind(name) if spoken else tokens[0].text
    return found


def kinds_here(index: CatalogueIndex) -> frozenset[str]:
    """Return the kinds of the units that the shop counts by: of two meanings of `Bund` one of these is meant."""
    names = {name for item in index.items for name in (item.unit, *(pack.unit for pack in item.packs))}
    return frozenset(names | {unit_kind(name) for name in names})


def _of_one_kind(item: Item) -> list[str]:
    """Return the units of an item that are called otherwise but are of the same kind."""
    kinds = Counter(kind for _, kind, _ in units_of(item))
    return [name for name, kind, _ in units_of(item) if kinds[kind] > 1]


def inside_compound(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a word is part of one that hyphens join: the roll and the on of `roll-on`."""

    def joined(at: int) -> bool:
        return (
            0 < at < len(tokens) - 1
            and tokens[at].text == "-"
            and tokens[at].glued
            and tokens[at + 1].glued
            and tokens[at - 1].kind == tokens[at + 1].kind == WORD
        )

    return joined(place - 1) or joined(place + 1)
