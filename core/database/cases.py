"""What waits for a person, as the tables tell it, and what a card about it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, select, text

from core.database import stock
from core.database.reading.waits import REQUESTS
from core.database.rule_facts import is_new_address
from core.database.tables.conversations import HANDED_OVER_SQL, conversations, inbound_messages
from core.database.tables.customers import customers
from core.database.tables.deliveries import deliveries
from core.database.tables.hooks import gateways, webhooks
from core.database.tables.journal import journal
from core.database.tables.orders import approval_requests, order_lines, orders
from core.database.tables.returns import returns
from core.domain.money import quantity_text
from core.domain.orders import Order
from core.domain.staffroom import Queue

MOST = 1000
LOOK_BACK_MS = 30 * 24 * 3600 * 1000
FAR_OUTSIDE = 3.0
_m, _o, _d, _v = inbound_messages.c, orders.c, deliveries.c, conversations.c
OUR_OWN = "staff/"
"""How the templates of messages to the staff begin: one that fails is no case of its own."""

Key = tuple[Queue, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. mark: changes with what its card shows of it.

    again: the part of the mark with which its card is posted anew, so that colleagues are called; empty for none.
    """

    mark: str
    order_id: int | None = None
    conversation_id: int | None = None
    again: str = ""


def waiting(conn: Connection, now: int) -> dict[Key, Waiting]:
    """Return everything that waits for a person."""
    return {
        **_approvals(conn),
        **_talks(conn, now),
        **_undelivered(conn, now),
        **_returns(conn),
        **_switched_off(conn),
    }


def _approvals(conn: Connection) -> dict[Key, Waiting]:
    found = (
        select(_o.id, _o.version, _o.conversation_id).where(_o.state == "awaiting_approval").order_by(_o.id).limit(MOST)
    )
    asked = {row.order_id: row for row in conn.execute(REQUESTS)}
    return {(Queue.APPROVALS, row.id): _approval(row, asked.get(row.id)) for row in conn.execute(found)}


def _approval(order: Any, request: Any) -> Waiting:
    again = f".r{request.reminded_at}" if request is not None and request.reminded_at else ""
    first = f".f{request.first_by}" if request is not None and request.first_by else ""
    return Waiting(f"v{order.version}{again}{first}", order.id, order.conversation_id, again)


def _switched_off(conn: Connection) -> dict[Key, Waiting]:
    """Return the connections that were switched off by themselves; what a person switches off is no case."""
    both = ((Queue.WEBHOOKS, webhooks), (Queue.GATEWAYS, gateways))
    return {
        (queue, row.id): Waiting(row.fault)
        for queue, table in both
        for row in conn.execute(select(table.c.id, table.c.fault).where(table.c.fault != "").limit(MOST))
    }


def _talks(conn: Connection, now: int) -> dict[Key, Waiting]:
    parked = (
        select(_m.conversation_id, _m.id, _m.reason, _m.order_id)
        .where(_m.state == "parked", _m.conversation_id.is_not(None), _m.received_at > now - LOOK_BACK_MS)
        .order_by(_m.id)
    )
    newest: dict[int, Any] = {row.conversation_id: row for row in conn.execute(parked)}
    handed = select(_v.id).where(text(HANDED_OVER_SQL), _v.merged_into.is_(None)).order_by(_v.id).limit(MOST)
    with_people = set(conn.execute(handed).scalars())
    made: dict[Key, Waiting] = {}
    for talk in sorted({*newest, *with_people})[:MOST]:
        row = newest.get(talk)
        unsure = row is not None and (row.reason in _UNSURE or talk not in with_people)
        queue = Queue.REVIEWS if unsure else Queue.HANDED_OVER
        mark = f"m{row.id}" if unsure and row is not None else ""
        made[queue, talk] = Waiting(mark, row.order_id if row is not None else None, talk)
    return made


_UNSURE = ("unsure", "not_understood", "change_not_understood", "too_long", "attachment", "unknown_item")
"""Reasons for which a colleague need only say what was meant."""


def _undelivered(conn: Connection, now: int) -> dict[Key, Waiting]:
    found = (
        select(_d.id, _d.attempts, _d.order_id, _d.conversation_id)
        .where(
            text("state = 'parked'"), _d.created_at > now - LOOK_BACK_MS, _d.template.not_like(f"{OUR_OWN}%")
        )
        .order_by(_d.id)
        .limit(MOST)
    )  # fmt: skip
    return {
        (Queue.PARKED, row.id): Waiting(f"a{row.attempts}", row.order_id, row.conversation_id)
        for row in conn.execute(found)
    }


_RETURNS = ("requested", "manual", "received", "inspected")
"""States in which a return waits for one of us and not for the parcel."""


def _returns(conn: Connection) -> dict[Key, Waiting]:
    r = returns.c
    found = select(r.id, r.version, r.order_id).where(r.state.in_(_RETURNS)).order_by(r.id).limit(MOST)
    return {(Queue.RETURNS, row.id): Waiting(f"v{row.version}", row.order_id) for row in conn.execute(found)}


def usual_quantities(conn: Connection, order: Order) -> dict[str, float]:
    """Return how much of each of the order's items its customer usually takes, in base units of the tables."""
    if order.customer_id is None:
        return {}
    rows = conn.execute(
        select(order_lines.c.sku, func.avg(order_lines.c.ordered))
        .join(orders, _o.id == order_lines.c.order_id)
        .where(
            _o.customer_id == order.customer_id,
            _o.confirmed_at.is_not(None),
            _o.id != order.id,
            order_lines.c.sku.in_([line.sku for line in order.lines]),
        )
        .group_by(order_lines.c.sku)
    )
    return {row[0]: float(row[1]) for row in rows}


def approval_facts(conn: Connection, order: Order) -> dict[str, Any]:
    """Return what an approver looks at besides the order itself."""
    request = (
        conn.execute(
            select(approval_requests)
            .where(approval_requests.c.order_id == order.id)
            .order_by(approval_requests.c.id.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    usual = usual_quantities(conn, order)
    limit, still_open = _credit(conn, order)
    return {
        "rules": list(request["rules"]) if request else [],
        "role": request["role"] if request else "",
        "requested_by": request["requested_by"] if request else "",
        "unusual": [
            {
                "name": line.name,
                "unit": line.base_unit,
                "ordered": quantity_text(line.due),
                "usual": _round(usual[line.sku]),
            }
            for line in order.lines
            if usual.get(line.sku) and line.due > FAR_OUTSIDE * usual[line.sku]
        ],
        "short": _short(conn, order),
        "new_address": is_new_address(conn, order),
        "credit_limit": limit,
        "credit_open": still_open,
    }


def _round(base_e6: float) -> str:
    return quantity_text(round(base_e6 / 1_000_000) * 1_000_000 or round(base_e6))


def _short(conn: Connection, order: Order) -> list[dict[str, str]]:
    free: dict[str, int] = {}
    for level in stock.levels(conn, [line.sku for line in order.lines]):
        free[level.sku] = free.get(level.sku, 0) + level.on_hand - level.reserved
    return [
        {"name": line.name, "unit": line.base_unit, "wanted": quantity_text(line.due), "available": quantity_text(left)}
        for line in order.lines
        if (left := max(free.get(line.sku, 0), 0)) < line.due - line.reserved
    ]


def _credit(conn: Connection, order: Order) -> tuple[int | None, int]:
    """Return the customer's credit limit and what they owe or have on order, both in minor units."""
    if order.customer_id is None:
        return None, 0
    limit = conn.execute(select(customers.c.credit_limit_minor).where(customers.c.id == order.customer_id)).scalar()
    if limit is None:
        return None, 0
    owed = select(func.sum(_o.total_minor - _o.paid_minor)).where(
        _o.customer_id == order.customer_id, _o.state.in_(("confirmed", "on_hold", "modifying"))
    )
    return int(limit), int(conn.execute(owed).scalar() or 0)


def decided(conn: Connection, order_id: int) -> RowMapping | None:
    """Return the latest entry of an order's journal: who decided what, and when."""
    j = journal.c
    found = (
        select(j.name, j.actor, j.at)
        .where(j.kind == "order", j.thing_id == order_id)
        .order_by(j.sequence.desc())
        .limit(1)
    )
    return conn.execute(found).mappings().first()


def newest_message(conn: Connection, conversation_id: int, *, parked: bool = False) -> RowMapping | None:
    """Return the customer's latest message of a conversation; of those that wait for a person, with `parked`."""
    wanted = [_m.conversation_id == conversation_id]
    if parked:
        wanted.append(_m.state == "parked")
    found = select(inbound_messages).where(*wanted).order_by(_m.id.desc()).limit(1)
    return conn.execute(found).mappings().first()


def messages_after(conn: Connection, conversation_id: int, after: int) -> list[RowMapping]:
    """Return what the customer wrote in a conversation since a message, oldest first."""
    found = (
        select(_m.id, _m.body, _m.action, _m.sender, _m.sender_name, _m.channel, _m.received_at)
        .where(and_(_m.conversation_id == conversation_id, _m.id > after))
        .order_by(_m.id)
        .limit(20)
    )
    return list(conn.execute(found).mappings())


def connection_row(conn: Connection, queue: Queue, thing: int) -> RowMapping | None:
    """Return what a card tells of a webhook or gateway; None where it is forgotten."""
    table = webhooks if queue is Queue.WEBHOOKS else gateways
    found = select(table.c.name, table.c.url, table.c.active, table.c.fault).where(table.c.id == thing)
    return conn.execute(found).mappings().first()


def delivery_row(conn: Connection, delivery_id: int) -> RowMapping | None:
    """Return what a card tells of a message that could not be sent."""
    found = select(_d.channel, _d.recipient, _d.subject, _d.template, _d.error, _d.state, _d.attempts).where(
        _d.id == delivery_id
    )
    return conn.execute(found).mappings().first()
