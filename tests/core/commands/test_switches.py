"""What the clerk does by itself stops at once where somebody says so; nothing is lost by it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from core.database.tables.customers import customers
from core.database.tables.deliveries import deliveries
from core.domain.commands import AnswerMessage, TakeStep
from core.domain.switches import ListSwitches, SetSwitch, StoppedBy, Switch, Switches, act_of
from core.errors import Refused
from tests.shop import ADMIN, CART, SALES, WAREHOUSE, Shop, message

RULE = CART


def states(shop: Shop) -> list[tuple[str, str, str]]:
    with shop.database.read() as conn:
        d = deliveries.c
        return [tuple(row) for row in conn.execute(select(d.template, d.state, d.error).order_by(d.id))]


def switch(shop: Shop, *key: str, off: bool = True, **more: Any) -> Any:
    return shop.clerk.do(SetSwitch(*key, off=off, **more), actor=SALES).facts


def test_what_waits_is_held_and_goes_when_it_is_released(shop: Shop) -> None:
    """A queued message is kept for people, not lost; on again it goes, and only where no other switch keeps it."""
    shop.place("1 MUG")
    assert switch(shop, "shop", reason="wrong prices")["held"] == 1
    shop.place("2 MUG")
    assert states(shop) == [("order_confirmed", "parked", "switched_off")] * 2
    switch(shop, "channel", "email")
    assert switch(shop, "shop", off=False, release=True)["released"] == 0
    assert switch(shop, "channel", "email", off=False, release=True)["released"] == 2
    assert [state for _, state, _ in states(shop)] == ["queued", "queued"]
    assert shop.clerk.look(ListSwitches()) == () and shop.faults() == []


def test_a_switch_stops_only_its_own(shop: Shop) -> None:
    """Another customer, another channel, another kind and what people say themselves go on."""
    number = shop.place("1 MUG")
    with shop.database.read() as conn:
        ann = str(conn.execute(select(customers.c.id)).scalar())
    switch(shop, "customer", ann, "confirmations")
    shop.place("1 MUG")
    shop.place("1 MUG", customer_email="bob@customer.example", customer_name="Bob")
    shop.clerk.do(TakeStep(number, "cancel"), actor=ADMIN)
    talk = shop.clerk.receive(message("Hello", message_id="m1")).conversation_id
    shop.clerk.do(AnswerMessage(talk, "greeting"), actor=RULE)
    switch(shop, "message", "price_question", "answers")
    shop.clerk.do(AnswerMessage(talk, "price_question"), actor=RULE)
    shop.clerk.do(AnswerMessage(talk, "stock_question"), actor=RULE)
    assert [state for _, state, _ in states(shop)][1:] == ["parked", "queued", "queued", "queued", "parked", "queued"]
    (kind, theirs) = shop.clerk.look(ListSwitches())
    assert (kind.scope, kind.by, theirs.scope, theirs.name) == ("message", "Sam", "customer", "Ann Archer")
    assert shop.clerk.look(StoppedBy("confirmations", customer_id=int(ann))) == theirs
    assert shop.clerk.look(StoppedBy("reminders", customer_id=int(ann))) is None


@pytest.mark.parametrize(
    ("key", "code"),
    [(("shop", "x"), "bad_switch"), (("channel", ""), "bad_switch"), (("planet", "x"), "bad_switch"),
     (("shop", "", "breathing"), "bad_switch"), (("customer", "nobody"), "unknown_customer")],
)  # fmt: skip
def test_a_switch_that_is_none_is_refused(shop: Shop, key: tuple[str, ...], code: str) -> None:
    """Scope, value and act must be known, and only sales and managers switch."""
    with pytest.raises(Refused, match=code):
        switch(shop, *key)
    with pytest.raises(Refused, match="not_your_role"):
        shop.clerk.do(SetSwitch("shop"), actor=WAREHOUSE)


def test_every_message_is_an_act() -> None:
    """Reminders, confirmations and answers are told apart; what people did is only a notice."""
    acts = [act_of(one) for one in ("order_reminded", "order_confirmed", "order_quoted", "refused/x", "order_shipped")]
    assert acts == ["reminders", "confirmations", "answers", "answers", "everything"]
    off = Switches((Switch("shop", "", "answers"),))
    assert off.stopping("everything") is None and off.stopping("answers") is not None
