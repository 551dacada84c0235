"""The staff room: who is who there, what waits for a person, who has taken it on, and what was said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.domain.commands import Command
from core.domain.events import Event
from core.domain.queries import Query
from core.domain.views import StaffView


class Queue(StrEnum):
    """Where a case waits. Most are a topic of their own in a group that has topics; see `topic`."""

    APPROVALS = "approvals"
    REVIEWS = "reviews"
    HANDED_OVER = "handed_over"
    PARKED = "parked"
    RETURNS = "returns"
    NOTED = "noted"
    WEBHOOKS = "webhooks"
    GATEWAYS = "gateways"

    @property
    def topic(self) -> Queue:
        """Return the queue in whose topic its cards stand."""
        return _SHARED.get(self, self)


_SHARED = {Queue.NOTED: Queue.APPROVALS, Queue.WEBHOOKS: Queue.PARKED, Queue.GATEWAYS: Queue.PARKED}
TOPICS = tuple(queue for queue in Queue if queue.topic is queue)
"""The queues that have a topic."""


class OrderNoted(Event):
    """A colleague wrote a note on the order; its words lie beside the journal."""


@dataclass(frozen=True, slots=True)
class NoteOrder(Command):
    """Write a note on an order: colleagues read it in its history, the customer never does."""

    order: str
    words: str


@dataclass(frozen=True, slots=True)
class ActOnce(Command):
    """Do what follows in this unit only where this key was never used before.

    key: of the press or message that asks for it. act: what it is, such as `ship`; order: about which order.
    undo: what takes it back, as the preview named it.
    Raises: Refused("done_already").
    """

    key: str
    act: str
    order: str = ""
    undo: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ClaimCase(Command):
    """Take a case on, so that colleagues see who is at it. over: take it from the colleague who has it.

    Raises: Refused("claimed_already", who) where a colleague has it, "unknown_case".
    """

    queue: Queue
    thing: int
    over: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseCase(Command):
    """Put a case back for others; nothing where it is not one's own (a manager may put back anybody's)."""

    queue: Queue
    thing: int


@dataclass(frozen=True, slots=True)
class RefreshCases(Command):
    """Look for what waits for a person, and bring the cards in the staff's chat up to date with it.

    chat: the staff's chat, "" where there is none: then cases are noted and nothing is posted.
    `Done.facts["more"]` tells whether something was left for the next time.
    """

    chat: str = ""


@dataclass(frozen=True, slots=True)
class RememberTopic(Command):
    """Remember which topic of a group is a queue's."""

    chat: str
    queue: str
    topic: str


@dataclass(frozen=True, slots=True)
class MakeTelegramCode(Command):
    """Make a code with which this member of staff makes a Telegram account theirs: once, for ten minutes.

    `Done.facts["code"]` shows it this once.
    """

    staff_id: int


@dataclass(frozen=True, slots=True)
class BindTelegram(Command):
    """Use such a code from a Telegram account; `Done.facts["staff_id"]` tells whose it is now.

    Raises: Refused("code_unknown"), also for one that was used or is too old.
    """

    code: str
    telegram: str


@dataclass(frozen=True, slots=True)
class StaffByTelegram(Query[StaffView | None]):
    """The member of staff to whom a Telegram account belongs; None for everybody else."""

    telegram: str


@dataclass(frozen=True, slots=True)
class OrdersLike(Query[tuple[str, ...]]):
    """Numbers of orders that what was typed can mean: the one that it names exactly, else those that look like it.

    The first one is exact where the number that was typed differs in nothing but case, blanks, dashes and prefix.
    """

    typed: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One thing that waits for a person. thing: id of the order, message, conversation, delivery or connection.

    label: a few words, such as the order's number. claimed_by: name of the colleague who has it, "" when nobody.
    """

    queue: Queue
    thing: int
    label: str
    opened_at: datetime
    order: str = ""
    conversation_id: int | None = None
    claimed_by: str = ""
    claimed_by_id: int | None = None
    claimed_at: datetime | None = None
    open: bool = True


@dataclass(frozen=True, slots=True)
class ListCases(Query[tuple[CaseView, ...]]):
    """All open cases, the oldest first."""

    queue: Queue | None = None


@dataclass(frozen=True, slots=True)
class FindCase(Query[CaseView | None]):
    """One case by what it is about; None where there never was one."""

    queue: Queue
    thing: int


@dataclass(frozen=True, slots=True)
class CaseOfPost(Query[CaseView | None]):
    """The case that a message in the staff's chat is about, by the chat's own id of that message."""

    chat: str
    post: str


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """A customer's message with what was read in it. order: the number of the order it led to, "" where to none."""

    id: int
    state: str
    channel: str
    external_id: str
    text: str
    understanding: Mapping[str, Any]
    conversation_id: int | None
    customer_id: int | None
    order: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReadingOf(Query[ReadMessage | None]):
    """What was read in a customer's message; None where there is none of that id."""

    message_id: int


@dataclass(frozen=True, slots=True)
class TopicOf(Query[str]):
    """The topic of a queue in a group; empty where none is known."""

    chat: str
    queue: str


@dataclass(frozen=True, slots=True)
class DutyView:
    """One member of staff: when they were last seen, what they have claimed, and whether that was just now."""

    staff: StaffView
    seen_at: datetime | None
    present: bool = False
    claims: tuple[CaseView, ...] = ()


@dataclass(frozen=True, slots=True)
class OnDuty(Query[tuple[DutyView, ...]]):
    """Everybody who works here, with the latest sign of life within the last eight hours."""


@dataclass(frozen=True, slots=True)
class ActView:
    """One thing that a member of staff did from the room. undo: what takes it back."""

    key: str
    act: str
    order: str
    at: datetime
    undo: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LatestActs(Query[tuple[ActView, ...]]):
    """What a member of staff did from the room, the latest first; only of the last day."""

    staff_id: int
