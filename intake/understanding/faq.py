"""A shop's own questions: learnt from a few example sentences a name, with an honest `none`."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import exp, log, sqrt
from typing import Any

from intake.understanding.words import WORD, fold, stem, tokenize

_WORD, _PAIR, _GRAM = 1.0, 0.4, 0.5
_ROUNDS, _RATE = 4, 4.0


class Faq:
    """A linear classifier over words, pairs and letter groups; far from every example is `none`."""

    def __init__(self, examples: Mapping[str, Sequence[str]]) -> None:
        pairs = [(name, features_of(text)) for name, texts in sorted(examples.items()) for text in texts]
        spread = Counter(key for _, row in pairs for key in row)
        self._total = len(pairs) + 1
        self._idf = {
            key: log(1 + self._total / count) for key, count in spread.items() if count > 1 or key.startswith("w:")
        }
        self._names = sorted({name for name, _ in pairs})
        self._rows = [self._weigh(row) for _, row in pairs]
        self._near: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, row in enumerate(self._rows):
            for key, weight in row.items():
                self._near[key].append((place, weight))
        order = {name: place for place, name in enumerate(self._names)}
        self._weights = {key: [0.0] * len(self._names) for key in self._idf}
        self._train([order[name] for name, _ in pairs])

    def _train(self, wanted: Sequence[int]) -> None:
        """Fit a softmax regression with a falling step; the order is shuffled with a fixed seed."""
        places = list(range(len(self._rows)))
        shuffler = random.Random(7)  # noqa: S311  (an order of training, no secret)
        for turn in range(_ROUNDS):
            shuffler.shuffle(places)
            rate = _RATE / (1 + 0.3 * turn)
            for place in places:
                self._step(self._rows[place], wanted[place], rate)

    def _step(self, row: Mapping[str, float], wanted: int, rate: float) -> None:
        chances = self._chances(row)
        if chances[wanted] > 0.97:
            return
        moves = [(name, -rate * chance) for name, chance in enumerate(chances) if chance > 0.01]
        for key, value in row.items():
            weights = self._weights[key]
            for name, move in moves:
                weights[name] += move * value
            weights[wanted] += rate * value

    def _chances(self, row: Mapping[str, float]) -> list[float]:
        scores = [0.0] * len(self._names)
        for key, value in row.items():
            scores = [score + value * weight for score, weight in zip(scores, self._weights[key], strict=True)]
        top = max(scores)
        odds = [exp(score - top) for score in scores]
        whole = sum(odds)
        return [one / whole for one in odds]

    def _weigh(self, row: Mapping[str, float]) -> dict[str, float]:
        weighed = {key: weight * self._idf[key] for key, weight in row.items() if key in self._idf}
        length = sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        return {key: weight / length for key, weight in weighed.items()}

    def name_of(self, text: str) -> tuple[str, float]:
        """Return the question's name, or `none`, and how sure that is."""
        raw = features_of(text)
        row = self._weigh(raw)
        if not row:
            return "none", 0.95
        nearest, covered = self._nearest(row), self._covered(raw)
        chances = self._chances(row)
        best = max(range(len(chances)), key=lambda place: chances[place])
        likeness = 0.5 * nearest + 0.3 * covered + 0.2 * chances[best]
        if likeness < 0.36 or nearest < 0.14 or covered < 0.12:
            return "none", round(1 - likeness, 3)
        return self._names[best], round(min(0.99, 0.5 * likeness + 0.5 * chances[best]), 3)

    def _nearest(self, row: Mapping[str, float]) -> float:
        """Return how like the nearest example the sentence is, 0 to 1."""
        close: dict[int, float] = defaultdict(float)
        for key, weight in row.items():
            for place, other in self._near.get(key, ()):
                close[place] += weight * other
        return max(close.values(), default=0.0)

    def _covered(self, row: Mapping[str, float]) -> float:
        """Return how much of the sentence's words the examples know, rare words counting more."""
        most = log(1 + self._total)
        told = [(self._idf.get(key, most), key in self._idf) for key in row if key.startswith("w:")]
        whole = sum(weight for weight, _ in told)
        return sum(weight for weight, seen in told if seen) / whole if whole else 0.0


def features_of(text: str) -> dict[str, float]:
    """Return words, pairs of words and letter groups of a sentence with their weights."""
    said = [token.text for token in tokenize(text[:2000]) if token.kind == WORD]
    words = [stem(word) for word in said]
    row = {f"w:{word}": _WORD for word in words}
    for one, two in zip(["^", *words], [*words, "$"], strict=True):
        row[f"p:{one} {two}"] = _PAIR
    line = f" {' '.join(said)} "
    for size in (3, 4):
        for place in range(len(line) - size + 1):
            row[f"g:{line[place : place + size]}"] = _GRAM
    return row


def faq_from_json(data: Mapping[str, Any]) -> Faq | None:
    """Return the classifier of `{"intents": {name: [sentences]}}`; None where there is nothing to learn."""
    intents = data.get("intents")
    if not isinstance(intents, Mapping):
        return None
    examples = {
        str(name): [str(text) for text in texts if fold(str(text)).strip()]
        for name, texts in intents.items()
        if isinstance(texts, Sequence) and not isinstance(texts, str)
    }
    examples = {name: texts for name, texts in examples.items() if texts}
    return Faq(examples) if examples else None
