"""Orders as readers see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.database import books, catalogue, conversations, customers, facts
from core.domain.catalogue import Item, OptionValue
from core.domain.invoices import Invoice
from core.domain.lifecycles import ORDER
from core.domain.machine import Actor, allowed
from core.domain.money import Money, price_text, quantity_text
from core.domain.orders import Order, OrderLine
from core.domain.policy import ShopPolicy
from core.domain.shipments import Shipment
from core.domain.views import CustomerView, InvoiceView, LineView, OrderView, QuestionView, ShipmentView

REPEAT_ANSWERS = ("new", "same")
"""What can be answered to whether an order was sent twice."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """What belongs to an order and is shown with it; empty parts were not asked for."""

    customer: CustomerView | None = None
    questions: tuple[QuestionView, ...] = ()
    shipments: tuple[ShipmentView, ...] = ()
    invoices: tuple[InvoiceView, ...] = ()
    allowed_steps: tuple[str, ...] = ()
    items: dict[str, Item] = field(default_factory=dict)
    proposed: Order | None = None


def whole_order(
    conn: Connection, order: Order, policy: ShopPolicy, *, url: str, actor: Actor | None, now: datetime
) -> OrderView:
    """Return an order with everything that belongs to it, and the steps that `actor` may take now."""
    return order_view(order, belongings(conn, order, policy, actor=actor, now=now), url)


def fresh_belongings(conn: Connection, order: Order, items: dict[str, Item], asked: int) -> Belongings:
    """Return what belongs to an order that this transaction has just made: nothing but its customer and questions."""
    questions = question_views(conversations.questions_of_order(conn, order.id), items) if asked else ()
    customer = customers.by_id(conn, order.customer_id) if order.customer_id else None
    return Belongings(customer=customer, questions=questions, items=items)


def belongings(conn: Connection, order: Order, policy: ShopPolicy, *, actor: Actor | None, now: datetime) -> Belongings:
    """Read what belongs to an order."""
    customer = customers.by_id(conn, order.customer_id) if order.customer_id else None
    name = customer.name if customer else ""
    steps = allowed(ORDER, order, actor, facts.order_facts(conn, order, policy, actor, now)) if actor else ()
    asked = conversations.questions_of_order(conn, order.id)
    proposed = order.as_proposed
    skus = {line.sku for line in (*order.lines, *(proposed.lines if proposed else ()))}
    skus |= {sku for row in asked for sku in row["candidates"]}
    items = catalogue.item_by_sku(conn, skus)
    return Belongings(
        customer=customer,
        questions=question_views(asked, items),
        shipments=tuple(shipment_view(one, order) for one in books.shipments_of(conn, order.id)),
        invoices=tuple(invoice_view(one, order.number, name) for one in books.invoices_of(conn, order.id)),
        allowed_steps=steps,
        items=items,
        proposed=proposed,
    )


def order_view(order: Order, parts: Belongings, url: str) -> OrderView:
    """Return an order as readers see it."""
    totals = order.totals
    proposed = parts.proposed
    return OrderView(
        id=order.id,
        number=order.number,
        state=str(order.state),
        version=order.version,
        channel=order.source.channel,
        external_id=order.source.external_id,
        part=order.source.part,
        currency=order.currency,
        lines=tuple(line_view(order, line, parts.items.get(line.sku)) for line in order.lines),
        goods=totals.goods,
        shipping=totals.shipping,
        tax=totals.tax,
        total=totals.total,
        paid=order.money(order.paid_minor),
        invoiced=order.money(order.invoiced_minor),
        facets=order.facets,
        placed_at=order.placed_at,
        language=order.language,
        customer=parts.customer,
        conversation_id=order.conversation_id,
        requested_on=order.requested_on,
        promised_on=order.promised_on,
        valid_until=order.valid_until,
        confirmed_at=order.confirmed_at,
        po_number=order.po_number,
        note=order.note,
        hold_reason=order.hold_reason,
        ship_to=order.ship_to,
        shipping_method=order.shipping_method,
        shipping_name=order.shipping_name,
        prices_include_tax=order.prices_include_tax,
        url=url,
        questions=parts.questions,
        shipments=parts.shipments,
        invoices=parts.invoices,
        proposed=tuple(line_view(proposed, line, parts.items.get(line.sku)) for line in proposed.lines)
        if proposed
        else (),
        proposed_total=proposed.totals.total if proposed else None,
        allowed_steps=parts.allowed_steps,
        trust=order.trust,
    )


def line_view(order: Order, line: OrderLine, item: Item | None = None) -> LineView:
    """Return one line as readers see it."""
    net, tax = order.line_net(line), order.line_tax(line)
    shown = line.due or line.ordered
    return LineView(
        id=line.id,
        position=line.position,
        sku=line.sku,
        name=line.name,
        part_number=line.part_number,
        quantity=in_unit(shown, line.factor_e6),
        unit=line.unit,
        base_quantity=quantity_text(shown),
        base_unit=line.base_unit,
        price=price_text(line.price_e4),
        net=net,
        tax=tax,
        total=net + tax,
        tax_percent=percent_text(line.tax_rate_e4),
        options=option_words(line.options, item),
        raw_options=line.options,
        quantities={name: quantity_text(quantity) for name, quantity in line.quantities.items()},
        reserved=quantity_text(line.reserved),
        backordered=quantity_text(line.backordered),
        spans=line.spans,
        message_id=line.message_id,
        confidence=line.confidence,
        cancelled=line.due == 0,
    )


def in_unit(quantity_e6: int, factor_e6: int) -> str:
    """Return a base quantity in the ordered unit, as plain decimal text."""
    exact = (Decimal(quantity_e6) / Decimal(factor_e6)).quantize(Decimal("0.000001"))
    return f"{exact:f}".rstrip("0").rstrip(".")


def percent_text(rate_e4: int) -> str:
    """Return a rate in percent: 1900 is `19`, 550 is `5.5`."""
    return f"{Decimal(rate_e4) / 100:f}".rstrip("0").rstrip(".") if rate_e4 % 100 else str(rate_e4 // 100)


def option_words(options: Any, item: Item | None) -> dict[str, str]:
    """Return the options as people read them: name -> words of the chosen values."""
    words = {}
    for name, choices in (options or {}).items():
        known = next((option for option in item.options if option.name == name), None) if item else None
        labels = {value.id: option_label(value) for value in known.values} if known else {}
        words[name] = ", ".join(_choice_words(choice, labels) for choice in choices)
    return words


def option_label(value: OptionValue) -> str:
    """Return the words for an option's value: its id where that is a word, else its first alias ("XL": extra large)."""
    words = value.id.replace("_", " ").replace("-", " ")
    return words if len(words) > 3 or not value.aliases else value.aliases[0]


def _choice_words(choice: Any, labels: dict[str, str]) -> str:
    value = choice.get("value", "") if isinstance(choice, dict) else str(choice)
    said = labels.get(value, value.replace("_", " "))
    if isinstance(choice, dict) and choice.get("exclude"):
        return f"no {said}"
    amount = choice.get("amount") if isinstance(choice, dict) else ""
    return f"{amount} {said}" if amount else said


def question_views(rows: Sequence[RowMapping], items: dict[str, Item]) -> tuple[QuestionView, ...]:
    """Return open questions as readers see them."""
    return tuple(_question_view(row, items, position) for position, row in enumerate(rows, 1))


def _question_view(row: RowMapping, items: dict[str, Item], position: int) -> QuestionView:
    candidates = [items[sku] for sku in row["candidates"] if sku in items]
    option = str(row["details"].get("option", ""))
    choices: tuple[str, ...] = ()
    choice_ids: tuple[str, ...] = ()
    if row["about"] == "quantity":
        offered = row["details"].get("offered") or ()
        choices = choice_ids = tuple(str(quantity) for quantity, _ in offered)
    if row["about"] == "unit" and len(candidates) == 1:
        choices = choice_ids = (candidates[0].unit, *(pack.unit for pack in candidates[0].packs))
    if row["about"] == "repeat":
        choices = choice_ids = REPEAT_ANSWERS
    if row["about"] == "option" and candidates:
        fits = (one for one in candidates[0].options if one.name == option or (not option and one.required))
        known = next(fits, None)
        choices = tuple(option_label(value) for value in known.values) if known else ()
        choice_ids = tuple(value.id for value in known.values) if known else ()
        option = known.name if known else option
    return QuestionView(
        id=row["id"],
        about=row["about"],
        text=row["words"],
        candidates=tuple((item.sku, item.name, "" if item.price is None else str(item.price)) for item in candidates),
        position=position,
        option=option,
        choices=choices,
        choice_ids=choice_ids,
        details=dict(row["details"]),
        message_id=row["message_id"],
    )


def shipment_view(shipment: Shipment, order: Order) -> ShipmentView:
    """Return a shipment as readers see it."""
    by_id = {line.id: line for line in order.lines}
    lines = tuple(
        (by_id[line_id].name, quantity_text(quantity), by_id[line_id].base_unit)
        for line_id, quantity in shipment.quantities.items()
        if line_id in by_id
    )
    return ShipmentView(
        shipment.id, shipment.number, str(shipment.state), shipment.method, shipment.tracking, shipment.weight_g,
        shipment.promised_on, shipment.shipped_at, shipment.delivered_at, lines,
    )  # fmt: skip


def invoice_view(invoice: Invoice, order_number: str, customer_name: str) -> InvoiceView:
    """Return an invoice as readers see it."""
    amounts = (invoice.net_minor, invoice.tax_minor, invoice.total_minor, invoice.paid_minor)
    net, tax, total, paid = (Money(minor, invoice.currency) for minor in amounts)
    return InvoiceView(
        invoice.id, invoice.name, str(invoice.state), invoice.issued_on, invoice.due_on,
        net, tax, total, paid, order_number, customer_name,
    )  # fmt: skip
