"""Codes that bind a chat to a customer, and the bindings that they made."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from core.database.tables import Big, Data, Moment, metadata

link_codes = Table(
    "link_codes",
    metadata,
    Column("id", Big, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("salt", Text, nullable=False, server_default=""),
    Column("code_hash", Text, nullable=False),
    Column("customer_id", Big, ForeignKey("customers.id")),
    Column("conversation_id", Big),
    Column("address", Text, nullable=False, server_default=""),
    Column("made_by", Text, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Index("ix_link_codes_hash", "code_hash"),
    Index("ix_link_codes_conversation", "conversation_id", "created_at"),
    Index("ix_link_codes_address", "address", "created_at"),
)

bindings = Table(
    "bindings",
    metadata,
    Column("id", Big, primary_key=True),
    Column("customer_id", Big, ForeignKey("customers.id"), nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("conversation_id", Big, nullable=False),
    Column("former_customer_id", Big),
    Column("moved", Data, nullable=False),
    Column("how", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("undone_at", Moment),
    Column("undone_by", Text, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Index("ix_bindings_address", "channel", "address"),
)
