"""The right to read a bot's updates: one process at a time holds it, by the same leases as mailboxes."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from contextlib import suppress

from core.clerk import Clerk
from core.domain.machine import Actor, Role
from core.domain.mailboxes import HoldMailbox, LeaveMailbox, MailboxPosition, MovePosition, NoteMailbox
from core.errors import OrderclerkError

LEASE_S = 30.0
FOLDER = "updates"
_WIRE = Actor(Role.RULE, "rule:telegram")


class Lease:
    """Held by this process until it runs out; what may have run out is not acted on."""

    def __init__(self, clerk: Callable[[], Clerk], bot_id: int, *, lease_s: float = LEASE_S) -> None:
        self._clerk = clerk
        self.account = f"telegram:{bot_id}"
        self._reader = uuid.uuid4().hex
        self._lease_s = lease_s
        self._until = 0.0
        self.known = False

    def hold(self) -> bool:
        """Take or renew the lease; returns whether it is held now. `known`: somebody has found the position before."""
        began = time.monotonic()
        wanted = HoldMailbox(self.account, FOLDER, self._reader, self._lease_s)
        facts = self._clerk().do(wanted, actor=_WIRE, cause="telegram").facts
        self.known = facts["position"].uidvalidity is not None
        self._until = began + self._lease_s * 0.8 if facts["held"] else 0.0
        return bool(facts["held"])

    def certain(self) -> bool:
        """Return whether it is held beyond doubt, as a process can say that slept meanwhile."""
        return time.monotonic() < self._until

    def worn(self) -> bool:
        """Return whether it should be renewed."""
        return time.monotonic() > self._until - self._lease_s * 0.4

    def found(self, last: int) -> None:
        """Note that the position is found, and how far it has gone."""
        moved = MovePosition(self.account, FOLDER, self._reader, MailboxPosition(1, last))
        self._clerk().do(moved, NoteMailbox(self.account, FOLDER, self._reader), actor=_WIRE, cause="telegram")

    def failed(self, why: str) -> None:
        """Note what keeps the updates from being read."""
        with suppress(OrderclerkError):
            noted = NoteMailbox(self.account, FOLDER, self._reader, why)
            self._clerk().do(noted, actor=_WIRE, cause="telegram")

    def leave(self) -> None:
        """Let another process go on at once."""
        self._until = 0.0
        with suppress(Exception):
            self._clerk().do(LeaveMailbox(self.account, self._reader), actor=_WIRE, cause="telegram")
