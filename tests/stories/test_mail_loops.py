"""Who is answered by machine, and how often: people always, robots once, loops never."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.database.check import violations
from core.database.engine import Database
from core.domain.queries import FindConversation, ListDeliveries, ReadConversation
from core.ports import InboundMessage
from intake.mail.inbound import inbound_message
from intake.reports import MOST_ANSWERS_AN_HOUR
from tests.core.jobs.parts import until
from tests.stories.counter import Counter, open_counter

_numbers = itertools.count(1)
MUGS = "{} mugs please, to Mill Lane 3, 10115 Berlin"


@pytest.fixture
def counter(database: Database, tmp_path: Path) -> Iterator[Counter]:
    with open_counter(database, tmp_path) as found:
        yield found


def write(counter: Counter, text: str = "", *, thread: str = "", **more: Any) -> tuple[str, str]:
    """Take a mail in and return what became of it: state and reason."""
    number = next(_numbers)
    message_id = f"<m{number}@customer.example>"
    values: dict[str, Any] = {
        "channel": "email",
        "message_id": message_id,
        "sender": "ann@customer.example",
        "conversation": thread or message_id,
        "text": text or MUGS.format(number),
        "subject": "Order",
        "at": counter.clock.now(),
    }
    received = counter.shop.desk.take_in(InboundMessage(**(values | more)))
    counter._wait(received.id, received.conversation_id)
    talk = counter.clerk.look(ReadConversation(received.conversation_id))
    mine = next(one for one in talk if one.direction == "in" and one.id == received.id)
    return mine.state, mine.reason


def answers(counter: Counter, address: str = "ann@customer.example") -> int:
    page = counter.clerk.look(ListDeliveries(limit=200))
    return sum(1 for one in page.items if one.recipient == address)


def test_a_person_is_answered_each_time_up_to_the_limit_of_an_hour(counter: Counter) -> None:
    """Ten turns are answered; then a person gets the conversation, silently, until the hour has passed."""
    for _ in range(MOST_ANSWERS_AN_HOUR):
        assert write(counter)[0] == "ordered"
    assert write(counter) == ("parked", "too_many_answers")
    assert answers(counter) == MOST_ANSWERS_AN_HOUR
    counter.clock.move(hours=1, minutes=1)
    assert write(counter)[0] == "ordered"
    with counter.shop.database.read() as conn:
        assert list(violations(conn)) == []


def test_one_senders_limit_is_nobody_elses(counter: Counter) -> None:
    """Limits count per address, never per shop."""
    for _ in range(MOST_ANSWERS_AN_HOUR + 1):
        write(counter)
    assert write(counter, sender="bob@other.example")[0] == "ordered"
    assert answers(counter, "bob@other.example") == 1


def test_letter_case_does_not_make_another_address(counter: Counter) -> None:
    """ANN@ and ann@ are one address."""
    for number in range(MOST_ANSWERS_AN_HOUR):
        write(counter, sender="Ann@Customer.Example" if number % 2 else "ann@customer.example")
    assert write(counter)[1] == "too_many_answers"


def test_where_a_robot_is_possible_a_thread_is_answered_once_an_hour(counter: Counter) -> None:
    """A purchasing system's order is read back once; the next mail of its thread is kept for a person."""
    robot: dict[str, Any] = {"automatic": True, "sender": "noreply@erp.example", "thread": "<erp@erp.example>"}
    assert write(counter, **robot)[0] == "ordered"
    assert write(counter, **robot) == ("parked", "robot_answered")
    assert answers(counter, "noreply@erp.example") == 1
    assert write(counter, **(robot | {"thread": "<other@erp.example>"}))[0] == "ordered"
    counter.clock.move(hours=1, minutes=1)
    assert write(counter, **robot)[0] == "ordered"


def test_what_nobody_can_receive_is_not_sent(counter: Counter) -> None:
    """A mail of the null sender that orders something is for a person; a loop cannot begin."""
    assert write(counter, automatic=True, facts={"no_way_back": True}) == ("parked", "no_way_back")
    assert answers(counter) == 0


def test_a_conversation_with_a_person_counts_no_answers(counter: Counter) -> None:
    """What is parked for people is not answered, and so feeds no limit."""
    eve: dict[str, Any] = {"sender": "eve@other.example", "thread": "<eve@other.example>"}
    assert write(counter, **eve)[0] == "ordered"
    assert write(counter, "I want to talk to a human", **eve) == ("parked", "wants_a_person")
    for _ in range(MOST_ANSWERS_AN_HOUR):
        assert write(counter, **eve) == ("parked", "handed_over")
    assert answers(counter, "eve@other.example") == 2
    assert write(counter, sender="eve@other.example")[0] == "ordered"


def test_our_own_mail_that_comes_in_is_no_order(counter: Counter) -> None:
    """A copy of our own letter, from the sent folder or by an alias, is ignored."""
    write(counter)
    until(lambda: len(list((counter.folder / "out").glob("*.eml"))) == 1)
    (file,) = (counter.folder / "out").glob("*.eml")
    message = inbound_message(file.read_bytes(), secret=b"k" * 40, trust="", received=datetime.now(UTC))
    received = counter.shop.desk.take_in(message)
    counter._wait(received.id, received.conversation_id)
    talk = counter.clerk.look(ReadConversation(received.conversation_id))
    assert [one.reason for one in talk if one.direction == "in"][-1] == "own_mail"
    assert answers(counter) == 1


def test_two_clerks_do_not_talk_to_each_other(counter: Counter) -> None:
    """What another shop's clerk answers by machine is known by its header and ends there."""
    write(counter)
    until(lambda: len(list((counter.folder / "out").glob("*.eml"))) == 1)
    (file,) = (counter.folder / "out").glob("*.eml")
    raw = file.read_bytes().replace(b"Message-ID: <", b"Message-ID: <theirs-")
    message = inbound_message(raw, secret=b"another shop", trust="", received=datetime.now(UTC))
    assert message.kind == "auto_reply" and message.automatic
    received = counter.shop.desk.take_in(message)
    counter._wait(received.id, received.conversation_id)
    found = counter.clerk.look(FindConversation(id=received.conversation_id))
    assert found is not None and answers(counter) == 1
