"""A merchant's own words, kept over the project's templates."""

from __future__ import annotations

import time

from sqlalchemy import Connection, delete, insert, select

from core.database.catalogue import bump, current_versions
from core.database.engine import Database
from core.database.tables.catalogue import template_overrides

Texts = dict[tuple[str, str, str], str]

# Messages are rendered inside an order's transaction, which must not wait for this each time.
FRESH_S = 2.0


class TemplateOverrides:
    """Gives `(language, message, part) -> text`, at most two seconds old."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._version = -1
        self._texts: Texts = {}
        self._read_at = -FRESH_S

    def __call__(self) -> Texts:
        """Return the merchant's texts."""
        if time.monotonic() - self._read_at >= FRESH_S:
            self._read_at = time.monotonic()
            with self._database.read() as conn:
                version = current_versions(conn).get("templates", 0)
                if version != self._version:
                    rows = conn.execute(select(template_overrides)).mappings()
                    self._texts = {(row["language"], row["name"], row["part"]): row["body"] for row in rows}
                    self._version = version
        return self._texts


def keep(conn: Connection, key: tuple[str, str, str], body: str | None, *, by: str, now: int) -> None:
    """Keep an override; None takes it away."""
    t = template_overrides.c
    conn.execute(delete(template_overrides).where(t.language == key[0], t.name == key[1], t.part == key[2]))
    if body is not None:
        row = {"language": key[0], "name": key[1], "part": key[2], "body": body, "changed_by": by, "changed_at": now}
        conn.execute(insert(template_overrides).values(row))
    bump(conn, "templates")
