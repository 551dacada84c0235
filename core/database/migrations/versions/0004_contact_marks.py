"""Addresses that fail, automatic answers counted, and what a machine may read in a letter."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, inspect

from core.database.tables import Data
from core.database.tables.marks import automatic_answers, contact_marks

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create tables and column where a new database has not got them already."""
    bind = op.get_bind()
    contact_marks.create(bind, checkfirst=True)
    automatic_answers.create(bind, checkfirst=True)
    if "facts" not in {column["name"] for column in inspect(bind).get_columns("deliveries")}:
        op.add_column("deliveries", Column("facts", Data))
