"""What staff did, kept for as long as it can be undone."""

from __future__ import annotations

from alembic import op

from core.database.tables.undo import staff_units

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the table where a new database has not got it already."""
    staff_units.create(op.get_bind(), checkfirst=True)
