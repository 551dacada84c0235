"""What a question says: its words, pairs of words, the senses behind them, and groups of letters against slips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from intake.understanding.faq_senses import SENSES
from intake.understanding.languages.lexicon import LANGUAGES, lexicon
from intake.understanding.words import NUMBER, WORD, stem, tokenize

_MOST = 2000
_SHORTEST, _LONGEST = 3, 4
_CODES = tuple(language.code for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Sentence:
    """words: words, pairs and senses with counts; letters: groups of letters.

    told: each word that is no filling, as itself and as its sense.
    """

    words: Mapping[str, int]
    senses: Mapping[str, int]
    letters: Mapping[str, int]
    told: tuple[tuple[str, ...], ...]

    def everything(self) -> Iterator[str]:
        """Yield everything that the sentence is known by, each once."""
        yield from self.words
        yield from self.senses
        yield from self.letters


def sentence_of(text: str) -> Sentence:
    """Return what a sentence says; figures count by their length alone, so that any postcode is like another."""
    said = [shown for token in tokenize(text[:_MOST]) if (shown := _shown(token.kind, token.text))]
    stems = [stem(word) for word in said]
    words = Counter(f"w:{word}" for word in stems)
    words.update(f"p:{one} {two}" for one, two in zip(["^", *stems], [*stems, "$"], strict=True))
    meant = [SENSES.get(word, root) for word, root in zip(said, stems, strict=True)]
    known = [SENSES[word] for word in said if word in SENSES]
    senses = Counter(f"s:{sense}" for sense in known)
    senses.update(f"s:{one} {two}" for one, two in combinations(sorted(set(known)), 2))
    words.update(senses)
    senses = Counter({f"v{key}": count for key, count in senses.items()})
    senses.update(f"g:{one} {two}" for one, two in zip(["^", *meant], [*meant, "$"], strict=True))
    letters: Counter[str] = Counter()
    for word in said:
        letters.update(_groups(word))
    idle = lexicon().is_stop
    told = tuple(
        (f"w:{root}", f"s:{SENSES.get(word, '')}")
        for word, root in zip(said, stems, strict=True)
        if not idle(word, _CODES)
    )
    return Sentence(words, senses, letters, told)


def _shown(kind: str, text: str) -> str:
    if kind == NUMBER:
        return "0" * min(len(text), 7)
    return text if kind == WORD else ""


@lru_cache(maxsize=16384)
def _groups(word: str) -> tuple[str, ...]:
    """Return the groups of letters of a word with its edges; the whole word where it is shorter than the group."""
    edged = f" {word[:40]} "
    groups: list[str] = []
    for size in range(_SHORTEST, _LONGEST + 1):
        if len(edged) <= size:
            groups.append(edged)
            break
        groups.extend(edged[place : place + size] for place in range(len(edged) - size + 1))
    return tuple(groups)
