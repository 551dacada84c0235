"""What must always hold, one file per noun; each yields a line for every thing that breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, union_all

AT_ONCE = 2_000
"""Rows fetched together where a whole table is read."""


def streamed(conn: Connection, statement: Select[Any]) -> Iterator[Row[Any]]:
    """Yield a statement's rows without holding them all."""
    yield from conn.execute(statement.execution_options(yield_per=AT_ONCE))


def differing(conn: Connection, *sides: Select[Any]) -> Iterator[Row[Any]]:
    """Yield the keys whose `n` does not sum to 0 over all sides; keys are the columns before `n`."""
    both = union_all(*sides).subquery()
    keys = [column for column in both.c if column.name != "n"]
    total = func.sum(both.c.n)
    statement: Select[Any] = select(*keys, total.label("n")).group_by(*keys).having(total != 0).order_by(*keys)
    yield from conn.execute(statement)
