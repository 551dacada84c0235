"""An order's way from the cart to closed, and what every step refuses."""

from __future__ import annotations

import pytest

from core.domain.machine import Actor
from core.errors import Conflict, Refused
from tests.shop import CART, FINANCE, MANAGER, SALES, WAREHOUSE, Shop, quantities

WAY = ("pick", "pack", "ship", "deliver", "invoice", "pay", "close")


def refused(shop: Shop, number: str, step: str, *, actor: Actor | None = None, **body: object) -> str:
    before = shop.order(number)
    with pytest.raises(Refused) as caught:
        shop.step(number, step, **({"actor": actor} if actor else {}), **body)
    assert shop.order(number) == before
    return caught.value.code


def test_an_order_goes_all_the_way(shop: Shop) -> None:
    """Each step moves exactly its quantity, and every promise holds after each."""
    number = shop.place("2 MUG", "1 case BEANS")
    assert shop.order(number).state == "confirmed"
    assert quantities(shop.order(number), 2) == {"ordered": "6", "reserved": "6"}
    assert shop.stock("BEANS") == ("100", "6", "94")
    for name in WAY:
        shop.step(number, name)
        assert shop.faults() == []
    done = shop.order(number)
    assert done.state == "closed"
    moved = ("ordered", "picked", "packed", "shipped", "delivered", "invoiced")
    assert quantities(done, 2) == dict.fromkeys(moved, "6")
    assert shop.stock("BEANS") == ("94", "0", "94")
    assert done.version == 2 + len(WAY)


def test_every_step_that_is_out_of_turn_is_refused(shop: Shop) -> None:
    """What the table does not allow now is refused with a code, and nothing changes."""
    number = shop.place("2 MUG")
    assert refused(shop, number, "pack") == "nothing_to_pack"
    assert refused(shop, number, "ship") == "nothing_to_ship"
    assert refused(shop, number, "deliver") == "nothing_under_way"
    assert refused(shop, number, "close") == "still_open"
    assert refused(shop, number, "confirm") == "wrong_state"
    assert refused(shop, number, "release") == "wrong_state"
    assert refused(shop, number, "apply_change") == "wrong_state"
    assert refused(shop, number, "reserve") == "nothing_backordered"
    assert refused(shop, number, "expire", actor=CART) == "not_your_role"
    assert refused(shop, number, "fly") == "unknown_step"
    shop.step(number, "pick")
    assert refused(shop, number, "pick") == "nothing_to_pick"
    shop.steps(number, "pack", "ship")
    assert refused(shop, number, "cancel") == "already_shipped"
    shop.steps(number, "deliver", "invoice")
    assert refused(shop, number, "invoice") == "nothing_to_bill"
    shop.step(number, "pay")
    assert refused(shop, number, "pay") == "nothing_to_pay"
    assert shop.faults() == []


def test_each_role_does_its_own_work(shop: Shop) -> None:
    """The warehouse moves goods, finance moves money, sales neither."""
    number = shop.place("2 MUG")
    assert refused(shop, number, "pick", actor=SALES) == "not_your_role"
    assert refused(shop, number, "invoice", actor=WAREHOUSE) == "not_your_role"
    assert refused(shop, number, "pick", actor=CART) == "not_your_role"
    for name in ("pick", "pack", "ship", "deliver"):
        shop.step(number, name, actor=WAREHOUSE)
    for name in ("invoice", "pay", "close"):
        shop.step(number, name, actor=FINANCE)
    assert shop.order(number).state == "closed"


def test_a_step_on_an_old_version_is_a_conflict(shop: Shop) -> None:
    """Who looked at an older order than there is now must look again."""
    number = shop.place("2 MUG")
    version = shop.order(number).version
    shop.step(number, "hold", reason="call first")
    with pytest.raises(Conflict):
        shop.step(number, "release", version=version)
    assert shop.step(number, "release", version=version + 1).state == "confirmed"


def test_held_orders_stay_in_the_house(shop: Shop) -> None:
    """Hold needs a reason and stops picking until it is released."""
    number = shop.place("2 MUG")
    assert refused(shop, number, "hold") == "reason_missing"
    assert shop.step(number, "hold", actor=SALES, reason="address looks odd").hold_reason == "address looks odd"
    assert refused(shop, number, "pick") == "wrong_state"
    assert shop.step(number, "release", actor=SALES).hold_reason == ""
    shop.step(number, "pick")
    assert shop.faults() == []


def test_a_closed_order_reopens_with_a_reason(shop: Shop) -> None:
    """Closed is not the end where a claim comes."""
    number = shop.place("1 MUG")
    shop.steps(number, *WAY)
    assert refused(shop, number, "reopen") == "reason_missing"
    assert shop.step(number, "reopen", actor=MANAGER, reason="claim").state == "confirmed"
    assert shop.step(number, "close").state == "closed"
    assert shop.faults() == []


def test_unknown_things_are_refused_by_name(shop: Shop) -> None:
    """Unknown orders, items, units and quantities that are none get their own codes, and nothing is stored."""
    codes = []
    for lines in (("1 NOTHING",), ("1 pallet MUG",), ("0 MUG",), ("-1 MUG",), ("1e99 MUG",), ("x MUG",)):
        with pytest.raises(Refused) as caught:
            shop.place(*lines)
        codes.append(caught.value.code)
    assert codes == ["unknown_item", "unknown_unit"] + ["bad_quantity"] * 4
    with pytest.raises(Refused, match="unknown_order"):
        shop.step("O-26-XXXXX", "pick")
    assert shop.said() == [] and shop.faults() == []


def test_an_order_worth_nothing_lives_too(shop: Shop) -> None:
    """Free goods, collected: there is nothing to pay, the invoice is settled at once, and the order closes."""
    number = shop.place("5 LEAFLET", ship_to=None)
    shop.apply({"shipping": {"method": []}})
    free = shop.place("5 LEAFLET", ship_to=None)
    shop.steps(free, "pick", "pack", "ship", "deliver", "invoice")
    assert shop.order(free).invoices[0].state == "paid"
    assert refused(shop, free, "pay") == "nothing_to_pay"
    assert shop.step(free, "close").state == "closed"
    shop.step(number, "cancel")
    assert shop.faults() == []
