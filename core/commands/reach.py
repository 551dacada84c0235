"""Reach: who cannot be reached in a messenger is told by mail; files that came after their message are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from core.commands.work import Work
from core.database import deliveries, marks, reach
from core.database.deliveries import Delivery, NewDelivery
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.reach import KeepFiles, NoteReach
from core.ports import Button


def note_reach(work: Work, command: NoteReach) -> dict[str, bool]:
    """Note whether a person is reached; what just failed goes by mail where an address is known."""
    if command.reachable:
        return {"changed": marks.clear(work.conn, command.channel, command.address)}
    marks.note_bounce(
        work.conn,
        command.channel,
        command.address,
        hard=True,
        status="unreachable",
        reason=command.reason[:300],
        delivery_id=command.delivery_id,
        now=ms(work.now),
    )
    delivery = deliveries.find(work.conn, command.delivery_id) if command.delivery_id else None
    if delivery is None or delivery.conversation_id is None:
        return {"changed": True}
    work.woken.add(delivery.conversation_id)
    mail = reach.mail_of(work.conn, delivery.conversation_id, delivery.order_id)
    if mail and delivery.order_id is not None:
        work.letters.queue(work.conn, [_copy(work, delivery, mail)])
    return {"changed": True, "by_mail": bool(mail)}


def _copy(work: Work, delivery: Delivery, mail: str) -> NewDelivery:
    return NewDelivery(
        key=f"{delivery.key}:instead:email",
        channel="email",
        recipient=mail,
        recipient_name=delivery.recipient_name,
        message_id=f"<instead.{delivery.message_id.strip('<>')}>",
        created_at=ms(work.now),
        event_id=delivery.event_id,
        order_id=delivery.order_id,
        conversation_id=delivery.conversation_id,
        reply_token=work.letters.sign(delivery.conversation_id or 0),
        subject=delivery.subject,
        body_text=delivery.body_text,
        body_html=delivery.body_html,
        body_chat=delivery.body_chat,
        buttons=tuple(Button(**button) for button in delivery.buttons),
        attachments=delivery.attachments,
        language=delivery.language,
        automatic=delivery.automatic,
        template=delivery.template,
    )


def keep_files(work: Work, command: KeepFiles) -> dict[str, bool]:
    """Keep the files of a stored message."""
    plain = [replace(one, name=one.name.replace("\x00", ""), media_type=one.media_type) for one in command.files]
    return {"kept": reach.keep_files(work.conn, command.message_id, plain, command.missing)}


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {NoteReach: note_reach, KeepFiles: keep_files}
"""What carries out which command."""
