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
from intake.understanding.languages.shape import Language, phrases_of
from intake.understanding.languages.themes import THEMES
from intake.understanding.words import BREAK, MARK, Token, fold, tokenize

LANGUAGES: tuple[Language, ...] = (ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, DUTCH, PORTUGUESE)
BY_CODE = {language.code: language for language in LANGUAGES}


@dataclass(slots=True, unsafe_hash=True)  # Never changed; frozen, the many of a message would take long to make.
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


class _Branch:
    """The phrases that begin with one word, in their order, and those of them that may go on with a second word."""

    __slots__ = ("_after", "_alone", "_entries", "_starred")

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._entries = entries
        self._alone = tuple(entry for entry in entries if not entry.rest)
        self._starred = any(entry.rest and entry.rest[0].endswith("*") for entry in entries)
        self._after: dict[str, tuple[_Entry, ...]] = {}
        for second in {entry.rest[0] for entry in entries if entry.rest}:
            self._after[second] = self._with(second)

    def _with(self, second: str) -> tuple[_Entry, ...]:
        return tuple(entry for entry in self._entries if not entry.rest or _fits(second, entry.rest[0]))

    def before(self, second: str) -> Sequence[_Entry]:
        """Return the phrases that may stand here before a second word."""
        found = self._after.get(second)
        if found is not None:
            return found
        return self._with(second) if self._starred else self._alone


class Lexicon:
    """Every phrase of every language by its first word; words ending in `*` by their beginning."""

    def __init__(self, languages: Iterable[Language]) -> None:
        self._first: dict[str, list[_Entry]] = defaultdict(list)
        self._prefix: dict[str, list[_Entry]] = defaultdict(list)
        self._seen: dict[str, _Branch] = {}
        self.words: set[str] = set()
        self._stop: dict[str, set[str]] = {}
        for language in languages:
            self._add_language(language)

    def _add_language(self, language: Language) -> None:
        code = language.code
        self._stop[code] = set()
        themes = [phrase for theme in THEMES for phrase in phrases_of(theme[code])]
        for role, phrase in (*language.phrases(), *themes):
            self._add(phrase, role, code, 0)
            if role == "stop":
                self._stop[code].add(fold(phrase))
        for word, value in language.numbers.items():
            self._add(word, "number", code, value)
        for word, value in language.halves.items():
            self._add(word, "and_half_more", code, value)
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
            branch = self._seen.get(token.text) or self._branch(token.text)
            entries = branch.before(texts[place + 1] if place + 1 < len(texts) else "")
            hits.append([hit for entry in entries if (hit := _match(entry, texts, place)) is not None])
        return hits

    def _branch(self, word: str) -> _Branch:
        found = list(self._first.get(word, ()))
        for length in range(3, min(len(word), 14) + 1):
            found.extend(self._prefix.get(word[:length], ()))
        branch = _Branch(found)
        if len(self._seen) < 50_000:
            self._seen[word] = branch
        return branch


def _fits(text: str, word: str) -> bool:
    """Return whether a word of a message is one of a phrase, where a `*` stands for any ending."""
    return text == word or (word.endswith("*") and text.startswith(word[:-1]))


def _match(entry: _Entry, texts: list[str], place: int) -> Hit | None:
    end = place + 1
    if entry.rest:
        for word in entry.rest:
            if end >= len(texts) or not _fits(texts[end], word):
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
