"""From lines as they were asked for to order lines with prices, units and taxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from core.commands.work import Work
from core.database import customers
from core.database.channels import prices_for
from core.domain.catalogue import Item
from core.domain.commands import LineWanted
from core.domain.dates import shop_day
from core.domain.money import QUANTITY_SCALE, quantity_from, quantity_text
from core.domain.orders import Order, OrderLine
from core.domain.price_lists import Prices
from core.domain.pricing import price_of, tax_rate
from core.errors import Refused

MOST_LINES = 1000
_WHOLE = ("each", "piece", "pair", "set")
"""Base units of which nobody sells a part."""


def order_lines(
    work: Work,
    wanted: Sequence[LineWanted],
    *,
    customer_id: int | None,
    message_id: int | None = None,
    channel: str = "",
) -> tuple[OrderLine, ...]:
    """Return order lines for what was asked, with temporary ids below 0; prices are the customer's and the channel's.

    Raises: Refused with `unknown_item`, `unknown_unit`, `bad_quantity`, `no_price` or `too_many_lines`.
    """
    if len(wanted) > MOST_LINES:
        raise Refused("too_many_lines", most=MOST_LINES)
    items = work.items([line.sku for line in wanted])
    codes = customers.part_numbers_of(work.conn, customer_id) if customer_id else {}
    prices = prices_for(
        work.conn,
        list(items),
        channel_list=work.policy.channel(channel).price_list,
        customer_id=customer_id,
        day=shop_day(work.now, work.policy),
    )
    return tuple(
        _line(work, line, items, position, codes, message_id, prices) for position, line in enumerate(wanted, 1)
    )


def _line(
    work: Work,
    wanted: LineWanted,
    items: Mapping[str, Item],
    position: int,
    codes: Mapping[str, str],
    message_id: int | None,
    prices: Prices,
) -> OrderLine:
    item = items.get(wanted.sku)
    if item is None:
        raise Refused("unknown_item", sku=wanted.sku[:60], position=position)
    unit = wanted.unit or item.unit
    factor = item.factor(unit)
    if factor is None:
        sold = [item.unit, *(pack.unit for pack in item.packs)]
        raise Refused("unknown_unit", sku=item.sku, name=item.name, unit=unit[:40], units=sold, position=position)
    ordered = _ordered(item, (Decimal(quantity_from(wanted.quantity)) * factor).scaleb(-6), position)
    return OrderLine(
        id=-position,
        position=position,
        sku=item.sku,
        name=item.name,
        unit=unit,
        base_unit=item.unit,
        factor_e6=int(factor * 1_000_000),
        price_e4=price_of(item, prices, ordered),
        tax_code=item.tax,
        tax_rate_e4=tax_rate(work.policy, item.tax),
        ordered=ordered,
        options=_options(item, wanted, position),
        part_number=wanted.part_number or codes.get(item.sku, ""),
        weight_g=item.weight_g,
        spans=tuple(wanted.spans),
        message_id=message_id,
        confidence=wanted.confidence,
    )


def _options(item: Item, wanted: LineWanted, position: int) -> dict[str, Any]:
    known = {option.name: option for option in item.options}
    facts = {"sku": item.sku, "name": item.name, "position": position}
    made = {}
    for name, choices in wanted.options.items():
        listed = choices if isinstance(choices, list) else [choices]
        values = [choice if isinstance(choice, dict) else {"value": str(choice)} for choice in listed]
        option = known.get(name)
        ids = {value.id for value in option.values} if option else set()
        if option is None or any(str(choice.get("value")) not in ids for choice in values):
            raise Refused("unknown_option", option=name[:40], **facts)
        if len(values) > 1 and not option.multiple:
            raise Refused("one_value_only", option=name, **facts)
        made[name] = values
    for option in item.options:
        if option.required and option.default is None and not made.get(option.name):
            raise Refused("option_missing", option=option.name, values=[value.id for value in option.values], **facts)
    return made


def _ordered(item: Item, base: Decimal, position: int) -> int:
    quantity = quantity_from(base)
    if item.unit in _WHOLE and quantity % QUANTITY_SCALE:
        raise Refused("bad_quantity", value=quantity_text(quantity), sku=item.sku, name=item.name, position=position)
    return quantity


def like_before(lines: Sequence[OrderLine], old: Sequence[OrderLine]) -> tuple[OrderLine, ...]:
    """Return the lines at today's prices; those that stand in `old` keep their id and the words behind them."""
    left = list(old)
    kept, new = [], []
    for line in lines:
        twin = next((one for one in left if _same(one, line)), None)
        if twin is None:
            new.append(line)
            continue
        left.remove(twin)
        spoken = twin if twin.spans else line
        told: dict[str, Any] = {"spans": spoken.spans, "message_id": spoken.message_id, "confidence": spoken.confidence}
        kept.append(replace(line, id=twin.id, position=twin.position, **told))
    kept.sort(key=lambda line: line.position)
    free = below_all(old)
    new = [replace(line, id=free - place) for place, line in enumerate(new)]
    return tuple(replace(line, position=place) for place, line in enumerate([*kept, *new], 1))


def below_all(lines: Sequence[OrderLine]) -> int:
    """Return a temporary id below 0 and below those of lines that this unit has made already."""
    return min((line.id for line in lines if line.id < 0), default=0) - 1


def named_quantities(order: Order, body: Mapping[str, Any]) -> dict[int, int]:
    """Return the quantities that a step's `lines` name, by position; empty where none are named.

    Raises: Refused with `unknown_line` or `bad_quantity`.
    """
    named = body.get("lines") or {}
    if not isinstance(named, Mapping):
        raise Refused("bad_line")
    positions = {str(line.position): line.position for line in order.lines}
    found = {}
    for name, quantity in named.items():
        if str(name) not in positions:
            raise Refused("unknown_line", line=str(name)[:20])
        found[positions[str(name)]] = quantity_from(quantity)
    return found


def _same(one: OrderLine, other: OrderLine) -> bool:
    return (one.sku, one.unit, dict(one.options)) == (other.sku, other.unit, dict(other.options))


def waits(work: Work, order: Order) -> int:
    """Return the calendar days that backordered lines take, by their items' lead times."""
    items = work.items([line.sku for line in order.lines if line.backordered > 0])
    return max((item.lead_days for item in items.values()), default=0)
