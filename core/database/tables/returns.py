"""Returns with their lines, goods that are aside, and refunds."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from core.database.tables import Big, Data, Moment, metadata
from core.domain.returns import FINISHED, LINE_QUANTITIES

FINISHED_RETURNS = tuple(sorted(str(state) for state in FINISHED))

returns = Table(
    "returns",
    metadata,
    Column("id", Big, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("order_id", Big, ForeignKey("orders.id"), nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("withdrawal", Boolean(create_constraint=False), nullable=False),
    Column("clause", Text, nullable=False),
    Column("key", Text),
    Column("conversation_id", Big, ForeignKey("conversations.id")),
    Column("message_id", Big),
    Column("declared", Data, nullable=False),
    Column("deadline", Text),
    Column("tracking", Text, nullable=False),
    Column("resolution", Text, nullable=False),
    Column("credit_notes", Data, nullable=False),
    Column("refund_minor", Big, nullable=False),
    Column("fee_minor", Big, nullable=False),
    Column("exchange", Text, nullable=False),
    Column("requested_at", Moment, nullable=False),
    UniqueConstraint("order_id", "key"),
    Index("ix_returns_state_id", "state", "id"),
)

return_lines = Table(
    "return_lines",
    metadata,
    Column("id", Big, primary_key=True),
    Column("return_id", Big, ForeignKey("returns.id"), nullable=False, index=True),
    Column("order_line_id", Big, ForeignKey("order_lines.id"), nullable=False, index=True),
    *(Column(name, Big, nullable=False) for name in LINE_QUANTITIES),
    Column("clause", Text, nullable=False),
    Column("place", Text, nullable=False),
    CheckConstraint("received + wrong + short + lost <= requested", name="counted"),
)

goods_aside = Table(
    "goods_aside",
    metadata,
    Column("id", Big, primary_key=True),
    Column("sku", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("quantity", Big, nullable=False),
    Column("reason", Text, nullable=False),
    Column("return_id", Big, ForeignKey("returns.id"), nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

refunds = Table(
    "refunds",
    metadata,
    Column("id", Big, primary_key=True),
    Column("order_id", Big, ForeignKey("orders.id"), nullable=False),
    Column("return_id", Big, ForeignKey("returns.id")),
    Column("state", Text, nullable=False, index=True),
    Column("amount_minor", Big, nullable=False),
    Column("currency", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("key", Text),
    Column("queued_at", Moment, nullable=False),
    Column("settled_at", Moment),
    UniqueConstraint("order_id", "key"),
    CheckConstraint("amount_minor > 0", name="positive"),
)
