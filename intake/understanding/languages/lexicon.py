"""All languages compiled into one table of phrases, and the search for them in a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.understanding.languages.de import GERMAN
from intake.understanding.languages.en import ENGLISH
from intake.understanding.languages.es import SPANISH
from intake.understanding.languages.fr import FRENCH
from intake.understanding.languages.it import ITALIAN
from intake.understanding.languages.nl import DUTCH
from intake.understanding.languages.pt import PORTUGUESE
from intake.understanding.languages.shape import Language
from intake.understanding.words import BREAK, MARK, Token, fold, tokenize

LANGUAGES: tuple[Language, ...] = (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, PORTUGUESE)
BY_CODE = {language.code: language for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a language, found at tokens start to end (exclusive). value: what it stands for, if anything."""

    start: int
    end: int
    role: str
    language: str
    value: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    rest: tuple[str, ...]
    role: str
    language: str
    value: int


class Lexicon:
    """Every phrase of every language by its first word; words ending in `*` by their beginning."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._first: dict[str, list[_Entry]] = defaultdict(list)
        self._prefix: dict[str, list[_Entry]] = defaultdict(list)
        self._seen: dict[str, tuple[_Entry, ...]] = {}
        self.words: set[str] = set()
        self._stop: dict[str, set[str]] = {}
        for language in languages:
            self._add_language(language)

    def _add_language(self, language: Language) -> None:
        code = language.code
        self._stop[code] = set()
        for role, phrase in language.phrases():
            self._add(phrase, role, code, 0)
            if role == "stop":
                self._stop[code].add(fold(phrase))
        for word, value in language.numbers.items():
            self._add(word, "number", code, value)
        for role, groups in (("weekday", language.weekdays), ("month", language.months)):
            for place, names in enumerate(groups.split("|")):
                for name in names.split(" "):
                    self._add(name.replace("_", " "), role, code, place)

    def _add(self, phrase: str, role: str, language: str, value: int) -> None:
        words = [part for part in phrase_words(phrase) if part]
        if not words:
            return
        self.words.update(word.rstrip("*") for word in words)
        entry = _Entry(tuple(words[1:]), role, language, value)
        if words[0].endswith("*"):
            self._prefix[words[0][:-1]].append(entry)
        else:
            self._first[words[0]].append(entry)

    def is_stop(self, word: str, languages: Iterable[str]) -> bool:
        """Return whether the word is an idle word in one of the languages."""
        return any(word in self._stop.get(code, ()) for code in languages)

    def find(self, tokens: Sequence[Token]) -> list[list[Hit]]:
        """Return for each token the phrases that begin there."""
        texts = [token.text for token in tokens]
        hits: list[list[Hit]] = []
        for place, token in enumerate(tokens):
            if token.kind == BREAK or (token.kind == MARK and token.text not in self._first):
                hits.append([])
                continue
            entries = self._entries(token.text)
            hits.append([hit for entry in entries if (hit := _match(entry, texts, place)) is not None])
        return hits

    def _entries(self, word: str) -> tuple[_Entry, ...]:
        known = self._seen.get(word)
        if known is None:
            found = list(self._first.get(word, ()))
            for length in range(3, min(len(word), 14) + 1):
                found.extend(self._prefix.get(word[:length], ()))
            known = tuple(found)
            if len(self._seen) < 50_000:
                self._seen[word] = known
        return known


def _match(entry: _Entry, texts: list[str], place: int) -> Hit | None:
    end = place + 1
    for word in entry.rest:
        if end >= len(texts):
            return None
        text = texts[end]
        if text != word and not (word.endswith("*") and text.startswith(word[:-1])):
            return None
        end += 1
    return Hit(place, end, entry.role, entry.language, entry.value)


def phrase_words(phrase: str) -> list[str]:
    """Return the folded words of a phrase of the data, with a `*` left at its word."""
    words: list[str] = []
    for token in tokenize(phrase):
        if token.text == "*" and words:
            words[-1] += "*"
        else:
            words.append(token.text)
    return words


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the compiled lexicon of all languages."""
    return Lexicon(LANGUAGES)


def language_of(hits: Sequence[Sequence[Hit]], hint: str, home: str) -> tuple[str, tuple[str, ...]]:
    """Return the language of a message and all languages whose phrases count in it.

    hint: what the sender's channel or record says; home: the shop's own language, for words like "ok" and bare codes.
    """
    scores: dict[str, float] = defaultdict(float)
    for here in hits:
        longest = max((hit.end - hit.start for hit in here), default=0)
        codes = {hit.language for hit in here if hit.end - hit.start == longest}
        for code in codes:
            scores[code] += longest / len(codes) ** 1.5
    if hint[:2] in BY_CODE:
        scores[hint[:2]] += 2.0 + 0.5 * sum(scores.values())
    if home[:2] in BY_CODE:
        scores[home[:2]] += 0.6
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked:
        return "en", ("en",)
    best = ranked[0]
    return best, tuple(code for code in ranked if scores[code] >= 0.55 * scores[best])
