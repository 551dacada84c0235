"""What goes with messages that leave, and what becomes of those that nobody will ever take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from core.clerk import Clerk
from core.domain.commands import NoteReport
from core.domain.hooks import FallToMail
from core.domain.linking import MyData
from core.domain.machine import Actor, Role
from core.domain.queries import DocumentWanted
from core.domain.reach import NoteReach
from core.errors import OutsideRefused
from core.ports import Attachment


class Leaving(Protocol):
    """What must be known of a message that was to leave."""

    @property
    def id(self) -> int: ...

    @property
    def channel(self) -> str: ...

    @property
    def recipient(self) -> str: ...

    @property
    def message_id(self) -> str: ...


def refused(clerk: Clerk, delivery: Leaving, fault: OutsideRefused) -> None:
    """Note what a refusal says of the person, so that another way is found."""
    by_us = Actor(Role.RULE, "rule:deliver")
    if delivery.channel.startswith("gateway:"):
        clerk.do(FallToMail(delivery.id), actor=by_us, cause=f"delivery:{delivery.id}")
    if delivery.channel == "telegram" and fault.status:
        gone = NoteReach("telegram", delivery.recipient, reachable=False, reason=fault.why, delivery_id=delivery.id)
        clerk.do(gone, actor=by_us, cause=f"delivery:{delivery.id}")
    if delivery.channel == "email" and fault.status:
        told = NoteReport("refused", delivery.message_id, delivery.recipient, fault.status, fault.why)
        clerk.do(told, actor=by_us, cause=f"delivery:{delivery.id}")


def paper(clerk: Clerk, wanted: Mapping[str, Any]) -> Attachment:
    """Return what goes with a message; it is made when it leaves."""
    kind, number = str(wanted["document"]), str(wanted["number"])
    if kind == "my_data":
        return Attachment("my-data.json", "application/json", lambda: clerk.look(MyData(int(number))).content)

    def content() -> bytes:
        return clerk.look(DocumentWanted(kind, number)).content

    return Attachment(f"{kind.replace('_', '-')}-{number}.pdf", "application/pdf", content)
