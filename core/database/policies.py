"""The versions of the shop's policy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from core.database.catalogue import bump, policy_document
from core.database.imports import stock_rows
from core.database.moments import ms
from core.database.tables.catalogue import policies
from core.domain.imports import PolicyText, StockLevels
from core.domain.queries import Query
from core.imports.policy_file import export_policy

_NEWEST = select(policies).order_by(policies.c.version.desc()).limit(1)


def keep_policy(
    conn: Connection, document: Mapping[str, Any], source: str, *, by: str, now: datetime, actor: str = ""
) -> int:
    """Keep a policy as the newest version and return its number; the same policy again makes no new one.

    actor: who did it. Who saves the policy of somebody else as it is has agreed to it.
    """
    newest = conn.execute(_NEWEST.with_for_update()).first()
    if newest and newest.document == document and newest.source == source:
        if actor not in ("", newest.actor) and not newest.agreed_by:
            conn.execute(update(policies).where(policies.c.version == newest.version).values(agreed_by=actor))
        return int(newest.version)
    version = newest.version + 1 if newest else 1
    row = {"version": version, "document": document, "source": source, "changed_by": by, "changed_at": ms(now)}
    row["actor"] = actor
    conn.execute(insert(policies).values(**row))
    bump(conn, "policy")
    return int(version)


def policy_text(conn: Connection, query: PolicyText, now: datetime) -> str:
    """Return the policy in force as a commented file."""
    newest = conn.execute(_NEWEST).first()
    return export_policy(policy_document(conn), newest.source if newest else "")


ANSWERS: dict[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    PolicyText: policy_text,
    StockLevels: lambda conn, query, now: stock_rows(conn, query.sheet),
}
