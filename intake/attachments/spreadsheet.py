"""Spreadsheets, new and old: every sheet as rows of words; formulas by their stored values, macros never run."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from intake.attachments.shapes import ReadFile, Row, Table, Unreadable

MOST_SHEETS = 30
MOST_ROWS = 5000
MOST_COLUMNS = 60
MOST_LETTERS = 1000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


def read_old(content: bytes) -> ReadFile:
    """Return an XLS workbook; the same wrapper holds encrypted XLSX files and old Word documents.

    Raises: Unreadable.
    """
    if _ENCRYPTED in content:
        raise Unreadable("encrypted")
    if not any(name in content for name in _WORKBOOKS):
        raise Unreadable("unsupported")
    return read_workbook(content, "xls")


def read_workbook(content: bytes, kind: str) -> ReadFile:
    """Return all visible sheets of a workbook.

    Raises: Unreadable.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            shown = [one.name for one in workbook.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
            tables = [_sheet(workbook, name) for name in shown[:MOST_SHEETS]]
    except PasswordError:
        raise Unreadable("encrypted") from None
    except CalamineError:
        raise Unreadable("broken") from None
    return ReadFile("", kind, tables=tuple(table for table in tables if table.rows))


def _sheet(workbook: CalamineWorkbook, name: str) -> Table:
    sheet = workbook.get_sheet_by_name(name)
    lines = sheet.to_python(skip_empty_area=False)
    if len(lines) > MOST_ROWS and sum(any(cell != "" for cell in line) for line in lines) > MOST_ROWS:
        raise Unreadable("too_large")
    rows = []
    for number, line in enumerate(lines, 1):
        cells = tuple(cell_text(cell) for cell in line[:MOST_COLUMNS])
        if any(cells):
            rows.append(Row(number, cells))
    return Table(tuple(rows), place=name[:100])


def cell_text(value: Any) -> str:
    """Return a cell as a person reads it: numbers plain with a decimal point, days in ISO form."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return " ".join(str(value).split())[:MOST_LETTERS]
