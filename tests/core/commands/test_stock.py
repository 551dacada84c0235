"""Stock: reserved when confirmed, waiting where allowed, given up when a count finds less."""

from __future__ import annotations

import pytest

from core.domain.commands import SetStock
from core.errors import Refused
from tests.shop import ADMIN, Shop, quantities


def test_nothing_is_sold_that_is_not_there(shop: Shop) -> None:
    """Out of stock names every short line with what is left; nothing is reserved."""
    with pytest.raises(Refused) as caught:
        shop.place("60 MUG", "50 MUG", "101 BEANS")
    assert caught.value.code == "out_of_stock"
    assert [(row["position"], row["available"]) for row in caught.value.facts["lines"]] == [("2", "40"), ("3", "100")]
    assert shop.stock("MUG") == ("100", "0", "100")
    assert shop.faults() == []


def test_a_backorder_waits_and_is_filled(shop: Shop) -> None:
    """Units that are not there wait; when goods come, reserve gives them to the order."""
    number = shop.place("130 TEA")
    assert quantities(shop.order(number)) == {"ordered": "130", "reserved": "100", "backordered": "30"}
    with pytest.raises(Refused, match="nothing_arrived"):
        shop.step(number, "reserve")
    shop.count(TEA="110")
    assert quantities(shop.step(number, "reserve"))["backordered"] == "20"
    shop.count(TEA="200")
    assert quantities(shop.step(number, "reserve")) == {"ordered": "130", "reserved": "130"}
    assert shop.stock("TEA") == ("200", "130", "70")
    assert shop.faults() == []


def test_a_count_below_what_is_promised_makes_the_newest_wait(shop: Shop) -> None:
    """Oversold units are backordered in the same transaction; who ordered first keeps theirs."""
    first, second = shop.place("40 MUG"), shop.place("40 MUG")
    shop.count(MUG="50")
    assert quantities(shop.order(first)) == {"ordered": "40", "reserved": "40"}
    assert quantities(shop.order(second)) == {"ordered": "40", "reserved": "10", "backordered": "30"}
    assert shop.stock("MUG") == ("50", "50", "0")
    assert shop.faults() == []


def test_picked_goods_cannot_be_counted_away(shop: Shop) -> None:
    """What lies in the picker's box is there; a count that denies it is refused."""
    number = shop.place("40 MUG")
    shop.step(number, "pick", lines={"1": "30"})
    with pytest.raises(Refused, match="picked_goods_missing"):
        shop.count(MUG="29")
    shop.count(MUG="30")
    assert quantities(shop.order(number))["backordered"] == "10"
    shop.steps(number, "pack", "ship")
    assert shop.faults() == []


def test_goods_stand_at_several_places(shop: Shop) -> None:
    """One line may be served from two places; counts and shipments know which."""
    shop.clerk.do(SetStock((("MUG", "attic", "20"), ("MUG", "", "10"))), actor=ADMIN)
    number = shop.place("25 MUG")
    assert shop.faults() == []
    shop.clerk.do(SetStock((("MUG", "attic", "18"),)), actor=ADMIN)
    assert quantities(shop.order(number)) == {"ordered": "25", "reserved": "23", "backordered": "2"}
    shop.steps(number, "pick", "pack", "ship")
    assert shop.stock("MUG") == ("5", "0", "5")
    assert shop.faults() == []


def test_a_count_is_all_or_nothing(shop: Shop) -> None:
    """Wrong rows refuse the whole count; the same place twice counts as it was said last."""
    for levels in ((("MUG", "", "5"), ("NOTHING", "", "1")), (("MUG", "", "-1"),), (("MUG", "", "many"),)):
        with pytest.raises(Refused):
            shop.clerk.do(SetStock(levels), actor=ADMIN)
    assert shop.stock("MUG")[0] == "100"
    shop.place("60 MUG")
    shop.clerk.do(SetStock((("MUG", "", "50"), ("MUG", "", "40"))), actor=ADMIN)
    assert shop.stock("MUG") == ("40", "40", "0")
    assert shop.faults() == []


def test_parts_leave_one_by_one(shop: Shop) -> None:
    """Each part is a shipment with its own number; the order is complete when the last one is delivered."""
    number = shop.place("5 MUG", "2 BEANS")
    shop.step(number, "pick", lines={"1": "2"})
    shop.step(number, "pick", lines={"1": "1", "2": "2"})
    shop.step(number, "pack")
    shop.step(number, "ship")
    assert quantities(shop.order(number))["shipped"] == "3"
    view = shop.steps(number, "pick", "pack", "ship", "deliver")
    assert [one.number[-2:] for one in view.shipments] == ["-1", "-2", "-3"]
    assert view.facets["delivery"] == "all"
    with pytest.raises(Refused, match="nothing_to_pick"):
        shop.step(number, "pick")
    assert shop.stock("MUG") == ("95", "0", "95")
    assert shop.faults() == []
