"""Every form in which an order may be attached comes to the same lines, with the place of each."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from intake.attachments.kinds import beside_the_point, kind_of
from intake.attachments.shapes import Unreadable, file_from_json
from tests.intake.attachments import paper
from tests.intake.attachments.clerk import enclosed, opened, ordered

TWO = [("BEANS", "2", "case"), ("MUG", "24", "each")]
ABOVE = "*Brightwater Hotels* \\\nPurchase order no. PO-77120 \\\nDelivery date: 12.03.2026"
BELOW = "Deliver to: Mill Lane 3, 10115 Berlin"
CSV = "Pos;Artikelnr;Bezeichnung;Menge;Einheit;Einzelpreis\n1;BEANS;Kaffee;2,00;case;75,00\n2;MUG;Mug;24,00;Stk;4,99\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("order.xlsx", paper.xlsx()),
        ("order.ods", paper.ods(paper.ORDER)),
        ("order.csv", CSV.encode()),
        ("utf16.csv", CSV.encode("utf-16")),
        ("windows.csv", CSV.replace("Kaffee", "Kaffee für Büro").encode("cp1252")),
        ("dos.csv", CSV.replace("Kaffee", "Kaffee für Büro").encode("cp850")),
        ("order.tsv", CSV.replace(";", "\t").encode()),
        ("ruled.pdf", paper.pdf()),
        ("loose.pdf", paper.pdf(ruled=False)),
        ("order.docx", paper.docx(["Order"], paper.ORDER)),
        ("order.html", b"<html><table>" + b"".join(
            b"<tr>" + b"".join(f"<td>{cell}</td>".encode() for cell in row) + b"</tr>" for row in paper.ORDER
        ) + b"</table></html>"),
        ("order.xml", paper.ubl([("2", "CS", "BEANS", "Coffee beans"), ("24", "C62", "MUG", "Mug")])),
        ("order-x.xml", paper.order_x([("2", "CS", "BEANS"), ("24", "H87", "MUG")])),
        ("order-x.pdf", paper.pdf(order_x=paper.order_x([("2", "CS", "BEANS"), ("24", "H87", "MUG")]))),
    ],
)  # fmt: skip
def test_every_form_of_an_order_comes_to_its_lines(name: str, content: bytes) -> None:
    """Two lines are two lines, whichever program wrote them."""
    found = enclosed((name, content))
    assert ordered(found) == TWO
    assert all(row.wish.place.file == name and row.wish.place.row for row in found.documents[0].rows)


def test_the_head_of_a_letter_gives_number_day_and_place() -> None:
    """What stands beside its label is taken, wherever the label stands."""
    understood = enclosed(("order.pdf", paper.pdf(above=ABOVE, below=BELOW))).understanding
    assert understood is not None
    assert understood.po_number == "PO-77120" and understood.requested_date == date(2026, 3, 12)
    assert understood.ship_to == "Mill Lane 3, 10115 Berlin"


def test_a_workbook_is_read_by_sheet_and_row() -> None:
    """The place of a line names sheet and row as the spreadsheet shows them; hidden sheets are not read."""
    book = openpyxl.load_workbook(
        io.BytesIO(paper.xlsx((("Bestellnummer", "4500123"), (), *paper.ORDER), Old=paper.ORDER))
    )
    book["Old"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    found = enclosed(("order.xlsx", out.getvalue()))
    assert ordered(found) == TWO
    assert next(row.wish.place.in_words() for row in found.documents[0].rows) == "order.xlsx, Sheet, row 4"
    assert found.understanding is not None and found.understanding.po_number == "4500123"


def test_a_letter_as_a_file_is_read_like_a_message() -> None:
    """Prose in a file orders as prose in a mail does."""
    text = b"Dear all,\n\nwe would like to order 12 mugs and 2 cases of coffee beans.\n\nRegards"
    assert sorted(ordered(enclosed(("letter.txt", text), text=""))) == [("BEANS", "2", "case"), ("MUG", "12", "each")]


def test_a_scanned_page_is_told_from_an_empty_one() -> None:
    """A page without a single letter waits for OCR."""
    assert opened("scan.pdf", paper.scanned(paper.pdf())).scanned == (1,)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("locked.pdf", paper.pdf()[:200], "broken"),
        ("archive.zip", paper.zipped({"a.txt": "hello"}), "unsupported"),
        ("feed.xml", b"<?xml version='1.0'?><rss><item/></rss>", "unsupported"),
        ("torn.xlsx", paper.xlsx()[:900], "broken"),
        ("torn.xml", paper.ubl([("1", "C62", "MUG", "Mug")])[:300], "broken"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, content: bytes, why: str) -> None:
    """Each fault has its own word, so that the customer hears what helps."""
    with pytest.raises(Unreadable) as fault:
        opened(name, content)
    assert fault.value.code == why


def test_a_name_proves_nothing() -> None:
    """A file is what its bytes are: a workbook called .pdf is a workbook, an executable called .csv is none."""
    assert kind_of(paper.xlsx()) == "zip" and kind_of(paper.pdf()) == "pdf"
    assert kind_of(b"MZ\x90\x00\x03\x00\x00\x00\x04") == "unknown" and kind_of(b"") == "unknown"


def test_signatures_and_cards_are_no_documents() -> None:
    """What mail programs add is left alone, whatever it is called."""
    assert beside_the_point("smime.p7s", "application/pkcs7-signature", b"0\x82")
    assert beside_the_point("ann.txt", "text/plain", b"BEGIN:VCARD\nEND:VCARD")
    assert not beside_the_point("order.csv", "text/csv", b"MUG;2")


def test_what_was_read_survives_its_way_out_of_the_child() -> None:
    """A file comes out of JSON as it went in."""
    for content in (paper.xlsx(), paper.ubl([("2", "CS", "BEANS", "Beans")], wanted=date(2026, 3, 9))):
        found = opened("order", content)
        assert file_from_json(found.to_json()) == found
