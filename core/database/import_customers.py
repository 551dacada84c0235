"""Write checked customers with their contacts, addresses and part numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select, update

from core.database.catalogue import newest_policy
from core.database.customers import normal_contact
from core.database.moments import ms
from core.database.tables.catalogue import items
from core.database.tables.customers import addresses, contacts, customers, part_numbers
from core.domain.imports import ImportResult, Record, Sheet
from core.domain.money import digits
from core.imports.faults import Faults

_FIELDS = ("number", "name", "language", "vat_id", "price_list", "terms_days")
_PLACE = ("name", "street", "postcode", "city", "country")


def import_customers(conn: Connection, sheet: Sheet, now: datetime) -> ImportResult:
    """Write customers, found by number, else by mail address; what a file does not say stays as it is."""
    writer = _Writer(conn, ms(now))
    counts = {"created": 0, "updated": 0, "unchanged": 0}
    for record in sheet.records:
        counts[writer.write(record)] += 1
    writer.faults.raise_if_any()
    return ImportResult(**counts, mapping=sheet.mapping)


class _Writer:
    """Knows who is there already; gathers the faults of all rows."""

    def __init__(self, conn: Connection, now: int) -> None:
        self.conn = conn
        self.now = now
        self.faults = Faults()
        self.minor_digits = digits(newest_policy(conn).shop.currency)
        self.skus = set(conn.execute(select(items.c.sku)).scalars())
        self.rows = {row["id"]: dict(row) for row in conn.execute(select(customers)).mappings()}
        self.by_number: dict[str, int] = {row["number"]: row["id"] for row in self.rows.values() if row["number"]}
        self.by_contact: dict[tuple[str, str], int] = {
            (row.channel, row.address): row.customer_id
            for row in conn.execute(select(contacts.c.channel, contacts.c.address, contacts.c.customer_id))
        }

    def write(self, record: Record) -> str:
        data = record.data
        found = self.owner(record)
        columns = self.columns(record)
        if found is None:
            if not data.get("name"):
                self.faults.add(f"{record.place}, column name", "is empty, and this customer is new")
                return "unchanged"
            found = self.create(columns)
            changes = [True]
            outcome = "created"
        else:
            changes = [self.change(found, columns)]
            outcome = "updated"
        changes += [self.contact(record, found, pair) for pair in _contact_pairs(data)]
        changes.append(self.places(found, data.get("addresses") or ()))
        changes.append(self.part_numbers(record, found))
        return outcome if any(changes) else "unchanged"

    def owner(self, record: Record) -> int | None:
        number, mail = record.data.get("number"), record.data.get("email")
        by_number = self.by_number.get(number) if number else None
        by_mail = self.by_contact.get(("email", mail)) if mail else None
        if by_number is not None or by_mail is None or not number:
            return by_number if by_number is not None else by_mail
        # A guest, or a customer who had no number yet, gets the number now.
        if self.rows[by_mail]["number"] in (None, number):
            return by_mail
        self._taken(record, f"{mail} belongs to customer {self.rows[by_mail]['number']}")
        return by_mail

    def columns(self, record: Record) -> dict[str, Any]:
        found = {key: record.data[key] for key in _FIELDS if key in record.data}
        if "number" in found and not found["number"]:
            del found["number"]
        if "name" in found and not found["name"]:
            del found["name"]
        if "credit_limit" in record.data:
            limit = record.data["credit_limit"]
            scaled = None if limit is None else Decimal(limit).scaleb(self.minor_digits)
            if scaled is not None and scaled != scaled.to_integral_value():
                self.faults.add(f"{record.place}, column credit_limit", f"{limit!r} is finer than the currency")
            found["credit_limit_minor"] = None if scaled is None else int(scaled)
        return found

    def create(self, columns: Mapping[str, Any]) -> int:
        row = {"guest": False, "created_at": self.now, "number": None, **columns}
        new: int = self.conn.execute(insert(customers).values(**row).returning(customers.c.id)).scalar_one()
        self.rows[new] = row
        if row["number"]:
            self.by_number[row["number"]] = new
        return new

    def change(self, customer_id: int, columns: Mapping[str, Any]) -> bool:
        row = self.rows[customer_id]
        changed = {key: value for key, value in {**columns, "guest": False}.items() if row.get(key) != value}
        if changed:
            self.conn.execute(update(customers).where(customers.c.id == customer_id).values(**changed))
            row.update(changed)
        if row.get("number"):
            self.by_number[row["number"]] = customer_id
        return bool(changed)

    def contact(self, record: Record, customer_id: int, pair: tuple[str, str]) -> bool:
        owner = self.by_contact.get(pair)
        if owner == customer_id:
            return False
        if owner is not None:
            who = self.rows[owner].get("number") or self.rows[owner]["name"]
            self._taken(record, f"{pair[1]} belongs to customer {who}")
            return False
        channel, address = pair
        row = {"customer_id": customer_id, "channel": channel, "address": address, "failing": False, "proven": True}
        self.conn.execute(insert(contacts).values(**row))
        self.by_contact[pair] = customer_id
        return True

    def places(self, customer_id: int, given: Any) -> bool:
        if not given:
            return False
        mine = select(addresses).where(addresses.c.customer_id == customer_id).order_by(addresses.c.position)
        known = [dict(row) for row in self.conn.execute(mine).mappings()]
        changed = False
        for place in given:
            changed = self.place(customer_id, dict(place), known) or changed
        return changed

    def place(self, customer_id: int, place: dict[str, str], known: list[dict[str, Any]]) -> bool:
        same = next((row for row in known if _same_place(row, place)), None)
        if same is None:
            position = max((row["position"] for row in known), default=-1) + 1
            row = {"customer_id": customer_id, "position": position, "proven": True, **place}
            self.conn.execute(insert(addresses).values(**row))
            known.append({"id": None, **row})
            return True
        if same["id"] is None or all(same[key] == place[key] for key in _PLACE):
            return False
        self.conn.execute(update(addresses).where(addresses.c.id == same["id"]).values(proven=True, **place))
        same.update(place)
        return True

    def part_numbers(self, record: Record, customer_id: int) -> bool:
        given = record.data.get("part_numbers") or {}
        for code, sku in given.items():
            if sku not in self.skus:
                place = f"{record.place}, key part_numbers"
                self.faults.add(place, f"{code!r} leads to {sku!r}, which is not in the catalogue; import that first")
        if not given:
            return False
        mine = select(part_numbers).where(part_numbers.c.customer_id == customer_id)
        known = {row.code: row.sku for row in self.conn.execute(mine)}
        for code, sku in given.items():
            key = {"customer_id": customer_id, "code": code}
            if code not in known:
                self.conn.execute(insert(part_numbers).values(sku=sku, **key))
            elif known[code] != sku:
                same = (part_numbers.c.customer_id == customer_id) & (part_numbers.c.code == code)
                self.conn.execute(update(part_numbers).where(same).values(sku=sku))
        return any(known.get(code) != sku for code, sku in given.items())

    def _taken(self, record: Record, text: str) -> None:
        self.faults.add(record.place, f"{text}; give that one's number, or another contact")


def _contact_pairs(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    mail = [("email", data["email"])] if data.get("email") else []
    pairs = [*mail, *data.get("contacts", ())]
    return list(dict.fromkeys((channel, normal_contact(channel, address)) for channel, address in pairs))


def _same_place(row: Mapping[str, Any], place: Mapping[str, str]) -> bool:
    if place["name"] and row["name"]:
        return str(row["name"]).casefold() == place["name"].casefold()
    return all(str(row[key]).casefold() == place[key].casefold() for key in ("street", "postcode", "city"))
