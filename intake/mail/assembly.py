"""The email channel as the settings want it: its ways in and its way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.settings import Settings
from intake.mail.channel import Inlet, MailChannel
from intake.mail.folder import DropFolder
from intake.mail.letters import Outlet
from intake.mail.outbox import OutFolder
from intake.mail.smtp import SmtpOutlet
from intake.mail.smtp_server import smtp_server
from intake.mail.write import message_address

Sender = Callable[[], tuple[str, str]]


def mail_channel(
    settings: Settings,
    sender: Sender,
    *,
    mailboxes: Sequence[Inlet] = (),
    access_token: Callable[[], str] | None = None,
) -> MailChannel:
    """Return the email channel: the drop folder and all mailboxes in, the mail server or else the folder out."""
    drop = DropFolder(settings.mail_dir, secret=settings.secret, trust=settings.mail_trusted_authserv_id)
    return MailChannel(
        [drop, *mailboxes],
        mail_outlet(settings, sender, access_token=access_token),
        sender=sender,
        bounces_to=settings.smtp_bounces_to,
    )


def mail_outlet(settings: Settings, sender: Sender, *, access_token: Callable[[], str] | None = None) -> Outlet:
    """Return the way out. access_token: signs in by OAuth2 instead of the URL's password.

    Raises: SetupError where the mail server's settings are wrong.
    """
    if not settings.smtp_url.strip():
        return OutFolder(settings.mail_dir)
    server = smtp_server(settings.smtp_url, insecure=settings.smtp_insecure, ca_file=settings.smtp_ca_file)
    server.tls()
    return SmtpOutlet(
        server,
        named=lambda: message_address(sender()[1]).rpartition("@")[2] or "localhost.localdomain",
        per_domain_per_minute=settings.smtp_per_domain_per_minute,
        access_token=access_token,
    )
