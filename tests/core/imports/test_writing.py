"""Checked rows in the database: upsert by key, what a file does not say stays, all or nothing."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, text

from core.commands.imports import HANDLERS
from core.database.catalogue import current_versions, item_by_sku
from core.database.customers import by_contact, by_id, everyone
from core.database.engine import Database
from core.database.imports import NEW_ITEM, import_rows, stock_rows
from core.database.tables.catalogue import items, suppliers
from core.database.tables.stock import stock_levels
from core.domain.imports import ApplyPolicy, ImportResult, ImportRows, Sheet
from core.domain.machine import Actor, Role
from core.errors import BadInput, Refused
from core.imports.export import catalogue_csv, catalogue_json
from core.imports.read import read_content, read_file

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DEMO = Path(__file__).parents[3] / "templates" / "demo"
ITEMS = "sku,name,unit,packs,price\nA,Olive soap,each,box=12,4.50\nB,Brush,each,,2\n"
CUSTOMERS = "number,name,email,street,city\nC1,Bakery,a@b.example,1 High St,Dublin\n"


class Unit:
    """What a handler works in."""

    def __init__(self, conn: Any, role: Role = Role.ADMIN) -> None:
        self.conn, self.now, self.actor = conn, NOW, Actor(role, "staff:1")


def sheet(kind: str, content: str, suffix: str = ".csv") -> Sheet:
    return read_content(kind, suffix, content.encode())


def take_in(database: Database, kind: str, content: str, suffix: str = ".csv", **more: Any) -> ImportResult:
    with database.write() as conn:
        facts = HANDLERS[ImportRows](Unit(conn), ImportRows(kind, sheet(kind, content, suffix), **more))
    return facts["result"]


def counts(result: ImportResult) -> tuple[int, int, int]:
    return result.created, result.updated, result.unchanged


def faults(database: Database, kind: str, content: str, suffix: str = ".csv") -> list[str]:
    with pytest.raises(BadInput) as caught:
        take_in(database, kind, content, suffix)
    return [place for place, _ in caught.value.faults]


def documents(database: Database) -> dict[str, Any]:
    with database.read() as conn:
        return {row.sku: row.document for row in conn.execute(select(items))}


def versions(database: Database) -> dict[str, int]:
    with database.read() as conn:
        return current_versions(conn)


def test_items_come_in_once(database: Database) -> None:
    """The same file again changes nothing; a changed row updates one; absent rows stay."""
    assert counts(take_in(database, "catalogue", ITEMS)) == (2, 0, 0)
    assert counts(take_in(database, "catalogue", ITEMS)) == (0, 0, 2)
    assert versions(database) == {"catalogue": 1}
    assert counts(take_in(database, "catalogue", "sku,name,price\nB,Brush,2.50\nC,Comb,1\n")) == (1, 1, 0)
    assert sorted(documents(database)) == ["A", "B", "C"]
    assert versions(database) == {"catalogue": 2}


def test_columns_that_a_file_lacks_stay_as_they_are(database: Database) -> None:
    """A list of new prices touches prices alone; an empty cell empties its field."""
    option = {"name": "size", "values": ["S", "M"], "required": True}
    take_in(database, "catalogue", json.dumps([{"sku": "A", "name": "Soap", "options": [option]}]), ".json")
    take_in(database, "catalogue", "sku,category\nA,Care\n")
    take_in(database, "catalogue", "sku,price\nA,5\n")
    with database.read() as conn:
        item = item_by_sku(conn, ["A"])["A"]
    assert (item.name, item.price, item.category, item.options[0].name) == ("Soap", Decimal("5.00"), "Care", "size")
    take_in(database, "catalogue", "sku,category\nA,\n")
    assert documents(database)["A"]["category"] == ""


def test_nothing_comes_in_where_one_row_is_wrong(database: Database) -> None:
    """A new item needs a name; the good rows beside it wait too."""
    assert faults(database, "catalogue", "sku,name\nA,Soap\nB,\n") == ["row 3, column name"]
    assert documents(database) == {}
    assert versions(database) == {}


def test_a_dry_run_leaves_nothing(database: Database) -> None:
    """A dry run tells what would happen, and nothing has happened."""
    assert counts(take_in(database, "catalogue", ITEMS, dry_run=True)) == (2, 0, 0)
    assert documents(database) == {}
    assert counts(take_in(database, "catalogue", ITEMS)) == (2, 0, 0)


def test_a_unit_does_not_change_under_the_stock(database: Database) -> None:
    """Stock counted in pieces does not become stock in boxes because a file says so."""
    take_in(database, "catalogue", ITEMS)
    with database.write() as conn:
        conn.execute(insert(stock_levels).values(sku="A", location="", on_hand=5_000_000, reserved=0))
    assert faults(database, "catalogue", "sku,unit,packs\nA,kg,\nB,kg,\n") == ["row 2, column unit"]


def test_taxes_must_be_the_shops(database: Database) -> None:
    """With a policy an item names one of its taxes; without one any code may stand."""
    take_in(database, "catalogue", "sku,name,tax\nA,Soap,luxury\n")
    with database.write() as conn:
        HANDLERS[ApplyPolicy](Unit(conn), ApplyPolicy({"taxes": {"standard": "0.2"}}))
    assert faults(database, "catalogue", "sku,name,tax\nB,Brush,luxury\nC,Comb,standard\n") == ["row 2, column tax"]


def test_prices_of_another_currency_are_refused(database: Database) -> None:
    """A catalogue in dollars does not become one in euro."""
    content = json.dumps({"currency": "USD", "items": [{"sku": "A", "name": "Soap"}]})
    assert faults(database, "catalogue", content, ".json") == ["key currency"]


def test_customers_come_in_once(database: Database) -> None:
    """A customer is found by number; new addresses and contacts are added, known ones stay."""
    assert counts(take_in(database, "customers", CUSTOMERS)) == (1, 0, 0)
    assert counts(take_in(database, "customers", CUSTOMERS)) == (0, 0, 1)
    more = "number,name,email,street,city\nC1,Bakery,c@b.example,2 Low St,Cork\n"
    assert counts(take_in(database, "customers", more)) == (0, 1, 0)
    assert versions(database) == {"customers": 2}
    with database.read() as conn:
        customer = by_id(conn, by_contact(conn, "email", "A@B.example") or 0)
    assert customer is not None
    assert [place.street for place in customer.addresses] == ["1 High St", "2 Low St"]
    assert [address for _, address in customer.contacts] == ["a@b.example", "c@b.example"]


def test_a_named_address_is_changed_in_place(database: Database) -> None:
    """The depot that moved is still the depot."""
    head = "number,name,address_name,street,city\n"
    take_in(database, "customers", head + "C1,Bakery,Depot,1 High St,Dublin\n")
    assert counts(take_in(database, "customers", head + "C1,Bakery,depot,9 New St,Dublin\n")) == (0, 1, 0)
    with database.read() as conn:
        (customer,) = everyone(conn)
    assert [place.street for place in customer.addresses] == ["9 New St"]


def test_a_guest_becomes_the_customer_of_the_list(database: Database) -> None:
    """Who ordered as a guest and then stands in the list with that mail address is one customer."""
    take_in(database, "customers", "name,email\nA guest,a@b.example\n")
    with database.write() as conn:
        conn.execute(text("update customers set guest = true"))
    assert counts(take_in(database, "customers", CUSTOMERS)) == (0, 1, 0)
    with database.read() as conn:
        assert conn.execute(text("select number, name, guest from customers")).all() == [("C1", "Bakery", False)]


def test_nobody_takes_over_a_contact(database: Database) -> None:
    """A mail address belongs to one customer; a file that gives it to another is refused."""
    take_in(database, "customers", CUSTOMERS + "C2,Butcher,d@b.example,,\n")
    assert faults(database, "customers", "number,name,email\nC2,Butcher,a@b.example\n") == ["row 2"]
    assert faults(database, "customers", "number,name,email\nC3,New,a@b.example\n") == ["row 2"]


def test_part_numbers_lead_to_items(database: Database) -> None:
    """A customer's own codes come with the customer and must lead to something we sell."""
    take_in(database, "catalogue", ITEMS)
    content = [{"name": "Bakery", "email": "a@b.example", "part_numbers": {"X-1": "A", "X-2": "B"}}]
    assert counts(take_in(database, "customers", json.dumps(content), ".json")) == (1, 0, 0)
    content[0]["part_numbers"] = {"X-2": "A"}
    assert counts(take_in(database, "customers", json.dumps(content), ".json")) == (0, 1, 0)
    with database.read() as conn:
        (customer,) = everyone(conn)
    assert customer.part_numbers == {"X-1": "A", "X-2": "A"}
    content[0]["part_numbers"] = {"X-3": "Z"}
    assert faults(database, "customers", json.dumps(content), ".json") == ["entry 1, key part_numbers"]


def test_suppliers_come_in_once(database: Database) -> None:
    """Suppliers are found by number; a file with fewer columns leaves the others."""
    head = "number,name,email,currency,lead_days,min_order\n"
    assert counts(take_in(database, "suppliers", head + "S1,Soapworks,a@s.example,EUR,5,120\n")) == (1, 0, 0)
    assert counts(take_in(database, "suppliers", "number,lead_days\nS1,7\n")) == (0, 1, 0)
    with database.read() as conn:
        (document,) = conn.execute(select(suppliers.c.document)).scalars()
    assert (document["name"], document["lead_days"], document["min_order"]) == ("Soapworks", 7, "120")
    assert faults(database, "suppliers", "number\nS2\n") == ["row 2, column name"]


def test_only_known_items_are_counted(database: Database) -> None:
    """A stock count of something that is not in the catalogue is a fault of its row."""
    take_in(database, "catalogue", ITEMS)
    with database.read() as conn:
        assert stock_rows(conn, sheet("stock", "sku,on_hand\nA,12.5\n")) == (("A", "", "12.5"),)
        with pytest.raises(BadInput) as caught:
            stock_rows(conn, sheet("stock", "sku,on_hand\nA,1\nZ,2\n"))
    assert caught.value.faults[0][0] == "row 3, column sku"


def test_the_demo_shop_comes_in(database: Database) -> None:
    """The files of the demo shop are read without a fault, and a second time change nothing."""
    for _ in range(2):
        for kind, name in (
            ("catalogue", "catalogue.json"),
            ("suppliers", "suppliers.csv"),
            ("customers", "customers.json"),
        ):
            found = read_file(kind, DEMO / name)
            with database.write() as conn:
                result = import_rows(conn, kind, found, now=NOW, actor="test")
    assert counts(result) == (0, 0, len(found.records))


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.WAREHOUSE, Role.FINANCE, Role.SALES])
def test_not_everybody_imports(database: Database, role: Role) -> None:
    """Customers and channels never bring files in, nor do roles that do not keep the catalogue."""
    with database.write() as conn, pytest.raises(Refused) as caught:
        HANDLERS[ImportRows](Unit(conn, role), ImportRows("catalogue", sheet("catalogue", ITEMS)))
    assert caught.value.code == "not_your_role"


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp", "Zs"), exclude_characters="|\u00a0"),
    min_size=1,
    max_size=12,
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
SKUS = st.one_of(WORDS, st.sampled_from(["=1+1", "+A", "-1", "@x", "'=x", "''", "007", "1e5", "TRUE"]))
QUANTITIES = st.decimals(1, 100000, places=2).map(lambda number: format(number.normalize(), "f"))
PRICES = (
    st.decimals(0, 100000, places=4)
    .map(lambda number: f"{number:.4f}")
    .map(lambda plain: plain[:-2] if plain.endswith("00") else plain)
)


@st.composite
def drawn_items(draw: Any) -> dict[str, Any]:
    """An item as the database holds it."""
    names = draw(st.lists(NAMES.filter(lambda name: "=" not in name), unique=True, min_size=1, max_size=4))
    return {
        **NEW_ITEM,
        "sku": draw(SKUS),
        "name": draw(NAMES),
        "unit": names[0],
        "aliases": draw(st.lists(NAMES, unique=True, max_size=3)),
        "packs": [{"unit": name, "contains": draw(QUANTITIES)} for name in names[1:]],
        "price": draw(st.none() | PRICES),
        "weight_g": draw(st.integers(0, 100000)),
        "min_qty": draw(st.just("0") | QUANTITIES),
        "backorder": draw(st.booleans()),
    }


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(drawn_items(), min_size=1, max_size=5, unique_by=lambda item: item["sku"]))
def test_what_goes_out_comes_back(found: list[dict[str, Any]]) -> None:
    """A catalogue exported as CSV or JSON and read again is the same, formula-like texts included."""
    for suffix, content in ((".csv", catalogue_csv(found)), (".json", catalogue_json(found))):
        back = read_content("catalogue", suffix, content.encode())
        assert [{**NEW_ITEM, **record.data} for record in back.records] == found


@given(st.lists(drawn_items(), max_size=3))
def test_no_exported_text_is_a_formula(found: list[dict[str, Any]]) -> None:
    """No text cell begins with a sign that a spreadsheet takes for a formula."""
    for row in csv.reader(io.StringIO(catalogue_csv(found), newline="")):
        assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
