"""Approve or reject: a person decides about an order that a rule named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.commands.confirm import bind
from core.commands.draft import requote
from core.commands.work import Work
from core.database import facts
from core.domain.guards import OrderFacts
from core.domain.machine import Actor, Role
from core.domain.orders import Order
from core.errors import Refused

_RULE = Actor(Role.RULE, "rule:out_of_stock")


def approve(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Approve the order: it binds and reserves in this transaction, or it goes back to the customer as a quote.

    Raises: Refused("out_of_stock") once the quote is committed, so that the approver hears why.
    """
    try:
        return bind(work, order, "approve", _facts(work, order, ""))
    except Refused as refused:
        if refused.code != "out_of_stock":
            raise
        work.facts["refused"] = refused
        return requote(work, order, actor=_RULE)


def reject(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Reject the order with a reason."""
    reason = str(body.get("reason", ""))[:500]
    return work.step(order, "reject", _facts(work, order, reason), said={"reason": reason})


def _facts(work: Work, order: Order, reason: str) -> OrderFacts:
    found = facts.order_facts(work.conn, order, work.policy, work.actor, work.now)
    return work.order_facts(
        reason=reason,
        approval_role=found.approval_role,
        requested_by=found.requested_by,
        requested_version=found.requested_version,
    )
