"""The words of a card: what is to be decided, what asks for care, who has it, and the buttons."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from sqlalchemy import RowMapping

from core.commands.work import Work
from core.database import cases, catalogue, conversations, customers, orders, returns, staffroom, views
from core.database.access import staff_names
from core.database.moments import moment, moment_or_none
from core.database.reading.returns import return_view
from core.database.reading.waits import noted_rules, wait_of
from core.domain.events import OrderQuoted
from core.domain.guards import OrderFacts
from core.domain.lifecycles import RETURN
from core.domain.machine import STAFF, Actor, allowed
from core.domain.money import Money
from core.domain.orders import Order
from core.domain.staffroom import Queue
from core.ports import Button

LONGEST_QUOTE = 1200
_SHARED = {Queue.WEBHOOKS: "connection", Queue.GATEWAYS: "connection"}
"""Queues whose cards are worded by one template."""


@dataclass(frozen=True, slots=True)
class Words:
    """A message to the staff as it leaves."""

    template: str
    language: str
    title: str
    text: str
    buttons: tuple[Button, ...] = ()


def card(work: Work, row: RowMapping) -> Words:
    """Return the card of a case as it stands now."""
    queue = Queue(row["queue"])
    seen = {
        Queue.APPROVALS: _approval,
        Queue.REVIEWS: _review,
        Queue.HANDED_OVER: _talk,
        Queue.PARKED: _undelivered,
        Queue.RETURNS: _return,
        Queue.NOTED: _noted,
        Queue.WEBHOOKS: _connection,
        Queue.GATEWAYS: _connection,
    }.get(queue)
    facts = {
        "queue": str(queue),
        "thing": row["thing"],
        "open": bool(row["open"]),
        "holder": _name(work, row["claimed_by"]),
        "opened_at": moment(row["opened_at"]),
        "closed_at": moment_or_none(row["closed_at"]),
        "decided": None,
        **(seen(work, row) if seen else {}),
    }
    return _worded(work, f"card_{_SHARED.get(queue, queue)}", facts)


def again(work: Work, row: RowMapping) -> Words:
    """Return what stands where a card stood that was posted anew."""
    return _worded(work, "card_again", {"label": staffroom.label_of(work.conn, row["queue"], row["thing"])})


def further(work: Work, row: RowMapping, message: RowMapping) -> Words:
    """Return what the customer has written since, for the colleague who has the conversation."""
    facts = {
        "thing": row["thing"],
        "who": message["sender_name"] or message["sender"],
        "said": (message["body"] or message["action"])[:LONGEST_QUOTE],
        "at": moment(message["received_at"]),
        "holder": _name(work, row["claimed_by"]),
    }
    return _worded(work, "card_further", facts)


def _worded(work: Work, template: str, facts: dict[str, Any]) -> Words:
    shop = work.policy.shop
    messages = work.letters.messages
    language = messages.language(shop.language)
    context = {"shop": shop, "console": f"{work.letters.public_url}/console", "now": work.now, **facts}
    text, buttons = messages.for_staff(template, language, context)
    title = text.partition("\n")[0]
    return Words(template, language, title, text, buttons)


def _name(work: Work, staff_id: int | None) -> str:
    return staff_names(work.conn, [f"staff:{staff_id}"]).get(f"staff:{staff_id}", "") if staff_id else ""


def _approval(work: Work, row: RowMapping) -> dict[str, Any]:
    order = orders.order_by(work.conn, order_id=row["thing"])
    if order is None:
        return {}
    told = cases.approval_facts(work.conn, order)
    limit = told.pop("credit_limit")
    owed = told.pop("credit_open")
    asked_by = str(told["requested_by"])
    return {
        **told,
        "order": _shown(work, order),
        "wait": wait_of(work.conn, work.policy, order.id),
        "asked_by": staff_names(work.conn, [asked_by]).get(asked_by, ""),
        "credit_limit": None if limit is None else Money(limit, order.currency),
        "credit_open": Money(owed, order.currency),
        "trust": _trust(order),
        "decided": _decided(work, order.id) if not row["open"] else None,
    }


def _shown(work: Work, order: Order) -> Any:
    return views.whole_order(work.conn, order, work.policy, url=work.letters.order_url(order), actor=None, now=work.now)


def _trust(order: Order) -> list[dict[str, str]]:
    return [{"code": str(code), "detail": str(detail)} for code, detail in (order.trust or {}).get("reasons", ())]


def _decided(work: Work, order_id: int) -> dict[str, Any] | None:
    entry = cases.decided(work.conn, order_id)
    if entry is None:
        return None
    name = staff_names(work.conn, [entry["actor"]]).get(entry["actor"], "")
    late = entry["name"] == OrderQuoted.external() and entry["actor"] == "timer"
    what = "order.approval_expired" if late else entry["name"]
    return {"what": what, "who": name, "by_staff": bool(name), "at": moment(entry["at"])}


def _talk(work: Work, row: RowMapping) -> dict[str, Any]:
    talk = conversations.conversation(work.conn, row["thing"])
    message = cases.newest_message(work.conn, row["thing"])
    customer = customers.by_id(work.conn, talk["customer_id"]) if talk and talk["customer_id"] else None
    order = orders.order_by(work.conn, order_id=row["order_id"]) if row["order_id"] else None
    return {
        "customer": customer.name if customer else "",
        "person": conversations.called(talk["channel"], talk["person_name"], talk["person"]) if talk else "",
        "channel": talk["channel"] if talk else "",
        "subject": talk["subject"] if talk else "",
        "reason": message["reason"] if message else "",
        "said": (message["body"] or message["action"])[:LONGEST_QUOTE] if message else "",
        "number": order.number if order else "",
    }


def _review(work: Work, row: RowMapping) -> dict[str, Any]:
    message = cases.newest_message(work.conn, row["thing"], parked=True)
    read: dict[str, Any] = (message["understanding"] if message else None) or {}
    lines, asked = list(read.get("lines", ()))[:20], list(read.get("must_ask", ()))[:8]
    wanted = {one.get("sku", "") for one in lines} | {sku for one in asked for sku in one.get("candidates", ())}
    items = catalogue.item_by_sku(work.conn, {sku for sku in wanted if sku})
    told, letters = _talk(work, row), iter(ascii_uppercase + ascii_lowercase)
    return told | {
        "message_id": message["id"] if message else 0,
        "reason": message["reason"] if message else told["reason"],
        "said": (message["body"] or message["action"])[:LONGEST_QUOTE] if message else told["said"],
        "intent": str(read.get("intent", "")),
        "percent": round(float(read.get("confidence", 0)) * 100),
        "lines": [
            {
                "sku": one.get("sku", ""),
                "name": items[one["sku"]].name if one.get("sku") in items else one.get("sku", ""),
                "quantity": str(one.get("quantity") or "?"),
                "unit": str(one.get("unit") or ""),
                "percent": round(float(one.get("confidence", 0)) * 100),
            }
            for one in lines
        ],
        "asked": [
            {
                "about": str(one.get("about", "")),
                "text": str(one.get("text", "")),
                "candidates": [
                    {"sku": sku, "name": items[sku].name, "letter": next(letters)}
                    for sku in one.get("candidates", ())[:5]
                    if sku in items
                ],
            }
            for one in asked
        ],
        "unknown": [str(one) for one in list(read.get("unknown", ()))[:8]],
    }


def _return(work: Work, row: RowMapping) -> dict[str, Any]:
    order = orders.order_by(work.conn, order_id=row["order_id"])
    asked = returns.return_by(work.conn, return_id=row["thing"])
    customer = customers.by_id(work.conn, order.customer_id) if order and order.customer_id else None
    if order is None or asked is None:
        raise RuntimeError(f"return {row['thing']} is gone")
    back = return_view(asked, order, work.policy, customer=customer.name if customer else "")
    anybody = Actor(STAFF, "staff:")
    facts = OrderFacts(now=work.now, actor=anybody, reason="given")
    return {"back": back, "steps": list(allowed(RETURN, asked, anybody, facts))[:4]}


def _undelivered(work: Work, row: RowMapping) -> dict[str, Any]:
    found = cases.delivery_row(work.conn, row["thing"])
    order = orders.order_by(work.conn, order_id=row["order_id"]) if row["order_id"] else None
    return {"delivery": dict(found) if found else {}, "number": order.number if order else ""}


def _noted(work: Work, row: RowMapping) -> dict[str, Any]:
    order = orders.order_by(work.conn, order_id=row["thing"])
    if order is None:
        raise RuntimeError(f"order {row['thing']} is gone")
    rules = noted_rules(work.conn, {order.id: row["opened_at"]}).get(order.id, ())
    return {"order": _shown(work, order), "rules": rules}


def _connection(work: Work, row: RowMapping) -> dict[str, Any]:
    found = cases.connection_row(work.conn, Queue(row["queue"]), row["thing"])
    return {"connection": dict(found) if found else {}}
