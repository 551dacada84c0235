"""The catalogue as a file that comes back in unchanged, and that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from core.imports.cells import guarded
from core.imports.columns import CATALOGUE, KINDS
from core.imports.workbook import table_xlsx

COLUMNS = tuple(column.name for column in CATALOGUE.columns if column.name != "options")


def catalogue_csv(items: Iterable[Mapping[str, Any]]) -> str:
    """Return the items as CSV, all but their options, which a table cannot hold."""
    return table_csv(COLUMNS, ({**item, **_flat(item)} for item in items))


def catalogue_json(
    items: Iterable[Mapping[str, Any]], *, name: str = "", currency: str = "", language: str = ""
) -> str:
    """Return the items with everything as JSON."""
    document = {"name": name, "currency": currency, "language": language, "items": list(items)}
    return json.dumps(document, ensure_ascii=False, indent=2)


def table_csv(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as CSV: text is kept text by a quote mark before = + - @, numbers stay numbers."""
    names = list(columns)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return out.getvalue()


def _flat(item: Mapping[str, Any]) -> dict[str, str]:
    packs = item.get("packs") or ()
    return {
        "aliases": "|".join(item.get("aliases") or ()),
        "packs": "|".join(f"{pack['unit']}={pack['contains']}" for pack in packs),
    }


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else value


def sheet_file(kind: str, rows: Iterable[Mapping[str, Any]], suffix: str) -> bytes:
    """Return rows as a file that `import KIND` takes back unchanged. suffix: `.csv`, `.xlsx` or `.json`."""
    known = KINDS[kind]
    names = [column.name for column in known.columns if column.name != "currency"]
    if suffix == ".json":
        return json.dumps({known.list_key: [dict(row) for row in rows]}, ensure_ascii=False, indent=2).encode()
    return table_xlsx(names, rows) if suffix == ".xlsx" else table_csv(names, rows).encode()
