"""One customer over all channels: codes that bind a chat, languages that were chosen, and what is kept of a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from core.domain.commands import Command
from core.domain.events import Event
from core.domain.money import Money
from core.domain.queries import Query
from core.domain.views import CustomerView, Document, Page

CHATS = ("telegram", "webchat")
"""Channels in which a person is bound to a customer by a code; elsewhere the channel itself tells who writes."""

CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 8
MOST_TRIES = 5


class CustomerLinked(Event):
    """A chat was bound to a customer by a code."""


class CustomerUnlinked(Event):
    """A colleague took the binding of a chat back."""


@dataclass(frozen=True, slots=True)
class AskForCode(Command):
    """Send a code to a mail address, if it is on file; whoever asks is told the same in any case."""

    conversation_id: int
    email: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class UseCode(Command):
    """Bind the conversation to the customer whose code this is; a wrong one is counted and answered in words."""

    conversation_id: int
    code: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class MakeLink(Command):
    """Make a one-time link into a chat; `Done.facts["code"]` shows it this once.

    customer_id: whom a colleague has recognised. order: number of an order whose link is sent to its customer's mail.
    """

    customer_id: int | None = None
    order: str = ""


@dataclass(frozen=True, slots=True)
class Unbind(Command):
    """Take a binding back: the chat is no longer the customer's."""

    binding_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class SetLanguage(Command):
    """Write to this person in that language from now on."""

    conversation_id: int
    language: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class FreeConversation(Command):
    """Leave whatever waits in a conversation: open codes, and people who were asked for. tell: say what was left."""

    conversation_id: int
    message_id: int | None = None
    tell: bool = True


@dataclass(frozen=True, slots=True)
class BindingView:
    """One chat that is, or was, a customer's. how: typed or link; by: who made or sent the code."""

    id: int
    channel: str
    person: str
    conversation_id: int
    how: str
    by: str
    at: datetime
    undone_at: datetime | None = None
    undone_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OrderBrief:
    """One order of a customer, in a line."""

    number: str
    state: str
    version: int
    total: Money
    placed_at: datetime
    channel: str
    conversation_id: int | None
    items: str


@dataclass(frozen=True, slots=True)
class TalkBrief:
    """One conversation of a customer, in a line."""

    id: int
    channel: str
    person: str
    subject: str
    handed_over: bool
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened with a customer. kind: in, out or order; event: external name of what happened."""

    at: datetime
    kind: str
    channel: str
    words: str
    conversation_id: int | None = None
    order: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A customer with all that happened, over every channel."""

    customer: CustomerView
    guest: bool
    talks: tuple[TalkBrief, ...]
    orders: tuple[OrderBrief, ...]
    bindings: tuple[BindingView, ...]
    moments: tuple[Moment, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class FindPerson(Query[Person | None]):
    """A customer by id, with conversations, orders, bindings and one line of time, newest first."""

    customer_id: int


@dataclass(frozen=True, slots=True)
class ListCustomers(Query[Page]):
    """Customers as `{id, name, number, email, orders, last_at}`, by name."""

    search: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class OrdersInReach(Query[tuple[OrderBrief, ...]]):
    """The newest orders that whoever writes may see: of the conversation, and where it is proven, of the customer."""

    conversation_id: int
    customer_id: int | None = None
    limit: int = 8


@dataclass(frozen=True, slots=True)
class AskedWhich(Query[int | None]):
    """The message whose change waits for the answer which order is meant; None where the newest one is another."""

    conversation_id: int
    before: int


@dataclass(frozen=True, slots=True)
class MyData(Query[Document]):
    """What is kept of whoever writes in a conversation, as JSON; of the whole customer only where that is proven."""

    conversation_id: int
