"""Mailboxes that were added by hand, with their sealed secrets."""

from __future__ import annotations

from alembic import op

from core.database.tables.mail_accounts import mail_accounts

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the table where a new database has not got it already."""
    mail_accounts.create(op.get_bind(), checkfirst=True)
