"""Gateways and webhooks that were added, with their sealed secrets, and the ledger of what webhooks are told."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from core.database.tables import Big, Data, Moment, metadata

HOOK_WAITING_SQL = "state in ('queued', 'sending', 'retry')"

gateways = Table(
    "gateways",
    metadata,
    Column("id", Big, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("active", Boolean(create_constraint=False), nullable=False),
    Column("fault", Text, nullable=False, server_default=""),
    Column("added_at", Moment, nullable=False),
)

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", Big, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("events", Data, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("active", Boolean(create_constraint=False), nullable=False),
    Column("fault", Text, nullable=False, server_default=""),
    Column("failing_since", Moment),
    Column("added_at", Moment, nullable=False),
)

hook_deliveries = Table(
    "hook_deliveries",
    metadata,
    Column("id", Big, primary_key=True),
    Column("webhook_id", Big, ForeignKey("webhooks.id"), nullable=False),
    Column("message_id", Text, nullable=False),
    Column("event_id", Big),
    Column("order_id", Big),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try_at", Moment, nullable=False),
    Column("claimed_by", Text, nullable=False, server_default=""),
    Column("claimed_until", Moment, nullable=False, server_default="0"),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    UniqueConstraint("webhook_id", "message_id"),
    Index("ix_hook_deliveries_event", "event_id", "webhook_id"),
    Index("ix_hook_deliveries_order", "webhook_id", "order_id", "id"),
    Index(
        "ix_hook_deliveries_waiting",
        "webhook_id",
        "next_try_at",
        sqlite_where=text(HOOK_WAITING_SQL),
        postgresql_where=text(HOOK_WAITING_SQL),
    ),
)

hook_attempts = Table(
    "hook_attempts",
    metadata,
    Column("id", Big, primary_key=True),
    Column("delivery_id", Big, ForeignKey("hook_deliveries.id"), nullable=False, index=True),
    Column("attempt", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("status", Integer, nullable=False),
    Column("took_ms", Integer, nullable=False),
    Column("answer", Text, nullable=False, server_default=""),
    Column("error", Text, nullable=False, server_default=""),
)
