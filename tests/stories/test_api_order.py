"""Orders of a web cart, told whole: what the shop does, and what the customer hears of it."""

from __future__ import annotations

from datetime import date

import pytest

from core.database.engine import Database
from core.domain.machine import Actor, Role
from core.domain.queries import DocumentWanted, ReadJournal
from core.errors import Refused
from tests.shop import CART, FINANCE, MANAGER, SALES, WAREHOUSE, Shop, quantities, wanted

ANN = Actor(Role.CUSTOMER, "customer:1", "Ann")


@pytest.fixture
def shop(database: Database) -> Shop:
    """A shop on a Monday morning."""
    return Shop(database)


def test_from_the_cart_to_closed(shop: Shop) -> None:
    """Ann's cart becomes an order, a parcel, an invoice and a payment; she hears of each, and the books close."""
    number = shop.place("2 MUG", "1 case BEANS")
    order = shop.order(number)
    assert (str(order.goods), str(order.shipping), str(order.tax), str(order.total)) == (
        "84.98",
        "9.90",
        "9.03",
        "103.91",
    )
    assert order.promised_on == date(2026, 3, 5)
    shop.clock.move(hours=2)
    for step in ("pick", "pack", "ship"):
        shop.step(number, step, actor=WAREHOUSE)
    assert shop.order(number).shipments[0].tracking
    shop.clock.move(days=2)
    shop.step(number, "deliver", actor=WAREHOUSE)
    billed = shop.step(number, "invoice", actor=FINANCE)
    assert billed.invoices[0].total == order.total
    shop.step(number, "pay", actor=FINANCE, reference="statement 12")
    assert shop.step(number, "close", actor=FINANCE).state == "closed"
    assert shop.said() == ["order_confirmed", "order_shipped", "order_delivered", "order_invoiced", "order_paid"]
    told = [entry.name for entry in shop.clerk.look(ReadJournal(order.id)) if entry.name.startswith("order.")]
    assert told == [
        "order.drafted", "order.confirmed", "order.picked", "order.packed", "order.shipped", "order.delivered",
        "order.invoiced", "order.paid", "order.closed",
    ]  # fmt: skip
    assert shop.faults() == []


def test_tea_that_is_not_there_yet(shop: Shop) -> None:
    """Part of the tea goes at once, the rest when it comes; two parcels, two invoices, one order."""
    number = shop.place("130 TEA")
    first = shop.order(number)
    assert first.promised_on == date(2026, 3, 12)
    assert quantities(first) == {"ordered": "130", "reserved": "100", "backordered": "30"}
    shop.steps(number, "pick", "pack", "ship", "deliver", "invoice")
    with pytest.raises(Refused, match="still_open"):
        shop.step(number, "close")
    shop.clock.move(days=7)
    shop.count(TEA="40")
    shop.steps(number, "reserve", "pick", "pack", "ship", "deliver", "invoice", "pay")
    done = shop.step(number, "close")
    assert len(done.shipments) == len(done.invoices) == 2
    assert sum(bill.total.minor for bill in done.invoices) == done.total.minor
    assert shop.stock("TEA") == ("10", "0", "10")
    assert shop.faults() == []


def test_one_more_mug_before_it_is_picked(shop: Shop) -> None:
    """Ann wants one more; she sees what it would cost, says yes, and the warehouse picks the new order."""
    number = shop.place("1 MUG")
    shop.clock.move(minutes=10)
    shop.step(number, "change", actor=ANN, lines=list(wanted("2 MUG")))
    with pytest.raises(Refused, match="wrong_state"):
        shop.step(number, "pick", actor=WAREHOUSE)
    assert str(shop.step(number, "apply_change", actor=ANN).goods) == "9.98"
    shop.step(number, "pick", actor=WAREHOUSE)
    with pytest.raises(Refused, match="already_picked"):
        shop.step(number, "change", actor=ANN, lines=list(wanted("3 MUG")))
    assert shop.said() == ["order_confirmed", "order_change_requested", "order_changed"]
    assert shop.faults() == []


def test_cancelled_after_the_invoice(shop: Shop) -> None:
    """Billed on order, cancelled by Ann before picking: a credit note reverses the invoice to the cent."""
    shop.apply({"payment": {"bill_on": "order"}})
    number = shop.place("3 MUG", "2 BEANS")
    shop.step(number, "invoice", actor=FINANCE)
    done = shop.step(number, "cancel", actor=ANN)
    bill, note = done.invoices
    assert (bill.number, note.number, bill.total) == ("R-26-00001", "C-26-00001", note.total)
    assert shop.stock("MUG") == ("100", "0", "100")
    assert shop.clerk.look(DocumentWanted("invoice", note.number)).content.startswith(b"%PDF")
    assert shop.said() == ["order_confirmed", "order_invoiced", "order_cancelled"]
    assert shop.faults() == []


def test_a_large_order_and_the_manager(shop: Shop) -> None:
    """A rule stops it, Ann hears that a person looks at it, Mia approves, and only then goods are hers."""
    shop.apply({"approval": [{"name": "large", "over_total": "300.00", "role": "manager"}]})
    number = shop.place("80 MUG")
    assert shop.order(number).state == "awaiting_approval"
    assert "approve" not in shop.order(number, actor=SALES).allowed_steps
    assert "approve" in shop.order(number, actor=MANAGER).allowed_steps
    rival = shop.place("20 MUG")
    assert shop.step(number, "approve", actor=MANAGER).state == "confirmed"
    assert (shop.order(rival).state, shop.stock("MUG")) == ("confirmed", ("100", "100", "0"))
    assert shop.said() == ["order_submitted", "order_confirmed", "order_confirmed"]
    assert shop.faults() == []


def test_held_for_a_call(shop: Shop) -> None:
    """Sam holds the order to ring Ann; nothing leaves the house until he lets it go, and Ann hears nothing of it."""
    number = shop.place("1 MUG")
    shop.step(number, "hold", actor=SALES, reason="ring about the colour")
    for step, actor in (("pick", WAREHOUSE), ("invoice", FINANCE), ("change", ANN)):
        with pytest.raises(Refused):
            shop.step(number, step, actor=actor, lines=list(wanted("2 MUG")) if step == "change" else {})
    shop.step(number, "release", actor=SALES)
    shop.steps(number, "pick", "pack", "ship")
    assert shop.said() == ["order_confirmed", "order_shipped"]
    assert shop.faults() == []


def test_a_quote_that_nobody_answers(shop: Shop) -> None:
    """A quote holds a week; after it Ann cannot confirm it, and the clock ends it with a word."""
    number = shop.place("1 MUG", confirm=False)
    shop.clock.move(days=8)
    with pytest.raises(Refused, match="quote_expired"):
        shop.step(number, "confirm", actor=ANN)
    shop.step(number, "expire", actor=Actor(Role.TIMER, "timer:expire"))
    assert shop.said() == ["order_quoted", "order_expired"]
    assert shop.order(number, actor=CART).allowed_steps == ()
    assert shop.faults() == []
