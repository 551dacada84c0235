"""Orders pasted as tables: columns by their headings, so that prices, notes and addresses are no quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from intake.understanding.languages.lexicon import Hit
from intake.understanding.words import Token

_GAP = re.compile(r"\t|\||[ ]{2,}")
_SKIP = frozenset({"col.price", "col.skip"})


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
