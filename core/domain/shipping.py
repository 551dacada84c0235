"""Which ways to ship an order, what they cost and when they arrive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.domain.customers import Address
from core.domain.dates import add_working_days, first_working_day
from core.domain.money import Money
from core.domain.policy import ShippingMethod, ShopPolicy


@dataclass(frozen=True, slots=True)
class ShippingOption:
    """One way to ship this order. price: net (gross where the shop's prices include tax)."""

    id: str
    name: str
    price: Money
    arrives_on: date
    tax_code: str


def shipping_options(
    policy: ShopPolicy, *, ship_to: Address | None, weight_g: int, goods_minor: int, at: datetime, wait_days: int = 0
) -> list[ShippingOption]:
    """Return the ways to ship, cheapest first, faster first among equals.

    wait_days: calendar days until the goods are in the house (backorder lead time).
    """
    country = (ship_to.country if ship_to else "") or policy.shop.country
    postcode = ship_to.postcode if ship_to else ""
    ready = add_working_days(
        first_working_day(at, policy) + timedelta(days=wait_days), policy.handling_days, policy.calendar
    )
    found = [
        ShippingOption(
            method.id,
            method.name,
            Money(price, policy.shop.currency),
            add_working_days(ready, method.transit_days, policy.calendar),
            method.tax,
        )
        for method in policy.shipping
        if serves(method, country, postcode) and (price := _price(method, weight_g, goods_minor)) is not None
    ]
    return sorted(found, key=lambda option: (option.price.minor, option.arrives_on, option.id))


def choose(options: list[ShippingOption], requested_on: date | None) -> ShippingOption | None:
    """Return the cheapest option that arrives by the requested day; the fastest where none does."""
    if not options:
        return None
    in_time = [option for option in options if requested_on is None or option.arrives_on <= requested_on]
    return in_time[0] if in_time else min(options, key=lambda option: (option.arrives_on, option.price.minor))


def serves(method: ShippingMethod, country: str, postcode: str) -> bool:
    """Return whether the method reaches that place."""
    if method.countries and country.upper() not in method.countries:
        return False
    return not method.postcodes or postcode.startswith(method.postcodes)


def _price(method: ShippingMethod, weight_g: int, goods_minor: int) -> int | None:
    band = next((price for most_g, price in method.bands if weight_g <= most_g), None)
    if band is not None and method.free_over is not None and goods_minor >= method.free_over:
        return 0
    return band
