"""What a document is made of: plain values, before any formatting.

Amounts, prices and quantities are decimal text, days are ISO dates, countries ISO 3166 codes, units the catalogue's
words. `to_json` gives the mapping that `render` takes, so that an issued document can be kept and drawn again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from dataclasses import fields as dataclass_fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Bank:
    """Where the shop is paid."""

    name: str = ""
    iban: str = ""
    bic: str = ""


@dataclass(frozen=True, slots=True)
class Shop:
    """The sender of every document. logo_text: the name as a logo; brand_colour: `#RRGGBB`."""

    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    vat_id: str = ""
    registration: str = ""
    bank: Bank = Bank()
    brand_colour: str = "#1F2933"
    logo_text: str = ""
    tagline: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """The customer as the shop's books know them."""

    name: str
    number: str = ""
    vat_id: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An address as it is written on a letter. name: the addressee; label: what the customer calls the place."""

    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. quantity: in `unit`, of which each holds `factor` base units; price: net, for one base unit.

    customer_sku: the customer's own part number. options: the chosen options in words. to_follow: base units that
    are ordered and not in this shipment.
    """

    position: int
    sku: str
    name: str
    quantity: str
    unit: str = "each"
    factor: str = "1"
    base_unit: str = "each"
    base_quantity: str = ""
    price: str = ""
    net: str = ""
    tax_rate: str = ""
    options: str = ""
    customer_sku: str = ""
    location: str = ""
    gtin: str = ""
    to_follow: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """What is charged beside the goods: shipping, a fee."""

    name: str
    net: str
    tax_rate: str = ""


@dataclass(frozen=True, slots=True)
class TaxLine:
    """The tax of one rate, and the net sum it was taken from."""

    rate: str
    net: str
    tax: str


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of the document. paid: what has come in already; due: what is still owed, where not gross."""

    goods: str
    net: str
    gross: str
    paid: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class DocumentData:
    """Everything that stands on a document.

    number: the document's own number (invoice, shipment); empty where the order's number is enough.
    credits: number of the invoice that a credit note corrects. tax_notes: codes of the words' table
    (`reverse_charge`, `export`). link: the order's page, drawn as a QR code.
    """

    shop: Shop
    customer: Party
    bill_to: Place
    ship_to: Place
    order_number: str
    dated_on: str
    currency: str
    lines: tuple[Line, ...]
    number: str = ""
    credits: str = ""
    po_number: str = ""
    ordered_on: str = ""
    promised_on: str = ""
    delivered_on: str = ""
    due_on: str = ""
    payment_reference: str = ""
    shipping_method: str = ""
    tracking_number: str = ""
    weight_g: int = 0
    packages: int = 0
    charges: tuple[Charge, ...] = ()
    taxes: tuple[TaxLine, ...] = ()
    totals: Totals | None = None
    tax_notes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    link: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the mapping that `render` takes; every value survives JSON."""
        return asdict(self)


def document_from_json(data: Mapping[str, Any]) -> DocumentData:
    """Return the document of a mapping that `to_json` made; keys of a later version are left out."""
    fields = _known(DocumentData, data)
    shop = _known(Shop, data["shop"])
    shop["bank"] = Bank(**_known(Bank, shop.get("bank") or {}))
    fields["shop"] = Shop(**shop)
    fields["customer"] = Party(**_known(Party, data["customer"]))
    fields["bill_to"] = Place(**_known(Place, data["bill_to"]))
    fields["ship_to"] = Place(**_known(Place, data["ship_to"]))
    for key, shape in (("lines", Line), ("charges", Charge), ("taxes", TaxLine)):
        fields[key] = tuple(shape(**_known(shape, one)) for one in data.get(key) or ())
    fields["totals"] = Totals(**_known(Totals, data["totals"])) if data.get("totals") else None
    for key in ("tax_notes", "notes"):
        fields[key] = tuple(data.get(key) or ())
    return DocumentData(**fields)


def _known(shape: type[Any], data: Mapping[str, Any]) -> dict[str, Any]:
    names = {field.name for field in dataclass_fields(shape)}
    return {key: value for key, value in data.items() if key in names}
