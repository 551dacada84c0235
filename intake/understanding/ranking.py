"""Which items the words of a piece speak for most, without looking at every item that one of the words names."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

TIE = 0.025
NEXT_BEST = 3
# Fewer items are added up one by one more quickly than searched for.
_FEW = 600
_MOST_STEPS = 400
_EPSILON = 1e-9

Pool = frozenset[int]
Branch = tuple[float, int, int, float, Pool | None]


@dataclass(frozen=True, slots=True)
class Voice:
    """One word with what it adds to the items that it may mean.

    pools: how sure each meaning is, its items, and whether they count only where an earlier voice spoke for them.
    """

    gain: float
    pools: tuple[tuple[float, Pool, bool], ...]


def add_up(voices: Sequence[Voice], reach: float = 0.0) -> dict[int, float]:
    """Return what the voices add up to for the best items, or for all items where that is quicker.

    Of the best there are at least those within a tie of the top, those that `reach` could lift there, and the next
    three behind them.
    """
    if sum(len(pool) for voice in voices for _, pool, narrows in voice.pools if not narrows) > _FEW:
        found = _Search(voices, reach).best()
        if found is not None:
            return found
    return _every(voices)


def _every(voices: Sequence[Voice]) -> dict[int, float]:
    scores: dict[int, float] = {}
    for voice in voices:
        here: dict[int, float] = {}
        for sure, pool, narrows in voice.pools:
            for item in pool & scores.keys() if narrows else pool:
                if here.get(item, 0.0) < sure:
                    here[item] = sure
        for item, sure in here.items():
            scores[item] = scores.get(item, 0.0) + voice.gain * sure
    return scores


class _Search:
    """Best first: sets of items are split by one voice after the other, the set that can reach most goes first."""

    def __init__(self, voices: Sequence[Voice], reach: float) -> None:
        self._voices = [sorted(voice.pools, key=lambda one: -one[0]) for voice in voices]
        self._gains = [voice.gain for voice in voices]
        self._margin = reach + TIE + _EPSILON
        self._rest = [0.0]
        for voice in reversed(voices):
            most = max((sure for sure, _, _ in voice.pools), default=0.0)
            self._rest.append(self._rest[-1] + voice.gain * most)
        self._rest.reverse()
        self._heap: list[Branch] = []
        self._number = itertools.count()
        self._found: dict[int, float] = {}
        self._classes: list[tuple[float, int]] = []

    def best(self) -> dict[int, float] | None:
        """Return the scores of the best items; None where the search would take longer than adding all up."""
        self._push(0, 0.0, None)
        for _ in range(_MOST_STEPS):
            if not self._heap:
                return self._found
            bound, _, place, score, items = heappop(self._heap)
            if self._has_enough(-bound):
                return self._found
            if place < len(self._voices):
                self._split(place, score, items)
            elif items is not None:
                self._found.update(dict.fromkeys(items, score))
                self._classes.append((score, len(items)))
        return None

    def _has_enough(self, bound: float) -> bool:
        """Return whether nothing that can still come, at most `bound`, belongs among the best."""
        if not self._classes or bound >= self._classes[0][0] - self._margin:
            return False
        close = sum(count for score, count in self._classes if score >= self._classes[0][0] - self._margin)
        ahead = sum(count for score, count in self._classes if score > bound + _EPSILON)
        return ahead >= close + NEXT_BEST

    def _push(self, place: int, score: float, items: Pool | None) -> None:
        heappush(self._heap, (-(score + self._rest[place]), next(self._number), place, score, items))

    def _split(self, place: int, score: float, items: Pool | None) -> None:
        """Part the items by what this voice says of them. items: None stands for all that no voice spoke for yet."""
        left = items
        taken: list[Pool] = []
        for sure, pool, narrows in self._voices[place]:
            if left is not None:
                part = left & pool
                left = left - part if part else left
            elif not narrows:
                part = pool.difference(*taken, *self._heard(place))
                taken.append(pool)
            else:
                continue
            if part:
                self._push(place + 1, score + self._gains[place] * sure, part)
        if left is None or left:
            self._push(place + 1, score, left)

    def _heard(self, place: int) -> list[Pool]:
        return [pool for voice in self._voices[:place] for _, pool, narrows in voice if not narrows]
