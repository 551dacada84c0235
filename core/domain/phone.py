"""Orders that a colleague types while somebody is on the phone: who it is, and what it would cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.domain.commands import Command, LineWanted
from core.domain.customers import Address
from core.domain.money import Money
from core.domain.queries import Query
from core.domain.views import CustomerView


@dataclass(frozen=True, slots=True)
class TriedLine:
    """A line with what it would cost. fault: the refusal's code with its facts, "" where it fits; units: to choose."""

    wanted: LineWanted
    name: str = ""
    unit: str = ""
    units: tuple[str, ...] = ()
    price: str = ""
    amount: Money | None = None
    available: str = ""
    short: bool = False
    fault: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trial:
    """An order that is not there: its lines, its sums, when it would come. Lines with a fault are in no sum."""

    lines: tuple[TriedLine, ...]
    goods: Money
    shipping: Money
    tax: Money
    total: Money
    shipping_name: str = ""
    promised_on: date | None = None
    prices_include_tax: bool = False


@dataclass(frozen=True, slots=True)
class TryOrder(Command):
    """What these lines would be and cost for this customer, by the code that places; `Done.facts["trial"]`."""

    lines: tuple[LineWanted, ...]
    channel: str = "phone"
    customer_id: int | None = None
    ship_to: Address | None = None


@dataclass(frozen=True, slots=True)
class FindCustomers(Query[tuple[CustomerView, ...]]):
    """Customers whose name, number or contact has these words in it; with an id that one alone."""

    search: str = ""
    id: int | None = None
    limit: int = 8
