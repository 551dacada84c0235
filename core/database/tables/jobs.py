"""The processes that run jobs, and the jobs that failed."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, Table, Text, UniqueConstraint

from core.database.tables import Big, Moment, metadata

executors = Table(
    "executors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("node", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("does_rounds", Boolean(create_constraint=False), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("alive_until", Moment, nullable=False),
)

failed_jobs = Table(
    "failed_jobs",
    metadata,
    Column("id", Big, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("next_try_at", Moment),
    Column("failed_at", Moment, nullable=False),
    UniqueConstraint("kind", "key"),
    CheckConstraint("state in ('retry','parked')", name="state"),
)
