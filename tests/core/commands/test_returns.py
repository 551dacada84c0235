"""Returns and refunds: decided by the policy, counted, judged, credited to the cent, paid back once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from core.domain.returning import (
    FindReturn,
    RequestReturn,
    ReturnView,
    TakeRefundStep,
    TakeReturnStep,
)
from core.errors import Refused
from tests.shop import ADMIN, CART, FINANCE, SALES, WAREHOUSE, Shop, quantities

WAY = ("pick", "pack", "ship", "deliver")


def delivered(shop: Shop, *lines: str, paid: bool = True) -> str:
    """Return the number of an order that arrived and was billed."""
    number = shop.place(*lines)
    shop.steps(number, *WAY, "invoice", *(("pay",) if paid else ()))
    return number


def ask(shop: Shop, number: str, lines: Mapping[str, str] | None = None, **more: Any) -> ReturnView:
    done = shop.clerk.do(RequestReturn(number, lines or {}, **more), actor=more.pop("actor", CART))
    return look(shop, str(done.facts["return"]))


def look(shop: Shop, number: str) -> ReturnView:
    found = shop.clerk.look(FindReturn(number, ADMIN))
    assert found is not None
    return found


def step(shop: Shop, number: str, name: str, actor: Any = ADMIN, **body: Any) -> ReturnView:
    shop.clerk.do(TakeReturnStep(number, name, body), actor=actor)
    return look(shop, number)


def test_part_of_an_order_comes_back_and_is_paid_back(shop: Shop) -> None:
    """Asked, authorised by the rule, received, judged, credited to the cent, paid back; then the order closes."""
    number = delivered(shop, "5 MUG", "2 BEANS")
    shop.step(number, "close")
    asked = ask(shop, number, {"1": "2"}, reason="not_needed")
    assert (asked.state, asked.number[:5], str(asked.deadline)) == ("authorised", "R-26-", "2026-03-16")
    assert shop.order(number).state == "confirmed"
    assert step(shop, asked.number, "receive", WAREHOUSE).state == "received"
    order = shop.order(number)
    assert order.total == order.paid and quantities(order)["return_received"] == "2"
    assert shop.stock("MUG")[0] == "95"
    step(shop, asked.number, "inspect", WAREHOUSE)
    assert shop.stock("MUG")[0] == "97"
    done = step(shop, asked.number, "resolve", SALES)
    assert (done.state, str(done.refund), len(done.credit_notes)) == ("resolved", "11.88", 1)
    with pytest.raises(Refused, match="still_open"):
        shop.step(number, "close")
    shop.clerk.do(TakeRefundStep(done.refunds[0].id, "settle", {"reference": "SEPA-1"}), actor=FINANCE)
    assert look(shop, asked.number).state == "closed"
    order = shop.step(number, "close")
    assert order.state == "closed" and order.paid == order.total == order.invoiced
    assert shop.faults() == []
