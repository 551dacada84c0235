"""A marketplace is asked in rounds: each of its orders becomes one order here, whatever happens in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.database.engine import Database
from core.domain.connectors import (
    Connection,
    ConnectorAdd,
    DecideMarketOrder,
    ListConnectors,
    MarketOrders,
    MarketRow,
)
from core.domain.queries import ListOrders
from core.errors import OutsideBusy, OutsideRefused, SetupError
from intake.marketplaces.connector import made, makers
from intake.marketplaces.rest import KINDS, rest_connector
from intake.marketplaces.rounds import Round
from tests.intake.marketplaces.market import SECRET, Market
from tests.shop import ADMIN, SALES, Shop

ALL = ("waiting", "paying", "placed", "parked", "cancelled", "settled")


@pytest.fixture
def market() -> Iterator[Market]:
    """A marketplace that gives two orders a page."""
    made = Market()
    yield made
    made.close()


@pytest.fixture
def shop(database: Database, market: Market) -> Shop:
    """A shop that sells on that marketplace."""
    shop = Shop(database)
    shop.clerk.do(ConnectorAdd(Connection("bazaar", "rest", market.url)), actor=ADMIN)
    return shop


def round_of(shop: Shop, market: Market, reader: str = "reader-1", secret: str = SECRET) -> Round:
    one = shop.clerk.look(ListConnectors())[0].connection
    return Round(shop.clerk, one, rest_connector(market.url, secret, {}), reader)


def rows(shop: Shop) -> dict[str, MarketRow]:
    return {row.external_id: row for row in shop.clerk.look(MarketOrders("bazaar", ALL))}


def orders(shop: Shop) -> dict[str, str]:
    found = shop.clerk.look(ListOrders(channel="api:bazaar")).items
    return {shop.order(row.number).external_id: row.state for row in found}


def test_every_order_is_placed_once_over_pages_and_repeats(shop: Shop, market: Market) -> None:
    """Five orders on three pages become five; the same again changes nothing; each is acknowledged with our number."""
    for number in range(5):
        market.put(f"M{number}", ("MUG", "1", "4.99"))
    assert round_of(shop, market).go()
    market.orders += market.orders[:2]
    assert round_of(shop, market).go()
    assert orders(shop) == {f"M{number}": "confirmed" for number in range(5)}
    assert market.acknowledged == {name: row.order_number for name, row in rows(shop).items()}
    assert market.wrong == [] and shop.faults() == []


def test_one_that_cannot_be_placed_keeps_no_other_from_it(shop: Shop, market: Market) -> None:
    """An unknown item and an unreadable order are parked with the reason; a colleague's second try places the first."""
    market.put("BAD", ("NOPE", "1", "1.00"))
    market.orders.append({"id": "ODD", "lines": "none"})
    market.put("GOOD", ("MUG", "2", "4.99"))
    round_of(shop, market).go()
    found = rows(shop)
    assert found["BAD"].state == found["ODD"].state == "parked"
    assert (found["BAD"].reason, found["ODD"].reason[:10]) == ("unknown_item", "unreadable")
    assert orders(shop) == {"GOOD": "confirmed"}
    shop.clerk.do(DecideMarketOrder("bazaar", "BAD", "again"), actor=SALES)
    shop.clerk.do(DecideMarketOrder("bazaar", "ODD", "settled"), actor=SALES)
    round_of(shop, market).go()
    assert [rows(shop)[name].state for name in ("BAD", "ODD")] == ["parked", "settled"]


def test_a_marketplace_that_asks_to_wait_is_left_in_peace(shop: Shop, market: Market) -> None:
    """429 ends the round with the time to wait; the next one goes on where it was, and nothing is lost."""
    for number in range(3):
        market.put(f"M{number}", ("MUG", "1", "4.99"))
    market.waits = 1
    with pytest.raises(OutsideBusy) as caught:
        round_of(shop, market).go()
    assert caught.value.wait_s == 7
    assert "429" in shop.clerk.look(ListConnectors())[0].fault
    round_of(shop, market).go()
    view = shop.clerk.look(ListConnectors())[0]
    assert (len(orders(shop)), view.fault, view.cursor) == (3, "", "3")


def test_a_wrong_secret_is_told(shop: Shop, market: Market) -> None:
    """A marketplace that knows us no more is a fault that staff see."""
    with pytest.raises(OutsideRefused):
        round_of(shop, market, secret="other").go()
    assert "401" in shop.clerk.look(ListConnectors())[0].fault


def test_one_process_reads_at_a_time(shop: Shop, market: Market) -> None:
    """While one process holds the lease, another asks the marketplace nothing."""
    assert round_of(shop, market).go()
    asked = len(market.asked)
    assert not round_of(shop, market, "reader-2").go()
    assert len(market.asked) == asked


def test_cancelled_and_changed_orders(shop: Shop, market: Market) -> None:
    """What is cancelled there is cancelled here while that is possible; what changed after it was placed is held."""
    for name in ("GONE", "OTHER", "NEVER"):
        market.put(name, ("MUG", "1", "4.99"), **({"status": "cancelled"} if name == "NEVER" else {}))
    round_of(shop, market).go()
    market.put("GONE", ("MUG", "1", "4.99"), status="cancelled")
    market.put("OTHER", ("MUG", "3", "4.99"))
    round_of(shop, market).go()
    assert orders(shop) == {"GONE": "cancelled", "OTHER": "on_hold"}
    assert {name: row.state for name, row in rows(shop).items()} == {
        "GONE": "cancelled", "NEVER": "cancelled", "OTHER": "parked"
    }  # fmt: skip
    assert rows(shop)["OTHER"].reason == "changed_elsewhere"


def test_what_was_paid_is_booked_once_or_held(shop: Shop, market: Market) -> None:
    """A sum that agrees is booked; one that differs holds the order; another currency is not compared and held."""
    total = str(shop.order(shop.place("1 MUG")).total)
    market.put("SAME", ("MUG", "1", "4.99"), paid=total)
    market.put("LESS", ("MUG", "1", "4.99"), paid="1.00")
    market.put("USD", ("MUG", "1", "4.99"), paid=total, currency="USD")
    round_of(shop, market).go()
    market.orders += market.orders[:1]
    round_of(shop, market).go()
    assert orders(shop) == {"SAME": "confirmed", "LESS": "on_hold", "USD": "on_hold"}
    paid = {name: str(shop.order(row.order_number).paid) for name, row in rows(shop).items()}
    assert paid == {"SAME": total, "LESS": "0.00", "USD": "0.00"}
    assert shop.faults() == []


def test_stock_and_shipments_are_told_when_they_change(shop: Shop, market: Market) -> None:
    """Stock is told once and again when it moved; a shipment with its tracking once, by its own number."""
    market.put("M1", ("MUG", "2", "4.99"))
    round_of(shop, market).go()
    assert market.stock["MUG"] == "98"
    market.stock.clear()
    number = rows(shop)["M1"].order_number
    shop.steps(number, "pick", "pack")
    shop.step(number, "ship", tracking="TRACK-1")
    shop.count(TEA="40")
    round_of(shop, market).go()
    round_of(shop, market).go()
    assert market.stock == {"TEA": "40"}
    (told,) = market.shipments.values()
    assert (told["order"], told["tracking"], told["lines"]) == ("M1", "TRACK-1", [{"code": "MUG", "quantity": "2"}])
    assert market.asked.count("POST /api/v1/orders/M1/shipments") == 1


def test_a_connector_needs_a_safe_address_and_a_known_kind() -> None:
    """A secret goes over TLS or stays on this machine; an unknown kind is named with those that are there."""
    for url in ("http://market.example/api", "market.example", "https://user:x@market.example"):
        with pytest.raises(SetupError):
            rest_connector(url, "secret", {})
    with pytest.raises(SetupError, match="rest"):
        made(makers(KINDS), "nothing", "https://market.example", "secret", {})
