"""Mailboxes: hold, leave, move on, note how it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.commands.work import Work
from core.database import mailboxes
from core.domain.commands import Command
from core.domain.mailboxes import HoldMailbox, LeaveMailbox, MovePosition, NoteMailbox


def hold_mailbox(work: Work, command: HoldMailbox) -> dict[str, Any]:
    """Take or renew the right to read a folder."""
    held, attempts, position = mailboxes.hold(
        work.conn,
        command.account,
        command.folder,
        command.reader,
        int(command.lease_s * 1000),
        trying=command.trying,
    )
    return {"held": held, "attempts": attempts, "position": position}


def leave_mailbox(work: Work, command: LeaveMailbox) -> None:
    """Give the right to read back."""
    mailboxes.leave(work.conn, command.account, command.reader)


def move_position(work: Work, command: MovePosition) -> dict[str, Any]:
    """Note how far the folder was read."""
    held = mailboxes.move(work.conn, command.account, command.folder, command.reader, command.position)
    return {"held": held}


def note_mailbox(work: Work, command: NoteMailbox) -> None:
    """Note how the last look went."""
    mailboxes.note(work.conn, command.account, command.folder, command.reader, command.fault)


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    HoldMailbox: hold_mailbox,
    LeaveMailbox: leave_mailbox,
    MovePosition: move_position,
    NoteMailbox: note_mailbox,
}
"""What carries out which command."""
