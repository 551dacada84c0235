"""Report: a mail server tells what became of a mail of ours."""

from __future__ import annotations

from sqlalchemy import RowMapping

from core.commands.copying import copied
from core.commands.saying import Route, Saying
from core.commands.work import Work
from core.database import conversations, delivery_reports, marks, orders
from core.database.deliveries import Delivery
from core.database.moments import ms
from core.domain.commands import NoteReport
from core.domain.events import MessageAnswered


def note_report(work: Work, command: NoteReport) -> dict[str, str]:
    """Note a report about a mail of ours; one about a mail that we never sent changes nothing.

    A mail that came back is parked, its address marked, and the customer told by the chat where there is one. One that
    was refused at the door is parked already; its address is marked only where the server knows no such recipient.
    """
    # The report is nobody's message: what is said now answers none, and goes to none of its senders.
    work.message_id = None
    delivery = delivery_reports.reported_on(
        work.conn, command.original_id, command.token_conversation, command.recipient
    )
    if delivery is None or command.outcome not in ("failed", "refused", "delivered"):
        return {"report": "delayed" if delivery else "unknown"}
    if command.outcome == "delivered":
        delivery_reports.mark_delivered(work.conn, delivery, ms(work.now))
        marks.clear(work.conn, delivery.channel, delivery.recipient)
        return {"report": "delivered"}
    way = _other_way(work, delivery)
    words = f"{command.reason}; the customer was told in the chat" if way else command.reason
    if command.outcome == "failed" and not delivery_reports.mark_bounced(work.conn, delivery, words):
        return {"report": "known"}
    if command.status:
        _mark(work, command, delivery)
    if delivery.conversation_id:
        work.woken.add(delivery.conversation_id)
    if way is not None:
        _say_there(work, delivery, way)
    return {"report": command.outcome}


def _mark(work: Work, command: NoteReport, delivery: Delivery) -> None:
    marks.note_bounce(
        work.conn,
        delivery.channel,
        delivery.recipient,
        hard=command.status.startswith("5"),
        status=command.status[:20],
        reason=command.reason[:300],
        delivery_id=delivery.id,
        now=ms(work.now),
    )


def _other_way(work: Work, delivery: Delivery) -> RowMapping | None:
    """Return the chat in which the order was made; no other one, since only that one belongs to it beyond doubt."""
    order = orders.order_by(work.conn, order_id=delivery.order_id) if delivery.order_id else None
    for conversation_id in (delivery.conversation_id, order.conversation_id if order else None):
        talk = conversations.conversation(work.conn, conversation_id) if conversation_id else None
        if talk is not None and talk["channel"] in ("webchat", "telegram"):
            return talk
    return None


def _say_there(work: Work, delivery: Delivery, way: RowMapping) -> None:
    if not delivery_reports.told_by(work.conn, delivery.event_id, way["channel"]):
        route = Route(way["channel"], way["person"], way["person_name"], way["thread"])
        work.letters.queue(work.conn, [copied(work, delivery, route, way["id"])])
    work.say(Saying(MessageAnswered, "", {"kind": "mail_failed"}, way["id"]))
