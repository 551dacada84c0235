"""The shapes that the interface answers in: money and quantities as decimal text, moments in UTC."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel


class AmountOut(BaseModel):
    amount: str
    currency: str


class LineOut(BaseModel):
    """quantity: in `unit`; base_quantity and price count base units; quantities tell how far each unit has come."""

    position: int
    sku: str
    name: str
    part_number: str
    quantity: str
    unit: str
    base_quantity: str
    base_unit: str
    price: str
    net: str
    tax: str
    total: str
    tax_percent: str
    options: dict[str, Any]
    reserved: str
    backordered: str
    quantities: dict[str, str]
    cancelled: bool


class AddressOut(BaseModel):
    name: str
    street: str
    postcode: str
    city: str
    country: str


class CustomerOut(BaseModel):
    number: str
    name: str
    email: str


class QuestionOut(BaseModel):
    about: str
    text: str
    candidates: list[str]


class ShipmentOut(BaseModel):
    number: str
    status: str
    method: str
    tracking: str
    promised_date: date | None
    shipped_at: datetime | None
    delivered_at: datetime | None


class SourceOut(BaseModel):
    channel: str
    external_id: str
    part: int


class OrderOut(BaseModel):
    """One order. version is its ETag; allowed_steps are the caller's."""

    id: int
    number: str
    status: str
    version: int
    source: SourceOut
    customer: CustomerOut | None
    currency: str
    lines: list[LineOut]
    goods: AmountOut
    shipping: AmountOut
    tax: AmountOut
    total: AmountOut
    paid: AmountOut
    invoiced: AmountOut
    facets: dict[str, str]
    placed_at: datetime
    confirmed_at: datetime | None
    valid_until: datetime | None
    requested_date: date | None
    promised_date: date | None
    po_number: str
    note: str
    hold_reason: str
    ship_to: AddressOut | None
    shipping_method: str
    questions: list[QuestionOut]
    shipments: list[ShipmentOut]
    invoices: list[str]
    approvals: list[str]
    url: str
    allowed_steps: list[str]


class OrderRowOut(BaseModel):
    id: int
    number: str
    status: str
    channel: str
    customer: str
    total: AmountOut
    placed_at: datetime
    promised_date: date | None
    po_number: str
    facets: dict[str, str]
    questions: int
    lines: int


class PackOut(BaseModel):
    unit: str
    contains: str


class ItemOut(BaseModel):
    sku: str
    name: str
    unit: str
    packs: list[PackOut]
    options: list[dict[str, Any]]
    price: str | None
    currency: str
    available: str
    item: str = ""


class LocationOut(BaseModel):
    location: str
    on_hand: str
    reserved: str


class StockOut(BaseModel):
    sku: str
    name: str
    unit: str
    on_hand: str
    reserved: str
    available: str
    backordered: str
    locations: list[LocationOut]


class ShippingOut(BaseModel):
    id: str
    name: str
    price: str
    currency: str
    arrives_on: date


class InvoiceOut(BaseModel):
    number: str
    status: str
    order: str
    customer: str
    issued_date: date | None
    due_date: date | None
    currency: str
    net: str
    tax: str
    total: str
    paid: str
    open: str


class EventOut(BaseModel):
    id: int
    order: str | None
    name: str
    at: datetime
    facts: dict[str, Any]


class MessageOut(BaseModel):
    id: str
    state: str


class ButtonOut(BaseModel):
    """What may be pressed under an answer: hand `action` in as a message."""

    label: str
    action: str
    style: str


class MessageStateOut(MessageOut):
    """state: received, asked, ordered, answered, parked, ignored or duplicate. buttons: under the reply."""

    orders: list[str]
    reply: str | None
    buttons: list[ButtonOut] = []
    reason: str | None


class OrderPage(BaseModel):
    items: list[OrderRowOut]
    next: str | None


class ItemPage(BaseModel):
    items: list[ItemOut]
    next: str | None


class StockPage(BaseModel):
    items: list[StockOut]
    next: str | None


class ShippingPage(BaseModel):
    items: list[ShippingOut]
    next: str | None


class InvoicePage(BaseModel):
    items: list[InvoiceOut]
    next: str | None


class EventPage(BaseModel):
    items: list[EventOut]
    next: str | None
