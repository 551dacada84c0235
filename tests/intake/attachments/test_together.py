"""Body and files are one wish: what they share stands once, what differs is asked, nothing is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from intake.understanding import LineRead
from tests.intake.attachments import paper
from tests.intake.attachments.clerk import enclosed, ordered

FILE = ("order.xlsx", paper.xlsx())
TWO = [("BEANS", "2", "case"), ("MUG", "24", "each")]


@pytest.mark.parametrize(
    "cover",
    [
        "", "see attachment", "Please find attached our purchase order.", "Anbei unsere Bestellung, vielen Dank.",
        "Veuillez trouver ci-joint notre commande.", "Adjuntamos nuestro pedido.", "In allegato il nostro ordine.",
        "Zie bijlage voor onze bestelling.", "Segue em anexo a nossa encomenda.",
    ],
)  # fmt: skip
def test_a_covering_note_leaves_the_order_to_the_file(cover: str) -> None:
    """A letter that only says "attached" adds nothing and takes nothing away."""
    found = enclosed(FILE, text=cover)
    assert ordered(found) == TWO and found.understanding is not None
    assert found.understanding.intent == "order.place"
    assert not found.understanding.must_ask and not found.understanding.unknown


def test_lines_in_both_stand_once_and_more_is_added() -> None:
    """The body repeats a line and names another one."""
    found = enclosed(FILE, text="Attached is our order for 24 mugs and the coffee. Please add 3 boxes of green tea.")
    assert [line for line in ordered(found) if line[0] != "BEANS"] == [("MUG", "24", "each"), ("TEA", "3", "box")]


def test_different_quantities_are_asked_with_both_places() -> None:
    """Neither the mail nor the file wins by itself."""
    found = enclosed(FILE, text="Our order is attached: 20 mugs.")
    assert found.understanding is not None and ("MUG", "24", "each") not in ordered(found)
    (ask,) = found.understanding.must_ask
    assert ask.offered == (("20", ""), ("24", "order.xlsx, Sheet, row 3"))


def test_two_forms_that_differ_are_asked_too() -> None:
    """A PDF and a workbook of one order that say different quantities cannot both be right."""
    rows = (*paper.ORDER[:2], (2, "MUG", "Mug", 42, "pcs", 4.99))
    found = enclosed(FILE, ("order.pdf", paper.pdf(rows)))
    assert found.understanding is not None and found.understanding.must_ask[0].candidates == ("MUG",)


@pytest.mark.parametrize("title", ["Invoice 2026-17", "Lieferschein Nr. 4711", "Order confirmation", "Facture no 12"])
def test_papers_that_are_no_orders_order_nothing(title: str) -> None:
    """An invoice or a delivery note that comes with a mail is not bought once more."""
    assert not enclosed(("paper.pdf", paper.pdf(above=title)), text="For your records.").carries


def test_an_offer_is_ordered_only_where_the_letter_says_so() -> None:
    """A price list or an offer orders nothing by itself."""
    offer = ("offer.pdf", paper.pdf(above="Quotation 4711"))
    assert not enclosed(offer, text="Thank you for this.").carries
    assert ordered(enclosed(offer, text="We would like to order as offered, see attachment.")) == TWO


def test_a_complaint_does_not_order_its_proof() -> None:
    """Who complains and encloses the order does not want it again."""
    text = "I want to complain: the mugs of the attached order arrived broken. This is unacceptable."
    assert not enclosed(FILE, text=text).carries


def test_two_order_numbers_are_two_orders() -> None:
    """Files of different orders are not thrown together."""
    one = paper.ubl([("24", "C62", "MUG", "Mug")], number="PO-1")
    other = paper.ubl([("5", "C62", "SCREW", "Screw")], number="PO-2")
    assert enclosed(("a.xml", one), ("b.xml", other)).several == ("PO-1", "PO-2")


def test_a_change_keeps_what_it_does_not_name() -> None:
    """Lines by their status: changed and added ones count, removed ones go, the others stand."""
    standing = (LineRead("MUG", Decimal(24), "each"), LineRead("TEA", Decimal(6), "box"))
    change = paper.ubl([("30", "C62", "MUG", "Mug")], kind="OrderChange", reference="PO-77", status="3")
    found = enclosed(("change.xml", change), standing=standing, text="")
    assert ordered(found) == [("TEA", "6", "box"), ("MUG", "30", "each")]
    assert found.alters and found.about == "PO-77" and found.understanding is not None
    assert found.understanding.intent == "order.change"
    gone = paper.ubl([("30", "C62", "MUG", "Mug")], kind="OrderChange", reference="PO-77", status="2")
    assert ordered(enclosed(("change.xml", gone), standing=standing, text="")) == [("TEA", "6", "box")]


def test_a_cancellation_cancels_the_order_that_it_names() -> None:
    """OrderCancellation needs no lines."""
    paperwork = paper.ubl([], kind="OrderCancellation", number="X-1", reference="PO-77")
    found = enclosed(("cancel.xml", paperwork), text="")
    assert found.understanding is not None and found.understanding.intent == "order.cancel" and found.about == "PO-77"


def test_other_documents_of_ubl_order_nothing() -> None:
    """An order response is told from an order."""
    answer = paper.ubl([("24", "C62", "MUG", "Mug")], kind="OrderResponse", reference="PO-77")
    assert not enclosed(("answer.xml", answer), text="").carries
