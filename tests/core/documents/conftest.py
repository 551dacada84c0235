"""A shop, a customer and orders of any length to draw documents of."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pypdfium2
import pytest

from core.documents.shapes import Bank, Charge, DocumentData, Line, Party, Place, Shop, TaxLine, Totals

SHOP = Shop(
    name="Tide & Timber GmbH",
    street="Kaiweg 7",
    postcode="24103",
    city="Kiel",
    country="DE",
    email="orders@tide-timber.example",
    phone="+49 40 66969 900",
    vat_id="DE299990900",
    registration="Amtsgericht Kiel HRB 999900",
    bank=Bank("Kaibank Kiel", "DE39999999990012345678", "TESTDE00XXX"),
    brand_colour="#0B5563",
    logo_text="Tide & Timber",
)
OFFICE = Place("Bootshaus Möwe e. K.", "Steg 4", "18055", "Rostock", "DE")
YARD = Place("Bootshaus Möwe e. K.", "Werfthalle 2", "1017 AB", "Amsterdam", "NL", label="Werft")


def _line(position: int) -> Line:
    return Line(
        position=position,
        sku=f"ROPE-{position:03d}",
        name="Mooring rope",
        quantity="2",
        unit="reel",
        factor="100",
        base_unit="m",
        base_quantity="200",
        price="1.235",
        net="247.00",
        tax_rate="19",
        options="colour: navy",
        customer_sku="MW-7",
        location=f"A-{position}-1",
        gtin="2470000010077",
    )


def _make(lines: int) -> DocumentData:
    goods = Decimal("247.00") * lines
    net = goods + Decimal("12.50")
    tax = (net * Decimal("0.19")).quantize(Decimal("0.01"))
    return DocumentData(
        shop=SHOP,
        customer=Party("Bootshaus Möwe e. K.", "C-77", "DE299990901"),
        bill_to=OFFICE,
        ship_to=YARD,
        order_number="O-26-7K3QX",
        number="2026-00412",
        dated_on="2026-11-23",
        ordered_on="2026-11-20",
        promised_on="2026-11-25",
        delivered_on="2026-11-24",
        due_on="2026-12-23",
        po_number="PO 4711-B",
        currency="EUR",
        lines=tuple(_line(position) for position in range(1, lines + 1)),
        charges=(Charge("Parcel", "12.50", "19"),),
        taxes=(TaxLine("19", str(net), str(tax)),),
        totals=Totals(goods=str(goods), net=str(net), gross=str(net + tax)),
        payment_reference="2026-00412",
        shipping_method="Parcel",
        weight_g=23400,
        packages=2,
        link="https://tide-timber.example/o/k3Jd8s",
    )


@pytest.fixture
def order() -> Callable[[int], DocumentData]:
    """Give a document's data with so many lines."""
    return _make


@pytest.fixture
def pages() -> Callable[[bytes], list[str]]:
    """Read the text of every page of a PDF."""

    def read(pdf: bytes) -> list[str]:
        with pypdfium2.PdfDocument(pdf) as document:
            return [page.get_textpage().get_text_range().replace("\u00a0", " ") for page in document]

    return read
