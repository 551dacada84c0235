"""The shop's rules among the versions of its policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from core.database.access import staff_names
from core.database.catalogue import policy_document
from core.database.moments import moment
from core.database.rule_facts import past
from core.database.tables.catalogue import policies
from core.domain.approvals import BacktestRules, ListPolicyVersions, PolicyVersion, RuleRows
from core.domain.queries import Query
from core.domain.rules import Backtest, backtest, rule_from
from core.errors import BadInput

_p = policies.c


def document_of(conn: Connection, version: int) -> tuple[dict[str, Any], str] | None:
    """Return a version of the policy and its own text."""
    row = conn.execute(select(_p.document, _p.source).where(_p.version == version)).first()
    return (dict(row.document), row.source) if row else None


def newest_version(conn: Connection) -> int:
    """Return the number of the policy in force, 0 without one; locked until the transaction ends."""
    newest = select(_p.version).order_by(_p.version.desc()).limit(1)
    return int(conn.execute(newest.with_for_update()).scalar() or 0)


def _rows(conn: Connection, query: RuleRows, now: datetime) -> tuple[int, tuple[dict[str, Any], ...]]:
    newest = conn.execute(select(_p.version).order_by(_p.version.desc()).limit(1)).scalar() or 0
    return int(newest), tuple(dict(row) for row in policy_document(conn).get("approval", []))


def _backtest(conn: Connection, query: BacktestRules, now: datetime) -> Backtest:
    faults: list[tuple[str, str]] = []
    rules = [rule_from(row, index, lambda *fault: faults.append(fault)) for index, row in enumerate(query.rows)]
    if faults:
        raise BadInput(faults)
    return backtest(rules, past(conn, now - timedelta(days=query.days)))


def _versions(conn: Connection, query: ListPolicyVersions, now: datetime) -> tuple[PolicyVersion, ...]:
    statement = select(policies).order_by(_p.version.desc()).limit(min(query.limit, 200) + 1)
    rows = conn.execute(statement).all()
    names = staff_names(conn, {row.agreed_by for row in rows})
    made = []
    for row, before in zip(rows, [*rows, None][1:], strict=True):
        changes = tuple(_changes("", before.document if before else {}, row.document))
        agreed = names.get(row.agreed_by, row.agreed_by)
        own = row.actor if row.actor.startswith("staff:") else ""
        made.append(PolicyVersion(row.version, row.changed_by, moment(row.changed_at), changes[:50], own, agreed))
    return tuple(made[: query.limit])


def _changes(place: str, before: Any, after: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*after, *(key for key in before if key not in after)]:
            yield from _changes(f"{place}.{key}" if place else str(key), before.get(key), after.get(key))
    elif isinstance(before, list) and isinstance(after, list) and any(isinstance(one, Mapping) for one in after):
        for index in range(max(len(before), len(after))):
            was, now = (some[index] if index < len(some) else None for some in (before, after))
            yield from _changes(f"{place} {index + 1}", was, now)
    elif before != after:
        yield place, _said(before), _said(after)


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} = {inner}" for key, inner in value.items())[:300]
    return "" if value is None else str(value)[:300]


ANSWERS: Mapping[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    BacktestRules: _backtest,
    ListPolicyVersions: _versions,
    RuleRows: _rows,
}
