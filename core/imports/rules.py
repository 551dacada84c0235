"""What must hold between the cells of a row and between rows: nothing twice, packs that fit their unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.domain.imports import Record
from core.imports.faults import Faults

_ADDRESS = ("street", "postcode", "city", "country")


def catalogue_rules(records: list[Record], faults: Faults) -> list[Record]:
    """Return the items: each SKU once, no pack with the name of the base unit."""
    _each_once(records, ("sku",), faults)
    for record in records:
        units = [pack["unit"] for pack in record.data.get("packs") or ()]
        if record.data.get("unit") in units:
            faults.add(f"{record.place}, column packs", f"the pack {record.data['unit']!r} has the base unit's name")
    return records


def customer_rules(records: list[Record], faults: Faults) -> list[Record]:
    """Return the customers: rows with the same number, or the same mail address, are one with several addresses."""
    found: dict[tuple[str, str], Record] = {}
    for record in records:
        data = _with_address(dict(record.data))
        key = ("number", data["number"]) if data.get("number") else ("email", str(data.get("email", "")))
        if not key[1]:
            faults.add(record.place, "has neither number nor email; one of them must say who it is")
        elif key not in found:
            found[key] = Record(record.place, data)
        else:
            found[key] = _joined(found[key], Record(record.place, data), faults)
    return list(found.values())


def _with_address(data: dict[str, Any]) -> dict[str, Any]:
    if not {"address_name", *_ADDRESS} & data.keys():
        return data
    place = {key: str(data.pop(key, "")) for key in _ADDRESS}
    place = {"name": str(data.pop("address_name", "")), **place}
    filled = [place] if any(place[key] for key in _ADDRESS) else []
    return {**data, "addresses": [*filled, *data.get("addresses", ())]}


def _joined(first: Record, more: Record, faults: Faults) -> Record:
    data = dict(first.data)
    lists: dict[str, Any] = {key: [*data.get(key, ()), *more.data.get(key, ())] for key in ("addresses", "contacts")}
    for key, value in more.data.items():
        if key in lists or value in ("", None):
            continue
        if key == "email" and data.get("email") not in ("", None, value):
            lists["contacts"].append(("email", value))
        elif data.get(key) in ("", None):
            data[key] = value
        elif data[key] != value:
            faults.add(f"{more.place}, column {key}", f"{value!r} is not what {first.place} says, {data[key]!r}")
    return Record(first.place, {**data, **{key: value for key, value in lists.items() if value}})


def stock_rules(records: list[Record], faults: Faults) -> list[Record]:
    """Return the counts: each item once at each place."""
    _each_once(records, ("sku", "location"), faults)
    return records


def supplier_rules(records: list[Record], faults: Faults) -> list[Record]:
    """Return the suppliers: each number once."""
    _each_once(records, ("number",), faults)
    return records


def as_they_are(records: list[Record], faults: Faults) -> list[Record]:
    """Return the rows: what must be there once is known only beside what is stored."""
    return records


def _each_once(records: list[Record], key: tuple[str, ...], faults: Faults) -> None:
    first: dict[tuple[str, ...], str] = {}
    for record in records:
        value = tuple(str(record.data.get(name, "")) for name in key)
        if not value[0]:
            continue
        if value in first:
            faults.add(f"{record.place}, column {key[0]}", f"{value[0]!r} stands already in {first[value]}; remove one")
        first.setdefault(value, record.place)


RULES: dict[str, Callable[[list[Record], Faults], list[Record]]] = {
    "catalogue": catalogue_rules,
    "customers": customer_rules,
    "stock": stock_rules,
    "suppliers": supplier_rules,
    "listings": as_they_are,
    "price-lists": as_they_are,
}
