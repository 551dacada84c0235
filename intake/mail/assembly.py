"""The email channel as the settings want it: its ways in and its way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.settings import Settings
from intake.mail.account_outlet import AccountOutlet
from intake.mail.accounts import MailAccounts
from intake.mail.channel import Inlet, MailChannel
from intake.mail.folder import DropFolder
from intake.mail.letters import Outlet
from intake.mail.outbox import OutFolder
from intake.mail.smtp import SmtpOutlet
from intake.mail.smtp_server import SmtpServer, smtp_server
from intake.mail.write import message_address

Sender = Callable[[], tuple[str, str]]


def mail_channel(
    settings: Settings,
    sender: Sender,
    *,
    mailboxes: Sequence[Inlet] = (),
    accounts: MailAccounts | None = None,
) -> MailChannel:
    """Return the email channel: the drop folder and all mailboxes in, the mail server or else the folder out.

    accounts: mailboxes that were added; mail leaves by one of them where no mail server is set.
    """
    drop = DropFolder(
        settings.mail_dir,
        secret=settings.secret,
        trust=settings.mail_trusted_authserv_id,
        signatures=settings.mail_check_dkim,
    )
    return MailChannel(
        [drop, *mailboxes],
        mail_outlet(settings, sender, accounts=accounts),
        sender=sender,
        bounces_to=settings.smtp_bounces_to,
    )


def mail_outlet(settings: Settings, sender: Sender, *, accounts: MailAccounts | None = None) -> Outlet:
    """Return the way out. Raises: SetupError where the mail server's settings are wrong."""
    if settings.smtp_url.strip():
        server = smtp_server(settings.smtp_url, insecure=settings.smtp_insecure, ca_file=settings.smtp_ca_file)
        server.tls()
        return _outlet(settings, sender, server)
    folder = OutFolder(settings.mail_dir)
    if accounts is None:
        return folder
    return AccountOutlet(
        accounts,
        folder,
        lambda found: _outlet(settings, sender, found.server, found.access_token),
        sender=lambda: message_address(sender()[1]),
    )


def _outlet(
    settings: Settings, sender: Sender, server: SmtpServer, access_token: Callable[[], str] | None = None
) -> SmtpOutlet:
    return SmtpOutlet(
        server,
        named=lambda: message_address(sender()[1]).rpartition("@")[2] or "localhost.localdomain",
        per_domain_per_minute=settings.smtp_per_domain_per_minute,
        access_token=access_token,
    )
