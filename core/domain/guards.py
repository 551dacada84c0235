"""The tables' conditions: each returns None, or the reason why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.domain.invoices import Invoice, Payment
from core.domain.machine import Actor, Reason, Role
from core.domain.orders import Order, OrderLine
from core.domain.shipments import Shipment
from core.domain.trust import Level, level_of


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """What the order's guards look at besides the order itself.

    shortages: lines that stock cannot serve, found by the locked check; empty before it.
    from_file: whether a contact on file speaks.
    approvals: names of the approval rules that match. requested_by, requested_version: of the approval request.
    own_rules: rules that would not let the actor decide alone, and that the actor changed.
    """

    now: datetime
    actor: Actor
    reason: str = ""
    questions: int = 0
    shortages: Sequence[Mapping[str, Any]] = ()
    approvals: Sequence[str] = ()
    approval_role: Role = Role.MANAGER
    requested_by: str = ""
    requested_version: int = 0
    own_rules: Sequence[str] = ()
    may_confirm: bool = True
    from_file: bool = True
    in_dispute: bool = False
    address_needed: bool = True
    shippable: bool = True
    open_returns: int = 0
    open_refunds: int = 0
    bill_told: bool = False
    back_to: StrEnum | None = None


@dataclass(frozen=True, slots=True)
class BackFacts:
    """What is looked at when something is taken back. back_to: the state in which it was."""

    back_to: StrEnum | None


@dataclass(frozen=True, slots=True)
class ShipmentFacts:
    """What the shipment's guards look at. order: the order as it stands."""

    order: Order
    reason: str = ""
    documents: tuple[str, ...] = ()


def has_lines(order: Order, facts: OrderFacts) -> Reason | None:
    """An order needs something to deliver."""
    return None if any(line.due > 0 for line in order.lines) else Reason("no_lines")


def no_open_question(order: Order, facts: OrderFacts) -> Reason | None:
    """What only the customer knows must be answered first."""
    return Reason("question_open", {"questions": facts.questions}) if facts.questions else None


def customer_known(order: Order, facts: OrderFacts) -> Reason | None:
    """Goods and invoice need a name and a contact."""
    return None if order.customer_id else Reason("customer_unknown")


def address_known(order: Order, facts: OrderFacts) -> Reason | None:
    """Goods need a complete address."""
    if not facts.address_needed or (order.ship_to and order.ship_to.complete):
        return None
    return Reason("address_missing")


def way_to_ship(order: Order, facts: OrderFacts) -> Reason | None:
    """What no method can carry there needs a person first."""
    return None if facts.shippable else Reason("no_shipping")


def still_valid(order: Order, facts: OrderFacts) -> Reason | None:
    """A quote binds only until its day."""
    if order.valid_until and facts.now > order.valid_until:
        return Reason("quote_expired", {"valid_until": order.valid_until})
    return None


def validity_passed(order: Order, facts: OrderFacts) -> Reason | None:
    """Only what is over can expire."""
    if order.valid_until and facts.now > order.valid_until:
        return None
    return Reason("still_valid")


def confirmation_permitted(order: Order, facts: OrderFacts) -> Reason | None:
    """The shop's confirmation rule decides whose word binds."""
    return None if facts.may_confirm else Reason("staff_confirms")


def word_counts(order: Order, facts: OrderFacts) -> Reason | None:
    """Where the sender asks for care, only a contact on file, or a colleague, binds the order."""
    level = level_of(order.trust)
    if not facts.actor.role & Role.CUSTOMER or level not in (Level.DRAFT_ONLY, Level.KNOWN_CONTACT):
        return None
    if level is Level.DRAFT_ONLY:
        return Reason("person_decides")
    return None if facts.from_file else Reason("known_contact_confirms")


def approval_wanted(order: Order, facts: OrderFacts) -> Reason | None:
    """Only an order that a rule names goes to the approver."""
    return None if facts.approvals else Reason("no_approval_needed")


def no_approval_wanted(order: Order, facts: OrderFacts) -> Reason | None:
    """What a rule names cannot be confirmed without the approver."""
    return Reason("approval_needed", {"rules": list(facts.approvals)}) if facts.approvals else None


def approver_is_other(order: Order, facts: OrderFacts) -> Reason | None:
    """Nobody approves what they asked for, or by a rule they have loosened; only the named role approves."""
    if facts.actor.id == facts.requested_by:
        return Reason("own_request")
    if not facts.actor.role & (facts.approval_role | Role.ADMIN):
        return Reason("not_your_role", {"step": "approve"})
    return Reason("own_rules", {"rules": list(facts.own_rules)}) if facts.own_rules else None


def unchanged_since_request(order: Order, facts: OrderFacts) -> Reason | None:
    """An approval holds for the order that was shown."""
    if facts.requested_version and facts.requested_version != order.version:
        return Reason("changed_meanwhile")
    return None


def stock_available(order: Order, facts: OrderFacts) -> Reason | None:
    """The locked check found every line, or the item may be backordered."""
    return Reason("out_of_stock", {"lines": list(facts.shortages)}) if facts.shortages else None


def reason_given(subject: Any, facts: Any) -> Reason | None:
    """Whoever stops something says why."""
    return None if facts.reason.strip() else Reason("reason_missing")


def was_elsewhere(subject: Any, facts: Any) -> Reason | None:
    """Only what is known to have stood somewhere goes back there."""
    return None if facts.back_to is not None else Reason("nothing_to_undo")


def nothing_shipped(order: Order, facts: OrderFacts) -> Reason | None:
    """What left the house can only be returned."""
    return Reason("already_shipped") if _some(order, "shipped") else None


def inside_change_window(order: Order, facts: OrderFacts) -> Reason | None:
    """Customers may change and cancel until the warehouse picks; staff until it ships."""
    if facts.actor.role & Role.CUSTOMER and _some(order, "picked"):
        return Reason("already_picked")
    return None


def something_backordered(order: Order, facts: OrderFacts) -> Reason | None:
    """Only waiting lines can be filled."""
    return None if _some(order, "backordered") else Reason("nothing_backordered")


def something_to_pick(order: Order, facts: OrderFacts) -> Reason | None:
    """Only reserved goods that still stand on the shelf are picked."""
    return None if any(to_pick(line) > 0 for line in order.lines) else Reason("nothing_to_pick")


def something_to_pack(order: Order, facts: OrderFacts) -> Reason | None:
    """Only picked goods are packed."""
    return None if any(line.picked > line.packed for line in order.lines) else Reason("nothing_to_pack")


def something_to_ship(order: Order, facts: OrderFacts) -> Reason | None:
    """Only packed goods leave the house."""
    return None if any(line.packed > line.shipped for line in order.lines) else Reason("nothing_to_ship")


def something_under_way(order: Order, facts: OrderFacts) -> Reason | None:
    """Only what was shipped can arrive."""
    if any(line.shipped > line.delivered + line.lost for line in order.lines):
        return None
    return Reason("nothing_under_way")


def something_unshipped(order: Order, facts: OrderFacts) -> Reason | None:
    """What left the house is not changed any more."""
    return None if any(line.unshipped > 0 for line in order.lines) else Reason("already_shipped")


def something_to_bill(order: Order, facts: OrderFacts) -> Reason | None:
    """Nothing is billed twice."""
    return (
        None if any(line.charged > line.invoiced - line.credited for line in order.lines) else Reason("nothing_to_bill")
    )


def something_billed(order: Order, facts: OrderFacts) -> Reason | None:
    """Only a bill that stands can be reversed."""
    billed = order.invoiced_minor or any(line.invoiced > line.credited for line in order.lines)
    return None if billed else Reason("nothing_to_reverse")


def bill_was_told(order: Order, facts: OrderFacts) -> Reason | None:
    """Who has never heard of a bill need not hear that it is gone."""
    return None if facts.bill_told else Reason("nothing_to_reverse")


def something_aside(asked: Any, facts: Any) -> Reason | None:
    """Only goods that stand aside are judged again."""
    return None if any(line.aside > 0 for line in asked.lines) else Reason("nothing_aside")


def something_to_pay(order: Order, facts: OrderFacts) -> Reason | None:
    """Nobody pays more than is due."""
    return None if order.totals.total.minor > order.paid_minor else Reason("nothing_to_pay")


def nothing_open(order: Order, facts: OrderFacts) -> Reason | None:
    """An order closes when all is shipped, delivered, billed and paid."""
    open_facets = {
        "shipping": any(line.unshipped > 0 for line in order.lines),
        "delivery": any(line.shipped > line.delivered + line.lost for line in order.lines),
        "billing": any(line.due > line.invoiced for line in order.lines),
        "payment": order.paid_minor < order.totals.total.minor,
        "dispute": facts.in_dispute,
        "return": facts.open_returns > 0,
        "refund": facts.open_refunds > 0,
    }
    still = [name for name, is_open in open_facets.items() if is_open]
    return Reason("still_open", {"open": still}) if still else None


def documents_printed(shipment: Shipment, facts: ShipmentFacts) -> Reason | None:
    """Label and packing slip go with the parcel."""
    if {"label", "packing_slip"} <= set(facts.documents or shipment.documents):
        return None
    return Reason("documents_missing")


def order_binding(shipment: Shipment, facts: ShipmentFacts) -> Reason | None:
    """Held and unfinished orders do not leave the warehouse."""
    return None if facts.order.state == "confirmed" else Reason("order_not_binding", {"state": str(facts.order.state)})


def fully_paid(invoice: Invoice, facts: Any) -> Reason | None:
    """Paid means paid in full."""
    return None if invoice.open_minor <= 0 else Reason("not_fully_paid")


def partly_paid(invoice: Invoice, facts: Any) -> Reason | None:
    """Part paid means some, not all."""
    return None if 0 < invoice.paid_minor < invoice.total_minor else Reason("not_partly_paid")


def unpaid_again(invoice: Invoice, facts: Any) -> Reason | None:
    """A bill is open again once all of its money went back."""
    return None if invoice.paid_minor == 0 else Reason("not_partly_paid")


def amount_positive(payment: Payment, facts: Any) -> Reason | None:
    """A payment moves money."""
    return None if payment.amount_minor > 0 else Reason("bad_amount")


def to_pick(line: OrderLine) -> int:
    """Return the units still to pick: `reserved` counts goods in the house, picked ones included."""
    return line.reserved - (line.picked - line.shipped)


def _some(order: Order, quantity: str) -> bool:
    return any(getattr(line, quantity) > 0 for line in order.lines)
