"""People share the mailbox: colleagues who answer, strangers who write, mail that nobody can read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.commands import TakeBack
from core.domain.machine import Actor, Role
from core.domain.queries import FindConversation, ReadConversation
from core.domain.views import MessageView
from intake.mail.imap_reading import Ways
from tests.intake.mail.imap.desk import Post, Reader, letter, until

SALES = Actor(Role.SALES, "staff:2", "Sam")
COLLEAGUE = "Pat of Sales <orders@shop.example>"


def answer(name: str, to: str, text: str = "I have seen to it.", more: str = "") -> bytes:
    """Return a mail that a colleague has sent from another program."""
    head = f"From: {COLLEAGUE}\r\nTo: ann@customer.example\r\nSubject: Re: Order\r\n"
    head += f"Message-ID: <{name}@outlook.example>\r\nIn-Reply-To: {to}\r\nReferences: {to}\r\n{more}\r\n"
    return f"{head}{text}\r\n\r\n> 2 mugs please\r\n".encode()


@pytest.fixture
def working(new_reader: Callable[..., Reader]) -> Reader:
    """A reader whose desk answers."""
    return new_reader(work=True).start()


def talk(reader: Reader) -> list[MessageView]:
    """Return the messages of the only conversation."""
    found = reader.shop.clerk.look(FindConversation(id=1))
    assert found is not None
    return list(reader.shop.clerk.look(ReadConversation(found.id)))


def quoted(reader: Reader) -> list[Any]:
    """Return what the clerk has said."""
    return [one for one in talk(reader) if one.direction == "out" and one.html]


def test_a_colleagues_answer_from_another_program_silences_the_clerk(working: Reader, post: Post) -> None:
    """After a colleague has answered in a thread, its next mail is for people; the words stand in the conversation."""
    post.deliver(letter("one"))
    until(lambda: working.states.get("one", ("", ""))[0] == "ordered")
    (said,) = quoted(working)
    post.deliver(answer("pat", said.key), folder="Sent")
    post.deliver(letter("two", "4 mugs instead", more=f"In-Reply-To: {said.key}\r\n"))
    until(lambda: working.states.get("two") == ("parked", "handed_over"))
    assert working.states["pat"] == ("ignored", "colleague_answered")
    shown = talk(working)
    assert [(one.direction, one.person, one.text) for one in shown if one.key == "<pat@outlook.example>"] == [
        ("out", "Pat of Sales", "I have seen to it.")
    ]
    assert len(quoted(working)) == 1
    assert working.shop.faults() == []


def test_the_clerk_speaks_again_when_a_colleague_gives_the_thread_back(working: Reader, post: Post) -> None:
    """The silence ends when somebody gives the conversation back; every promise is kept all along."""
    post.deliver(letter("one", "hello, do you remember me?", sender="ann@customer.example"))
    until(lambda: "one" in working.states and working.states["one"][0] != "received")
    post.deliver(answer("pat", "<one@customer.example>"), folder="Sent")
    post.deliver(letter("two", "6 mugs please", more="In-Reply-To: <one@customer.example>\r\n"))
    until(lambda: working.states.get("two") == ("parked", "handed_over"))
    working.shop.clerk.do(TakeBack(1), actor=SALES)
    post.deliver(letter("three", "2 mugs please", more="In-Reply-To: <two@customer.example>\r\n"))
    until(lambda: working.states.get("three", ("", ""))[0] == "ordered")
    assert working.shop.faults() == []


def test_a_mail_that_was_answered_while_nobody_read_gets_no_second_answer(
    new_reader: Callable[..., Reader], post: Post
) -> None:
    """Mail with a colleague's answer among the sent ones, or with the mark of one, is left to people."""
    new_reader().start().stop()
    post.deliver(letter("one"))
    post.deliver(letter("two", sender="bob@other.example"), flags=[b"\\Answered"])
    post.deliver(letter("three", sender="cy@third.example"))
    post.deliver(answer("pat", "<one@customer.example>"), folder="Sent")
    reader = new_reader(work=True).start()
    until(lambda: len(reader.states) == 4 and "received" not in {state for state, _ in reader.states.values()})
    assert reader.states == {
        "one": ("ignored", "colleague_answered"),
        "two": ("ignored", "colleague_answered"),
        "three": ("ordered", ""),
        "pat": ("ignored", "colleague_answered"),
    }


def test_what_colleagues_write_elsewhere_is_not_kept(working: Reader, post: Post) -> None:
    """Sent mail that answers nothing of ours, and our own sent mail, stay where they are."""
    post.deliver(letter("one"))
    until(lambda: working.states.get("one", ("", ""))[0] == "ordered")
    (said,) = quoted(working)
    own = "Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n"
    private = answer("private", "<friend@elsewhere.example>")
    post.deliver(private, answer("copy", said.key, more=own), folder="Sent")
    post.deliver(letter("two", "4 mugs instead", more=f"In-Reply-To: {said.key}\r\n"))
    until(lambda: working.states.get("two", ("received", ""))[0] != "received")
    assert working.states["two"][0] == "ordered"
    assert set(working.states) == {"one", "two"}


def test_a_folder_of_sent_mail_can_be_named_or_left_alone(new_reader: Callable[..., Reader], post: Post) -> None:
    """Where the server marks no folder the merchant names one; a dash reads none."""
    post.client.create_folder("Answers")
    named = new_reader(work=True, ways=Ways(sent="Answers")).start()
    post.deliver(letter("one"))
    until(lambda: named.states.get("one", ("received", ""))[0] == "ordered")
    post.deliver(answer("pat", "<one@customer.example>"), folder="Answers")
    post.deliver(letter("two", "4 mugs", more="In-Reply-To: <one@customer.example>\r\n"))
    until(lambda: named.states.get("two") == ("parked", "handed_over"))
    named.stop()
    none = new_reader(work=True, ways=Ways(sent="-")).start()
    post.deliver(letter("three", sender="bob@other.example"))
    until(lambda: none.states.get("three", ("received", ""))[0] == "ordered")
    post.deliver(answer("sam", "<three@customer.example>"), folder="Sent")
    post.deliver(letter("four", "4 mugs", sender="bob@other.example", more="In-Reply-To: <three@customer.example>\r\n"))
    until(lambda: none.states.get("four", ("received", ""))[0] == "ordered")


def test_a_stranger_who_orders_nothing_gets_no_answer(working: Reader, post: Post) -> None:
    """Mail of strangers that is no order is kept, ignored with the reason, and unread in the mailbox."""
    advert = "We would like to present our new service for your web site. Shall we have a call on Tuesday?"
    post.deliver(
        letter("advert", advert, sender="spam@agency.example"),
        letter("price", "What does a mug cost?", sender="curious@else.example"),
        letter("order", "3 mugs please", sender="new@customer.example"),
    )
    until(lambda: len(working.states) == 3 and "received" not in {state for state, _ in working.states.values()})
    assert working.states["advert"] == working.states["price"] == ("ignored", "unknown_sender_no_order")
    assert working.states["order"][0] in ("ordered", "asked")
    assert b"\\Seen" not in set().union(*post.flags().values())
    assert all(one.startswith("order_quoted") or one.startswith("question") for one in working.shop.said())


def test_the_sender_of_a_mail_that_is_too_big_is_told_once(new_reader: Callable[..., Reader], post: Post) -> None:
    """A person gets the mail, the sender is told, and a second one in the same thread is not answered."""
    reader = new_reader(work=True, ways=Ways(size_cap=20_000)).start()
    big = "x\r\n" * 20_000
    post.deliver(letter("big", big), letter("bigger", big, more="In-Reply-To: <big@customer.example>\r\n"))
    until(lambda: len(reader.states) == 2 and "received" not in {state for state, _ in reader.states.values()})
    assert reader.states == {"big": ("parked", "too_big"), "bigger": ("parked", "handed_over")}
    assert reader.shop.said() == ["refused/mail_too_big"]
    assert reader.shop.faults() == []
