"""A merchant's own words, kept in the database over the project's templates."""

from __future__ import annotations

from sqlalchemy import select

from core.database.catalogue import current_versions
from core.database.engine import Database
from core.database.tables.catalogue import template_overrides

_KEPT: dict[str, tuple[int, dict[tuple[str, str, str], str]]] = {}


def overrides(database: Database) -> dict[tuple[str, str, str], str]:
    """Return `(language, message, part) -> text`; read again only when one has changed."""
    with database.read() as conn:
        version = current_versions(conn).get("templates", 0)
        kept = _KEPT.get(database.url)
        if kept is None or kept[0] != version:
            rows = conn.execute(select(template_overrides)).mappings()
            texts = {(row["language"], row["name"], row["part"]): row["body"] for row in rows}
            kept = _KEPT[database.url] = (version, texts)
    return kept[1]
