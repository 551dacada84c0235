"""Switches, how long an approval may take and who gave the first word, and autonomy that was earned."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text, inspect

from core.database.tables import Moment
from core.database.tables.autonomy import autonomy, autonomy_steps
from core.database.tables.switches import switches

revision = "0013"
down_revision = "0012"

_COLUMNS = (
    Column("rule", Text, nullable=False, server_default=""),
    Column("remind_at", Moment),
    Column("expires_at", Moment),
    Column("reminded_at", Moment),
    Column("first_by", Text, nullable=False, server_default=""),
)


def upgrade() -> None:
    """Create tables and columns where a new database has not got them already."""
    bind = op.get_bind()
    for table in (switches, autonomy, autonomy_steps):
        table.create(bind, checkfirst=True)
    known = {column["name"] for column in inspect(bind).get_columns("approval_requests")}
    for column in _COLUMNS:
        if column.name not in known:
            op.add_column("approval_requests", column.copy())
