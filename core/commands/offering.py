"""Offering: what a customer may do with an order next, for the buttons under a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.database import facts
from core.domain.lifecycles import ORDER
from core.domain.machine import Actor, Role, allowed
from core.domain.orders import Order, OrderState
from core.domain.pricing import options_for
from core.messages.buttons import mark
from core.messages.offered import Offered, Way

if TYPE_CHECKING:
    from core.commands.work import Work

_STILL_OPEN = (OrderState.DRAFT, OrderState.QUOTED)


def offered(work: Work, order: Order | None) -> Offered:
    """Return what the order's customer is offered; each part is looked up when a template asks for it."""
    return Offered(lambda: _steps(work, order), lambda: _ways(work, order)) if order else Offered()


def _steps(work: Work, order: Order) -> Sequence[str]:
    customer = Actor(Role.CUSTOMER, f"customer:{order.customer_id or 'guest'}")
    return allowed(ORDER, order, customer, facts.order_facts(work.conn, order, work.policy, customer, work.now))


def _ways(work: Work, order: Order) -> Sequence[Way]:
    if order.state not in _STILL_OPEN or not order.lines or not order.ship_to:
        return ()
    found = options_for(order, work.policy, work.now)
    return [Way(mark(one.id), one.name, one.price, one.arrives_on) for one in found]
