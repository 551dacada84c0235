"""Learning a border around each name: a linear classifier, one name against all the rest."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter, mul
from typing import Any

# Trained by going round the examples: all of them, then only those at a border, twice. Squared hinge loss.
# Source: Hsieh et al. (2008), "A dual coordinate descent method for large-scale linear SVM".
_ROUNDS = ("all", "border", "near", "border")
_SLACK = 2.0
_START, _LEAN = -1.0, 0.3
_NEAR, _STILL = 0.5, 3e-3


@dataclass(frozen=True, slots=True)
class Row:
    """The weights of a sentence at their places; the last place is the lean of a name."""

    pick: Callable[[Sequence[float]], tuple[Any, ...]]
    places: tuple[int, ...]
    weights: tuple[float, ...]
    square: float


def row_of(weighed: Mapping[int, float], width: int) -> Row:
    """Return the row of weights by place, all below the width, with the lean at the width."""
    # One more place than needed keeps the pick a tuple where a sentence says nothing known.
    places = (*weighed, width, width)
    weights = (*weighed.values(), _LEAN, 0.0)
    return Row(itemgetter(*places), places, weights, sum(map(mul, weights, weights)))


class Margins:
    """How far a sentence is inside each name's border; a sentence of no name is outside all."""

    def __init__(self, names: Sequence[str], rows: Sequence[Row], wanted: Sequence[str | None], width: int) -> None:
        self._weights = [_Border(rows, wanted, name).learn(width) for name in names]

    def of(self, row: Row) -> list[float]:
        """Return the margin by name, in the order of the names; above 0 is inside."""
        return [_START + sum(map(mul, row.pick(weights), row.weights)) for weights in self._weights]


class _Border:
    """The training of one name: its examples on one side, all others on the other."""

    def __init__(self, rows: Sequence[Row], wanted: Sequence[str | None], name: str) -> None:
        self._rows = rows
        self._sides = [1.0 if one == name else -1.0 for one in wanted]
        order = list(range(len(rows)))
        random.Random(7).shuffle(order)  # noqa: S311  (an order of training, no secret)
        self._order = sorted(order, key=lambda place: -self._sides[place])
        self._pull = [0.0] * len(rows)
        self._gap = [0.0] * len(rows)

    def learn(self, width: int) -> list[float]:
        """Return the weights of the name by place."""
        weights = [0.0] * (width + 1)
        for which in _ROUNDS:
            for place in self._chosen(which):
                self._step(place, weights)
        return weights

    def _chosen(self, which: str) -> list[int]:
        if which == "all":
            return self._order
        least = _NEAR if which == "near" else -1e9
        return [place for place in self._order if self._pull[place] > 0.0 or self._gap[place] < least]

    def _step(self, place: int, weights: list[float]) -> None:
        row, side, pull = self._rows[place], self._sides[place], self._pull[place]
        gap = side * (_START + sum(map(mul, row.pick(weights), row.weights))) - 1 + pull * _SLACK
        self._gap[place] = gap
        if pull == 0.0 and gap >= 0.0:
            return
        new = max(0.0, pull - gap / (row.square + _SLACK))
        move = (new - pull) * side
        if -_STILL < move < _STILL:
            return
        self._pull[place] = new
        for at, weight in zip(row.places, row.weights, strict=True):
            weights[at] += move * weight
