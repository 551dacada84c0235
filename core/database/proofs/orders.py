"""Orders: quantities, amounts and states of each order and its lines; replaying the journal gives all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, func, select

from core.database.proofs import streamed
from core.database.proofs.chains import Chain
from core.database.tables.conversations import questions
from core.database.tables.journal import journal
from core.database.tables.orders import order_lines, orders
from core.domain.money import Money, line_amount
from core.domain.orders import BINDING, OPEN, QUANTITIES, OrderState, included_tax, tax_on

_LINE = ("order_id", "id", "position", "price_e4", "tax_rate_e4", *QUANTITIES)
_ORDER = (
    "id", "number", "state", "version", "currency", "prices_include_tax", "shipping_minor", "shipping_tax_minor",
    "goods_minor", "tax_minor", "total_minor", "invoiced_minor", "paid_minor",
)  # fmt: skip
_AMOUNTS = ("invoiced_minor", "paid_minor", "shipping_minor", "shipping_tax_minor")
_BINDING = {str(state) for state in BINDING}
_KNOWN = {str(state) for state in OrderState}


def violations(conn: Connection) -> Iterator[str]:
    """Yield what is wrong with orders; reads orders, lines and their journal side by side, once."""
    of_lines = select(*(order_lines.c[name] for name in _LINE)).order_by(order_lines.c.order_id)
    lines = _Groups(streamed(conn, of_lines), "order_id")
    entries = _Groups(
        streamed(
            conn,
            select(journal).where(journal.c.kind == "order").order_by(journal.c.thing_id, journal.c.sequence),
        ),
        "thing_id",
    )
    has_proposal = orders.c.proposed.is_not(None)
    statement = select(*(orders.c[name] for name in _ORDER), has_proposal.label("proposed")).order_by(orders.c.id)
    for order in streamed(conn, statement):
        own = lines.of(order.id)
        yield from _order_faults(order, own)
        yield from _replay_faults(order, own, entries.of(order.id))
    for left in (*lines.skipped, *entries.skipped):
        yield f"order {left}: its lines or journal are there, the order is not"
    yield from _sources(conn)
    yield from _questions(conn)


class _Groups:
    """Hands out a sorted stream's rows group by group; `skipped`: groups that nobody asked for."""

    def __init__(self, rows: Iterable[Row[Any]], owner: str) -> None:
        self._groups = groupby(rows, key=attrgetter(owner))
        self._next = self._advance()
        self._skipped: list[int] = []

    def _advance(self) -> tuple[int, list[Row[Any]]] | None:
        found = next(self._groups, None)
        return None if found is None else (found[0], list(found[1]))

    def of(self, order_id: int) -> list[Row[Any]]:
        while self._next is not None and self._next[0] < order_id:
            self._skipped.append(self._next[0])
            self._next = self._advance()
        if self._next is None or self._next[0] != order_id:
            return []
        found = self._next[1]
        self._next = self._advance()
        return found

    @property
    def skipped(self) -> list[int]:
        self.of(2**62)
        return self._skipped


def _order_faults(order: Row[Any], lines: list[Row[Any]]) -> Iterator[str]:
    name = f"order {order.number}"
    if order.state not in _KNOWN:
        yield f"{name}: its state {order.state!r} does not exist"
    for line in lines:
        for rule in _broken(line, order.state):
            yield f"{name}, line {line.position}: {rule} does not hold"
    if (order.state == OrderState.MODIFYING) != order.proposed:
        yield f"{name}: a change is proposed if and only if it is {OrderState.MODIFYING}; it is {order.state}"
    if order.state in _BINDING and not lines:
        yield f"{name}: it binds, but has no lines"
    yield from _amount_faults(order, lines)


def _broken(line: Row[Any], state: str) -> list[str]:
    due = line.ordered - line.cancelled
    held = line.reserved + line.backordered
    rules = {
        "0 <= every quantity": min(getattr(line, name) for name in QUANTITIES) >= 0,
        "shipped <= ordered - cancelled": line.shipped <= due,
        "delivered + lost <= shipped": line.delivered + line.lost <= line.shipped,
        "return received <= return requested <= shipped": line.return_received <= line.return_requested <= line.shipped,
        "restocked + written off <= return received": line.restocked + line.written_off <= line.return_received,
        "credited <= invoiced": line.credited <= line.invoiced,
        "invoiced - credited <= ordered - cancelled": line.invoiced - line.credited <= due,
        "shipped <= packed <= picked": line.shipped <= line.packed <= line.picked,
        "picked <= shipped + reserved": line.picked <= line.shipped + line.reserved,
        "reserved + backordered = unshipped while it binds": state not in _BINDING or held == due - line.shipped,
        "nothing is held for an order that does not bind": state in _BINDING or held == 0,
        "everything due is shipped when it is closed": state != OrderState.CLOSED or line.shipped == due,
    }
    return [rule for rule, holds in rules.items() if not holds]


def _amount_faults(order: Row[Any], lines: list[Row[Any]]) -> Iterator[str]:
    goods = tax = 0
    for line in lines:
        net, its_tax = line_amounts(order, line, charged(line))
        goods += net
        tax += its_tax
    wanted = {
        "goods": (order.goods_minor, goods, "its lines"),
        "tax": (order.tax_minor, tax + order.shipping_tax_minor, "its lines' and the shipping's tax"),
        "total": (order.total_minor, goods + tax + order.shipping_minor + order.shipping_tax_minor,
                  "lines + shipping + tax"),
    }  # fmt: skip
    for what, (found, expected, parts) in wanted.items():
        if found != expected:
            yield (
                f"order {order.number}: {what} is {Money(found, order.currency)},"
                f" but {parts} make {Money(expected, order.currency)}"
            )
    if order.state == OrderState.CLOSED and order.invoiced_minor != order.total_minor:
        yield f"order {order.number}: it is closed, but what is invoiced is not its total"


def charged(line: Row[Any]) -> int:
    """Return what of a line the customer pays for: what is due, less shipped units that were credited."""
    return int(line.ordered - line.cancelled - min(line.credited, line.shipped))


def line_amounts(order: Row[Any], line: Row[Any], quantity_e6: int) -> tuple[int, int]:
    """Return net and tax of a line's quantity, in minor units."""
    amount = line_amount(line.price_e4, quantity_e6, order.currency)
    if order.prices_include_tax:
        inside = included_tax(amount, line.tax_rate_e4).minor
        return amount.minor - inside, inside
    return amount.minor, tax_on(amount, line.tax_rate_e4).minor


@dataclass(slots=True)
class _Replayed:
    """An order as its journal tells it."""

    state: str = ""
    version: int = 0
    total: int = 0
    amounts: dict[str, int] = field(default_factory=dict)
    moved: dict[int, dict[str, int]] = field(default_factory=dict)

    def take(self, entry: Row[Any]) -> Iterator[str]:
        if entry.before != self.state:
            yield f"entry {entry.id} begins at {entry.before!r}, the one before it ended at {self.state!r}"
        if entry.version != self.version + 1:
            yield f"entry {entry.id} is version {entry.version}, the one before it {self.version}"
        facts = json.loads(entry.facts)
        self.state, self.version = entry.after, entry.version
        self.total = facts.get("total", self.total)
        self.amounts.update(facts.get("amounts", {}))
        for line_id, quantities in facts.get("moved", {}).items():
            sums = self.moved.setdefault(int(line_id), {})
            for name, n in quantities.items():
                sums[name] = sums.get(name, 0) + n


def _replay_faults(order: Row[Any], lines: list[Row[Any]], entries: list[Row[Any]]) -> Iterator[str]:
    name = f"order {order.number}"
    if not entries:
        yield f"{name}: its journal is empty"
        return
    chain, told = Chain(), _Replayed()
    for entry in entries:
        yield from chain.faults(entry)
        yield from (f"{name}: journal {fault}" for fault in told.take(entry))
    now = {"state": order.state, "version": order.version, "total": order.total_minor}
    now |= {amount: getattr(order, amount) for amount in _AMOUNTS}
    replayed = {"state": told.state, "version": told.version, "total": told.total, **told.amounts}
    for what, value in now.items():
        if replayed.get(what) != value:
            yield f"{name}: {what} is {value}, replaying its journal gives {replayed.get(what)}"
    by_id = {line.id: line for line in lines}
    for line_id in sorted({*by_id, *told.moved}):
        yield from _line_replay_faults(name, by_id.get(line_id), told.moved.get(line_id, {}), line_id)


def _line_replay_faults(name: str, line: Row[Any] | None, moved: dict[str, int], line_id: int) -> Iterator[str]:
    for quantity in QUANTITIES:
        value = getattr(line, quantity) if line is not None else 0
        if moved.get(quantity, 0) != value:
            which = f"line {line.position}" if line is not None else f"line with id {line_id}, which is gone,"
            told = moved.get(quantity, 0)
            yield f"{name}: {which} {quantity} is {value}, replaying its journal gives {told} (millionths of a unit)"


def _sources(conn: Connection) -> Iterator[str]:
    key = (orders.c.channel, orders.c.external_id, orders.c.part)
    for row in conn.execute(select(*key, func.count().label("n")).group_by(*key).having(func.count() > 1)):
        yield f"source {row.channel} {row.external_id} part {row.part}: it has {row.n} orders"


def _questions(conn: Connection) -> Iterator[str]:
    still = [str(state) for state in OPEN]
    for row in conn.execute(
        select(questions.c.id, orders.c.number, orders.c.state)
        .join(orders, orders.c.id == questions.c.order_id)
        .where(questions.c.state == "open", orders.c.state.not_in(still))
        .order_by(questions.c.id)
    ):
        yield f"order {row.number}: it is {row.state}, but question {row.id} about it is still open"
