"""Marketplaces that are asked for orders: where they are, how far each is read, what became of each of their orders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.domain.commands import Command
from core.domain.queries import Query

OPEN = ("waiting", "paying")
"""States of an order that the next round works on."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A marketplace as it was added. kind: which connector; sealed: its secret, as the vault has sealed it."""

    name: str
    kind: str
    url: str
    options: Mapping[str, Any] = field(default_factory=dict)
    sealed: str = field(default="", repr=False)
    version: int = 1

    @property
    def channel(self) -> str:
        """Return the channel that its orders come by."""
        return f"api:{self.name}"


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """A marketplace with how it goes. fault: empty while all is well; counts: orders by state."""

    connection: Connection
    cursor: str
    read_now: bool
    seen_at: datetime | None
    fault: str
    fault_at: datetime | None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarketRow:
    """One order of a marketplace. body: as it was fetched; attempts: how often it was tried in vain."""

    connector: str
    external_id: str
    state: str
    reason: str
    order_number: str
    body: Mapping[str, Any]
    attempts: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A shipment that a marketplace is to hear of. lines: their code and how many."""

    external_id: str
    shipment: str
    carrier: str
    tracking: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ConnectorAdd(Command):
    """Add a marketplace, or give one another address or secret. For administrators. `Done.facts["new"]`."""

    connection: Connection


@dataclass(frozen=True, slots=True)
class ConnectorRemove(Command):
    """Forget a marketplace and its secret; its orders stay. For administrators."""

    name: str


@dataclass(frozen=True, slots=True)
class HoldConnector(Command):
    """Take or renew the right to read a marketplace. `Done.facts`: `held` and `cursor`."""

    name: str
    reader: str
    lease_s: float


@dataclass(frozen=True, slots=True)
class LeaveConnector(Command):
    """Give the right to read back."""

    name: str
    reader: str


@dataclass(frozen=True, slots=True)
class TakeFetched(Command):
    """Keep a page of orders as they were fetched and move the cursor, both or none; only the reader may.

    orders: `(external id, body)`; one that is the same as before changes nothing. `Done.facts["held"]`.
    """

    name: str
    reader: str
    orders: tuple[tuple[str, Mapping[str, Any]], ...]
    cursor: str


@dataclass(frozen=True, slots=True)
class NoteConnector(Command):
    """Note that a marketplace was asked, or why that failed."""

    name: str
    reader: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SettleMarketOrder(Command):
    """Note what became of a marketplace's order. order_number: "" takes the one that this unit has placed, if any."""

    connector: str
    external_id: str
    state: str
    reason: str = ""
    order_number: str = ""
    tried: bool = False


@dataclass(frozen=True, slots=True)
class AcknowledgedOrder(Command):
    """Note that the marketplace knows that we have the order."""

    connector: str
    external_id: str


@dataclass(frozen=True, slots=True)
class DecideMarketOrder(Command):
    """A colleague decides about a parked order: `again` tries it once more, `settled` means it is dealt with."""

    connector: str
    external_id: str
    verdict: str


@dataclass(frozen=True, slots=True)
class NoteLevels(Command):
    """Note the stock that a marketplace was told: `(code, quantity)`."""

    connector: str
    levels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NoteDispatch(Command):
    """Note that a marketplace was told of a shipment, or will never take it."""

    connector: str
    shipment: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ListConnectors(Query[tuple[ConnectionView, ...]]):
    """The marketplaces that were added, by name."""


@dataclass(frozen=True, slots=True)
class MarketOrders(Query[tuple[MarketRow, ...]]):
    """Orders of a marketplace in some states, oldest change first. unacknowledged: only those it must still hear of."""

    connector: str
    states: tuple[str, ...]
    unacknowledged: bool = False
    limit: int = 200


@dataclass(frozen=True, slots=True)
class ToldLevels(Query[Mapping[str, str]]):
    """The stock that a marketplace was last told: code -> quantity."""

    connector: str


@dataclass(frozen=True, slots=True)
class DispatchesToTell(Query[tuple[Dispatch, ...]]):
    """Shipments of a marketplace's orders that it has not been told of."""

    connector: str
    channel: str
