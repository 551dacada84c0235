"""Try: what lines would be and cost, by the same code that places them; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from core.commands.draft import default_address
from core.commands.lines import order_lines
from core.commands.work import Work
from core.database import stock
from core.domain.commands import Command, LineWanted
from core.domain.money import half_up, price_text, quantity_text
from core.domain.orders import Order, OrderLine, OrderState, Source
from core.domain.phone import Trial, TriedLine, TryOrder
from core.domain.pricing import priced
from core.errors import Refused

MOST_LINES = 200


def try_order(work: Work, command: TryOrder) -> dict[str, Any]:
    """Return the facts with the trial; what does not fit is told line by line."""
    made: list[tuple[LineWanted, OrderLine | Refused]] = []
    for wanted in command.lines[:MOST_LINES]:
        try:
            found = order_lines(work, [wanted], customer_id=command.customer_id, channel=command.channel)
            made.append((wanted, replace(found[0], position=len(made) + 1)))
        except Refused as refusal:
            made.append((wanted, refusal))
    fit = tuple(line for _, line in made if isinstance(line, OrderLine))
    order = Order(
        id=0,
        number="",
        source=Source(command.channel, ""),
        state=OrderState.DRAFT,
        version=0,
        currency=work.policy.shop.currency,
        lines=fit,
        placed_at=work.now,
        ship_to=command.ship_to or default_address(work, command.customer_id),
        prices_include_tax=work.policy.shop.prices_include_tax,
    )
    if fit:
        order = priced(order, work.policy, work.now)
    free: dict[str, int] = {}
    for level in stock.levels(work.conn, [line.sku for line in fit]):
        free[level.sku] = free.get(level.sku, 0) + level.available
    totals = order.totals
    return {
        "trial": Trial(
            tuple(_tried(work, order, wanted, line, free) for wanted, line in made),
            totals.goods,
            totals.shipping,
            totals.tax,
            totals.total,
            order.shipping_name,
            order.promised_on,
            order.prices_include_tax,
        )
    }


def _tried(work: Work, order: Order, wanted: LineWanted, line: OrderLine | Refused, free: dict[str, int]) -> TriedLine:
    item = work.items([wanted.sku]).get(wanted.sku)
    units = (item.unit, *(pack.unit for pack in item.packs)) if item else ()
    name = item.name if item else wanted.sku
    if isinstance(line, Refused):
        return TriedLine(wanted, name, wanted.unit, units, fault=line.code, facts=line.facts)
    left = free.get(line.sku, 0)
    free[line.sku] = left - line.due
    amount = order.line_net(line) + (order.line_tax(line) if order.prices_include_tax else order.money(0))
    return TriedLine(
        replace(wanted, unit=line.unit),
        name,
        line.unit,
        units,
        price_text(half_up(line.price_e4 * line.factor_e6, 1_000_000)),
        amount,
        quantity_text(max(left, 0) * 1_000_000 // line.factor_e6),
        short=left < line.due and not (work.policy.backorders or (item is not None and item.backorder)),
    )


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {TryOrder: try_order}
"""What carries out which command."""
