"""Conversations that people joined or parted, ids that mails name, and how far each order's sender is trusted."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, inspect

from core.database.tables import Big, Data
from core.database.tables.moves import conversation_moves, thread_ids

revision = "0006"
down_revision = "0005"

_COLUMNS = (("conversations", "merged_into", Big), ("conversations", "split_from", Big), ("orders", "trust", Data))


def upgrade() -> None:
    """Create tables and columns where a new database has not got them already."""
    bind = op.get_bind()
    thread_ids.create(bind, checkfirst=True)
    conversation_moves.create(bind, checkfirst=True)
    for table, name, kind in _COLUMNS:
        if name not in {column["name"] for column in inspect(bind).get_columns(table)}:
            op.add_column(table, Column(name, kind))
