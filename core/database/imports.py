"""Write checked rows: upsert by key, absent rows and columns stay, nothing at all where something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from core.database.catalogue import bump, newest_policy
from core.database.import_customers import import_customers
from core.database.import_listings import import_listings, import_price_lists
from core.database.moments import ms
from core.database.tables.catalogue import items, suppliers, versions
from core.database.tables.stock import stock_levels
from core.domain.catalogue import item_from_json
from core.domain.imports import ImportResult, Record, Sheet
from core.domain.money import price_from
from core.imports.faults import Faults

CHUNK = 500
NEW_ITEM: dict[str, Any] = {
    "sku": "", "name": "", "aliases": [], "category": "", "unit": "each", "packs": [], "options": [], "price": None,
    "tax": "standard", "weight_g": 0, "gtin": "", "supplier": "", "supplier_sku": "", "lead_days": 0, "min_qty": "0",
    "multiple": "0", "backorder": False,
}  # fmt: skip
_NEVER_EMPTY = ("unit", "tax")
_UPDATE_ITEM = (
    update(items)
    .where(items.c.sku == bindparam("key"))
    .values({name: bindparam(name) for name in items.c.keys() if name != "sku"})  # noqa: SIM118
)
_UPDATE_SUPPLIER = (
    update(suppliers)
    .where(suppliers.c.number == bindparam("key"))
    .values(document=bindparam("document"), changed_at=bindparam("changed_at"))
)


def import_rows(conn: Connection, kind: str, sheet: Sheet, *, now: datetime, actor: str) -> ImportResult:
    """Write a sheet of items, customers or suppliers and return what changed.

    Raises: BadInput with the place of every row that does not fit the shop; the caller rolls back.
    """
    writers: dict[str, Callable[[Connection, Sheet, datetime], ImportResult]] = {
        "catalogue": import_catalogue,
        "customers": import_customers,
        "suppliers": import_suppliers,
        "listings": import_listings,
        "price-lists": import_price_lists,
    }
    # Two imports at once wait for each other here instead of meeting at a unique key.
    conn.execute(select(versions).with_for_update()).all()
    result = writers[kind](conn, sheet, now)
    if kind in ("catalogue", "customers") and result.created + result.updated:
        bump(conn, kind)
    return result


def import_catalogue(conn: Connection, sheet: Sheet, now: datetime) -> ImportResult:
    """Write items; what a file does not say of an item stays as it is."""
    faults = Faults()
    policy = newest_policy(conn)
    if sheet.currency not in ("", policy.shop.currency):
        faults.add("key currency", f"is {sheet.currency}, the shop's is {policy.shop.currency}; convert the prices")
    taxes = policy.taxes if policy.version else None
    existing = _existing(conn, items.c.sku, sheet)
    documents: dict[str, dict[str, Any]] = {}
    for record in sheet.records:
        sku = record.data["sku"]
        document = _merged(existing.get(sku) or NEW_ITEM, record.data)
        documents[sku] = document
        _check_item(record, document, taxes, faults)
    changed_units = [
        sku for sku, document in documents.items() if sku in existing and existing[sku]["unit"] != document["unit"]
    ]
    _units_are_free(conn, sheet, changed_units, faults)
    faults.raise_if_any()
    rows = [
        _item_row(document, ms(now)) for document in documents.values() if document != existing.get(document["sku"])
    ]
    new = [row for row in rows if row["sku"] not in existing]
    old = [{"key": row.pop("sku"), **row} for row in rows if row["sku"] in existing]
    if new:
        conn.execute(insert(items), new)
    if old:
        conn.execute(_UPDATE_ITEM, old)
    return ImportResult(len(new), len(old), len(documents) - len(rows), sheet.mapping)


def import_suppliers(conn: Connection, sheet: Sheet, now: datetime) -> ImportResult:
    """Write suppliers."""
    faults = Faults()
    existing = _existing(conn, suppliers.c.number, sheet)
    new, old = [], []
    for record in sheet.records:
        number = record.data["number"]
        document = {"name": "", **existing.get(number, {}), **record.data}
        if not document["name"]:
            faults.add(f"{record.place}, column name", f"{number!r} is new and has no name")
        row = {"document": document, "changed_at": ms(now)}
        if number not in existing:
            new.append({"number": number, **row})
        elif existing[number] != document:
            old.append({"key": number, **row})
    faults.raise_if_any()
    if new:
        conn.execute(insert(suppliers), new)
    if old:
        conn.execute(_UPDATE_SUPPLIER, old)
    return ImportResult(len(new), len(old), len(sheet.records) - len(new) - len(old), sheet.mapping)


def stock_rows(conn: Connection, sheet: Sheet) -> tuple[tuple[str, str, str], ...]:
    """Return the counts of a stock sheet as `(sku, location, on hand)`.

    Raises: BadInput naming the rows whose item the shop does not have.
    """
    faults = Faults()
    known = _existing(conn, items.c.sku, sheet)
    for record in sheet.records:
        if record.data["sku"] not in known:
            faults.add(
                f"{record.place}, column sku", f"{record.data['sku']!r} is not in the catalogue; import it first"
            )
    faults.raise_if_any()
    return tuple((row.data["sku"], row.data.get("location", ""), row.data["on_hand"]) for row in sheet.records)


def _existing(conn: Connection, key: Any, sheet: Sheet) -> dict[str, dict[str, Any]]:
    keys = sorted({record.data[key.name] for record in sheet.records})
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(keys), CHUNK):
        rows = conn.execute(select(key, key.table.c.document).where(key.in_(keys[start : start + CHUNK])))
        found.update({row[0]: dict(row[1]) for row in rows})
    return found


def _merged(before: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    said = {key: value for key, value in data.items() if value != "" or key not in _NEVER_EMPTY}
    return {**NEW_ITEM, **before, **said}


def _check_item(record: Record, document: Mapping[str, Any], taxes: Mapping[str, int] | None, faults: Faults) -> None:
    if not document["name"]:
        faults.add(f"{record.place}, column name", f"{document['sku']!r} is new and has no name")
    if taxes is not None and document["tax"] not in taxes:
        known = ", ".join(taxes)
        faults.add(f"{record.place}, column tax", f"{document['tax']!r} is no tax of the shop; known are {known}")
    if document["unit"] in [pack["unit"] for pack in document["packs"]]:
        faults.add(f"{record.place}, column packs", f"the pack {document['unit']!r} has the base unit's name")


def _units_are_free(conn: Connection, sheet: Sheet, skus: Sequence[str], faults: Faults) -> None:
    used: set[str] = set()
    for start in range(0, len(skus), CHUNK):
        rows = select(stock_levels.c.sku).where(stock_levels.c.sku.in_(skus[start : start + CHUNK]))
        used.update(conn.execute(rows.where(stock_levels.c.on_hand > 0)).scalars())
    for record in sheet.records if used else ():
        if record.data["sku"] in used:
            cure = "count the stock down to 0 first, or give the item a new SKU"
            faults.add(
                f"{record.place}, column unit", f"the stock of {record.data['sku']!r} is in the old unit; {cure}"
            )


def _item_row(document: dict[str, Any], now: int) -> dict[str, Any]:
    item = item_from_json(document)
    return {
        "sku": item.sku,
        "name": item.name,
        "unit": item.unit,
        "price_e4": None if item.price is None else price_from(item.price),
        "tax_code": item.tax,
        "weight_g": item.weight_g,
        "backorder": item.backorder,
        "lead_days": item.lead_days,
        "document": document,
        "changed_at": now,
    }
