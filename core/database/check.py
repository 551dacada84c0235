"""Proof that the shop's data is whole: a line for every broken promise."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from core.database.proofs import books, chains, messages, orders, returns, shipments, stock


def violations(conn: Connection) -> Iterator[str]:
    """Yield a line for every broken invariant, naming the thing and what is wrong; nothing where all is well."""
    yield from _file(conn)
    for part in (stock, orders, shipments, returns, books, chains, messages):
        yield from part.violations(conn)


def _file(conn: Connection) -> Iterator[str]:
    if conn.dialect.name != "sqlite":
        return
    for row in conn.exec_driver_sql("PRAGMA quick_check"):
        if row[0] != "ok":
            yield f"the database file is damaged: {row[0]}"
    for row in conn.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"table {row[0]}: row {row[1]} refers to a row of {row[2]} that does not exist"
