"""Every step of the order's table and the use case that takes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.commands import approve, cancel, change, confirm, draft, hold, invoice, pay, reverse, ship
from core.commands.work import Work
from core.domain.commands import TakeStep
from core.domain.orders import Order
from core.errors import Refused

Take = Callable[[Work, Order, Mapping[str, Any]], Order]


def _quote(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    return draft.quote(work, draft.replace_priced(work, order, str(body.get("shipping_method") or "")))


STEPS: Mapping[str, Take] = {
    "quote": _quote,
    "submit": confirm.confirm_order,
    "confirm": confirm.confirm_order,
    "approve": approve.approve,
    "reject": approve.reject,
    "hold": hold.hold,
    "release": hold.release,
    "change": change.change,
    "apply_change": change.apply_change,
    "decline_change": change.decline_change,
    "cancel": cancel.cancel,
    "cancel_lines": cancel.cancel_lines,
    "drop": cancel.drop,
    "expire": hold.expire,
    "reserve": ship.reserve,
    "pick": ship.pick,
    "pack": ship.pack,
    "ship": ship.ship,
    "deliver": ship.deliver,
    "invoice": invoice.invoice,
    "reverse": reverse.reverse,
    "pay": pay.pay,
    "close": hold.close,
    "reopen": hold.reopen,
}


def take_step(work: Work, command: TakeStep) -> None:
    """Take one step of an order.

    Raises: Refused, or Conflict where the order has another version than expected.
    """
    order = work.order(command.order, command.expected_version)
    take = STEPS.get(command.step)
    if take is None:
        raise Refused("unknown_step", step=command.step[:40])
    take(work, order, command.body)
