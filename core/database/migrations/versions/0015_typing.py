"""Until when somebody is seen to be writing in a conversation that people have."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, inspect

from core.database.tables import Moment

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add the columns where a new database has not got them already."""
    there = {column["name"] for column in inspect(op.get_bind()).get_columns("conversations")}
    for name in ("staff_typing_until", "customer_typing_until"):
        if name not in there:
            op.add_column("conversations", Column(name, Moment, nullable=False, server_default="0"))
