"""The mailboxes of a shop as its settings name them: made ready to be read, or tried out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from core.clerk import Clerk
from core.errors import SetupError
from core.ports import InboundMessage
from core.settings import Settings
from intake.mail.imap_account import SETTING, Account, read_accounts
from intake.mail.imap_connection import ImapConnection
from intake.mail.imap_reading import Ways
from intake.mail.imap_waits import FOLDER_MISSING, LOGIN_REFUSED, NOT_TRUSTED, fault_name
from intake.mail.imap_watching import ImapMailbox
from intake.mail.inbound import inbound_message

_CURES = {
    LOGIN_REFUSED: "check user and password; many providers want an app password, or a sign-in by OAuth2",
    NOT_TRUSTED: "set ORDERCLERK_IMAP_CA_FILE to the certificate of the server's authority, or mend its certificate",
    FOLDER_MISSING: "make the folder, or name the right one behind the port",
}


def accounts(settings: Settings) -> list[Account]:
    """Return the accounts that the settings name. Raises: SetupError."""
    return read_accounts(settings.imap_url, insecure=settings.imap_insecure, ca_file=settings.imap_ca_file)


def mailboxes(
    settings: Settings,
    *,
    clerk: Callable[[], Clerk],
    take_all: Callable[[Sequence[InboundMessage]], object],
    own: Callable[[], Iterable[str]],
    more: Sequence[Account] = (),
) -> list[ImapMailbox]:
    """Return a reader for each account. own: our addresses. more: accounts that sign in by other means."""
    ways = Ways(
        old_mail=settings.imap_old_mail == "take",
        move_to=settings.imap_move_to.strip(),
        sent=settings.imap_sent.strip(),
        size_cap=settings.imap_size_cap,
    )
    read = partial(inbound_message, secret=settings.secret, trust=settings.mail_trusted_authserv_id)
    found = [*accounts(settings), *more]
    return [ImapMailbox(one, clerk=clerk, read=read, ways=ways, take_all=take_all, own=own) for one in found]


def try_account(account: Account) -> str:
    """Sign in, open the folder and say what was found. Raises: SetupError with the cure."""
    try:
        connection = ImapConnection(account)
        try:
            connection.select(account.folder, readonly=True)
            told = "tells of new mail" if connection.can(b"IDLE") else "is asked for new mail three times a minute"
            return f"{account.place} {told}"
        finally:
            connection.close()
    except Exception as fault:
        name = fault_name(fault)
        cure = _CURES.get(name, "check host, port and network")
        raise SetupError(SETTING, f"{account.place}: {name}; {cure}") from None
