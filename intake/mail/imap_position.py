"""How far a mailbox was read and who reads it, kept in the database so that one process at a time does."""

from __future__ import annotations

import time
from dataclasses import dataclass

from core.clerk import Clerk
from core.domain.machine import Actor, Role
from core.domain.mailboxes import HoldMailbox, LeaveMailbox, MailboxPosition, MovePosition, NoteMailbox

_READER = Actor(Role.RULE, "rule:mailbox")


class LeaseLost(Exception):
    """Another process reads this mailbox now."""


@dataclass(frozen=True, slots=True)
class Held:
    """What came of asking for a folder. attempts: how often a batch was begun at this position and not ended."""

    held: bool
    attempts: int
    position: MailboxPosition


class Positions:
    """The positions of one account, as one reader sees and moves them. Threads share it."""

    def __init__(self, clerk: Clerk, account: str, reader: str, *, lease_s: float) -> None:
        self._clerk = clerk
        self._account = account
        self._reader = reader
        self._lease_s = lease_s
        self._held_at = 0.0

    def hold(self, folder: str) -> Held:
        """Ask for a folder, or renew that it is ours."""
        asked = time.monotonic()
        found = self._hold(folder, trying=False)
        self._held_at = asked if found.held else 0.0
        return found

    def hold_also(self, folder: str) -> Held:
        """Ask for a further folder of the account; our right to act hangs on the first."""
        return self._hold(folder, trying=False)

    def begin(self, folder: str) -> int:
        """Note that a batch begins; returns how often one began here. Raises: LeaseLost."""
        found = self._hold(folder, trying=True)
        if not found.held:
            raise LeaseLost(folder)
        return found.attempts

    def certain(self) -> bool:
        """Return whether the lease still runs for sure, by our own clock: a process that slept cannot know."""
        return time.monotonic() - self._held_at < self._lease_s

    def _hold(self, folder: str, *, trying: bool) -> Held:
        command = HoldMailbox(self._account, folder, self._reader, self._lease_s, trying)
        facts = self._clerk.do(command, actor=_READER, cause="mailbox").facts
        return Held(bool(facts["held"]), int(facts["attempts"]), facts["position"])

    def move(self, folder: str, position: MailboxPosition) -> None:
        """Keep how far we are. Raises: LeaseLost."""
        command = MovePosition(self._account, folder, self._reader, position)
        if not self._clerk.do(command, actor=_READER, cause="mailbox").facts["held"]:
            raise LeaseLost(folder)

    def note(self, folder: str, fault: str = "") -> None:
        """Keep how the last look went."""
        self._clerk.do(NoteMailbox(self._account, folder, self._reader, fault), actor=_READER, cause="mailbox")

    def leave(self) -> None:
        """Let another process go on at once."""
        self._clerk.do(LeaveMailbox(self._account, self._reader), actor=_READER, cause="mailbox")
