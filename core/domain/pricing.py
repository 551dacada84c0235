"""What a line costs and how it is taxed: the simple ports that the money issue deepens."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from core.domain.catalogue import Item
from core.domain.money import Money, price_from
from core.domain.orders import Order, included_tax, tax_on
from core.domain.policy import ShopPolicy
from core.domain.price_lists import NO_LISTS, Prices
from core.domain.shipping import ShippingOption, choose, shipping_options
from core.errors import Refused


def price_of(item: Item, prices: Prices = NO_LISTS, quantity_e6: int = 0) -> int:
    """Return the item's price per base unit in 1/10,000 for so many: that of a list, else the item's own.

    Raises: Refused("no_price") for an item that has none.
    """
    listed = prices.of(item.sku, quantity_e6)
    if listed is not None:
        return listed.price_e4
    if item.price is None:
        raise Refused("no_price", sku=item.sku)
    return price_from(item.price)


def tax_rate(policy: ShopPolicy, code: str) -> int:
    """Return the rate of a tax code in 1/10,000.

    Raises: Refused("unknown_tax").
    """
    if code not in policy.taxes:
        raise Refused("unknown_tax", tax=code)
    return policy.taxes[code]


def priced(order: Order, policy: ShopPolicy, now: datetime, *, wait_days: int = 0, method: str = "") -> Order:
    """Return the order with shipping, promised day and validity computed from its lines.

    method: a shipping option that the customer chose; else the cheapest in time.
    """
    options = options_for(order, policy, now, wait_days)
    chosen = next((option for option in options if option.id == (method or order.shipping_method)), None)
    chosen = chosen or choose(options, order.requested_on)
    return replace(
        order,
        **_shipping_fields(order, policy, chosen),
        valid_until=now + timedelta(days=policy.confirmation.quote_valid_days),
        prices_include_tax=policy.shop.prices_include_tax,
    )


def options_for(order: Order, policy: ShopPolicy, now: datetime, wait_days: int = 0) -> list[ShippingOption]:
    """Return the ways to ship this order, cheapest first."""
    return shipping_options(
        policy,
        ship_to=order.ship_to,
        weight_g=order.weight_g,
        goods_minor=_goods_value(order).minor,
        at=now,
        wait_days=wait_days,
    )


def _goods_value(order: Order) -> Money:
    # As the customer reads prices, so the shop counts up to free shipping: with tax where prices include it.
    taxes = [order.line_tax(line) for line in order.lines] if order.prices_include_tax else []
    return sum(taxes, order.totals.goods)


def _shipping_fields(order: Order, policy: ShopPolicy, option: ShippingOption | None) -> dict[str, Any]:
    if option is None:
        return {
            "shipping_method": "", "shipping_name": "", "shipping_minor": 0,
            "shipping_tax_minor": 0, "promised_on": order.requested_on,
        }  # fmt: skip
    net, tax = _split(option.price, tax_rate(policy, option.tax_code), policy.shop.prices_include_tax)
    promised = max(option.arrives_on, order.requested_on or option.arrives_on)
    return {
        "shipping_method": option.id,
        "shipping_name": option.name,
        "shipping_minor": net.minor,
        "shipping_tax_minor": tax.minor,
        "promised_on": promised,
    }


def _split(price: Money, rate_e4: int, includes_tax: bool) -> tuple[Money, Money]:
    tax = included_tax(price, rate_e4) if includes_tax else tax_on(price, rate_e4)
    return (price - tax if includes_tax else price), tax
