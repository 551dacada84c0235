"""A shop's own questions: learnt from a few example sentences a name, with an honest `none`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import Any

from intake.understanding.faq_elsewhere import said_elsewhere
from intake.understanding.faq_margins import Margins
from intake.understanding.faq_senses import NOT_ASKED
from intake.understanding.faq_sentences import Sentence, sentence_of
from intake.understanding.faq_vocabulary import Vocabulary, likeness
from intake.understanding.words import fold

NONE = "none"
_ASKED = "asked"

# How the margin, being unlike what is said elsewhere, known groups of letters and unknown words speak for "one of the
# shop's questions", how many unknown words count, and the least that is enough.
_BY_MARGIN, _BY_ASKED, _BY_LETTERS, _BY_STRANGE, _MOST_STRANGE, _LEAST = 1.5, 1.5, 3.0, 0.4, 6, 0.4
# How the lead over the next name and the margin speak for "the right one of them".
_BY_LEAD, _BY_HEIGHT = 3.3, 0.7
# At the limit either answer is somewhat likelier right than wrong.
_TRUST = 0.7
# An idle sentence that is this like an example belongs to the shop after all.
_LIKE = 0.35


class Faq:
    """Two decisions: whether a sentence is any of the shop's questions, and which; far from all of them is `none`.

    Both are linear borders over words, pairs, senses and letter groups. Which one: each name against the others. Any:
    all examples against what people say elsewhere.
    """

    def __init__(self, examples: Mapping[str, Sequence[str]]) -> None:
        self._names = sorted(examples)
        # A name such as RETURN_POLICY says what it is about as well as an example does.
        told = {name: [*examples[name], fold(name).replace("_", " ").replace(".", " ")] for name in self._names}
        names = [name for name in self._names for _ in told[name]]
        own = [sentence_of(text) for name in self._names for text in told[name]]
        talk = _foreign(NOT_ASKED, own)
        orders = _foreign(said_elsewhere(), own)
        # Which: small talk alone stands outside, as orders would be many rows and are told apart below.
        self._own = Vocabulary(own, talk)
        self._which = _margins(self._names, self._own, own, names, talk)
        # Any: what only others say counts here too.
        self._all = Vocabulary([*own, *talk, *orders])
        self._any = _margins([_ASKED], self._all, own, [_ASKED] * len(own), [*talk, *orders])

    def name_of(self, text: str) -> tuple[str, float]:
        """Return the question's name, or `none`, and how sure that is."""
        sentence = sentence_of(text)
        margins = self._which.of(self._own.row(sentence))
        best = max(range(len(margins)), key=lambda place: margins[place])
        next_best = max((margin for place, margin in enumerate(margins) if place != best), default=-1.0)
        asked = _BY_MARGIN * margins[best] + self._speaking_for(sentence) - _LEAST
        if asked < 0:
            return NONE, round(min(0.99, _chance(_TRUST - asked)), 3)
        right = _chance(_BY_LEAD * (margins[best] - next_best) + _BY_HEIGHT * margins[best])
        return self._names[best], round(min(0.99, right * _chance(asked + _TRUST)), 3)

    def _speaking_for(self, sentence: Sentence) -> float:
        """Return what speaks for a question of the shop, whichever it is."""
        known = [key in self._own for key in sentence.letters]
        letters = sum(known) / len(known) if known else 0.0
        strange = sum(not any(key in self._own for key in keys) for keys in sentence.told)
        asked = self._any.of(self._all.row(sentence))[0]
        return _BY_ASKED * asked + _BY_LETTERS * letters - _BY_STRANGE * min(strange, _MOST_STRANGE)


def _margins(
    names: Sequence[str],
    vocabulary: Vocabulary,
    own: Sequence[Sentence],
    wanted: Sequence[str],
    others: Sequence[Sentence],
) -> Margins:
    rows = [vocabulary.row(sentence) for sentence in (*own, *others)]
    return Margins(names, rows, [*wanted, *[None] * len(others)], vocabulary.width)


def _foreign(texts: tuple[str, ...], own: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that are like none of the shop's examples."""
    sentences = _read(texts)
    likes = likeness(sentences, own)
    return [sentence for sentence, like in zip(sentences, likes, strict=True) if like <= _LIKE]


@lru_cache(maxsize=4)
def _read(texts: tuple[str, ...]) -> tuple[Sentence, ...]:
    return tuple(sentence_of(text) for text in texts)


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
