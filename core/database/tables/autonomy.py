"""Autonomy that was earned: runs of orders that nobody had to correct, and what came of them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from core.database.tables import Big, Moment, metadata

autonomy = Table(
    "autonomy",
    metadata,
    Column("customer_id", Big, ForeignKey("customers.id"), primary_key=True),
    Column("category", Text, primary_key=True),
    Column("run", Integer, nullable=False),
    Column("earned", Boolean(create_constraint=False), nullable=False),
    Column("changed_at", Moment, nullable=False),
)
"""run: orders of this customer and category in a row that were confirmed as they were read."""

autonomy_steps = Table(
    "autonomy_steps",
    metadata,
    Column("id", Big, primary_key=True),
    Column("customer_id", Big, ForeignKey("customers.id"), nullable=False),
    Column("category", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("order_number", Text, nullable=False),
    Column("run", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_autonomy_steps_customer", "customer_id", "id"),
)
"""what: counted, promoted or demoted. reason: empty, or who corrected by what, such as `staff:change`."""
