"""PDF files: an order inside as data goes before the page; else tables by their lines, words by where they stand."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
import pypdfium2

from intake.attachments.layout import Word, lines_of, split_lines
from intake.attachments.markup import claim_of
from intake.attachments.pdf_weight import weigh
from intake.attachments.shapes import Claim, ReadFile, Row, Table, Unreadable

MOST_PAGES = 60
MOST_SIGNS = 20_000
MOST_DRAWN = 20_000
MOST_EMBEDDED = 20
MOST_EMBEDDED_BYTES = 5 * 1024 * 1024
LONGEST_TEXT = 60_000
_BARE = 12
"""A page with fewer signs than this holds its words as a picture, or none."""


def read(content: bytes) -> ReadFile:
    """Return the tables and the text of a PDF, or the order that is embedded in it.

    Raises: Unreadable.
    """
    weigh(content)
    document = _opened(content)
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable("too_many_pages")
        claim = _embedded(document)
        if claim is not None:
            return ReadFile("", "pdf", claim=claim)
        signs = [_signs(document, page) for page in range(len(document))]
    finally:
        document.close()
    scanned = tuple(page for page, count in enumerate(signs, 1) if count < _BARE)
    tables, text = _pages(content, [page for page in range(1, len(signs) + 1) if page not in scanned], signs)
    return ReadFile("", "pdf", tables=tables, text=text[:LONGEST_TEXT], scanned=scanned)


def _opened(content: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        raise Unreadable("encrypted" if "password" in str(fault).lower() else "broken") from None


def _embedded(document: Any) -> Claim | None:
    for place in range(min(document.count_attachments(), MOST_EMBEDDED)):
        attachment = document.get_attachment(place)
        if not attachment.get_name().lower().endswith(".xml"):
            continue
        data = bytes(attachment.get_data())
        if len(data) > MOST_EMBEDDED_BYTES:
            raise Unreadable("too_large")
        claim = claim_of(data)
        if claim is not None:
            return claim
    return None


def _signs(document: Any, page: int) -> int:
    text = document[page].get_textpage()
    count: int = text.count_chars()
    if count > MOST_SIGNS:
        raise Unreadable("too_large")
    return count


def _pages(content: bytes, pages: list[int], signs: list[int]) -> tuple[tuple[Table, ...], str]:
    tables: list[Table] = []
    text: list[str] = []
    if not pages:
        return (), ""
    with pdfplumber.open(io.BytesIO(content), pages=pages) as document:
        for page in document.pages:
            _page(page, tables, text)
            page.close()
    return tuple(tables), "\n".join(text)


def _page(page: Any, tables: list[Table], text: list[str]) -> None:
    drawn = len(page.rects) + len(page.lines) + len(page.curves)
    found = page.find_tables() if 3 <= drawn <= MOST_DRAWN else []
    ruled = [one for one in found if len(one.rows) >= 2 and max(len(row.cells) for row in one.rows) >= 2]
    words = [
        Word(one["text"], one["x0"], one["x1"], one["top"], one["bottom"])
        for one in page.extract_words(keep_blank_chars=False, x_tolerance=1.5)
    ]
    numbers = lines_of(words)
    for table in ruled:
        rows = _ruled_rows(table, words, numbers)
        if rows:
            tables.append(Table(tuple(rows), page=page.page_number))
    free = [word for word in words if not any(_within(word, table.bbox) for table in ruled)]
    loose, prose = split_lines(free, numbers, page.page_number)
    tables.extend(loose)
    text.extend(prose)


def _ruled_rows(table: Any, words: list[Word], numbers: dict[Word, int]) -> list[Row]:
    rows = []
    inside = [word for word in words if _within(word, table.bbox)]
    for row in table.rows:
        cells = [[word for word in inside if box and _within(word, box)] for box in row.cells]
        if any(cells):
            number = min(numbers[word] for cell in cells for word in cell)
            rows.append(Row(number, tuple(" ".join(word.text for word in cell) for cell in cells)))
    return rows


def _within(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
