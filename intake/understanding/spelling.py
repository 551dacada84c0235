"""Typing errors: the words of the shop that a strange word probably meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_MIN = 4
_KEEP = 20_000


_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûåæøœãõ")


class Spelling:
    """Near words by length and by first or last letter, so that a big vocabulary stays quick."""

    def __init__(self, words: Mapping[str, str], others: Iterable[str] = ()) -> None:
        self._key = dict(words)
        for word in others:
            self._key.setdefault(word, word)
        self._by_first: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._by_last: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._key:
            if len(word) >= _MIN and word.isalpha():
                self._by_first[word[0], len(word)].append(word)
                self._by_last[word[-1], len(word)].append(word)
        self._by_bones: dict[str, list[str]] = defaultdict(list)
        for word in self._key:
            if _MIN <= len(word) <= 10 and word.isalpha():
                self._by_bones[_bones(word)].append(word)
        self._seen: dict[str, tuple[tuple[str, float], ...]] = {}

    def near(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return keys of the nearest words with how sure that is, best first; empty where nothing is near."""
        known = self._seen.get(word)
        if known is None:
            known = self._search(word)
            if len(self._seen) < _KEEP:
                self._seen[word] = known
        return known

    def _search(self, word: str) -> tuple[tuple[str, float], ...]:
        if 3 <= len(word) <= 5 and word.isalpha() and not _VOWELS & set(word):
            # Nobody mistypes all vowels away: "lrg" and "blk" are words cut short.
            short = sorted({self._key[near] for near in self._by_bones.get(word, ())})
            return tuple((key, 0.8) for key in short) if len(short) == 1 else ()
        if not _MIN <= len(word) <= 24 or not word.isalpha():
            return ()
        allowed = 1 if len(word) < 7 else 2
        found: dict[str, int] = {}
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            self._scan(word, self._by_first.get((word[0], length), ()), allowed, found)
            if len(word) >= 6 or length == len(word):
                self._scan(word, self._by_last.get((word[-1], length), ()), 1, found)
        if not found:
            return ()
        least = min(found.values())
        best = sorted(near for near, edits in found.items() if edits == least)
        return tuple(dict.fromkeys((self._key[near], 0.9 - 0.12 * (least - 1) - 0.4 / len(word)) for near in best))[:4]

    def _scan(self, word: str, pool: Iterable[str], allowed: int, found: dict[str, int]) -> None:
        pool = list(pool)
        for near, edits, _ in process.extract(word, pool, scorer=OSA.distance, score_cutoff=allowed, limit=6):
            # Of short words only what begins alike: "larg" is large, "tuby" no tube.
            begun = edits == 1 and len(word) == 4 and near.startswith(word)
            if begun or min(len(word), len(near)) >= 4 + int(edits):
                found[near] = min(int(edits), found.get(near, 9))


def _bones(word: str) -> str:
    """Return a word without its vowels behind the first letter, doubled letters once: `large` is lrg, `small` sml."""
    kept = word[0]
    for letter in word[1:]:
        if letter not in _VOWELS and letter != kept[-1]:
            kept += letter
    return kept
