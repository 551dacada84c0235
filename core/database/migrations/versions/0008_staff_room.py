"""The staff room: cases with their cards, topics, codes, and what was done once."""

from __future__ import annotations

from alembic import op

from core.database.tables.conversations import conversations
from core.database.tables.staffroom import staff_acts, staff_cases, staff_codes, staff_posts, staff_topics

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables, and the index of conversations with people, where a new database has not got them already."""
    for table in (staff_cases, staff_posts, staff_topics, staff_codes, staff_acts):
        table.create(op.get_bind(), checkfirst=True)
    for index in conversations.indexes:
        index.create(op.get_bind(), checkfirst=True)
