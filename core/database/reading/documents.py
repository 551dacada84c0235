"""What stands on documents, read from the tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from core.database import books, catalogue, customers, orders, returns, stock
from core.database.reading import Reader
from core.database.views import in_unit, option_words, percent_text
from core.documents.shapes import Bank, Charge, DocumentData, Line, Party, Place, Shop, TaxLine, Totals
from core.domain.customers import Address
from core.domain.dates import last_day, shop_day
from core.domain.money import half_up, price_text, quantity_text
from core.domain.orders import Order, OrderLine
from core.domain.policy import ShopPolicy
from core.domain.shipments import Shipment
from core.errors import Refused


def document_data(reader: Reader, kind: str, number: str) -> tuple[str, DocumentData, str]:
    """Return the form, the data and the language of a document.

    Raises: Refused("unknown_document").
    """
    makers = {
        "order_confirmation": _confirmation,
        "invoice": _invoice,
        "picking_list": _warehouse_paper,
        "packing_slip": _warehouse_paper,
        "return_slip": _return_slip,
    }
    if kind not in makers:
        raise Refused("unknown_document", kind=kind[:40], number=number[:40])
    return makers[kind](reader, kind, number)


def _confirmation(reader: Reader, kind: str, number: str) -> tuple[str, DocumentData, str]:
    order = _order(reader, kind, number)
    lines = tuple(_line(reader, order, line, line.due) for line in order.lines if line.due)
    totals = order.totals
    data = DocumentData(
        **_heads(reader, order),
        dated_on=shop_day(order.confirmed_at or order.placed_at, reader.policy).isoformat(),
        lines=lines,
        charges=_charges(order, order.shipping_minor),
        taxes=_taxes(order),
        totals=Totals(
            goods=str(totals.goods), net=str(totals.goods + totals.shipping), gross=str(totals.total),
            paid=str(order.money(order.paid_minor)) if order.paid_minor else "",
            due=str(order.money(max(totals.total.minor - order.paid_minor, 0))) if order.paid_minor else "",
        ),
    )  # fmt: skip
    return kind, data, order.language


def _invoice(reader: Reader, kind: str, number: str) -> tuple[str, DocumentData, str]:
    series, _, running = number.rpartition("-")
    row = books.invoice_row(reader.conn, series, int(running)) if running.isascii() and running.isdigit() else None
    order = orders.order_by(reader.conn, order_id=row["order_id"]) if row else None
    if row is None or order is None:
        raise Refused("unknown_document", kind=kind, number=number[:40])
    bill = books.invoice_from_row(row)
    billed = {line["order_line_id"]: line for line in books.invoice_lines_of(reader.conn, bill.id)}
    lines = [_billed(reader, order, line, billed[line.id]) for line in order.lines if line.id in billed]
    shipping = (row["shipping_minor"], row["shipping_tax_minor"])
    paper = "credit_note" if bill.credits is not None else "invoice"
    credited = next((one.name for one in books.invoices_of(reader.conn, order.id) if one.id == bill.credits), "")
    heads = _heads(reader, order) | _frozen(row["parties"])
    goods = bill.net_minor - shipping[0]
    data = DocumentData(
        **heads,
        number=bill.name,
        credits=credited,
        dated_on=bill.issued_on.isoformat() if bill.issued_on else "",
        due_on=bill.due_on.isoformat() if bill.due_on and paper == "invoice" else "",
        delivered_on=_billed_on(reader, order, row["parties"]),
        payment_reference=bill.name,
        lines=tuple(lines),
        charges=_charges(order, shipping[0]),
        taxes=_billed_taxes(order, list(billed.values()), shipping),
        totals=Totals(
            goods=str(order.money(goods)),
            net=str(order.money(bill.net_minor)),
            gross=str(order.money(bill.total_minor)),
            paid=str(order.money(bill.paid_minor)) if bill.paid_minor else "",
            due=str(order.money(bill.open_minor)) if bill.paid_minor else "",
        ),
    )  # fmt: skip
    return paper, data, order.language


def _warehouse_paper(reader: Reader, kind: str, number: str) -> tuple[str, DocumentData, str]:
    shipment = books.shipment_by_number(reader.conn, number)
    if shipment is None:
        order = _order(reader, kind, number)
        shipments = books.shipments_of(reader.conn, order.id)
        shipment = shipments[-1] if shipments else None
    else:
        found = orders.order_by(reader.conn, order_id=shipment.order_id)
        if found is None:
            raise Refused("unknown_document", kind=kind, number=number[:40])
        order = found
    quantities = shipment.quantities if shipment else {line.id: line.reserved for line in order.lines}
    places = stock.places_of(reader.conn, quantities) if quantities else {}
    lines = tuple(
        _line(
            reader, order, line, quantities[line.id],
            location=", ".join(place for place, _ in places.get(line.id, [])),
            to_follow=_rest(line, quantities[line.id]),
        )
        for line in order.lines
        if quantities.get(line.id)
    )  # fmt: skip
    data = DocumentData(
        **_heads(reader, order),
        number=shipment.number if shipment else "",
        dated_on=_paper_day(reader, shipment),
        tracking_number=shipment.tracking if shipment else "",
        weight_g=shipment.weight_g if shipment else order.weight_g,
        packages=1,
        lines=lines,
    )
    return kind, data, order.language if kind == "packing_slip" else reader.policy.shop.language


def _return_slip(reader: Reader, kind: str, number: str) -> tuple[str, DocumentData, str]:
    asked = returns.return_by(reader.conn, number=number[:40])
    order = orders.order_by(reader.conn, order_id=asked.order_id) if asked else None
    if asked is None or order is None:
        raise Refused("unknown_document", kind=kind, number=number[:40])
    units = {one.order_line_id: one.requested for one in asked.lines}
    lines = tuple(_line(reader, order, line, units[line.id]) for line in order.lines if units.get(line.id))
    shop = reader.policy.shop
    home = Place(shop.name, shop.street, shop.postcode, shop.city, shop.country)
    data = DocumentData(
        **_heads(reader, order) | {"ship_to": _lettered(reader.policy.returns.address) or home, "notes": ()},
        number=asked.number,
        dated_on=shop_day(asked.requested_at, reader.policy).isoformat(),
        due_on=asked.deadline.isoformat() if asked.deadline else "",
        lines=lines,
    )
    return kind, data, order.language


def _lettered(address: str) -> Place | None:
    """Return a written address as it stands on a label: its first part is the name."""
    name, _, rest = address.partition(",")
    return Place(name.strip(), rest.strip()) if address.strip() else None


def _rest(line: OrderLine, here: int) -> str:
    return quantity_text(line.unshipped - here) if line.unshipped > here else ""


def _paper_day(reader: Reader, shipment: Shipment | None) -> str:
    return shop_day((shipment and shipment.shipped_at) or reader.now, reader.policy).isoformat()


def _order(reader: Reader, kind: str, number: str) -> Order:
    order = orders.order_by(reader.conn, number=number)
    if order is None:
        raise Refused("unknown_document", kind=kind, number=number[:40])
    return order


def _heads(reader: Reader, order: Order) -> dict[str, Any]:
    customer = customers.by_id(reader.conn, order.customer_id) if order.customer_id else None
    name = customer.name if customer else ""
    bill_to = customer.addresses[0] if customer and customer.addresses else order.ship_to
    return {
        "shop": _shop(reader.policy),
        "customer": Party(name, customer.number if customer else "", customer.vat_id if customer else ""),
        "bill_to": _place(bill_to, name),
        "ship_to": _place(order.ship_to, name),
        "order_number": order.number,
        "currency": order.currency,
        "po_number": order.po_number,
        "ordered_on": shop_day(order.placed_at, reader.policy).isoformat(),
        "promised_on": order.promised_on.isoformat() if order.promised_on else "",
        "shipping_method": order.shipping_name,
        "link": reader.url(order),
        "notes": (order.note,) if order.note else (),
    }


def _frozen(parties: dict[str, Any]) -> dict[str, Any]:
    customer = parties.get("customer") or {}
    name = customer.get("name", "")
    made: dict[str, Any] = {
        "customer": Party(name, customer.get("number", ""), customer.get("vat_id", "")),
        "bill_to": _place(Address(**parties["bill_to"]) if parties.get("bill_to") else None, name),
        "ship_to": _place(Address(**parties["ship_to"]) if parties.get("ship_to") else None, name),
    }
    shop, bank = parties.get("shop"), parties.get("bank")
    if shop:
        known = {name: shop[name] for name in _SHOP_FIELDS if name in shop}
        made["shop"] = Shop(**known, logo_text=shop["name"], bank=Bank(**(bank or {})))
    return made


_SHOP_FIELDS = (
    "name", "street", "postcode", "city", "country", "email", "phone", "vat_id", "registration", "brand_colour"
)  # fmt: skip


def _shop(policy: ShopPolicy) -> Shop:
    known = {name: getattr(policy.shop, name) for name in _SHOP_FIELDS}
    return Shop(**known, logo_text=policy.shop.name, bank=Bank(**asdict(policy.bank)))


def _place(address: Address | None, name: str) -> Place:
    if address is None:
        return Place(name)
    return Place(
        name or address.name, address.street, address.postcode, address.city, address.country,
        label=address.name if name else "",
    )  # fmt: skip


def _line(
    reader: Reader, order: Order, line: OrderLine, quantity: int, *, location: str = "", to_follow: str = ""
) -> Line:
    item = catalogue.item_by_sku(reader.conn, [line.sku]).get(line.sku)
    return Line(
        position=line.position,
        sku=line.sku,
        name=line.name,
        quantity=in_unit(quantity, line.factor_e6),
        unit=line.unit,
        factor=quantity_text(line.factor_e6),
        base_unit=line.base_unit,
        base_quantity=quantity_text(quantity),
        price=price_text(line.price_e4),
        net=str(order.line_net(line, quantity)),
        tax_rate=percent_text(line.tax_rate_e4),
        options="; ".join(f"{name}: {words}" for name, words in option_words(line.options, item).items()),
        customer_sku=line.part_number,
        location=location,
        gtin=item.gtin if item else "",
        to_follow=to_follow,
    )


def _billed(reader: Reader, order: Order, line: OrderLine, row: Any) -> Line:
    made = asdict(_line(reader, order, line, row["quantity"]))
    return Line(**(made | {"net": str(order.money(row["net_minor"]))}))


def _charges(order: Order, net_minor: int) -> tuple[Charge, ...]:
    if net_minor < 0:
        # On a credit note: what is kept of the goods; the paper's own words name it.
        return (Charge("", str(order.money(net_minor))),)
    if not order.shipping_name or (not net_minor and not order.shipping_method):
        return ()
    rate = half_up(order.shipping_tax_minor * 10_000, order.shipping_minor) if order.shipping_minor else 0
    return (Charge(order.shipping_name, str(order.money(net_minor)), percent_text(rate)),)


def _taxes(order: Order) -> tuple[TaxLine, ...]:
    rows = [
        {
            "tax_rate_e4": line.tax_rate_e4,
            "net_minor": order.line_net(line).minor,
            "tax_minor": order.line_tax(line).minor,
        }
        for line in order.lines
    ]
    return _billed_taxes(order, rows, (order.shipping_minor, order.shipping_tax_minor))


def _billed_taxes(order: Order, rows: list[Any], shipping: tuple[int, int]) -> tuple[TaxLine, ...]:
    sums: dict[int, list[int]] = {}
    for row in rows:
        both = sums.setdefault(row["tax_rate_e4"], [0, 0])
        both[0] += row["net_minor"]
        both[1] += row["tax_minor"]
    if shipping[0]:
        exact = shipping[1] * 10_000 / shipping[0]
        rate = min(sums, key=lambda known: abs(known - exact), default=half_up(shipping[1] * 10_000, shipping[0]))
        both = sums.setdefault(rate, [0, 0])
        both[0] += shipping[0]
        both[1] += shipping[1]
    return tuple(
        TaxLine(percent_text(rate), str(order.money(net)), str(order.money(tax)))
        for rate, (net, tax) in sorted(sums.items(), reverse=True)
        if net
    )


def _billed_on(reader: Reader, order: Order, parties: Mapping[str, Any]) -> str:
    # What was issued says what it said; only invoices of before kept no day of delivery.
    frozen = parties.get("delivered_on")
    if frozen is not None:
        return str(frozen)
    return last_day((one.shipped_at for one in books.shipments_of(reader.conn, order.id)), reader.policy)
