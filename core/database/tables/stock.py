"""Stock levels and the ledger of movements behind them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Table, Text

from core.database.tables import Big, Moment, metadata

stock_levels = Table(
    "stock_levels",
    metadata,
    Column("sku", Text, primary_key=True),
    Column("location", Text, primary_key=True),
    Column("on_hand", Big, nullable=False),
    Column("reserved", Big, nullable=False),
    # The last line of defence: whatever the code above does, the shop cannot sell what it has not.
    CheckConstraint("on_hand >= 0 and reserved >= 0 and reserved <= on_hand", name="never_oversold"),
)

stock_movements = Table(
    "stock_movements",
    metadata,
    Column("id", Big, primary_key=True),
    Column("sku", Text, nullable=False),
    Column("location", Text, nullable=False),
    Column("quantity", Big, nullable=False),
    Column("reason", Text, nullable=False),
    Column("order_id", Big),
    Column("shipment_id", Big),
    Column("actor", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_stock_movements_sku_location", "sku", "location"),
)
