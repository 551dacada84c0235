"""What the interface answers: money and quantities as decimal text, moments in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from core.domain.customers import Address
from core.domain.money import Money
from core.domain.views import InvoiceView, LineView, OrderRow, OrderView, StockRow


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


class MessageStateOut(MessageOut):
    """state: received, asked, ordered, answered, parked, ignored or duplicate."""

    orders: list[str]
    reply: str | None
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


def order_json(view: OrderView) -> dict[str, Any]:
    """Return an order as the interface shows it, as plain JSON data."""
    customer = view.customer
    found = OrderOut(
        id=view.id,
        number=view.number,
        status=view.state,
        version=view.version,
        source=SourceOut(channel=view.channel, external_id=view.external_id, part=view.part),
        customer=CustomerOut(number=customer.number, name=customer.name, email=customer.email) if customer else None,
        currency=view.currency,
        lines=[_line(line) for line in view.lines],
        goods=_amount(view.goods),
        shipping=_amount(view.shipping),
        tax=_amount(view.tax),
        total=_amount(view.total),
        paid=_amount(view.paid),
        invoiced=_amount(view.invoiced),
        facets=dict(view.facets),
        placed_at=_milliseconds(view.placed_at),
        confirmed_at=_milliseconds(view.confirmed_at) if view.confirmed_at else None,
        valid_until=_milliseconds(view.valid_until) if view.valid_until else None,
        requested_date=view.requested_on,
        promised_date=view.promised_on,
        po_number=view.po_number,
        note=view.note,
        hold_reason=view.hold_reason,
        ship_to=_address(view.ship_to),
        shipping_method=view.shipping_method,
        questions=[
            QuestionOut(about=one.about, text=one.text, candidates=[candidate[0] for candidate in one.candidates])
            for one in view.questions
        ],
        shipments=_shipments(view),
        invoices=[invoice.number for invoice in view.invoices],
        approvals=list(view.approvals),
        url=view.url,
        allowed_steps=list(view.allowed_steps),
    )
    return found.model_dump(mode="json")


def _milliseconds(moment: datetime) -> datetime:
    # As the database keeps it: the first answer says what every later one says.
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def _line(line: LineView) -> LineOut:
    return LineOut(
        position=line.position,
        sku=line.sku,
        name=line.name,
        part_number=line.part_number,
        quantity=line.quantity,
        unit=line.unit,
        base_quantity=line.base_quantity,
        base_unit=line.base_unit,
        price=line.price,
        net=str(line.net),
        tax=str(line.tax),
        total=str(line.total),
        tax_percent=line.tax_percent,
        options=dict(line.raw_options),
        reserved=line.reserved,
        backordered=line.backordered,
        quantities=dict(line.quantities),
        cancelled=line.cancelled,
    )


def _shipments(view: OrderView) -> list[ShipmentOut]:
    return [
        ShipmentOut(
            number=one.number,
            status=one.state,
            method=one.method,
            tracking=one.tracking,
            promised_date=one.promised_on,
            shipped_at=one.shipped_at,
            delivered_at=one.delivered_at,
        )
        for one in view.shipments
    ]


def _address(place: Address | None) -> AddressOut | None:
    if place is None:
        return None
    street = place.street or place.text
    return AddressOut(name=place.name, street=street, postcode=place.postcode, city=place.city, country=place.country)


def _amount(money: Money) -> AmountOut:
    return AmountOut(amount=str(money), currency=money.currency)


def order_row(row: OrderRow) -> OrderRowOut:
    """Return an order as it stands in a list."""
    return OrderRowOut(
        id=row.id,
        number=row.number,
        status=row.state,
        channel=row.channel,
        customer=row.customer,
        total=_amount(row.total),
        placed_at=row.placed_at,
        promised_date=row.promised_on,
        po_number=row.po_number,
        facets=dict(row.facets),
        questions=row.questions,
        lines=row.lines,
    )


def stock_row(row: StockRow) -> StockOut:
    """Return an item's stock."""
    places = [LocationOut(location=name, on_hand=on_hand, reserved=held) for name, on_hand, held in row.locations]
    return StockOut(
        sku=row.sku,
        name=row.name,
        unit=row.unit,
        on_hand=row.on_hand,
        reserved=row.reserved,
        available=row.available,
        backordered=row.backordered,
        locations=places,
    )


def invoice_row(row: InvoiceView) -> InvoiceOut:
    """Return an invoice as it stands in a list."""
    return InvoiceOut(
        number=row.number,
        status=row.state,
        order=row.order_number,
        customer=row.customer_name,
        issued_date=row.issued_on,
        due_date=row.due_on,
        currency=row.total.currency,
        net=str(row.net),
        tax=str(row.tax),
        total=str(row.total),
        paid=str(row.paid),
        open=str(row.open),
    )


def item_row(row: Mapping[str, Any]) -> ItemOut:
    """Return an item as it stands in a list."""
    return ItemOut.model_validate(row)
