"""What is remembered of addresses: those that fail, and how often each was answered by machine."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, UniqueConstraint

from core.database.tables import Big, Moment, metadata

contact_marks = Table(
    "contact_marks",
    metadata,
    Column("id", Big, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("failing", Boolean(create_constraint=False), nullable=False),
    Column("bounces", Integer, nullable=False),
    Column("status", Text, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("delivery_id", Big),
    Column("since", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    UniqueConstraint("channel", "address"),
)

automatic_answers = Table(
    "automatic_answers",
    metadata,
    Column("id", Big, primary_key=True),
    Column("address", Text, nullable=False),
    Column("conversation_id", Big, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_automatic_answers_address", "address", "at"),
)
