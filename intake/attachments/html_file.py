"""HTML files: their tables and their text; nothing in them is loaded or run."""

from __future__ import annotations

from html.parser import HTMLParser

from intake.attachments.shapes import ReadFile, Row, Table, Unreadable
from intake.attachments.text_file import decoded

MOST_TAGS = 60_000
LONGEST_TEXT = 60_000
_SILENT = frozenset({"script", "style", "head", "template", "noscript"})
_BREAKS = frozenset({"p", "br", "div", "li", "h1", "h2", "h3", "h4", "tr", "table"})


class _Walker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.open: list[list[list[str]]] = []
        self.text: list[str] = []
        self.silent = 0
        self.tags = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        if self.tags > MOST_TAGS:
            raise Unreadable("too_large")
        self.silent += tag in _SILENT
        if tag == "table":
            self.open.append([])
            self.tables.append(self.open[-1])
        elif tag == "tr" and self.open:
            self.open[-1].append([])
        elif tag in ("td", "th") and self.open and self.open[-1]:
            self.open[-1][-1].append("")
        elif tag in _BREAKS and not self.open:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in _SILENT))
        if tag == "table" and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.open and self.open[-1] and self.open[-1][-1]:
            self.open[-1][-1][-1] += data
        elif not self.open:
            self.text.append(data)


def read(content: bytes) -> ReadFile:
    """Return the tables and the text of an HTML file."""
    walker = _Walker()
    walker.feed(decoded(content))
    walker.close()
    tables = []
    for rows in walker.tables:
        cleaned = [Row(number, tuple(" ".join(cell.split()) for cell in row)) for number, row in enumerate(rows, 1)]
        tables.append(Table(tuple(row for row in cleaned if any(row.cells))))
    text = "\n".join(line for raw in "".join(walker.text).split("\n") if (line := " ".join(raw.split())))
    return ReadFile("", "html", tables=tuple(table for table in tables if table.rows), text=text[:LONGEST_TEXT])
