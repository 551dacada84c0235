"""Take in a merchant's files: all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Protocol

from sqlalchemy import Connection

from core.commands.count import set_stock
from core.database.imports import import_rows, stock_rows
from core.database.policies import keep_policy
from core.database.stock import levels
from core.domain.commands import Command, SetStock
from core.domain.imports import ApplyPolicy, ImportResult, ImportRows
from core.domain.machine import SYSTEM, Role
from core.domain.money import QUANTITY_SCALE
from core.domain.policy import policy_from
from core.errors import Refused

IMPORTERS = SYSTEM | Role.ADMIN | Role.MANAGER | Role.BUYER
COUNTERS = IMPORTERS | Role.WAREHOUSE


class Work(Protocol):
    """The unit of work that a handler acts in."""

    conn: Connection
    now: Any
    actor: Any


def take_rows_in(work: Work, command: ImportRows) -> dict[str, Any]:
    """Write a sheet; a dry run leaves nothing behind. The facts carry the ImportResult."""
    if not work.actor.role & (COUNTERS if command.kind == "stock" else IMPORTERS):
        raise Refused("not_your_role", step="import")
    if command.kind == "stock":
        return {"result": _count_stock(work, command)}
    with work.conn.begin_nested() as written:
        result = import_rows(work.conn, command.kind, command.sheet, now=work.now, actor=work.actor.id)
        if command.dry_run:
            written.rollback()
    return {"result": result}


def _count_stock(work: Any, command: ImportRows) -> ImportResult:
    rows = stock_rows(work.conn, command.sheet)
    there = {(level.sku, level.location): level.on_hand for level in levels(work.conn, [sku for sku, _, _ in rows])}
    counted = {(sku, place): int(Decimal(on_hand) * QUANTITY_SCALE) for sku, place, on_hand in rows}
    created = sum(key not in there for key in counted)
    unchanged = sum(there.get(key) == on_hand for key, on_hand in counted.items())
    if not command.dry_run:
        set_stock(work, SetStock(rows, reason="import"))
    return ImportResult(created, len(counted) - created - unchanged, unchanged, command.sheet.mapping)


def apply_policy(work: Work, command: ApplyPolicy) -> dict[str, Any]:
    """Make a policy the one in force.

    Raises: BadInput where it does not hold.
    """
    if not work.actor.role & (SYSTEM | Role.ADMIN):
        raise Refused("not_your_role", step="apply the policy")
    policy_from(command.document)
    by = work.actor.id
    version = keep_policy(work.conn, command.document, command.source, by=by, now=work.now, actor=by)
    return {"version": version}


HANDLERS: dict[type[Command], Callable[[Any, Any], dict[str, Any]]] = {
    ImportRows: take_rows_in,
    ApplyPolicy: apply_policy,
}
