"""A message that was changed after it was sent: what it ordered is replaced, where nobody can be misunderstood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.clerk import Clerk
from core.domain.commands import AnswerMessage, Command, DraftOrder
from core.domain.reach import SaidBefore
from core.domain.views import MessageAtDesk
from intake.decisions import UNDECIDED
from intake.situation import Decision


def correction(
    clerk: Clerk, message: MessageAtDesk, decide_alone: Callable[[MessageAtDesk], Decision]
) -> Decision | None:
    """Return what to do with an edited message; None for one that nobody has edited, or that we never saw before.

    Where the open order is made of that message alone, it is made anew of what it says now. Anything else that it may
    have caused stays, and the person is asked to write the change as a message of its own.
    decide_alone: decides as if nothing were open.
    """
    place = message.facts.get("edits")
    if not isinstance(place, int):
        return None
    before = clerk.look(SaidBefore(message.conversation.id, place, message.id))
    if before is None:
        return None
    if before.text.split() == message.text.split():
        return Decision((), "ignored", "unchanged")
    order = message.waiting
    if order is not None and order.state in UNDECIDED and _only_of(message, before.ids):
        anew = decide_alone(replace(message, waiting=None))
        commands = [_on(command, order.number) for command in anew.commands]
        if any(isinstance(command, DraftOrder) for command in commands):
            return replace(anew, commands=tuple(commands))
    asked = AnswerMessage(message.conversation.id, "edited", {}, order.number if order else "", message_id=message.id)
    return Decision((asked,), "answered", "edited")


def _only_of(message: MessageAtDesk, ids: tuple[int, ...]) -> bool:
    order = message.waiting
    return order is not None and all(line.message_id in ids for line in order.lines)


def _on(command: Command, number: str) -> Command:
    return replace(command, order=number) if isinstance(command, DraftOrder) else command
