"""What a set of sentences is told apart by: everything they say, weighed by how rare it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from intake.understanding.faq_margins import Row, row_of
from intake.understanding.faq_sentences import Sentence

# How much words, senses and letter groups count.
_PARTS = (1.0, 1.0, 1.4)


class Vocabulary:
    """The rarity and the place of everything said by some sentences; what none of them says has no place."""

    def __init__(self, sentences: Sequence[Sentence], others: Sequence[Sentence] = ()) -> None:
        seen = _counted(sentences)
        everywhere = _counted(others)
        total = 1 + len(sentences) + len(others)
        self._rare = {key: 1 + log(total / (1 + count + everywhere[key])) for key, count in seen.items()}
        self._place = {key: place for place, key in enumerate(self._rare)}
        self.width = len(self._place)

    def __contains__(self, key: str) -> bool:
        return key in self._rare

    def row(self, sentence: Sentence) -> Row:
        """Return the sentence as weights; its words, senses and letter groups each have the same length."""
        weighed: dict[int, float] = {}
        for part, view in zip(_PARTS, (sentence.words, sentence.senses, sentence.letters), strict=True):
            row = {key: (1 + log(count)) * self._rare[key] for key, count in view.items() if key in self._rare}
            length = sqrt(sum(weight * weight for weight in row.values())) / part or 1.0
            weighed.update((self._place[key], weight / length) for key, weight in row.items())
        return row_of(weighed, self.width)


def _counted(sentences: Sequence[Sentence]) -> Counter[str]:
    return Counter(key for sentence in sentences for key in sentence.everything())


def likeness(sentences: Iterable[Sentence], examples: Sequence[Sentence]) -> list[float]:
    """Return how like its nearest example each sentence is in its words and pairs of words, from 0 to 1."""
    seen = _counted(examples)
    held: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, example in enumerate(examples):
        for key, weight in _weighed(example, seen, len(examples)).items():
            held[key].append((number, weight))
    return [_nearest(_weighed(sentence, seen, len(examples)), held) for sentence in sentences]


def _weighed(sentence: Sentence, seen: Mapping[str, int], total: int) -> dict[str, float]:
    row = {key: 1 + log((1 + total) / (1 + seen.get(key, 0))) for key in sentence.words}
    length = sqrt(sum(weight * weight for weight in row.values())) or 1.0
    return {key: weight / length for key, weight in row.items()}


def _nearest(row: Mapping[str, float], held: Mapping[str, Sequence[tuple[int, float]]]) -> float:
    close: dict[int, float] = defaultdict(float)
    for key, weight in row.items():
        for number, other in held.get(key, ()):
            close[number] += weight * other
    return max(close.values(), default=0.0)
