"""Channels: each sells what is listed there, in its packs, at its prices, and leaves something for the others."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from core.domain.channels import AllListings, PriceRows
from core.domain.charged import ChargedFor
from core.domain.commands import TakeStep
from core.domain.imports import ApplyPolicy, ImportRows
from core.domain.linking import ListCustomers
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.domain.queries import FindOrder, ItemsBySku
from core.errors import BadInput, Refused
from core.imports.export import sheet_file
from core.imports.policy_file import parsed
from core.imports.read import read_content
from tests.intake.api.conftest import ADMIN, POLICY, Program, ShopOffice

LISTED = """channel,sku,code,title,unit,visible
api:cart,SOAP,SHOP-77,Olive soap - the dozen,box,yes
api:cart,WAX,,Wax,,yes
api:cart,BRUSH,,,,no
"""
PRICES = """price_list;sku;price;min_qty;valid_from;valid_to
WEB;SOAP;4,00;;;
WEB;SOAP;3,50;48;;
WEB;WAX;9,99;;1.1.2025;31.12.2025
VIP;SOAP;2,00;;;
"""
RULES = '\n[channels."api:cart"]\nprice_list = "WEB"\nkeep_back = "10%"\ntolerance = "0.05"\n'


def taken(office: ShopOffice, kind: str, content: str, *, dry_run: bool = False) -> Any:
    sheet = read_content(kind, ".csv", content.encode())
    return office.clerk.do(ImportRows(kind, sheet, dry_run), actor=ADMIN).facts["result"]


@pytest.fixture
def listed(office: ShopOffice) -> ShopOffice:
    """A web shop with three listings, a price list and a tenth that is kept back."""
    office.clerk.do(ApplyPolicy(parsed(POLICY + RULES)), actor=ADMIN)
    assert taken(office, "listings", LISTED).created == 3
    assert taken(office, "price-lists", PRICES).created == 4
    return office


def test_a_channel_sees_its_own_listing(listed: ShopOffice, cart: Program, admin: Program) -> None:
    """A channel's key sees its codes, titles, packs, prices and stock less what is kept back; others see the rest."""
    items = {item["sku"]: item for item in cart.get("/items").json()["items"]}
    assert set(items) == {"SHOP-77", "WAX"}
    soap = items["SHOP-77"]
    assert (soap["item"], soap["name"], soap["unit"]) == ("SOAP", "Olive soap - the dozen", "box")
    assert (soap["price"], soap["available"]) == ("48.00", "7")  # 90 of 100 pieces are 7 whole boxes
    assert items["WAX"]["price"] == "3.20", "a price list that is over does not count"
    stock = {row["sku"]: row["available"] for row in cart.get("/stock").json()["items"]}
    assert stock == {"SHOP-77": "7", "WAX": "90"}
    assert {item["sku"] for item in admin.get("/items").json()["items"]} == {"SOAP", "WAX", "BRUSH"}


def test_what_is_ordered_by_their_code_is_our_item_at_the_list_price(listed: ShopOffice, cart: Program) -> None:
    """The channel's code becomes our item in the listed pack; more of it meets the list's next step."""
    line = cart.order("SHOP-77", "1").json()["lines"][0]
    assert (line["sku"], line["unit"], line["base_quantity"], line["net"]) == ("SOAP", "box", "12", "48.00")
    assert line["part_number"] == "SHOP-77"
    assert cart.order("SHOP-77", "4").json()["lines"][0]["net"] == "168.00"


@pytest.mark.parametrize(
    ("sku", "more", "code"),
    [
        ("BRUSH", {}, "not_listed"),
        ("NOPE", {}, "not_listed"),
        ("SHOP-77", {"line": {"unit": "each"}}, "unknown_unit"),
    ],
)
def test_only_what_is_listed_is_sold(listed: ShopOffice, cart: Program, sku: str, more: Any, code: str) -> None:
    """What is paused, unknown or listed in another pack is refused as the state of the shop."""
    answer = cart.order(sku, "1", **more)
    assert (answer.status_code, answer.json()["code"]) == (409, code)


def test_what_is_kept_back_is_out_of_stock_there(listed: ShopOffice, cart: Program) -> None:
    """A channel cannot buy the units that are kept back; a colleague can."""
    answer = cart.order("WAX", "91")
    assert answer.status_code == 409
    assert answer.json()["code"] == "out_of_stock" and answer.json()["lines"][0]["available"] == "90"
    assert cart.order("WAX", "90").status_code == 201
    sales = Actor(Role.SALES, "staff:7", "Sam")
    quoted = cart.order("WAX", "1", confirm=False).json()["number"]
    listed.clerk.do(TakeStep(quoted, "confirm"), actor=sales)


def test_a_price_that_is_told_is_the_price_that_is_read_back(listed: ShopOffice) -> None:
    """Who asks what an item costs hears their own list's price, then the channel's, then the item's own."""
    listed.clerk.do(
        ImportRows(
            "customers", read_content("customers", ".csv", b"number,name,email,price_list\n1,Ann,a@x.example,VIP\n")
        ),
        actor=ADMIN,
    )
    ann = listed.clerk.look(ListCustomers(search="Ann")).items[0]["id"]

    def told(customer: int | None, channel: str) -> str:
        return str(listed.clerk.look(ItemsBySku(("SOAP",), customer, channel))[0]["price"])

    assert (told(ann, "webchat"), told(ann, "api:cart"), told(None, "api:cart")) == ("2.00", "2.00", "4.00")
    assert told(None, "webchat") == listed.clerk.look(ItemsBySku(("SOAP",)))[0]["price"] != "2.00"


def test_a_customers_own_list_comes_before_the_channels(listed: ShopOffice, cart: Program) -> None:
    """Whoever has a price list of their own buys by it; what it does not name costs what the channel's says."""
    known = "number,name,email,price_list\n1,Ann,ann@example.org,VIP\n"
    taken(listed, "customers", known)
    assert cart.order("SHOP-77", "1").json()["lines"][0]["net"] == "24.00"


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ({"line": {"price": "48.05"}}, []),
        ({"line": {"price": "48.06"}}, ["line"]),
        ({"line": {"price": "4.00"}}, ["line"]),
        ({"paid": "63.60"}, []),
        ({"shipping": "9.00", "paid": "50.00"}, ["shipping", "paid"]),
        ({"currency": "USD", "line": {"price": "48.00"}, "paid": "63.60"}, ["currency"]),
    ],
)
def test_what_was_charged_elsewhere_is_compared(
    listed: ShopOffice, cart: Program, said: dict[str, Any], about: list[str]
) -> None:
    """A price of the ordered pack, shipping and the sum may differ by the tolerance; else a person looks, and why."""
    answer = cart.order("SHOP-77", "1", **said).json()
    assert answer["status"] == ("on_hold" if about else "confirmed")
    shown = listed.clerk.look(ChargedFor(answer["id"]))
    assert [one.about for one in shown.differences] == about if shown else about == []
    if about == ["currency"]:
        assert "USD" in answer["hold_reason"] and "EUR" in answer["hold_reason"]
    if about:
        assert answer["paid"]["amount"] == "0.00", "money is booked only where the order agrees"


def test_a_differing_quote_keeps_its_difference(listed: ShopOffice, cart: Program) -> None:
    """An order that does not bind yet is not held, but whoever opens it sees the difference."""
    answer = cart.order("SHOP-77", "1", confirm=False, paid="1.00").json()
    assert answer["status"] == "quoted"
    shown = listed.clerk.look(ChargedFor(answer["id"]))
    assert shown is not None and [(one.about, one.charged, one.ours) for one in shown.differences] == [
        ("paid", "1.00", "63.60")
    ]


@pytest.mark.parametrize(
    ("kind", "content", "place"),
    [
        ("listings", "channel,sku\napi:cart,NOPE\n", "row 2, column sku"),
        ("listings", "channel,sku,unit\napi:cart,SOAP,pallet\n", "row 2, column unit"),
        ("listings", "channel,sku,code\napi:cart,SOAP,A\napi:cart,WAX,A\n", "row 3, column code"),
        ("listings", "channel,sku,code\napi:cart,WAX,OTHER\n", "row 2, column sku"),
        ("price-lists", "price_list,sku,price,valid_from,valid_to\nA,SOAP,1,2026-02-01,2026-01-01\n", "valid_to"),
        ("price-lists", "price_list,sku,price,currency\nA,SOAP,1,USD\n", "row 2, column currency"),
        ("price-lists", "price_list,sku,price,valid_from\nA,SOAP,1,soon\n", "row 2, column valid_from"),
    ],
)
def test_a_faulty_row_is_named(listed: ShopOffice, kind: str, content: str, place: str) -> None:
    """Row and column of what does not fit are named, and nothing is written."""
    before = listed.clerk.all_of([AllListings(), PriceRows()])
    with pytest.raises(BadInput) as caught:
        taken(listed, kind, content)
    assert place in caught.value.faults[0][0]
    assert listed.clerk.all_of([AllListings(), PriceRows()]) == before


def test_what_is_exported_comes_back_unchanged(listed: ShopOffice) -> None:
    """Listings and prices leave as CSV, workbook and JSON, and nothing changes when they come in again."""
    from dataclasses import asdict

    rows = {
        "listings": [asdict(one) for one in listed.clerk.look(AllListings())],
        "price-lists": list(listed.clerk.look(PriceRows())),
    }
    for kind, found in rows.items():
        for suffix in (".csv", ".xlsx", ".json"):
            sheet = read_content(kind, suffix, sheet_file(kind, found, suffix))
            result = listed.clerk.do(ImportRows(kind, sheet), actor=ADMIN).facts["result"]
            assert (result.created, result.updated, result.unchanged) == (0, 0, len(found)), (kind, suffix)
    opened = load_workbook(io.BytesIO(sheet_file("listings", [{"channel": "=1+1", "sku": "A"}], ".xlsx")))
    assert opened.active["A2"].data_type == "s"


def test_a_dry_run_leaves_nothing(listed: ShopOffice) -> None:
    """A dry run says what would happen and writes nothing; pausing by a file keeps code and title."""
    paused = "channel,sku,unit,visible\napi:cart,SOAP,box,no\n"
    before = listed.clerk.look(AllListings())
    assert taken(listed, "listings", paused, dry_run=True).updated == 1
    assert listed.clerk.look(AllListings()) == before
    taken(listed, "listings", paused)
    soap = next(one for one in listed.clerk.look(AllListings()) if one.sku == "SOAP")
    assert (soap.code, soap.title, soap.visible) == ("SHOP-77", "Olive soap - the dozen", False)


def test_a_customer_cannot_change_to_what_is_not_listed(listed: ShopOffice, cart: Program) -> None:
    """A change by the channel keeps to its listing, too."""
    number = cart.order("SHOP-77", "1").json()["number"]
    order = listed.clerk.look(FindOrder(number=number))
    assert order is not None
    cause = Source("api:cart", "x")
    with pytest.raises(Refused, match="not_listed"):
        body = {"lines": [{"sku": "BRUSH", "quantity": "1"}]}
        listed.clerk.do(TakeStep(number, "change", body, source=cause), actor=Actor(Role.CUSTOMER, "api:cart"))
