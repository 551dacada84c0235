"""Approve or reject: a person decides about an order that a rule named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping

from core.commands import autonomy, exchange
from core.commands.confirm import bind
from core.commands.draft import requote
from core.commands.work import Work
from core.database import facts, orders
from core.database.access import approvers, still_decides
from core.database.moments import ms
from core.database.own_rules import asked_for
from core.domain.approvals import AgeApproval, OrderApprovalReminded, OrderApprovedFirst
from core.domain.guards import OrderFacts
from core.domain.lifecycles import ORDER
from core.domain.machine import Actor, Role, advance
from core.domain.orders import Order, OrderState
from core.domain.rules import strictest
from core.errors import Refused

_RULE = Actor(Role.RULE, "rule:out_of_stock")
_LATE = Actor(Role.RULE, "rule:approval_expired")


def approve(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Approve the order: it binds and reserves in this transaction, or it goes back to the customer as a quote.

    Where the rule wants two people, the first one's word is only kept: `facts["first_word"]`.
    Raises: Refused("out_of_stock") once the quote is committed, so that the approver hears why; "other_eyes";
    "approval_expired" from the moment on, whether or not the round has been here.
    """
    known = _facts(work, order, "")
    request = orders.approval_request(work.conn, order.id)
    until = request["expires_at"] if request is not None and order.state is OrderState.AWAITING_APPROVAL else None
    if until and until <= ms(work.now):
        raise Refused("approval_expired", number=order.number)
    if _wants_second_word(work, order, known, request):
        work.facts["first_word"] = True
        return order
    try:
        return autonomy.count(work, bind(work, order, "approve", known))
    except Refused as refused:
        if refused.code != "out_of_stock":
            raise
        work.facts["refused"] = refused
        return requote(work, order, actor=_RULE)


def _wants_second_word(work: Work, order: Order, known: OrderFacts, request: RowMapping | None) -> bool:
    """Return whether this is the first of two words, which is kept; the same person's second one is refused."""
    rule = asked_for(request, work.policy) if request is not None else None
    if request is None or rule is None or not rule.four_eyes:
        return False
    # Who asked may not decide, so that they are none of the two.
    if approvers(work.conn, request["role"], request["requested_by"]) < 2:
        return False
    # The guards speak before the word is kept: who may not approve is not the first one either. A key is no person.
    advance(ORDER, order, "approve", work.actor, known)
    if not work.by_staff():
        raise Refused("not_your_role", step="approve")
    first = request["first_by"]
    if first == work.actor.id:
        raise Refused("other_eyes")
    if first and still_decides(work.conn, first, request["role"]):
        return False
    orders.change_request(work.conn, request["id"], first_by=work.actor.id)
    said = {"number": order.number, "rule": rule.name}
    work.note(OrderApprovedFirst, "approval", order.id, said, order_id=order.id)
    return True


def age_approval(work: Work, command: AgeApproval) -> None:
    """Remind and escalate, or give the order back to the customer; under its lock, so that two rounds do it once."""
    work.only(Role.TIMER, "age_approval")
    order = work.order(command.order)
    request = orders.approval_request(work.conn, order.id)
    if order.state is not OrderState.AWAITING_APPROVAL or request is None:
        return
    now = ms(work.now)
    if request["expires_at"] and request["expires_at"] <= now:
        requote(work, order, actor=_LATE)
    elif request["remind_at"] and request["remind_at"] <= now and request["reminded_at"] is None:
        rule = asked_for(request, work.policy)
        role = strictest([request["role"], *([rule.escalate_to] if rule and rule.escalate_to else [])])
        orders.change_request(work.conn, request["id"], reminded_at=now, role=role)
        said = {"number": order.number, "role": role}
        work.note(OrderApprovalReminded, "approval", order.id, said, order_id=order.id)


def reject(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Reject the order with a reason."""
    reason = str(body.get("reason", ""))[:500]
    rejected = work.step(order, "reject", _facts(work, order, reason), said={"reason": reason})
    exchange.end(work, rejected)
    return rejected


def _facts(work: Work, order: Order, reason: str) -> OrderFacts:
    found = facts.order_facts(work.conn, order, work.policy, work.actor, work.now)
    return work.order_facts(
        reason=reason,
        approval_role=found.approval_role,
        requested_by=found.requested_by,
        requested_version=found.requested_version,
        own_rules=found.own_rules,
    )
