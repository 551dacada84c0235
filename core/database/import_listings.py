"""Write listings and price lists: upsert by key, absent rows stay, nothing at all where something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, insert, select, update

from core.database.catalogue import item_by_sku, newest_policy
from core.database.moments import ms
from core.database.tables.channels import listings, price_list_rows
from core.domain.catalogue import Item
from core.domain.imports import ImportResult, Record, Sheet
from core.domain.money import QUANTITY_SCALE, price_from
from core.imports.faults import Faults

CHUNK = 500
Key = tuple[Any, ...]


def import_listings(conn: Connection, sheet: Sheet, now: datetime) -> ImportResult:
    """Write what each channel lists; a row without a code keeps the one it has, else it is our SKU."""
    faults = Faults()
    known = _items(conn, sheet)
    channels = {record.data["channel"] for record in sheet.records}
    there = {
        (row.channel, row.code): row._mapping
        for row in conn.execute(select(listings).where(listings.c.channel.in_(sorted(channels))))
    }
    codes = {(row["channel"], row["sku"], row["unit"]): row["code"] for row in there.values()}
    rows: dict[Key, dict[str, Any]] = {}
    places: dict[Key, str] = {}
    for record in sheet.records:
        row = _listing(record, known, codes, there, faults)
        key = (row["channel"], row["code"])
        if key in rows:
            faults.add(f"{record.place}, column code", f"{row['code']!r} stands already in {places[key]}; remove one")
        rows[key], places[key] = row, record.place
    _sold_once(rows, there, places, faults)
    faults.raise_if_any()
    return _written(conn, listings, ("channel", "code"), rows, there, sheet, now)


def _listing(
    record: Record, known: Mapping[str, Item], codes: Mapping[Key, str], there: Mapping[Key, Any], faults: Faults
) -> dict[str, Any]:
    data = record.data
    channel, sku = data["channel"], data["sku"]
    item = known.get(sku)
    unit = data.get("unit") or ""
    if item is None:
        faults.add(f"{record.place}, column sku", f"{sku!r} is not in the catalogue; import it first")
    elif unit and item.factor(unit) is None:
        sold = ", ".join([item.unit, *(pack.unit for pack in item.packs)])
        faults.add(f"{record.place}, column unit", f"{sku!r} is not sold by {unit!r}; write one of {sold}")
    elif unit == item.unit:
        unit = ""
    code = data.get("code") or codes.get((channel, sku, unit)) or sku
    before = there.get((channel, code), {})
    return {
        "channel": channel,
        "code": code,
        "sku": sku,
        "unit": unit if "unit" in data else before.get("unit", ""),
        "title": data.get("title", before.get("title", "")),
        "visible": data.get("visible", before.get("visible", True)),
    }


def _sold_once(
    rows: Mapping[Key, Mapping[str, Any]], there: Mapping[Key, Any], places: Mapping[Key, str], faults: Faults
) -> None:
    whole = {**there, **rows}
    sold: dict[Key, str] = {}
    for key, row in whole.items():
        thing = (row["channel"], row["sku"], row["unit"])
        other = sold.setdefault(thing, row["code"])
        if other != row["code"]:
            place = places.get(key) or places.get((row["channel"], other), "file")
            pack = f" by the {row['unit']}" if row["unit"] else ""
            faults.add(f"{place}, column sku", f"{row['sku']!r} is listed{pack} as {other!r} already; use that code")


def import_price_lists(conn: Connection, sheet: Sheet, now: datetime) -> ImportResult:
    """Write prices of lists; a price is known by list, item, quantity and first day."""
    faults = Faults()
    known = _items(conn, sheet)
    currency = newest_policy(conn).shop.currency
    if sheet.currency not in ("", currency):
        faults.add("key currency", f"is {sheet.currency}, the shop's is {currency}; convert the prices")
    p = price_list_rows.c
    names = sorted({record.data["price_list"] for record in sheet.records})
    there = {
        (row.price_list, row.sku, row.min_quantity, row.valid_from): row._mapping
        for row in conn.execute(select(price_list_rows).where(p.price_list.in_(names)))
    }
    rows: dict[Key, dict[str, Any]] = {}
    places: dict[Key, str] = {}
    for record in sheet.records:
        _check_price(record, known, currency, faults)
        row = _price(record)
        key = (row["price_list"], row["sku"], row["min_quantity"], row["valid_from"])
        if key in rows:
            faults.add(f"{record.place}, column sku", f"the same price stands already in {places[key]}; remove one")
        rows[key], places[key] = row, record.place
    faults.raise_if_any()
    keys = ("price_list", "sku", "min_quantity", "valid_from")
    return _written(conn, price_list_rows, keys, rows, there, sheet, now)


def _check_price(record: Record, known: Mapping[str, Item], currency: str, faults: Faults) -> None:
    data = record.data
    if data["sku"] not in known:
        faults.add(f"{record.place}, column sku", f"{data['sku']!r} is not in the catalogue; import it first")
    if data.get("price") is None:
        faults.add(f"{record.place}, column price", "is empty; write for example 12.50")
    if data.get("currency") not in (None, "", currency):
        faults.add(
            f"{record.place}, column currency", f"is {data['currency']}, the shop's is {currency}; convert the price"
        )
    first, last = data.get("valid_from") or "", data.get("valid_to") or ""
    if first and last and last < first:
        faults.add(f"{record.place}, column valid_to", f"{last} is before {first}; swap the days")


def _price(record: Record) -> dict[str, Any]:
    data = record.data
    return {
        "price_list": data["price_list"],
        "sku": data["sku"],
        "min_quantity": int(Decimal(data.get("min_qty") or 0) * QUANTITY_SCALE),
        "valid_from": data.get("valid_from") or "",
        "valid_to": data.get("valid_to") or "",
        "price_e4": price_from(data.get("price") or "0"),
    }


def _items(conn: Connection, sheet: Sheet) -> dict[str, Item]:
    skus = sorted({record.data["sku"] for record in sheet.records})
    found: dict[str, Item] = {}
    for start in range(0, len(skus), CHUNK):
        found |= item_by_sku(conn, skus[start : start + CHUNK])
    return found


def _written(
    conn: Connection,
    table: Table,
    keys: Iterable[str],
    rows: Mapping[Key, Mapping[str, Any]],
    there: Mapping[Key, Any],
    sheet: Sheet,
    now: datetime,
) -> ImportResult:
    changed = {
        key: row
        for key, row in rows.items()
        if key not in there or any(there[key][name] != value for name, value in row.items())
    }
    stamp = {"changed_at": ms(now)}
    new = [{**row, **stamp} for key, row in changed.items() if key not in there]
    old = [{f"of_{name}": value for name, value in ({**row, **stamp}).items()} for key, row in changed.items()
           if key in there]  # fmt: skip
    if new:
        conn.execute(insert(table), new)
    if old:
        where = and_(*(table.c[name] == bindparam(f"of_{name}") for name in keys))
        names = [column.name for column in table.c if column.name not in keys]
        rest: dict[str, Any] = {name: bindparam(f"of_{name}") for name in names}
        conn.execute(update(table).where(where).values(rest), old)
    return ImportResult(len(new), len(old), len(rows) - len(changed), sheet.mapping)
