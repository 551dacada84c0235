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
from intake.mail.imap_waits import FOLDER_MISSING, LOGIN_REFUSED, NOT_TRUSTED, SIGN_IN_AGAIN, fault_name
from intake.mail.imap_watching import ImapMailbox
from intake.mail.inbound import inbound_message, signature_check

_CURES = {
    LOGIN_REFUSED: "check user and password; many providers want an app password, or a sign-in by OAuth2",
    NOT_TRUSTED: "set ORDERCLERK_IMAP_CA_FILE to the certificate of the server's authority, or mend its certificate",
    SIGN_IN_AGAIN: "run `orderclerk mailbox add --name NAME` with its name once more",
    FOLDER_MISSING: "make the folder, or name the right one behind the port",
}


def accounts(settings: Settings) -> list[Account]:
    """Return the accounts that the settings name. Raises: SetupError."""
    return read_accounts(settings.imap_url, insecure=settings.imap_insecure, ca_file=settings.imap_ca_file)


def reader_maker(
    settings: Settings,
    *,
    clerk: Callable[[], Clerk],
    take_all: Callable[[Sequence[InboundMessage]], object],
    own: Callable[[], Iterable[str]],
) -> Callable[[Account], ImapMailbox]:
    """Return what makes a reader of an account, as the settings want it. own: our addresses."""
    ways = Ways(
        old_mail=settings.imap_old_mail == "take",
        move_to=settings.imap_move_to.strip(),
        sent=settings.imap_sent.strip(),
        size_cap=settings.imap_size_cap,
    )
    check = signature_check(settings.mail_check_dkim)
    read = partial(inbound_message, secret=settings.secret, trust=settings.mail_trusted_authserv_id, check=check)
    return lambda account: ImapMailbox(account, clerk=clerk, read=read, ways=ways, take_all=take_all, own=own)


def try_account(account: Account, setting: str = SETTING) -> str:
    """Sign in, open the folder and say what was found. Raises: SetupError with the cure, named by `setting`."""
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
        raise SetupError(setting, f"{account.place}: {name}; {cure}") from None
