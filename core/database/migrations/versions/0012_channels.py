"""Listings, price lists, what was charged elsewhere, and marketplaces."""

from __future__ import annotations

from alembic import op

from core.database.tables import channels

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the tables where a new database has not got them already."""
    for table in (
        channels.listings,
        channels.price_list_rows,
        channels.charged_elsewhere,
        channels.connectors,
        channels.connector_orders,
        channels.connector_levels,
        channels.connector_dispatches,
    ):
        table.create(op.get_bind(), checkfirst=True)
