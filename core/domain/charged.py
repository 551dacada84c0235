"""What was charged elsewhere, held against what the order costs here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.domain.channels import ChannelRules
from core.domain.money import money_from, price_from, price_text
from core.domain.orders import Order, OrderLine
from core.domain.queries import Query


@dataclass(frozen=True, slots=True)
class Charged:
    """What a cart or market says that the customer was charged. prices: of one ordered unit, line by line.

    currency: empty is the order's. per_pack: whether a price is surely of the ordered unit, not of the base unit.
    """

    prices: Sequence[str | None] = ()
    shipping: str | None = None
    paid: str | None = None
    currency: str = ""
    per_pack: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is not the same. about: `line`, `shipping`, `paid` or `currency`; position: of the line."""

    about: str
    charged: str
    ours: str
    position: int = 0
    name: str = ""
    unit: str = ""

    def words(self) -> str:
        """Return which figure it is, in short."""
        return f"line {self.position}" if self.about == "line" else self.about


@dataclass(frozen=True, slots=True)
class ChargedView:
    """A comparison as it is shown. charged_in: the currency elsewhere; currency: ours."""

    differences: tuple[Difference, ...]
    charged_in: str
    currency: str
    price_list: str = ""
    tolerance: str = ""
    paid: str = ""


@dataclass(frozen=True, slots=True)
class ChargedFor(Query[ChargedView | None]):
    """What an order was charged elsewhere and costs here; None where nothing was charged elsewhere."""

    order_id: int


def differences(order: Order, charged: Charged, rules: ChannelRules) -> list[Difference]:
    """Return every figure that differs by more than the channel's tolerance.

    Another currency is told as such: its figures are not compared, for they are no amounts of ours.
    """
    if charged.currency and charged.currency != order.currency:
        told = charged.paid or charged.shipping or next((price for price in charged.prices if price), "")
        return [Difference("currency", f"{told} {charged.currency}".strip(), f"{_total(order)} {order.currency}")]
    found = [
        one
        for line, price in zip(order.lines, charged.prices, strict=False)
        if price is not None and (one := _line(order, line, price, charged, rules))
    ]
    with_tax = order.prices_include_tax or rules.tax_included
    shipping = order.shipping_minor + (order.shipping_tax_minor if with_tax else 0)
    for about, said, ours in (
        ("shipping", charged.shipping, shipping),
        ("paid", charged.paid, order.totals.total.minor),
    ):
        if said is not None and abs(money_from(said, order.currency).minor - ours) > rules.tolerance:
            found.append(Difference(about, said, str(order.money(ours))))
    return found


def _line(order: Order, line: OrderLine, price: str, charged: Charged, rules: ChannelRules) -> Difference | None:
    said = Decimal(price_from(price)).scaleb(-4)
    each = Decimal(line.price_e4).scaleb(-4)
    spare = Decimal(order.money(rules.tolerance).decimal)
    if rules.tax_included and not order.prices_include_tax:
        each = each * (10_000 + line.tax_rate_e4) / 10_000
        # What holds tax was rounded to the cent there, which ours is not yet.
        spare += order.money(1).decimal / 2
    pack = each * Decimal(line.factor_e6).scaleb(-6)
    ours = [pack] if charged.per_pack else [pack, each]
    if any(abs(said - one) <= spare for one in ours):
        return None
    return Difference(
        "line", price_text(price_from(price)), price_text(price_from(pack)), line.position, line.name, line.unit
    )


def _total(order: Order) -> str:
    return str(order.totals.total)


def reason_of(found: Sequence[Difference]) -> str:
    """Return in one line why a person must look."""
    other = next((one for one in found if one.about == "currency"), None)
    if other is not None:
        return f"charged elsewhere in another currency: {other.charged}, here {other.ours}"
    return f"charged elsewhere differs: {', '.join(one.words() for one in found)}"


def difference_from(data: Mapping[str, Any]) -> Difference:
    """Return a difference from plain data."""
    return Difference(**{name: data[name] for name in ("about", "charged", "ours", "position", "name", "unit")})
