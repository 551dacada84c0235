"""Orders, their journal and their events, as readers ask for them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select

from core.database import journal, orders, views
from core.database.access import staff_names
from core.database.moments import day_or_none, moment, ms
from core.database.reading import LARGEST_ID, Answers, Reader, cursor, page_limit
from core.database.tables.conversations import questions
from core.database.tables.customers import contacts
from core.database.tables.customers import customers as customers_table
from core.database.tables.deliveries import deliveries
from core.database.tables.journal import journal as journal_table
from core.database.tables.orders import order_lines
from core.database.tables.orders import orders as orders_table
from core.domain import queries
from core.domain.customers import Address
from core.domain.dates import shop_day
from core.domain.money import Money
from core.domain.pricing import options_for
from core.domain.shipping import shipping_options
from core.domain.views import JournalView, OrderRow, OrderView, Page

_BY_NUMBER = select(orders_table.c.id).where(orders_table.c.number == bindparam("number"))


def find_order(reader: Reader, query: queries.FindOrder) -> OrderView | None:
    """Return one order with everything that belongs to it."""
    order = (
        orders.order_by(reader.conn, number=query.number, token=query.token) if query.number or query.token else None
    )
    if order is None:
        return None
    view = views.whole_order(
        reader.conn, order, reader.policy, url=reader.url(order), actor=query.actor, now=reader.now
    )
    return view


def list_orders(reader: Reader, query: queries.ListOrders) -> Page:
    """Return a page of orders, newest first."""
    o = orders_table.c
    limit = page_limit(query.limit)
    conditions = _conditions(reader, query)
    if query.after:
        conditions.append(o.id < (cursor(query.after) or LARGEST_ID))
    line_count = select(func.count()).where(order_lines.c.order_id == o.id).scalar_subquery()
    asked = select(func.count()).where(questions.c.order_id == o.id, questions.c.state == "open").scalar_subquery()
    statement = (
        select(orders_table, customers_table.c.name.label("customer"), line_count.label("lines"), asked.label("asked"))
        .outerjoin(customers_table, customers_table.c.id == o.customer_id)
        .where(*conditions)
        .order_by(o.id.desc())
        .limit(limit + 1)
    )
    rows = reader.conn.execute(statement).mappings().all()
    sums = _sums(reader, [row["id"] for row in rows[:limit]])
    shown = tuple(_row(row, sums) for row in rows[:limit])
    return Page(shown, str(shown[-1].id) if len(rows) > limit else None)


def _conditions(reader: Reader, query: queries.ListOrders) -> list[ColumnElement[bool]]:
    o = orders_table.c
    conditions: list[ColumnElement[bool]] = []
    if query.state:
        conditions.append(o.state.in_(query.state.split(",")))
    if query.channel:
        conditions.append(o.channel == query.channel)
    if query.customer_id is not None:
        conditions.append(o.customer_id == query.customer_id)
    if query.since is not None:
        conditions.append(o.placed_at >= ms(query.since))
    if query.search:
        numbered = _numbered(reader, query.search)
        conditions.append(_found(query.search) if numbered is None else numbered)
    if query.facet:
        conditions.append(_facet(reader, query.facet))
    return conditions


def _numbered(reader: Reader, search: str) -> ColumnElement[bool] | None:
    # A whole order number is what most people look for: one step by the index instead of a look at every order.
    number = search.strip().upper()
    known = reader.conn.execute(_BY_NUMBER, {"number": number}).scalar() if number.startswith("O-") else None
    return None if known is None else orders_table.c.id == known


def _found(search: str) -> ColumnElement[bool]:
    o = orders_table.c
    words = search.strip()[:80].lower()
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    in_lines = exists().where(
        order_lines.c.order_id == o.id,
        or_(
            func.lower(order_lines.c.name).like(like, escape="\\"),
            func.lower(order_lines.c.sku).like(like, escape="\\"),
        ),
    )
    by_contact = exists().where(
        contacts.c.customer_id == o.customer_id, func.lower(contacts.c.address).like(like, escape="\\")
    )
    return or_(
        func.lower(o.number).like(like, escape="\\"),
        func.lower(o.po_number).like(like, escape="\\"),
        func.lower(customers_table.c.name).like(like, escape="\\"),
        in_lines,
        by_contact,
    )


def _facet(reader: Reader, facet: str) -> ColumnElement[bool]:
    o, line = orders_table.c, order_lines.c
    binding = o.state == "confirmed"

    def some(condition: ColumnElement[bool]) -> ColumnElement[bool]:
        return and_(binding, exists().where(line.order_id == o.id, condition))

    today = shop_day(reader.now, reader.policy).isoformat()
    known = {
        "to_pick": some(line.reserved - line.picked + line.shipped > 0),
        "to_pack": some(line.picked > line.packed),
        "to_ship": some(line.packed > line.shipped),
        "under_way": some(line.shipped > line.delivered + line.lost),
        "to_invoice": some(line.shipped > line.invoiced),
        "backordered": some(line.backordered > 0),
        "unpaid": and_(o.invoiced_minor > o.paid_minor),
        "late": and_(some(line.ordered - line.cancelled > line.shipped), o.promised_on < today),
        "questions": exists().where(questions.c.order_id == o.id, questions.c.state == "open"),
    }
    return known.get(facet, o.id < 0)


def count_facet(reader: Reader, facet: str) -> int:
    """Return how many orders a facet finds."""
    statement = select(func.count()).select_from(orders_table).where(_facet(reader, facet))
    return int(reader.conn.execute(statement).scalar_one())


def _sums(reader: Reader, ids: list[int]) -> dict[int, dict[str, int]]:
    line = order_lines.c
    statement = (
        select(
            line.order_id,
            func.sum(line.ordered - line.cancelled).label("due"),
            func.sum(line.reserved).label("reserved"),
            func.sum(line.shipped).label("shipped"),
            func.sum(line.delivered).label("delivered"),
        )
        .where(line.order_id.in_(ids))
        .group_by(line.order_id)
    )
    return {row["order_id"]: dict(row) for row in reader.conn.execute(statement).mappings()}


def _row(row: Any, sums: dict[int, dict[str, int]]) -> OrderRow:
    found = sums.get(row["id"], {"due": 0, "reserved": 0, "shipped": 0, "delivered": 0})
    due = int(found["due"])
    return OrderRow(
        id=row["id"],
        number=row["number"],
        state=row["state"],
        channel=row["channel"],
        customer=row["customer"] or "",
        total=Money(row["total_minor"], row["currency"]),
        placed_at=moment(row["placed_at"]),
        promised_on=day_or_none(row["promised_on"]),
        facets={
            "stock": _how_much(int(found["reserved"]) + int(found["shipped"]), due),
            "shipping": _how_much(int(found["shipped"]), due),
            "delivery": _how_much(int(found["delivered"]), due),
            "billing": _how_much(row["invoiced_minor"], row["total_minor"]),
            "payment": _how_much(row["paid_minor"], row["total_minor"]),
        },
        po_number=row["po_number"],
        questions=row["asked"],
        lines=row["lines"],
    )


def _how_much(done: int, due: int) -> str:
    if done <= 0:
        return "none"
    return "all" if done >= due else "part"


def read_journal(reader: Reader, query: queries.ReadJournal) -> tuple[JournalView, ...]:
    """Return the journal of one order and what belongs to it, oldest first."""
    rows = list(journal.entries(reader.conn, order_id=query.order_id))
    names = staff_names(reader.conn, {row["actor"] for row in rows})
    return tuple(_journal_view(row, names) for row in rows)


def _journal_view(row: Any, names: Mapping[str, str]) -> JournalView:
    return JournalView(
        actor_name=names.get(row["actor"], ""),
        id=row["id"],
        name=row["name"],
        actor=row["actor"],
        channel=row["channel"],
        cause=row["cause"],
        before=row["before"],
        after=row["after"],
        at=moment(row["at"]),
        reason=row["words"] or "",
        facts=json.loads(row["facts"]),
        version=row["version"],
    )


def list_events(reader: Reader, query: queries.ListEvents) -> Page:
    """Return events after an id, oldest first."""
    limit = page_limit(query.limit)
    j = journal_table.c
    statement: Select[Any] = (
        select(journal_table, orders_table.c.number)
        .outerjoin(orders_table, orders_table.c.id == j.order_id)
        .where(j.id > query.after)
        .order_by(j.id)
        .limit(limit + 1)
    )
    if query.channel:
        statement = statement.where(orders_table.c.channel == query.channel)
    rows = reader.conn.execute(statement).mappings().all()
    items = tuple(
        {
            "id": row["id"],
            "order": row["number"],
            "name": row["name"],
            "at": moment(row["at"]),
            "facts": json.loads(row["facts"]),
        }
        for row in rows[:limit]
    )
    return Page(items, str(items[-1]["id"]) if len(rows) > limit else None)


def shipping_choices(reader: Reader, query: queries.ShippingChoices) -> tuple[dict[str, str], ...]:
    """Return the ways to ship an order, or a weight to a place."""
    order = orders.order_by(reader.conn, number=query.order) if query.order else None
    if order is not None:
        found = options_for(order, reader.policy, reader.now)
    else:
        found = shipping_options(
            reader.policy,
            ship_to=Address(postcode=query.postcode, country=query.country),
            weight_g=query.weight_g,
            goods_minor=0,
            at=reader.now,
        )
    return tuple(
        {
            "id": option.id,
            "name": option.name,
            "price": str(option.price),
            "currency": option.price.currency,
            "arrives_on": option.arrives_on.isoformat(),
        }
        for option in found
    )


def delivered_events(reader: Reader) -> set[int]:
    """Return the ids of events that have a message."""
    return set(reader.conn.execute(select(deliveries.c.event_id).where(deliveries.c.event_id.is_not(None))).scalars())


ANSWERS: Answers = {
    queries.FindOrder: find_order,
    queries.ListOrders: list_orders,
    queries.ReadJournal: read_journal,
    queries.ListEvents: list_events,
    queries.ShippingChoices: shipping_choices,
}
