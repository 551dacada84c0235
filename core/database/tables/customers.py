"""Customers, their contacts, addresses and part numbers."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.database.tables import Big, Moment, metadata

customers = Table(
    "customers",
    metadata,
    Column("id", Big, primary_key=True),
    Column("number", Text, unique=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False, server_default=""),
    Column("vat_id", Text, nullable=False, server_default=""),
    Column("price_list", Text, nullable=False, server_default=""),
    Column("terms_days", Integer),
    Column("credit_limit_minor", Big),
    Column("guest", Boolean(create_constraint=False), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("chosen_language", Text, nullable=False, server_default=""),
)

contacts = Table(
    "contacts",
    metadata,
    Column("id", Big, primary_key=True),
    Column("customer_id", Big, ForeignKey("customers.id"), nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("failing", Boolean(create_constraint=False), nullable=False),
    Column("proven", Boolean(create_constraint=False), nullable=False),
    UniqueConstraint("channel", "address"),
)

addresses = Table(
    "addresses",
    metadata,
    Column("id", Big, primary_key=True),
    Column("customer_id", Big, ForeignKey("customers.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("name", Text, nullable=False, server_default=""),
    Column("street", Text, nullable=False, server_default=""),
    Column("postcode", Text, nullable=False, server_default=""),
    Column("city", Text, nullable=False, server_default=""),
    Column("country", Text, nullable=False, server_default=""),
    Column("proven", Boolean(create_constraint=False), nullable=False),
)

part_numbers = Table(
    "part_numbers",
    metadata,
    Column("customer_id", Big, ForeignKey("customers.id"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("sku", Text, nullable=False),
    Index("ix_part_numbers_sku", "sku"),
)
