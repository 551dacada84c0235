"""Autonomy that was earned, as it is kept: how each customer stands, and the ledger of what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from core.database.moments import moment
from core.database.tables.autonomy import autonomy, autonomy_steps
from core.database.tables.customers import customers
from core.domain.autonomy import AutonomyStep, CustomerStanding, ListAutonomySteps, ListStandings, Standing
from core.domain.queries import Query

_a, _s = autonomy.c, autonomy_steps.c


def standings(conn: Connection, customer_id: int, categories: Iterable[str]) -> dict[str, Standing]:
    """Return how a customer stands in these item classes; those without a row are absent."""
    mine = (_a.customer_id == customer_id, _a.category.in_(sorted(set(categories))))
    rows = conn.execute(select(_a.category, _a.run, _a.earned).where(*mine).with_for_update())
    return {row.category: Standing(row.run, row.earned) for row in rows}


def seen_with(conn: Connection, order_number: str) -> set[str]:
    """Return the item classes for which an order is in the ledger already."""
    return set(conn.execute(select(_s.category).where(_s.order_number == order_number)).scalars())


def keep(conn: Connection, customer_id: int, category: str, now: Standing, at: int) -> None:
    """Store how a customer stands."""
    values = {"run": now.run, "earned": now.earned, "changed_at": at}
    mine = (_a.customer_id == customer_id, _a.category == category)
    if not conn.execute(update(autonomy).where(*mine).values(values)).rowcount:
        conn.execute(insert(autonomy).values(customer_id=customer_id, category=category, **values))


def note(conn: Connection, row: Mapping[str, Any]) -> None:
    """Write one row of the ledger."""
    conn.execute(insert(autonomy_steps).values(dict(row)))


def _list_standings(conn: Connection, query: ListStandings, now: datetime) -> tuple[CustomerStanding, ...]:
    statement = select(_a.customer_id, customers.c.name, _a.category, _a.run, _a.earned).join(customers)
    if query.customer_id is not None:
        statement = statement.where(_a.customer_id == query.customer_id)
    rows = conn.execute(statement.order_by(customers.c.name, _a.customer_id, _a.category).limit(min(query.limit, 2000)))
    return tuple(CustomerStanding(row.customer_id, row.name, row.category, row.run, row.earned) for row in rows)


def _list_steps(conn: Connection, query: ListAutonomySteps, now: datetime) -> tuple[AutonomyStep, ...]:
    statement = select(autonomy_steps, customers.c.name).join(customers, customers.c.id == _s.customer_id)
    if query.customer_id is not None:
        statement = statement.where(_s.customer_id == query.customer_id)
    if not query.all_:
        statement = statement.where(_s.what != "counted")
    rows = conn.execute(statement.order_by(_s.id.desc()).limit(min(query.limit, 1000)))
    return tuple(
        AutonomyStep(
            row.customer_id, row.name, row.category, row.what, row.reason, row.order_number, row.run, moment(row.at)
        )
        for row in rows
    )


ANSWERS: Mapping[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    ListStandings: _list_standings,
    ListAutonomySteps: _list_steps,
}
