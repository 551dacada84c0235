"""What readers ask. `core.clerk.Clerk.look` answers with the views of `core.domain.views`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from core.domain.customers import Customer
from core.domain.machine import Actor
from core.domain.views import (
    ConversationView,
    Document,
    InvoiceView,
    JournalView,
    Knowledge,
    MessageAtDesk,
    MessageState,
    MessageView,
    OrderView,
    Page,
)

Answer = TypeVar("Answer")


class Query(Generic[Answer]):
    """A question whose answer has the type in brackets."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class FindOrder(Query[OrderView | None]):
    """One order by its number or its customer's link token. actor: whose allowed steps are shown."""

    number: str = ""
    token: str = ""
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class ListOrders(Query[Page]):
    """Orders, newest first, as OrderRow. search: number, PO, customer, item. facet: such as `shipping:none`."""

    search: str = ""
    state: str = ""
    channel: str = ""
    facet: str = ""
    customer_id: int | None = None
    since: datetime | None = None
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ListItems(Query[Page]):
    """Items as `{sku, name, unit, packs, options, least, multiple, price, currency, available}`, by SKU.

    channel: as it sells them.
    """

    search: str = ""
    after: str = ""
    limit: int = 50
    channel: str = ""


@dataclass(frozen=True, slots=True)
class ItemsBySku(Query[tuple[dict[str, Any], ...]]):
    """Items as in ListItems, in the order of `skus`; unknown ones are absent.

    customer_id, channel: whose price lists count; each price is that of the smallest quantity that is sold.
    """

    skus: tuple[str, ...]
    customer_id: int | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class ListStock(Query[Page]):
    """Stock as StockRow, by SKU. problem: only items that are short or sold out. channel: as it sees them."""

    search: str = ""
    problem: bool = False
    after: str = ""
    limit: int = 50
    channel: str = ""


@dataclass(frozen=True, slots=True)
class ListConversations(Query[Page]):
    """Conversations as `{id, channel, person, customer, subject, handed_over, last_at, last_text, order_number}`."""

    search: str = ""
    handed_over: bool | None = None
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ReadConversation(Query[tuple[MessageView, ...]]):
    """All messages of a conversation, oldest first; only those newer than `after`: `(inbound id, delivery id)`."""

    conversation_id: int
    after: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class FindConversation(Query[ConversationView | None]):
    """A conversation by its channel and thread, or by id."""

    channel: str = ""
    thread: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ReadJournal(Query[tuple[JournalView, ...]]):
    """The journal of one order, with that of its shipments, invoices and payments, oldest first."""

    order_id: int


@dataclass(frozen=True, slots=True)
class ListEvents(Query[Page]):
    """Events after an id as `{id, order, name, at, facts}`, oldest first. channel: only of its orders."""

    after: int = 0
    limit: int = 100
    channel: str = ""


@dataclass(frozen=True, slots=True)
class ListDeliveries(Query[Page]):
    """Outgoing messages as DeliveryView, newest first; states: "" is all, "waiting" all that are not finished.

    channel: only of it.
    """

    state: str = ""
    after: str = ""
    limit: int = 50
    channel: str = ""


@dataclass(frozen=True, slots=True)
class ListInvoices(Query[Page]):
    """Invoices as InvoiceView, newest first. channel: only of its orders."""

    state: str = ""
    after: str = ""
    limit: int = 50
    channel: str = ""


@dataclass(frozen=True, slots=True)
class FindInvoice(Query[InvoiceView | None]):
    """One invoice by its number."""

    number: str


@dataclass(frozen=True, slots=True)
class FindMessage(Query[MessageState | None]):
    """What became of an inbound message, by the id that the API gave."""

    id: str


@dataclass(frozen=True, slots=True)
class ListInbox(Query[Page]):
    """Inbound messages that a person must look at (parked), newest first, as MessageView."""

    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ShippingChoices(Query[tuple[dict[str, str], ...]]):
    """Ways to ship an order, `{id, name, price, currency, arrives_on}`; by number, or for a country and postcode."""

    order: str = ""
    country: str = ""
    postcode: str = ""
    weight_g: int = 0


@dataclass(frozen=True, slots=True)
class ShopFigures(Query[dict[str, int | str]]):
    """The figures of the console's first page."""


@dataclass(frozen=True, slots=True)
class DocumentWanted(Query[Document]):
    """A document as PDF. kind: order_confirmation (by order number), invoice (by invoice number),
    picking_list and packing_slip (by shipment number, or by order number for the newest one)."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class WorkOn(Query[MessageAtDesk | None]):
    """A stored message with all that the desk needs to decide what it asks for."""

    message_id: int


@dataclass(frozen=True, slots=True)
class WaitingMessages(Query[tuple[int, ...]]):
    """Ids of the messages that nobody has worked on yet, oldest first; of one conversation, or of all.

    message_id: only this message, if it still waits.
    """

    conversation_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class KnowledgeVersion(Query[tuple[int, ...]]):
    """How often catalogue, customers, policy and learned words changed: what was compiled holds until it differs.

    The last number is that of single customers' own words, which the compiled catalogue does not depend on.
    """


@dataclass(frozen=True, slots=True)
class LoadKnowledge(Query[Knowledge]):
    """The whole catalogue and all customers, to compile the engine."""


@dataclass(frozen=True, slots=True)
class LoadCustomers(Query[tuple[tuple[int, ...], tuple[Customer, ...]]]):
    """All customers as the engine reads them, and the KnowledgeVersion that they are of."""
