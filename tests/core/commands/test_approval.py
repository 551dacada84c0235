"""Approval: a rule stops the order, another person lets it go."""

from __future__ import annotations

import pytest

from core.domain.machine import Actor, Role
from core.errors import Refused
from tests.shop import CART, MANAGER, SALES, Shop, wanted

LARGE = {"approval": [{"name": "large", "over_total": "100.00", "role": "manager"}]}


def test_a_large_order_waits_for_the_manager(shop: Shop) -> None:
    """The rule's role approves, nobody else, and never who asked; stock is reserved with the approval."""
    shop.apply(LARGE)
    number = shop.place("50 MUG")
    assert shop.order(number).state == "awaiting_approval" and shop.stock("MUG")[1] == "0"
    with pytest.raises(Refused, match="not_your_role"):
        shop.step(number, "approve", actor=SALES)
    with pytest.raises(Refused, match="own_request"):
        shop.step(number, "approve", actor=Actor(Role.MANAGER, CART.id))
    assert shop.step(number, "approve", actor=MANAGER).state == "confirmed"
    assert shop.stock("MUG")[1] == "50"
    assert shop.faults() == []


def test_a_small_order_does_not_wait(shop: Shop) -> None:
    """A rule stops what it names and nothing else."""
    shop.apply(LARGE)
    assert shop.order(shop.place("1 MUG")).state == "confirmed"


def test_a_rejected_order_is_over(shop: Shop) -> None:
    """No without a reason is refused; with one it is told to the customer."""
    shop.apply(LARGE)
    number = shop.place("50 MUG")
    with pytest.raises(Refused, match="reason_missing"):
        shop.step(number, "reject", actor=MANAGER)
    assert shop.step(number, "reject", actor=MANAGER, reason="unknown buyer").state == "rejected"
    assert shop.said() == ["order_submitted", "order_rejected"]
    assert shop.faults() == []


def test_an_order_changed_meanwhile_is_a_quote_again(shop: Shop) -> None:
    """An approval holds for what was shown: changed, the customer confirms anew and the rule asks anew."""
    shop.apply(LARGE)
    number = shop.place("50 MUG")
    assert shop.step(number, "change", actor=CART, lines=list(wanted("60 MUG"))).state == "quoted"
    with pytest.raises(Refused, match="wrong_state"):
        shop.step(number, "approve", actor=MANAGER)
    assert shop.step(number, "confirm", actor=CART).state == "awaiting_approval"
    assert shop.step(number, "approve", actor=MANAGER).state == "confirmed"
    assert shop.faults() == []


def test_goods_that_went_meanwhile_make_it_a_quote_again(shop: Shop) -> None:
    """Approval reserves in its own transaction, else the order goes back to the customer and the approver hears why."""
    shop.apply(LARGE)
    number = shop.place("50 MUG")
    shop.count(MUG="40")
    with pytest.raises(Refused, match="out_of_stock"):
        shop.step(number, "approve", actor=MANAGER)
    assert shop.order(number).state == "quoted"
    assert shop.said() == ["order_submitted", "order_quoted"]
    assert shop.faults() == []


def test_the_staff_rule_leaves_the_word_to_staff(shop: Shop) -> None:
    """With the rule `staff` a customer's yes does not bind; a cart's order and a person's word do."""
    shop.apply({"confirmation": {"rule": "staff"}})
    number = shop.place("1 MUG", confirm=False)
    with pytest.raises(Refused, match="staff_confirms"):
        shop.step(number, "confirm", actor=Actor(Role.CUSTOMER, "customer:1"))
    assert shop.step(number, "confirm", actor=SALES).state == "confirmed"
    assert shop.faults() == []
