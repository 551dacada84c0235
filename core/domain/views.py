"""What readers see: orders, customers, conversations as they are shown, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.domain.catalogue import Catalogue
from core.domain.customers import Address, Customer
from core.domain.money import Money


@dataclass(frozen=True, slots=True)
class LineView:
    """One order line as people read it.

    quantity: in `unit`, decimal text; base_quantity: the same in base_unit. price: per base unit, decimal text.
    net, tax, total: for what is due. options: name -> words of the chosen values. quantities: base units, decimal text.
    spans: offsets into the message `message_id` whose words made this line.
    """

    id: int
    position: int
    sku: str
    name: str
    part_number: str
    quantity: str
    unit: str
    base_quantity: str
    base_unit: str
    price: str
    net: Money
    tax: Money
    total: Money
    tax_percent: str
    options: Mapping[str, str] = field(default_factory=dict)
    raw_options: Mapping[str, Any] = field(default_factory=dict)
    quantities: Mapping[str, str] = field(default_factory=dict)
    reserved: str = "0"
    backordered: str = "0"
    spans: tuple[tuple[int, int], ...] = ()
    message_id: int | None = None
    confidence: float = 1.0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CustomerView:
    """One customer. contacts: `(channel, address)` pairs. failing: `(address, reason)` where mail comes back."""

    id: int
    name: str
    number: str = ""
    email: str = ""
    language: str = ""
    vat_id: str = ""
    terms_days: int = 14
    addresses: tuple[Address, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    failing: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ShipmentView:
    """One shipment. lines: `(name, quantity text, unit)`."""

    id: int
    number: str
    state: str
    method: str
    tracking: str
    weight_g: int
    promised_on: date | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    lines: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """One invoice."""

    id: int
    number: str
    state: str
    issued_on: date | None
    due_on: date | None
    net: Money
    tax: Money
    total: Money
    paid: Money
    order_number: str = ""
    customer_name: str = ""

    @property
    def open(self) -> Money:
        """Return what is still to be paid."""
        return self.total - self.paid


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One open question. candidates: `(sku, name, price text)`; choices, choice_ids: an option's values.

    details: what is already clear of the line: quantity, unit, options.
    """

    id: int
    about: str
    text: str
    candidates: tuple[tuple[str, str, str], ...] = ()
    position: int = 0
    option: str = ""
    choices: tuple[str, ...] = ()
    choice_ids: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class JournalView:
    """One entry of the journal."""

    id: int
    name: str
    actor: str
    channel: str
    cause: str
    before: str
    after: str
    at: datetime
    reason: str
    facts: Mapping[str, Any]
    version: int
    actor_name: str = ""


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message of a conversation, either way. direction: `in` or `out`; state: of the intake or the delivery.

    pressed: what stood on the button, where the person pressed one; `text` is its action then.
    """

    id: int
    direction: str
    channel: str
    person: str
    subject: str
    text: str
    at: datetime
    state: str
    reason: str = ""
    html: str = ""
    chat: str = ""
    buttons: tuple[Mapping[str, str], ...] = ()
    key: str = ""
    order_number: str = ""
    files: tuple[str, ...] = ()
    attachments: tuple[Mapping[str, Any], ...] = ()
    conversation_id: int | None = None
    pressed: str = ""


@dataclass(frozen=True, slots=True)
class OrderView:
    """One order with everything that belongs to it. allowed_steps: for the one who looks."""

    id: int
    number: str
    state: str
    version: int
    channel: str
    external_id: str
    part: int
    currency: str
    lines: tuple[LineView, ...]
    goods: Money
    shipping: Money
    tax: Money
    total: Money
    paid: Money
    invoiced: Money
    facets: Mapping[str, str]
    placed_at: datetime
    language: str = "en"
    customer: CustomerView | None = None
    conversation_id: int | None = None
    requested_on: date | None = None
    promised_on: date | None = None
    valid_until: datetime | None = None
    confirmed_at: datetime | None = None
    po_number: str = ""
    note: str = ""
    hold_reason: str = ""
    ship_to: Address | None = None
    shipping_method: str = ""
    shipping_name: str = ""
    prices_include_tax: bool = False
    url: str = ""
    questions: tuple[QuestionView, ...] = ()
    shipments: tuple[ShipmentView, ...] = ()
    invoices: tuple[InvoiceView, ...] = ()
    proposed: tuple[LineView, ...] = ()
    proposed_total: Money | None = None
    approvals: tuple[str, ...] = ()
    allowed_steps: tuple[str, ...] = ()
    trust: Mapping[str, Any] | None = None

    @property
    def open_amount(self) -> Money:
        """Return what is still to be paid."""
        return self.total - self.paid


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order in a list."""

    id: int
    number: str
    state: str
    channel: str
    customer: str
    total: Money
    placed_at: datetime
    promised_on: date | None
    facets: Mapping[str, str]
    po_number: str = ""
    questions: int = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list; `next` is the cursor of the page after it, None at the end."""

    items: tuple[Any, ...]
    next: str | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class StockRow:
    """One item's stock, over all locations. quantities: base units, decimal text."""

    sku: str
    name: str
    unit: str
    on_hand: str
    reserved: str
    available: str
    backordered: str = "0"
    locations: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One outgoing message in the ledger. receipt: delivered or read, where that was told."""

    id: int
    channel: str
    recipient: str
    subject: str
    state: str
    attempts: int
    error: str
    template: str
    created_at: datetime
    order_number: str = ""
    conversation_id: int | None = None
    next_try_at: datetime | None = None
    receipt: str = ""
    recipient_name: str = ""


@dataclass(frozen=True, slots=True)
class StaffView:
    """A member of staff. roles: names of the roles held."""

    id: int
    name: str
    roles: tuple[str, ...]
    email: str = ""


@dataclass(frozen=True, slots=True)
class ConversationView:
    """One conversation and what is open in it.

    open_order: the draft, quote or change that waits for the customer; else the newest order of the conversation.
    """

    id: int
    channel: str
    thread: str
    person: str
    person_name: str
    subject: str
    language: str
    handed_over: bool
    customer: CustomerView | None
    open_order: OrderView | None
    questions: tuple[QuestionView, ...] = ()
    orders: tuple[str, ...] = ()
    merged_into: int | None = None
    split_from: int | None = None
    staff_types: bool = False
    customer_types: bool = False


@dataclass(frozen=True, slots=True)
class MessageState:
    """What became of an inbound message. reply: our answer's text; buttons: `label`, `action`, `style` under it.

    state: received, asked, ordered, answered, parked, ignored, duplicate.
    """

    id: str
    state: str
    orders: tuple[str, ...] = ()
    reply: str = ""
    reason: str = ""
    channel: str = ""
    buttons: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A finished file."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MessageAtDesk:
    """One stored message and its surroundings.

    waiting: the conversation's order that waits for the customer (draft, quote, change); binding: the newest one
    that is confirmed and not finished. last_lines: the customer's last order, as the engine reads lines.
    newest: number of the newest order of conversation or customer. greeted: whether we have said something before.
    answered_all, answered_here: automatic answers by mail to this sender within the hour, in all and in this
    conversation. own: it is a mail that we have sent ourselves. proven: it is certain that the customer writes.
    code_asked: a code was sent to somebody who says that this is them. said_last: the template of what was said last
    to somebody whose conversation people have.
    """

    id: int
    state: str
    channel: str
    external_id: str
    conversation: ConversationView
    sender: str
    sender_name: str
    subject: str
    text: str
    quoted: str
    action: str
    received_at: datetime
    trust: str = "none"
    kind: str = "ordinary"
    automatic: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    waiting: OrderView | None = None
    binding: OrderView | None = None
    last_lines: tuple[Mapping[str, Any], ...] = ()
    newest: str = ""
    greeted: bool = False
    answered_all: int = 0
    answered_here: int = 0
    own: bool = False
    proven: bool = False
    code_asked: bool = False
    said_last: str = ""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the engine is compiled from."""

    version: tuple[int, ...]
    catalogue: Catalogue
    customers: tuple[Customer, ...]
