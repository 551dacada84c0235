"""Count: stock as somebody counted it; what was promised beyond it waits again."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from core.commands.work import Work
from core.database import deliveries, orders, stock
from core.database.moments import ms
from core.domain.commands import ResendDelivery, SetStock
from core.domain.guards import OrderFacts
from core.domain.machine import Actor, Role
from core.domain.money import MOST_UNITS, QUANTITY_SCALE
from core.errors import Refused

_RULE = Actor(Role.RULE, "rule:count")


def set_stock(work: Work, command: SetStock) -> None:
    """Set on hand absolutely; the difference is a movement, oversold units are backordered in the same transaction."""
    work.only(Role.WAREHOUSE | Role.MANAGER | Role.BUYER, "count")
    known = work.items([sku for sku, _, _ in command.levels])
    moved: list[list[Any]] = []
    wanted = {(sku, location): counted(text) for sku, location, text in command.levels}
    for sku, _ in wanted:
        if sku not in known:
            raise Refused("unknown_item", sku=sku[:60])
    _lock_holders(work, wanted)
    locked = {(level.sku, level.location): level for level in stock.lock(work.conn, known)}
    for (sku, location), on_hand in sorted(wanted.items()):
        level = locked.get((sku, location))
        if level is not None and on_hand < level.reserved:
            _unreserve(work, sku, location, level.reserved - on_hand)
        booked = {"reason": command.reason[:60], "actor": work.actor.id, "at": ms(work.now)}
        if by := stock.set_on_hand(work.conn, sku, location, on_hand, **booked):
            moved.append([sku, location, by])
    work.facts |= {"changed": len(moved), "counted": moved}


def _lock_holders(work: Work, wanted: Mapping[tuple[str, str], int]) -> None:
    # Orders are locked before stock, as every other use case does.
    short = [
        (level.sku, level.location)
        for level in stock.levels(work.conn, [sku for sku, _ in wanted])
        if wanted.get((level.sku, level.location), level.reserved) < level.reserved
    ]
    lines = [line_id for place in short for line_id, _ in stock.holders(work.conn, *place)]
    for number in sorted({orders.number_of_line(work.conn, line_id) for line_id in lines}):
        work.order(number)


def counted(text: str) -> int:
    """Return a counted quantity in 1/1,000,000; 0 or more.

    Raises: Refused("bad_quantity").
    """
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        raise Refused("bad_quantity", value=text[:40]) from None
    if not number.is_finite() or number < 0 or number > MOST_UNITS or number != round(number, 6):
        raise Refused("bad_quantity", value=text[:40])
    return int(number * QUANTITY_SCALE)


def _unreserve(work: Work, sku: str, location: str, missing: int) -> None:
    # The newest lines give way first: who ordered first is served first.
    for line_id, quantity in stock.holders(work.conn, sku, location):
        if missing <= 0:
            return
        number = orders.number_of_line(work.conn, line_id)
        order = work.order(number)
        line = next(one for one in order.lines if one.id == line_id)
        share = min(missing, quantity, line.reserved - (line.picked - line.shipped))
        if share <= 0:
            continue
        missing -= share
        lines = tuple(one.plus(reserved=-share, backordered=share) if one.id == line_id else one for one in order.lines)
        facts = OrderFacts(now=work.now, actor=_RULE, reason="count")
        work.step(order, "unreserve", facts, actor=_RULE, lines=lines)
        stock.release_at(work.conn, line_id, location, share)
    if missing > 0:
        raise Refused("picked_goods_missing", sku=sku)


def resend_delivery(work: Work, command: ResendDelivery) -> None:
    """Have a parked message sent again."""
    work.only(Role.SALES | Role.MANAGER, "resend")
    deliveries.resend(work.conn, command.delivery_id)
    work.delivered = (command.delivery_id,)
