"""After inspection: the credit of an exchange is carried on, and goods that stand aside find their place."""

from __future__ import annotations

import pytest

from core.domain.commands import TakeStep
from core.domain.returning import GoodsAside, ListRefunds, ReturnView
from core.errors import Refused
from tests.core.commands.coming_back import WAY, ask, delivered, look, step
from tests.shop import ADMIN, SALES, WAREHOUSE, Shop, quantities, wanted


def exchanged(shop: Shop, lines: str, *, paid: bool = True) -> tuple[str, ReturnView, str]:
    """Have two mugs exchanged, the replacement changed to `lines`; returns the first order, the return, the second."""
    number = delivered(shop, "2 MUG", paid=paid)
    asked = ask(shop, number, reason="damaged")
    step(shop, asked.number, "receive")
    step(shop, asked.number, "inspect", outcome="scrap")
    done = step(shop, asked.number, "resolve", SALES, resolution="exchange")
    shop.step(done.exchange, "change", lines=list(wanted(lines)), actor=SALES)
    return number, done, done.exchange


@pytest.mark.parametrize(("lines", "rest"), [("1 MUG", "refund"), ("1 MUG", "credit"), ("9 MUG", "refund")])
def test_the_credit_of_an_exchange_pays_for_the_replacement(shop: Shop, lines: str, rest: str) -> None:
    """Cheaper: the rest is queued to go back, or stays as the policy says; dearer: what is open is billed. Once."""
    shop.apply({"returns": {"exchange_rest": rest}})
    number, back, fresh = exchanged(shop, lines)
    had = shop.order(number).paid.minor
    order = shop.step(fresh, "confirm", actor=ADMIN)
    share = min(had, order.total.minor)
    assert (order.paid.minor, shop.order(number).paid.minor) == (share, had - share)
    queued = [one.amount.minor for one in look(shop, back.number).refunds if one.state == "queued"]
    assert queued == ([had - share] if had > share and rest == "refund" else [])
    shop.steps(fresh, *WAY)
    billed = shop.step(fresh, "invoice")
    assert billed.invoices[0].open.minor == order.total.minor - share and shop.faults() == []
    if billed.open_amount.minor:
        shop.step(fresh, "pay")
    assert shop.step(fresh, "close").state == "closed" and shop.faults() == []


def test_an_exchange_that_never_binds_gives_the_credit_back(shop: Shop) -> None:
    """The replacement is cancelled unconfirmed: the credit is queued; confirmed and cancelled: it goes back as well."""
    number, back, fresh = exchanged(shop, "1 MUG")
    shop.step(fresh, "cancel", actor=SALES)
    assert [one.amount.minor for one in look(shop, back.number).refunds] == [shop.order(number).paid.minor]
    _, _, second = exchanged(shop, "2 MUG")
    done = shop.clerk.do(TakeStep(second, "confirm"), actor=ADMIN)
    assert "undo" not in done.facts and shop.order(second).open_amount.minor == 0
    shop.step(second, "cancel")
    (queued,) = shop.clerk.look(ListRefunds(order=second)).items
    assert queued.amount == shop.order(second).paid and queued.method == "bank_transfer" and shop.faults() == []


def test_what_was_never_paid_is_no_credit(shop: Shop) -> None:
    """Goods that were billed and not paid are exchanged: the credit settles the bill, the replacement is to be paid."""
    _, _, fresh = exchanged(shop, "2 MUG", paid=False)
    assert shop.step(fresh, "confirm").paid.minor == 0 and shop.faults() == []


def aside(shop: Shop, *, resolve: str = "") -> tuple[str, str]:
    """Have five mugs come back, four to quarantine and one to repair; returns order and return."""
    number = delivered(shop, "5 MUG")
    asked = ask(shop, number, reason="damaged")
    step(shop, asked.number, "receive")
    step(shop, asked.number, "inspect", lines={"1": {"quarantine": "4", "repair": "1"}})
    if resolve:
        step(shop, asked.number, "resolve", resolution=resolve)
    return number, asked.number


def test_goods_leave_quarantine(shop: Shop) -> None:
    """To stock by a movement, to scrap, from repair; who and when stand in the journal; nothing is judged twice."""
    number, back = aside(shop, resolve="credit")
    assert shop.stock("MUG") == ("95", "0", "95")
    found = step(shop, back, "rejudge", WAREHOUSE, outcome="sellable", lines={"1": "3"})
    assert shop.stock("MUG") == ("98", "0", "98") and "rejudge" in found.allowed_steps
    step(shop, back, "rejudge", WAREHOUSE, outcome="scrap")
    assert shop.clerk.look(GoodsAside()) == (("repair", "MUG", "1"), ("scrap", "MUG", "1"))
    with pytest.raises(Refused, match="too_much_aside"):
        step(shop, back, "rejudge", outcome="sellable", lines={"1": "1"})
    with pytest.raises(Refused, match="nothing_aside"):
        step(shop, back, "rejudge", outcome="sellable")
    assert shop.faults() == []
    done = step(shop, back, "rejudge", WAREHOUSE, outcome="sellable", place="repair")
    assert shop.stock("MUG")[0] == "99" and "rejudge" not in done.allowed_steps
    counts = done.lines[0].quantities
    assert (counts["sellable"], counts["scrap"], counts["quarantine"], counts["repair"]) == ("4", "1", "0", "0")
    line = quantities(shop.order(number))
    assert (line["restocked"], line["written_off"], line["credited"]) == ("4", "1", "5") and shop.faults() == []


def test_goods_in_quarantine_go_back_to_the_customer_unless_credited(shop: Shop) -> None:
    """What is sent back is not credited afterwards; what was credited is not sent back."""
    number, back = aside(shop)
    step(shop, back, "rejudge", WAREHOUSE, outcome="customer", lines={"1": "2"})
    assert shop.clerk.look(GoodsAside()) == (("quarantine", "MUG", "2"), ("repair", "MUG", "1"))
    with pytest.raises(Refused, match="too_much_aside"):
        step(shop, back, "rejudge", outcome="scrap", lines={"1": "3"})
    step(shop, back, "resolve", resolution="credit")
    assert quantities(shop.order(number))["credited"] == "3" and shop.faults() == []
    with pytest.raises(Refused, match="goods_credited"):
        step(shop, back, "rejudge", outcome="customer")
    with pytest.raises(Refused, match="not_your_role"):
        step(shop, back, "rejudge", SALES, outcome="scrap")
    with pytest.raises(Refused, match="unknown_outcome"):
        step(shop, back, "rejudge", outcome="sellable", place="scrap")
    assert step(shop, back, "rejudge", outcome="sellable").lines[0].quantities["sellable"] == "2"
    assert shop.faults() == []
