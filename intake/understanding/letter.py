"""Which words of a message are the writer's own: quotes, forwards, signatures set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from intake.understanding.languages.lexicon import Hit, lexicon
from intake.understanding.words import tokenize

_HEADER = re.compile(r"^\s{0,4}\*{0,2}([^\W\d_][\w .-]{1,18}):\*{0,2}\s+\S")
_MANY_LINES = 4000


@dataclass(slots=True)
class Letter:
    """Spans of characters. own: to be read; closing: signature; quoted: history; forwarded: the order is a forward."""

    own: list[tuple[int, int]] = field(default_factory=list)
    closing: list[tuple[int, int]] = field(default_factory=list)
    quoted: list[tuple[int, int]] = field(default_factory=list)
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    text: str
    roles: frozenset[str]
    words: int


def read_letter(text: str, channel: str) -> Letter:
    """Return the letter's parts."""
    rows = _rows(text)
    letter = Letter()
    cut = _quote_start(rows)
    body = [row for row in rows[:cut] if not row.text.lstrip().startswith(">")]
    letter.quoted = [(row.start, row.end) for row in rows[:cut] if row.text.lstrip().startswith(">")]
    later = rows[cut:]
    if later and _asks_to_forward(body, later):
        letter.forwarded = True
        note = body[: _closing(body)]
        letter.own = [(row.start, row.end) for row in (*note, *_forward_body(later))]
        return letter
    letter.quoted.extend((row.start, row.end) for row in later)
    close = _closing(body) if channel == "email" or len(body) > 6 else len(body)
    letter.own = [(row.start, row.end) for row in body[:close]]
    letter.closing = [(row.start, row.end) for row in body[close:]]
    return letter


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    place = 0
    for line in text.split("\n"):
        short = line[:90]
        rows.append(_Row(place, place + len(line), line, _line_roles(short), len(short.split())))
        place += len(line) + 1
    return rows


def _line_roles(line: str) -> frozenset[str]:
    stripped = line.strip(" \t>*-_|")
    if not stripped or len(stripped) > 80:
        return frozenset()
    tokens = tokenize(stripped[:60])
    if not tokens:
        return frozenset()
    return frozenset(hit.role for hit in _first_hits(lexicon().find(tokens[:8])))


def _first_hits(hits: list[list[Hit]]) -> list[Hit]:
    found = list(hits[0])
    found.extend(hit for here in hits[1:] for hit in here if hit.role in ("wrote", "original", "forwarded"))
    return found


def _quote_start(rows: list[_Row]) -> int:
    """Return the row where history begins: `Original Message`, `On ... wrote:`, or a block of mail headers."""
    for place, row in enumerate(rows):
        if "original" in row.roles and (row.text.lstrip().startswith("-") or row.words <= 4):
            return place
        if row.roles & {"wrote"} and row.text.rstrip().endswith(":"):
            return place
        if _is_header(row) and place + 1 < len(rows) and _is_header(rows[place + 1]):
            return place
    return len(rows)


def _is_header(row: _Row) -> bool:
    return "quote_header" in row.roles and _HEADER.match(row.text) is not None


def _asks_to_forward(body: list[_Row], later: list[_Row]) -> bool:
    """Return whether the history is the order: nothing of the writer's own above it, or `please order the below`."""
    words = [row for row in body if row.text.strip()]
    if not any(row.text.strip() for row in later[1:]):
        return False
    told = [row for row in words if not (row.roles & {"greeting", "signature"} and row.words <= 3)]
    if not told and "wrote" not in later[0].roles:
        return True
    asks = any(_has_forward_ask(row.text) for row in words[:6])
    passed = "forwarded" in later[0].roles and not any(char.isdigit() for row in words for char in row.text)
    return (asks or passed) and sum(row.words for row in words) <= 40


def _has_forward_ask(line: str) -> bool:
    tokens = tokenize(line[:200])
    return any(hit.role == "forward_ask" for here in lexicon().find(tokens) for hit in here)


def _forward_body(later: list[_Row]) -> list[_Row]:
    """Return the forwarded words without their headers, up to the next quote."""
    place = 0
    while place < len(later) and (
        not later[place].text.strip() or _is_header(later[place]) or later[place].roles & {"original", "wrote"}
    ):
        place += 1
    body = later[place:]
    body = body[: _quote_start(body)]
    return body[: _closing(body)]


def _closing(rows: list[_Row]) -> int:
    """Return the row where the signature begins: after the last `Regards` and its like near the end."""
    last = len(rows)
    for place in range(len(rows) - 1, max(-1, len(rows) - 14), -1):
        row = rows[place]
        if row.text.strip() in ("--", "-- ", "—"):
            last = place
        near_end = sum(1 for later in rows[place + 1 :] if later.text.strip()) <= 2
        if "signature" in row.roles and (row.words <= 7 or (near_end and row.words <= 16)) and place > 0:
            return _after_sentence(rows, place, last)
    return last


def _after_sentence(rows: list[_Row], place: int, last: int) -> int:
    tail = rows[place + 1 :]
    listed = sum(1 for row in tail if row.text.lstrip()[:1] in "-*•" and row.text.strip())
    return last if listed > 1 else place
