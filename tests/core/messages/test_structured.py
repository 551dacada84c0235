from __future__ import annotations

import json
from typing import Any

import pytest

from core.messages.samples import sample_context
from core.messages.structured import MOST_LINES, structured


def _made(template: str) -> dict[str, Any]:
    context = sample_context(template, "en")
    found = structured(template, context["order"], context["shop"], context["facts"])
    return json.loads(json.dumps(found))  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("template", "kind", "status"),
    [
        ("order_quoted", "Order", "OrderPaymentDue"),
        ("order_confirmed", "Order", "OrderProcessing"),
        ("order_changed", "Order", "OrderProcessing"),
        ("order_cancelled", "Order", "OrderCancelled"),
    ],
)
def test_a_letter_about_an_order_tells_the_order(template: str, kind: str, status: str) -> None:
    """Number, state, sum, merchant and lines are there as schema.org names them."""
    found = _made(template)
    assert (found["@context"], found["@type"]) == ("https://schema.org", kind)
    assert found["orderStatus"].startswith("https://schema.org/Order")
    assert found["orderNumber"] and found["merchant"]["name"] and found["url"].startswith("https://")
    assert found["price"].replace(".", "").isdigit() and found["priceCurrency"] == "EUR"
    for offer in found["acceptedOffer"]:
        assert offer["itemOffered"]["sku"] and offer["price"] and offer["eligibleQuantity"]["value"]


def test_a_parcel_tells_where_it_goes_and_how_to_follow_it() -> None:
    """Carrier, tracking number, address and the order it belongs to."""
    found = _made("order_shipped")
    assert found["@type"] == "ParcelDelivery" and found["partOfOrder"]["orderNumber"]
    assert found["carrier"]["name"] and found["deliveryAddress"]["addressLocality"]


@pytest.mark.parametrize("template", ["order_invoiced", "invoice_overdue"])
def test_an_invoice_tells_what_is_due_and_when(template: str) -> None:
    """Number, day, open amount and the order."""
    found = _made(template)
    assert found["@type"] == "Invoice" and found["identifier"] and found["paymentDueDate"]
    assert found["totalPaymentDue"]["value"] and found["totalPaymentDue"]["currency"] == "EUR"
    assert found["referencesOrder"]["orderNumber"]


@pytest.mark.parametrize("template", ["message_answered", "message_refused", "refused/out_of_stock", "question_asked"])
def test_a_letter_about_nothing_of_the_kind_tells_nothing(template: str) -> None:
    """Answers and questions have no such object."""
    assert _made(template) == {}


def test_nothing_that_is_not_known_is_told() -> None:
    """No field is empty, at any depth."""

    def fields(value: Any) -> list[Any]:
        if isinstance(value, dict):
            return [one for inner in value.values() for one in fields(inner)]
        return [one for inner in value for one in fields(inner)] if isinstance(value, list) else [value]

    for template in ("order_quoted", "order_shipped", "order_invoiced"):
        assert all(one not in ("", None) for one in fields(_made(template)))


def test_a_huge_order_stays_small() -> None:
    """A letter tells a machine no more lines than a machine shows."""
    context = sample_context("order_confirmed", "en")
    order = context["order"]
    many = type(order)(**{name: getattr(order, name) for name in order.__slots__} | {"lines": order.lines * 100})
    found = structured("order_confirmed", many, context["shop"], {})
    assert len(found["acceptedOffer"]) == MOST_LINES
