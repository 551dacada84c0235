"""Numbers that are no quantities: phones, prices, times, order numbers; and the customer's own order number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.understanding.languages.lexicon import Hit
from intake.understanding.words import NUMBER, WORD, Token, fold

# Every pattern is bounded, so that the time stays linear in the length of the text.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")),
    ("url", re.compile(r"(?:https?://|www\.)[^\s<>]{1,300}")),
    ("price", re.compile(r"(?:[€$£]|\b(?:EUR|USD|GBP|CHF)\s?)\s?\d{1,7}(?:[.,]\d{1,3}){0,3}")),
    ("price", re.compile(
        r"(?<![\w.,])\d{1,7}(?:[.,]\d{3}){0,2}(?:[.,]\d{1,2})?\s?"
        r"(?:€|£|\$|(?i:eur|euro|euros|usd|gbp|chf|pounds|quid|dollars|cents|ct|cent)\b)"
        r"(?:\s?(?:c/u|(?:each|ea|cad|p\.?p)\b|/\s?[^\W\d_]{1,8}\b))?"
    )),
    ("price", re.compile(r"@\s?\d{1,7}(?:[.,]\d{1,3})?")),
    ("phone", re.compile(r"(?<![\w.,])\+\d{1,3}[ \d()/.-]{6,20}\d(?!\w)")),
    ("phone", re.compile(r"(?<![\w.,])0\d{1,5}(?:[ /.-]\d{2,8}){1,5}(?!\w)")),
    ("phone", re.compile(r"(?<![\w.,-])\d{3}[ .-]\d{3}[ .-]\d{3,4}(?![\w-])")),
    ("long", re.compile(r"(?<![\w.,-])\d{7,20}(?![\w-])")),
    ("time", re.compile(r"(?<![\w.,])\d{1,2}[:h]\d{2}(?:\s?(?i:uhr|h|am|pm)\b)?")),
    ("time", re.compile(r"(?<![\w.,])\d{1,2}\s?(?i:am|pm|uhr|o'clock)\b")),
    ("percent", re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})?\s?%")),
    ("postcode", re.compile(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b")),
)  # fmt: skip

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,23}(?:/[A-Za-z0-9_.-]{1,16}){0,3}")
# Capitals before a number that are a part of it.
_PREFIX = 4
# Marks that may stand between the numbers of a list.
_LISTING = frozenset({",", "/", "&", "+"})
_AFTER_CUE = re.compile(r"[\s:#°ºª.,=(-]{0,4}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of text that is no order line. kind: price, phone, time, po, number, address, date, ..."""

    kind: str
    start: int
    end: int
    text: str


def find_patterns(text: str) -> list[Reference]:
    """Return what its own shape gives away: addresses of mail and web, prices, phones, times."""
    found: list[Reference] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if kind != "phone" or sum(char.isdigit() for char in match.group()) >= 7:
                found.append(Reference(kind, match.start(), match.end(), match.group()))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Reference] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


@dataclass(slots=True)
class NumberReader:
    """Finds order, invoice and serial numbers by the words before them, and codes that stand alone."""

    text: str
    tokens: Sequence[Token]
    hits: Sequence[Sequence[Hit]]
    active: Sequence[str]
    known: frozenset[int]

    def find(self) -> list[Reference]:
        """Return the numbers: kind `po` for the customer's own, `number` for all others."""
        found: list[Reference] = []
        taken = -1
        for place in range(len(self.tokens)):
            if self.tokens[place].start < taken:
                continue
            for one in self._after_cue(place) or self._alone(place):
                found.append(one)
                taken = one.end
        return found

    def _cues(self, place: int) -> dict[str, Hit]:
        cues: dict[str, Hit] = {}
        for hit in self.hits[place]:
            cue = hit.role in ("po", "po_word", "not_po", "order_word")
            if cue and hit.language in self.active and (hit.role not in cues or hit.end > cues[hit.role].end):
                cues[hit.role] = hit
        return cues

    def _after_cue(self, place: int) -> list[Reference]:
        cues = self._cues(place)
        if not cues:
            return []
        hit = max(cues.values(), key=lambda one: (one.end, one.role == "po"))
        step, skipped, sure = hit.end, 0, hit.role == "po"
        found: list[Reference] = []
        while step < len(self.tokens) and skipped < 5:
            token = self.tokens[step]
            code = self._code_at(step) or self._prefixed(step)
            if code is not None:
                own = sure or (hit.role == "po_word" and not code.isdigit())
                kind = "po" if own else "order" if hit.role in ("po_word", "order_word") else "number"
                found.append(Reference(kind, token.start, token.start + len(code), code))
                step = self._past(step, code)
                skipped = 3
                continue
            if token.kind == "break" or (token.text in (".", "!", "?", ";", "|") and not self._short(step)):
                break
            if token.kind == WORD and (not self._between(step, bool(found)) or self._other_cue(hit, step)):
                break
            if found and token.kind != WORD and token.text not in _LISTING:
                break
            sure = sure or any(one.role == "po" and one.language in self.active for one in self.hits[step])
            skipped += 1
            step += 1
        return found

    def _other_cue(self, hit: Hit, step: int) -> bool:
        """Return whether another number is spoken of from here on: `the invoice for order BR-399`."""
        return hit.role == "not_po" and bool(self._cues(step).keys() & {"po", "po_word", "order_word"})

    def _short(self, step: int) -> bool:
        return self.tokens[step].glued and self.tokens[step].text == "."

    def _between(self, step: int, listed: bool) -> bool:
        """Return whether a word may stand between `PO` and its number ("PO for this lot HX211")."""
        roles = {hit.role for hit in self.hits[step] if hit.language in self.active}
        if listed:
            return bool(roles & {"and", "or"})
        return bool(roles & {"stop", "ignore_number", "po", "po_word", "prep", "lot_word"})

    def _code_at(self, step: int) -> str | None:
        token = self.tokens[step]
        match = _CODE.match(self.text, token.start)
        if match is None:
            return None
        code = match.group().rstrip(".-_")
        digits = sum(char.isdigit() for char in code)
        if digits < 2 and not (digits == 1 and len(code) >= 4):
            return None
        if token.kind == NUMBER and code.isdigit() and len(code) < 3:
            return None
        return code

    def _prefixed(self, step: int) -> str | None:
        """Return a number with capitals before it, apart: `BC 26/1107`."""
        token = self.tokens[step]
        word = self.text[token.start : token.end]
        after = self.tokens[step + 1] if step + 1 < len(self.tokens) else None
        if token.kind != WORD or after is None or after.kind != NUMBER or after.start != token.end + 1:
            return None
        code = self._code_at(step + 1)
        if not (2 <= len(word) <= _PREFIX and word.isupper()) or code is None or code.isdigit():
            return None
        return f"{word} {code}"

    def _past(self, step: int, code: str) -> int:
        end = self.tokens[step].start + len(code)
        while step < len(self.tokens) and self.tokens[step].start < end:
            step += 1
        return step

    def _alone(self, place: int) -> list[Reference]:
        """A code of letters and figures that is nothing of ours may be an order number: `cancel HX211`."""
        token = self.tokens[place]
        if token.kind != WORD or token.glued or place in self.known:
            return []
        code = self._code_at(place)
        if code is None or not looks_like_order(code):
            return []
        return [Reference("maybe_po", token.start, token.start + len(code), code)]


def looks_like_order(code: str) -> bool:
    """Return whether a code has the shape of an order number: capitals and at least three figures."""
    letters = [char for char in code if char.isalpha()]
    digits = sum(char.isdigit() for char in code)
    return digits >= 3 and 1 <= len(letters) <= 6 and all(char.isupper() for char in letters) and len(code) <= 16


def token_spans(tokens: Sequence[Token], found: Sequence[Reference]) -> dict[int, int]:
    """Return the references as token start -> token end."""
    spans: dict[int, int] = {}
    place = 0
    for one in sorted(found, key=lambda ref: (ref.start, -ref.end)):
        while place < len(tokens) and tokens[place].end <= one.start:
            place += 1
        end = place
        while end < len(tokens) and tokens[end].start < one.end:
            end += 1
        if end > place:
            spans.setdefault(place, end)
    return spans


def same_words(one: str, other: str) -> bool:
    """Return whether two short texts are the same but for case and accents."""
    return fold(one.strip()) == fold(other.strip())
