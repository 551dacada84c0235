"""What the guards need to know of an order besides itself, read from the tables."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, RowMapping

from core.database import conversations, orders, own_rules, returns, rule_facts
from core.domain.guards import OrderFacts
from core.domain.machine import Actor, Role
from core.domain.orders import Order, OrderState
from core.domain.policy import ShopPolicy
from core.domain.rules import ApprovalRule, rules_met
from core.domain.trust import Level, lasting_care, level_of

BY_SENDER = ApprovalRule("who ordered, or where to", role="sales")
"""What a colleague approves where no rule of the shop does: the sender or the place asks for care."""

ROLES = {"manager": Role.MANAGER, "sales": Role.SALES, "finance": Role.FINANCE, "admin": Role.ADMIN}


def order_facts(conn: Connection, order: Order, policy: ShopPolicy, actor: Actor, now: datetime) -> OrderFacts:
    """Return the facts with which the order's guards decide what this actor may do now."""
    request = orders.approval_request(conn, order.id) if order.state is OrderState.AWAITING_APPROVAL else None
    shipped = order.state is OrderState.CONFIRMED and any(line.shipped for line in order.lines)
    open_returns, open_refunds = returns.count_open(conn, order.id) if shipped else (0, 0)
    undecided = order.state in (OrderState.DRAFT, OrderState.QUOTED)
    return OrderFacts(
        now=now,
        actor=actor,
        reason="given",
        questions=conversations.blocking_questions(conn, order.id),
        approvals=[rule.name for rule in approvals(conn, order, policy, actor)] if undecided else (),
        approval_role=ROLES[request["role"]] if request else Role.MANAGER,
        requested_by=request["requested_by"] if request else "",
        requested_version=request["version"] if request else 0,
        own_rules=_own_rules(conn, order, policy, actor, request) if request else (),
        may_confirm=may_confirm(policy, actor),
        address_needed=address_needed(order),
        shippable=shippable(order, policy),
        open_returns=open_returns,
        open_refunds=open_refunds,
    )


def shippable(order: Order, policy: ShopPolicy) -> bool:
    """Return whether some method carries the order; a shop without methods and a collected order need none."""
    return bool(order.shipping_method) or not policy.shipping or not address_needed(order)


def address_needed(order: Order) -> bool:
    """Return whether goods must be brought: carts and markets that name no address mean collection."""
    return order.source.channel in ("webchat", "email", "telegram", "phone") or order.ship_to is not None


def may_confirm(policy: ShopPolicy, actor: Actor) -> bool:
    """Return whether the shop's confirmation rule lets this actor bind an order."""
    by_person = actor.role & (Role.SALES | Role.MANAGER | Role.ADMIN)
    return policy.confirmation.rule != "staff" or bool(by_person) or actor.id.startswith("api:")


def approvals(conn: Connection, order: Order, policy: ShopPolicy, actor: Actor | None = None) -> list[ApprovalRule]:
    """Return the rules by which this order waits for a person; reads only what the rules look at.

    actor: who would bind it, and is still under the rules that they have changed themselves.
    """
    found = rules_of(conn, order, policy, "approve")
    if actor is not None and (before := own_rules.before_changes_of(conn, actor, policy)):
        found += rules_met(before, rule_facts.facts_of(conn, order, before))
    if not found and level_of(order.trust) is Level.STAFF_APPROVAL and lasting_care(order.trust):
        return [BY_SENDER]
    return found


def rules_of(conn: Connection, order: Order, policy: ShopPolicy, *deeds: str) -> list[ApprovalRule]:
    """Return the shop's rules with one of these deeds that this order meets."""
    wanted = [rule for rule in policy.approvals if rule.do in deeds]
    return rules_met(wanted, rule_facts.facts_of(conn, order, wanted)) if wanted else []


def _own_rules(conn: Connection, order: Order, policy: ShopPolicy, actor: Actor, request: RowMapping) -> list[str]:
    """Return the rules that want more than this actor's word, and that stood before this actor changed them."""
    before = own_rules.before_changes_of(conn, actor, policy, asker=request["requested_by"])
    if not before:
        return []
    asked = own_rules.asked_for(request, policy)
    two = asked is not None and asked.four_eyes
    met = rules_met(before, rule_facts.facts_of(conn, order, before))
    return [
        rule.name for rule in met if not actor.role & (ROLES[rule.role] | Role.ADMIN) or (rule.four_eyes and not two)
    ]
