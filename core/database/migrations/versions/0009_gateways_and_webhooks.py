"""Gateways, webhooks and their ledger; the outside's own name of a message, by which its receipts come."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text, inspect

from core.database.tables.deliveries import deliveries
from core.database.tables.hooks import gateways, hook_attempts, hook_deliveries, webhooks

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create tables and column where a new database has not got them already."""
    bind = op.get_bind()
    for table in (gateways, webhooks, hook_deliveries, hook_attempts):
        table.create(bind, checkfirst=True)
    if "external_id" not in {column["name"] for column in inspect(bind).get_columns("deliveries")}:
        op.add_column("deliveries", Column("external_id", Text, nullable=False, server_default=""))
    index = next(one for one in deliveries.indexes if one.name == "ix_deliveries_external_id")
    index.create(bind, checkfirst=True)
