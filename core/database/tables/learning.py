"""Words that customers use for things, and what was decided about them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.database.tables import Big, Data, Moment, metadata

learned_words = Table(
    "learned_words",
    metadata,
    Column("id", Big, primary_key=True),
    Column("words", Text, nullable=False),
    Column("written", Text, nullable=False),
    Column("sku", Text, nullable=False),
    Column("customer_id", Big, ForeignKey("customers.id")),
    Column("whose", Big, nullable=False),
    Column("source", Text, nullable=False),
    Column("message_id", Big),
    Column("order_number", Text, nullable=False, server_default=""),
    Column("seen", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("contradicted", Text, nullable=False, server_default=""),
    Column("replay", Data),
    Column("proposed_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("decided_by", Text, nullable=False, server_default=""),
    Column("decided_at", Moment),
    UniqueConstraint("whose", "words", "sku"),
    Index("ix_learned_words_state", "state", "id"),
)
"""whose: the customer's id, 0 for everybody, so that the same words are there once."""
