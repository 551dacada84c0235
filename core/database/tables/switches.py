"""Switches that stop what the clerk does by itself."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Table, Text, UniqueConstraint

from core.database.tables import Big, Moment, metadata

switches = Table(
    "switches",
    metadata,
    Column("id", Big, primary_key=True),
    Column("scope", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("off", Boolean(create_constraint=False), nullable=False),
    Column("reason", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    UniqueConstraint("scope", "value", "act"),
)
