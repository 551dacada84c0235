"""Sample data for every message: what a preview shows and what an override is checked with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from core.domain.customers import Address
from core.domain.money import Money
from core.domain.policy import Bank, ShippingMethod, ShopIdentity, ShopPolicy
from core.domain.views import CustomerView, InvoiceView, LineView, OrderView, QuestionView, ShipmentView
from core.messages.return_samples import ASKED, REFUSALS, return_facts

_NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_SHOP = ShopIdentity(
    name="Kesselhaus Coffee Supplies",
    street="Speicherweg 12",
    postcode="20457",
    city="Hamburg",
    country="DE",
    email="orders@kesselhaus.example",
    phone="+49 40 555 0142",
    vat_id="DE999999999",
    languages=("en", "de"),
    timezone="Europe/Berlin",
    brand_colour="#8a3b12",
)
_BANK = Bank("Hafenbank Hamburg", "DE02 1203 0000 0000 2020 51", "BYLADEM1001")
_POLICY = ShopPolicy(
    shop=_SHOP,
    bank=_BANK,
    shipping=(ShippingMethod("parcel", "Parcel", ("DE", "AT"), ((30_000, 690),), 2, 60_000),),
    return_text="Unopened goods within 14 days.",
)
_ADDRESS = Address("Warehouse", "Lindenallee 7", "28195", "Bremen", "DE")
_TRACKING = "https://parcel.example/t/00340434161094021501"
_UNKNOWN = ({"text": "oat drink", "alternatives": [("SYR-VAN1", "Vanilla syrup 1 l", "8.40")]},)


def sample_context(template: str, language: str) -> dict[str, Any]:
    """Return a whole context for one message, with an order, questions and facts that fit it."""
    name, _, member = template.partition("/")
    family = name in ("refused", "answered")
    return {
        "shop": _SHOP,
        "bank": _BANK,
        "policy": _POLICY,
        "order": _order(name if not family else "order_confirmed", language),
        "customer_name": "Anna Petersen",
        "channel": "email",
        "questions": _questions() if name == "question_asked" else (),
        "unknown": _UNKNOWN if name in ("question_asked", "order_quoted") else (),
        "facts": _facts(name, member),
        "reason": _REASONS.get(name, ""),
        "links": {"order": "https://kesselhaus.example/o/3f9c2a", "chat": "https://kesselhaus.example/chat"},
        "asks_contact": ("name", "address") if name == "question_asked" else (),
        "answer": "",
        "kind": member if name == "answered" else "",
        "confirmation": "reply",
        "language": language,
        "now": _NOW,
    }


_REASONS = {
    "order_rejected": "The quantity is more than we can produce this month.",
    "order_cancelled": "At your request.",
    "order_line_cancelled": "The maker no longer supplies it.",
    "return_refused": "The seal is broken.",
    "return_resolved": "The roast was too dark; we are sorry.",
    "return_cancelled": "At your request.",
}


def _euro(text: str) -> Money:
    return Money(int(text.replace(".", "")), "EUR")


def _line(position: int, sku: str, name: str, amounts: tuple[str, str, str], **more: Any) -> LineView:
    net, tax, total = (_euro(text) for text in amounts)
    given = {"part_number": "", "base_quantity": more["quantity"], "base_unit": more["unit"], "tax_percent": "19"}
    return LineView(
        id=position, position=position, sku=sku, name=name, net=net, tax=tax, total=total, **{**given, **more}
    )


_LINES = (
    _line(
        1, "CUP-300", "Paper cup 300 ml, double wall", ("156.00", "29.64", "185.64"),
        quantity="3", unit="box", base_quantity="1500", base_unit="each", price="0.104", part_number="4711-A",
    ),
    _line(
        2, "ESP-DARK", "Espresso beans Dark Harbour", ("232.50", "16.28", "248.78"),
        quantity="12.5", unit="kg", price="18.60", tax_percent="7", options={"grind": "whole bean"},
    ),
    _line(
        3, "FLT-102", "Filter papers No. 102, unbleached", ("31.20", "5.93", "37.13"),
        quantity="8", unit="pack", base_quantity="800", base_unit="each", price="0.039", backordered="200",
    ),
)  # fmt: skip
_FEWER = replace(
    _LINES[2], quantity="6", base_quantity="600", net=_euro("23.40"), tax=_euro("4.45"), total=_euro("27.85"),
    backordered="0",
)  # fmt: skip
_CHANGED = (
    _LINES[0],
    _line(
        2, "ESP-DARK", "Espresso beans Dark Harbour", ("372.00", "26.04", "398.04"),
        quantity="20", unit="kg", price="18.60", tax_percent="7", options={"grind": "whole bean"},
    ),
    replace(_LINES[2], cancelled=True, backordered="0"),
)  # fmt: skip
_SHIPMENT = ShipmentView(
    id=1, number="S-26-0001", state="handed_over", method="Parcel", tracking="00340434161094021501", weight_g=16200,
    promised_on=date(2026, 11, 26), shipped_at=_NOW, delivered_at=None,
    lines=(("Paper cup 300 ml, double wall", "1500", "each"), ("Espresso beans Dark Harbour", "12.5", "kg")),
)  # fmt: skip
_INVOICE = InvoiceView(
    id=1, number="2026-00317", state="issued", issued_on=date(2026, 11, 24), due_on=date(2026, 12, 8),
    net=_euro("426.60"), tax=_euro("53.16"), total=_euro("479.76"), paid=_euro("100.00"),
    order_number="O-26-7K3QX", customer_name="Anna Petersen",
)  # fmt: skip
_STATES = {"order_quoted": "quoted", "question_asked": "draft", "order_submitted": "awaiting_approval"}


def _order(event: str, language: str) -> OrderView:
    state = _STATES.get(event, "confirmed")
    order = OrderView(
        id=1, number="O-26-7K3QX", state=state, version=3, channel="email", external_id="<a@b.example>", part=0,
        currency="EUR", lines=_LINES, goods=_euro("419.70"), shipping=_euro("6.90"), tax=_euro("53.16"),
        total=_euro("479.76"), paid=_euro("0.00"), invoiced=_euro("0.00"),
        facets={"stock": "part", "shipping": "none", "delivery": "none", "billing": "none", "payment": "none"},
        placed_at=_NOW, language=language, customer=CustomerView(1, "Anna Petersen", language=language),
        requested_on=date(2026, 11, 26), promised_on=date(2026, 11, 27),
        valid_until=datetime(2026, 11, 30, 17, tzinfo=UTC), po_number="PO-8841", note="Please ring twice.",
        ship_to=_ADDRESS, shipping_method="parcel", shipping_name="Parcel", url="https://kesselhaus.example/o/3f9c2a",
    )  # fmt: skip
    if event == "order_change_requested":
        return replace(order, state="modifying", proposed=_CHANGED, proposed_total=_euro("591.89"))
    if event == "order_line_cancelled":
        return replace(
            order, lines=(*_LINES[:2], _FEWER), goods=_euro("411.90"), tax=_euro("51.68"), total=_euro("470.48")
        )
    if event == "order_paid":
        return replace(order, paid=order.total)
    return order


def _questions() -> tuple[QuestionView, ...]:
    return (
        QuestionView(
            1, "item", "vanilla syrup",
            (("SYR-VAN1", "Vanilla syrup 1 l", "8.40"), ("SYR-VAN2", "Vanilla syrup 250 ml, sugar free", "3.90")),
        ),
        QuestionView(
            2, "option", "guatemala", (("ESP-GUA", "Guatemala beans", "21.40"),), option="grind",
            choices=("whole bean", "espresso", "filter"),
        ),
        QuestionView(3, "quantity", "stirrers"),
    )  # fmt: skip


def _facts(name: str, member: str) -> dict[str, Any]:
    if name == "refused":
        return {"code": member, **_REFUSALS.get(member, {})}
    if name == "answered":
        return {"kind": member, **_ANSWERS.get(member, {})}
    if name.startswith("return_") or name in ("refund_settled", "withdrawal_received"):
        return return_facts(name)
    if name in ("message_refused", "message_answered"):
        return {"code": "already_picked", "kind": "order_status"}
    return dict(_FACTS.get(name, {}))


_SHORT = [{"sku": "FLT-102", "name": "Filter papers No. 102", "wanted": "800", "available": "600", "unit": "each"}]
_FACTS: dict[str, dict[str, Any]] = {
    "order_shipped": {
        "tracking": "00340434161094021501", "carrier": "Parcel", "tracking_url": _TRACKING,
        "lines": [["Paper cup 300 ml, double wall", "1500", "each"], ["Espresso beans Dark Harbour", "12.5", "kg"]],
    },
    "order_delivered": {"delivered_on": "2026-11-26"},
    "order_invoiced": {"invoice": _INVOICE},
    "invoice_overdue": {"invoice": _INVOICE},
    "order_invoice_reversed": {
        "number": "2026-00317", "invoice": _INVOICE, "note": replace(_INVOICE, number="C-26-00004"),
        "notes": ["C-26-00004"],
    },
    "order_paid": {"amount": _euro("479.76")},
    "order_line_cancelled": {"lines": [["Filter papers No. 102, unbleached", "200", "each"]]},
    "order_expired": {"valid_until": "2026-11-30T17:00:00+00:00"},
}  # fmt: skip
_REFUSALS: dict[str, dict[str, Any]] = REFUSALS | {
    "out_of_stock": {"lines": _SHORT},
    "question_open": {"questions": 2},
    "quote_expired": {"valid_until": datetime(2026, 11, 30, 17, tzinfo=UTC)},
    "approval_needed": {"rules": ["Large order"]},
    "wrong_state": {"step": "confirm", "state": "closed"},
    "not_your_role": {"step": "approve"},
    "still_open": {"open": ["delivery", "payment"]},
    "order_not_binding": {"state": "on_hold"},
    "unknown_step": {"step": "fly"},
    "bad_quantity": {"value": "-3"},
    "bad_amount": {"value": "12,,5"},
    "bad_price": {"value": "cheap"},
    "bad_input": {"faults": [("line 2", "no quantity; write a number")]},
    "unknown_item": {"sku": "XYZ-1"},
    "not_listed": {"sku": "SHOP-77", "position": 1, "paused": True},
    "unknown_order": {"number": "O-26-AAAAA"},
    "below_minimum": {"name": "Paper cup 300 ml", "minimum": "500", "unit": "each"},
    "not_a_multiple": {"name": "Paper cup 300 ml", "multiple": "500", "unit": "each"},
    "unknown_unit": {"name": "Paper cup 300 ml", "unit": "barrel", "units": ["each", "box"]},
    "no_price": {"sku": "CUP-300"},
    "unknown_line": {"line": 7},
    "unknown_option": {"name": "Espresso beans Dark Harbour", "choices": ["whole bean", "espresso", "filter"]},
    "sign_in_throttled": {"wait_s": 180},
    "password_too_short": {"least": 12},
    "password_too_long": {"most": 200},
    "bad_role": {"role": "captain", "known": ["sales", "warehouse"]},
    "name_taken": {"name": "Jo"},
    "mailbox_known": {"name": "orders"},
    "unknown_mailbox": {"name": "orders"},
    "source_known": {"number": "O-26-7K3QX"},
    "unknown_document": {"number": "2026-00317"},
    "picked_goods_missing": {"sku": "CUP-300"},
    "too_many_lines": {"most": 500},
    "invoice_missing": {"number": "O-26-7K3QX", "invoices": ["2026-00317", "2026-00318"]},
    "already_reversed": {"invoice": "2026-00317", "note": "C-26-00004"},
    "part_credited": {"invoice": "2026-00317"},
    "newer_invoice": {"invoice": "2026-00317", "newer": "2026-00318"},
    "invoice_paid": {"invoice": "2026-00317"},
    "more_than_due": {"due": "479.76", "currency": "EUR"},
    "payment_known": {"reference": "BANK-7781"},
    "too_much": {"position": 2},
    "file_unreadable": {"name": "order.xlsx"},
    "attachment_unreadable": {
        "files": [{"name": "order.xlsx", "why": "encrypted"}, {"name": "scan.jpg", "why": "ocr_missing"}]
    },
    "several_orders": {"numbers": ["PO-4711", "PO-4712"]},
}
_ITEM = {"sku": "CUP-300", "name": "Paper cup 300 ml", "unit": "each", "price": "0.104", "available": "4500"}
_EXAMPLE = {"quantity": "2", "unit": "box", "name": "Paper cup 300 ml"}
_REACHED = {
    "number": "O-26-7K3QX", "version": 3, "state": "confirmed", "total": _euro("479.76"), "on": date(2026, 11, 23),
    "items": "Paper cup 300 ml",
}  # fmt: skip
_ANSWERS: dict[str, dict[str, Any]] = {
    "order_status": {"shipments": [_SHIPMENT]},
    "edit_lines": {"rows": [{"position": 1, "name": "Paper cup 300 ml", "quantity": "3", "unit": "box"}]},
    "edit_line": {
        "position": 1,
        "name": "Paper cup 300 ml",
        "quantity": "3",
        "unit": "box",
        "more": "4",
        "fewer": "2",
    },
    "edit_other": {
        "position": 1,
        "name": "Paper cup 300 ml",
        "near": [{"mark": "0a1b2c3d", "sku": "CUP-400", "name": "Paper cup 400 ml", "price": "0.13"}],
    },
    "start": {"example": _EXAMPLE},
    "help": {"example": _EXAMPLE},
    "order_how": {"example": _EXAMPLE},
    "search_how": {"example": _EXAMPLE},
    "search": {"words": "cups", "items": [{**_ITEM, "adds": True}]},
    "which_order": {"button": "which", "message": 7, "rows": [_REACHED]},
    "freed": {"left": ["people"]},
    "code": {"code": "ABCD-2345", "channel": "telegram"},
    "linked": {"name": "Anna Petersen"},
    "stock_question": {"items": [_ITEM]},
    "price_question": {"items": [_ITEM]},
    "invoice_request": {"invoices": [_INVOICE]},
    "payment_question": {"invoices": [_INVOICE]},
    "with_people": {"asked": "search"},
    "withdrawal_noted": {"at": _NOW, "words": "I withdraw from the contract."},
    **ASKED,
}
