"""Whom we answer and whom we leave to people: mail that is not whole, mail that has its answer, mail of strangers."""

from __future__ import annotations

from core.domain.commands import AnswerMessage, Command, HandOver, RefuseMessage
from core.domain.views import MessageAtDesk

ORDERING = frozenset({"order.place", "order.change", "order.repeat"})
PRESSING = frozenset({"complaint", "withdrawal", "return.request", "human"})
"""What has to reach a person even where nobody knows who writes."""


def set_aside(message: MessageAtDesk) -> tuple[tuple[Command, ...], str, str] | None:
    """Return commands, state and reason for a message that is not read at all; None for every other."""
    here, facts = message.conversation, message.facts
    if message.kind != "ordinary":
        return (), "ignored", message.kind
    if facts.get("conflict"):
        return (), "parked", "same_id_other_content"
    if facts.get("answered_by_colleague"):
        return (HandOver(here.id, "colleague_answered", message.id, tell=False),), "ignored", "colleague_answered"
    if facts.get("unreadable"):
        return (HandOver(here.id, "unreadable", message.id, tell=False),), "parked", "unreadable"
    if here.handed_over:
        return (), "parked", "handed_over"
    if not facts.get("too_big"):
        return _of_a_chat(message)
    told = () if message.automatic else (RefuseMessage(here.id, "mail_too_big", {}, "", message.id),)
    return (*told, HandOver(here.id, "too_big", message.id, tell=False)), "parked", "too_big"


def _of_a_chat(message: MessageAtDesk) -> tuple[tuple[Command, ...], str, str] | None:
    """Return what becomes of a message whose file is lost or too large, or that is a sticker, a place, a poll."""
    here, facts = message.conversation, message.facts
    if facts.get("files_missing"):
        told = AnswerMessage(here.id, "file_missing", {}, "", message_id=message.id)
        return (told, HandOver(here.id, "attachment", message.id, tell=False)), "parked", "file_missing"
    if facts.get("media") and not message.text.strip() and not message.files and not message.action:
        return (AnswerMessage(here.id, "wordless", {}, "", message_id=message.id),), "answered", "wordless"
    return None


def is_stranger(message: MessageAtDesk) -> bool:
    """Return whether a mail is of somebody whom we neither know nor have written to, and who has no order here."""
    if message.channel != "email" or message.conversation.customer is not None or message.greeted:
        return False
    return message.waiting is None and message.binding is None


def left_for_people(message: MessageAtDesk, intent: str, *, named: bool) -> tuple[tuple[Command, ...], str, str] | None:
    """Return what becomes of a stranger's mail that is no order: it gets no answer. None for every other mail.

    named: whether it names anything that we sell. Where it does not, only who counts something orders something: "shall
    we have a call" is no order of one call.
    """
    if not is_stranger(message):
        return None
    if intent in ORDERING and (named or any(char.isdigit() for char in message.text)):
        return None
    if intent in PRESSING:
        return (HandOver(message.conversation.id, intent, message.id, tell=False),), "parked", "unknown_sender"
    return (), "ignored", "unknown_sender_no_order"
