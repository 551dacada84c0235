"""Invoices and payments: to the cent, once, in any order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.database.reading import Reader
from core.database.reading.documents import document_data
from core.domain.commands import FallDue
from core.domain.dates import shop_day
from core.errors import Refused
from tests.shop import FINANCE, TIMER, Shop


def ship_some(shop: Shop, number: str, **lines: str) -> None:
    shop.step(number, "pick", lines={place.removeprefix("p"): quantity for place, quantity in lines.items()})
    shop.steps(number, "pack", "ship")


def delivered_on(shop: Shop, number: str) -> str:
    with shop.database.read() as conn:
        reader = Reader(conn, shop.clock.now(), shop.clerk.policy(), lambda order: "")
        return document_data(reader, "invoice", number)[1].delivered_on


@pytest.mark.parametrize("gross", [False, True], ids=["net prices", "gross prices"])
def test_part_invoices_add_up_to_the_cent(shop: Shop, gross: bool) -> None:
    """However a delivery is split, its invoices make the order's total; shipping is on the first one only."""
    shop.apply({"shop": {"prices_include_tax": gross}})
    number = shop.place("7 TEA", "31 SCREW", "3 BEANS")
    for lines in ({"p1": "2", "p2": "10"}, {"p1": "1", "p3": "1"}, {"p1": "3", "p2": "20", "p3": "2"}):
        ship_some(shop, number, **lines)
        shop.step(number, "invoice", actor=FINANCE)
        assert shop.faults() == []
    shop.step(number, "cancel_lines", reason="enough", lines={"1": "1"})
    ship_some(shop, number, p2="1")
    done = shop.steps(number, "deliver", "invoice")
    assert len(done.invoices) == 4
    assert sum(one.total.minor for one in done.invoices) == done.total.minor == done.invoiced.minor
    assert shop.steps(number, "pay", "close").state == "closed"
    assert shop.faults() == []


def test_numbers_are_gapless_and_days_do_not_go_back(shop: Shop) -> None:
    """A refused invoice takes no number; a clock that was set back does not date an invoice before the last one."""
    first, second, third = (shop.place("1 MUG") for _ in range(3))
    shop.step(first, "invoice")
    with pytest.raises(Refused, match="nothing_to_bill"):
        shop.step(first, "invoice")
    day = shop.order(first).invoices[0].issued_on
    shop.clock.move(days=-3)
    shop.step(second, "invoice")
    shop.clock.move(days=3)
    shop.step(third, "invoice")
    bills = [shop.order(number).invoices[0] for number in (first, second, third)]
    assert [bill.number for bill in bills] == ["R-26-00001", "R-26-00002", "R-26-00003"]
    assert {bill.issued_on for bill in bills} == {day}
    assert shop.faults() == []


def test_the_day_of_delivery_stays_what_the_invoice_said(shop: Shop) -> None:
    """A later parcel changes no invoice that was issued before; the credit note says the day of what it credits."""
    number, days = shop.place("9 TEA"), []
    for _ in range(2):
        shop.clock.move(days=3)
        ship_some(shop, number, p1="3")
        days.append(shop_day(shop.clock.now(), shop.clerk.policy()).isoformat())
        shop.step(number, "invoice", actor=FINANCE)
    bills = [one.number for one in shop.order(number).invoices]
    shop.clock.move(days=3)
    ship_some(shop, number, p1="3")
    assert [delivered_on(shop, one) for one in bills] == days
    shop.step(number, "reverse", invoice=bills[1], reason="wrong price", actor=FINANCE)
    (note,) = (one.number for one in shop.order(number).invoices if one.number not in bills)
    assert delivered_on(shop, note) == days[1]


def test_payments_before_and_after_the_invoice(shop: Shop) -> None:
    """Prepaid money settles the invoice when it comes; the rest is paid in parts; nobody pays too much."""
    number = shop.place("10 MUG")
    shop.step(number, "pay", amount="20.00", reference="bank 1")
    billed = shop.step(number, "invoice")
    assert (billed.invoices[0].state, str(billed.invoices[0].paid)) == ("part_paid", "20.00")
    with pytest.raises(Refused) as caught:
        shop.step(number, "pay", amount="1000")
    assert caught.value.code == "more_than_due"
    for amount in ("0", "-5", "1.234", "ten", "nan"):
        with pytest.raises(Refused, match="bad_amount"):
            shop.step(number, "pay", amount=amount)
    with pytest.raises(Refused, match="payment_known"):
        shop.step(number, "pay", amount="20.00", reference="bank 1")
    shop.step(number, "pay", amount="5.00", reference="bank 2")
    done = shop.step(number, "pay")
    assert done.invoices[0].state == "paid" and done.paid == done.total
    assert shop.faults() == []


def test_one_payment_settles_the_oldest_invoice_first(shop: Shop) -> None:
    """Money goes to the oldest open invoice, then to the next."""
    number = shop.place("4 MUG")
    ship_some(shop, number, p1="1")
    shop.step(number, "invoice")
    ship_some(shop, number, p1="3")
    billed = shop.step(number, "invoice")
    half = billed.invoices[0].total
    assert [one.state for one in shop.step(number, "pay", amount=str(half)).invoices] == ["paid", "issued"]
    assert [one.state for one in shop.step(number, "pay").invoices] == ["paid", "paid"]
    assert shop.faults() == []


def test_the_shops_terms_count_where_a_customer_has_none(shop: Shop) -> None:
    """The due day follows the policy unless the customer has terms of their own."""
    shop.apply({"payment": {"terms_days": 30}})
    number = shop.place("1 MUG")
    bill = shop.step(number, "invoice").invoices[0]
    assert bill.issued_on and bill.due_on == bill.issued_on + timedelta(days=30)


def test_an_unpaid_invoice_falls_due_once(shop: Shop) -> None:
    """The customer is reminded; an overdue invoice can still be paid, a paid one never falls due."""
    number = shop.place("1 MUG")
    bill = shop.step(number, "invoice").invoices[0]
    shop.clock.move(days=20)
    shop.clerk.do(FallDue(bill.id), actor=TIMER)
    assert shop.order(number).invoices[0].state == "overdue"
    assert shop.said().count("invoice_overdue") >= 1
    assert shop.step(number, "pay").invoices[0].state == "paid"
    with pytest.raises(Refused, match="wrong_state"):
        shop.clerk.do(FallDue(bill.id), actor=TIMER)
    assert shop.faults() == []


def test_what_was_charged_elsewhere_is_compared(shop: Shop) -> None:
    """A price, shipping or payment that differs holds the order for a person; the same ones do not."""
    held = shop.place("2 MUG", paid="1.00", shipping="4.90")
    assert shop.order(held).state == "on_hold" and shop.order(held).hold_reason.endswith("paid")
    right = shop.place("2 MUG", paid=str(shop.order(held).total), shipping="4.90")
    assert shop.order(right).state == "confirmed"
    assert shop.faults() == []


def test_free_shipping_counts_as_the_customer_reads_prices(shop: Shop) -> None:
    """Where prices include tax, the goods' value towards free shipping does too."""
    free = {"method": [{"id": "parcel", "bands": [[30_000, "4.90"]], "free_over": "49.90"}]}
    shop.apply({"shop": {"prices_include_tax": True}, "shipping": free})
    assert shop.order(shop.place("10 MUG")).shipping.minor == 0
    assert shop.order(shop.place("9 MUG")).shipping.minor > 0
