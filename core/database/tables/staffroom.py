"""The staff room: cases with their cards, topics, codes, and what was done once."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from core.database.tables import Big, Data, Moment, metadata

ACTIVE_SQL = "open or due"

staff_cases = Table(
    "staff_cases",
    metadata,
    Column("id", Big, primary_key=True),
    Column("queue", Text, nullable=False),
    Column("thing", Big, nullable=False),
    Column("order_id", Big),
    Column("conversation_id", Big),
    Column("open", Boolean(create_constraint=False), nullable=False),
    Column("due", Boolean(create_constraint=False), nullable=False),
    Column("claimed_by", Big),
    Column("claimed_at", Moment),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("shown", Text, nullable=False, server_default=""),
    Column("posts", Integer, nullable=False, server_default="0"),
    Column("heard_up_to", Big, nullable=False, server_default="0"),
    UniqueConstraint("queue", "thing"),
    Index("ix_staff_cases_active", "id", sqlite_where=text(ACTIVE_SQL), postgresql_where=text(ACTIVE_SQL)),
)
"""due: its card waits to be brought up to date. shown: what its card tells of now. posts: how many messages were posted
about it. heard_up_to: the customer's latest message that colleagues were shown."""

staff_posts = Table(
    "staff_posts",
    metadata,
    Column("delivery_id", Big, primary_key=True),
    Column("case_id", Big, ForeignKey("staff_cases.id"), nullable=False, index=True),
    Column("card", Boolean(create_constraint=False), nullable=False),
)
"""Which messages in the staff's chat belong to a case. card: it is the case's card, else a customer's message."""

staff_topics = Table(
    "staff_topics",
    metadata,
    Column("chat", Text, primary_key=True),
    Column("queue", Text, primary_key=True),
    Column("topic", Text, nullable=False),
)

staff_codes = Table(
    "staff_codes",
    metadata,
    Column("code_hash", Text, primary_key=True),
    Column("staff_id", Big, ForeignKey("staff.id"), nullable=False),
    Column("expires_at", Moment, nullable=False),
)

staff_acts = Table(
    "staff_acts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("staff_id", Big, nullable=False),
    Column("act", Text, nullable=False),
    Column("order_number", Text, nullable=False, server_default=""),
    Column("undo", Data),
    Column("at", Moment, nullable=False),
    Index("ix_staff_acts_staff", "staff_id", "at"),
)
"""What was asked for from the staff room, by the key of the message or press: nothing is done twice."""
