"""The raw content of a file: headers and rows of cells, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.imports.faults import Faults, one_fault

MOST_ROWS = 500_000
MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One row. place: how a person finds it; cells: by header."""

    place: str
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RawTable:
    """Headers and rows. part: what a cell's place is called, `column` or `key`."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    part: str = "column"
    currency: str = ""


def table_of(lines: list[list[Any]], faults: Faults) -> RawTable:
    """Return the table whose first line holds the headers; empty lines count but hold nothing."""
    if len(lines) > MOST_ROWS or any(len(line) > MOST_COLUMNS for line in lines):
        raise one_fault("file", f"is too large; at most {MOST_ROWS} rows and {MOST_COLUMNS} columns are possible")
    headers = [_header(cell) for cell in lines[0]] if lines else []
    named = [header for header in headers if header]
    for header in sorted({header for header in named if named.count(header) > 1}):
        faults.add("header", f"column {header!r} stands there twice; remove one")
    if not named:
        faults.add("row 1", "is empty; the first row holds the names of the columns")
    faults.raise_if_any()
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if any(_filled(cell) for cell in line[len(headers) :]):
            faults.add(f"row {number}", f"has {len(line)} cells, the header only {len(headers)}; is a quote missing?")
        filled = {header: cell for header, cell in zip(headers, line, strict=False) if header}
        if any(_filled(cell) for cell in filled.values()):
            rows.append(Row(f"row {number}", filled))
    faults.raise_if_any()
    return RawTable(tuple(named), tuple(rows))


def _header(cell: Any) -> str:
    return " ".join(str(cell).split())[:100] if cell is not None else ""


def _filled(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""
