"""Order-X: the cross industry order (CII), bare or embedded in a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from intake.attachments.shapes import Claim, ClaimedLine
from intake.attachments.xml_tree import text_of

MOST_LINES = 2000
_KINDS = {"220": "order", "230": "change", "231": "other"}
_STATUS = {"1": "added", "2": "removed", "3": "changed"}


def claim_of_cii(root: Element) -> Claim:
    """Return the order of a cross industry order document. Element names are read without their namespaces."""
    head = _at(root, "ExchangedDocument")
    deal = _at(root, "SupplyChainTradeTransaction")
    terms, delivery = _at(deal, "ApplicableHeaderTradeAgreement"), _at(deal, "ApplicableHeaderTradeDelivery")
    return Claim(
        kind=_kind(head),
        number=text_of(_at(terms, "BuyerOrderReferencedDocument", "IssuerAssignedID")) or text_of(_at(head, "ID")),
        reference=text_of(_at(terms, "OrderReferencedDocument", "IssuerAssignedID"))
        or text_of(_at(terms, "BuyerOrderReferencedDocument", "IssuerAssignedID")),
        requested_on=_requested(delivery),
        ship_to=_ship_to(_at(delivery, "ShipToTradeParty")),
        currency=text_of(_at(deal, "ApplicableHeaderTradeSettlement", "OrderCurrencyCode")),
        note=" ".join(text_of(_at(note, "Content")) for note in _all(head, "IncludedNote"))[:500],
        lines=tuple(_line(line) for line in islice(_all(deal, "IncludedSupplyChainTradeLineItem"), MOST_LINES)),
    )


def _kind(head: Element | None) -> str:
    """230 changes an order; a purpose of 1 cancels it, whatever the type says."""
    if text_of(_at(head, "PurposeCode")) == "1":
        return "cancellation"
    return _KINDS.get(text_of(_at(head, "TypeCode")), "other")


def _all(element: Element | None, name: str) -> Iterator[Element]:
    for child in element if element is not None else ():
        if child.tag.rpartition("}")[2] == name:
            yield child


def _at(element: Element | None, *names: str) -> Element | None:
    for name in names:
        element = next(_all(element, name), None)
    return element


def _requested(delivery: Element | None) -> str:
    event = _at(delivery, "RequestedDeliverySupplyChainEvent")
    day = text_of(_at(event, "OccurrenceDateTime", "DateTimeString"))
    day = day or text_of(_at(event, "OccurrenceSpecifiedPeriod", "EndDateTime", "DateTimeString"))
    digits = day[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else day[:10]


def _ship_to(party: Element | None) -> tuple[str, str, str, str, str]:
    address = _at(party, "PostalTradeAddress")
    street = ", ".join(part for name in ("LineOne", "LineTwo", "LineThree") if (part := text_of(_at(address, name))))
    name, country = text_of(_at(party, "Name")), text_of(_at(address, "CountryID"))
    return name, street, text_of(_at(address, "PostcodeCode")), text_of(_at(address, "CityName")), country.upper()[:2]


def _line(line: Element) -> ClaimedLine:
    head, item = _at(line, "AssociatedDocumentLineDocument"), _at(line, "SpecifiedTradeProduct")
    quantity = _at(line, "SpecifiedLineTradeDelivery", "RequestedQuantity")
    price = _at(line, "SpecifiedLineTradeAgreement", "NetPriceProductTradePrice")
    codes = (text_of(_at(item, name)) for name in ("SellerAssignedID", "GlobalID", "BuyerAssignedID"))
    amount, base = text_of(_at(price, "ChargeAmount")), text_of(_at(price, "BasisQuantity"))
    return ClaimedLine(
        position=text_of(_at(head, "LineID")),
        quantity=text_of(quantity),
        unit=(quantity.get("unitCode") or "") if quantity is not None else "",
        codes=tuple(code for code in codes if code),
        words=text_of(_at(item, "Name")) or text_of(_at(item, "Description")),
        price=f"{amount}/{base}" if amount and _not_one(base) else amount,
        status=_STATUS.get(text_of(_at(head, "LineStatusCode")), ""),
    )


def _not_one(base: str) -> bool:
    return bool(base) and base.rstrip("0").rstrip(".") != "1"
