"""The mailboxes that were added, ready to be read and to send by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from core.clerk import Clerk
from core.domain.mail_accounts import KeepSignIn, ListMailAccounts, MailAccount
from core.errors import SetupError
from core.ports import Vault
from core.settings import Settings
from intake.mail.access_tokens import READER, AccessTokens, about
from intake.mail.grants import AGAIN_S, SignInAgain
from intake.mail.imap_account import Account, Login, PasswordLogin, TokenLogin, read_accounts
from intake.mail.smtp_server import SmtpServer, smtp_server

IMAP_SHAPE = "write imaps://host:993/INBOX, without a user; imap:// is for this machine only"
SMTP_SHAPE = "write smtps://host:465 or smtp://host:587, without a user"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """By which server and how to send. access_token: signs in by OAuth2 instead of the password."""

    mailbox: MailAccount
    server: SmtpServer
    access_token: Callable[[], str] | None = field(default=None, repr=False)


def imap_account(imap: str, user: str, login: Login, settings: Settings) -> Account:
    """Return the account that an address without a user names. Raises: SetupError."""
    scheme, _, rest = imap.partition("://")
    if "@" in rest.partition("/")[0] or not user:
        raise SetupError("--imap", IMAP_SHAPE)
    url = f"{scheme}://{quote(user, safe='')}:x@{rest}"
    try:
        (found,) = read_accounts(url, insecure=settings.imap_insecure, ca_file=settings.imap_ca_file)
    except (SetupError, ValueError):
        raise SetupError("--imap", IMAP_SHAPE) from None
    return replace(found, login=login)


def outgoing_server(smtp: str, user: str, password: str, settings: Settings, *, setting: str = "--smtp") -> SmtpServer:
    """Return the mail server that an address without a user names. Raises: SetupError."""
    try:
        found = smtp_server(smtp, insecure=settings.smtp_insecure, ca_file=settings.smtp_ca_file)
    except SetupError:
        raise SetupError("--smtp", SMTP_SHAPE) from None
    if found.user or found.password:
        raise SetupError("--smtp", SMTP_SHAPE)
    return replace(found, user=user, password=password, setting=setting)


class MailAccounts:
    """Looks the mailboxes up and opens what is sealed. Threads share it."""

    def __init__(self, settings: Settings, clerk: Callable[[], Clerk], vault: Vault) -> None:
        self.settings = settings
        self._clerk = clerk
        self._vault = vault

    def all(self) -> tuple[MailAccount, ...]:
        """Return the mailboxes by name."""
        return self._clerk().look(ListMailAccounts())

    def account(self, mailbox: MailAccount) -> Account:
        """Return a mailbox as it is read. Raises: SetupError where its password cannot be opened."""
        login: Login
        if mailbox.provider:
            login = TokenLogin(mailbox.user, self._tokens(mailbox))
        else:
            login = PasswordLogin(mailbox.user, self._password(mailbox))
        return imap_account(mailbox.imap, mailbox.user, login, self.settings)

    def outgoing(self, sender: str) -> Outgoing | None:
        """Return the mailbox to send by: that of the sender's address, else the first one that has a mail server.

        Raises: SignInAgain where its password cannot be opened.
        """
        able = [one for one in self.all() if one.smtp]
        if not able:
            return None
        mailbox = min(able, key=lambda one: (one.user.lower() != sender.lower(), one.name))
        try:
            password = "" if mailbox.provider else self._password(mailbox)
        except SetupError as fault:
            raise SignInAgain(f"mailbox {mailbox.name}: {fault}", AGAIN_S) from None
        setting = f"mailbox {mailbox.name} (`orderclerk mailbox add --name {mailbox.name}`)"
        server = outgoing_server(mailbox.smtp, mailbox.user, password, self.settings, setting=setting)
        return Outgoing(mailbox, server, self._tokens(mailbox) if mailbox.provider else None)

    def seal_anew(self, mailbox: MailAccount) -> None:
        """Seal secrets under the key that is in use now, where they are under the one before."""
        if mailbox.fault or not self._vault.worn(mailbox.sealed):
            return
        place = about(mailbox.name)
        sealed = self._vault.seal(self._vault.open(mailbox.sealed, place), place)
        self._clerk().do(KeepSignIn(mailbox.name, mailbox.version, sealed), actor=READER, cause="mailbox")

    def _tokens(self, mailbox: MailAccount) -> AccessTokens:
        return AccessTokens(self._clerk, self._vault, mailbox.name)

    def _password(self, mailbox: MailAccount) -> str:
        return str(self._vault.open(mailbox.sealed, about(mailbox.name))["password"])
