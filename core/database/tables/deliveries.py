"""The delivery ledger: one row per outgoing message, from queued to its receipt."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, Table, Text, text

from core.database.tables import Big, Data, Moment, metadata

STATES = ("queued", "sending", "sent", "retry", "parked", "unknown", "cancelled")
WAITING_SQL = "state in ('queued', 'sending', 'retry', 'unknown')"

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Big, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("event_id", Big, index=True),
    Column("order_id", Big, index=True),
    Column("conversation_id", Big),
    Column("channel", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("recipient_name", Text, nullable=False, server_default=""),
    Column("thread", Text, nullable=False, server_default=""),
    Column("message_id", Text, nullable=False),
    Column("answers", Text, nullable=False, server_default=""),
    Column("reference_ids", Data, nullable=False),
    Column("reply_token", Text, nullable=False, server_default=""),
    Column("subject", Text, nullable=False, server_default=""),
    Column("body_text", Text, nullable=False, server_default=""),
    Column("body_html", Text, nullable=False, server_default=""),
    Column("body_chat", Text, nullable=False, server_default=""),
    Column("buttons", Data, nullable=False),
    Column("attachments", Data, nullable=False),
    Column("language", Text, nullable=False, server_default="en"),
    Column("automatic", Boolean(create_constraint=False), nullable=False),
    Column("template", Text, nullable=False, server_default=""),
    Column("state", Text, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("next_try_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("claimed_by", Text, nullable=False, server_default=""),
    Column("claimed_until", Moment, nullable=False, server_default="0"),
    Column("error", Text, nullable=False, server_default=""),
    Column("receipt", Data),
    Column("facts", Data),
    Column("external_id", Text, nullable=False, server_default=""),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    CheckConstraint("state in ('queued','sending','sent','retry','parked','unknown','cancelled')", name="state"),
    Index(
        "ix_deliveries_waiting",
        "next_try_at",
        sqlite_where=text(WAITING_SQL),
        postgresql_where=text(WAITING_SQL),
    ),
    Index("ix_deliveries_conversation", "conversation_id", "channel", "id"),
    Index("ix_deliveries_message_id", "message_id"),
    Index(
        "ix_deliveries_external_id",
        "external_id",
        sqlite_where=text("external_id <> ''"),
        postgresql_where=text("external_id <> ''"),
    ),
    Index(
        "ix_deliveries_parked", "id", sqlite_where=text("state = 'parked'"), postgresql_where=text("state = 'parked'")
    ),
)
