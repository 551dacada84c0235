"""Take in a merchant's files: all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import Connection

from core.database.imports import import_rows
from core.database.policies import keep_policy
from core.domain.commands import Command
from core.domain.imports import ApplyPolicy, ImportRows
from core.domain.machine import SYSTEM, Role
from core.domain.policy import policy_from
from core.errors import Refused

IMPORTERS = SYSTEM | Role.ADMIN | Role.MANAGER | Role.BUYER


class Work(Protocol):
    """The unit of work that a handler acts in."""

    conn: Connection
    now: Any
    actor: Any


def take_rows_in(work: Work, command: ImportRows) -> dict[str, Any]:
    """Write a sheet; a dry run leaves nothing behind. The facts carry the ImportResult."""
    if not work.actor.role & IMPORTERS:
        raise Refused("not_your_role", step="import")
    with work.conn.begin_nested() as written:
        result = import_rows(work.conn, command.kind, command.sheet, now=work.now, actor=work.actor.id)
        if command.dry_run:
            written.rollback()
    return {"result": result}


def apply_policy(work: Work, command: ApplyPolicy) -> dict[str, Any]:
    """Make a policy the one in force.

    Raises: BadInput where it does not hold.
    """
    if not work.actor.role & (SYSTEM | Role.ADMIN):
        raise Refused("not_your_role", step="apply the policy")
    policy_from(command.document)
    version = keep_policy(work.conn, command.document, command.source, by=work.actor.id, now=work.now)
    return {"version": version}


HANDLERS: dict[type[Command], Callable[[Any, Any], dict[str, Any]]] = {
    ImportRows: take_rows_in,
    ApplyPolicy: apply_policy,
}
