"""The shop that is measured: the demo's goods, people and policy, with stock that does not run out."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.assemble import Shop, assemble, prepare_database
from bot.tasks.records import OPERATOR, apply_policy_file
from core.domain.commands import LineWanted, PlaceOrder, SetStock
from core.domain.customers import Address
from core.domain.imports import ImportRows, StockLevels
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.domain.queries import ListItems
from core.imports.read import read_file
from core.settings import Settings, load_settings

if TYPE_CHECKING:
    from core.clerk import Clerk

DEMO = Path(__file__).resolve().parents[2] / "templates" / "demo"
CART = Actor(Role.CUSTOMER | Role.RULE, "api:bench", "bench")
HOME = Address("", "Mill Lane 3", "10115", "Berlin", "DE")


def furnish(folder: Path, database: str = "") -> Settings:
    """Make the shop in a folder where there is none yet; returns its settings. database: another one than SQLite."""
    settings = load_settings(data_dir=folder, database_url=database, mail_drop_dir=None, telegram_token="")
    prepare_database(settings)
    shop = assemble(settings, role="web")
    if not shop.clerk.policy().version:
        apply_policy_file(shop.clerk, DEMO / "shop.toml")
        for kind, name in (
            ("catalogue", "catalogue.json"),
            ("suppliers", "suppliers.csv"),
            ("customers", "customers.json"),
        ):
            shop.clerk.do(ImportRows(kind, read_file(kind, DEMO / name)), actor=OPERATOR, cause="bench")
        levels = shop.clerk.look(StockLevels(read_file("stock", DEMO / "stock.csv")))
        plenty = {sku: (sku, place, "100000000") for sku, place, _ in levels}
        shop.clerk.do(SetStock(tuple(plenty.values()), "count"), actor=OPERATOR, cause="bench")
    shop.stop()
    return settings


def open_shop(folder: Path, *, role: str = "web") -> Shop:
    """Return the parts of a furnished shop; nothing runs yet."""
    return assemble(furnish(folder), role=role)


def item_names(folder: Path, database: str = "") -> list[str]:
    """Return names of goods that need no choice of options."""
    shop = assemble(furnish(folder, database), role="web")
    found = [one["name"] for one in shop.clerk.look(ListItems(limit=200)).items if not one["options"]]
    shop.stop()
    return found


def orders(clerk: Clerk, lines: int = 3) -> Callable[[int], PlaceOrder]:
    """Return what makes the n-th order, of other goods each time."""
    items = [one for one in clerk.look(ListItems(limit=200)).items if not one["options"]]
    began = time.time_ns()

    def order(number: int) -> PlaceOrder:
        wanted = [items[(number * 7 + step * 11) % len(items)] for step in range(lines)]
        return PlaceOrder(
            source=Source("api:bench", f"{began}-{number}"),
            customer_email="bench@customer.example",
            customer_name="Ben Bench",
            lines=tuple(LineWanted(one["sku"], "240", "") for one in wanted),
            ship_to=HOME,
        )

    return order
