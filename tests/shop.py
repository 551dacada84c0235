"""A small shop to try things in: a clerk on a real database, a clock to set, goods, stock and people."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from core.clerk import Clerk, Done
from core.commands.saying import Letters
from core.database import deliveries
from core.database.check import violations
from core.database.engine import Database
from core.database.imports import _item_row
from core.database.tables.catalogue import items
from core.database.tables.deliveries import deliveries as deliveries_table
from core.domain.commands import LineWanted, PlaceOrder, SetStock, TakeStep
from core.domain.customers import Address
from core.domain.imports import ApplyPolicy
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.domain.queries import FindOrder, ListStock
from core.domain.views import OrderView
from core.messages.render import Messages
from core.ports import InboundMessage, OutboundMessage, Receipt

ADMIN = Actor(Role.ADMIN, "staff:1", "Ada")
SALES = Actor(Role.SALES, "staff:2", "Sam")
WAREHOUSE = Actor(Role.WAREHOUSE, "staff:3", "Wim")
FINANCE = Actor(Role.FINANCE, "staff:4", "Fay")
MANAGER = Actor(Role.MANAGER, "staff:5", "Mia")
TIMER = Actor(Role.TIMER, "timer:expire")
CART = Actor(Role.CUSTOMER, "api:cart")

HOME = Address("", "Mill Lane 3", "10115", "Berlin", "DE")
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # a Monday

POLICY: dict[str, Any] = {
    "shop": {
        "name": "Harbour Goods",
        "street": "Quay 1",
        "postcode": "20457",
        "city": "Hamburg",
        "country": "DE",
        "email": "orders@harbour.example",
        "currency": "EUR",
        "timezone": "Europe/Berlin",
    },
    "taxes": {"standard": 19, "reduced": 7},
    "shipping": {
        "handling_days": 1,
        "method": [
            {
                "id": "parcel",
                "name": "Parcel",
                "countries": ["DE"],
                "bands": [[5_000, "4.90"], [30_000, "9.90"]],
                "transit_days": 2,
            },
            {"id": "freight", "name": "Freight", "countries": ["DE"], "bands": [[2_000_000, "89.00"]]},
        ],
    },
}

GOODS: tuple[dict[str, Any], ...] = (
    {
        "sku": "BEANS",
        "name": "Coffee beans",
        "unit": "kg",
        "price": "12.50",
        "tax": "reduced",
        "weight_g": 1000,
        "packs": [{"unit": "case", "contains": "6"}],
    },
    {"sku": "MUG", "name": "Mug", "unit": "each", "price": "4.99", "weight_g": 300},
    {
        "sku": "TEA",
        "name": "Green tea",
        "unit": "box",
        "price": "3.333",
        "tax": "reduced",
        "weight_g": 100,
        "backorder": True,
        "lead_days": 7,
    },
    {"sku": "SCREW", "name": "Screw", "unit": "each", "price": "0.0333", "weight_g": 2},
    {"sku": "LEAFLET", "name": "Leaflet", "unit": "each", "price": "0"},
)

_numbers = itertools.count(1)


@cache
def messages() -> Messages:
    """The project's own words, compiled once for all tests."""
    return Messages()


class SettableClock:
    """A clock that stands still until it is moved on."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def move(self, **amount: float) -> None:
        self.at += timedelta(**amount)


class RecordingChannel:
    """A channel that takes every message and remembers it."""

    def __init__(self, name: str = "email") -> None:
        self.name = name
        self.sent: list[OutboundMessage] = []

    def send(self, message: OutboundMessage) -> Receipt:
        self.sent.append(message)
        return Receipt(external_id=message.message_id)

    def start(self, take_in: Any) -> None:
        pass

    def stop(self) -> None:
        pass

    def ready(self) -> bool:
        return True


class Shop:
    """A clerk with goods on the shelves; `post` may be a real deliverer's, else messages are only queued."""

    def __init__(
        self, database: Database, *, policy: Mapping[str, Any] | None = None, on_hand: str = "100", post: Any = None
    ) -> None:
        self.database = database
        self.clock = SettableClock()
        self.queued: list[tuple[str, str]] = []
        letters = Letters(messages(), post or deliveries.queue, public_url="http://shop.example")
        self.clerk = Clerk(database, letters, self.clock, enqueue=self._enqueue)
        self._fill(on_hand)
        self.apply(policy or {})

    def _enqueue(self, conn: Connection, kind: str, key: str) -> None:
        self.queued.append((kind, key))

    def _fill(self, on_hand: str) -> None:
        with self.database.write() as conn:
            conn.execute(items.insert(), [_item_row(dict(one), 0) for one in GOODS])
        self.count(**{one["sku"]: on_hand for one in GOODS})

    def apply(self, changes: Mapping[str, Any]) -> None:
        """Apply the shop's policy with some of its sections extended."""
        document = {
            name: {**POLICY.get(name, {}), **changes[name]}
            if isinstance(changes.get(name), Mapping)
            else changes.get(name, POLICY.get(name))
            for name in {*POLICY, *changes}
        }
        self.clerk.do(ApplyPolicy(document), actor=ADMIN)

    def count(self, **levels: str) -> Done:
        """Count stock: SKU = on hand."""
        return self.clerk.do(SetStock(tuple((sku, "", on_hand) for sku, on_hand in levels.items())), actor=ADMIN)

    def place(self, *lines: str, actor: Actor = CART, key: str = "", **more: Any) -> str:
        """Place an order of lines such as `2 MUG` or `1 case BEANS` and return its number."""
        command = self.order_of(*lines, key=key, **more)
        return self.clerk.do(command, actor=actor).orders[0]

    def order_of(self, *lines: str, key: str = "", **more: Any) -> PlaceOrder:
        """Return the command that places these lines."""
        known: dict[str, Any] = {
            "source": Source("api:cart", key or f"cart-{next(_numbers)}"),
            "customer_email": "ann@customer.example",
            "customer_name": "Ann Archer",
            "lines": wanted(*lines),
            "ship_to": HOME,
        }
        return PlaceOrder(**(known | more))

    def step(
        self, number: str, step: str, *, actor: Actor = ADMIN, version: int | None = None, **body: Any
    ) -> OrderView:
        """Take one step and return the order as it is then."""
        self.clerk.do(TakeStep(number, step, body, expected_version=version), actor=actor)
        return self.order(number)

    def steps(self, number: str, *names: str) -> OrderView:
        """Take several steps as an administrator."""
        for name in names:
            self.step(number, name)
        return self.order(number)

    def change(self, number: str, *lines: str, actor: Actor = ADMIN) -> OrderView:
        """Propose these lines as the whole order and apply the change."""
        self.step(number, "change", lines=list(wanted(*lines)), actor=actor)
        return self.step(number, "apply_change", actor=actor)

    def order(self, number: str, actor: Actor = ADMIN) -> OrderView:
        """Return an order as `actor` sees it."""
        found = self.clerk.look(FindOrder(number, actor=actor))
        assert found is not None
        return found

    def said(self) -> list[str]:
        """Return the templates of all messages so far."""
        with self.database.read() as conn:
            return list(conn.execute(select(deliveries_table.c.template).order_by(deliveries_table.c.id)).scalars())

    def faults(self) -> list[str]:
        """Return every broken promise."""
        with self.database.read() as conn:
            return list(violations(conn))

    def stock(self, sku: str) -> tuple[str, str, str]:
        """Return on hand, reserved and available of an item."""
        row = next(one for one in self.clerk.look(ListStock(search=sku, limit=200)).items if one.sku == sku)
        return row.on_hand, row.reserved, row.available


def wanted(*lines: str) -> tuple[LineWanted, ...]:
    """Return lines as people type them: `2 MUG`, `1 case BEANS`."""
    made = []
    for line in lines:
        parts = line.split()
        made.append(LineWanted(parts[-1], parts[0], parts[1] if len(parts) == 3 else ""))
    return tuple(made)


def quantities(order: OrderView, position: int = 1) -> dict[str, str]:
    """Return the quantities of a line that are not 0."""
    line = next(one for one in order.lines if one.position == position)
    return {name: value for name, value in line.quantities.items() if value != "0"}


def message(text: str, *, message_id: str, sender: str = "ann@customer.example", **more: Any) -> InboundMessage:
    """Return a mail as it came in."""
    known: dict[str, Any] = {"channel": "email", "conversation": message_id, "at": MORNING}
    return InboundMessage(message_id=message_id, sender=sender, text=text, **(known | more))
