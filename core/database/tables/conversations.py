"""Conversations, what came in, and what was asked."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, text

from core.database.tables import Big, Data, Moment, metadata

HANDED_OVER_SQL = "handed_over"

conversations = Table(
    "conversations",
    metadata,
    Column("id", Big, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("customer_id", Big, ForeignKey("customers.id"), index=True),
    Column("person", Text, nullable=False, server_default=""),
    Column("person_name", Text, nullable=False, server_default=""),
    Column("subject", Text, nullable=False, server_default=""),
    Column("language", Text, nullable=False, server_default=""),
    Column("handed_over", Boolean(create_constraint=False), nullable=False),
    Column("claimed_by", Big),
    Column("merged_into", Big),
    Column("split_from", Big),
    Column("chosen_language", Text, nullable=False, server_default=""),
    Column("staff_typing_until", Moment, nullable=False, server_default="0"),
    Column("customer_typing_until", Moment, nullable=False, server_default="0"),
    Column("guest", Data, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    UniqueConstraint("channel", "thread"),
    Index(
        "ix_conversations_handed_over",
        "id",
        sqlite_where=text(HANDED_OVER_SQL),
        postgresql_where=text(HANDED_OVER_SQL),
    ),
)

inbound_messages = Table(
    "inbound_messages",
    metadata,
    Column("id", Big, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("token", Text, nullable=False, unique=True),
    Column("conversation_id", Big, ForeignKey("conversations.id")),
    Column("customer_id", Big),
    Column("order_id", Big),
    Column("sender", Text, nullable=False, server_default=""),
    Column("sender_name", Text, nullable=False, server_default=""),
    Column("subject", Text, nullable=False, server_default=""),
    Column("body", Text, nullable=False, server_default=""),
    Column("quoted", Text, nullable=False, server_default=""),
    Column("action", Text, nullable=False, server_default=""),
    Column("content_hash", Text, nullable=False, server_default=""),
    Column("envelope", Data, nullable=False),
    Column("raw", LargeBinary),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("understanding", Data),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("received_at", Moment, nullable=False),
    Column("handled_at", Moment),
    UniqueConstraint("channel", "external_id"),
    Index("ix_inbound_messages_conversation", "conversation_id", "id"),
    Index("ix_inbound_messages_state", "state", "id"),
    Index("ix_inbound_messages_external_id", "external_id"),
)

inbound_files = Table(
    "inbound_files",
    metadata,
    Column("id", Big, primary_key=True),
    Column("message_id", Big, ForeignKey("inbound_messages.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("inline", Boolean(create_constraint=False), nullable=False),
    Column("content", LargeBinary, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Big, primary_key=True),
    Column("conversation_id", Big, ForeignKey("conversations.id"), nullable=False),
    Column("order_id", Big),
    Column("message_id", Big),
    Column("about", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("candidates", Data, nullable=False),
    Column("details", Data, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("answered_at", Moment),
    Index("ix_questions_open", "conversation_id", "state"),
    Index("ix_questions_order", "order_id", "state"),
)
