"""Customers as a colleague looks them up while somebody is on the phone."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from core.database.customers import by_id
from core.database.reading import Answers, Reader
from core.database.tables.customers import contacts, customers
from core.domain.phone import FindCustomers
from core.domain.views import CustomerView


def find_customers(reader: Reader, query: FindCustomers) -> tuple[CustomerView, ...]:
    """Return customers by words, those whose name begins so first."""
    if query.id is not None:
        found = by_id(reader.conn, query.id)
        return (found,) if found else ()
    words = query.search.strip()[:80].lower()
    if not words:
        return ()
    plain = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    like, k = f"%{plain}%", customers.c
    reached = select(contacts.c.customer_id).where(func.lower(contacts.c.address).like(like, escape="\\"))
    named = func.lower(k.name).like(like, escape="\\")
    numbered = func.lower(func.coalesce(k.number, "")).like(f"{plain}%", escape="\\")
    begins = func.lower(k.name).like(f"{plain}%", escape="\\")
    rows = reader.conn.execute(
        select(k.id).where(or_(named, numbered, k.id.in_(reached))).order_by(begins.desc(), k.name, k.id).limit(
            max(1, min(query.limit, 50)))
    ).scalars()  # fmt: skip
    return tuple(view for key in list(rows) if (view := by_id(reader.conn, key)) is not None)


ANSWERS: Answers = {FindCustomers: find_customers}
