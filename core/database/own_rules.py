"""The rules as they stood before somebody changed them: under those one's own word still is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, case, func, select

from core.database.access import approvers
from core.database.tables.catalogue import policies
from core.domain.machine import Actor
from core.domain.policy import ShopPolicy
from core.domain.rules import ApprovalRule, rule_from

_p = policies.c


def before_changes_of(conn: Connection, actor: Actor, policy: ShopPolicy, *, asker: str = "") -> list[ApprovalRule]:
    """Return the rules that stood before this actor changed them, and that are not in force any more.

    A change that another person agreed to, or saved upon, counts for everybody; so does one where nobody else could
    decide. asker: who asked for the order's approval, and decides about it no more.
    """
    if not actor.id.startswith("staff:"):
        return []
    # A version is somebody's own until another person has agreed to it.
    not_own = (_p.actor != actor.id) | _p.agreed_by.not_in(("", actor.id))
    row = conn.execute(select(func.max(_p.version), func.max(case((not_own, _p.version))))).one()
    newest, base = row
    if base is None or base == newest:
        return []
    document = conn.execute(select(_p.document).where(_p.version == base)).scalar_one()
    before = (rule_from(one, place, _taken) for place, one in enumerate(document.get("approval", [])))
    gone = [rule for rule in before if rule.do == "approve" and rule not in policy.approvals]
    return [rule for rule in gone if approvers(conn, rule.role, actor.id, asker)]


def asked_for(request: RowMapping, policy: ShopPolicy) -> ApprovalRule | None:
    """Return the rule by which an order waits as it was when it was asked, whatever became of it since."""
    if request["asked"]:
        return ApprovalRule(request["rule"], **request["asked"])
    return next((one for one in policy.approvals if one.name == request["rule"]), None)


def kept(rule: ApprovalRule) -> dict[str, Any]:
    """Return what an approval request keeps of its rule."""
    return {"role": rule.role, "four_eyes": rule.four_eyes, "escalate_to": rule.escalate_to}


def _taken(place: str, words: str) -> None:
    """Pass over what no longer reads; it held when it was kept."""
