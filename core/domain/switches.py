"""Switches: what the clerk does by itself can be stopped at once, for the shop, a channel, a customer, or a kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from core.domain.commands import Command
from core.domain.events import Event
from core.domain.queries import Query

SCOPES = ("shop", "channel", "customer", "message")
ACTS = ("everything", "answers", "confirmations", "reminders")
SWITCHED_OFF = "switched_off"
"""The reason with which messages wait for people, coming in and going out."""

_REMINDERS = frozenset({"order_reminded", "invoice_overdue"})
_CONFIRMATIONS = frozenset({"order_confirmed", "order_changed", "order_submitted"})
_NOTICES = frozenset(
    {
        "order_shipped",
        "order_delivered",
        "order_invoiced",
        "order_invoice_reversed",
        "order_paid",
        "order_cancelled",
        "order_line_cancelled",
    }
)


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch that is off. value: "" for the shop, a channel, a customer's id, or a template or intent."""

    scope: str
    value: str
    act: str
    reason: str = ""
    by: str = ""
    at: datetime | None = None
    name: str = ""

    def stops(self, act: str, channel: str, customer_id: int | None, kinds: Iterable[str]) -> bool:
        """Return whether this act, there, for that customer, of one of these kinds, is stopped."""
        if self.act not in ("everything", act):
            return False
        match self.scope:
            case "channel":
                return self.value == channel
            case "customer":
                return self.value == str(customer_id)
            case "message":
                return any(kind == self.value or kind.startswith(f"{self.value}/") for kind in kinds)
        return self.scope == "shop"


@dataclass(frozen=True, slots=True)
class Switches:
    """All switches that are off."""

    off: tuple[Switch, ...] = ()

    def stopping(
        self, act: str, *, channel: str = "", customer_id: int | None = None, kinds: Iterable[str] = ()
    ) -> Switch | None:
        """Return the switch that stops an act, None where it may go on."""
        if not self.off:
            return None
        known = tuple(kinds)
        return next((one for one in self.off if one.stops(act, channel, customer_id, known)), None)


def act_of(template: str) -> str:
    """Return which act an automatic message is; a mere notice of what people did stops only with everything."""
    if template in _REMINDERS:
        return "reminders"
    if template in _CONFIRMATIONS:
        return "confirmations"
    return "everything" if template in _NOTICES else "answers"


@dataclass(frozen=True, slots=True)
class SetSwitch(Command):
    """Switch an act off, or on again. scope: shop, channel, customer or message; act: one of ACTS.

    value: "" for the shop, a channel's name, a customer's id or number, a template or an intent.
    Off: automatic messages that wait to be sent are kept for people; nothing is lost. release: with `off` False, let
    those that only this kept go now. `Done.facts`: `held` or `released`, how many.
    Raises: Refused with not_your_role, bad_switch or unknown_customer.
    """

    scope: str
    value: str = ""
    act: str = "everything"
    off: bool = True
    reason: str = ""
    release: bool = False


@dataclass(frozen=True, slots=True)
class ListSwitches(Query[tuple[Switch, ...]]):
    """The switches that are off, newest first; a customer's has its name."""


@dataclass(frozen=True, slots=True)
class StoppedBy(Query[Switch | None]):
    """The switch that stops an act of the clerk's, if one does."""

    act: str
    channel: str = ""
    customer_id: int | None = None
    kinds: tuple[str, ...] = ()


class SwitchSet(Event):
    """Somebody stopped something that the clerk does by itself, or let it go on."""


@dataclass(frozen=True, slots=True)
class SetSending(Command):
    """Have the whole shop send nothing, in no process, or let it go on: for a restored copy, and in an emergency.

    What comes in is still worked on; messages wait and lose nothing. Raises: Refused("not_your_role").
    """

    on: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SendingPaused(Query[bool]):
    """Whether the shop sends nothing until an operator lets it."""


class SendingSet(Event):
    """An operator stopped all sending, or let it go on."""
