"""What the dialogue decides on, and what it decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.domain.commands import Command, FinishMessage
from core.domain.trust import Sign
from core.domain.views import MessageAtDesk, OrderView
from core.messages.buttons import read_pressed
from intake.attachments.enclosed import Enclosed
from intake.understanding import LineRead, Understanding


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens now, and what becomes of the message."""

    commands: tuple[Command, ...]
    state: str
    reason: str = ""

    def finished(
        self, message_id: int, understanding: Mapping[str, Any] | None, language: str = ""
    ) -> tuple[Command, ...]:
        """Return all commands with the one that records the outcome; the language is kept before anything is said."""
        return (*self.commands, FinishMessage(message_id, self.state, self.reason, understanding, language))


@dataclass(frozen=True, slots=True)
class Situation:
    """A message, and what the dialogue may look up. alternatives: near items for words that name nothing.

    signs: what asks for care with its sender.
    enclosed: what its files come to; reading them takes a while, so nobody asks before it is needed.
    """

    message: MessageAtDesk
    country: str
    languages: tuple[str, ...]
    understand: Callable[[], Understanding]
    alternatives: Callable[[str], tuple[dict[str, Any], ...]]
    items: Callable[[tuple[str, ...]], tuple[dict[str, Any], ...]]
    read: Callable[[str], Sequence[LineRead]]
    review_below: float = 0.0
    enclosed: Callable[[], Enclosed] = Enclosed
    signs: tuple[Sign, ...] = ()

    @property
    def waiting(self) -> OrderView | None:
        """Return the order that waits for the customer."""
        return self.message.waiting

    @property
    def conversation_id(self) -> int:
        """Return the conversation's id."""
        return self.message.conversation.id


def as_shown(here: Situation) -> Situation | None:
    """Return the situation with the order that a deciding button means; None where that order has moved on since."""
    pressed = read_pressed(here.message.action)
    if pressed is None:
        return here
    shown = (pressed.number, pressed.version)
    for order in (here.waiting, here.message.binding):
        if order is not None and (order.number, str(order.version)) == shown:
            return here if order is here.waiting else replace(here, message=replace(here.message, waiting=None))
    return None


def editable(here: Situation) -> OrderView | None:
    """Return the order whose lines a stepper changes: what waits, else this conversation's confirmed order."""
    order = here.message.binding
    if here.waiting is not None or order is None:
        return here.waiting
    ours = order.conversation_id == here.conversation_id and order.state == "confirmed"
    return order if ours else None
