"""JSON files: a list of things, or an object that holds the list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from core.imports.csv_file import decoded
from core.imports.faults import Faults, one_fault
from core.imports.tables import MOST_ROWS, RawTable, Row


def read_json(content: bytes, list_key: str) -> RawTable:
    """Return the table whose rows are the objects of the list; `list_key` names it where an object holds it.

    Raises: BadInput naming line and column of broken JSON.
    """
    data = _parsed(decoded(content))
    currency = str(data.get("currency") or "") if isinstance(data, Mapping) else ""
    entries = data.get(list_key) if isinstance(data, Mapping) else data
    if not isinstance(entries, list):
        raise one_fault("file", f'holds no list; write [...] or {{"{list_key}": [...]}}')
    if len(entries) > MOST_ROWS:
        raise one_fault("file", f"is too large; at most {MOST_ROWS} entries are possible")
    faults = Faults()
    rows, headers = [], {}
    for number, entry in enumerate(entries, start=1):
        if isinstance(entry, Mapping):
            rows.append(Row(f"entry {number}", entry))
            headers.update(dict.fromkeys(entry))
        else:
            faults.add(f"entry {number}", 'is no object; write {"name": ..., ...}')
    faults.raise_if_any()
    return RawTable(tuple(headers), tuple(rows), "key", currency)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except json.JSONDecodeError as fault:
        raise one_fault(f"line {fault.lineno}, column {fault.colno}", f"is no JSON: {fault.msg}") from None
    except RecursionError:
        raise one_fault("file", "is nested too deeply") from None
    except ValueError as fault:
        raise one_fault("file", f"holds a number that is none: {str(fault)[:80]}") from None


def _no_constant(name: str) -> Any:
    raise ValueError(name)
