"""Rules: edited at the console, each save a new version of the policy, with a way back to every earlier one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.commands import approve
from core.commands.work import Work
from core.database import rules
from core.database.catalogue import policy_document
from core.database.policies import keep_policy
from core.domain.approvals import AgeApproval, GoBackToPolicy, SetRules
from core.domain.commands import Command
from core.domain.machine import Role
from core.domain.policy import policy_from
from core.errors import Conflict, Refused


def set_rules(work: Work, command: SetRules) -> dict[str, Any]:
    """Put other rules into the policy; the rest of it stays as it is."""
    work.only(Role.MANAGER, "rules")
    newest = rules.newest_version(work.conn)
    if command.expected_version is not None and command.expected_version != newest:
        raise Conflict("the policy")
    document = {name: section for name, section in policy_document(work.conn).items() if name != "approval"}
    if command.rows:
        document["approval"] = [dict(row) for row in command.rows]
    return _kept(work, document, "")


def go_back(work: Work, command: GoBackToPolicy) -> dict[str, Any]:
    """Make an earlier version the newest one; nothing of the history goes."""
    work.only(Role.MANAGER, "rules")
    rules.newest_version(work.conn)
    found = rules.document_of(work.conn, command.version)
    if found is None:
        raise Refused("unknown_version", version=command.version)
    return _kept(work, *found)


def _kept(work: Work, document: Mapping[str, Any], source: str) -> dict[str, Any]:
    policy_from(document)
    by = work.actor.name or work.actor.id
    return {"version": keep_policy(work.conn, document, source, by=by, now=work.now, actor=work.actor.id)}


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    SetRules: set_rules,
    GoBackToPolicy: go_back,
    AgeApproval: approve.age_approval,
}
"""What carries out which command."""
