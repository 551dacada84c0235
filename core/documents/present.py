"""A document's data as finished text in a language: what the Typst forms lay out and never compute."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from core.documents.format import Writer, plain
from core.documents.shapes import DocumentData, Line, Place, Shop
from core.documents.symbols import code128, payment_qr, qr
from core.documents.words import fill
from core.domain.customers import town_line

INK = "#1F2933"
# A row never breaks over two pages, so it must fit on one.
LONGEST_NAME = 400
LONGEST_LOCATION = 40
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
TO_THE_SHIP_TO = ("packing_slip", "picking_list", "return_slip")
FOLLOWED = ("order_confirmation", "packing_slip")
OWN_NUMBER = ("invoice", "credit_note", "return_slip")
Pairs = list[tuple[str, str]]


def present(kind: str, data: DocumentData, write: Writer) -> dict[str, Any]:
    """Return the view of a document: every value is text, and nothing in it is markup."""
    number = data.number if kind in OWN_NUMBER else data.order_number
    title = str(write.table["titles"][kind])
    return {
        "language": write.locale.language,
        "region": write.locale.territory or "",
        "brand": data.shop.brand_colour if COLOUR.fullmatch(data.shop.brand_colour) else INK,
        "title": title,
        "number": plain(number),
        "labels": {name: write.label(name, currency=data.currency) for name in write.table["labels"]},
        "logo": plain(data.shop.logo_text or data.shop.name),
        "tagline": plain(data.shop.tagline),
        "sender": " · ".join(_filled(data.shop.name, data.shop.street, _city(data.shop))),
        "footer": _footer(data.shop, write),
        "intro": _intro(kind, data, write),
        "recipient": _address(data.ship_to if kind in TO_THE_SHIP_TO else data.bill_to, data.shop, write),
        "other_place": _other_place(kind, data, write),
        "facts": _pairs(FACTS[kind](data, write)),
        "lines": [_line(line, write) for line in _in_order(kind, data)],
        "sums": _pairs(_sums(data, write)),
        "grand": _grand(kind, data, write),
        "payment": _payment(kind, data, write),
        "notes": _notes(kind, data, write),
        "barcode": code128(data.number if kind == "return_slip" else data.order_number)
        if kind in TO_THE_SHIP_TO
        else "",
        "order_number": plain(data.order_number),
        "link": qr(data.link) if kind in FOLLOWED else "",
    }


def _filled(*texts: str) -> list[str]:
    return [text for text in map(plain, texts) if text]


def _pairs(pairs: Pairs) -> Pairs:
    return [(plain(label), plain(value)) for label, value in pairs if value.strip()]


def _city(place: Shop | Place) -> str:
    return town_line(place.postcode, place.city, place.country)


def _address(place: Place, shop: Shop, write: Writer) -> list[str]:
    abroad = write.country(place.country).upper() if place.country and place.country != shop.country else ""
    label = "" if place.label.casefold() in place.name.casefold() else place.label
    return _filled(place.name, label, place.street, _city(place), abroad)


def _other_place(kind: str, data: DocumentData, write: Writer) -> dict[str, Any] | None:
    """The address that is not in the window: where it goes, on letters; nothing where both are one."""
    if kind in TO_THE_SHIP_TO or data.ship_to == data.bill_to:
        return None
    return {"label": write.label("ship_to"), "lines": _address(data.ship_to, data.shop, write)}


def _footer(shop: Shop, write: Writer) -> list[list[str]]:
    bank = shop.bank
    columns = [
        _filled(shop.name, shop.street, _city(shop), write.country(shop.country) if shop.country else ""),
        _filled(shop.email, shop.phone, shop.website),
        _filled(bank.name, _labelled(write, "iban", iban_groups(bank.iban)), _labelled(write, "bic", bank.bic)),
        _filled(_labelled(write, "vat_id", shop.vat_id), *shop.registration.split(" · ")),
    ]
    return [column for column in columns if column]


def _labelled(write: Writer, label: str, value: str) -> str:
    return f"{write.label(label)} {value}" if value else ""


def iban_groups(iban: str) -> str:
    """Return an IBAN in groups of four that stay on one line."""
    tight = iban.replace(" ", "")
    return "\u00a0".join(tight[at : at + 4] for at in range(0, len(tight), 4))


def _intro(kind: str, data: DocumentData, write: Writer) -> str:
    intro = str(write.table["intros"].get(kind, ""))
    return plain(fill(intro, credits=data.credits)) if data.credits or "{" not in intro else ""


def _order_facts(data: DocumentData, write: Writer) -> Pairs:
    return [
        (write.label("ordered_on"), write.day(data.ordered_on)),
        (write.label("your_order"), data.po_number),
        (write.label("customer_number"), data.customer.number),
    ]


def _confirmation_facts(data: DocumentData, write: Writer) -> Pairs:
    return [
        *_order_facts(data, write),
        (write.label("shipping_method"), data.shipping_method),
        (write.label("promised_on"), write.day(data.promised_on)),
    ]


def _picking_facts(data: DocumentData, write: Writer) -> Pairs:
    return [
        (write.label("customer"), data.customer.name),
        (write.label("ship_to"), ", ".join(_address(data.ship_to, data.shop, write)[1:])),
        (write.label("shipping_method"), data.shipping_method),
        (write.label("promised_on"), write.day(data.promised_on)),
        (write.label("shipment"), data.number),
        (write.label("ordered_on"), write.day(data.ordered_on)),
        (write.label("lines"), str(len(data.lines))),
        (write.label("weight"), write.weight(data.weight_g) if data.weight_g else ""),
    ]


def _packing_facts(data: DocumentData, write: Writer) -> Pairs:
    return [
        (write.label("shipment"), data.number),
        (write.label("dated_on"), write.day(data.dated_on)),
        *_order_facts(data, write),
        (write.label("shipping_method"), data.shipping_method),
        (write.label("tracking_number"), data.tracking_number),
        (write.label("packages"), str(data.packages or "")),
        (write.label("weight"), write.weight(data.weight_g) if data.weight_g else ""),
    ]


def _invoice_facts(data: DocumentData, write: Writer) -> Pairs:
    return [
        (write.label("invoice_date"), write.day(data.dated_on)),
        (write.label("delivered_on"), write.day(data.delivered_on)),
        (write.label("order"), data.order_number),
        *_order_facts(data, write),
        (write.label("your_vat_id"), data.customer.vat_id),
    ]


def _credit_facts(data: DocumentData, write: Writer) -> Pairs:
    return [(write.label("dated_on"), write.day(data.dated_on)), *_invoice_facts(data, write)[2:]]


def _return_facts(data: DocumentData, write: Writer) -> Pairs:
    return [
        (write.label("dated_on"), write.day(data.dated_on)),
        (write.label("send_by"), write.day(data.due_on) if data.due_on else ""),
        (write.label("order"), data.order_number),
        (write.label("customer"), data.customer.name),
        (write.label("customer_number"), data.customer.number),
    ]


FACTS = {
    "order_confirmation": _confirmation_facts,
    "picking_list": _picking_facts,
    "packing_slip": _packing_facts,
    "invoice": _invoice_facts,
    "credit_note": _credit_facts,
    "return_slip": _return_facts,
}


def _in_order(kind: str, data: DocumentData) -> list[Line]:
    """The lines as they are worked off: a picking list follows the shelves, everything else the order."""
    if kind != "picking_list":
        return list(data.lines)
    return sorted(data.lines, key=lambda line: (not line.location, _natural(line.location), line.position))


def _natural(text: str) -> list[tuple[int, int, str]]:
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", text)
    return [(0, int(part), "") if part[0].isdigit() else (1, 0, part) for part in parts]


def _line(line: Line, write: Writer) -> dict[str, Any]:
    factor = Decimal(line.factor)
    base = line.base_quantity or str(Decimal(line.quantity) * factor)
    details = [
        _labelled(write, "sku", line.sku),
        _labelled(write, "customer_sku", line.customer_sku),
    ]
    return {
        "position": str(line.position),
        "name": plain(line.name[:LONGEST_NAME]),
        "options": plain(line.options[:LONGEST_NAME]),
        "details": " · ".join(_filled(*details)),
        "gtin": plain(line.gtin),
        "location": plain(line.location[:LONGEST_LOCATION]),
        "count": write.number(line.quantity),
        "unit": _unit(line, factor, write),
        "sum": "" if factor == 1 else write.quantity(base, line.base_unit),
        "price": write.price(line.price) if line.price else "",
        "per": "" if not write.unit(line.base_unit) else "/\u00a0" + plain(write.unit(line.base_unit)),
        "tax": write.percent(line.tax_rate) if line.tax_rate else "",
        "net": write.amount(line.net) if line.net else "",
        "to_follow": _to_follow(line, write),
    }


def _unit(line: Line, factor: Decimal, write: Writer) -> str:
    """The word after the count: `kg`, `× box of 100`, nothing for single things."""
    if factor == 1:
        return plain(write.unit(line.unit, line.quantity))
    contains = write.quantity(str(factor), line.base_unit)
    return "× " + plain(fill(str(write.table["pack_of"]), unit=write.unit(line.unit), contains=contains))


def _to_follow(line: Line, write: Writer) -> str:
    if not line.to_follow or not Decimal(line.to_follow):
        return ""
    return plain(write.label("to_follow", quantity=write.quantity(line.to_follow, line.base_unit)))


def _sums(data: DocumentData, write: Writer) -> Pairs:
    if data.totals is None:
        return []
    charges = [(charge.name or write.label("return_fee"), write.money(charge.net)) for charge in data.charges]
    net = [(write.label("net_total"), write.money(data.totals.net))] if charges else []
    taxes = [
        (write.label("tax_of", rate=write.percent(tax.rate), net=write.money(tax.net)), write.money(tax.tax))
        for tax in data.taxes
    ]
    return [(write.label("goods"), write.money(data.totals.goods)), *charges, *net, *taxes]


def _grand(kind: str, data: DocumentData, write: Writer) -> Pairs:
    """The rows that count: the total, and what is left of it after payments."""
    if data.totals is None:
        return []
    label = "credit_total" if kind == "credit_note" else "gross"
    rows = [(write.label(label), write.money(data.totals.gross))]
    if data.totals.paid and Decimal(data.totals.paid):
        rows.append((write.label("paid"), write.money(str(-Decimal(data.totals.paid)))))
        rows.append((write.label("due"), write.money(data.totals.due or data.totals.gross)))
    return _pairs(rows)


def _payment(kind: str, data: DocumentData, write: Writer) -> dict[str, Any] | None:
    """How to pay what is due; None on other papers, without a bank, and where nothing is due."""
    if kind != "invoice" or data.totals is None or not data.shop.bank.iban:
        return None
    due, bank = data.totals.due or data.totals.gross, data.shop.bank
    if Decimal(due) <= 0:
        return None
    reference = data.payment_reference or data.number
    code = ""
    if data.currency == "EUR":
        code = payment_qr(name=data.shop.name, iban=bank.iban, bic=bank.bic, amount=due, reference=reference)
    headline = write.label("pay_by", date=write.day(data.due_on)) if data.due_on else write.label("pay")
    return {
        "qr": code,
        "headline": plain(headline),
        "amount": write.money(due),
        "hint": write.label("pay_hint" if code else "pay_transfer"),
        "rows": _pairs(
            [
                (write.label("recipient"), data.shop.name),
                (write.label("iban"), iban_groups(bank.iban)),
                (write.label("bic"), bank.bic),
                (write.label("bank"), bank.name),
                (write.label("reference"), reference),
            ]
        ),
    }


def _notes(kind: str, data: DocumentData, write: Writer) -> list[str]:
    known = write.table["tax_notes"]
    taxes = [] if kind in TO_THE_SHIP_TO else [str(known.get(code, code)) for code in data.tax_notes]
    return _filled(*taxes, *data.notes)
