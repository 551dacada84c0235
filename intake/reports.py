"""What is no letter: reports of mail servers, and what must not be answered, or not so often."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.commands import Command, GiveContact, HandOver, NoteReport
from core.domain.switches import SWITCHED_OFF, Switches
from core.domain.views import MessageAtDesk
from intake.dialogue import Decision

MOST_ANSWERS_AN_HOUR = 10
"""Automatic answers to one address within an hour; after that a person looks. Nobody else is affected."""


def report(message: MessageAtDesk) -> Decision | None:
    """Return what to do with a mail that is a server's report, or our own; None for one that a person may have sent."""
    if message.own:
        return Decision((), "ignored", "own_mail")
    told = message.facts.get("report")
    if message.channel != "email" or not isinstance(told, dict):
        return None
    command = NoteReport(
        outcome=str(told.get("outcome", "")),
        original_id=str(told.get("original_id", "")),
        recipient=str(told.get("recipient", "")),
        status=str(told.get("status", "")),
        reason=str(told.get("why", "")),
        token_conversation=message.facts.get("token_conversation"),
    )
    return Decision((command,), "ignored", message.kind)


def switched_off(message: MessageAtDesk, switches: Switches, intents: Sequence[str] = ()) -> Decision | None:
    """Return the decision to keep a message for people where somebody has switched answers off; else None."""
    customer = message.conversation.customer
    customer_id = int(customer.id) if customer and str(customer.id).isdigit() else None
    found = switches.stopping(
        "answers", channel=message.channel, customer_id=customer_id, kinds=[one.replace(".", "_") for one in intents]
    )
    return None if found is None else Decision((), "parked", SWITCHED_OFF)


def guarded(message: MessageAtDesk, decision: Decision) -> Decision:
    """Return the decision, or one for a person where another automatic answer by mail could feed a loop.

    A person's turn is answered, up to a limit for each address and hour. Where a machine may have written, there is one
    answer for each thread, address and hour, and none at all where nobody can receive it.
    """
    if message.channel != "email" or not any(_says(command) for command in decision.commands):
        return decision
    if message.facts.get("no_way_back"):
        return Decision((), "parked", "no_way_back")
    if message.automatic and message.answered_here:
        return Decision((), "parked", "robot_answered")
    if message.answered_all >= MOST_ANSWERS_AN_HOUR:
        hand_over = HandOver(message.conversation.id, "too_many_answers", message.id, tell=False)
        return Decision((hand_over,), "parked", "too_many_answers")
    return decision


def _says(command: Command) -> bool:
    """Return whether a command may have something said to the sender."""
    if isinstance(command, HandOver):
        return command.tell
    return not isinstance(command, GiveContact)
