"""Autonomy: each order that nobody corrected counts for its customer and item classes; one correction begins anew."""

from __future__ import annotations

from core.commands.work import Work
from core.database import autonomy
from core.database.moments import ms
from core.domain.autonomy import AutonomyChanged, Standing, corrected, counted, may_be_unasked
from core.domain.orders import Order


def categories_of(work: Work, order: Order) -> tuple[str, ...]:
    """Return the item classes of an order's lines; "" where an item has none."""
    items = work.items([line.sku for line in order.lines if line.due])
    return tuple(sorted({item.category for item in items.values()}))


def earned(work: Work, order: Order) -> bool:
    """Return whether an order of this customer and these classes may bind unasked."""
    rule = work.policy.autonomy
    if not rule.orders:
        return True
    classes = categories_of(work, order)
    if order.customer_id is None or not classes:
        return False
    return may_be_unasked(rule, classes, autonomy.standings(work.conn, order.customer_id, classes))


def count(work: Work, order: Order) -> Order:
    """Count an order that binds as it was read; not one that was corrected on its way, nor one that nobody read."""
    if _reads(work, order):
        work.when_stored(order, lambda stored: _count(work, stored))
    return order


def correct(work: Work, order: Order, what: str) -> None:
    """Note that somebody had to change what was read. what: the step, such as `change`."""
    if _reads(work, order):
        who = "customer" if work.by_customer() else "staff" if work.by_staff() else "rule"
        _move(work, order, f"{who}:{what}")


def _reads(work: Work, order: Order) -> bool:
    read = any(line.message_id is not None for line in order.lines)
    return bool(work.policy.autonomy.orders) and order.customer_id is not None and read


def _count(work: Work, order: Order | None) -> None:
    if order is not None:
        _move(work, order, "")


def _move(work: Work, order: Order, reason: str) -> None:
    customer_id = order.customer_id or 0
    classes = categories_of(work, order)
    seen = set() if reason else autonomy.seen_with(work.conn, order.number)
    known = autonomy.standings(work.conn, customer_id, classes)
    for category in classes:
        if category in seen:
            continue
        before = known.get(category, Standing())
        now, what = corrected(before) if reason else counted(before, work.policy.autonomy)
        autonomy.keep(work.conn, customer_id, category, now, ms(work.now))
        row = {"customer_id": customer_id, "category": category, "what": what, "reason": reason, "run": now.run}
        autonomy.note(work.conn, row | {"order_number": order.number, "at": ms(work.now)})
        if what != "counted":
            facts = {"category": category, "what": what, "order": order.number, "reason": reason}
            work.note(AutonomyChanged, "autonomy", customer_id, facts)
