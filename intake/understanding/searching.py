"""Items by words that somebody types to find something: the word itself, then its beginning, then parts, then near."""

from __future__ import annotations

from collections import defaultdict

from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.lattice import parts_of
from intake.understanding.resolve import Resolver
from intake.understanding.words import fold, stem, tokenize

EXACT, PREFIX, COMPOUND, FUZZY = 8.0, 4.0, 2.0, 1.0
"""How much a way to match counts: one better match is worth more than any number of worse ones of the same word."""
SHORTEST_PREFIX = 2
SHORTEST_PART = 4
MOST_WORDS = 8
MOST_OF_A_WORD = 5000


def search(index: CatalogueIndex, resolver: Resolver, text: str, most: int) -> tuple[str, ...]:
    """Return the items that the words find, best first: those of most words, by how they match, the shortest name."""
    scores: dict[int, float] = defaultdict(float)
    found: dict[int, int] = defaultdict(int)
    parts = [(part.word or part.key, part.key) for part in parts_of(tokenize(text[:400]))][:MOST_WORDS]
    sure = [_matched(index, word, key) for word, key in parts]
    if not any(sure):
        sure = [dict.fromkeys((key for key, _ in resolver.near(word)), FUZZY) for word, _ in parts]
    for keys in sure:
        best: dict[int, float] = {}
        for key, grade in keys.items():
            for item in index.having(key)[:MOST_OF_A_WORD]:
                best[item] = max(best.get(item, 0.0), grade * index.weight(key) if grade < EXACT else grade)
        for item, score in best.items():
            scores[item] += score
            found[item] += 1
    ranked = sorted(scores, key=lambda item: (-found[item], -scores[item], len(index.items[item].name), item))
    return tuple(index.items[item].sku for item in ranked[:most])


def _matched(index: CatalogueIndex, word: str, key: str) -> dict[str, float]:
    """Return the catalogue's keys that a word means for certain, begins, or is a part of, each with its grade."""
    made: dict[str, float] = {}
    plain = fold(word)
    # As the catalogue spells it, too: of "gläser" only "glas" is a part of "weinglas".
    spelled = {plain, stem(plain), *(known for known, of_key in index.words.items() if of_key == key)}
    forms = tuple(form for form in spelled if form.isalpha() and len(form) >= SHORTEST_PREFIX)
    for known, of_key in index.words.items():
        grade = _grade(known, forms)
        if grade and grade > made.get(of_key, 0.0):
            made[of_key] = grade
    if key in index.postings:
        made[key] = EXACT
    return made


def _grade(known: str, forms: tuple[str, ...]) -> float:
    if known.startswith(forms):
        return PREFIX
    return COMPOUND if any(len(form) >= SHORTEST_PART and form in known for form in forms) else 0.0


def nearest(index: CatalogueIndex, resolver: Resolver, text: str) -> tuple[str, ...]:
    """Return the items nearest to words that name nothing in the catalogue, best first, three at most."""
    scores: dict[int, float] = defaultdict(float)
    for part in parts_of(tokenize(text[:400])):
        keys = ((part.key, 1.0),) if part.key in index.postings else resolver.near(part.word)
        for key, sure in keys:
            for item in index.having(key)[:2000]:
                scores[item] += sure * index.weight(key)
    ranked = sorted(scores, key=lambda item: (-scores[item], len(index.items[item].name), item))
    return tuple(index.items[item].sku for item in ranked[:3])
