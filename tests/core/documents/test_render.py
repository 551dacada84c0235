"""The papers that leave the house, read back from their PDF."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pypdfium2
import pytest

from core.documents.render import KINDS, render
from core.documents.shapes import Bank, Totals, document_from_json
from core.documents.symbols import code128_modules
from core.documents.words import languages

ATTACK = '#panic("x") $ *b* _i_ `r` @ref <l> [ \\ #read("/etc/passwd") // */ {{ 7*7 }}'
WORDS = re.compile(r"\s+")


def flat(text: str) -> str:
    """Text without blanks: a PDF breaks lines where it likes."""
    return WORDS.sub("", text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", languages())
def test_every_document_is_made_in_every_language(order, pages, kind, language) -> None:
    """A document of three lines is one sheet with the order's number on it, archived as PDF/A-3b."""
    pdf = render(kind, order(3).to_json(), language=language)
    text = pages(pdf)
    assert len(text) == 1
    assert "O-26-7K3QX" in text[0]
    assert "1 / 1" in text[0]
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf


def test_same_data_gives_the_same_bytes(order) -> None:
    """A document drawn again from the kept data is the same file, byte for byte, also after other documents."""
    data = order(5).to_json()
    first = render("invoice", data)
    render("picking_list", order(2).to_json(), language="de")
    assert render("invoice", json.loads(json.dumps(data))) == first


def test_threads_share_the_compiler(order) -> None:
    """Documents asked for at the same moment do not mix."""
    wanted = [order(count).to_json() for count in (1, 2, 3, 4)]
    alone = [render("invoice", data) for data in wanted]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda data: render("invoice", data), wanted)) == alone


def test_sums_are_written_as_the_language_writes_them(order, pages) -> None:
    """The invoice shows goods, shipping, tax per rate and total in the reader's notation."""
    data = order(12).to_json()
    english, german = pages(render("invoice", data))[-1], pages(render("invoice", data, language="de"))[-1]
    for amount in ("€2,964.00", "€12.50", "€565.54", "€3,542.04"):
        assert amount in english
    for amount in ("2.964,00 €", "12,50 €", "565,54 €", "3.542,04 €"):
        assert amount in german
    assert "23 December 2026" in english
    assert "23. Dezember 2026" in german


def test_long_order_repeats_the_head_and_numbers_its_pages(order, pages) -> None:
    """Sixty lines run over several sheets: each has the table's head and its number, each line is there once."""
    sheets = pages(render("invoice", order(60).to_json()))
    assert len(sheets) > 2
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in sheet
        assert "2026-00412" in sheet
    assert all("Quantity" in sheet for sheet in sheets if "ROPE-" in sheet)
    everything = "".join(sheets)
    assert all(everything.count(f"ROPE-{position:03d}") == 1 for position in range(1, 61))


@pytest.mark.parametrize("kind", ["picking_list", "packing_slip"])
def test_papers_of_the_warehouse_show_no_price(order, pages, kind) -> None:
    """Neither prices, nor sums, nor tax stand on a picking list or packing slip."""
    data = replace(order(2), tax_notes=("export",), totals=Totals("9", "9", "777.77"))
    text = "".join(pages(render(kind, data.to_json())))
    assert "ROPE-001" in text
    for never in ("€", "1.235", "247.00", "777.77", "VAT-free"):
        assert never not in text


def test_picking_follows_the_shelves(order, pages) -> None:
    """A picking list is sorted by place, numbers as numbers; what has no place comes last."""
    places = {"ROPE-001": "A-10-1", "ROPE-002": "A-2-1", "ROPE-003": "", "ROPE-004": "A-2-12"}
    data = order(4)
    data = replace(data, lines=tuple(replace(line, location=places[line.sku]) for line in data.lines))
    text = pages(render("picking_list", data.to_json()))[0]
    found = re.findall(r"ROPE-00\d", text)
    assert found == ["ROPE-002", "ROPE-004", "ROPE-001", "ROPE-003"]


def test_packs_are_said_with_what_they_hold(order, pages) -> None:
    """A pack is written with its content and the sum in base units."""
    for kind in ("picking_list", "packing_slip", "order_confirmation"):
        text = pages(render(kind, order(1).to_json()))[0]
        assert "2 × reel of 100 m" in text
        assert "= 200 m" in text


def test_rest_of_a_part_shipment_is_named(order, pages) -> None:
    """The packing slip says how much of a line follows later."""
    data = order(2)
    data = replace(data, lines=(replace(data.lines[0], to_follow="50"), data.lines[1]))
    text = pages(render("packing_slip", data.to_json()))[0]
    assert text.count("to follow") == 1
    assert "50 m to follow" in text


def test_window_shows_where_the_paper_goes(order, pages) -> None:
    """An invoice is addressed to the payer and names the place of delivery; a packing slip goes to that place."""
    invoice = pages(render("invoice", order(1).to_json()))[0]
    slip = pages(render("packing_slip", order(1).to_json()))[0]
    assert "Steg 4" in invoice
    assert "Werfthalle 2" in invoice
    assert "NETHERLANDS" in invoice
    assert "Werfthalle 2" in slip
    assert "Steg 4" not in slip


def test_credit_note_names_its_invoice_and_asks_for_no_money(order, pages) -> None:
    """A credit note refers to the invoice it corrects, in negative amounts if so given, without payment details."""
    data = replace(order(1), number="G-7", credits="2026-00412", totals=Totals("-247.00", "-247.00", "-293.93"))
    text = pages(render("credit_note", data.to_json()))[0]
    assert "Credit note" in text
    assert "corrects invoice 2026-00412" in text
    assert "-€293.93" in text
    assert "Please pay" not in text


def test_payments_are_taken_off(order, pages) -> None:
    """What has been paid is shown and only the rest is asked for."""
    data = replace(order(1), totals=Totals("247.00", "259.50", "308.81", paid="300.00", due="8.81"))
    text = pages(render("invoice", data.to_json()))[0]
    assert "-€300.00" in text
    assert text.count("€8.81") == 2


def test_paid_invoice_asks_for_nothing(order, pages) -> None:
    """An invoice with nothing due carries no request to pay."""
    data = replace(order(1), totals=Totals("247.00", "259.50", "308.81", paid="308.81", due="0.00"))
    assert "Please pay" not in pages(render("invoice", data.to_json()))[0]


def test_shop_without_a_bank_still_bills(order, pages) -> None:
    """Bank details may be missing: the invoice then has no panel to pay by."""
    data = replace(order(1), shop=replace(order(1).shop, bank=Bank()))
    text = pages(render("invoice", data.to_json()))[0]
    assert "IBAN" not in text
    assert "Total" in text


def test_shorter_parts_may_be_missing(order, pages) -> None:
    """Only what is known is shown: empty facts leave no label behind."""
    data = replace(order(1), po_number="", promised_on="", shipping_method="", link="", charges=())
    text = pages(render("order_confirmation", data.to_json()))[0]
    for label in ("Your order", "Expected delivery", "Shipped by", "Follow your order"):
        assert label not in text


def _attacked(value: Any) -> Any:
    """The same data with the attack in every free text; days, numbers and codes stay."""
    if is_dataclass(value):
        free = {"name", "street", "city", "label", "options", "customer_sku", "sku", "notes", "po_number", "location"}
        free |= {"logo_text", "tagline", "registration", "shipping_method", "tracking_number", "phone", "email", "gtin"}
        free |= {"number", "order_number", "payment_reference", "vat_id", "unit", "base_unit", "postcode", "website"}
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            changed[field.name] = ATTACK if field.name in free and isinstance(old, str) else _attacked(old)
        return replace(value, **changed)
    return tuple(_attacked(one) for one in value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("kind", KINDS)
def test_text_from_outside_is_never_markup(order, pages, kind) -> None:
    """Typst code in any field is printed as it was typed; nothing is evaluated and no file is read."""
    data = replace(_attacked(order(2)), notes=(ATTACK,), tax_notes=(ATTACK,))
    text = "".join(pages(render(kind, data.to_json())))
    seen = flat(text).replace("\u200b", "").replace("\ufffe", "").replace("\u2013", "-")
    assert seen.count(flat('#read("/etc/passwd")')) >= 8
    assert "root:" not in text
    assert "{{7*7}}" in seen


@pytest.mark.parametrize("colour", ["red", "#12", 'rgb("#fff")', "#zzzzzz", "", "#12345678"])
def test_colour_that_is_none_is_not_used(order, colour) -> None:
    """A brand colour that is not `#RRGGBB` falls back to ink."""
    data = replace(order(1), shop=replace(order(1).shop, brand_colour=colour))
    plain = replace(order(1), shop=replace(order(1).shop, brand_colour="#1F2933"))
    assert render("invoice", data.to_json()) == render("invoice", plain.to_json())


def test_names_of_any_script_still_make_a_paper(order, pages) -> None:
    """Characters that no font has, endless words and control characters cost no document."""
    data = order(4)
    names = ("Łódź Μέλι Мёд", "蜂蜜 🐝 עברית", "W" * 5000, "tab\tand\x00nul\x1b[31m\ud800")
    data = replace(data, lines=tuple(replace(line, name=name) for line, name in zip(data.lines, names, strict=True)))
    sheets = pages(render("invoice", data.to_json()))
    assert len(sheets) <= 2
    assert "Łódź Μέλι Мёд" in sheets[0]
    assert "ROPE-004" in "".join(sheets)


def test_unknown_language_is_answered_in_english(order, pages) -> None:
    """A language without a table gets English; a regional one gets its language."""
    data = order(1).to_json()
    assert render("invoice", data, language="xx") == render("invoice", data)
    assert render("invoice", data, language="../../en") == render("invoice", data)
    assert render("invoice", data, language="de-AT") == render("invoice", data, language="de")


def test_unknown_kind_is_an_error(order) -> None:
    """There is no document of an unknown kind."""
    with pytest.raises(KeyError):
        render("love_letter", order(1).to_json())


def test_data_survive_json(order) -> None:
    """A document kept as JSON is the same document, also when a later version added keys."""
    data = order(3)
    kept = json.loads(json.dumps(data.to_json()))
    assert document_from_json(kept) == data
    assert document_from_json({**kept, "later": 1, "shop": {**kept["shop"], "later": 2}}) == data


def _rows(pdf: bytes, scale: int) -> tuple[int, list[bytes]]:
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[0].render(scale=scale, grayscale=True)
        raw = bytes(bitmap.buffer)
        return bitmap.width, [raw[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height)]


@pytest.mark.parametrize("kind", ["picking_list", "packing_slip"])
def test_barcode_of_the_order_can_be_scanned(order, kind) -> None:
    """The bars on the paper are the Code 128 of the order's number, with a quiet zone on both sides."""
    wanted = code128_modules("O-26-7K3QX")
    width, rows = _rows(render(kind, order(1).to_json()), 4)
    hits = 0
    for row in rows[: len(rows) // 3]:
        half = row[width // 2 :]
        dark = [x for x, grey in enumerate(half) if grey < 128]
        if len(dark) < len(wanted):
            continue
        first, last = dark[0], dark[-1] + 1
        module = (last - first) / len(wanted)
        seen = "".join("1" if half[int(first + (n + 0.5) * module)] < 128 else "0" for n in range(len(wanted)))
        hits += seen == wanted and len(half) - last > 10 * module
    assert hits > 50


def test_invoice_carries_a_code_to_pay_with(order) -> None:
    """A bank's app finds the upper corners of a QR code side by side on the invoice, and none when nothing is due."""
    finder = re.compile(rb"(?<!\x01)(\x01{4,8})(\x00{4,8})(\x01{14,22})(\x00{4,8})(\x01{4,8})(?!\x01)")

    def corners(data: Any) -> int:
        _, rows = _rows(render("invoice", data.to_json()), 4)
        return sum(len(finder.findall(bytes(grey < 100 for grey in row))) == 2 for row in rows)

    paid = replace(order(1), totals=Totals("247.00", "259.50", "308.81", paid="308.81", due="0"))
    assert corners(order(1)) > 20
    assert corners(paid) == 0
