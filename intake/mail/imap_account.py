"""Mailboxes as they are named in the settings: `imaps://user:password@host:port/INBOX`, several by blanks."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from imapclient import IMAPClient
from imapclient.exceptions import LoginError

from core.errors import SetupError
from intake.mail.grants import Renewing

SETTING = "ORDERCLERK_IMAP_URL"
_PORTS = {"imaps": 993, "imap": 143, "imap+starttls": 143}
_SHAPE = "write imaps://user:password@host:port/INBOX, with %40 for an @ in the user's name"


class Login(Protocol):
    """How to sign in to a server that was just reached."""

    def login(self, client: IMAPClient) -> None:
        """Sign in. Raises: imapclient.exceptions.LoginError where the server says no."""


@dataclass(frozen=True, slots=True)
class PasswordLogin:
    """Signs in with a user's name and password."""

    user: str
    password: str = field(repr=False)

    def login(self, client: IMAPClient) -> None:
        """Sign in; names and passwords of other letters go as the server's PLAIN takes them."""
        if (self.user + self.password).isascii() or not client.has_capability("AUTH=PLAIN"):
            client.login(self.user, self.password)
        else:
            client.plain_login(self.user, self.password)


@dataclass(frozen=True, slots=True)
class TokenLogin:
    """Signs in by XOAUTH2 with a token that is asked for each time, for it does not live long."""

    user: str
    token: Callable[[], str] = field(repr=False)

    def login(self, client: IMAPClient) -> None:
        """Sign in with the token of now; one that is refused is renewed once, where that is possible."""
        token = self.token()
        try:
            client.oauth2_login(self.user, token)
        except LoginError:
            if not isinstance(self.token, Renewing):
                raise
            client.oauth2_login(self.user, self.token.renewed(token))


@dataclass(frozen=True, slots=True)
class Account:
    """A mailbox to read. security: `tls`, `starttls` or `none`."""

    host: str
    port: int
    user: str
    login: Login = field(repr=False)
    folder: str = "INBOX"
    security: str = "tls"
    ca_file: Path | None = None

    @property
    def key(self) -> str:
        """Return the account's name in the database; it tells no password."""
        return f"{self.user}@{self.host}:{self.port}"

    @property
    def place(self) -> str:
        """Return what a log may say: the server and folder, not whose mailbox it is."""
        return f"{self.host}:{self.port}/{self.folder}"


def read_accounts(urls: str, *, insecure: bool = False, ca_file: Path | None = None) -> list[Account]:
    """Return the accounts of the setting; none where it is empty.

    insecure: allow passwords to go over the network in plain text. ca_file: whose certificates are believed.
    Raises: SetupError, which tells the fault and never the address itself, for it holds a password.
    """
    accounts = [_account(url, number, insecure, ca_file) for number, url in enumerate(urls.split(), 1)]
    places = [(account.key, account.folder) for account in accounts]
    if len(set(places)) < len(places):
        raise SetupError(SETTING, "one mailbox stands there twice; name each once")
    return accounts


def _account(url: str, number: int, insecure: bool, ca_file: Path | None) -> Account:
    if "?" in url or "#" in url:
        raise _fault(number, "has a ? or # in it; write %3F or %23 where the password has one")
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = parts.hostname or ""
    except ValueError:
        raise _fault(number, "cannot be read") from None
    if parts.scheme not in _PORTS or not host:
        raise _fault(number, "does not begin with imaps://user:password@host")
    _check_rest(parts, number)
    if parts.scheme == "imap" and not insecure and not is_loopback(host):
        raise _fault(number, "would send the password in plain text: use imaps://, or set ORDERCLERK_IMAP_INSECURE=1")
    security = {"imaps": "tls", "imap": "none"}.get(parts.scheme, "starttls")
    user = unquote(parts.username or "")
    login = PasswordLogin(user, unquote(parts.password or ""))
    return Account(host, port, user, login, unquote(parts.path.strip("/")) or "INBOX", security, ca_file)


def _check_rest(parts: SplitResult, number: int) -> None:
    if not parts.username or not parts.password:
        raise _fault(number, "has no user or no password")
    texts = (parts.username, parts.password, parts.path)
    if any(char < " " or char == "\x7f" for text in texts for char in unquote(text)):
        raise _fault(number, "has a control character in it")


def _fault(number: int, what: str) -> SetupError:
    return SetupError(SETTING, f"address {number} {what}; {_SHAPE}")


def is_loopback(host: str) -> bool:
    """Return whether a host is this very machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
