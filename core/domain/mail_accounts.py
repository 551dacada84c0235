"""Mailboxes that were added by `orderclerk mailbox add`: where they are and how to sign in. No secret but sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.domain.commands import Command
from core.domain.queries import Query


@dataclass(frozen=True, slots=True)
class MailAccount:
    """A mailbox of the shop.

    imap, smtp: URLs without user and password; smtp may be empty. account: `user@host:port` of the IMAP server.
    provider: who signs in by OAuth2, empty where a password does. endpoints: `authorise`, `device`, `token`, `scope`.
    sealed: passwords or tokens, as `core.ports.Vault` has sealed them. settled: counts how often it was added.
    version: changes with everything that is kept. fault: why it must be signed in again; empty while all is well.
    """

    name: str
    user: str
    account: str
    imap: str
    smtp: str = ""
    provider: str = ""
    client_id: str = ""
    endpoints: Mapping[str, str] = field(default_factory=dict)
    sealed: str = field(default="", repr=False)
    settled: int = 1
    version: int = 1
    fault: str = ""


@dataclass(frozen=True, slots=True)
class MailboxAdd(Command):
    """Add a mailbox, or sign one in again under the same name. For administrators. `Done.facts["new"]`."""

    mailbox: MailAccount


@dataclass(frozen=True, slots=True)
class MailboxRemove(Command):
    """Forget a mailbox and its secrets; its mail, here and there, stays. For administrators."""

    name: str


@dataclass(frozen=True, slots=True)
class TakeSignInTurn(Command):
    """Ask to renew the tokens of a mailbox: one process at a time may. `Done.facts["turn"]`.

    version: the tokens that one knows; whoever knows older ones looks again instead.
    """

    name: str
    version: int
    who: str
    for_s: float


@dataclass(frozen=True, slots=True)
class LeaveSignInTurn(Command):
    """Give the turn back with nothing renewed."""

    name: str
    who: str


@dataclass(frozen=True, slots=True)
class KeepSignIn(Command):
    """Keep renewed tokens and end the turn. `Done.facts["kept"]`: false where others were kept meanwhile."""

    name: str
    version: int
    sealed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LoseSignIn(Command):
    """Note that a mailbox must be signed in again, and why. Nothing where others were kept meanwhile."""

    name: str
    version: int
    fault: str


@dataclass(frozen=True, slots=True)
class ListMailAccounts(Query[tuple[MailAccount, ...]]):
    """The mailboxes that were added, by name; with a name that one alone."""

    name: str = ""
