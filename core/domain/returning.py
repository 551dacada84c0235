"""Returns and refunds as people ask for them and read them: commands, queries, views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.domain.commands import Command
from core.domain.machine import Actor
from core.domain.money import Money
from core.domain.queries import Query
from core.domain.views import Page


@dataclass(frozen=True, slots=True)
class RequestReturn(Command):
    """Ask to send goods back; inside the policy it is authorised at once. `Done.facts["return"]` is its number.

    lines: position -> base units as text; {} is everything that can still come back. reason: one of returns.REASONS.
    withdrawal: the consumer withdraws from the contract; what has not left the house yet is cancelled.
    key: the same again for the same order gets the same return. declared: `{name, contact}` of who withdraws.
    """

    order: str
    lines: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    note: str = ""
    conversation_id: int | None = None
    message_id: int | None = None
    key: str = ""
    withdrawal: bool = False
    declared: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeReturnStep(Command):
    """Take one step of a return's life cycle.

    body, all optional; {} acts on everything open.
      refuse, refer, cancel: {"reason"}; scan: {"tracking"};
      receive: {"lines": {"1": "2"}} or {"1": {"received", "wrong", "lost"}}, the rest is short;
      inspect: {"outcome"} or {"lines": {"1": {"sellable", "repair", "quarantine", "scrap"}}}, and {"location"};
      rejudge: {"outcome": sellable, scrap or customer; "place": quarantine (by itself) or repair}, {"lines": {"1":
      "2"}} where not all that stands there, and {"location"};
      resolve: {"resolution": refund, credit, exchange, repair or reject; "reason"}.
    """

    number: str
    step: str
    body: Mapping[str, Any] = field(default_factory=dict)
    expected_version: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class RefundOrder(Command):
    """Give money back; `Done.facts["refund"]` is its id. amount: "" is all that was paid beyond what is owed.

    lines: position -> base units that are credited first without coming back. key: the same again is the same refund.
    """

    order: str
    amount: str = ""
    lines: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class TakeRefundStep(Command):
    """Take a refund's step: send, settle or fail; settling one that was not sent yet sends it. body: {"reference"}."""

    id: int
    step: str
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReturnLineView:
    """One line of a return; quantities are base units, decimal text. clause: the rule that stood against it."""

    position: int
    sku: str
    name: str
    unit: str
    asked: str
    requested: str
    received: str
    quantities: Mapping[str, str] = field(default_factory=dict)
    clause: str = ""


@dataclass(frozen=True, slots=True)
class RefundView:
    """One refund."""

    id: int
    order: str
    state: str
    amount: Money
    method: str
    reason: str
    queued_at: datetime
    reference: str = ""
    settled_at: datetime | None = None
    return_number: str = ""
    allowed_steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnView:
    """One return. deadline: the day by which the goods must be on their way. clause: the rule cited, if any.

    send_to: where the goods go. shop_pays: whether sending costs the customer nothing. refund: what it gives back.
    """

    id: int
    number: str
    order: str
    state: str
    version: int
    reason: str
    note: str
    lines: tuple[ReturnLineView, ...]
    requested_at: datetime
    withdrawal: bool = False
    clause: str = ""
    deadline: date | None = None
    send_to: str = ""
    shop_pays: bool = False
    tracking: str = ""
    resolution: str = ""
    refund: Money | None = None
    fee: Money | None = None
    credit_notes: tuple[str, ...] = ()
    exchange: str = ""
    customer: str = ""
    channel: str = ""
    conversation_id: int | None = None
    refunds: tuple[RefundView, ...] = ()
    allowed_steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnableLine:
    """What of an order's line can still come back, in base units.

    clause: the rule that refuses it to whoever has simply changed their mind; faulty: whether it may come back where
    something is wrong with it.
    """

    position: int
    sku: str
    name: str
    quantity: str
    unit: str
    clause: str = ""
    faulty: bool = True


@dataclass(frozen=True, slots=True)
class ReturnableOrder:
    """An order of which something can still come back, or that can still be withdrawn from.

    withdrawable: whether the time for a withdrawal is not over for all of it.
    """

    number: str
    state: str
    lines: tuple[ReturnableLine, ...]
    placed_at: datetime
    shipped: bool = True
    version: int = 0
    withdrawable: bool = True


@dataclass(frozen=True, slots=True)
class FindReturn(Query[ReturnView | None]):
    """One return by its number. actor: whose allowed steps are shown."""

    number: str
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class ListReturns(Query[Page]):
    """Returns as ReturnView, newest first. state: one or several with commas, "open" is all that are not finished.

    order: an order's number; customer: a customer's id; channel: only of its orders.
    """

    state: str = ""
    order: str = ""
    customer: int | None = None
    channel: str = ""
    after: str = ""
    limit: int = 50
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Returnable(Query[tuple[ReturnableOrder, ...]]):
    """Binding and closed orders with something that can come back, newest first: of a customer or a conversation."""

    customer_id: int | None = None
    conversation_id: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class ListRefunds(Query[Page]):
    """Refunds as RefundView, newest first. state: such as queued; order: an order's number."""

    state: str = ""
    order: str = ""
    after: str = ""
    limit: int = 50
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class GoodsAside(Query[tuple[tuple[str, str, str], ...]]):
    """Goods that came back and are not for sale, as `(place, sku, quantity)`."""
