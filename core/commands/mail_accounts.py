"""Add and remove mailboxes; renew how they sign in, one process at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.commands.work import Work
from core.database import mail_accounts
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.machine import SYSTEM, Role
from core.domain.mail_accounts import (
    KeepSignIn,
    LeaveSignInTurn,
    LoseSignIn,
    MailboxAdd,
    MailboxRemove,
    TakeSignInTurn,
)
from core.errors import Refused

LONGEST_NAME = 64


def add_mailbox(work: Work, command: MailboxAdd) -> dict[str, Any]:
    """Add a mailbox, or sign it in again."""
    _only(work, Role.ADMIN)
    mailbox = command.mailbox
    if not mailbox.name.strip() or len(mailbox.name) > LONGEST_NAME or not mailbox.name.isprintable():
        raise Refused("bad_name", value=mailbox.name[:LONGEST_NAME])
    known_as = mail_accounts.name_of(work.conn, mailbox.account)
    if known_as not in ("", mailbox.name):
        raise Refused("mailbox_known", name=known_as)
    return {"new": mail_accounts.add(work.conn, mailbox, ms(work.now))}


def remove_mailbox(work: Work, command: MailboxRemove) -> None:
    """Forget a mailbox."""
    _only(work, Role.ADMIN)
    if not mail_accounts.remove(work.conn, command.name):
        raise Refused("unknown_mailbox", name=command.name[:LONGEST_NAME])


def take_turn(work: Work, command: TakeSignInTurn) -> dict[str, Any]:
    """Let one process renew the tokens."""
    _only(work, Role.ADMIN | SYSTEM)
    for_ms = int(command.for_s * 1000)
    return {"turn": mail_accounts.take_turn(work.conn, command.name, command.version, command.who, for_ms)}


def leave_turn(work: Work, command: LeaveSignInTurn) -> None:
    """Let another process renew them."""
    _only(work, Role.ADMIN | SYSTEM)
    mail_accounts.leave_turn(work.conn, command.name, command.who)


def keep_sign_in(work: Work, command: KeepSignIn) -> dict[str, Any]:
    """Keep renewed tokens."""
    _only(work, Role.ADMIN | SYSTEM)
    return {"kept": mail_accounts.keep(work.conn, command.name, command.version, command.sealed)}


def lose_sign_in(work: Work, command: LoseSignIn) -> None:
    """Note that somebody must sign in again."""
    _only(work, Role.ADMIN | SYSTEM)
    mail_accounts.lose(work.conn, command.name, command.version, command.fault)


def _only(work: Work, roles: Role) -> None:
    if not work.actor.role & roles:
        raise Refused("not_your_role", step="administer")


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    MailboxAdd: add_mailbox,
    MailboxRemove: remove_mailbox,
    TakeSignInTurn: take_turn,
    LeaveSignInTurn: leave_turn,
    KeepSignIn: keep_sign_in,
    LoseSignIn: lose_sign_in,
}
"""What carries out which command."""
