"""Read a merchant's file into a checked sheet: every cell in order, or every fault named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.domain.imports import Record, Sheet
from core.imports.cells import unguarded
from core.imports.columns import KINDS, Column, Kind, map_columns, note_missing
from core.imports.csv_file import read_csv
from core.imports.faults import BadCell, Faults, one_fault
from core.imports.json_file import read_json
from core.imports.numbers import uses_decimal_comma
from core.imports.rules import RULES
from core.imports.tables import RawTable, Row
from core.imports.xlsx_file import read_xlsx

MOST_BYTES = 64 * 1024 * 1024
LATER = ("orders", "history", "standing-orders", "open-items")


def read_file(kind: str, path: Path) -> Sheet:
    """Return the checked rows of a CSV, XLSX or JSON file. kind: catalogue, customers, stock or suppliers.

    Raises: BadInput with row, column, fault and cure of everything that is wrong.
    """
    known_kind(kind)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise one_fault("file", f"cannot be read: {fault.strerror or fault}") from None
    if len(content) > MOST_BYTES:
        raise one_fault("file", f"is larger than {MOST_BYTES // 1024 // 1024} MB; split it")
    return read_content(kind, path.suffix, content)


def read_content(kind: str, suffix: str, content: bytes) -> Sheet:
    """Return the checked rows of a file's content. suffix: such as `.csv`, says the format.

    Raises: BadInput.
    """
    found = known_kind(kind)
    readers: dict[str, Callable[[bytes], RawTable]] = {
        ".csv": read_csv,
        ".txt": read_csv,
        ".tsv": read_csv,
        ".xlsx": read_xlsx,
        ".xlsm": read_xlsx,
        ".json": lambda text: read_json(text, found.list_key),
    }
    reader = readers.get(suffix.lower())
    if reader is None:
        raise one_fault("file", f"ends in {suffix or 'nothing'!r}; save it as .csv, .xlsx or .json")
    return checked(found, reader(content))


def known_kind(kind: str) -> Kind:
    """Return what is known of a kind of file.

    Raises: BadInput naming the kinds that work.
    """
    if kind in KINDS:
        return KINDS[kind]
    works = f"what can be imported is {', '.join(KINDS)}"
    if kind in LATER:
        raise one_fault(kind, f"cannot be imported yet; {works}")
    raise one_fault(kind[:40], f"is unknown; {works}")


def checked(kind: Kind, table: RawTable) -> Sheet:
    """Return the sheet of a raw table.

    Raises: BadInput with every fault.
    """
    faults = Faults()
    columns = map_columns(kind, table.headers, faults)
    if table.part == "column":
        note_missing(kind, columns, faults)
    faults.raise_if_any()
    comma = table.part == "column" and _decimal_comma(table, columns)
    records = [Record(row.place, _data(table.part, row, columns, comma, faults)) for row in table.rows]
    if table.part == "key":
        _missing_keys(kind, records, faults)
    faults.raise_if_any()
    records = RULES[kind.name](records, faults)
    faults.raise_if_any()
    mapping = tuple((header, columns[header].name if header in columns else "") for header in table.headers)
    return Sheet(kind.name, tuple(records), mapping, table.currency)


def _data(part: str, row: Row, columns: dict[str, Column], comma: bool, faults: Faults) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for header, column in columns.items():
        if header not in row.cells:
            continue
        cell = row.cells[header]
        if part == "column" and isinstance(cell, str):
            cell = unguarded(cell)
        try:
            data[column.name] = column.read(cell, comma)
        except BadCell as fault:
            faults.add(f"{row.place}, {part} {header}", str(fault))
            data[column.name] = None
    return data


def _missing_keys(kind: Kind, records: list[Record], faults: Faults) -> None:
    required = [column.name for column in kind.columns if column.required]
    for record in records:
        for name in required:
            if name not in record.data:
                faults.add(f"{record.place}, key {name}", "is missing")


def _decimal_comma(table: RawTable, columns: dict[str, Column]) -> bool:
    numbers = [header for header, column in columns.items() if column.number]
    return uses_decimal_comma(row.cells.get(header) for row in table.rows for header in numbers)
