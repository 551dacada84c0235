"""Items and the shop's policy."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, Table, Text

from core.database.tables import Big, Data, Moment, metadata

items = Table(
    "items",
    metadata,
    Column("sku", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("price_e4", Big),
    Column("tax_code", Text, nullable=False, server_default="standard"),
    Column("weight_g", Integer, nullable=False, server_default="0"),
    Column("backorder", Boolean(create_constraint=False), nullable=False),
    Column("lead_days", Integer, nullable=False, server_default="0"),
    Column("document", Data, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

suppliers = Table(
    "suppliers",
    metadata,
    Column("number", Text, primary_key=True),
    Column("document", Data, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

policies = Table(
    "policies",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("document", Data, nullable=False),
    Column("source", Text, nullable=False, server_default=""),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("actor", Text, nullable=False, server_default=""),
    Column("agreed_by", Text, nullable=False, server_default=""),
)

versions = Table(
    "versions",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
)
"""How often catalogue, customers, policy and templates changed: what was compiled from them lives until then."""

template_overrides = Table(
    "template_overrides",
    metadata,
    Column("language", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
