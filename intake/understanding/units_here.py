"""Words for packs as one shop uses them, and words that only look like one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from intake.understanding.amounts import unit_kind
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.languages.lexicon import Lexicon
from intake.understanding.words import WORD, Token, stem, tokenize

# A longer word that this shop counts by is its unit, even where a name of the catalogue has it as well.
_SHORT = 4


def units_here(index: CatalogueIndex, lexicon: Lexicon) -> dict[str, str]:
    """Return the unit words that only this shop has, as stems with the unit they name."""
    together = _named_together(index)
    names = {name for units in together for name in units}
    alike = {name for units in together for name in _of_one_kind(units)}
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
    names = {name for units in _named_together(index) for name in units}
    return frozenset(names | {unit_kind(name) for name in names})


def _named_together(index: CatalogueIndex) -> set[tuple[str, ...]]:
    """Return which units items have together: a big shop has few such sets and very many items."""
    return {(item.unit, *[pack.unit for pack in item.packs]) for item in index.items}


def _of_one_kind(units: tuple[str, ...]) -> list[str]:
    """Return the units of an item that are called otherwise but are of the same kind."""
    kinds = Counter(unit_kind(name) for name in units)
    return [name for name in units if kinds[unit_kind(name)] > 1]


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
