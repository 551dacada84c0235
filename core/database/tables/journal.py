"""The journal: every step of everything, one hash chain per thing, anchored every minute."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text, UniqueConstraint

from core.database.tables import Big, Data, Moment, metadata

journal = Table(
    "journal",
    metadata,
    Column("id", Big, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("thing_id", Big, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("order_id", Big),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("reason_code", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("kind", "thing_id", "sequence"),
    Index("ix_journal_order_id", "order_id", "id"),
)

remarks = Table(
    "remarks",
    metadata,
    Column("journal_id", Big, primary_key=True),
    Column("words", Text, nullable=False),
)
"""Free words of an entry (a reason, a note), beside the chain so that they can be erased without breaking it."""

anchors = Table(
    "journal_anchors",
    metadata,
    Column("id", Big, primary_key=True),
    Column("up_to", Big, nullable=False),
    Column("heads", Data, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
