"""XLSX workbooks: weighed before they are opened, then read by calamine."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from core.imports.faults import Faults, one_fault
from core.imports.tables import MOST_ROWS, RawTable, table_of

MOST_BYTES = 48 * 1024 * 1024
MOST_PARTS = 2000
MOST_CELLS = 2_000_000
MOST_TAGS = 8_000_000
_CHUNK = 1 << 20
# The longest reference is XFD1048576; bounded blanks keep the search linear.
_REFERENCE = re.compile(rb"""\br\s{0,4}=\s{0,4}["']([A-Za-z]{0,3})([0-9]{1,7})["']""")


def read_xlsx(content: bytes) -> RawTable:
    """Return the table on a workbook's first sheet that holds anything.

    Raises: BadInput where it is no workbook or unpacks to more than a table can be.
    """
    _weigh(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            for name in workbook.sheet_names:
                lines = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                if lines:
                    return table_of([[_cell(cell) for cell in line] for line in lines], Faults())
    except CalamineError:
        raise _broken() from None
    raise one_fault("file", "has no sheet with rows")


def _weigh(content: bytes) -> None:
    """Unpack every part once, counting: what a zip file says of its sizes proves nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise _too_large()
            left = MOST_BYTES
            for part in parts:
                left = _weigh_part(packed, part, left)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise _broken() from None
    except zipfile.LargeZipFile:
        raise _too_large() from None


def _weigh_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    scale = _Scale()
    with packed.open(part) as opened:
        while chunk := opened.read(_CHUNK):
            left -= len(chunk)
            if left < 0 or (part.filename.endswith(".xml") and scale.too_heavy(chunk)):
                raise _too_large()
    return left


class _Scale:
    """What a sheet would grow to: a few bytes of XML make a cell, and one far cell makes a whole sheet."""

    def __init__(self) -> None:
        self.rows = self.columns = 1
        self.tags = self.lines = 0
        self.rest = b""

    def too_heavy(self, chunk: bytes) -> bool:
        self.tags += chunk.count(b"<")
        self.lines += chunk.count(b"row>")
        rows, columns = _extent(self.rest + chunk)
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)
        self.rest = chunk[-32:]
        too_wide = self.rows * self.columns > MOST_CELLS
        return too_wide or self.tags > MOST_TAGS or self.lines > 2 * MOST_ROWS


def _extent(xml: bytes) -> tuple[int, int]:
    rows, columns = 1, 1
    for letters, digits in _REFERENCE.findall(xml):
        rows = max(rows, int(digits))
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        columns = max(columns, column)
    return rows, columns


def _cell(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else Decimal(repr(value))
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return value if isinstance(value, (str, int)) else str(value)


def _too_large() -> Exception:
    return one_fault("file", "unpacks to more than a table can be; remove empty rows and pictures, or save it as CSV")


def _broken() -> Exception:
    return one_fault("file", "is no XLSX workbook that can be opened (a password?); save it anew as XLSX or CSV")
