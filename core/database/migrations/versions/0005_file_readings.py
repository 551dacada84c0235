"""What was read of the files that came in."""

from __future__ import annotations

from alembic import op

from core.database.tables.readings import file_readings

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table where a new database has not got it already."""
    file_readings.create(op.get_bind(), checkfirst=True)
