"""Files that are ZIP containers: weighed before they are opened, then read by what they hold."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from intake.attachments.shapes import ReadFile, Unreadable
from intake.attachments.spreadsheet import read_workbook
from intake.attachments.word_file import read_document

MOST_BYTES = 100 * 1024 * 1024
MOST_PARTS = 2000
MOST_RATIO = 400
SMALL_BYTES = 2 * 1024 * 1024
"""Below this a ratio says nothing: an empty sheet packs very well."""

MOST_TAGS = 3_000_000
MOST_CELLS = 2_000_000
MOST_REPEATS = 100_000
_CHUNK = 1 << 18
# Bounded blanks and digits keep the searches linear.
_REFERENCE = re.compile(rb"""\br\s{0,4}=\s{0,4}["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_REPEATED = re.compile(rb"""(rows|columns)-repeated\s{0,4}=\s{0,4}["']([0-9]{1,12})["']""")


def read(content: bytes) -> ReadFile:
    """Return what an XLSX, XLSB, ODS or DOCX file holds.

    Raises: Unreadable for any other archive, and for what unpacks to more than a document can be.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            reader = _reader(packed)
            _weigh(packed, len(content))
            return reader(content)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        raise Unreadable("broken") from None
    except zipfile.LargeZipFile:
        raise Unreadable("too_large") from None


def _reader(packed: zipfile.ZipFile) -> Callable[[bytes], ReadFile]:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Unreadable("too_large")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("encrypted")
    names = {part.filename for part in parts}
    if "word/document.xml" in names:
        return read_document
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return lambda content: read_workbook(content, "xlsx")
    if "content.xml" in names and "mimetype" in names and b"spreadsheet" in packed.read("mimetype")[:200]:
        return lambda content: read_workbook(content, "ods")
    raise Unreadable("unsupported")


def _weigh(packed: zipfile.ZipFile, size: int) -> None:
    """Unpack every part once, counting: what a container says of its sizes proves nothing."""
    total = 0
    scale = _Scale()
    for part in packed.infolist():
        scale.next_part()
        with packed.open(part) as opened:
            while chunk := opened.read(_CHUNK):
                total += len(chunk)
                if total > MOST_BYTES or (total > SMALL_BYTES and total > size * MOST_RATIO):
                    raise Unreadable("too_large")
                scale.weigh(chunk)


class _Scale:
    """What the tables would grow to: a few bytes make a cell, and one far cell makes a whole sheet."""

    def __init__(self) -> None:
        self.tags = 0
        self.next_part()

    def next_part(self) -> None:
        self.rows = self.columns = self.repeats = 1
        self.rest = b""

    def weigh(self, chunk: bytes) -> None:
        self.tags += chunk.count(b"<")
        seen = self.rest + chunk
        self.rest = chunk[-48:]
        for letters, digits in _REFERENCE.findall(seen):
            self.rows = max(self.rows, int(digits))
            self.columns = max(self.columns, _column(letters.upper()))
        # A sheet ends in one great repetition of empty rows; many such, filled, would be a bomb.
        self.repeats += sum(int(count) for kind, count in _REPEATED.findall(seen) if int(count) < 16_000)
        if self.tags > MOST_TAGS or self.rows * self.columns > MOST_CELLS or self.repeats > MOST_REPEATS:
            raise Unreadable("too_large")
        if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
            raise Unreadable("unsafe")


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column
