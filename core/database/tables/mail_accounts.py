"""Mailboxes that were added, and their sealed secrets."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from core.database.tables import Big, Data, Moment, metadata

mail_accounts = Table(
    "mail_accounts",
    metadata,
    Column("id", Big, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("user", Text, nullable=False),
    Column("account", Text, nullable=False, unique=True),
    Column("imap", Text, nullable=False),
    Column("smtp", Text, nullable=False, server_default=""),
    Column("provider", Text, nullable=False, server_default=""),
    Column("client_id", Text, nullable=False, server_default=""),
    Column("endpoints", Data, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("settled", Integer, nullable=False, server_default="1"),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("fault", Text, nullable=False, server_default=""),
    Column("turn_of", Text, nullable=False, server_default=""),
    Column("turn_until", Moment, nullable=False, server_default="0"),
    Column("added_at", Moment, nullable=False),
)
