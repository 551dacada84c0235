"""The shapes at the border and the promises that parts keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class InboundFile:
    """A file that came with a message; `content` is what arrived, untouched."""

    name: str
    media_type: str
    content: bytes
    inline: bool = False


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """One message as it came in, of any channel.

    message_id: unique within the channel (Message-ID, update id, the chat client's id); the source's `external_id`.
    conversation: the channel's own name of the thread (chat session, mail thread root).
    text: what the person wrote newly; quoted: the history below it, if any.
    action: the value of a pressed button, where the message is a button press.
    threads: ids of earlier messages that this one answers, nearest first.
    known_customer: set only where the channel itself has proven who writes (signed link, API key).
    trust: `pass`, `fail` or `none`: what our own server said of the sender.
    automatic: never answer it automatically (robots, lists, bounces).
    raw: the message's bytes as they arrived, kept whatever becomes of it.
    """

    channel: str
    message_id: str
    sender: str
    conversation: str
    text: str
    at: datetime
    sender_name: str = ""
    subject: str = ""
    quoted: str = ""
    action: str = ""
    threads: tuple[str, ...] = ()
    files: tuple[InboundFile, ...] = ()
    known_customer: str = ""
    trust: str = "none"
    kind: str = "ordinary"
    automatic: bool = False
    language: str = ""
    raw: bytes = b""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that leaves with a message; `content` is made when it is sent, so a repeat sends the same document."""

    name: str
    media_type: str
    content: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Button:
    """One button under a chat message: what it says and what it sends back."""

    label: str
    action: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """One message as it leaves. message_id stays the same however often it is repeated.

    conversation: our conversation's id. thread: the channel's own name of the thread.
    answers: Message-ID of the message that this one answers; references: the whole chain, oldest first.
    facts: what a machine may read in it (the order, shipment or invoice it tells of), made with its words.
    returns: whether it must come to light when it cannot be delivered; a mere automatic answer need not.
    former: receipt of the newest message before it that is about the same order in the same conversation and shows
    buttons; a channel that can takes them off. in_place: nothing was said since, so it may be written over.
    so_far: what of this very message got across in an earlier attempt.
    """

    delivery_id: int
    channel: str
    recipient: str
    recipient_name: str
    conversation: int
    thread: str
    message_id: str
    subject: str
    text: str
    html: str
    chat: str
    buttons: tuple[Button, ...] = ()
    answers: str = ""
    references: tuple[str, ...] = ()
    reply_token: str = ""
    automatic: bool = True
    attachments: tuple[Attachment, ...] = ()
    language: str = "en"
    at: datetime | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    returns: bool = True
    former: Mapping[str, Any] = field(default_factory=dict)
    in_place: bool = False
    so_far: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the outside said when it took a message. external_id: its own name for it (a mail's Message-ID)."""

    external_id: str
    detail: Mapping[str, Any] = field(default_factory=dict)


class Channel(Protocol):
    """A way to talk to people. `name` is the channel's part of every key."""

    name: str

    def send(self, message: OutboundMessage) -> Receipt:
        """Hand one message to the outside and return its receipt.

        Raises: OutsideBusy (again later), OutsideLater (in exactly so many seconds), OutsideUnknown (may have
        arrived), OutsideRefused (never).
        A repeat with the same `message_id` must not reach the person twice where the outside can tell.
        """

    def start(self, take_in: Callable[[InboundMessage], None]) -> None:
        """Begin to listen; every message goes to `take_in`, which returns only when it is stored."""

    def stop(self) -> None:
        """Stop listening; returns when nothing is under way any more."""

    def ready(self) -> bool:
        """Return whether the channel has found its position."""


class Clock(Protocol):
    """Tells the time; tests set it."""

    def now(self) -> datetime:
        """Return the present moment, aware, UTC."""


class Vault(Protocol):
    """Seals secrets of other services, so that they can be kept."""

    def seal(self, facts: Mapping[str, Any], about: str) -> str:
        """Return the facts sealed; they open for the same `about` only."""

    def open(self, sealed: str, about: str) -> dict[str, Any]:
        """Return the facts. Raises: SetupError where no key at hand fits."""

    def worn(self, sealed: str) -> bool:
        """Return whether it should be sealed anew, for its key is no longer the one in use."""


class Extractor(Protocol):
    """An optional reader of what the engine is unsure of; its answer is data, never an instruction."""

    def extract(self, text: str, candidates: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
        """Return proposed lines; words of `text` must back each of them."""
