"""Mailboxes: how far each was read, and by whom."""

from __future__ import annotations

from alembic import op

from core.database.tables.mailboxes import mailbox_positions

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table where a new database has not got it already."""
    mailbox_positions.create(op.get_bind(), checkfirst=True)
