"""A shop's own questions: learnt from a few example sentences a name, with an honest `none`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import exp, log, sqrt
from typing import Any

from intake.understanding.faq_margins import Margins, Row, row_of
from intake.understanding.faq_senses import NOT_ASKED
from intake.understanding.faq_sentences import Sentence, sentence_of
from intake.understanding.words import fold

NONE = "none"

# How margin, known words and known letter groups speak for "one of the shop's questions", and the least that counts.
_BY_MARGIN, _BY_WORDS, _BY_LETTERS, _LEAST = 3.55, 1.1, 2.5, 0.8
# How the lead over the next name and the margin speak for "the right one of them".
_BY_LEAD, _BY_HEIGHT = 3.3, 0.7
# At the limit either answer is somewhat likelier right than wrong.
_TRUST = 0.7
# An idle sentence that is this like an example belongs to the shop after all.
_LIKE = 0.2


class Faq:
    """A linear classifier over words, pairs, senses and letter groups; what is far from every border is `none`."""

    def __init__(self, examples: Mapping[str, Sequence[str]]) -> None:
        self._names = sorted(examples)
        # A name such as RETURN_POLICY says what it is about as well as an example does.
        told = {name: [*examples[name], fold(name).replace("_", " ").replace(".", " ")] for name in self._names}
        said = [(name, sentence_of(text)) for name in self._names for text in told[name]]
        idle = [sentence_of(text) for text in NOT_ASKED]
        seen = Counter(key for _, sentence in said for key in sentence.everything())
        everywhere = Counter(key for sentence in idle for key in sentence.everything())
        total = 1 + len(said) + len(idle)
        self._rare = {key: 1 + log(total / (1 + count + everywhere[key])) for key, count in seen.items()}
        self._place = {key: place for place, key in enumerate(self._rare)}
        rows = [self._row(sentence) for _, sentence in said]
        wanted: list[str | None] = [name for name, _ in said]
        for row in self._unlike(rows, [self._row(sentence) for sentence in idle]):
            rows.append(row)
            wanted.append(None)
        self._margins = Margins(self._names, rows, wanted, len(self._place))

    def name_of(self, text: str) -> tuple[str, float]:
        """Return the question's name, or `none`, and how sure that is."""
        sentence = sentence_of(text)
        margins = self._margins.of(self._row(sentence))
        best = max(range(len(margins)), key=lambda place: margins[place])
        next_best = max((margin for place, margin in enumerate(margins) if place != best), default=-1.0)
        asked = _BY_MARGIN * margins[best] + self._known(sentence) - _LEAST
        if asked < 0:
            return NONE, round(min(0.99, _chance(_TRUST - asked)), 3)
        right = _chance(_BY_LEAD * (margins[best] - next_best) + _BY_HEIGHT * margins[best])
        return self._names[best], round(min(0.99, right * _chance(asked + _TRUST)), 3)

    def _known(self, sentence: Sentence) -> float:
        """Return how much of the words, by themselves or by their sense, and of the letter groups the examples have."""
        words = _part([any(key in self._rare for key in keys) for keys in sentence.told])
        return _BY_WORDS * words + _BY_LETTERS * _part([key in self._rare for key in sentence.letters])

    def _row(self, sentence: Sentence) -> Row:
        weighed: dict[int, float] = {}
        for view in (sentence.words, sentence.letters):
            row = {key: (1 + log(count)) * self._rare[key] for key, count in view.items() if key in self._rare}
            length = sqrt(sum(weight * weight for weight in row.values())) or 1.0
            weighed.update((self._place[key], weight / length) for key, weight in row.items())
        return row_of(weighed, len(self._place))

    @staticmethod
    def _unlike(rows: Sequence[Row], idle: Sequence[Row]) -> list[Row]:
        """Return the idle sentences that are like none of the shop's examples."""
        held: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for number, row in enumerate(rows):
            for place, weight in zip(row.places[:-2], row.weights, strict=False):
                held[place].append((number, weight))
        return [row for row in idle if _likeness(row, held) <= _LIKE]


def _likeness(row: Row, held: Mapping[int, Sequence[tuple[int, float]]]) -> float:
    close: dict[int, float] = defaultdict(float)
    for place, weight in zip(row.places[:-2], row.weights, strict=False):
        for number, other in held.get(place, ()):
            close[number] += weight * other
    return max(close.values(), default=0.0) / 2


def _part(known: Sequence[bool]) -> float:
    return sum(known) / len(known) if known else 0.0


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-min(20.0, odds)))


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
