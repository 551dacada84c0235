"""Returns, goods aside, and refunds."""

from __future__ import annotations

from alembic import op

from core.database.tables.returns import goods_aside, refunds, return_lines, returns

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the tables where a new database has not got them already."""
    for table in (returns, return_lines, goods_aside, refunds):
        table.create(op.get_bind(), checkfirst=True)
