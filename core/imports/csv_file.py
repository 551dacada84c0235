"""CSV as spreadsheets and shop systems write it: any usual separator, UTF-8, UTF-16 or Windows-1252."""

from __future__ import annotations

import csv
import io
from typing import Any

from core.imports.faults import Faults, one_fault
from core.imports.tables import RawTable, table_of

SEPARATORS = (",", ";", "\t")


def read_csv(content: bytes) -> RawTable:
    """Return the table that a CSV file holds.

    Raises: BadInput where the encoding or the quotes are broken.
    """
    text = decoded(content)
    if "\x00" in text:
        raise one_fault("file", "holds binary data; save it as CSV (UTF-8) or as XLSX")
    lines: list[list[Any]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=True)
    try:
        lines.extend(reader)
    except csv.Error as fault:
        raise one_fault(f"line {reader.line_num}", f"{fault}; check the quotes in this line") from None
    return table_of(lines, Faults())


def decoded(content: bytes) -> str:
    """Return a text file's content: by its mark, else UTF-8, else Windows-1252.

    Raises: BadInput where it is none of these.
    """
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise one_fault("file", "is neither UTF-8 nor Windows-1252 text; save it as CSV (UTF-8)")


def separator(text: str) -> str:
    """Return what separates the cells: what stands most often in the header, outside quotes."""
    counts = dict.fromkeys(SEPARATORS, 0)
    quoted = False
    for letter in text.lstrip("\r\n"):
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in "\r\n":
            break
        elif not quoted and letter in counts:
            counts[letter] += 1
    return max(SEPARATORS, key=lambda mark: counts[mark])
