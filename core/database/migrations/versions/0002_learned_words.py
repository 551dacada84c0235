"""Words that customers use for things."""

from __future__ import annotations

from alembic import op

from core.database.tables.learning import learned_words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the table where a new database has not got it already."""
    learned_words.create(op.get_bind(), checkfirst=True)
