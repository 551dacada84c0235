"""The chat on each kind of database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.assemble import Shop
from bot.webchat.links import sign_customer
from tests.bot.webchat.birch import colleague_writes, customer_ids, furnish, open_shop
from tests.bot.webchat.conftest import Visitor


@pytest.fixture
def url(database_url: str, tmp_path: Path) -> str:
    """A furnished shop: once on SQLite, once on PostgreSQL."""
    furnish(tmp_path, database_url)
    return database_url


@pytest.fixture
def other(url: str, tmp_path: Path) -> Iterator[Shop]:
    opened = open_shop(tmp_path, url)
    yield opened
    opened.stop()


def test_an_order_by_buttons(visitor: Visitor, other: Shop) -> None:
    """A guest orders, changes a line by button, says who they are, confirms; a colleague of another process answers."""
    visitor.say("3 bottles of maple syrup please")
    visitor.answers(1)
    visitor.press("line:1:4")
    visitor.answers(2)
    visitor.decide("confirm")
    visitor.answers(3)
    assert visitor.state()["order"]["state"] == "quoted"
    visitor.say("Ada Fox, ada@fox.example, Blauer Weg 5, 20253 Hamburg")
    visitor.answers(4)
    visitor.decide("confirm")
    visitor.answers(5)
    order = visitor.state()["order"]
    assert (order["state"], order["lines"][0]["quantity"]) == ("confirmed", "4")
    colleague_writes(other, "Thank you, Ada.")
    assert visitor.answers(6)[-1]["text"] == "Thank you, Ada."


def test_the_ways_to_ship_are_those_of_the_open_order(visitor: Visitor) -> None:
    """Nothing is open: no ways. A quote: the shop's ways with price and day."""
    assert visitor.client.get("/chat/shipping").json() == {"choices": []}
    visitor.say("3 bottles of maple syrup please, to Blauer Weg 5, 20253 Hamburg")
    visitor.answers(1)
    (way,) = visitor.client.get("/chat/shipping").json()["choices"]
    assert (way["id"], way["price"], way["currency"]) == ("parcel", "5.00", "EUR")


def test_a_customer_whom_a_link_names_confirms_at_once(visitor: Visitor, parts: Shop) -> None:
    """Who comes by a signed link has a name and an address already."""
    token = sign_customer(customer_ids(parts)["K2"], parts.settings.secret, now=datetime.now(UTC))
    visitor.client.get(f"/chat?as={token}")
    named = Visitor(visitor.client)
    named.say("2 bottles of maple syrup please")
    named.answers(1)
    named.decide("confirm")
    named.answers(2)
    state = named.state()
    assert (state["customer"], state["order"]["state"]) == ("Café Ahorn", "confirmed")
