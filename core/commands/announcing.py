"""What happened to orders is queued for the webhooks that want to hear of it, in the unit in which it happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import Connection

from core.database.hook_ledger import NewNotice, event_message_id, queue
from core.database.journal import Entry
from core.domain.hooks import Hooked, wants


class Notices(Protocol):
    """What a unit of work needs of those who tell webhooks."""

    def post(self, conn: Connection, rows: Sequence[NewNotice]) -> list[int]:
        """Queue notices in the unit of `conn`, to be sent as soon as it has committed; return their ids."""

    def wake(self, conn: Connection, webhook_id: int) -> None:
        """Have what waits for a webhook sent as soon as the unit of `conn` has committed."""


class KeptNotices:
    """Keeps notices in the ledger and leaves the sending to other processes."""

    def post(self, conn: Connection, rows: Sequence[NewNotice]) -> list[int]:
        """Queue them."""
        return queue(conn, rows)

    def wake(self, conn: Connection, webhook_id: int) -> None:
        """Leave it to others."""


def announced(hooked: Hooked, entries: Sequence[Entry], ids: Sequence[int], now: int) -> list[NewNotice]:
    """Return the notices of what happened to orders: one for each event and webhook that wants it."""
    return [
        NewNotice(webhook_id, event_message_id(event_id), entry.name, now, event_id, entry.order_id)
        for entry, event_id in zip(entries, ids, strict=True)
        if entry.order_id is not None
        for webhook_id, names in hooked.webhooks
        if wants(names, entry.name)
    ]
