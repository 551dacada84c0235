"""What a machine may read in a letter: the order, parcel or invoice it tells of, in schema.org's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from core.domain.customers import Address
from core.domain.money import Money
from core.domain.policy import ShopIdentity
from core.domain.views import InvoiceView, LineView, OrderView

MOST_LINES = 50
_CONTEXT = "https://schema.org"
_STATUS = {
    "draft": "OrderPaymentDue",
    "quoted": "OrderPaymentDue",
    "awaiting_approval": "OrderProcessing",
    "confirmed": "OrderProcessing",
    "on_hold": "OrderProblem",
    "modifying": "OrderProcessing",
    "closed": "OrderDelivered",
    "rejected": "OrderCancelled",
    "expired": "OrderCancelled",
    "cancelled": "OrderCancelled",
}


def structured(
    template: str, order: OrderView | None, shop: ShopIdentity, facts: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Return the schema.org object of a letter; empty where it tells of nothing that has one.

    template: name of the letter's words, such as `order_shipped`. facts: those of its event.
    """
    make = _MADE.get(template)
    return _filled(make(order, shop, facts)) if make and order is not None else {}


def _order(order: OrderView, shop: ShopIdentity, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@context": _CONTEXT,
        "@type": "Order",
        "orderNumber": order.number,
        "orderStatus": f"{_CONTEXT}/{_STATUS.get(order.state, 'OrderProcessing')}",
        "orderDate": order.placed_at.isoformat(),
        "url": order.url,
        "merchant": _merchant(shop),
        "customer": _person(order),
        "priceCurrency": order.currency,
        "price": _amount(order.total),
        "acceptedOffer": _offers(order),
    }


def _parcel(order: OrderView, shop: ShopIdentity, facts: Mapping[str, Any]) -> dict[str, Any]:
    promised = order.promised_on.isoformat() if order.promised_on else ""
    return {
        "@context": _CONTEXT,
        "@type": "ParcelDelivery",
        "carrier": {"@type": "Organization", "name": facts.get("carrier") or order.shipping_name or shop.name},
        "trackingNumber": facts.get("tracking") or "",
        "trackingUrl": facts.get("tracking_url") or "",
        "expectedArrivalUntil": promised,
        "deliveryAddress": _address(order.ship_to),
        "itemShipped": _goods(facts.get("lines") or ()),
        "partOfOrder": {
            "@type": "Order",
            "orderNumber": order.number,
            "url": order.url,
            "merchant": _merchant(shop),
            "orderStatus": f"{_CONTEXT}/OrderInTransit",
        },
    }


def _invoice(order: OrderView, shop: ShopIdentity, facts: Mapping[str, Any]) -> dict[str, Any]:
    bill = facts.get("invoice")
    if not isinstance(bill, InvoiceView):
        return {}
    paid = "PaymentComplete" if bill.open.minor <= 0 else "PaymentDue"
    return {
        "@context": _CONTEXT,
        "@type": "Invoice",
        "identifier": bill.number,
        "url": order.url,
        "provider": _merchant(shop),
        "customer": _person(order),
        "paymentDueDate": _day(bill.due_on),
        "paymentStatus": f"{_CONTEXT}/{'PaymentPastDue' if bill.state == 'overdue' else paid}",
        "totalPaymentDue": {
            "@type": "MonetaryAmount",
            "value": _amount(bill.open),
            "currency": bill.open.currency,
        },
        "referencesOrder": {"@type": "Order", "orderNumber": order.number, "url": order.url},
    }


_MADE: Mapping[str, Callable[[OrderView, ShopIdentity, Mapping[str, Any]], dict[str, Any]]] = {
    "order_quoted": _order,
    "order_reminded": _order,
    "order_submitted": _order,
    "order_confirmed": _order,
    "order_changed": _order,
    "order_cancelled": _order,
    "order_expired": _order,
    "order_rejected": _order,
    "order_shipped": _parcel,
    "order_invoiced": _invoice,
    "invoice_overdue": _invoice,
}


def _merchant(shop: ShopIdentity) -> dict[str, Any]:
    return {"@type": "Organization", "name": shop.name, "email": shop.email, "telephone": shop.phone}


def _person(order: OrderView) -> dict[str, Any] | None:
    return {"@type": "Person", "name": order.customer.name} if order.customer else None


def _offers(order: OrderView) -> list[dict[str, Any]]:
    return [_offer(line, order.currency) for line in order.lines if not line.cancelled][:MOST_LINES]


def _offer(line: LineView, currency: str) -> dict[str, Any]:
    return {
        "@type": "Offer",
        "itemOffered": {"@type": "Product", "name": line.name, "sku": line.sku},
        "price": line.price,
        "priceCurrency": currency,
        "eligibleQuantity": {
            "@type": "QuantitativeValue",
            "value": line.base_quantity,
            "unitText": line.base_unit,
        },
    }


def _goods(lines: Sequence[Any]) -> list[dict[str, Any]]:
    names = [line.get("name", "") if isinstance(line, Mapping) else line[0] for line in lines[:MOST_LINES]]
    return [{"@type": "Product", "name": str(name)} for name in names]


def _address(address: Address | None) -> dict[str, Any] | None:
    if address is None:
        return None
    return {
        "@type": "PostalAddress",
        "name": address.name,
        "streetAddress": address.street or address.text,
        "postalCode": address.postcode,
        "addressLocality": address.city,
        "addressCountry": address.country,
    }


def _amount(money: Money) -> str:
    return str(money)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _filled(value: Any) -> Any:
    """Return a thing without what is not known."""
    if isinstance(value, dict):
        return {key: _filled(one) for key, one in value.items() if one not in (None, "", [], {})}
    return [_filled(one) for one in value] if isinstance(value, list) else value
