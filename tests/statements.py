"""Statements compiled once for all tests.

SQLAlchemy keeps what it has compiled for each engine, and each test opens its own: a third of the work of a test was
compiling the same statements anew. The databases of a run are alike, so whatever fits one fits all of its kind.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_compiled: LRUCache[Any, Any] = LRUCache(4000)


def share_compiled_statements() -> None:
    """Have all engines of this process use one cache, in which dialects of a kind count as the same."""
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        setattr(dialect, "__eq__", lambda one, other: type(one) is type(other))
        setattr(dialect, "__hash__", lambda one: hash(type(one)))
    # Each engine sets its own at birth: it is taken and forgotten.
    setattr(Engine, "_compiled_cache", property(lambda _: _compiled, lambda _, own: None))
