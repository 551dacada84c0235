"""How orders wait for approval, and what rules wanted colleagues to know of, as the tables tell it."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from core.database.access import approvers, staff_names
from core.database.moments import moment, moment_or_none, ms
from core.database.own_rules import asked_for
from core.database.reading import Answers, Reader, page_limit
from core.database.tables.customers import customers
from core.database.tables.journal import journal
from core.database.tables.orders import approval_requests, orders
from core.database.tables.staffroom import staff_cases
from core.domain.approvals import ApprovalsWaiting, ApprovalWait, ListRuleNotes, OrderRuleNoted, RuleNoteView
from core.domain.orders import OrderState
from core.domain.policy import ShopPolicy
from core.domain.staffroom import Queue

MOST = 500
_o, _r, _c, _j = orders.c, approval_requests.c, staff_cases.c, journal.c
_later = approval_requests.alias("later")
_newest = select(func.max(_later.c.id)).where(_later.c.order_id == _o.id).correlate(orders).scalar_subquery()
REQUESTS = (
    select(approval_requests, _o.number)
    .join(orders, _o.id == _r.order_id)
    .where(_o.state == str(OrderState.AWAITING_APPROVAL), _r.id == _newest)
    .order_by(_r.requested_at, _r.id)
    .limit(MOST)
)
"""What is asked about each order that waits for approval, with the order's number."""
_DAY_MS = 24 * 3600 * 1000


def approvals_waiting(reader: Reader, query: ApprovalsWaiting) -> tuple[ApprovalWait, ...]:
    """Return how orders wait for approval, who has waited longest first."""
    only = (_o.number == query.order,) if query.order else ()
    return _waits(reader.conn, reader.policy, *only)


def wait_of(conn: Connection, policy: ShopPolicy, order_id: int) -> ApprovalWait | None:
    """Return how one order waits for approval; None where it does not."""
    return next(iter(_waits(conn, policy, _o.id == order_id)), None)


def _waits(conn: Connection, policy: ShopPolicy, *only: ColumnElement[bool]) -> tuple[ApprovalWait, ...]:
    rows = conn.execute(REQUESTS.where(*only)).mappings().all()
    names = staff_names(conn, {row["first_by"] for row in rows})
    rules = {row["id"]: asked_for(row, policy) for row in rows}
    asked = {(row["role"], row["requested_by"]) for row in rows if rules[row["id"]] is not None}
    enough = {one: approvers(conn, *one) > 1 for one in asked}

    def wait(row: RowMapping) -> ApprovalWait:
        rule = rules[row["id"]]
        return ApprovalWait(
            order=row["number"],
            rules=tuple(row["rules"]),
            role=row["role"],
            since=moment(row["requested_at"]),
            until=moment_or_none(row["expires_at"]),
            reminded_at=moment_or_none(row["reminded_at"]),
            escalated=row["reminded_at"] is not None and rule is not None and rule.role != row["role"],
            first_by=names.get(row["first_by"], row["first_by"]),
            two=rule is not None and rule.four_eyes and enough[row["role"], row["requested_by"]],
        )

    return tuple(wait(row) for row in rows)


def noted_rules(conn: Connection, since: dict[int, int]) -> dict[int, tuple[str, ...]]:
    """Return the rules that noted orders, by the order's id. since: from which moment on, by the order's id."""
    found = (
        select(_j.order_id, _j.facts, _j.at)
        .where(_j.order_id.in_(since), _j.name == OrderRuleNoted.external())
        .order_by(_j.id)
    )
    made: dict[int, tuple[str, ...]] = {}
    for row in conn.execute(found):
        if row.at >= since[row.order_id]:
            rule = str(json.loads(row.facts).get("rule", ""))
            made[row.order_id] = (*(one for one in made.get(row.order_id, ()) if one != rule), rule)
    return made


def list_rule_notes(reader: Reader, query: ListRuleNotes) -> tuple[RuleNoteView, ...]:
    """Return what rules wanted colleagues to know of lately, newest first."""
    found = (
        select(_c.order_id, _c.opened_at, _o.number, customers.c.name)
        .join(orders, _o.id == _c.order_id)
        .outerjoin(customers, customers.c.id == _o.customer_id)
        .where(
            _c.queue == str(Queue.NOTED),
            _c.opened_at > ms(reader.now) - query.days * _DAY_MS,
            _o.confirmed_at.is_not(None),
        )
        .order_by(_c.opened_at.desc(), _c.id.desc())
        .limit(page_limit(query.limit))
    )
    rows: list[Any] = list(reader.conn.execute(found))
    rules = noted_rules(reader.conn, {row.order_id: row.opened_at for row in rows})
    return tuple(
        RuleNoteView(row.number, row.name or "", rules.get(row.order_id, ()), moment(row.opened_at)) for row in rows
    )


ANSWERS: Answers = {ApprovalsWaiting: approvals_waiting, ListRuleNotes: list_rule_notes}
