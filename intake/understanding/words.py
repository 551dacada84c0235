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
        "º": "°", "×": "x", "✕": "x", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    }
)  # fmt: skip

# A number with its inner separators; a word of letters with inner ' & or .; one break; any other single mark.
_TOKEN = re.compile(
    r"(?P<number>\d{1,18}(?:[.,]\d{1,9}){0,6})|(?P<times>(?<=\d)x(?=[A-ZÄÖÜ]))|(?P<word>(?:[dlnjcsmtDLNJCSMT]|qu|Qu|un|Un|(?:d|n|s)?all|dell|nell)['’](?=[^\W\d_]{2})"
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
    # The sign of a number is no letter: "nº 7" is no "no 7".
    for found in _TOKEN.finditer(text.replace("º", "°")):
        kind, raw = found.lastgroup, found.group()
        start, end = found.span()
        glued = start == last
        last = end
        if kind == "number":
            tokens.append(Token(raw.replace(",", "."), NUMBER, offset + start, offset + end, glued, number(raw)))
        elif kind in ("word", "times"):
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


# English plurals in -oes; all others are Portuguese plurals of -ão (limões, pães).
_OES = ("toes", "goes", "does", "hoes", "roes", "noes")
# German nouns of which the plural in -er is common in trade, as they end compounds (Weingläser), folded.
_ER = (
    "glaser", "tucher", "blatter", "bander", "rader", "bucher", "fasser", "bretter", "bilder", "felder", "lichter",
    "kleider", "holzer", "korner", "eier", "schilder", "krauter", "huhner", "kinder", "kalber", "locher",
)  # fmt: skip
# Endings, the least and the most letters of the word, how many letters go, and what comes instead.
_WHOLE_ENDINGS: tuple[tuple[tuple[str, ...], int, int, int, str], ...] = (
    (("oes", "aes"), 5, 99, 3, "ao"),
    (("aos",), 3, 99, 1, ""),
    (("ao",), 3, 99, 0, ""),
    (("ais",), 7, 99, 2, "l"),
    (("eis",), 5, 8, 2, "l"),
    (("ies", "ias", "ien"), 5, 99, 2, ""),
    (("ie", "ia"), 5, 99, 1, ""),
)
_IRREGULAR = {
    "rosse": "roß",
    "paes": "pao",
    "caes": "cao",
    "funis": "funil",
    "azuis": "azul",
    "lencois": "lencol",
    "uien": "ui",
}
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem that the plural and the gender forms of a word share, in all seven languages.

    The word is folded: small letters, no accents. Which language it is of need not be known.
    """
    if not word.isalpha():
        return word.replace("'", "") if "'" in word else word
    if len(word) < 3 or word in _IRREGULAR:
        return _IRREGULAR.get(word, word)
    return _last_letters(_without_ending(word))


def _without_ending(word: str) -> str:
    """Take the endings of number, gender and case off."""
    if word.endswith(_ER):
        word = word[:-2]
    for endings, least, most, cut, put in _WHOLE_ENDINGS:
        if least <= len(word) <= most and word.endswith(endings) and not word.endswith(_OES):
            return word[: len(word) - cut] + put
    if word.endswith(("y", "ys")) and word.rstrip("s")[-2] not in _VOWELS:
        return word[: word.rindex("y")] + "i"
    if len(word) > 3 and (word[-1] == "s" or word.endswith("ux")):
        word = word[:-1]
    if word.endswith("au") and not word.endswith("eau"):
        # journaux and journal, tuyaux and tuyau
        return word[:-1] + "l"
    return _without_case(_without_gender(word))


def _without_gender(word: str) -> str:
    if len(word) <= 3 or word[-1] not in "eoai":
        return word
    if word[-1] != "e" and word[-3:-1] == "ss":
        # rosso is not rosa
        return word[:-3] + "ß"
    word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "eoai" else word


def _without_case(word: str) -> str:
    if len(word) > 4 and word.endswith(("eln", "ern")):
        word = word[:-1]
    while len(word) > 4 and word.endswith(("en", "em")) and word[-3] != "e":
        word = word[:-2]
    return word[:-2] if word.endswith(_ER) else word


def _last_letters(stem_of: str) -> str:
    """Write the last letters in the one way that all forms share: druiven and druif, lápices and lápiz."""
    word = stem_of
    for long, short in (("ch", "c"), ("gh", "g"), ("gu", "g"), ("qu", "c")):
        if len(word) > 3 and word.endswith(long):
            word = word[:-1]
            word = word[:-1] + short if word[-1] != short else word
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    if word[-1] in "vzcm":
        word = word[:-1] + {"v": "f", "z": "s", "c": "s", "m": "n"}[word[-1]]
    if len(word) > 3 and word[-1] not in _VOWELS and word[-2] == word[-3] and word[-2] in "aeou":
        word = word[:-2] + word[-1]
    return word[:-1] if word[-1] == "s" and len(word) > 3 else word


def squash(text: str) -> str:
    """Return a code without case, blanks and marks, as people retype it."""
    folded = fold(text)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def heads_of(codes: Iterable[str]) -> frozenset[str]:
    """Return how squashed codes begin: their first one, two and three characters."""
    return frozenset(code[:size] for code in codes for size in (1, 2, 3))
