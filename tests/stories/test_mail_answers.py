"""Answers by mail as people write them: above, below and between our quoted lines, in words, with their name."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from core.database.engine import Database
from core.domain.queries import ListOrders
from core.domain.views import OrderView
from tests.stories.counter import Counter, letter, open_counter, words
from tests.stories.test_who_orders import ACME, enter

ORDER = "2 cases coffee beans\n6 mugs\n\nPlease deliver to Mill Lane 3, 10115 Berlin."


@pytest.fixture
def counter(database: Database, tmp_path: Path) -> Iterator[Counter]:
    with open_counter(database, tmp_path, mail=True) as found:
        yield found


def newest(counter: Counter) -> OrderView:
    return counter.order(counter.clerk.look(ListOrders()).items[0].number)


def ordered(counter: Counter, text: str = ORDER) -> EmailMessage:
    """Order by mail and return our answer."""
    counter.drops("1.eml", letter(text, message_id="<one@customer.example>"))
    return counter.outgoing(1)[0]


def answer(counter: Counter, answered: EmailMessage, text: str) -> OrderView:
    """Answer in these very words, with all thread headers."""
    reply = letter("", message_id="<two@customer.example>", subject="Re: Order", answers=answered)
    reply.set_content(text)
    counter.drops("2.eml", reply)
    counter.outgoing(2)
    return newest(counter)


def quoted(mail: EmailMessage) -> list[str]:
    return [f"> {line}" for line in words(mail).splitlines()]


INTRO = "On Mon, 2 Mar 2026 at 09:00, Harbour Goods <orders@harbour.example> wrote:"


@pytest.mark.parametrize("intro", [INTRO, ""])
def test_ok_below_the_quoted_letter_confirms(counter: Counter, intro: str) -> None:
    """Bottom posting, with the line that introduces the quote or without: what we wrote is not ordered again."""
    mail = ordered(counter)
    found = answer(counter, mail, "\n".join([intro, *quoted(mail), "", "Ok, thanks!", "Ann"]))
    assert found.state == "confirmed" and [line.quantity for line in found.lines] == ["2", "6"]


def test_a_change_between_the_quoted_lines_changes_the_order(counter: Counter) -> None:
    """Inline: "2 = 24" stands below our second line."""
    mail = ordered(counter)
    lines = quoted(mail)
    place = next(number for number, line in enumerate(lines) if "Mug" in line) + 1
    found = answer(counter, mail, "\n".join([INTRO, *lines[:place], "", "2 = 24 please", "", *lines[place:]]))
    assert found.state == "quoted" and [line.quantity for line in found.lines] == ["2", "24"]


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("2 = 24", ["2", "24"]),
        ("2 cancel", ["2"]),
        ("1 = 3 and 2 = 12\n\nBest regards\nAnn", ["3", "12"]),
    ],
)
def test_the_small_language_above_the_quote(counter: Counter, text: str, quantities: list[str]) -> None:
    """Top posting, as most do."""
    mail = ordered(counter)
    found = answer(counter, mail, "\n".join([text, "", INTRO, *quoted(mail)]))
    assert [line.quantity for line in found.lines] == quantities


def test_whole_sentences_change_quantity_and_place(counter: Counter) -> None:
    """ "Make it 12, and to the depot please" is read against what was read back, and the depot is one on file."""
    enter(counter.shop.database)
    counter.drops("1.eml", from_acme(letter("6 mugs please", message_id="<one@acme-tools.example>")))
    mail = counter.outgoing(1)[0]
    reply = from_acme(letter("", message_id="<two@acme-tools.example>", subject="Re: Order", answers=mail))
    reply.set_content("\n".join(["make it 12, and to the depot please", "", INTRO, *quoted(mail)]))
    counter.drops("2.eml", reply)
    counter.outgoing(2)
    found = newest(counter)
    assert [line.quantity for line in found.lines] == ["12"] and found.state == "quoted"
    assert found.ship_to is not None and found.ship_to.city == "Hamburg"


def from_acme(mail: EmailMessage) -> EmailMessage:
    del mail["From"]
    mail["From"] = ACME
    return mail
