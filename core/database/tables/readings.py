"""What was read of the files that came in."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table

from core.database.tables import Big, Data, Moment, metadata

file_readings = Table(
    "file_readings",
    metadata,
    Column("file_id", Big, ForeignKey("inbound_files.id"), primary_key=True, autoincrement=False),
    Column("reading", Data, nullable=False),
    Column("read_at", Moment, nullable=False),
)
