"""What the guards need to know of an order besides itself, read from the tables."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from core.database import conversations, customers, orders, returns
from core.database.tables.orders import order_lines
from core.database.tables.orders import orders as orders_table
from core.domain.customers import Address
from core.domain.guards import OrderFacts
from core.domain.machine import Actor, Role
from core.domain.orders import Order, OrderState
from core.domain.policy import ApprovalRule, ShopPolicy
from core.domain.pricing import matching_approvals
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
        approvals=[rule.name for rule in approvals(conn, order, policy)] if undecided else (),
        approval_role=ROLES[request["role"]] if request else Role.MANAGER,
        requested_by=request["requested_by"] if request else "",
        requested_version=request["version"] if request else 0,
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


def approvals(conn: Connection, order: Order, policy: ShopPolicy) -> list[ApprovalRule]:
    """Return the approval rules that this order meets; reads only what the rules look at."""
    rules = policy.approvals
    found = matching_approvals(
        order,
        rules,
        new_ship_to=any(rule.new_ship_to for rule in rules) and is_new_address(conn, order),
        trusted=order.trusted,
        over_usual=_over_usual(conn, order) if any(rule.quantity_over_usual_factor for rule in rules) else 0,
    )
    if not found and level_of(order.trust) is Level.STAFF_APPROVAL and lasting_care(order.trust):
        return [BY_SENDER]
    return found


def is_new_address(conn: Connection, order: Order) -> bool:
    """Return whether a customer with addresses on file wants the goods somewhere else."""
    customer = customers.by_id(conn, order.customer_id) if order.customer_id else None
    if customer is None or not customer.addresses or order.ship_to is None:
        return False
    return _plain(order.ship_to) not in {_plain(place) for place in customer.addresses}


def _plain(place: Address) -> tuple[str, ...]:
    return tuple("".join(part.lower().split()) for part in (place.street, place.postcode, place.city))


def _over_usual(conn: Connection, order: Order) -> float:
    if order.customer_id is None:
        return 0.0
    rows = conn.execute(
        select(order_lines.c.sku, func.avg(order_lines.c.ordered))
        .join(orders_table, orders_table.c.id == order_lines.c.order_id)
        .where(
            orders_table.c.customer_id == order.customer_id,
            orders_table.c.confirmed_at.is_not(None),
            orders_table.c.id != order.id,
            order_lines.c.sku.in_([line.sku for line in order.lines]),
        )
        .group_by(order_lines.c.sku)
    )
    usual = {row[0]: float(row[1]) for row in rows}
    return max((line.due / usual[line.sku] for line in order.lines if usual.get(line.sku)), default=0.0)
