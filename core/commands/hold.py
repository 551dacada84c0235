"""Hold, release, expire, close, reopen: the small steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.commands import exchange
from core.commands.work import Work
from core.database import returns
from core.domain.orders import Order


def hold(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Stop the order with a reason."""
    reason = str(body.get("reason", ""))[:500]
    return work.step(order, "hold", work.order_facts(reason=reason), hold_reason=reason)


def release(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Let the order go on."""
    return work.step(order, "release", work.order_facts(), hold_reason="")


def expire(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """End a quote whose validity passed."""
    order = work.step(order, "expire", work.order_facts())
    work.drop_questions(order)
    exchange.end(work, order)
    return order


def close(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Close the order when nothing is open."""
    open_returns, open_refunds = returns.count_open(work.conn, order.id)
    return work.step(order, "close", work.order_facts(open_returns=open_returns, open_refunds=open_refunds))


def reopen(work: Work, order: Order, body: Mapping[str, Any]) -> Order:
    """Open a closed order again, with a reason."""
    return work.step(order, "reopen", work.order_facts(reason=str(body.get("reason", ""))[:500]))
