"""A customer orders by mail, through the folder that every mail channel shares its code with."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.database.check import violations
from core.database.engine import Database
from core.domain.queries import ListOrders
from core.domain.views import OrderRow
from tests.stories.counter import Counter, letter, open_counter, words

ORDER = "Hello,\n\n2 cases coffee beans\n6 mugs\n\nPlease deliver to Mill Lane 3, 10115 Berlin.\n\nThank you\nAnn"


def _orders(counter: Counter) -> tuple[OrderRow, ...]:
    return counter.clerk.look(ListOrders()).items


def _read_back(counter: Counter) -> str:
    counter.drops("1.eml", letter(ORDER, message_id="<one@customer.example>"))
    counter.outgoing(1)
    return _orders(counter)[0].number


def test_a_dropped_mail_is_read_back_in_its_own_thread(database: Database, tmp_path: Path) -> None:
    """The answer refers to the mail, carries a signed reply token, and says every line."""
    with open_counter(database, tmp_path, mail=True) as counter:
        number = _read_back(counter)
        answer = counter.outgoing(1)[0]
        assert answer["In-Reply-To"] == "<one@customer.example>"
        assert "<one@customer.example>" in answer["References"] and "+" in answer["Reply-To"]
        assert answer["Auto-Submitted"] == "auto-replied" and answer.get_body(("html",)) is not None
        assert "Coffee beans" in words(answer) and "Mug" in words(answer)
        assert counter.order(number).state == "quoted" and not list((tmp_path / "mail" / "in").glob("*.eml"))


@pytest.mark.parametrize(
    ("reply", "lines"),
    [("OK", ["2", "6"]), ("2 = 24", ["2", "24"]), ("1 cancel", ["6"])],
)
def test_a_reply_in_the_small_language_works_above_the_quoted_mail(
    database: Database, tmp_path: Path, reply: str, lines: list[str]
) -> None:
    """OK confirms, "2 = 24" and "1 cancel" change; the quoted read-back below orders nothing again."""
    with open_counter(database, tmp_path, mail=True) as counter:
        number = _read_back(counter)
        answer = counter.outgoing(1)[0]
        counter.drops("2.eml", letter(reply, message_id="<two@customer.example>", subject="Re: Order", answers=answer))
        counter.outgoing(2)
        order = counter.order(number)
        assert order.state == ("confirmed" if reply == "OK" else "quoted")
        assert [line.quantity for line in order.lines] == lines
        assert len(_orders(counter)) == 1


def test_a_reply_without_headers_finds_home_by_its_token(database: Database, tmp_path: Path) -> None:
    """The plus-address alone brings an answer to its order when a gateway drops the thread headers."""
    with open_counter(database, tmp_path, mail=True) as counter:
        number = _read_back(counter)
        answer = counter.outgoing(1)[0]
        reply = letter("OK", message_id="<two@customer.example>", subject="Re: Order")
        del reply["To"]
        reply["To"] = answer["Reply-To"]
        counter.drops("2.eml", reply)
        counter.outgoing(2)
        assert counter.order(number).state == "confirmed"


def test_the_same_mail_five_times_is_one_order_and_one_answer(database: Database, tmp_path: Path) -> None:
    """A mail is known by its Message-ID, whatever the file is called."""
    with open_counter(database, tmp_path, mail=True) as counter:
        for copy in range(5):
            counter.drops(f"{copy}.eml", letter(ORDER, message_id="<one@customer.example>"))
        counter.outgoing(1)
        counter.drops("6.eml", letter("6 mugs", message_id="<other@customer.example>", subject="Another"))
        assert len(counter.outgoing(2)) == 2
        assert len(_orders(counter)) == 2


def test_one_id_with_two_contents_keeps_both_and_flags_the_second(database: Database, tmp_path: Path) -> None:
    """Nothing is lost when two mails claim the same Message-ID; a person looks at the second."""
    with open_counter(database, tmp_path, mail=True) as counter:
        _read_back(counter)
        counter.drops("2.eml", letter("100 mugs", message_id="<one@customer.example>"))
        counter.drops("3.eml", letter("1 mug", message_id="<three@customer.example>", subject="Third"))
        counter.outgoing(2)
        with database.read() as conn:
            states = conn.exec_driver_sql("select external_id, state, reason from inbound_messages order by id").all()
        assert ("parked", "same_id_other_content") in {(row[1], row[2]) for row in states}
        assert len(_orders(counter)) == 2


def test_an_out_of_office_gets_no_answer(database: Database, tmp_path: Path) -> None:
    """Robots are kept on file and not answered."""
    with open_counter(database, tmp_path, mail=True) as counter:
        robot = letter("I am away until Monday. 6 mugs.", message_id="<away@customer.example>", subject="Out of office")
        robot["Auto-Submitted"] = "auto-replied"
        counter.drops("1.eml", robot)
        _read_back(counter)
        assert len(counter.outgoing(1)) == 1 and len(_orders(counter)) == 1


def test_a_mailed_order_keeps_every_promise(database: Database, tmp_path: Path) -> None:
    """From the mail to the paid invoice nothing is broken."""
    with open_counter(database, tmp_path, mail=True) as counter:
        number = _read_back(counter)
        answer = counter.outgoing(1)[0]
        counter.drops("2.eml", letter("ok", message_id="<two@customer.example>", answers=answer))
        confirmation = counter.outgoing(2)[1]
        assert [part.get_content_type() for part in confirmation.iter_attachments()] == ["application/pdf"]
        for step in ("pick", "pack", "ship", "deliver", "invoice", "pay", "close"):
            counter.step(number, step)
        with database.read() as conn:
            assert list(violations(conn)) == []
