"""How orders, stock and invoices are shown by the interface."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.domain.customers import Address
from core.domain.money import Money
from core.domain.views import InvoiceView, LineView, OrderRow, OrderView, StockRow
from intake.api.answers import (
    AddressOut,
    AmountOut,
    CustomerOut,
    InvoiceOut,
    ItemOut,
    LineOut,
    LocationOut,
    OrderOut,
    OrderRowOut,
    QuestionOut,
    ShipmentOut,
    SourceOut,
    StockOut,
)


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
