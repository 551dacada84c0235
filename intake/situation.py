"""What the dialogue decides on, and what it decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.domain.commands import Command, FinishMessage
from core.domain.linking import OrderBrief
from core.domain.returning import ReturnableOrder
from core.domain.trust import Sign
from core.domain.views import MessageAtDesk, OrderView
from core.messages.buttons import read_pressed
from intake.attachments.enclosed import Enclosed
from intake.understanding import LineRead, Understanding

WAITING = ("draft", "quoted", "awaiting_approval", "modifying")
"""The states in which an order waits for the customer."""


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


def _nothing(_: str) -> None:
    return None


def _unread(_: ReturnableOrder) -> Understanding:
    return Understanding("", "other")


def _none(_: str) -> tuple[dict[str, Any], ...]:
    return ()


def _no_example() -> None:
    return None


def _no_message() -> None:
    return None


def _no_other(_: int, __: OrderView) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Situation:
    """A message, and what the dialogue may look up. alternatives: near items for words that name nothing.

    signs: what asks for care with its sender.
    enclosed: what its files come to; reading them takes a while, so nobody asks before it is needed.
    order: one by its number, where it is of this conversation or of whoever has proven to be its customer.
    ways: how an order can be shipped, as ShippingChoices tells it. search: items by words. example: an item to show.
    returnable: orders of which something can come back, of whoever may see them; reread: the message as it reads
    beside what one of them holds.
    in_reach: the newest orders that whoever writes may see. earlier: the situation of an earlier message of this
    conversation, about one order. asked_which: that message, where which order it means was just asked.
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
    order: Callable[[str], OrderView | None] = _nothing
    ways: Callable[[str], tuple[dict[str, str], ...]] = _none
    returnable: Callable[[], tuple[ReturnableOrder, ...]] = tuple
    reread: Callable[[ReturnableOrder], Understanding] = _unread
    search: Callable[[str], tuple[dict[str, Any], ...]] = _none
    example: Callable[[], dict[str, Any] | None] = _no_example
    in_reach: Callable[[], tuple[OrderBrief, ...]] = tuple
    earlier: Callable[[int, OrderView], Situation | None] = _no_other
    asked_which: Callable[[], int | None] = _no_message

    @property
    def waiting(self) -> OrderView | None:
        """Return the order that waits for the customer."""
        return self.message.waiting

    @property
    def meant(self) -> OrderView | None:
        """Return the order that a word about "the order" means: what waits, else this conversation's own newest."""
        binding = self.message.binding
        ours = binding is not None and binding.conversation_id == self.conversation_id
        return self.waiting or (binding if ours else None)

    @property
    def conversation_id(self) -> int:
        """Return the conversation's id."""
        return self.message.conversation.id


def as_shown(here: Situation) -> Situation | None:
    """Return the situation with the order that a bound button means; None where that order has moved on since."""
    pressed = read_pressed(here.message.action)
    if pressed is None:
        return here
    for order in (here.waiting, here.message.binding):
        if order is not None and order.number == pressed.number:
            return _about(here, order) if str(order.version) == pressed.version else None
    named = here.order(pressed.number)
    return _about(here, named) if named is not None and str(named.version) == pressed.version else None


def named_order(here: Situation) -> Situation:
    """Return the situation with the order that a stale button names, for to show how it stands now."""
    pressed = read_pressed(here.message.action)
    named = here.order(pressed.number) if pressed and pressed.number else None
    return _about(here, named) if named is not None else here


def _about(here: Situation, order: OrderView) -> Situation:
    if order is here.waiting:
        return here
    waits = order.state in WAITING
    message = replace(here.message, waiting=order if waits else None, binding=None if waits else order)
    return replace(here, message=message)


def editable(here: Situation) -> OrderView | None:
    """Return the order whose lines a stepper changes: what waits, else this conversation's confirmed order."""
    order = here.message.binding
    if here.waiting is not None or order is None:
        return here.waiting
    ours = order.conversation_id == here.conversation_id or here.message.proven
    return order if ours and order.state == "confirmed" else None
