"""Charged: what a cart or market took already is held against what the order costs here."""

from __future__ import annotations

from core.commands.listed import lists_here
from core.commands.work import Work
from core.database.channels import keep_charged
from core.database.moments import ms
from core.domain.charged import Charged, differences, reason_of
from core.domain.commands import PlaceOrder
from core.domain.guards import OrderFacts
from core.domain.machine import Actor, Role
from core.domain.orders import Order, OrderState


def compared(work: Work, order: Order, command: PlaceOrder) -> Order:
    """Keep how what was charged elsewhere differs; an order that binds is held until a person has looked."""
    prices = [line.price for line in command.lines]
    if command.shipping is None and command.paid is None and not any(prices):
        return order
    rules = work.policy.channel(command.source.channel)
    per_pack = lists_here(work, command.source.channel)
    charged = Charged(prices, command.shipping, command.paid, command.currency.upper(), per_pack)
    found = differences(order, charged, rules)
    if not found:
        return order

    def keep(stored: Order | None) -> None:
        if stored is not None:
            keep_charged(work.conn, stored.id, charged, found, rules.price_list, now_ms=ms(work.now))

    work.when_stored(order, keep)
    if order.state is not OrderState.CONFIRMED:
        return order
    reason = reason_of(found)
    rule = Actor(Role.RULE, "rule:charged_elsewhere")
    facts = OrderFacts(now=work.now, actor=rule, reason=reason)
    return work.step(order, "hold", facts, actor=rule, hold_reason=reason)
