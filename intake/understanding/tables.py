"""Orders pasted as tables: columns by their headings, rows by their numbers, so that none of these are quantities."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from intake.understanding.amounts import MEASURES
from intake.understanding.languages.lexicon import Hit
from intake.understanding.words import BREAK, MARK, NUMBER, Token

_GAP = re.compile(r"\t|\||[ ]{2,}")
_SKIP = frozenset({"col.price", "col.skip"})
# Numbered without a word or a cell that says so, rows are believed from here on.
_ENOUGH = 3
_STEPS = frozenset({1, 10})


@dataclass(slots=True)
class Grid:
    """A table found in a message. skipped: token spans of its heading and of columns that are no order."""

    skipped: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0


def find_grid(text: str, tokens: Sequence[Token], hits: Sequence[Sequence[Hit]]) -> Grid | None:
    """Return the table under a heading row, None where there is none."""
    starts = _line_starts(text)
    for place, (start, end) in enumerate(starts):
        cells = cells_of(text, start, end)
        if len(cells) < 2:
            continue
        kinds = [_kind(cell, tokens, hits) for cell in cells]
        if sum(kind != "" for kind in kinds) >= 2 and kinds.count("") <= len(kinds) // 2:
            return _read(text, starts[place:], kinds, tokens)
    return None


def _line_starts(text: str) -> list[tuple[int, int]]:
    spans = []
    place = 0
    for line in text.split("\n"):
        spans.append((place, place + len(line)))
        place += len(line) + 1
    return spans


def cells_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the cells of a line, split at tabs, pipes or two blanks and more."""
    cells: list[tuple[int, int]] = []
    place = start
    for gap in _GAP.finditer(text, start, end):
        if text[place : gap.start()].strip() or (gap.group() == "|" and place > start):
            cells.append((place, gap.start()))
        place = gap.end()
    if text[place:end].strip():
        cells.append((place, end))
    return cells


def _between(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens[middle].start < start else (low, middle)
    first = low
    while low < len(tokens) and tokens[low].start < end:
        low += 1
    return first, low


def _kind(cell: tuple[int, int], tokens: Sequence[Token], hits: Sequence[Sequence[Hit]]) -> str:
    first, last = _between(tokens, *cell)
    if first >= last or last - first > 4:
        return ""
    kinds = [hit.role for hit in hits[first] if hit.role.startswith("col.")]
    return kinds[0] if kinds else ""


def _read(text: str, lines: Sequence[tuple[int, int]], kinds: Sequence[str], tokens: Sequence[Token]) -> Grid:
    grid = Grid()
    grid.skipped.append(_between(tokens, *lines[0]))
    for start, end in lines[1:]:
        cells = cells_of(text, start, end)
        if len(cells) < 2:
            if not text[start:end].strip() and grid.rows == 0:
                continue
            break
        grid.rows += 1
        for cell, kind in zip(cells, kinds, strict=False):
            if kind in _SKIP:
                span = _between(tokens, *cell)
                if span[1] > span[0] and len(cells) == len(kinds):
                    grid.skipped.append(span)
    return grid


# rows that are numbered one, two, three -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that begins with a number. named: a word says that it is a position; apart: it has a cell of its own."""

    start: int
    at: int
    end: int
    value: int
    named: bool
    apart: bool
    counts: bool


def row_numbers(
    text: str, tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], codes: Container[int]
) -> list[tuple[int, int]]:
    """Return the token spans of the numbers that only number rows. codes: tokens inside of codes."""
    found: list[tuple[int, int]] = []
    run: list[_Row] = []
    for start, end in _lines(tokens):
        row = _row(text, tokens, hits, codes, start, end)
        if row is not None and run and row.value - run[-1].value == _step(run, row):
            run.append(row)
            continue
        found.extend(_spans(run))
        run = [row] if row is not None and row.value in _STEPS else []
    found.extend(_spans(run))
    return found


def _lines(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the lines that are not empty as token spans."""
    ends = [-1, *(at for at, token in enumerate(tokens) if token.kind == BREAK), len(tokens)]
    return [(one + 1, two) for one, two in pairwise(ends) if two > one + 1]


def _step(run: Sequence[_Row], row: _Row) -> int:
    """Return by how much the next number is greater: as before, else as much as the first."""
    return run[1].value - run[0].value if len(run) > 1 else run[0].value if row.value > run[0].value else 0


def _row(
    text: str, tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], codes: Container[int], start: int, end: int
) -> _Row | None:
    at = start
    while at < end and tokens[at].kind == MARK:
        at += 1
    named = at < end and any(hit.role == "ignore_number" for hit in hits[at])
    while named and at < end and tokens[at].kind != NUMBER and at - start < 3:
        at += 1
    number = tokens[at] if at < end else None
    whole = number is not None and number.kind == NUMBER and number.value is not None and number.text.isdigit()
    if number is None or not whole or at in codes or at + 1 >= end:
        return None
    after = tokens[at + 1]
    if after.glued and after.text not in (".", ")", ":", "|"):
        return None
    if any(hit.role == "times" or hit.role.startswith("u.") for hit in hits[at + 1]):
        return None
    gap = text[number.end : after.start]
    apart = after.text == "|" or "\t" in gap or len(gap) > 1
    counts = any(_is_quantity(tokens, hits, codes, place, end) for place in range(at + 1, end))
    return _Row(start, at, at + 1, int(number.text), named, apart, counts)


def _is_quantity(
    tokens: Sequence[Token], hits: Sequence[Sequence[Hit]], codes: Container[int], at: int, end: int
) -> bool:
    """Return whether a number further on in the row can be its quantity: no code, and no size like `66 m`."""
    token = tokens[at]
    if token.kind != NUMBER or at in codes or (token.glued and tokens[at - 1].kind != MARK):
        return False
    measured = at + 1 < end and any(hit.role[2:] in MEASURES for hit in hits[at + 1] if hit.role.startswith("u."))
    return not measured


def _spans(run: Sequence[_Row]) -> list[tuple[int, int]]:
    """Return the numbers of a run of rows where they only number: every row has its quantity, or a word says so."""
    told = all(row.named for row in run) or (all(row.counts for row in run) and all(row.apart for row in run))
    enough = len(run) >= _ENOUGH and all(row.counts for row in run)
    if len(run) < 2 or not (told or enough):
        return []
    return [(row.start, row.end) for row in run]
