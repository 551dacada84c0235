"""The table of learned words comes to a database that was made before it."""

from __future__ import annotations

from sqlalchemy import inspect, text

from core.database.engine import Database
from core.database.schema import HEAD, is_current, revision, upgrade


def test_an_older_database_gets_the_table_and_keeps_everything_else(database: Database) -> None:
    """From the first schema on, one upgrade brings it up to date; a second one has nothing to do."""
    with database.write() as conn:
        conn.execute(text("DROP TABLE learned_words"))
        conn.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        conn.execute(text("INSERT INTO versions (name, version) VALUES ('words', 7)"))
    assert not is_current(database)
    assert upgrade(database)
    with database.read() as conn:
        found = inspect(conn)
        assert {"words", "sku", "whose", "replay"} <= {one["name"] for one in found.get_columns("learned_words")}
        assert [one["name"] for one in found.get_indexes("learned_words") if one["name"].startswith("ix_")]
        assert conn.execute(text("SELECT version FROM versions WHERE name = 'words'")).scalar() == 7
        assert revision(conn) == HEAD
    assert not upgrade(database)
