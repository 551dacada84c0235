"""Cancelling: reservations are free again once, invoices are reversed, what is gone is gone."""

from __future__ import annotations

import pytest

from core.domain.returning import ListRefunds, TakeRefundStep
from core.errors import Refused
from tests.shop import CART, FINANCE, SALES, TIMER, Shop, quantities


def test_a_cancelled_order_holds_nothing(shop: Shop) -> None:
    """The reservation goes back once; cancelling again is refused."""
    number = shop.place("2 MUG", "150 TEA")
    done = shop.step(number, "cancel", actor=CART)
    assert done.state == "cancelled" and done.total.minor == 0
    assert shop.stock("MUG") == ("100", "0", "100") and shop.stock("TEA") == ("100", "0", "100")
    with pytest.raises(Refused, match="wrong_state"):
        shop.step(number, "cancel", actor=CART)
    assert shop.faults() == []


def test_picked_goods_go_back_on_the_shelf(shop: Shop) -> None:
    """Staff may cancel until it ships; the open shipments are taken apart."""
    number = shop.place("5 MUG")
    shop.step(number, "pick", lines={"1": "2"})
    shop.step(number, "pack")
    shop.step(number, "pick")
    with pytest.raises(Refused, match="already_picked"):
        shop.step(number, "cancel", actor=CART)
    done = shop.step(number, "cancel", actor=SALES)
    assert {one.state for one in done.shipments} == {"cancelled"}
    assert shop.stock("MUG") == ("100", "0", "100")
    assert shop.faults() == []


@pytest.mark.parametrize("actor", [CART, SALES], ids=["customer", "sales"])
def test_cancelled_after_the_invoice(shop: Shop, actor: object) -> None:
    """Whoever may cancel gets the credit note with it, though neither may write one themselves."""
    number = shop.place("2 MUG")
    shop.step(number, "invoice")
    done = shop.step(number, "cancel", actor=actor)  # type: ignore[arg-type]
    assert [(one.number[:1], one.state) for one in done.invoices] == [("R", "credited"), ("C", "issued")]
    assert done.invoiced.minor == 0 and done.invoices[0].total == done.invoices[1].total
    assert shop.faults() == []


def test_a_paid_order_that_is_cancelled_queues_the_money_back(shop: Shop) -> None:
    """What was paid is queued to go back in the same step, all of it and once."""
    number = shop.place("2 MUG")
    shop.step(number, "pay", amount="1.00")
    shop.step(number, "cancel")
    found = shop.clerk.look(ListRefunds(order=number)).items
    assert [(one.state, str(one.amount)) for one in found] == [("queued", "1.00")]
    assert shop.faults() == []
    shop.clerk.do(TakeRefundStep(found[0].id, "settle"), actor=FINANCE)
    assert shop.order(number).paid.minor == 0 and shop.faults() == []


def test_lines_are_cancelled_as_far_as_they_are_open(shop: Shop) -> None:
    """Waiting units go first, then reserved ones; picked and billed ones stay."""
    number = shop.place("120 TEA", "5 MUG")
    shop.step(number, "pick", lines={"1": "30"})
    assert quantities(shop.step(number, "cancel_lines", reason="no more tea"))["cancelled"] == "20"
    after = shop.step(number, "cancel_lines", reason="less", lines={"1": "70", "2": "1"})
    assert quantities(after) == {"ordered": "120", "cancelled": "90", "reserved": "30", "picked": "30"}
    assert quantities(after, 2) == {"ordered": "5", "cancelled": "1", "reserved": "4"}
    for body in ({"lines": {"1": "1"}, "reason": "x"}, {"lines": {"2": "5"}, "reason": "x"}):
        with pytest.raises(Refused, match="too_much"):
            shop.step(number, "cancel_lines", **body)
    with pytest.raises(Refused, match="nothing_to_cancel"):
        shop.step(number, "cancel_lines", reason="x")
    with pytest.raises(Refused, match="reason_missing"):
        shop.step(number, "cancel_lines", lines={"2": "1"})
    assert shop.faults() == []


def test_cancelling_every_line_cancels_the_order(shop: Shop) -> None:
    """An order without lines would owe shipping for nothing; it is cancelled as a whole."""
    number = shop.place("2 MUG")
    done = shop.step(number, "cancel_lines", actor=SALES, reason="sold out", lines={"1": "2"})
    assert (done.state, done.total.minor) == ("cancelled", 0)
    assert shop.faults() == []


def test_billed_units_that_wait_are_not_cancelled(shop: Shop) -> None:
    """What is on an invoice is not cancelled behind its back."""
    number = shop.place("120 TEA")
    shop.step(number, "invoice")
    with pytest.raises(Refused, match="nothing_to_cancel"):
        shop.step(number, "cancel_lines", reason="never came")
    assert shop.faults() == []


def test_a_quote_expires_after_its_day_and_not_before(shop: Shop) -> None:
    """Only the clock ends a quote, and a late confirmation is refused."""
    number = shop.place("2 MUG", confirm=False)
    with pytest.raises(Refused, match="still_valid"):
        shop.step(number, "expire", actor=TIMER)
    shop.clock.move(days=7, seconds=1)
    with pytest.raises(Refused, match="quote_expired"):
        shop.step(number, "confirm", actor=CART)
    assert shop.step(number, "expire", actor=TIMER).state == "expired"
    assert shop.faults() == []


def test_a_requote_makes_an_old_quote_valid_again(shop: Shop) -> None:
    """Quoted again, it holds for another week and can be confirmed."""
    number = shop.place("2 MUG", confirm=False)
    shop.clock.move(days=8)
    shop.step(number, "quote", actor=SALES)
    assert shop.step(number, "confirm", actor=CART).state == "confirmed"
    assert shop.faults() == []
