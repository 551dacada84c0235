"""What is asked and known of the mailboxes that are read: position, reader, health. No password, no mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.domain.commands import Command
from core.domain.queries import Query


@dataclass(frozen=True, slots=True)
class MailboxPosition:
    """How far a folder was read.

    uidvalidity: the server's name of the folder's numbering; None before the first look. last_uid: the newest mail
    that is dealt with. old_until: mail that had arrived by then, in the server's time, is none of ours; old_to_uid:
    that holds up to this number only, which is not 0 while a folder that was numbered anew is read again.
    """

    uidvalidity: int | None = None
    last_uid: int = 0
    old_until: datetime | None = None
    old_to_uid: int = 0


@dataclass(frozen=True, slots=True)
class MailboxView:
    """A folder of a mailbox as it is read. account: `user@host:port`; fault: empty while all is well."""

    account: str
    folder: str
    position: MailboxPosition
    read_now: bool
    seen_at: datetime | None
    fault: str = ""
    fault_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HoldMailbox(Command):
    """Take or renew the right to read a folder: one reader holds it until the lease is over.

    trying: a batch begins; counted until `MovePosition` or `NoteMailbox`, so that mail which kills its reader shows.
    `Done.facts`: `held`, `position` (a MailboxPosition) and `attempts`.
    """

    account: str
    folder: str
    reader: str
    lease_s: float
    trying: bool = False


@dataclass(frozen=True, slots=True)
class LeaveMailbox(Command):
    """Give back whatever of an account this reader holds, so that another may go on at once."""

    account: str
    reader: str


@dataclass(frozen=True, slots=True)
class MovePosition(Command):
    """Note how far the folder was read; only its reader may. `Done.facts["held"]`: whether it still is the reader."""

    account: str
    folder: str
    reader: str
    position: MailboxPosition


@dataclass(frozen=True, slots=True)
class NoteMailbox(Command):
    """Note that a folder was looked at, or why that failed. Only its reader may."""

    account: str
    folder: str
    reader: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ListMailboxes(Query[tuple[MailboxView, ...]]):
    """All folders that were ever read, by account."""
