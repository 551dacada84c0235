"""Mailboxes: how far each folder was read, who reads it, and how it goes."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from core.database.tables import Big, Moment, metadata

mailbox_positions = Table(
    "mailbox_positions",
    metadata,
    Column("account", Text, primary_key=True),
    Column("folder", Text, primary_key=True),
    Column("uidvalidity", Big),
    Column("last_uid", Big, nullable=False, server_default="0"),
    Column("old_until", Moment),
    Column("old_to_uid", Big, nullable=False, server_default="0"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reader", Text, nullable=False, server_default=""),
    Column("held_until", Moment, nullable=False, server_default="0"),
    Column("seen_at", Moment),
    Column("fault", Text, nullable=False, server_default=""),
    Column("fault_at", Moment),
)
