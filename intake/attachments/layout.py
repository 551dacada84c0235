"""Words by where they stand: into lines, cells and tables, for pages that draw no lines around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from intake.attachments.shapes import Row, Table

WIDE = 0.75
"""A gap of so much of a line's height parts what stands beside each other."""

STRIP = 0.45
"""An empty strip of so much of the height, through all rows, parts columns."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or some that stand together, with its box; `top` is smaller than `bottom`."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def lines_of(words: Sequence[Word]) -> dict[Word, int]:
    """Return the number of the line in which each word stands, from 1, from top to bottom."""
    found: dict[Word, int] = {}
    number, middle, height = 0, -1e9, 0.0
    for word in sorted(words, key=lambda one: (one.top + one.bottom, one.left)):
        here = (word.top + word.bottom) / 2
        if here - middle > 0.5 * max(1.0, min(height, word.bottom - word.top)):
            number, middle, height = number + 1, here, word.bottom - word.top
        found[word] = number
    return found


def split_lines(
    words: Sequence[Word], numbers: Mapping[Word, int], page: int
) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """Return the tables among the words, and the other lines as text."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(numbers[word], []).append(word)
    tables: list[Table] = []
    prose: list[str] = []
    for block in _blocks([Line(number, _across(lines[number])) for number in sorted(lines)]):
        rows = _aligned(block) if len(block) >= 2 else []
        if rows:
            tables.append(Table(tuple(rows), page=page))
        else:
            prose.extend("  ".join(_said(group) for group in line.groups) for line in block)
    return tuple(tables), tuple(prose)


@dataclass(slots=True)
class Line:
    """A line, and what goes on below it. groups: its words, parted where the gap is wide."""

    number: int
    groups: list[list[Word]]
    below: list[Word] = field(default_factory=list)
    last: int = 0

    def __post_init__(self) -> None:
        self.last = self.number

    @property
    def words(self) -> list[Word]:
        """Return all words in reading order."""
        return [word for group in self.groups for word in group] + self.below


def _across(words: Sequence[Word]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.left):
        if groups and word.left - groups[-1][-1].right < WIDE * (word.bottom - word.top):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Cut the page into runs of lines with several groups, and the lines between them."""
    blocks: list[list[Line]] = []
    for line in lines:
        block = blocks[-1] if blocks else None
        if block is not None and len(line.groups) >= 2 and len(block[-1].groups) >= 2:
            block.append(line)
        elif block is not None and len(line.groups) == 1 and _goes_on(block, line):
            block[-1].below.extend(line.groups[0])
            block[-1].last = line.number
        else:
            blocks.append([line])
    return blocks


def _goes_on(block: Sequence[Line], line: Line) -> bool:
    """Return whether a line is the rest of a cell above it: it begins where a later group of that row begins."""
    above, words = block[-1], line.groups[0]
    if len(block) < 2 or line.number != above.last + 1:
        return False
    near = 0.6 * (words[0].bottom - words[0].top)
    starts = [word.left for at, word in enumerate(above.words) if at]
    return any(abs(start - words[0].left) < near for start in starts)


def _aligned(block: Sequence[Line]) -> list[Row]:
    """Return the lines as rows of the columns that they share; none where they share no two."""
    words = [word for line in block for word in line.words]
    columns = _whole(_columns(words), block, WIDE * _height(words))
    if len(columns) < 2:
        return []
    return [Row(line.number, tuple(_said(cell) for cell in _cells(line, columns))) for line in block]


def _cells(line: Line, columns: Sequence[tuple[float, float]]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in columns]
    for word in line.words:
        middle = (word.left + word.right) / 2
        cells[min(range(len(columns)), key=lambda at: _distance(columns[at], middle))].append(word)
    return cells


def _whole(columns: list[tuple[float, float]], block: Sequence[Line], wide: float) -> list[tuple[float, float]]:
    """Return the columns with those joined that only a chance gap between words parts: few rows fill the second."""
    filled = [0] * len(columns)
    for line in block:
        for at, cell in enumerate(_cells(line, columns)):
            filled[at] += bool(cell)
    found = columns[:1]
    for at, (left, right) in enumerate(columns[1:], 1):
        if filled[at] * 4 <= len(block) and left - found[-1][1] < wide:
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
    return found


def _columns(words: Sequence[Word]) -> list[tuple[float, float]]:
    """Return the ranges in which words stand, parted where no row has one: cells have no gaps, columns do."""
    strip = STRIP * _height(words)
    found: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda one: one.left):
        if found and word.left < found[-1][1] + strip:
            found[-1] = (found[-1][0], max(found[-1][1], word.right))
        else:
            found.append((word.left, word.right))
    return found


def _height(words: Sequence[Word]) -> float:
    return sorted(word.bottom - word.top for word in words)[len(words) // 2]


def _distance(column: tuple[float, float], middle: float) -> float:
    return max(column[0] - middle, middle - column[1], 0.0)
