"""Lines of text made from HTML: knows the depth of quotation and the rows of tables under way."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

_BLANKS = re.compile(r"[ \t\r\n\f\u200b\ufeff]+")


@dataclass(slots=True)
class _Row:
    """A table row under way: where its lines begin, and those of each cell. None in its place opens a table."""

    first_line: int
    cells: list[int] = field(default_factory=list)


class LineWriter:
    """Collects lines; knows the depth of quotation and the open table rows."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.buffer: list[str] = []
        self.depth = 0
        self.pre = 0
        self.rows: list[_Row | None] = []
        self.table_lines: list[str] = []
        self.history_at: int | None = None

    def words(self, text: str) -> None:
        if not self.pre:
            text = _BLANKS.sub(" ", text)
            if text == " " and (not self.buffer or self.buffer[-1].endswith(" ")):
                return
        if text:
            self.buffer.append(text)

    def line_break(self) -> None:
        text = "".join(self.buffer)
        self.buffer.clear()
        for line in text.split("\n") if self.pre else (text,):
            clean = line.rstrip() if self.pre else line.strip(" ")
            self.lines.append(("> " * self.depth + clean).rstrip() if clean else ">" * min(self.depth, 1))

    def block(self) -> None:
        if any(part.strip() for part in self.buffer):
            self.line_break()
        else:
            self.buffer.clear()

    def paragraph(self) -> None:
        self.block()
        if self.lines and self.lines[-1].strip("> ") and not self.rows:
            self.lines.append(">" * min(self.depth, 1))

    def open_table(self) -> None:
        self.block()
        self.rows.append(None)

    def close_table(self) -> None:
        """Close the rows that were left open, then the table itself."""
        self.block()
        while self.rows and self.rows[-1] is not None:
            self.close_row()
        if self.rows:
            self.rows.pop()

    def open_row(self) -> None:
        self.block()
        if self.rows and self.rows[-1] is not None:
            self.close_row()
        self.rows.append(_Row(len(self.lines)))

    def open_cell(self) -> None:
        self.block()
        row = self.rows[-1] if self.rows else None
        if row is not None:
            row.cells.append(len(self.lines))

    def close_row(self) -> None:
        """Join the cells of a row to one line, if every cell is one line; a layout table stays as it is."""
        self.block()
        row = self.rows[-1] if self.rows else None
        if row is None:
            return
        self.rows.pop()
        cells = self._cells(row)
        if len(cells) < 2 or any(len(cell) != 1 for cell in cells):
            return
        mark = "> " * self.depth
        joined = " | ".join(cell[0].strip("> ") if mark else cell[0].strip() for cell in cells)
        self.lines[row.first_line :] = [mark + joined]
        self.table_lines.append(joined)

    def _cells(self, row: _Row) -> list[list[str]]:
        starts = [*row.cells, len(self.lines)]
        found = []
        for start, end in itertools.pairwise(starts):
            cell = [line for line in self.lines[start:end] if line.strip("> \u00a0")]
            if cell:
                found.append(cell)
        return found

    def history(self) -> None:
        self.block()
        if self.history_at is None:
            self.history_at = len(self.lines)
