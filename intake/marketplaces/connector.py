"""What a connector is: four promises, and the shapes that pass between a marketplace and us.

Another project adds one by an entry point `orderclerk.connectors`: its name is the kind, its value a `Maker`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Protocol

from core.domain.commands import LineWanted, PlaceOrder
from core.domain.connectors import Dispatch
from core.domain.customers import Address
from core.domain.orders import Source
from core.errors import SetupError

GROUP = "orderclerk.connectors"


@dataclass(frozen=True, slots=True)
class MarketLine:
    """One line as the marketplace sold it. code: its own; price: of one, as it was charged."""

    code: str
    quantity: str
    price: str | None = None


@dataclass(frozen=True, slots=True)
class MarketOrder:
    """One order of a marketplace. external_id: its own name of it, for ever the same. Amounts are decimal text."""

    external_id: str
    email: str
    name: str
    lines: tuple[MarketLine, ...]
    ship_to: Mapping[str, str] = field(default_factory=dict)
    shipping: str | None = None
    paid: str | None = None
    currency: str = ""
    reference: str = ""
    note: str = ""
    cancelled: bool = False

    def body(self) -> dict[str, Any]:
        """Return the order as plain data, as it is kept."""
        return asdict(self) | {"lines": [asdict(line) for line in self.lines], "ship_to": dict(self.ship_to)}

    def command(self, channel: str) -> PlaceOrder:
        """Return the command that places it, once for its name."""
        place = {name: str(self.ship_to.get(name, "")) for name in ("name", "street", "postcode", "city", "country")}
        return PlaceOrder(
            source=Source(channel, self.external_id),
            customer_email=self.email,
            customer_name=self.name,
            lines=tuple(LineWanted(line.code, line.quantity, price=line.price) for line in self.lines),
            ship_to=Address(**place) if place["street"] else None,
            po_number=self.reference,
            note=self.note,
            shipping=self.shipping,
            paid=self.paid,
            currency=self.currency,
        )


def order_from(body: Mapping[str, Any]) -> MarketOrder:
    """Return the order that was kept as plain data."""
    lines = tuple(MarketLine(**line) for line in body["lines"])
    return MarketOrder(**{**body, "lines": lines})


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page. cursor: where to go on, kept by us and given back; more: whether there is another page now.

    unread: `(external id, why)` of orders that could not be read; they are parked and shown, the others go on.
    """

    orders: tuple[MarketOrder, ...]
    cursor: str
    more: bool = False
    unread: tuple[tuple[str, str], ...] = ()


class Connector(Protocol):
    """Talks to one marketplace. Every call may be repeated, and must then change nothing more over there.

    Each raises OutsideBusy (again after `wait_s`: down, or asked to wait) or OutsideRefused (staff must act).
    """

    def fetch(self, cursor: str) -> Fetched:
        """Return the orders that are new or changed since the cursor; "" begins where the marketplace keeps them."""

    def acknowledge(self, external_id: str, number: str) -> None:
        """Tell the marketplace that we have the order, and our number of it."""

    def push_stock(self, levels: Sequence[tuple[str, str]]) -> None:
        """Tell the marketplace how many of each of its codes it may sell."""

    def push_shipment(self, dispatch: Dispatch) -> None:
        """Tell the marketplace that goods are on their way; `dispatch.shipment` is the key of a repeat."""

    def close(self) -> None:
        """Let go of connections."""


Maker = Callable[[str, str, Mapping[str, Any]], Connector]
"""Makes a connector of an address, a secret and options. Raises: SetupError where one of them cannot be."""


def makers(own: Mapping[str, Maker]) -> dict[str, Maker]:
    """Return every kind of connector that is there: those that come along, and those that others have installed."""
    return {**{point.name: _loaded(point) for point in entry_points(group=GROUP) if point.name not in own}, **own}


def _loaded(point: EntryPoint) -> Maker:
    """Return what an installed package makes connectors with; one that is broken must not stop all the others."""
    try:
        maker: Maker = point.load()
    except Exception as fault:
        why = f"{point.value} cannot be loaded ({type(fault).__name__}); install its package anew, or remove it"

        def broken(url: str, secret: str, options: Mapping[str, Any]) -> Connector:
            raise SetupError(f"connector {point.name}", why)

        return broken
    return maker


def made(kinds: Mapping[str, Maker], kind: str, url: str, secret: str, options: Mapping[str, Any]) -> Connector:
    """Return a connector. Raises: SetupError."""
    if kind not in kinds:
        raise SetupError("--kind", f"{kind!r} is unknown; known are {', '.join(sorted(kinds))}")
    return kinds[kind](url, secret, options)
