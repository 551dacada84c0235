"""Customers as people: everything of one customer over all channels, and what is kept of whoever asks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, Select, func, or_, select

from core.database import conversations, customers, linking
from core.database.books import invoices_of
from core.database.moments import moment
from core.database.reading import LARGEST_ID, Answers, Reader, cursor, page_limit
from core.database.tables.conversations import conversations as talks
from core.database.tables.conversations import inbound_messages
from core.database.tables.customers import contacts
from core.database.tables.customers import customers as people
from core.database.tables.deliveries import deliveries
from core.database.tables.journal import journal
from core.database.tables.orders import order_lines
from core.database.tables.orders import orders as orders_table
from core.domain import linking as asked
from core.domain.linking import BindingView, Moment, OrderBrief, Person, TalkBrief
from core.domain.money import Money, quantity_text
from core.domain.views import Document, Page

MOST_MOMENTS = 200
_o, _t, _m, _d, _j = orders_table.c, talks.c, inbound_messages.c, deliveries.c, journal.c


def find_person(reader: Reader, query: asked.FindPerson) -> Person | None:
    """Return a customer with conversations, orders, bindings and one line of time."""
    if not 0 < query.customer_id < LARGEST_ID:
        return None
    customer = customers.by_id(reader.conn, query.customer_id)
    if customer is None:
        return None
    mine = (
        reader.conn.execute(
            select(talks)
            .where(_t.customer_id == customer.id, _t.merged_into.is_(None))
            .order_by(_t.changed_at.desc())
            .limit(100)
        )
        .mappings()
        .all()
    )
    briefs = _briefs(reader, select(orders_table).where(_o.customer_id == customer.id), 100)
    guest = reader.conn.execute(select(people.c.guest).where(people.c.id == customer.id)).scalar()
    return Person(
        customer=customer,
        guest=bool(guest),
        talks=tuple(
            TalkBrief(
                row["id"], row["channel"], _called(row), row["subject"],
                bool(row["handed_over"]), moment(row["changed_at"]),
            )
            for row in mine
        ),
        orders=briefs,
        bindings=tuple(_binding(row) for row in linking.bindings_of(reader.conn, customer.id)),
        moments=_moments(reader, [row["id"] for row in mine], customer.id),
    )  # fmt: skip


def _called(row: RowMapping) -> str:
    return conversations.called(row["channel"], row["person_name"], row["person"])


def _binding(row: Any) -> BindingView:
    return BindingView(
        row["id"], row["channel"], row["address"], row["conversation_id"], row["how"], row["made_by"],
        moment(row["at"]), moment(row["undone_at"]) if row["undone_at"] else None, row["undone_by"], row["reason"],
    )  # fmt: skip


def _moments(reader: Reader, talk_ids: Sequence[int], customer_id: int) -> tuple[Moment, ...]:
    """Return what came, what went and what happened to the orders, newest first, whatever the channel."""
    conn = reader.conn
    came = conn.execute(
        select(_m.received_at, _m.channel, _m.body, _m.action, _m.conversation_id, _o.number)
        .select_from(inbound_messages.outerjoin(orders_table, _o.id == _m.order_id))
        .where(_m.conversation_id.in_(talk_ids))
        .order_by(_m.id.desc())
        .limit(MOST_MOMENTS)
    ).all()
    went = conn.execute(
        select(_d.created_at, _d.channel, _d.body_chat, _d.body_text, _d.conversation_id, _o.number)
        .select_from(deliveries.outerjoin(orders_table, _o.id == _d.order_id))
        .where(_d.conversation_id.in_(talk_ids))
        .order_by(_d.id.desc())
        .limit(MOST_MOMENTS)
    ).all()
    happened = conn.execute(
        select(_j.at, _j.channel, _j.name, _o.number, _o.conversation_id)
        .select_from(journal.join(orders_table, _o.id == _j.order_id))
        .where(_o.customer_id == customer_id)
        .order_by(_j.id.desc())
        .limit(MOST_MOMENTS)
    ).all()
    found = [
        *(Moment(moment(r[0]), "in", r[1], _brief(r[2] or r[3]), r[4], r[5] or "") for r in came),
        *(Moment(moment(r[0]), "out", r[1], _brief(r[2] or r[3]), r[4], r[5] or "") for r in went),
        *(Moment(moment(r[0]), "order", r[1] or "", "", r[4], r[3], event=r[2]) for r in happened),
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True)[:MOST_MOMENTS])


def _brief(text: str) -> str:
    plain = " ".join(text[:600].split())
    return plain if len(plain) <= 240 else f"{plain[:239]}…"


def _briefs(reader: Reader, wanted: Select[Any], limit: int) -> tuple[OrderBrief, ...]:
    rows = reader.conn.execute(wanted.order_by(_o.id.desc()).limit(limit)).mappings().all()
    lines = order_lines.c
    said: dict[int, list[str]] = {}
    for line in reader.conn.execute(
        select(lines.order_id, lines.name).where(lines.order_id.in_([row["id"] for row in rows])).order_by(lines.id)
    ):
        said.setdefault(line.order_id, []).append(line.name)
    return tuple(
        OrderBrief(
            row["number"], row["state"], row["version"], Money(row["total_minor"], row["currency"]),
            moment(row["placed_at"]), row["channel"], row["conversation_id"], _items(said.get(row["id"], [])),
        )
        for row in rows
    )  # fmt: skip


def _items(names: Sequence[str]) -> str:
    shown = ", ".join(names[:2])
    return f"{shown} +{len(names) - 2}" if len(names) > 2 else shown


def list_customers(reader: Reader, query: asked.ListCustomers) -> Page:
    """Return a page of customers, the newest first."""
    limit = page_limit(query.limit)
    statement = select(people).order_by(people.c.id.desc()).limit(limit + 1)
    if before := cursor(query.after):
        statement = statement.where(people.c.id < before)
    if words := query.search.strip()[:80].lower():
        like = f"%{words}%"
        owners = select(contacts.c.customer_id).where(func.lower(contacts.c.address).like(like))
        statement = statement.where(
            or_(func.lower(people.c.name).like(like), people.c.number == query.search.strip(), people.c.id.in_(owners))
        )
    rows = reader.conn.execute(statement).mappings().all()
    items = tuple(_row(reader, row) for row in rows[:limit])
    return Page(items, str(rows[limit - 1]["id"]) if len(rows) > limit else None)


def _row(reader: Reader, row: Any) -> dict[str, Any]:
    customer = customers.by_id(reader.conn, row["id"])
    count = select(func.count(), func.max(_o.placed_at)).where(_o.customer_id == row["id"])
    orders, last = reader.conn.execute(count).one()
    return {
        "id": row["id"],
        "name": row["name"],
        "number": row["number"] or "",
        "email": customer.email if customer else "",
        "channels": tuple(dict.fromkeys(channel for channel, _ in customer.contacts)) if customer else (),
        "orders": orders,
        "last_at": moment(last) if last else None,
    }


def orders_in_reach(reader: Reader, query: asked.OrdersInReach) -> tuple[OrderBrief, ...]:
    """Return the newest orders of a conversation and, where a customer is named, of that customer."""
    whose = _o.conversation_id == query.conversation_id
    if query.customer_id is not None:
        whose = or_(whose, _o.customer_id == query.customer_id)
    return _briefs(reader, select(orders_table).where(whose), page_limit(query.limit))


def asked_which(reader: Reader, query: asked.AskedWhich) -> int | None:
    """Return the message just before that was answered by asking which order is meant."""
    row = reader.conn.execute(
        select(_m.id, _m.reason)
        .where(_m.conversation_id == query.conversation_id, _m.id < query.before)
        .order_by(_m.id.desc())
        .limit(1)
    ).first()
    return int(row.id) if row is not None and row.reason == "which_order" else None


def my_data(reader: Reader, query: asked.MyData) -> Document:
    """Return what is kept of whoever writes in a conversation, as a JSON file."""
    talk = conversations.conversation(reader.conn, query.conversation_id)
    told: dict[str, Any] = {}
    if talk is not None:
        customer_id = talk["customer_id"]
        bound = customer_id is not None and linking.is_bound(reader.conn, customer_id, talk["channel"], talk["person"])
        told = _kept(reader, talk, int(customer_id) if bound else None)
    content = json.dumps(told, ensure_ascii=False, indent=2, default=str).encode()
    return Document("my-data.json", "application/json", content)


def _kept(reader: Reader, talk: Any, customer_id: int | None) -> dict[str, Any]:
    """Return the person's data. customer_id: of whom all is told; else only what this conversation holds."""
    whose = [talk["id"]]
    told: dict[str, Any] = {"name": talk["person_name"], "language": talk["language"], "told_us": dict(talk["guest"])}
    wanted = select(orders_table.c.number).where(_o.conversation_id == talk["id"])
    if customer_id is not None and (customer := customers.by_id(reader.conn, customer_id)):
        whose = list(reader.conn.execute(select(_t.id).where(_t.customer_id == customer_id).limit(500)).scalars())
        told |= {
            "name": customer.name,
            "number": customer.number,
            "vat_id": customer.vat_id,
            "contacts": [{"channel": channel, "address": address} for channel, address in customer.contacts],
            "addresses": [place.one_line() for place in customer.addresses],
        }
        wanted = select(orders_table.c.number).where(_o.customer_id == customer_id)
    numbers = list(reader.conn.execute(wanted.order_by(_o.id.desc()).limit(1000)).scalars())
    return told | {"orders": [_order(reader, number) for number in numbers], "messages": _said(reader, whose)}


def _order(reader: Reader, number: str) -> dict[str, Any]:
    from_table = reader.conn.execute(select(orders_table).where(_o.number == number)).mappings().one()
    lines = order_lines.c
    rows = reader.conn.execute(select(order_lines).where(lines.order_id == from_table["id"]).order_by(lines.position))
    return {
        "number": number,
        "state": from_table["state"],
        "placed_at": moment(from_table["placed_at"]).isoformat(),
        "total": str(Money(from_table["total_minor"], from_table["currency"])),
        "currency": from_table["currency"],
        "lines": [
            {"name": row.name, "quantity": quantity_text(row.ordered - row.cancelled), "unit": row.base_unit}
            for row in rows
        ],
        "invoices": [one.name for one in invoices_of(reader.conn, from_table["id"])],
    }


def _said(reader: Reader, talk_ids: Sequence[int]) -> list[dict[str, Any]]:
    rows = reader.conn.execute(
        select(_m.received_at, _m.channel, _m.subject, _m.body, _m.action)
        .where(_m.conversation_id.in_(talk_ids))
        .order_by(_m.id.desc())
        .limit(2000)
    )
    return [
        {"at": moment(row.received_at).isoformat(), "channel": row.channel, "subject": row.subject,
         "text": row.body or row.action}
        for row in rows
    ]  # fmt: skip


ANSWERS: Answers = {
    asked.FindPerson: find_person,
    asked.ListCustomers: list_customers,
    asked.OrdersInReach: orders_in_reach,
    asked.AskedWhich: asked_which,
    asked.MyData: my_data,
}
