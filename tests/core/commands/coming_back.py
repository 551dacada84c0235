"""How goods come back to the test shop: delivered orders, returns asked for, their steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.domain.returning import FindReturn, RequestReturn, ReturnView, TakeReturnStep
from tests.shop import ADMIN, CART, Shop

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
