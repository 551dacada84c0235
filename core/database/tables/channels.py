"""Listings, price lists, what was charged elsewhere, and marketplaces with how far each is read."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.database.tables import Big, Data, Moment, metadata

listings = Table(
    "listings",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("sku", Text, nullable=False),
    Column("unit", Text, nullable=False, server_default=""),
    Column("title", Text, nullable=False, server_default=""),
    Column("visible", Boolean(create_constraint=False), nullable=False),
    Column("changed_at", Moment, nullable=False),
    UniqueConstraint("channel", "sku", "unit"),
)

price_list_rows = Table(
    "price_list_rows",
    metadata,
    Column("price_list", Text, primary_key=True),
    Column("sku", Text, primary_key=True),
    Column("min_quantity", Big, primary_key=True, autoincrement=False),
    Column("valid_from", Text, primary_key=True),
    Column("valid_to", Text, nullable=False, server_default=""),
    Column("price_e4", Big, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index("ix_price_list_rows_sku", "sku", "price_list"),
)
"""valid_from, valid_to: days, empty where open; min_quantity: in 1/1,000,000 base units."""

charged_elsewhere = Table(
    "charged_elsewhere",
    metadata,
    Column("order_id", Big, ForeignKey("orders.id"), primary_key=True, autoincrement=False),
    Column("document", Data, nullable=False),
    Column("at", Moment, nullable=False),
)

connectors = Table(
    "connectors",
    metadata,
    Column("name", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("options", Data, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("cursor", Text, nullable=False, server_default=""),
    Column("reader", Text, nullable=False, server_default=""),
    Column("held_until", Moment, nullable=False, server_default="0"),
    Column("seen_at", Moment),
    Column("fault", Text, nullable=False, server_default=""),
    Column("fault_at", Moment),
    Column("added_at", Moment, nullable=False),
)

connector_orders = Table(
    "connector_orders",
    metadata,
    Column("connector", Text, primary_key=True),
    Column("external_id", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("order_number", Text, nullable=False, server_default=""),
    Column("body", Data, nullable=False),
    Column("body_hash", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("acknowledged", Boolean(create_constraint=False), nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index("ix_connector_orders_state", "connector", "state"),
)

connector_levels = Table(
    "connector_levels",
    metadata,
    Column("connector", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("quantity", Text, nullable=False),
    Column("pushed_at", Moment, nullable=False),
)
"""The stock that a marketplace was last told."""

connector_dispatches = Table(
    "connector_dispatches",
    metadata,
    Column("connector", Text, primary_key=True),
    Column("shipment", Text, primary_key=True),
    Column("fault", Text, nullable=False, server_default=""),
    Column("pushed_at", Moment, nullable=False),
)
"""The shipments that a marketplace was told of, or has refused to hear of."""
