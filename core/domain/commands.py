"""What people and machines ask of us, in the imperative. `core.clerk.Clerk.do` carries them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.domain.customers import Address
from core.domain.orders import Source
from core.domain.trust import Sign
from core.domain.views import OrderView


@dataclass(frozen=True, slots=True)
class LineWanted:
    """One line as it was asked for. quantity: in `unit` ("" is the base unit), decimal text.

    options: option name -> list of `{"value", "exclude"?, "amount"?}`. price: what a marketplace already charged.
    spans: offsets into the message that asked.
    """

    sku: str
    quantity: str
    unit: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    spans: tuple[tuple[int, int], ...] = ()
    confidence: float = 1.0
    part_number: str = ""
    price: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionWanted:
    """Something only the customer knows. details: what is already clear (quantity, unit, options)."""

    about: str
    words: str
    candidates: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)


class Command:
    """Root of all commands."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class DraftOrder(Command):
    """Begin an order, or give the open draft or quote other lines; quotes it when nothing is missing.

    order: number of the open order, "" for a new one. lines: the full draft as it shall be.
    questions: replace the order's open ones. unknown: words that name nothing we sell.
    """

    source: Source
    lines: tuple[LineWanted, ...]
    order: str = ""
    conversation_id: int | None = None
    customer_id: int | None = None
    message_id: int | None = None
    questions: tuple[QuestionWanted, ...] = ()
    unknown: tuple[str, ...] = ()
    requested_on: date | None = None
    po_number: str = ""
    note: str = ""
    ship_to: Address | None = None
    shipping_method: str = ""
    language: str = ""
    confidence: float = 1.0
    trusted: bool = True
    verified: bool = False
    """Whether it is proven who writes: without that nothing binds before the customer has answered."""

    signs: tuple[Sign, ...] = ()
    """What the message shows that asks for care."""

    touched: Mapping[str, Any] = field(default_factory=dict)
    """The line that a button has just changed, `{"position", "unit", "more", "fewer"}`: its buttons stay at hand."""


@dataclass(frozen=True, slots=True)
class PlaceOrder(Command):
    """Take a structured order in one go: draft, and confirm (or submit for approval) where `confirm` is set.

    customer_email, customer_name: found by email or made new; customer_id: who is known already; customer_phone: of a
    caller. paid, shipping, prices: what was already charged, in `currency` (empty is the shop's).
    """

    source: Source
    customer_email: str
    customer_name: str
    lines: tuple[LineWanted, ...]
    ship_to: Address | None = None
    requested_on: date | None = None
    po_number: str = ""
    note: str = ""
    shipping: str | None = None
    paid: str | None = None
    currency: str = ""
    customer_id: int | None = None
    customer_phone: str = ""
    language: str = ""
    confirm: bool = True
    key: tuple[int, str, str] | None = None
    """`(api key id, Idempotency-Key, hash of the body)`: the same again gets the first answer."""

    respond: Callable[[OrderView], Mapping[str, Any]] | None = None
    """Makes the answer's body, kept with the key: `Done.facts["answer"]` is `{"status", "body"}`, new or replayed."""


@dataclass(frozen=True, slots=True)
class TakeStep(Command):
    """Take one step of the order's life cycle.

    body: what the step needs, all optional. `{}` acts on everything open.
      cancel_lines, pick: {"lines": {"1": "12"}} position -> base units; cancel, hold, reject, reopen: {"reason"};
      ship: {"tracking"}; pay: {"amount", "method", "reference"};
      change: {"lines": [LineWanted, ...]} the full order as it shall be.
    expected_version: refuse with Conflict when the order has another one; None takes it as it is.
    """

    order: str
    step: str
    body: Mapping[str, Any] = field(default_factory=dict)
    expected_version: int | None = None
    message_id: int | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class GiveContact(Command):
    """A guest tells who they are: name, email, address; known parts only."""

    conversation_id: int
    name: str = ""
    email: str = ""
    address: Address | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerMessage(Command):
    """Answer a question of the customer. kind: such as `order_status`; answer: free words of a colleague."""

    conversation_id: int
    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    order: str = ""
    answer: str = ""
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class RefuseMessage(Command):
    """Tell the customer why something is not possible: the words of `refused/<code>`."""

    conversation_id: int
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    order: str = ""
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class AskAgain(Command):
    """Put the open questions of an order once more."""

    order: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class HandOver(Command):
    """Give the conversation to a person; the clerk is silent in it from then on. tell: say so to the customer."""

    conversation_id: int
    reason: str
    message_id: int | None = None
    tell: bool = True


@dataclass(frozen=True, slots=True)
class TakeBack(Command):
    """A colleague gives the conversation back to the clerk."""

    conversation_id: int


@dataclass(frozen=True, slots=True)
class FinishMessage(Command):
    """Record what became of an inbound message. language: of the message, kept for what is said next.

    state: asked, ordered, answered, parked, ignored, duplicate.
    """

    message_id: int
    state: str
    reason: str = ""
    understanding: Mapping[str, Any] | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class CountAttempt(Command):
    """Note, before working on a message once more, that this is another try; `Done.facts["attempts"]`."""

    message: int


@dataclass(frozen=True, slots=True)
class ResendDelivery(Command):
    """Send a parked message again."""

    delivery_id: int


@dataclass(frozen=True, slots=True)
class NoteReport(Command):
    """Note what a mail server reports of a mail of ours. outcome: failed, refused, delayed or delivered.

    original_id: Message-ID of that mail. token_conversation: the conversation that a signed token in the report names.
    reason: one line for the staff.
    """

    outcome: str
    original_id: str
    recipient: str = ""
    status: str = ""
    reason: str = ""
    token_conversation: int | None = None


@dataclass(frozen=True, slots=True)
class SetTemplate(Command):
    """Put the merchant's own words over a message's; body None takes them away again. BadInput names line and cure."""

    language: str
    name: str
    part: str
    body: str | None


@dataclass(frozen=True, slots=True)
class RemindOfQuote(Command):
    """Remind the customer of a quote that was read back and not answered; nothing where it is not so any more."""

    order: str


@dataclass(frozen=True, slots=True)
class FallDue(Command):
    """Note that an invoice's due day has passed; the customer is reminded."""

    invoice_id: int


@dataclass(frozen=True, slots=True)
class SetStock(Command):
    """Count stock: `(sku, location, on hand)` absolute; the difference is booked as a movement."""

    levels: tuple[tuple[str, str, str], ...]
    reason: str = "count"
