"""The order: a few header states, and line quantities that are the truth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum, auto
from typing import Any

from core.domain.customers import Address
from core.domain.money import Money, half_up, line_amount


class OrderState(StrEnum):
    """How far the commitment goes; how much is shipped or paid is derived."""

    DRAFT = auto()
    QUOTED = auto()
    AWAITING_APPROVAL = auto()
    CONFIRMED = auto()
    ON_HOLD = auto()
    MODIFYING = auto()
    CLOSED = auto()
    REJECTED = auto()
    EXPIRED = auto()
    CANCELLED = auto()


BINDING = frozenset({OrderState.CONFIRMED, OrderState.ON_HOLD, OrderState.MODIFYING})
OPEN = BINDING | {OrderState.DRAFT, OrderState.QUOTED, OrderState.AWAITING_APPROVAL}

QUANTITIES = (
    "ordered",
    "cancelled",
    "reserved",
    "backordered",
    "picked",
    "packed",
    "shipped",
    "delivered",
    "lost",
    "return_requested",
    "return_received",
    "restocked",
    "written_off",
    "replaced",
    "invoiced",
    "credited",
)
"""The quantities of a line, in 1/1,000,000 of the item's base unit."""
_PREVIEWED = ("shipping_minor", "shipping_tax_minor", "shipping_method", "shipping_name", "prices_include_tax")


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line. id: below 0 until it is stored. unit, factor: as it was ordered; quantities count base units.

    spans: the customer's words behind it, offsets into the message `message_id`.
    """

    id: int
    position: int
    sku: str
    name: str
    unit: str
    base_unit: str
    factor_e6: int
    price_e4: int
    tax_code: str
    tax_rate_e4: int
    ordered: int
    options: Mapping[str, Any] = field(default_factory=dict)
    part_number: str = ""
    weight_g: int = 0
    spans: tuple[tuple[int, int], ...] = ()
    message_id: int | None = None
    confidence: float = 1.0
    cancelled: int = 0
    reserved: int = 0
    backordered: int = 0
    picked: int = 0
    packed: int = 0
    shipped: int = 0
    delivered: int = 0
    lost: int = 0
    return_requested: int = 0
    return_received: int = 0
    restocked: int = 0
    written_off: int = 0
    replaced: int = 0
    invoiced: int = 0
    credited: int = 0

    @property
    def due(self) -> int:
        """Return what is still wanted: ordered less cancelled."""
        return self.ordered - self.cancelled

    @property
    def charged(self) -> int:
        """Return what the customer pays for: what is due, less shipped units that were credited."""
        return self.due - min(self.credited, self.shipped)

    @property
    def unshipped(self) -> int:
        """Return what is due and not yet shipped."""
        return self.due - self.shipped

    @property
    def quantities(self) -> dict[str, int]:
        """Return every quantity by name."""
        return {name: getattr(self, name) for name in QUANTITIES}

    def broken_rules(self) -> list[str]:
        """Return the invariants that these quantities break; empty when all is well."""
        rules = {
            "0 <= every quantity": min(self.quantities.values()) >= 0,
            "shipped <= ordered - cancelled": self.shipped <= self.due,
            "delivered + lost <= shipped": self.delivered + self.lost <= self.shipped,
            "return received <= return requested <= shipped": self.return_received
            <= self.return_requested
            <= self.shipped,
            "restocked + written off <= return received": self.restocked + self.written_off <= self.return_received,
            "credited <= invoiced": self.credited <= self.invoiced,
            "shipped <= packed <= picked": self.shipped <= self.packed <= self.picked,
            "reserved + backordered <= unshipped": self.reserved + self.backordered <= max(self.unshipped, 0),
        }
        return [rule for rule, holds in rules.items() if not holds]

    def plus(self, **deltas: int) -> OrderLine:
        """Return the line with quantities moved by `deltas`."""
        return replace(self, **{name: getattr(self, name) + delta for name, delta in deltas.items()})


@dataclass(frozen=True, slots=True)
class Totals:
    """The amounts of an order. goods, shipping: net; tax: on both; total: gross."""

    goods: Money
    shipping: Money
    tax: Money

    @property
    def total(self) -> Money:
        """Return what the customer pays."""
        return self.goods + self.shipping + self.tax


@dataclass(frozen=True, slots=True)
class Source:
    """Where an order came from; unique. part: one message may hold two orders."""

    channel: str
    external_id: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """One order. version: counts up with every change; invoiced, paid: minor units.

    trusted: the sender is who they say; confidence: how sure the reading is, 0 to 1; proposed: a change that waits.
    trust: `{level, reasons}`, how far the order may go by itself.
    """

    id: int
    number: str
    source: Source
    state: OrderState
    version: int
    currency: str
    lines: tuple[OrderLine, ...]
    placed_at: datetime
    customer_id: int | None = None
    conversation_id: int | None = None
    language: str = "en"
    requested_on: date | None = None
    promised_on: date | None = None
    po_number: str = ""
    note: str = ""
    ship_to: Address | None = None
    shipping_method: str = ""
    shipping_name: str = ""
    shipping_minor: int = 0
    shipping_tax_minor: int = 0
    prices_include_tax: bool = False
    valid_until: datetime | None = None
    confirmed_at: datetime | None = None
    hold_reason: str = ""
    invoiced_minor: int = 0
    paid_minor: int = 0
    token: str = ""
    trusted: bool = True
    trust: Mapping[str, Any] | None = None
    confidence: float = 1.0
    proposed: Mapping[str, Any] | None = None

    def money(self, minor: int) -> Money:
        """Return an amount in the order's currency."""
        return Money(minor, self.currency)

    def line_net(self, line: OrderLine, quantity_e6: int | None = None) -> Money:
        """Return the line's net amount for what is charged (or for `quantity_e6`)."""
        quantity = line.charged if quantity_e6 is None else quantity_e6
        amount = line_amount(line.price_e4, quantity, self.currency)
        return amount - included_tax(amount, line.tax_rate_e4) if self.prices_include_tax else amount

    def line_tax(self, line: OrderLine, quantity_e6: int | None = None) -> Money:
        """Return the line's tax for what is charged (or for `quantity_e6`)."""
        quantity = line.charged if quantity_e6 is None else quantity_e6
        amount = line_amount(line.price_e4, quantity, self.currency)
        if self.prices_include_tax:
            return included_tax(amount, line.tax_rate_e4)
        return tax_on(amount, line.tax_rate_e4)

    @property
    def totals(self) -> Totals:
        """Return the order's amounts for what is charged."""
        zero = self.money(0)
        goods = sum((self.line_net(line) for line in self.lines), zero)
        tax = sum((self.line_tax(line) for line in self.lines), self.money(self.shipping_tax_minor))
        return Totals(goods, self.money(self.shipping_minor), tax)

    @property
    def weight_g(self) -> int:
        """Return the weight of what is due."""
        return sum(line.weight_g * line.due for line in self.lines) // 1_000_000

    @property
    def facets(self) -> dict[str, str]:
        """Return the derived states: how much is reserved, shipped, billed and paid."""
        return {
            "stock": _facet(sum(line.reserved + line.shipped for line in self.lines), self._due),
            "shipping": _facet(sum(line.shipped for line in self.lines), self._due),
            "delivery": _facet(sum(line.delivered for line in self.lines), self._due),
            "billing": _facet(self.invoiced_minor, self.totals.total.minor),
            "payment": _facet(self.paid_minor, self.totals.total.minor),
        }

    @property
    def _due(self) -> int:
        return sum(line.due for line in self.lines)

    def with_lines(self, lines: Iterable[OrderLine]) -> Order:
        """Return the order with other lines."""
        return replace(self, lines=tuple(lines))

    @property
    def as_proposed(self) -> Order | None:
        """Return the order as it was read back with the change that waits; None where none waits."""
        shown = (self.proposed or {}).get("preview")
        if not shown:
            return None
        lines = tuple(OrderLine(**line | {"spans": tuple(map(tuple, line["spans"]))}) for line in shown["lines"])
        return replace(self, lines=lines, **{name: shown[name] for name in _PREVIEWED})


def preview_of(order: Order) -> dict[str, Any]:
    """Return what `Order.as_proposed` needs of the changed order, as plain data."""
    return {"lines": [asdict(line) for line in order.lines]} | {name: getattr(order, name) for name in _PREVIEWED}


def tax_on(net: Money, rate_e4: int) -> Money:
    """Return the tax on a net amount, half up. rate_e4: 1/10,000, so 19 % is 1900."""
    return Money(half_up(net.minor * rate_e4, 10_000), net.currency)


def included_tax(gross: Money, rate_e4: int) -> Money:
    """Return the tax inside a gross amount, half up."""
    return Money(half_up(gross.minor * rate_e4, 10_000 + rate_e4), gross.currency)


def _facet(done: int, due: int) -> str:
    if done <= 0:
        return "none"
    return "all" if done >= due else "part"
