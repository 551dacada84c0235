"""What belongs together: ids by which mails name their thread, and moves of messages between conversations."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from core.database.tables import Big, Data, Moment, metadata

thread_ids = Table(
    "thread_ids",
    metadata,
    Column("named", Text, primary_key=True),
    Column("message_id", Big, ForeignKey("inbound_messages.id"), primary_key=True),
)

conversation_moves = Table(
    "conversation_moves",
    metadata,
    Column("id", Big, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("source_id", Big, ForeignKey("conversations.id"), nullable=False),
    Column("target_id", Big, ForeignKey("conversations.id"), nullable=False),
    Column("moved", Data, nullable=False),
    Column("reason", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("undone_at", Moment),
    Index("ix_conversation_moves_source", "source_id"),
    Index("ix_conversation_moves_target", "target_id"),
)
