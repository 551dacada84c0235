"""What a table means is read from its headings and its cells, in any language and any order."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from intake.attachments.amounts import amount_of, decimal_sign
from intake.attachments.days import read_day
from intake.attachments.headings import column_role, is_total
from tests.intake.attachments import paper
from tests.intake.attachments.clerk import enclosed, ordered


def _csv(*rows: Sequence[Any]) -> tuple[str, bytes]:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return "order.csv", out.getvalue().encode()


@pytest.mark.parametrize(
    "heading",
    [
        ("Quantity", "Unit", "Item no.", "Description"),
        ("Bestellmenge", "Einheit", "Artikelnummer", "Bezeichnung"),
        ("Quantité", "Unité", "Référence", "Désignation"),
        ("Cantidad", "Unidad", "Código", "Descripción"),
        ("Quantità", "U.M.", "Codice articolo", "Descrizione"),
        ("Aantal", "Eenheid", "Artikelcode", "Omschrijving"),
        ("Quantidade", "Unid.", "Cód. artigo", "Descrição"),
        ("Menge / Quantity", "ME / Unit", "Art.-Nr. / Item no.", "Text"),
    ],
)
def test_headings_are_understood_in_every_language(heading: tuple[str, ...]) -> None:
    """The columns are found by their words, not by where they stand."""
    assert ordered(enclosed(_csv(heading, (2, "case", "BEANS", "x"), (24, "", "MUG", "y")))) == [
        ("BEANS", "2", "case"),
        ("MUG", "24", "each"),
    ]


def test_a_table_without_heading_is_read_by_what_it_holds() -> None:
    """Codes are known, counters and prices are told from quantities."""
    rows = ((1, "MUG", "Mug", 24, "4.99"), (2, "SCREW", "Screw", 1000, "0.03"), (3, "TEA", "Green tea", 6, "3.33"))
    assert ordered(enclosed(_csv(*rows))) == [("MUG", "24", "each"), ("SCREW", "1000", "each"), ("TEA", "6", "box")]


def test_words_and_numbers_that_name_no_goods_are_no_order() -> None:
    """A list of anything else orders nothing."""
    assert not enclosed(_csv(("Alice", 34), ("Bob", 41), ("Carol", 29)), text="Here is the list.").carries


def test_the_customers_own_part_numbers_go_before_everything() -> None:
    """Their number for our item is ours, exactly."""
    found = enclosed(_csv(("Our part no", "Qty"), ("K-4711", 24), ("K-4712", "2 case")))
    assert ordered(found) == [("MUG", "24", "each"), ("BEANS", "2", "case")]


def test_totals_carriage_and_repeated_headings_are_no_lines() -> None:
    """What a form adds to its lines is left out, on every page."""
    head = ("Item no.", "Description", "Qty", "Total")
    rows = (
        head, ("MUG", "Mug", 24, "119.76"), ("", "Carried forward", "", "119.76"),
        head, ("TEA", "Green tea", 6, "20.00"), ("", "Freight", 1, "9.90"),
        ("", "Subtotal", "", "149.66"), ("", "VAT 19%", "", "28.43"), ("", "Total", 2, "178.09"),
    )  # fmt: skip
    found = enclosed(_csv(*rows))
    assert ordered(found) == [("MUG", "24", "each"), ("TEA", "6", "box")]
    assert found.understanding is not None and found.understanding.unknown == ()


def test_an_order_form_means_only_the_rows_that_are_filled_in() -> None:
    """Empty and zero quantities of a printed list are not wanted and not asked about."""
    rows = (
        ("SKU", "Item", "Order"),
        ("MUG", "Mug", ""),
        ("TEA", "Green tea", 3),
        ("SCREW", "Screw", 0),
        ("LEAFLET", "L", ""),
    )
    found = enclosed(_csv(*rows))
    assert ordered(found) == [("TEA", "3", "box")] and found.understanding and not found.understanding.must_ask


def test_a_line_without_quantity_among_filled_ones_is_asked() -> None:
    """Where most rows say how many, one that does not was forgotten."""
    found = enclosed(_csv(("SKU", "Item", "Qty"), ("MUG", "Mug", 24), ("TEA", "Green tea", ""), ("SCREW", "Screw", 50)))
    assert found.understanding is not None
    assert [(ask.about, ask.candidates) for ask in found.understanding.must_ask] == [("quantity", ("TEA",))]


def test_code_and_words_that_name_different_things_are_asked() -> None:
    """A careful clerk does not ship mugs where the line says tea."""
    found = enclosed(_csv(("SKU", "Description", "Qty"), ("MUG", "Green tea", 3)))
    assert found.understanding is not None and not found.understanding.lines
    assert [(ask.about, ask.candidates) for ask in found.understanding.must_ask] == [("item", ("MUG", "TEA"))]


def test_words_that_name_nothing_are_told() -> None:
    """What we do not sell is said back, with the rest ordered."""
    found = enclosed(_csv(("Description", "Qty"), ("Mug", 24), ("Purple elephant", 2)))
    assert ordered(found) == [("MUG", "24", "each")]
    assert found.understanding is not None and found.understanding.unknown == ("Purple elephant",)


def test_a_quantity_that_does_not_fit_its_amount_is_asked() -> None:
    """Where quantity times price is the amount everywhere else, one row that does not agree was misread."""
    rows = (("SKU", "Qty", "Price", "Amount"), ("MUG", 24, "4.99", "119.76"), ("TEA", 6, "3.00", "18.00"))
    found = enclosed(_csv(*rows, ("SCREW", 80, "0.10", "5.00"), ("LEAFLET", 5, "1.00", "5.00")))
    assert found.understanding is not None
    assert [(ask.about, ask.candidates) for ask in found.understanding.must_ask] == [("quantity", ("SCREW",))]


def test_several_tables_of_one_sheet_are_read_each_by_its_own_heading() -> None:
    """Another heading begins another table."""
    rows = (("SKU", "Qty"), ("MUG", 24), ("", ""), ("Quantity", "Unit", "Item no."), (2, "case", "BEANS"))
    assert ordered(enclosed(("order.xlsx", paper.xlsx(rows)))) == [("MUG", "24", "each"), ("BEANS", "2", "case")]


@pytest.mark.parametrize(
    ("cell", "sign", "number", "unit"),
    [
        ("24", "", "24", ""), ("1.200", ",", "1200", ""), ("1,200", ".", "1200", ""), ("24,000", ",", "24", ""),
        ("1.234,50", "", "1234.50", ""), ("1,234.50", "", "1234.50", ""), ("12 Stk.", "", "12", "Stk"),
        ("2 x", "", "2", ""), ("€ 4,99", ",", "4.99", ""), ("1'200", "", "1200", ""), ("0,5", "", "0.5", ""),
    ],
)  # fmt: skip
def test_numbers_are_read_as_their_table_writes_them(cell: str, sign: str, number: str, unit: str) -> None:
    """Thousands and decimals are told by the whole table, not by one cell."""
    found = amount_of(cell, sign)
    assert found is not None and found.number == Decimal(number) and found.unit == unit and not found.unsure


def test_a_number_of_two_readings_is_unsure() -> None:
    """`1,200` alone may be one thousand two hundred or one and a fifth: that is asked, unless the amount tells."""
    assert decimal_sign(["1,200", "2,400"]) == "" and decimal_sign(["4,99", "1.200"]) == ","
    found = amount_of("1,200", "")
    assert found is not None and found.unsure
    assert amount_of("12-14", "") is None and amount_of("-3", "") is None and amount_of("n/a", "") is None


def test_days_are_read_without_guessing() -> None:
    """A day in figures is read in any usual order; one that has two readings is nobody's."""
    assert str(read_day("2026-03-12", None)) == str(read_day("12.03.2026", None)) == str(read_day("Do 12. 3. 26", None))
    assert read_day("3/12/2026", None) is None and str(read_day("12/25/2026", None)) == "2026-12-25"
    assert read_day("31.02.2026", None) is None and read_day("soon", None) is None


def test_headings_in_other_words_say_nothing() -> None:
    """A heading that we do not know is left to the cells."""
    assert column_role("Colour of the door") == "" and column_role("Einzelpreis EUR") == "price"
    assert is_total("Zwischensumme netto") and not is_total("Sumatra beans")
