"""The same order once more: when a careful clerk asks, and when a habit explains it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from core.domain.customers import Address
from core.domain.orders import Order

FEWEST_FOR_A_HABIT = 3
"""So many equal orders before this one make a habit; two may be a doubled one."""

Goods = tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """An order that seems to be there already. why: po or lines."""

    number: str
    why: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier order of the same customer, as far as this question needs it."""

    number: str
    placed_at: datetime
    po_number: str
    goods: Goods
    ship_to: Address | None = None
    requested_on: date | None = None


def repeat_of(order: Order, earlier: Sequence[Earlier], now: datetime, *, within_days: int) -> Repeat | None:
    """Return the earlier order that this one seems to repeat; None where nobody would ask.

    earlier: that were not taken back, newest first. within_days: how long equal lines are a reason; 0 asks nothing.
    """
    if not within_days:
        return None
    wanted, po = goods_of(order), _plain(order.po_number)
    for one in earlier:
        if po and _plain(one.po_number) == po:
            return Repeat(one.number, "po")
    equal = [one for one in earlier if wanted and one.goods == wanted and _alike(order, one)]
    if not equal or now - equal[0].placed_at > timedelta(days=within_days):
        return None
    return None if _usual([one.placed_at for one in equal], now) else Repeat(equal[0].number, "lines")


def goods_of(order: Order) -> Goods:
    """Return what an order is for, line by line, whatever their order."""
    return tuple(sorted((line.sku, repr(sorted(line.options.items())), line.due) for line in order.lines if line.due))


def _alike(order: Order, one: Earlier) -> bool:
    """Another number, another place or another day of the customer's own says that it is another order."""
    if order.po_number and one.po_number:
        return False
    if order.requested_on and one.requested_on and order.requested_on != one.requested_on:
        return False
    return not (order.ship_to and one.ship_to) or _place(order.ship_to) == _place(one.ship_to)


def _usual(placed: Sequence[datetime], now: datetime) -> bool:
    """Return whether it comes about when the customer's equal orders come. placed: newest first."""
    if len(placed) < FEWEST_FOR_A_HABIT:
        return False
    gaps = [(later - before).total_seconds() for later, before in pairwise(placed)]
    return (now - placed[0]).total_seconds() >= median(gaps) / 2


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _place(place: Address) -> tuple[str, ...]:
    return tuple(_plain(part) for part in (place.street, place.postcode, place.city))
