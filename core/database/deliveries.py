"""Questions to the delivery ledger and the only places that change a delivery's state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert

from core.database.tables.deliveries import deliveries
from core.ports import Button


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """One message to be sent.

    key: nothing is queued twice under one key. message_id: ours, made now, the same however often it is sent.
    state: `queued`, or `sent` where the committed row is the delivery (web chat).
    not_before: moment (epoch ms) before which it stays here; 0 means at once.
    attachments: what to make when it is sent, such as `{"document": "invoice", "number": "R-26-17"}`.
    """

    key: str
    channel: str
    recipient: str
    message_id: str
    created_at: int
    event_id: int | None = None
    order_id: int | None = None
    conversation_id: int | None = None
    recipient_name: str = ""
    thread: str = ""
    answers: str = ""
    reference_ids: Sequence[str] = ()
    reply_token: str = ""
    subject: str = ""
    body_text: str = ""
    body_html: str = ""
    body_chat: str = ""
    buttons: Sequence[Button] = ()
    attachments: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    language: str = "en"
    automatic: bool = True
    template: str = ""
    state: str = "queued"
    not_before: int = 0


_insert = insert(deliveries).returning(deliveries.c.key, deliveries.c.id)


def queue(conn: Connection, rows: Sequence[NewDelivery]) -> list[int]:
    """Queue messages in one statement and return their ids in the order given.

    Raises: IntegrityError where a key is there already.
    """
    if not rows:
        return []
    ids = {row.key: row.id for row in conn.execute(_insert, [_values(row) for row in rows])}
    return [ids[row.key] for row in rows]


def _values(row: NewDelivery) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in NewDelivery.__slots__}
    values["reference_ids"] = list(row.reference_ids)
    values["buttons"] = [{"label": b.label, "action": b.action, "style": b.style} for b in row.buttons]
    values["attachments"] = [dict(attachment) for attachment in row.attachments]
    values["next_try_at"] = row.not_before
    values["sent_at"] = row.created_at if row.state == "sent" else None
    return values
