"""An order that seems to be there already: the customer is asked, never is one dropped, and habits are not asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.database.check import violations
from core.database.engine import Database
from core.domain.queries import FindConversation, ListOrders, ReadConversation
from core.ports import InboundMessage
from tests.stories.counter import Counter, letter, open_counter, words
from tests.stories.test_mail_loops import write

GOODS = "2 cases coffee beans\n6 mugs\n\nPlease deliver to Mill Lane 3, 10115 Berlin."


@pytest.fixture
def counter(database: Database, tmp_path: Path) -> Iterator[Counter]:
    with open_counter(database, tmp_path) as found:
        yield found


def orders(counter: Counter) -> list[tuple[str, str]]:
    return [(one.number, one.state) for one in counter.clerk.look(ListOrders()).items]


def asked(counter: Counter) -> tuple[str, ...]:
    """Return what is asked about the newest order."""
    number = orders(counter)[0][0]
    return tuple(one.about for one in counter.order(number).questions)


def thread_of(counter: Counter) -> str:
    talk_id = counter.order(orders(counter)[0][0]).conversation_id
    found = counter.clerk.look(FindConversation(id=talk_id))
    assert found is not None
    return found.thread


def test_the_same_goods_again_are_read_back_with_the_question(counter: Counter) -> None:
    """One letter reads the order back and asks "new or the same?"; nothing is dropped."""
    write(counter, GOODS)
    assert write(counter, GOODS)[0] == "ordered"
    (first, second) = (number for number, _ in reversed(orders(counter)))
    assert asked(counter) == ("repeat",) and counter.order(second).state == "quoted"
    letters = counter.clerk.look(ReadConversation(counter.order(second).conversation_id or 0))
    (letter_,) = [one for one in letters if one.direction == "out"]
    assert first in letter_.text and "A) a new order" in letter_.text and "B) the same one" in letter_.text


@pytest.mark.parametrize("answer", ["B", "the same one", "same order, sent twice by mistake", "dieselbe, einmal"])
def test_the_same_ends_the_second_as_a_duplicate(counter: Counter, answer: str) -> None:
    """Both messages point to the order that stands; the second order is gone, and the customer is told so."""
    write(counter, GOODS)
    write(counter, GOODS)
    first = orders(counter)[1][0]
    assert write(counter, answer, thread=thread_of(counter)) == ("duplicate", first)
    assert orders(counter) == [(orders(counter)[0][0], "cancelled"), (first, "quoted")]
    talk = counter.clerk.look(ReadConversation(counter.order(orders(counter)[0][0]).conversation_id or 0))
    assert [(one.state, one.reason) for one in talk if one.direction == "in"] == [("duplicate", first)] * 2
    assert first in talk[-1].text and "twice" in talk[-1].text
    with counter.shop.database.read() as conn:
        assert list(violations(conn)) == []


@pytest.mark.parametrize("answer", ["A", "new", "a new order please", "OK"])
def test_new_goes_on(counter: Counter, answer: str) -> None:
    """Both orders stand; a plain OK to the read-back says the same."""
    write(counter, GOODS)
    write(counter, GOODS)
    assert write(counter, answer, thread=thread_of(counter))[0] == "ordered"
    assert orders(counter)[0][1] == "confirmed" and orders(counter)[1][1] == "quoted"
    with counter.shop.database.read() as conn:
        assert list(violations(conn)) == []


def test_the_same_but_changed_is_read_as_a_change(counter: Counter) -> None:
    """Who answers with another quantity orders it; the question is not put twice."""
    write(counter, GOODS)
    write(counter, GOODS)
    assert write(counter, "2 = 12", thread=thread_of(counter))[0] == "ordered"
    newest = counter.order(orders(counter)[0][0])
    assert [line.quantity for line in newest.lines] == ["2", "12"] and newest.questions == ()


def test_the_same_purchase_order_number_is_asked_whatever_the_goods(counter: Counter) -> None:
    """One number of the customer's own is one order, even a month later."""
    write(counter, f"PO number 4711-B\n{GOODS}")
    counter.clock.move(days=30)
    write(counter, "Purchase order: PO number 4711-B\n6 mugs. Please deliver to Mill Lane 3, 10115 Berlin.")
    assert asked(counter) == ("repeat",)


@pytest.mark.parametrize(
    "other",
    [
        "3 cases coffee beans\n6 mugs\n\nPlease deliver to Mill Lane 3, 10115 Berlin.",
        "2 cases coffee beans\n6 mugs\n\nPlease deliver to Elm Street 9, 20095 Hamburg.",
    ],
)
def test_other_goods_or_another_place_are_another_order(counter: Counter, other: str) -> None:
    """Nobody is asked about an order that differs."""
    write(counter, GOODS)
    write(counter, other)
    assert asked(counter) == ()


def test_after_some_days_equal_goods_are_no_reason(counter: Counter) -> None:
    """Three days, unless the policy says otherwise."""
    write(counter, GOODS)
    counter.clock.move(days=4)
    write(counter, GOODS)
    assert asked(counter) == ()


def test_who_orders_the_same_every_day_is_not_asked(counter: Counter) -> None:
    """The habit is what the customer did before: in its rhythm it is an order, twice within hours it is asked."""
    found = []
    for _ in range(6):
        write(counter, GOODS)
        found.append(asked(counter))
        counter.clock.move(days=1)
    assert found == [(), ("repeat",), ("repeat",), (), (), ()]
    counter.clock.move(hours=-22)
    write(counter, GOODS)
    assert asked(counter) == ("repeat",)


def test_a_colleague_who_hands_the_order_on_is_asked(counter: Counter) -> None:
    """Another address of the same house forwards the order: it names the first mail, and is no second order unasked."""
    write(counter, GOODS, message_id="<first@customer.example>")
    more: dict[str, Any] = {"threads": ("<first@customer.example>",), "sender": "bob@customer.example"}
    write(counter, GOODS, facts={"forwarded": True}, **more)
    assert asked(counter) == ("repeat",)


def test_a_stranger_who_names_a_mail_learns_nothing(counter: Counter) -> None:
    """Of another house, the same goods are an order of their own, and no number is told."""
    write(counter, GOODS, message_id="<first@customer.example>")
    write(counter, GOODS, threads=("<first@customer.example>",), sender="eve@evil.example")
    assert asked(counter) == ()


def test_chat_then_mail_is_asked_across_the_channels(counter: Counter) -> None:
    """Who orders in the chat, gives an address, and sends the same by mail, is asked."""
    counter.says("2 cases coffee beans and 6 mugs")
    counter.says("Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin")
    write(counter, GOODS)
    assert asked(counter) == ("repeat",)


def test_two_mails_that_came_at_once_are_one_order_or_a_question(counter: Counter) -> None:
    """Both lay there before the sender was anybody's customer; the second is asked about all the same."""
    taken = [
        counter.clerk.receive(
            InboundMessage(
                "email", f"<once-{place}@new.example>", "ola@new.example", f"<once-{place}>", GOODS, counter.clock.now()
            )
        )
        for place in (1, 2)
    ]
    for one in taken:
        counter.shop.desk.job(str(one.id))
    assert len(orders(counter)) == 2 and asked(counter) == ("repeat",)
    assert len({counter.order(number).customer for number, _ in orders(counter)}) == 1


def test_the_question_comes_by_mail_with_its_letters(database: Database, tmp_path: Path) -> None:
    """Over the mail folder: a resend under a new id is asked, and "B" above the quoted letter answers it."""
    with open_counter(database, tmp_path, mail=True) as counter:
        counter.drops("1.eml", letter(GOODS, message_id="<one@customer.example>"))
        counter.outgoing(1)
        counter.drops("2.eml", letter(GOODS, message_id="<two@customer.example>"))
        question = counter.outgoing(2)[1]
        assert "B) the same one" in words(question)
        counter.drops("3.eml", letter("B", message_id="<three@customer.example>", answers=question))
        assert orders(counter)[1][0] in words(counter.outgoing(3)[2])
        assert [state for _, state in orders(counter)] == ["cancelled", "quoted"]
