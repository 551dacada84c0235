"""What is answered although people have the conversation: a withdrawal, and once what nobody carries out. Pure."""

from __future__ import annotations

from core.domain.commands import AnswerMessage
from intake.courtesy import is_stranger
from intake.returning import declared, pressed_back, said_to_withdraw
from intake.situation import Decision, Situation

_UNTOLD = ("conflict", "unreadable", "answered_by_colleague", "too_big", "files_missing")


def withdrawn_from_people(here: Situation) -> Decision | None:
    """Return what to do with a withdrawal, which no colleague's absence may hold up; None for any other message.

    The plain word and the button withdraw as they always do. What only reads like a withdrawal is acknowledged, and
    the people who have the conversation carry it out.
    """
    message = here.message
    if message.kind != "ordinary" or message.trust == "fail" or message.text.lstrip().startswith("/"):
        return None
    if message.automatic or message.facts.get("command") or any(message.facts.get(name) for name in _UNTOLD):
        return None
    if message.action:
        name, _, rest = message.action.partition(":")
        return pressed_back(here, rest) if name == "return" and rest.endswith(":w") else None
    if (plain := said_to_withdraw(here)) is not None:
        return plain
    if is_stranger(message) or message.files or not message.text.strip():
        return None
    return declared(here) if here.understand().intent == "withdrawal" else None


def left_with_people(here: Situation, name: str) -> Decision:
    """Leave a command to the people who have the conversation, and say so; not twice in a row."""
    if here.message.said_last == "answered/with_people":
        return Decision((), "parked", "handed_over")
    told = AnswerMessage(here.conversation_id, "with_people", {"asked": name[:32]}, message_id=here.message.id)
    return Decision((told,), "parked", "handed_over")
