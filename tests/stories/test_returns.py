"""Goods come back: asked for by mail, by chat or by button, checked, credited, paid back; withdrawals are taken."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from core.database.check import violations
from core.database.engine import Database
from core.domain.queries import FindConversation, ListOrders
from core.domain.returning import ListReturns, ReturnView, TakeRefundStep, TakeReturnStep
from core.domain.views import MessageView
from tests.shop import FINANCE, SALES, WAREHOUSE
from tests.stories.counter import Counter, letter, open_counter, words

ORDER = "2 cases coffee beans\n5 mugs\n\nPlease deliver to Mill Lane 3, 10115 Berlin."


@pytest.fixture
def counter(database: Database, tmp_path: Path) -> Iterator[Counter]:
    with open_counter(database, tmp_path, mail=True) as found:
        yield found


def returned(counter: Counter) -> ReturnView:
    found = counter.clerk.look(ListReturns()).items
    assert len(found) == 1
    one: ReturnView = found[0]
    return one


def mailed(counter: Counter, said: str) -> EmailMessage:
    """Wait for the mail that says this; others may leave before it."""
    for count in range(1, 20):
        for mail in counter.outgoing(count):
            if said in " ".join(words(mail).split()):
                return mail
    raise AssertionError(f"no mail says {said!r}")


def delivered(counter: Counter) -> str:
    """An order by web chat that went all its way and is closed."""
    counter.says(ORDER)
    counter.says("Ann Archer, ann@customer.example")
    counter.says("confirm")
    number = str(counter.clerk.look(ListOrders()).items[0].number)
    for step in ("pick", "pack", "ship", "deliver", "invoice", "pay", "close"):
        order = counter.step(number, step)
    assert order.state == "closed"
    counter.clock.move(seconds=30)  # what staff did leaves once it can no longer be taken back
    return number


def test_an_order_by_chat_comes_back_in_part_by_mail(counter: Counter, database: Database) -> None:
    """By chat ordered, by mail partly sent back: number, slip, credit note and money; then all is closed and whole."""
    number = delivered(counter)
    mail = letter(
        f"Hello,\nI want to return two mugs of {number}, they are broken.\nAnn", message_id="<r@customer.example>"
    )
    counter.drops("return.eml", mail)
    answer = mailed(counter, "is agreed")
    asked = returned(counter)
    assert asked.state == "authorised" and asked.reason == "damaged" and asked.shop_pays
    assert [(one.sku, one.requested) for one in asked.lines] == [("MUG", "2")]
    assert asked.number in words(answer) and "Quay 1" in words(answer)
    assert any(part.get_filename() == f"return-slip-{asked.number}.pdf" for part in answer.iter_attachments())
    counter.clerk.do(TakeReturnStep(asked.number, "receive"), actor=WAREHOUSE)
    counter.clerk.do(TakeReturnStep(asked.number, "inspect", {"outcome": "scrap"}), actor=WAREHOUSE)
    counter.clerk.do(TakeReturnStep(asked.number, "resolve"), actor=SALES)
    asked = returned(counter)
    assert str(asked.refund) == "11.88" and len(asked.credit_notes) == 1
    counter.clerk.do(TakeRefundStep(asked.refunds[0].id, "settle"), actor=FINANCE)
    assert returned(counter).state == "closed"
    order = counter.step(number, "close")
    assert order.paid == order.total == order.invoiced
    with database.read() as conn:
        assert list(violations(conn)) == []


def pressed(counter: Counter, offered: MessageView, label: str, **more: str) -> MessageView:
    """Press the button of an answer that begins so."""
    action = next(one["action"] for one in offered.buttons if one["label"].startswith(label))
    return counter.says(action=action, **more)[-1]


def test_a_return_by_buttons_asks_which_how_many_and_why(counter: Counter) -> None:
    """Nothing is agreed before goods, quantity and reason were pressed; the last press twice is one return."""
    number = delivered(counter)
    which = counter.says("I want to return something")[-1]
    assert [one["action"] for one in which.buttons][:3] == [
        f"return:{number}:1",
        f"return:{number}:2",
        f"return:{number}:all",
    ]
    how_many = pressed(counter, which, "5 pcs")
    assert [one["label"] for one in how_many.buttons][:5] == ["1 pc", "2 pcs", "3 pcs", "4 pcs", "Everything: 5 pcs"]
    why = pressed(counter, how_many, "2 pcs")
    assert not counter.clerk.look(ListReturns()).items and "2 pcs Mug" in why.chat
    agreed = pressed(counter, why, "It arrived damaged")
    asked = returned(counter)
    assert asked.number in agreed.text and asked.reason == "damaged"
    assert [(one.sku, one.requested) for one in asked.lines] == [("MUG", "2")]
    late = pressed(counter, why, "It arrived damaged")
    assert f"return:{number}:2" in [one["action"] for one in late.buttons] and returned(counter)


def test_a_return_in_words_is_asked_for_its_reason_which_may_be_skipped(counter: Counter) -> None:
    """Who names goods and number is asked only why; "I would rather not say" is an answer too."""
    number = delivered(counter)
    why = counter.says(f"I want to return 3 mugs of {number}")[-1]
    pressed(counter, why, "I would rather not say")
    asked = returned(counter)
    assert asked.reason == "" and [(one.sku, one.requested) for one in asked.lines] == [("MUG", "3")]
    assert any("2 pcs" in one["label"] for one in counter.says("/return")[-1].buttons)


def test_what_is_past_the_period_is_explained_and_comes_back_only_for_a_fault(counter: Counter) -> None:
    """After the last day the clause is told, only what the shop answers for can be given as a reason."""
    number = delivered(counter)
    counter.clock.move(days=40)
    which = counter.says("/return")[-1]
    assert "returns.window" in which.chat and "Everything" not in [one["label"] for one in which.buttons]
    why = pressed(counter, pressed(counter, which, "Something is wrong with it: 5 pcs"), "1 pc")
    assert [one["label"] for one in why.buttons][:3] == [
        "It arrived damaged",
        "It does not work",
        "You sent something else",
    ]
    forged = counter.says(action=f"return:{number}:2:1:n")[-1]
    assert (
        "It does not work" in [one["label"] for one in forged.buttons] and not counter.clerk.look(ListReturns()).items
    )
    pressed(counter, why, "It does not work")
    assert returned(counter).state == "authorised"


@pytest.mark.parametrize("text", ["I withdraw", "Ich widerrufe"])
def test_the_plain_word_withdraws_and_is_acknowledged_with_the_time(counter: Counter, text: str) -> None:
    """A consumer who withdraws gives no reason and gets the acknowledgement in the chat and by mail."""
    number = delivered(counter)
    shown = counter.says(text)[-1].text
    asked = returned(counter)
    assert asked.withdrawal and asked.state == "authorised" and number in shown and asked.number in shown
    said = words(mailed(counter, asked.number))
    assert "2 March 2026" in said or "2. März 2026" in said


def test_a_withdrawal_is_taken_although_people_have_the_conversation(counter: Counter) -> None:
    """A consumer need not wait for a colleague: by word, or by command and button, it is done and acknowledged."""
    number = delivered(counter)
    counter.says("/human")
    offered = counter.says("/withdraw")[-1]
    assert f"return:{number}:w" in [one["action"] for one in offered.buttons]
    assert number in counter.says(action=f"return:{number}:w")[-1].text and returned(counter).withdrawal


def test_a_withdrawal_that_nobody_can_place_is_acknowledged_and_left_to_people(counter: Counter) -> None:
    """No order is found, or people have the conversation and it only reads so: time and words are confirmed."""
    said = counter.says("I withdraw from my contract")[-1]
    assert "2 March 2026" in said.chat and "I withdraw from my contract" in said.chat
    found = counter.clerk.look(FindConversation("webchat", "chat-1"))
    assert found is not None and found.handed_over
    again = counter.says("Hello, after thinking about it I want to revoke the contract that we made last week.")[-1]
    assert "2 March 2026" in again.chat
    assert not counter.clerk.look(ListReturns()).items


def test_a_question_about_returns_is_answered_from_the_rules(counter: Counter) -> None:
    """What the shop decides is what customers read: the days of the policy stand in the answer, nothing is begun."""
    delivered(counter)
    said = counter.says("What is your return policy?")[-1]
    assert "14 days" in said.text and counter.clerk.look(ListReturns()).items == ()
