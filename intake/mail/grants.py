"""Signing in by OAuth2: who is asked where, what is granted, and what may go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, runtime_checkable
from urllib.parse import urlsplit

from core.domain.mail_accounts import MailAccount
from core.errors import OutsideBusy, SetupError
from intake.mail.smtp_server import is_loopback

AGAIN_S = 120.0
CUSTOM = "custom"


class SignInAgain(OutsideBusy):
    """The grant is gone: a person must sign in again. Until then the mail waits."""

    words = "sign in again"


class SignInAway(OutsideBusy):
    """The sign-in service cannot be reached or is busy."""

    words = "sign-in service not reachable"


class GrantLost(Exception):
    """The sign-in service takes our refresh token no longer. args: its code."""


@runtime_checkable
class Renewing(Protocol):
    """Gives an access token that can be renewed when a server does not take it."""

    def __call__(self) -> str:
        """Return the token of now."""

    def renewed(self, refused: str) -> str:
        """Return another token than the one that was refused; the same where it is quite new."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A sign-in service with its mail servers.

    authorise, device, token: its endpoints; scope: what we ask for. more: what its page of consent wants besides.
    host: the name of this machine in the address that the browser is sent back to.
    no_device: why a device code is no use there.
    """

    name: str
    authorise: str = ""
    device: str = ""
    token: str = ""
    scope: str = ""
    imap: str = ""
    smtp: str = ""
    host: str = "127.0.0.1"
    more: Mapping[str, str] = field(default_factory=dict)
    no_device: str = ""


@dataclass(frozen=True, slots=True)
class Client:
    """How we are registered there. secret: empty for a public client; Google gives one to desktop apps as well."""

    id: str
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What was granted. Moments are seconds since 1970."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    issued_at: float
    expires_at: float


_KEPT = ("authorise", "device", "token", "scope")
_MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
_OUTLOOK = "https://outlook.office.com"

PRESETS: Mapping[str, Provider] = {
    "microsoft": Provider(
        name="microsoft",
        authorise=f"{_MICROSOFT}/authorize",
        device=f"{_MICROSOFT}/devicecode",
        token=f"{_MICROSOFT}/token",
        scope=f"{_OUTLOOK}/IMAP.AccessAsUser.All {_OUTLOOK}/SMTP.Send offline_access",
        imap="imaps://outlook.office365.com:993/INBOX",
        smtp="smtp://smtp.office365.com:587",
        host="localhost",
    ),
    "google": Provider(
        name="google",
        authorise="https://accounts.google.com/o/oauth2/v2/auth",
        device="https://oauth2.googleapis.com/device/code",
        token="https://oauth2.googleapis.com/token",  # noqa: S106
        scope="https://mail.google.com/",
        imap="imaps://imap.gmail.com:993/INBOX",
        smtp="smtps://smtp.gmail.com:465",
        more={"access_type": "offline", "prompt": "consent"},
        no_device="Google grants no mail by device code: use --loopback",
    ),
    CUSTOM: Provider(name=CUSTOM),
}


def preset(name: str, *, tenant: str = "common") -> Provider:
    """Return a provider by name. tenant: which organisation of Microsoft's; other providers have none."""
    if not tenant or not tenant.replace("-", "").replace(".", "").isalnum() or not tenant.isascii():
        raise SetupError("--tenant", "write the tenant's id or domain, such as contoso.onmicrosoft.com")
    found = PRESETS[name]
    authorise, device, token = (url.replace("{tenant}", tenant) for url in (found.authorise, found.device, found.token))
    return replace(found, authorise=authorise, device=device, token=token)


def provider_of(account: MailAccount) -> Provider:
    """Return the provider that an added mailbox signs in by."""
    known = PRESETS.get(account.provider, PRESETS[CUSTOM])
    authorise, device, token, scope = (account.endpoints.get(part, "") for part in _KEPT)
    return replace(known, authorise=authorise, device=device, token=token, scope=scope)


def endpoints_of(provider: Provider) -> dict[str, str]:
    """Return what is kept of a provider with a mailbox."""
    return {part: url for part in _KEPT if (url := getattr(provider, part))}


def checked_url(url: str, what: str) -> str:
    """Return the URL of an endpoint. Raises: SetupError where secrets would go over it in the clear."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or not url.isprintable() or parts.username or parts.fragment:
        raise SetupError(f"--{what}-url", "write the whole address, such as https://login.example/token")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
        raise SetupError(f"--{what}-url", "must begin with https:// (http:// is for this machine only)")
    return url
