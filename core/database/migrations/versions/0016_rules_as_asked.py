"""What an approval was asked under, and whose a version of the policy is."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text, inspect

from core.database.tables import Data

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the columns where a new database has not got them already."""
    bind = op.get_bind()
    if "asked" not in {column["name"] for column in inspect(bind).get_columns("approval_requests")}:
        op.add_column("approval_requests", Column("asked", Data))
    for name in ("actor", "agreed_by"):
        if name not in {column["name"] for column in inspect(bind).get_columns("policies")}:
            op.add_column("policies", Column(name, Text, nullable=False, server_default=""))
