"""Confirm: the order becomes binding; stock is checked and reserved in the same locked transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from core.commands import autonomy, exchange
from core.commands.lines import waits
from core.commands.listed import kept_back
from core.commands.work import Work
from core.database import conversations, facts, orders, own_rules, staffroom, stock, trust
from core.database.moments import ms
from core.domain.approvals import OrderRuleNoted
from core.domain.guards import OrderFacts
from core.domain.machine import Actor, Role
from core.domain.money import quantity_text
from core.domain.orders import Order, OrderLine, OrderState
from core.domain.pricing import priced
from core.domain.rules import ApprovalRule, strictest
from core.domain.trust import Level, level_of

_RULE = Actor(Role.RULE, "rule:policy")


def confirm_order(work: Work, order: Order, body: Mapping[str, Any], *, actor: Actor | None = None) -> Order:
    """Confirm the order, or submit it where an approval rule matches.

    Raises: Refused with the guard's reason; `out_of_stock` names every line that is short.
    """
    wanted = facts.approvals(work.conn, order, work.policy, actor or work.actor)
    known = confirm_facts(work, order, approvals=[rule.name for rule in wanted])
    if order.id and not work.is_new(order):
        # Who confirms has answered whether it was sent twice; nothing else can be open here.
        conversations.close_questions(work.conn, order.id, "answered", ms(work.now))
    if wanted:
        return _submit(work, order, known, wanted)
    # Asked before it binds: what the rules look at, such as free stock, is then still as it was ordered.
    more = facts.rules_of(work.conn, order, work.policy, "hold", "notify")
    bound = autonomy.count(work, bind(work, order, "confirm", known, actor=actor))
    return _as_ruled(work, bound, more)


def _as_ruled(work: Work, order: Order, rules: Sequence[ApprovalRule]) -> Order:
    """Stop a binding order where a rule wants it, and have colleagues told where one does."""
    for rule in rules:
        if rule.do == "notify":
            work.when_stored(order, partial(_noted, work, rule))
    stops = [rule.name for rule in rules if rule.do == "hold"]
    if not stops or order.state is not OrderState.CONFIRMED:
        return order
    reason = ", ".join(stops)
    known = OrderFacts(now=work.now, actor=_RULE, reason=reason)
    return work.step(order, "hold", known, actor=_RULE, hold_reason=reason)


def _noted(work: Work, rule: ApprovalRule, stored: Order | None) -> None:
    if stored is not None:
        facts_ = {"number": stored.number, "rule": rule.name}
        work.note(OrderRuleNoted, "order_note", stored.id, facts_, rule.name, order_id=stored.id)
        staffroom.note_order(work.conn, stored.id, stored.conversation_id, ms(work.now))


def confirm_facts(work: Work, order: Order, **more: Any) -> OrderFacts:
    """Return what the guards of a binding step need to know."""
    asked = conversations.blocking_questions(work.conn, order.id) if order.id and not work.is_new(order) else 0
    return work.order_facts(
        questions=asked,
        may_confirm=facts.may_confirm(work.policy, work.actor),
        from_file=level_of(order.trust) is not Level.KNOWN_CONTACT
        or trust.speaks_from_file(work.conn, order, work.message_id),
        address_needed=facts.address_needed(order),
        shippable=facts.shippable(order, work.policy),
        **more,
    )


def bind(
    work: Work, order: Order, step: str, known: OrderFacts, *, actor: Actor | None = None, said: Any = None
) -> Order:
    """Take a binding step with every line reserved or, where the shop allows, backordered; an exchange is paid in."""
    came = exchange.behind(work, order)
    held, shortages = work.hold(order, wants(work, order))
    known = replace(known, shortages=shortage_facts(order, shortages))
    lines = tuple(_with(line, held.get(line.id)) for line in order.lines) if not shortages else order.lines
    order = work.step(
        order, step, known, actor=actor, said=said, lines=lines, confirmed_at=order.confirmed_at or work.now
    )
    if any(line.backordered for line in order.lines):
        order = work.amend(order, priced(order, work.policy, work.now, wait_days=waits(work, order)))
    return exchange.carry(work, order, came)


def wants(work: Work, order: Order) -> list[stock.Want]:
    """Return what the order still needs from stock."""
    items = work.items([line.sku for line in order.lines])
    back = kept_back(work, order)
    return [
        stock.Want(line.id, line.sku, missing, work.policy.backorders or items[line.sku].backorder, back)
        for line in order.lines
        if (missing := line.unshipped - line.reserved - line.backordered) > 0
    ]


def shortage_facts(order: Order, shortages: list[stock.Shortage]) -> list[dict[str, str]]:
    """Return the short lines as the refusal's words and the API show them."""
    by_id = {line.id: line for line in order.lines}
    return [
        {
            "position": str(by_id[short.key].position),
            "sku": short.sku,
            "name": by_id[short.key].name,
            "wanted": quantity_text(short.wanted),
            "available": quantity_text(short.available),
            "unit": by_id[short.key].base_unit,
        }
        for short in shortages
    ]


def _with(line: OrderLine, held: stock.Held | None) -> OrderLine:
    return line if held is None else line.plus(reserved=held.reserved, backordered=held.backordered)


def _submit(work: Work, order: Order, known: OrderFacts, rules: Sequence[ApprovalRule]) -> Order:
    # What cannot be served is refused at once; nobody approves goods that are not there. Approval itself reserves.
    _, shortages = stock.plan(work.conn, wants(work, order))
    known = replace(known, shortages=shortage_facts(order, shortages))
    # The strictest word of all: a rule that wants two people, or a higher role, is not met by another rule's one.
    role = strictest(one.role for one in rules)
    rule = next((one for one in rules if one.four_eyes), next(one for one in rules if one.role == role))
    order = work.step(order, "submit", known, said={"rules": list(known.approvals)})

    def request(stored: Order | None) -> None:
        if stored is None:
            return
        orders.request_approval(
            work.conn,
            {
                "order_id": stored.id,
                "version": stored.version,
                "rules": list(known.approvals),
                "role": role,
                "requested_by": work.actor.id,
                "requested_at": ms(work.now),
                "rule": rule.name,
                "asked": own_rules.kept(rule),
                "remind_at": _in_hours(work, rule.remind_hours),
                "expires_at": _in_hours(work, rule.expire_hours),
            },
        )

    work.when_stored(order, request)
    return order


def _in_hours(work: Work, hours: int) -> int | None:
    return ms(work.now) + hours * 3_600_000 if hours else None
