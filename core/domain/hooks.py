"""Programs that we tell: gateways, by which people are written to, and webhooks, which hear of events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.domain.commands import Command
from core.domain.queries import Query
from core.domain.views import Page

FAMILY = "gateway"
"""The channels of gateways are `gateway:NAME`."""

META_CHANNELS = ("whatsapp", "messenger", "instagram")
RESERVED = ("meta", *META_CHANNELS)
"""Names that no added gateway may have: those channels are set up by settings."""

PING = "ping"
ALL_EVENTS = "*"


@dataclass(frozen=True, slots=True)
class Gateway:
    """A program that carries our messages to people. sealed: its secrets, as `core.ports.Vault` has sealed them.

    url: where `message.send` goes; empty where it fetches the answers itself. active: switched off by us or by its own
    word (410), which `fault` tells.
    """

    name: str
    url: str
    sealed: str = field(default="", repr=False)
    active: bool = True
    fault: str = ""

    @property
    def channel(self) -> str:
        """Return the name of its channel."""
        return f"{FAMILY}:{self.name}"


@dataclass(frozen=True, slots=True)
class Webhook:
    """A program that hears of events. events: their names, such as `order.confirmed`, `order.*`, or `*` for all.

    failing_since: when it began to fail without a success since. fault: why it was switched off.
    """

    name: str
    url: str
    events: tuple[str, ...] = (ALL_EVENTS,)
    sealed: str = field(default="", repr=False)
    active: bool = True
    fault: str = ""
    failing_since: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """One event that is being told to a webhook. attempts: with this one. created_at: epoch milliseconds."""

    id: int
    message_id: str
    name: str
    event_id: int | None
    attempts: int
    created_at: int
    webhook: Webhook


@dataclass(frozen=True, slots=True)
class Told:
    """What a webhook answered. answer: its first bytes as text. wait_s: how long it asks to be left alone."""

    status: int
    took_ms: int
    answer: str
    wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Hooked:
    """Who is to be told, as it stands now. webhooks: `(id, event names)` of those that are on."""

    webhooks: tuple[tuple[int, tuple[str, ...]], ...] = ()
    gateways: frozenset[str] = frozenset()

    def leaves(self, channel: str) -> bool:
        """Return whether what is said in a channel is carried away by an added gateway."""
        return channel in self.gateways


def wants(names: tuple[str, ...], event: str) -> bool:
    """Return whether an event is among the names of a webhook; `order.*` is every event of orders."""
    noun = event.partition(".")[0]
    return ALL_EVENTS in names or event in names or f"{noun}.*" in names


@dataclass(frozen=True, slots=True)
class GatewayAdd(Command):
    """Add a gateway, or give one of that name another address and secret. For administrators. `Done.facts["new"]`."""

    gateway: Gateway


@dataclass(frozen=True, slots=True)
class GatewayRemove(Command):
    """Forget a gateway and its secrets; what was said by it stays. For administrators."""

    name: str


@dataclass(frozen=True, slots=True)
class GatewaySwitch(Command):
    """Switch a gateway on or off. fault: why, where it was not a person."""

    name: str
    active: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class GatewayReplay(Command):
    """Send again what a gateway did not carry and nobody was told otherwise. `Done.facts["queued"]`."""

    name: str


@dataclass(frozen=True, slots=True)
class WebhookAdd(Command):
    """Add a webhook, or change one of that name; it is on then. For administrators. `Done.facts["new"]`."""

    webhook: Webhook


@dataclass(frozen=True, slots=True)
class WebhookRemove(Command):
    """Forget a webhook, its secrets and its log. For administrators."""

    name: str


@dataclass(frozen=True, slots=True)
class WebhookSwitch(Command):
    """Switch a webhook on or off; what waited goes on where it stood. For administrators."""

    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class WebhookPing(Command):
    """Queue a `ping` for a webhook. `Done.facts["delivery"]`."""

    name: str


@dataclass(frozen=True, slots=True)
class WebhookReplay(Command):
    """Queue events again under the ids that they had. `Done.facts["queued"]`, `Done.facts["last"]`.

    first, last: ids of events, both included, 0 for no limit. since: only what happened then or later. failed: only
    what this webhook never took. At most `MOST_REPLAYED` at a time, oldest first.
    """

    name: str
    first: int = 0
    last: int = 0
    since: datetime | None = None
    order: str = ""
    failed: bool = False


MOST_REPLAYED = 10_000


@dataclass(frozen=True, slots=True)
class NoteReceipt(Command):
    """Note what a gateway reports of a message of ours. outcome: sent, delivered, read or failed.

    message_id: ours; external_id: the gateway's own name of it. One of them is enough. `Done.facts["known"]`.
    """

    channel: str
    outcome: str
    message_id: str = ""
    external_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FallToMail(Command):
    """Send by mail what a gateway will never take, where a mail address is known. `Done.facts["by_mail"]`."""

    delivery_id: int


@dataclass(frozen=True, slots=True)
class ListGateways(Query[tuple[Gateway, ...]]):
    """The gateways that were added, by name; with a name that one alone."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What went by a gateway's channel. heard_at: when the last message came in; parked: what could not be sent."""

    heard_at: datetime | None
    sent_at: datetime | None
    parked: int


@dataclass(frozen=True, slots=True)
class TrafficOf(Query[Traffic]):
    """When something last came and went by a channel, and how much waits for a person."""

    channel: str


@dataclass(frozen=True, slots=True)
class ListWebhooks(Query[tuple[Webhook, ...]]):
    """The webhooks, by name; with a name that one alone."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class HookAttempt:
    """One attempt at telling a webhook. status: 0 where there was no answer. answer: its first bytes as text."""

    attempt: int
    at: datetime
    status: int
    took_ms: int
    answer: str
    error: str


@dataclass(frozen=True, slots=True)
class HookDelivery:
    """One event for one webhook. state: queued, sending, retry, sent or failed. message_id: its `webhook-id`."""

    id: int
    webhook: str
    message_id: str
    event_id: int | None
    event: str
    order: str
    state: str
    attempts: int
    created_at: datetime
    next_try_at: datetime | None
    sent_at: datetime | None
    tried: tuple[HookAttempt, ...] = ()


@dataclass(frozen=True, slots=True)
class ListHookDeliveries(Query[Page]):
    """What was or is to be told a webhook as `HookDelivery`, newest first. state: "" is all."""

    name: str
    state: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ReadEvent(Query[Mapping[str, Any] | None]):
    """One event as `{id, order, name, at, facts}`."""

    id: int


@dataclass(frozen=True, slots=True)
class LastHeard(Query[datetime | None]):
    """When a person wrote last in a conversation, by this channel and as it tells the time; None where never."""

    conversation: int
    channel: str
    person: str
