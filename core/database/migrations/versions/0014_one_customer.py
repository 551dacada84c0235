"""Codes that bind a chat to a customer, the bindings, and the language that a person has chosen."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text, inspect

from core.database.tables.linking import bindings, link_codes

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create tables and columns where a new database has not got them already."""
    bind = op.get_bind()
    for table in (link_codes, bindings):
        table.create(bind, checkfirst=True)
    for name in ("conversations", "customers"):
        if "chosen_language" not in {column["name"] for column in inspect(bind).get_columns(name)}:
            op.add_column(name, Column("chosen_language", Text, nullable=False, server_default=""))
