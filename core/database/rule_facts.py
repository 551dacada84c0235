"""What the shop's rules look at, read from the tables: of one order now, and of the orders of the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, func, select

from core.database import catalogue, customers, stock
from core.database.moments import moment
from core.database.tables.catalogue import items
from core.database.tables.customers import customers as customers_table
from core.database.tables.orders import order_lines, orders
from core.domain.customers import Address
from core.domain.money import Money, price_from
from core.domain.orders import Order
from core.domain.rules import ApprovalRule, RuleFacts, Seen, look_at

MOST_PAST = 50_000
"""Orders that a back test looks at, the newest ones."""

_o, _l = orders.c, order_lines.c


def facts_of(conn: Connection, order: Order, rules: Sequence[ApprovalRule]) -> RuleFacts:
    """Return what these rules look at of an order; what none of them asks for is not read."""
    asked = look_at(rules)
    here: dict[str, Any] = {}
    if "new_ship_to" in asked:
        here["new_ship_to"] = is_new_address(conn, order)
    if "quantity_over_usual_factor" in asked:
        here["over_usual"] = _over_usual(conn, order)
    if asked & {"over_discount", "categories"}:
        here |= _of_goods(conn, order)
    if asked & {"over_credit_limit", "customers"}:
        here |= _of_customer(conn, order)
    if "short_of_stock" in asked:
        here["short"] = _short(conn, order)
    if "first_order" in asked:
        here["first"] = _first(conn, order)
    country = order.ship_to.country.upper() if order.ship_to else ""
    total = order.totals.total.decimal
    return RuleFacts(total, trusted=order.trusted, channel=order.source.channel, country=country, **here)


def is_new_address(conn: Connection, order: Order) -> bool:
    """Return whether a customer with addresses on file wants the goods somewhere else."""
    customer = customers.by_id(conn, order.customer_id) if order.customer_id else None
    if customer is None or not customer.addresses or order.ship_to is None:
        return False
    return _plain(order.ship_to) not in {_plain(place) for place in customer.addresses}


def _plain(place: Address) -> tuple[str, ...]:
    return tuple("".join(part.lower().split()) for part in (place.street, place.postcode, place.city))


def _over_usual(conn: Connection, order: Order) -> float:
    if order.customer_id is None:
        return 0.0
    rows = conn.execute(
        select(_l.sku, func.avg(_l.ordered))
        .join(orders, _o.id == _l.order_id)
        .where(
            _o.customer_id == order.customer_id,
            _o.confirmed_at.is_not(None),
            _o.id != order.id,
            _l.sku.in_([line.sku for line in order.lines]),
        )
        .group_by(_l.sku)
    )
    usual = {row[0]: float(row[1]) for row in rows}
    wanted: dict[str, int] = {}
    for line in order.lines:
        wanted[line.sku] = wanted.get(line.sku, 0) + line.due
    return max((due / usual[sku] for sku, due in wanted.items() if usual.get(sku)), default=0.0)


def _of_goods(conn: Connection, order: Order) -> dict[str, Any]:
    known = catalogue.item_by_sku(conn, [line.sku for line in order.lines])
    off = [
        _discount(line.price_e4, price_from(item.price))
        for line in order.lines
        if (item := known.get(line.sku)) is not None and item.price is not None
    ]
    categories = frozenset(item.category for item in known.values() if item.category)
    return {"discount": max(off, default=Decimal(0)), "categories": categories}


def _discount(price_e4: int, listed_e4: int) -> Decimal:
    return Decimal(100 * (listed_e4 - price_e4)) / listed_e4 if listed_e4 > price_e4 else Decimal(0)


def _of_customer(conn: Connection, order: Order) -> dict[str, Any]:
    c = customers_table.c
    row = conn.execute(select(c.number, c.credit_limit_minor).where(c.id == order.customer_id)).first()
    if row is None:
        return {}
    found: dict[str, Any] = {"customer": row.number or str(order.customer_id)}
    if row.credit_limit_minor is not None:
        # What is ordered counts, billed or not: credit is used up by the word, not by the invoice.
        mine = (_o.customer_id == order.customer_id, _o.confirmed_at.is_not(None), _o.id != order.id)
        owed = select(func.coalesce(func.sum(_o.total_minor - _o.paid_minor), 0)).where(*mine)
        still_open = conn.execute(owed.where(_o.state.not_in(("cancelled", "rejected")))).scalar() or 0
        found["over_credit"] = int(still_open) + order.totals.total.minor > row.credit_limit_minor
    return found


def _short(conn: Connection, order: Order) -> bool:
    free: dict[str, int] = {}
    for level in stock.levels(conn, [line.sku for line in order.lines]):
        free[level.sku] = free.get(level.sku, 0) + level.available
    wanted: dict[str, int] = {}
    for line in order.lines:
        wanted[line.sku] = wanted.get(line.sku, 0) + line.unshipped - line.reserved
    return any(quantity > max(free.get(sku, 0), 0) for sku, quantity in wanted.items())


def _first(conn: Connection, order: Order) -> bool:
    mine = (_o.customer_id == order.customer_id, _o.confirmed_at.is_not(None), _o.id != order.id)
    return order.customer_id is None or conn.execute(select(_o.id).where(*mine).limit(1)).first() is None


class _History:
    """What was known of each customer when an order came, gathered while the past is read once, oldest first."""

    def __init__(self, conn: Connection) -> None:
        self._known = {row.sku: row for row in conn.execute(select(items.c.sku, items.c.price_e4, items.c.document))}
        c = customers_table.c
        statement = select(c.id, c.number, c.credit_limit_minor)
        self._customers = {row.id: row for row in conn.execute(statement)}
        self._ordered: dict[tuple[int, str], list[int]] = {}
        self._places: dict[int, set[tuple[str, ...]]] = {}
        self._used: dict[int, int] = {}

    def seen(self, order: Any, lines: Sequence[Row[Any]]) -> Seen:
        """Return an order as the rules would have seen it then, and remember it."""
        who = order.customer_id or 0
        customer = self._customers.get(who)
        place = _plain(Address(**order.ship_to)) if order.ship_to else None
        before = self._places.setdefault(who, set())
        goods = [self._known[line.sku] for line in lines if line.sku in self._known]
        limit = customer.credit_limit_minor if customer else None
        owed = self._used.get(who, 0) + order.total_minor
        facts = RuleFacts(
            total=Money(order.total_minor, order.currency).decimal,
            new_ship_to=bool(before) and place is not None and place not in before,
            trusted=order.trusted,
            over_usual=self._times_usual(who, lines),
            discount=max((self._off(line) for line in lines), default=Decimal(0)),
            over_credit=limit is not None and owed > limit,
            short=any(line.backordered for line in lines),
            first=not before and not self._used.get(who),
            channel=order.channel,
            customer=(customer.number or str(who)) if customer else "",
            categories=frozenset(str(one.document.get("category") or "") for one in goods) - {""},
            country=str((order.ship_to or {}).get("country") or "").upper(),
        )
        self._remember(who, order, place, lines)
        total = Money(order.total_minor, order.currency)
        return Seen(order.number, moment(order.confirmed_at).date().isoformat(), f"{total} {order.currency}", facts)

    def _remember(self, who: int, order: Row[Any], place: tuple[str, ...] | None, lines: Sequence[Row[Any]]) -> None:
        if place is not None:
            self._places[who].add(place)
        self._used[who] = self._used.get(who, 0) + order.total_minor - order.paid_minor
        for line in lines:
            self._ordered.setdefault((who, line.sku), []).append(line.ordered)

    def _times_usual(self, who: int, lines: Sequence[Row[Any]]) -> float:
        wanted: dict[str, int] = {}
        for line in lines:
            wanted[line.sku] = wanted.get(line.sku, 0) + line.ordered - line.cancelled
        times = [
            due * len(earlier) / sum(earlier)
            for sku, due in wanted.items()
            if (earlier := self._ordered.get((who, sku), ())) and sum(earlier)
        ]
        return max(times, default=0.0)

    def _off(self, line: Row[Any]) -> Decimal:
        item = self._known.get(line.sku)
        return _discount(line.price_e4, item.price_e4) if item is not None and item.price_e4 else Decimal(0)


def past(conn: Connection, since: datetime) -> Iterator[Seen]:
    """Yield the orders that came to bind since a moment, oldest first, each as rules would have seen it then."""
    history = _History(conn)
    newest = select(_o.id).where(_o.confirmed_at.is_not(None)).order_by(_o.id.desc()).limit(MOST_PAST)
    oldest = conn.execute(select(func.min(newest.subquery().c.id))).scalar() or 0
    bound = (_o.confirmed_at.is_not(None), _o.id >= oldest)
    names = (
        _o.id, _o.number, _o.customer_id, _o.channel, _o.ship_to, _o.total_minor, _o.paid_minor, _o.currency,
        _o.trusted, _o.confirmed_at,
    )  # fmt: skip
    of_lines = (_l.order_id, _l.sku, _l.ordered, _l.cancelled, _l.backordered, _l.price_e4)
    last = 0
    while rows := conn.execute(select(*names).where(*bound, _o.id > last).order_by(_o.id).limit(500)).all():
        last = rows[-1].id
        lines: dict[int, list[Any]] = {}
        for line in conn.execute(select(*of_lines).where(_l.order_id.in_([row.id for row in rows]))):
            lines.setdefault(line.order_id, []).append(line)
        for row in rows:
            found = history.seen(row, lines.get(row.id, ()))
            if moment(row.confirmed_at) >= since:
                yield found
