"""From characters to words: folding, light stemming, and tokens that remember where they stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

WORD, NUMBER, MARK, BREAK = "word", "number", "mark", "break"

_SPECIAL = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "đ": "d",
        "’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'", "\u00ad": None, "\u200b": None, "\ufeff": None,
        "×": "x", "✕": "x", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    }
)  # fmt: skip

# A number with its inner separators; a word of letters with inner ' & or .; one break; any other single mark.
_TOKEN = re.compile(
    r"(?P<number>\d{1,18}(?:[.,]\d{1,9}){0,6})|(?P<word>(?:[dlnjcsmtDLNJCSMT]|qu|Qu|un|Un|(?:d|n|s)?all|dell|nell)['’](?=[^\W\d_]{2})"
    r"|[^\W\d_]+(?:['’&][^\W\d_]+)*)"
    r"|(?P<brk>\n[^\S\n]*)|(?P<mark>[^\w\s]|_|\d)"
)

_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333", "⅔": "0.667", "⅛": "0.125"}


# Longer words are no words: of them only the beginning counts. What is kept to be quick stays small.
_LONGEST_WORD = 80


def fold(text: str) -> str:
    """Return the text in lower case, without accents and with plain quotes and dashes."""
    return _fold(text) if len(text) <= _LONGEST_WORD else _fold.__wrapped__(text)


@lru_cache(maxsize=65536)
def _fold(text: str) -> str:
    text = text.translate(_SPECIAL).casefold()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text)
    return "".join(char for char in text if not unicodedata.combining(char)).translate(_SPECIAL)


@dataclass(slots=True)
class Token:
    """One word, number, mark or line break. glued: nothing stands between it and the token before."""

    text: str
    kind: str
    start: int
    end: int
    glued: bool
    value: Decimal | None = None


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Return the tokens of a text; offset is added to every position."""
    tokens: list[Token] = []
    last = -1
    for found in _TOKEN.finditer(text):
        kind, raw = found.lastgroup, found.group()
        start, end = found.span()
        glued = start == last
        last = end
        if kind == "number":
            tokens.append(Token(raw.replace(",", "."), NUMBER, offset + start, offset + end, glued, number(raw)))
        elif kind == "word":
            tokens.append(Token(fold(raw[:_LONGEST_WORD]).rstrip("'"), WORD, offset + start, offset + end, glued))
        elif kind == "brk":
            tokens.append(Token("\n", BREAK, offset + start, offset + end, False))
            last = -1
        elif raw in _FRACTIONS:
            tokens.append(Token(raw, NUMBER, offset + start, offset + end, glued, Decimal(_FRACTIONS[raw])))
        else:
            tokens.append(_mark(raw, offset + start, offset + end, glued))
    return tokens


def _mark(raw: str, start: int, end: int, glued: bool) -> Token:
    if raw.isdigit() and raw.isdecimal():
        return Token(raw, NUMBER, start, end, glued, Decimal(unicodedata.digit(raw)))
    return Token(raw.translate(_SPECIAL), MARK, start, end, glued)


def number(raw: str) -> Decimal:
    """Return the value of figures: 1,5 and 1.5 are one and a half; 1.000 and 1,250,000 are thousands."""
    parts = re.split(r"[.,]", raw)
    if len(parts) == 1:
        return Decimal(parts[0])
    if len(parts) > 2:
        marks = [char for char in raw if char in ".,"]
        if all(len(part) == 3 for part in parts[1:]) and len(set(marks)) == 1:
            return Decimal("".join(parts))
        if all(len(part) == 3 for part in parts[1:-1]) and len(set(marks[:-1])) == 1 and marks[-1] != marks[0]:
            return Decimal("".join(parts[:-1]) + "." + parts[-1])
        return Decimal(parts[0])
    whole, rest = parts
    if len(rest) == 3 and whole != "0" and not whole.startswith("0") and len(whole) <= 3:
        return Decimal(whole + rest)
    return Decimal(f"{whole}.{rest}")


_IES = ("ies", "y")
_ENDINGS = ("'s", "es", "en", "em", "os", "as", "is", "s", "n", "e", "o", "a", "i", "m", "x")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem that the plural and the gender forms of a word share, in all seven languages."""
    if len(word) < 4 or not word.isalpha():
        return word.replace("'", "") if "'" in word else word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "i"
    if word.endswith("ves") and len(word) > 5:
        return word[:-3] + "f"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            single = stem(word) if ending in ("s", "'s") and not word.endswith("s") else ""
            if len(single) > 3:
                return single
            break
    if len(word) > 4 and word[-1] in "eoaiy":
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word


def squash(text: str) -> str:
    """Return a code without case, blanks and marks, as people retype it."""
    folded = fold(text)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def heads_of(codes: Iterable[str]) -> frozenset[str]:
    """Return how squashed codes begin: their first one, two and three characters."""
    return frozenset(code[:size] for code in codes for size in (1, 2, 3))
