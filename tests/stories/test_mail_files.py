"""A customer orders by files that are attached to a mail."""

from __future__ import annotations

import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.database.check import violations
from core.database.engine import Database
from core.domain.files import FilesOfConversation, FileView, FindFile
from core.domain.queries import ListConversations, ListInbox, ListOrders
from core.domain.views import OrderRow
from core.ports import InboundFile
from intake.attachments import guard
from intake.attachments.shapes import ReadFile
from tests.intake.attachments import paper
from tests.stories.counter import Counter, letter, open_counter, words

COVER = "Hello,\n\nplease find attached our order.\n\nKind regards\nAnn"


def _send(counter: Counter, text: str, *files: tuple[str, bytes], key: str = "one", answers: int = 1) -> str:
    mail = letter(text, message_id=f"<{key}@customer.example>")
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    counter.drops(f"{key}.eml", mail)
    return " ".join(words(counter.outgoing(answers)[-1]).split())


def _orders(counter: Counter) -> tuple[OrderRow, ...]:
    return counter.clerk.look(ListOrders()).items


def _lines(counter: Counter) -> list[tuple[str, str, str]]:
    order = counter.order(_orders(counter)[0].number)
    return [(line.sku, line.quantity, line.unit) for line in order.lines]


def _parked(counter: Counter) -> list[str]:
    until = time.monotonic() + 60
    while time.monotonic() < until and not counter.clerk.look(ListInbox()).items:
        time.sleep(0.05)
    return [one.reason for one in counter.clerk.look(ListInbox()).items]


def _files(counter: Counter) -> tuple[FileView, ...]:
    conversation = counter.clerk.look(ListConversations()).items[0]["id"]
    return next(iter(counter.clerk.look(FilesOfConversation(conversation)).values()))


def test_an_attached_order_is_read_back_and_shows_where_each_line_stood(database: Database, tmp_path: Path) -> None:
    """A workbook becomes a quote; the staff see the row of each line, and the file is kept as it came."""
    with open_counter(database, tmp_path, mail=True) as counter:
        content = paper.xlsx((("Purchase order no.", "PO-77120"), (), *paper.ORDER, ("", "", "Total", "", "", 269.76)))
        answer = _send(counter, COVER, ("order.xlsx", content))
        assert "Coffee beans" in answer and "Mug" in answer and "other prices" not in answer
        assert _lines(counter) == [("BEANS", "2", "case"), ("MUG", "24", "each")]
        assert _orders(counter)[0].po_number == "PO-77120"
        (file,) = _files(counter)
        assert [(row["where"], row["sku"]) for row in file.rows] == [("Sheet, row 4", "BEANS"), ("Sheet, row 5", "MUG")]
        kept = counter.clerk.look(FindFile(file.id))
        assert kept is not None and kept.content == content
        with database.read() as conn:
            assert list(violations(conn)) == []


def test_a_mail_without_words_orders_by_its_file(database: Database, tmp_path: Path) -> None:
    """An empty body above a file is an order like any other."""
    with open_counter(database, tmp_path, mail=True) as counter:
        _send(counter, "", ("list.csv", b"MUG;24\nSCREW;1000\n"))
        assert _lines(counter) == [("MUG", "24", "each"), ("SCREW", "1000", "each")]


def test_what_body_and_file_say_otherwise_is_asked(database: Database, tmp_path: Path) -> None:
    """The mail says 20 and the file 24: both are offered, and the letter that is picked counts."""
    with open_counter(database, tmp_path, mail=True) as counter:
        text = "Hello,\n\nour order is attached. We need 20 mugs, and please add 3 boxes green tea.\n\nAnn"
        answer = _send(counter, text, ("order.xlsx", paper.xlsx()))
        assert "A) 20" in answer and "B) 24" in answer and "order.xlsx, Sheet, row 3 says 24" in answer
        assert _lines(counter) == [("BEANS", "2", "case"), ("TEA", "3", "box")]
        asked = counter.outgoing(1)[0]
        counter.drops("two.eml", letter("B", message_id="<two@customer.example>", subject="Re: Order", answers=asked))
        counter.outgoing(2)
        assert ("MUG", "24", "each") in _lines(counter)


def test_prices_of_the_file_are_compared_and_never_used(database: Database, tmp_path: Path) -> None:
    """A price that is not ours is named in the read-back beside our own, which counts."""
    with open_counter(database, tmp_path, mail=True) as counter:
        rows = (("Item no.", "Qty", "Price"), ("MUG", 10, 3.5), ("TEA", 6, 3.33))
        answer = _send(counter, COVER, ("order.xlsx", paper.xlsx(rows)))
        assert "other prices than ours" in answer and "3.50" in answer and "4.99" in answer
        assert answer.count("in your order, our price is") == 1
        order = counter.order(_orders(counter)[0].number)
        assert [line.price for line in order.lines] == ["4.99", "3.3330"]


def test_two_forms_of_one_order_are_one_order(database: Database, tmp_path: Path) -> None:
    """The same order as PDF and as workbook is ordered once."""
    with open_counter(database, tmp_path, mail=True) as counter:
        _send(counter, COVER, ("order.pdf", paper.pdf()), ("order.xlsx", paper.xlsx()))
        assert _lines(counter) == [("BEANS", "2", "case"), ("MUG", "24", "each")] and len(_orders(counter)) == 1


def test_two_orders_in_one_mail_are_not_mixed(database: Database, tmp_path: Path) -> None:
    """Two order numbers in one mail: the customer is asked to send them apart, and a person sees it."""
    with open_counter(database, tmp_path, mail=True) as counter:
        one = paper.ubl([("24", "C62", "MUG", "Mug")], number="PO-1")
        other = paper.ubl([("5", "C62", "SCREW", "Screw")], number="PO-2")
        answer = _send(counter, COVER, ("one.xml", one), ("two.xml", other))
        assert "PO-1, PO-2" in answer and not _orders(counter)
        assert _parked(counter) == ["several_orders"]


def _bombs() -> dict[str, bytes]:
    sheet = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * 5_000_000
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    laughs = f'<?xml version="1.0"?><!DOCTYPE o [<!ENTITY l0 "ha">{entities}]><Order>&l9;</Order>'
    packed = zlib.compress(b"0 " * 70_000_000, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length "
    return {
        "bomb.xlsx": paper.zipped({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": sheet}),
        "bomb.xml": laughs.encode(),
        "bomb.pdf": head + str(len(packed)).encode() + b">>stream\n" + packed + b"\nendstream endobj\n",
    }


@pytest.mark.parametrize("name", ["bomb.xlsx", "bomb.xml", "bomb.pdf"])
def test_a_bomb_is_refused_and_the_next_mail_is_answered(database: Database, tmp_path: Path, name: str) -> None:
    """The sender is told which file and what helps, a person sees it, and the queue goes on."""
    with open_counter(database, tmp_path, mail=True) as counter:
        answer = _send(counter, COVER, (name, _bombs()[name]))
        assert name in answer and "Please" in answer
        assert _parked(counter) == ["attachment_unreadable"]
        assert "Mug" in _send(counter, "6 mugs please", key="two", answers=2)


def test_a_file_that_was_read_is_not_read_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read of a file is kept, so that a retry after a crash begins where it stood."""
    read: list[str] = []
    whole = guard.read

    def counted(files: Sequence[InboundFile]) -> tuple[ReadFile, ...]:
        read.extend(file.name for file in files)
        return whole(files)

    monkeypatch.setattr(guard, "read", counted)
    with open_counter(database, tmp_path, mail=True) as counter:
        _send(counter, COVER, ("order.xlsx", paper.xlsx()))
        with database.write() as conn:
            conn.exec_driver_sql("update inbound_messages set state = 'received'")
        counter.shop.desk.job("1")
        assert read == ["order.xlsx"]


def test_an_order_change_in_peppol_form_changes_the_order_that_it_names(database: Database, tmp_path: Path) -> None:
    """Lines that are marked as changed replace theirs, the others stand; another order's change goes to a person."""
    with open_counter(database, tmp_path, mail=True) as counter:
        first = paper.ubl([("24", "C62", "MUG", "Mug"), ("2", "CS", "BEANS", "Coffee beans")])
        _send(counter, COVER, ("order.xml", first))
        answer = counter.outgoing(1)[0]
        counter.drops("ok.eml", letter("OK", message_id="<ok@customer.example>", subject="Re: Order", answers=answer))
        counter.outgoing(2)
        change = paper.ubl(
            [("30", "C62", "MUG", "Mug")], kind="OrderChange", number="C-1", reference="PO-77", status="3"
        )
        mail = letter("The change is attached.", message_id="<c@customer.example>", subject="Re: Order", answers=answer)
        mail.add_attachment(change, maintype="application", subtype="xml", filename="change.xml")
        counter.drops("change.eml", mail)
        counter.outgoing(3)
        order = counter.order(_orders(counter)[0].number)
        answer_to_change = " ".join(words(counter.outgoing(3)[-1]).split())
        assert order.state == "modifying" and "before: 24 pcs" in answer_to_change
        assert "30 pcs" in answer_to_change and "2 cases" in answer_to_change


def test_a_file_in_which_no_order_is_found_goes_to_a_person(database: Database, tmp_path: Path) -> None:
    """Who says that an order is attached is not left alone where nothing of it is understood."""
    with open_counter(database, tmp_path, mail=True) as counter:
        answer = _send(
            counter, "Anbei unsere Bestellung.", ("order.txt", b"As discussed on the phone with your Mr Lee.")
        )
        assert "person" in answer or "Mensch" in answer
        assert _parked(counter) == ["attachment"]


def test_a_stranger_with_a_broken_file_and_no_order_gets_no_answer(database: Database, tmp_path: Path) -> None:
    """Spam with a broken attachment is kept for people and not answered."""
    with open_counter(database, tmp_path, mail=True) as counter:
        mail = letter("Have a look at this!", message_id="<spam@elsewhere.example>", subject="Hello")
        mail.add_attachment(b"%PDF-1.4 nothing", maintype="application", subtype="pdf", filename="win.pdf")
        counter.drops("spam.eml", mail)
        assert "Mug" in _send(counter, "6 mugs please", key="two", answers=1)
        assert _parked(counter) == ["attachment_unreadable"]
