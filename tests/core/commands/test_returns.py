"""Returns and refunds: decided by the policy, counted, judged, credited to the cent, paid back once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from core.domain.queries import DocumentWanted, ReadJournal
from core.domain.returning import (
    GoodsAside,
    ListRefunds,
    ListReturns,
    RefundOrder,
    TakeRefundStep,
    TakeReturnStep,
)
from core.errors import Conflict, Refused
from tests.core.commands.coming_back import WAY, ask, delivered, look, step
from tests.shop import ADMIN, CART, FINANCE, SALES, TIMER, WAREHOUSE, Shop, quantities


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


def test_the_same_request_again_is_the_same_return(shop: Shop) -> None:
    """A key names a request: pressed twice, one return is made and nothing more is asked back."""
    number = delivered(shop, "3 MUG")
    first, second = (ask(shop, number, {"1": "1"}, key="k") for _ in range(2))
    assert first.number == second.number and len(shop.clerk.look(ListReturns(order=number)).items) == 1
    assert quantities(shop.order(number))["return_requested"] == "1"
    with pytest.raises(Refused, match="too_much_returned"):
        ask(shop, number, {"1": "3"})
    with pytest.raises(Conflict):
        shop.clerk.do(TakeReturnStep(first.number, "receive", expected_version=first.version - 1), actor=ADMIN)


def test_what_the_rules_exclude_is_refused_by_its_clause(shop: Shop) -> None:
    """Excluded goods stay away from a request, the others pass; the refusal of all of it leaves the order closed."""
    rules = {"exclude": [{"kind": "perishable", "items": ["BEANS"]}], "days": 14}
    shop.apply({"returns": rules})
    number = delivered(shop, "2 MUG", "3 BEANS")
    shop.step(number, "close")
    none = ask(shop, number, {"2": "1"})
    assert (none.state, none.clause) == ("refused", "returns.excluded.perishable")
    assert shop.order(number).state == "closed"
    part = ask(shop, number)
    assert part.state == "authorised" and [one.requested for one in part.lines] == ["2", "0"]
    broken = ask(shop, number, {"2": "1"}, reason="damaged")
    assert broken.state == "authorised" and broken.shop_pays
    shop.clock.move(days=15)
    over = ask(shop, number, {"2": "1"})
    assert (over.state, over.clause) == ("refused", "returns.window")
    assert shop.faults() == []


def test_a_person_decides_where_the_rules_say_so(shop: Shop) -> None:
    """Outside the policy a request waits for a colleague, who authorises or refuses with a reason."""
    shop.apply({"returns": {"days": 1, "outside": "manual"}})
    number = delivered(shop, "4 MUG")
    shop.clock.move(days=5)
    first, second = ask(shop, number, {"1": "1"}), ask(shop, number, {"1": "1"})
    assert {first.state, second.state} == {"manual"}
    with pytest.raises(Refused, match="not_your_role"):
        step(shop, first.number, "authorise", CART)
    assert step(shop, first.number, "authorise", SALES).state == "authorised"
    with pytest.raises(Refused, match="reason_missing"):
        step(shop, second.number, "refuse", SALES)
    assert step(shop, second.number, "refuse", SALES, reason="worn").state == "refused"
    assert quantities(shop.order(number))["return_requested"] == "1"
    assert step(shop, first.number, "cancel", CART).state == "cancelled"
    assert "return_requested" not in quantities(shop.order(number))
    assert shop.faults() == []


def test_receiving_moves_no_money_and_what_did_not_come_is_free_again(shop: Shop) -> None:
    """Received, wrong, lost and short are counted apart; only what came is credited later."""
    number = delivered(shop, "6 MUG")
    asked = ask(shop, number, {"1": "5"})
    with pytest.raises(Refused, match="too_much_received"):
        step(shop, asked.number, "receive", WAREHOUSE, lines={"1": "6"})
    step(shop, asked.number, "receive", WAREHOUSE, lines={"1": {"received": "2", "wrong": "1", "lost": "1"}})
    found = quantities(shop.order(number))
    assert (found["return_requested"], found["return_received"]) == ("2", "2")
    assert shop.order(number).total == shop.order(number).paid
    with pytest.raises(Refused, match="inspection_differs"):
        step(shop, asked.number, "inspect", WAREHOUSE, lines={"1": {"sellable": "1"}})
    step(shop, asked.number, "inspect", WAREHOUSE, lines={"1": {"quarantine": "1", "scrap": "1"}})
    assert shop.clerk.look(GoodsAside()) == (("quarantine", "MUG", "1"), ("scrap", "MUG", "1"))
    assert shop.stock("MUG") == ("94", "0", "94")
    assert shop.faults() == []


def test_goods_that_are_not_accepted_go_back_to_the_customer(shop: Shop) -> None:
    """Rejected or repaired, the customer keeps them: no credit, nothing aside any more, the order closes."""
    number = delivered(shop, "3 MUG")
    for outcome, resolution in (("quarantine", "reject"), ("repair", "repair")):
        asked = ask(shop, number, {"1": "1"}, reason="defective")
        step(shop, asked.number, "receive", WAREHOUSE)
        step(shop, asked.number, "inspect", WAREHOUSE, outcome=outcome)
        done = step(shop, asked.number, "resolve", SALES, resolution=resolution, reason="no fault found")
        assert (done.state, done.refund, done.credit_notes) == ("closed", None, ())
    assert shop.clerk.look(GoodsAside()) == () and "return_received" not in quantities(shop.order(number))
    assert shop.step(number, "close").state == "closed"
    assert shop.faults() == []


def test_an_unpaid_bill_is_lowered_not_paid_back(shop: Shop) -> None:
    """Where nothing is paid yet, the credit note settles its part of the bill; the rest is paid as usual."""
    number = delivered(shop, "4 MUG", paid=False)
    asked = ask(shop, number, {"1": "1"})
    step(shop, asked.number, "receive")
    step(shop, asked.number, "inspect")
    done = step(shop, asked.number, "resolve")
    assert (done.state, done.refund, len(done.credit_notes)) == ("closed", None, 1)
    order = shop.step(number, "pay")
    assert order.paid == order.total and [one.state for one in order.invoices] == ["paid", "paid"]
    assert shop.step(number, "close").state == "closed"
    assert shop.faults() == []


def test_the_fee_and_the_delivery_charge_follow_the_rules(shop: Shop) -> None:
    """A change of mind keeps the fee; who withdraws from all of it gets the delivery charge back and pays no fee."""
    shop.apply({"returns": {"restocking_percent": "10"}})
    number = delivered(shop, "2 MUG")
    kept = ask(shop, number, {"1": "1"}, reason="not_needed")
    for name in ("receive", "inspect", "resolve"):
        done = step(shop, kept.number, name)
    assert (str(done.refund), str(done.fee)) == ("5.34", "0.60")
    paper = shop.clerk.look(DocumentWanted("invoice", done.credit_notes[0]))
    assert paper.content[:4] == b"%PDF"
    number = delivered(shop, "2 MUG")
    whole = ask(shop, number, withdrawal=True)
    for name in ("receive", "inspect", "resolve"):
        done = step(shop, whole.number, name)
    assert done.fee is None and done.refund == shop.order(number).paid
    assert shop.faults() == []


def test_goods_are_exchanged_for_the_same_again(shop: Shop) -> None:
    """An exchange credits what came back and drafts a new order of the same goods."""
    number = delivered(shop, "2 MUG")
    asked = ask(shop, number, {"1": "1"}, reason="damaged")
    step(shop, asked.number, "receive")
    step(shop, asked.number, "inspect", outcome="scrap")
    done = step(shop, asked.number, "resolve", SALES, resolution="exchange")
    fresh = shop.order(done.exchange)
    assert fresh.state == "quoted" and [(one.sku, one.quantity) for one in fresh.lines] == [("MUG", "1")]
    assert quantities(shop.order(number))["replaced"] == "1"
    assert shop.faults() == []


def test_two_refunds_at_once_above_what_is_here(shop: Shop) -> None:
    """Each alone would fit, both together would not: one is queued, the other is refused."""
    number = delivered(shop, "4 MUG")

    def refund(key: str) -> str:
        try:
            shop.clerk.do(RefundOrder(number, "20.00", key=key), actor=FINANCE)
        except Refused as refused:
            return refused.code
        return "queued"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(refund, ("a", "b"))) == ["more_than_refundable", "queued"]
    found = shop.clerk.look(ListRefunds(order=number)).items
    assert len(found) == 1
    shop.clerk.do(TakeRefundStep(found[0].id, "send"), actor=FINANCE)
    shop.clerk.do(TakeRefundStep(found[0].id, "fail"), actor=FINANCE)
    assert refund("c") == "queued"
    with pytest.raises(Refused, match="more_than_refundable"):
        shop.clerk.do(TakeRefundStep(found[0].id, "send"), actor=FINANCE)
    with pytest.raises(Refused, match="not_your_role"):
        shop.clerk.do(RefundOrder(number, "1.00"), actor=WAREHOUSE)
    assert shop.faults() == []


def test_a_refund_without_credit_opens_the_bill_again(shop: Shop) -> None:
    """Money that goes back though the goods are kept is owed again; credited lines are not."""
    number = delivered(shop, "4 MUG")
    done = shop.clerk.do(RefundOrder(number, "5.00", reason="paid twice"), actor=FINANCE)
    shop.clerk.do(TakeRefundStep(int(done.facts["refund"]), "settle"), actor=FINANCE)
    order = shop.order(number)
    assert order.invoices[0].state == "part_paid" and str(order.open_amount) == "5.00"
    assert shop.faults() == []
    shop.step(number, "pay")
    done = shop.clerk.do(RefundOrder(number, lines={"1": "1"}, reason="scratched"), actor=FINANCE)
    shop.clerk.do(TakeRefundStep(int(done.facts["refund"]), "settle"), actor=FINANCE)
    order = shop.order(number)
    assert order.paid == order.total and order.invoices[0].state == "paid"
    assert shop.step(number, "close").state == "closed"
    assert shop.faults() == []


def test_part_bills_and_returns_in_any_order_keep_every_cent(shop: Shop) -> None:
    """Sent and billed in parts, taken back between them: bills less credits are always the goods that are kept."""
    number = shop.place("5 MUG", "7 SCREW")
    for picked, back in (({"1": "2", "2": "3"}, {"1": "1", "2": "2"}), ({"1": "3", "2": "4"}, {"1": "2", "2": "3"})):
        shop.step(number, "pick", lines=picked)
        shop.steps(number, "pack", "ship", "deliver", "invoice")
        asked = ask(shop, number, back)
        for name in ("receive", "inspect", "resolve"):
            step(shop, asked.number, name)
        assert shop.faults() == []
    order = shop.step(number, "pay")
    assert order.total == order.invoiced == order.paid
    assert shop.step(number, "close").state == "closed"
    assert shop.faults() == []


def test_goods_that_were_not_billed_are_billed_and_credited(shop: Shop) -> None:
    """A return before the invoice leaves no gap: the bill is issued and then credited."""
    number = shop.place("2 MUG")
    shop.steps(number, *WAY)
    asked = ask(shop, number)
    for name in ("receive", "inspect", "resolve"):
        done = step(shop, asked.number, name)
    order = shop.order(number)
    assert done.state == "closed" and [one.number[:1] for one in order.invoices] == ["R", "C"]
    assert shop.faults() == []


def test_what_never_comes_lapses(shop: Shop) -> None:
    """After its day an authorised return expires, and the goods may be asked back anew."""
    number = delivered(shop, "2 MUG")
    asked = ask(shop, number, {"1": "2"})
    assert step(shop, asked.number, "expire", TIMER).state == "expired"
    assert ask(shop, number, {"1": "1"}).state == "authorised"
    order = shop.order(number)
    names = [one.name for one in shop.clerk.look(ReadJournal(order.id))]
    assert {"return.requested", "return.authorised", "return.expired"} <= set(names)
    assert shop.faults() == []


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE return_lines SET sellable = sellable + 1000000", "restocked is -1 off what its returns say"),
        ("UPDATE return_lines SET scrap = 0", "restocked + written off + quarantined is not what was received"),
        ("UPDATE order_lines SET written_off = 0", "written_off is -1 off what its returns say"),
        ("DELETE FROM goods_aside", "goods aside: MUG"),
        ("UPDATE refunds SET amount_minor = 1000000", "its refunds are more than what was captured"),
    ],
)
def test_whatever_is_lost_or_added_is_found(shop: Shop, damage: str, told: str) -> None:
    """The proof names units that are nowhere, units that are twice, and money that went back too often."""
    number = delivered(shop, "3 MUG")
    asked = ask(shop, number, {"1": "2"})
    step(shop, asked.number, "receive")
    step(shop, asked.number, "inspect", lines={"1": {"sellable": "1", "scrap": "1"}})
    step(shop, asked.number, "resolve")
    assert shop.faults() == []
    with shop.database.write() as conn:
        conn.exec_driver_sql(damage)
    assert any(told in fault for fault in shop.faults()), shop.faults()
