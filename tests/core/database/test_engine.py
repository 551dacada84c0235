"""The database's promises: one commit, fair writers, readers that hold nobody up, faults with a name."""

from __future__ import annotations

from sqlalchemy import text

from core.database.engine import Database, count_statements


def test_a_unit_of_work_commits_once(database: Database) -> None:
    """Everything in a unit becomes visible together, by exactly one BEGIN and one COMMIT."""
    with count_statements(database) as counted, database.write() as conn:
        conn.execute(text("create temporary table a (n integer)"))
        conn.execute(text("insert into a values (1)"))
    assert counted.statements[0] == "BEGIN"
    assert counted.statements[-1] == "COMMIT"
    assert counted.total == 4
