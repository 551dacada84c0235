"""UBL 2.1 as Peppol uses it: Order, OrderChange, OrderCancellation. Other documents of UBL are told, not read."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from intake.attachments.shapes import Claim, ClaimedLine
from intake.attachments.xml_tree import text_of

_CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
_CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
_KINDS = {"Order": "order", "OrderChange": "change", "OrderCancellation": "cancellation"}
_STATUS = {"1": "added", "2": "removed", "3": "changed"}
"""UNCL 1229 as Peppol uses it; 5 and all others: the line stands as it was."""

MOST_LINES = 2000


def claim_of_ubl(root: Element, name: str) -> Claim:
    """Return the order of a UBL document; kind `other` for invoices, responses and the like."""
    delivery = _first(root, "Delivery")
    return Claim(
        kind=_KINDS.get(name, "other"),
        number=_text(root, "ID"),
        reference=_text(_first(root, "OrderReference"), "ID"),
        requested_on=_requested(root, delivery),
        ship_to=_ship_to(delivery),
        currency=_text(root, "DocumentCurrencyCode"),
        note=" ".join(note for one in root.findall(f"{_CBC}Note")[:5] if (note := text_of(one)))[:500],
        lines=tuple(_line(line) for line in root.findall(f"{_CAC}OrderLine")[:MOST_LINES]),
    )


def _first(element: Element | None, *names: str) -> Element | None:
    for name in names:
        element = element.find(f"{_CAC}{name}") if element is not None else None
    return element


def _text(element: Element | None, name: str) -> str:
    return text_of(element.find(f"{_CBC}{name}")) if element is not None else ""


def _requested(root: Element, delivery: Element | None) -> str:
    """The end of the period is the day on which the goods must be there; without one, its start."""
    period = _first(delivery, "RequestedDeliveryPeriod")
    if period is None:
        period = _first(_first(root, "OrderLine"), "LineItem", "Delivery", "RequestedDeliveryPeriod")
    return (_text(period, "EndDate") or _text(period, "StartDate"))[:10]


def _ship_to(delivery: Element | None) -> tuple[str, str, str, str, str]:
    address = _first(delivery, "DeliveryLocation", "Address")
    if address is None:
        address = _first(delivery, "DeliveryAddress")
    name = _text(_first(delivery, "DeliveryParty", "PartyName"), "Name") or _text(
        _first(delivery, "DeliveryLocation"), "Name"
    )
    lines = [_text(address, "StreetName"), _text(address, "BuildingNumber"), _text(address, "AdditionalStreetName")]
    street = " ".join(part for part in lines[:2] if part)
    street = ", ".join(part for part in (street, lines[2]) if part)
    country = _text(_first(address, "Country"), "IdentificationCode")
    return name, street, _text(address, "PostalZone"), _text(address, "CityName"), country.upper()[:2]


def _line(element: Element) -> ClaimedLine:
    line = _first(element, "LineItem")
    item, price = _first(line, "Item"), _first(line, "Price")
    quantity = line.find(f"{_CBC}Quantity") if line is not None else None
    names = (("SellersItemIdentification",), ("StandardItemIdentification",), ("BuyersItemIdentification",))
    codes = tuple(code for path in names if (code := _text(_first(item, *path), "ID")))
    words = _text(item, "Name") or _text(item, "Description")
    return ClaimedLine(
        position=_text(line, "ID"),
        quantity=text_of(quantity),
        unit=(quantity.get("unitCode") or "") if quantity is not None else "",
        codes=codes,
        words=words,
        price=_price(price),
        status=_STATUS.get(_text(line, "LineStatusCode"), ""),
    )


def _price(price: Element | None) -> str:
    """The price stands for a base quantity, mostly one."""
    amount, base = _text(price, "PriceAmount"), _text(price, "BaseQuantity")
    return f"{amount}/{base}" if amount and base not in ("", "1") else amount
