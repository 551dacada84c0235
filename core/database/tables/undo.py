"""Units of staff: what a person of the shop did, and for a short time how it was before."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text

from core.database.tables import Big, Data, Moment, metadata

staff_units = Table(
    "staff_units",
    metadata,
    Column("id", Big, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("did", Data, nullable=False),
    Column("orders", Data, nullable=False),
    Column("deliveries", Data, nullable=False),
    Column("before", Data),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("undone_by", Text, nullable=False, server_default=""),
    Column("undone_at", Moment),
    Index("ix_staff_units_actor", "actor", "id"),
    Index("ix_staff_units_until", "until"),
)
"""did: `[command, step, order]`; orders: `[number, version before, version after]`.

before: all that undoing needs; forgotten once the time for it is over, so that no copy of a person's data stays.
"""
