"""Reach: who cannot be reached in a messenger is told by mail; files that came after their message are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from core.commands.receipts import by_mail
from core.commands.work import Work
from core.database import deliveries, marks, reach
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.reach import KeepFiles, NoteReach


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
    sent = delivery.order_id is not None and by_mail(work, delivery)
    return {"changed": True, "by_mail": sent}


def keep_files(work: Work, command: KeepFiles) -> dict[str, bool]:
    """Keep the files of a stored message."""
    plain = [replace(one, name=one.name.replace("\x00", ""), media_type=one.media_type) for one in command.files]
    return {"kept": reach.keep_files(work.conn, command.message_id, plain, command.missing)}


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {NoteReach: note_reach, KeepFiles: keep_files}
"""What carries out which command."""
