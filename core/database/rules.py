"""The shop's rules among the versions of its policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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


_UNSAID = {"do": "approve"}
"""What a rule means where it does not say so."""


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
        # The first version changes nothing: all of it is new.
        changes = tuple(_changes("", before.document, row.document)) if before else ()
        agreed = names.get(row.agreed_by, row.agreed_by)
        own = row.actor if row.actor.startswith("staff:") else ""
        made.append(PolicyVersion(row.version, row.changed_by, moment(row.changed_at), changes[:50], own, agreed))
    return tuple(made[: query.limit])


def _changes(place: str, before: Any, after: Any) -> Iterator[tuple[str, str, str]]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*after, *(key for key in before if key not in after)]:
            was, now = (some.get(key, _UNSAID.get(key)) for some in (before, after))
            yield from _changes(f"{place}, {_worded(key)}" if place else _worded(key), was, now)
    elif any(isinstance(one, Mapping) for some in (before, after) if isinstance(some, list) for one in some):
        earlier, later = _named(before or []), _named(after or [])
        for name in [*later, *(name for name in earlier if name not in later)]:
            yield from _changes(f"{place}: {name}", earlier.get(name), later.get(name))
    elif before != after:
        yield place, _said(before), _said(after)


def _named(rows: Sequence[Any]) -> dict[str, Any]:
    """Return the rows by what they are called, so that one that moved or is new is no change of the others."""
    names = [str(one.get("name") or one.get("id") or "") if isinstance(one, Mapping) else "" for one in rows]
    plain = len(set(names)) == len(names) and all(names)
    return dict(zip(names if plain else map(str, range(1, len(rows) + 1)), rows, strict=True))


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{_worded(key)} {_said(inner)}" for key, inner in value.items())[:300]
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value)[:300]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)[:300]


def _worded(key: object) -> str:
    return str(key).replace("_", " ")


ANSWERS: Mapping[type[Query[Any]], Callable[[Connection, Any, datetime], Any]] = {
    BacktestRules: _backtest,
    ListPolicyVersions: _versions,
    RuleRows: _rows,
}
