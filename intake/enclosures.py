"""What becomes of a message whose files cannot be read, hold several orders, or change an order that is not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from core.domain.commands import Command, HandOver, LineWanted, RefuseMessage
from core.domain.views import MessageAtDesk
from intake.attachments.enclosed import Claimed, Enclosed
from intake.attachments.headings import speaks_of_an_order
from intake.courtesy import ORDERING, is_stranger
from intake.understanding import Understanding

Decided = tuple[tuple[Command, ...], str, str]


def on_files(message: MessageAtDesk, enclosed: Enclosed, understand: Callable[[], Understanding]) -> Decided | None:
    """Return commands, state and reason where the files keep the message from being understood; None elsewhere.

    The customer hears which file and why, and what helps; the message waits for a person, the conversation goes on.
    A stranger who speaks of no order hears nothing: an answer to spam is spam.
    """
    if not enclosed.carries and enclosed.documents and not enclosed.several:
        read = understand()
        orders = _orders(message, read)
        if enclosed.faults and is_stranger(message) and not orders:
            return (), "parked", "attachment_unreadable"
        if not enclosed.faults and orders and not (read.lines or read.must_ask or read.unknown):
            hand_over = HandOver(message.conversation.id, "attachment", message.id, tell=not message.automatic)
            return (hand_over,), "parked", "attachment"
    if enclosed.faults:
        facts = {"files": [{"name": name, "why": why} for name, why in enclosed.faults]}
        return _told(message, "attachment_unreadable", facts)
    if enclosed.several:
        return _told(message, "several_orders", {"numbers": list(enclosed.several)})
    wanted = enclosed.understanding
    if wanted is None or wanted.intent not in ("order.change", "order.cancel") or not enclosed.alters:
        return None
    order = message.waiting or message.binding
    if order is None or (enclosed.about and enclosed.about not in (order.po_number, order.number)):
        hand_over = HandOver(message.conversation.id, "change_of_unknown_order", message.id, tell=not message.automatic)
        return (hand_over,), "parked", "change_of_unknown_order"
    return None


def _orders(message: MessageAtDesk, read: Understanding) -> bool:
    """Return whether a message means to order, by what it says or by what it calls its files."""
    if read.intent in ORDERING:
        return True
    words = " ".join((message.subject, message.text, *message.files))
    return read.intent in ("other", "smalltalk") and speaks_of_an_order(words)


def _told(message: MessageAtDesk, code: str, facts: Mapping[str, object]) -> Decided:
    if message.automatic:
        return (HandOver(message.conversation.id, code, message.id, tell=False),), "parked", code
    return (RefuseMessage(message.conversation.id, code, facts, "", message.id),), "parked", code


def with_claims(lines: Sequence[LineWanted], claims: Sequence[Claimed]) -> tuple[LineWanted, ...]:
    """Return the lines with the prices that the customer's files name for them, to be compared."""
    named = {claim.sku: f"{claim.price:f}" for claim in claims}
    return tuple(replace(line, price=named.get(line.sku)) if line.sku in named else line for line in lines)
