"""What may be asked of the interface, and how it becomes a command."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from core.domain.commands import LineWanted, PlaceOrder
from core.domain.customers import Address
from core.domain.orders import Source
from core.errors import BadInput
from core.ports import InboundFile, InboundMessage
from intake.api.fields import (
    TEXT,
    Amount,
    Body,
    Country,
    Currency,
    Day,
    Email,
    FilledLine,
    Line,
    PaidAmount,
    Postcode,
    Price,
    Quantity,
    ShortFilledLine,
    ShortLine,
)

MOST_LINES = 1000
MOST_FILE_SIGNS = 14_000_000
"""Of one file in base64: ten megabytes."""


class Choice(Body):
    """A chosen value of an option; `exclude` leaves it out, `amount` says how much of it."""

    value: ShortFilledLine
    exclude: bool | None = None
    amount: Literal["extra", "light"] | None = None


Options = dict[ShortFilledLine, ShortFilledLine | Annotated[list[Choice | ShortFilledLine], Field(max_length=50)]]


Position = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}$")]


def named(longest: int) -> Callable[[dict[str, Any]], None]:
    """Say in the description what the names of an object must be, too."""

    def close(schema: dict[str, Any]) -> None:
        schema |= {"additionalProperties": False, "propertyNames": {"minLength": 1, "maxLength": longest}}

    return close


class WantedLine(Body):
    """One line. unit: the item's own or one of its packs; price: what the customer was already charged for one."""

    sku: ShortFilledLine
    quantity: Quantity
    unit: ShortLine = ""
    options: Annotated[Options, Field(max_length=20, default_factory=dict, json_schema_extra=named(64))]
    price: Price | None = None

    def wanted(self) -> LineWanted:
        options = {name: [_choice(one) for one in _listed(value)] for name, value in self.options.items()}
        return LineWanted(self.sku, self.quantity, self.unit, options, price=self.price)


class Buyer(Body):
    """Who buys: found by mail address, or new."""

    email: Email
    name: Line = ""


class Place(Body):
    """Where goods go. country: ISO 3166, two letters."""

    name: Line = ""
    street: FilledLine
    postcode: Postcode = ""
    city: FilledLine
    country: Country = ""

    def address(self) -> Address:
        return Address(self.name, self.street, self.postcode, self.city, self.country)


class OrderBody(Body):
    """A structured order. external_id: your own name of it; without one the Idempotency-Key is.

    lines[].price, shipping and paid are what a marketplace already charged: where they differ, a person looks.
    currency: in which they were charged, the shop's where it is not said. confirm: false leaves it a quote.
    """

    customer: Buyer
    lines: Annotated[list[WantedLine], Field(min_length=1, max_length=MOST_LINES)]
    ship_to: Place | None = None
    external_id: FilledLine | None = None
    requested_date: Day | None = None
    po_number: Line = ""
    note: Annotated[str, Field(max_length=2000, pattern=TEXT)] = ""
    shipping: Amount | None = None
    paid: Amount | None = None
    currency: Currency = ""
    confirm: bool = True

    def command(self, source: Source, key: tuple[int, str, str], respond: Any) -> PlaceOrder:
        return PlaceOrder(
            source=source,
            customer_email=self.customer.email,
            customer_name=self.customer.name.strip(),
            lines=tuple(line.wanted() for line in self.lines),
            ship_to=self.ship_to.address() if self.ship_to else None,
            requested_on=self.requested_date,
            po_number=self.po_number.strip(),
            note=self.note.strip(),
            shipping=self.shipping,
            paid=self.paid,
            currency=self.currency,
            confirm=self.confirm,
            key=key,
            respond=respond,
        )


class FileBody(Body):
    """A file of a message. content: base64."""

    name: FilledLine
    media_type: Annotated[str, Field(max_length=100, pattern=r"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+$")]
    content: Annotated[str, Field(min_length=1, max_length=MOST_FILE_SIGNS, pattern=r"^[A-Za-z0-9+/]+={0,2}$")]

    def file(self) -> InboundFile:
        try:
            content = base64.b64decode(self.content, validate=True)
        except binascii.Error:
            raise BadInput([("body.files", f"the content of {self.name[:60]!r} is no base64")]) from None
        return InboundFile(self.name, self.media_type.lower(), content)


class SaidBody(Body):
    """A message in free words. message_id: unique within the channel. action: the value of a button that was pressed.

    conversation: your own name of the thread; the sender's, where you have none. A message has a text, an action or
    files.
    """

    sender: FilledLine
    text: Annotated[str, Field(pattern=TEXT)] = ""
    message_id: FilledLine
    sender_name: Line = ""
    subject: Line = ""
    conversation: Line = ""
    language: Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$", max_length=35)] = ""
    action: Line = ""
    files: Annotated[list[FileBody], Field(max_length=20, default_factory=list)]

    def inbound(self, channel: str, at: datetime) -> InboundMessage:
        """Return it as the desk takes it. Raises: BadInput where it says nothing."""
        files = tuple(one.file() for one in self.files)
        if not (self.text or self.action.strip() or files):
            raise BadInput([("body.text", "a message has a text, an action or files")])
        return InboundMessage(
            channel=channel,
            message_id=self.message_id,
            sender=self.sender.strip(),
            conversation=self.conversation.strip() or self.sender.strip(),
            text=self.text,
            at=at,
            sender_name=self.sender_name.strip(),
            subject=self.subject.strip(),
            action=self.action.strip(),
            language=self.language,
            files=files,
            # The gateway that holds the key vouches for who wrote.
            trust="pass",
            raw=self.model_dump_json(exclude={"files"}, exclude_defaults=True).encode(),
        )


class MessageBody(SaidBody):
    """A message in free words from any gateway, by a key of its channel."""

    channel: ShortFilledLine


class StepBody(Body):
    """What a step needs, all optional; `{}` acts on everything open.

    lines: for `change` the full order as it shall be; for picking and the like position -> quantity in base units.
    invoice: which one to reverse, where the order has several.
    """

    reason: Annotated[str, Field(max_length=500, pattern=TEXT)] | None = None
    lines: (
        Annotated[list[WantedLine], Field(min_length=1, max_length=MOST_LINES)]
        | Annotated[dict[Position, Quantity], Field(max_length=MOST_LINES, json_schema_extra=named(4))]
        | None
    ) = None
    tracking: Line | None = None
    amount: PaidAmount | None = None
    method: ShortLine | None = None
    reference: Line | None = None
    invoice: ShortLine | None = None
    shipping_method: ShortLine | None = None

    def facts(self) -> dict[str, Any]:
        found = {name: value for name, value in self if value is not None}
        if isinstance(self.lines, list):
            found["lines"] = [line.wanted() for line in self.lines]
        return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _choice(choice: Choice | str) -> dict[str, Any]:
    return {"value": choice} if isinstance(choice, str) else choice.model_dump(exclude_none=True)
