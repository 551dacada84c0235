"""Receipts: a gateway tells what became of a message; what it will never carry goes by mail where that is possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.commands.copying import copied
from core.commands.saying import Route
from core.commands.work import Work
from core.database import conversations, customers, delivery_reports, orders, receipts
from core.database.deliveries import Delivery, find
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.hooks import FallToMail, NoteReceipt
from core.domain.machine import SYSTEM
from core.errors import Refused

OUTCOMES = ("sent", "delivered", "read", "failed")


def note_receipt(work: Work, command: NoteReceipt) -> dict[str, Any]:
    """Note what became of a message; one that we never sent changes nothing."""
    _only_ourselves(work)
    delivery = receipts.reported_on(work.conn, command.channel, command.message_id, command.external_id)
    if delivery is None or command.outcome not in OUTCOMES:
        return {"known": False}
    if command.outcome != "failed":
        receipts.note_arrival(work.conn, delivery, command.outcome, command.external_id, ms(work.now))
    elif receipts.note_failure(work.conn, delivery, command.reason or "the gateway could not deliver it"):
        by_mail(work, find(work.conn, delivery.id) or delivery)
    if delivery.conversation_id:
        work.woken.add(delivery.conversation_id)
    return {"known": True}


def fall_to_mail(work: Work, command: FallToMail) -> dict[str, Any]:
    """Send a parked message of a gateway by mail."""
    _only_ourselves(work)
    delivery = find(work.conn, command.delivery_id)
    if delivery is None or delivery.state != "parked":
        return {"by_mail": False}
    return {"by_mail": by_mail(work, delivery)}


def by_mail(work: Work, delivery: Delivery) -> bool:
    """Say by mail what did not arrive; returns whether an address is known for that."""
    address, name = _mail_address(work, delivery)
    told = delivery.event_id is not None and delivery_reports.told_by(work.conn, delivery.event_id, "email")
    if not address or delivery.channel == "email":
        return False
    if told:
        receipts.note_words(work.conn, delivery, "the customer was told by mail")
        return True
    row = copied(work, delivery, Route("email", address, name, ""), delivery.conversation_id)
    if receipts.has_key(work.conn, row.key):
        return True
    work.letters.queue(work.conn, [row])
    receipts.note_words(work.conn, delivery, "sent by mail instead")
    return True


def _mail_address(work: Work, delivery: Delivery) -> tuple[str, str]:
    order = orders.order_by(work.conn, order_id=delivery.order_id) if delivery.order_id else None
    talk = conversations.conversation(work.conn, delivery.conversation_id) if delivery.conversation_id else None
    known = order.customer_id if order is not None and order.customer_id else talk["customer_id"] if talk else None
    customer = customers.by_id(work.conn, known) if known else None
    return (customer.email, customer.name) if customer else ("", "")


def _only_ourselves(work: Work) -> None:
    if not work.actor.role & SYSTEM:
        raise Refused("not_your_role", step="report")


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {NoteReceipt: note_receipt, FallToMail: fall_to_mail}
"""What carries out which command."""
