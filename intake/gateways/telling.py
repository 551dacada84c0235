"""What a webhook is told of an event: the event as it was, and the order as the interface shows it now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from core.clerk import Clerk
from core.domain.hooks import Notice, ReadEvent, Told
from core.domain.machine import Actor, Role
from core.domain.queries import FindOrder
from core.domain.views import OrderView
from intake.gateways.book import HookBook

FIRST_BYTES = 300
_READER = Actor(Role.ADMIN, "rule:webhook")


class Teller:
    """Makes and sends what a notice says. Threads share it."""

    def __init__(
        self, clerk: Callable[[], Clerk], book: HookBook, shown: Callable[[OrderView], Mapping[str, Any]]
    ) -> None:
        """shown: how the interface shows an order."""
        self._clerk = clerk
        self._book = book
        self._shown = shown

    def tell(self, notice: Notice) -> Told:
        """Send one notice; raises as `Outside.post`."""
        answer = self._book.post(notice.webhook, notice.message_id, self.body(notice))
        first = answer.body[:FIRST_BYTES].decode("utf-8", "replace").replace("\x00", "")
        return Told(answer.status, answer.took_ms, first, answer.wait_s)

    def body(self, notice: Notice) -> dict[str, Any]:
        """Return what is sent."""
        event = self._clerk().look(ReadEvent(notice.event_id)) if notice.event_id is not None else None
        if event is None:
            at = datetime.fromtimestamp(notice.created_at / 1000, UTC)
            return {"type": notice.name, "timestamp": _moment(at), "data": {"webhook": notice.webhook.name}}
        order = self._clerk().look(FindOrder(event["order"], actor=_READER)) if event["order"] else None
        told = {**event, "at": _moment(event["at"])}
        data = {"event": told, "order": self._shown(order) if order is not None else None}
        return {"type": event["name"], "timestamp": told["at"], "data": data}


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
