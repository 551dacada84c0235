"""Birch & Sons: a small shop with real parts, for the tests of the web chat."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.assemble import Shop, assemble
from bot.tasks.records import OPERATOR, apply_policy_file
from core.domain.commands import AnswerMessage, SetStock
from core.domain.imports import ImportRows
from core.domain.machine import Actor, Role
from core.domain.queries import ListConversations, LoadKnowledge
from core.imports.read import read_file
from core.settings import Settings

ANNA = Actor(Role.SALES, "staff:1", "Anna")
SECRET = "a secret of the tests"

POLICY = """
[shop]
name = "Birch & Sons"
street = "Mühlenweg 1"
postcode = "20457"
city = "Hamburg"
country = "DE"
email = "hello@birch.example"
currency = "EUR"
timezone = "Europe/Berlin"
brand_colour = "#9A5B00"

[taxes]
standard = "20"
zero = "0"

[shipping]
tax = "standard"

[[shipping.method]]
id = "parcel"
name = "Parcel"
countries = ["DE"]
transit_days = 2
bands = [[31500, "5.00"]]

[service]
undo_s = 0
"""

ITEMS = [
    {"sku": "MAPLE", "name": "Maple syrup", "unit": "bottle", "packs": [{"unit": "case", "contains": "12"}],
     "price": "6.50"},
    {"sku": "OAK-L", "name": "Oak board, large", "unit": "each", "price": "30.00", "aliases": ["large board"]},
    {"sku": "OAK-S", "name": "Oak board, small", "unit": "each", "price": "20.00", "aliases": ["small board"]},
]  # fmt: skip

CUSTOMERS = """number,name,email,language,address_name,street,postcode,city,country
K1,Hofladen Birke,birke@hofladen.example,en,Shop,Grüner Weg 2,20255,Hamburg,DE
K2,Café Ahorn,ahorn@cafe.example,en,Kitchen,Roter Weg 3,20259,Hamburg,DE
"""


class SettableClock:
    """Tells the time that a test sets, counted from now."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


def settings_of(folder: Path, url: str) -> Settings:
    return Settings(data_dir=folder, database_url=url, secret_key=SECRET)


def furnish(folder: Path, url: str) -> None:
    """Fill an empty database with the shop's policy, goods, stock and customers."""
    shop = assemble(settings_of(folder, url), role="web")
    files = {
        "shop.toml": POLICY,
        "items.json": json.dumps({"items": [item | {"tax": "standard", "weight_g": 400} for item in ITEMS]}),
        "customers.csv": CUSTOMERS,
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    apply_policy_file(shop.clerk, folder / "shop.toml")
    shop.clerk.do(ImportRows("catalogue", read_file("catalogue", folder / "items.json")), actor=OPERATOR)
    shop.clerk.do(ImportRows("customers", read_file("customers", folder / "customers.csv")), actor=OPERATOR)
    shop.clerk.do(SetStock(tuple((str(item["sku"]), "", "500") for item in ITEMS)), actor=OPERATOR)
    shop.stop()


def open_shop(folder: Path, url: str, clock: SettableClock | None = None) -> Shop:
    """Open the shop once more on the same database: another process of it, as far as the database can tell."""
    return assemble(settings_of(folder, url), role="web", clock=clock)


def customer_ids(shop: Shop) -> dict[str, int]:
    return {customer.number: int(customer.id) for customer in shop.clerk.look(LoadKnowledge()).customers}


def colleague_writes(shop: Shop, text: str) -> None:
    """Have a colleague answer in the newest conversation."""
    newest = shop.clerk.look(ListConversations()).items[0]["id"]
    shop.clerk.do(AnswerMessage(newest, "other", answer=text), actor=ANNA)
