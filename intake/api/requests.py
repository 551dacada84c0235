"""What may be asked of the interface, and how it becomes a command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Field

from core.domain.commands import LineWanted, PlaceOrder
from core.domain.customers import Address
from core.domain.orders import Source
from intake.api.fields import (
    TEXT,
    Amount,
    Body,
    Country,
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


class Choice(Body):
    """A chosen value of an option; `exclude` leaves it out, `amount` says how much of it."""

    value: ShortFilledLine
    exclude: bool | None = None
    amount: Literal["extra", "light"] | None = None


Options = dict[ShortFilledLine, ShortFilledLine | Annotated[list[Choice | ShortFilledLine], Field(max_length=50)]]


Position = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}$")]


def _named(longest: int) -> Callable[[dict[str, Any]], None]:
    """Say in the description what the names of an object must be, too."""

    def close(schema: dict[str, Any]) -> None:
        schema |= {"additionalProperties": False, "propertyNames": {"minLength": 1, "maxLength": longest}}

    return close


class WantedLine(Body):
    """One line. unit: the item's own or one of its packs; price: what the customer was already charged for one."""

    sku: ShortFilledLine
    quantity: Quantity
    unit: ShortLine = ""
    options: Annotated[Options, Field(max_length=20, default_factory=dict, json_schema_extra=_named(64))]
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
    confirm: false leaves it a quote.
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
            confirm=self.confirm,
            key=key,
            respond=respond,
        )


class MessageBody(Body):
    """A message in free words from any gateway. message_id: unique within the channel."""

    channel: ShortFilledLine
    sender: FilledLine
    text: Annotated[str, Field(min_length=1, pattern=TEXT)]
    message_id: FilledLine
    sender_name: Line = ""
    subject: Line = ""
    conversation: Line = ""


class StepBody(Body):
    """What a step needs, all optional; `{}` acts on everything open.

    lines: for `change` the full order as it shall be; for picking and the like position -> quantity in base units.
    """

    reason: Annotated[str, Field(max_length=500, pattern=TEXT)] | None = None
    lines: (
        Annotated[list[WantedLine], Field(min_length=1, max_length=MOST_LINES)]
        | Annotated[dict[Position, Quantity], Field(max_length=MOST_LINES, json_schema_extra=_named(4))]
        | None
    ) = None
    tracking: Line | None = None
    amount: PaidAmount | None = None
    method: ShortLine | None = None
    reference: Line | None = None
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
