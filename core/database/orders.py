"""Orders and their lines: load with a lock, insert, save what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, bindparam, delete, func, insert, or_, select, update

from core.database.moments import day, day_or_none, moment, moment_or_none, ms, ms_or_none
from core.database.tables.orders import approval_requests, order_lines, orders
from core.domain.customers import Address
from core.domain.orders import OPEN, QUANTITIES, Order, OrderLine, OrderState, Source
from core.errors import Conflict

_LINE_FIELDS = (
    "position", "sku", "name", "unit", "base_unit", "factor_e6", "price_e4", "tax_code", "tax_rate_e4",
    "options", "part_number", "weight_g", "message_id", "confidence", *QUANTITIES,
)  # fmt: skip
_MUTABLE = (
    "position", "factor_e6", "price_e4", "tax_code", "tax_rate_e4", "weight_g", "part_number", "message_id",
    "confidence", "spans", *QUANTITIES,
)  # fmt: skip
_PLAIN_FIELDS = (
    "number", "token", "version", "currency", "customer_id", "conversation_id", "language", "po_number", "note",
    "shipping_method", "shipping_name", "shipping_minor", "shipping_tax_minor", "prices_include_tax",
    "invoiced_minor", "paid_minor", "hold_reason", "proposed", "trusted", "trust", "confidence",
)  # fmt: skip

_BY_ID = select(orders).where(orders.c.id == bindparam("key"))
_BY_NUMBER = select(orders).where(orders.c.number == bindparam("key"))
_BY_TOKEN = select(orders).where(orders.c.token == bindparam("key"))
_BY_ID_LOCKED = _BY_ID.with_for_update()
_BY_NUMBER_LOCKED = _BY_NUMBER.with_for_update()
_LINES = select(order_lines).where(order_lines.c.order_id == bindparam("key")).order_by(order_lines.c.position)
_BY_SOURCE = select(orders.c.number).where(
    orders.c.channel == bindparam("channel"),
    orders.c.external_id == bindparam("external_id"),
    orders.c.part == bindparam("part"),
)
_OPEN_IN_CONVERSATION = (
    select(orders.c.id)
    .where(orders.c.conversation_id == bindparam("key"), orders.c.state.in_([str(state) for state in OPEN]))
    .order_by(orders.c.id.desc())
)
_INSERT_ORDER = insert(orders).returning(orders.c.id)
# Matched by position, not by the order of the rows: SQLite then takes all lines in one statement.
_INSERT_LINES = insert(order_lines).returning(order_lines.c.position, order_lines.c.id)
_SAVED = tuple(
    name
    for name in orders.c.keys()  # noqa: SIM118  (of a collection of columns, not of a dictionary)
    if name not in {"id", "number", "token", "placed_at"}
)
_SAVE_ORDER = (
    update(orders)
    .where(orders.c.id == bindparam("order_id"), orders.c.version == bindparam("seen_version"))
    .values({name: bindparam(f"new_{name}", type_=orders.c[name].type) for name in _SAVED})
)
_SAVE_LINE = (
    update(order_lines)
    .where(order_lines.c.id == bindparam("line_id"))
    .values({name: bindparam(f"new_{name}", type_=order_lines.c[name].type) for name in _MUTABLE})
)


def order_by(
    conn: Connection, *, number: str = "", order_id: int = 0, token: str = "", lock: bool = False
) -> Order | None:
    """Return one order; with `lock` nobody else can change it until this transaction ends."""
    if token:
        row = conn.execute(_BY_TOKEN, {"key": token}).mappings().first()
    elif number:
        row = conn.execute(_BY_NUMBER_LOCKED if lock else _BY_NUMBER, {"key": number}).mappings().first()
    else:
        row = conn.execute(_BY_ID_LOCKED if lock else _BY_ID, {"key": order_id}).mappings().first()
    return None if row is None else order_from_row(row, lines_of(conn, row["id"]))


def lines_of(conn: Connection, order_id: int) -> tuple[OrderLine, ...]:
    """Return the lines of one order."""
    return tuple(line_from_row(row) for row in conn.execute(_LINES, {"key": order_id}).mappings())


def number_of_source(conn: Connection, source: Source) -> str | None:
    """Return the number of the order that came from this source, if there is one."""
    return conn.execute(_BY_SOURCE, asdict(source)).scalar()


def open_in_conversation(conn: Connection, conversation_id: int) -> list[int]:
    """Return the ids of orders in a conversation that are not finished, newest first."""
    return list(conn.execute(_OPEN_IN_CONVERSATION, {"key": conversation_id}).scalars())


def insert_order(conn: Connection, order: Order) -> Order:
    """Store a new order and its lines; returns it with their ids."""
    order_id = conn.execute(_INSERT_ORDER, _row_of(order)).scalar_one()
    return replace(order, id=order_id, lines=insert_lines(conn, order_id, order.lines))


def insert_lines(conn: Connection, order_id: int, lines: Sequence[OrderLine]) -> tuple[OrderLine, ...]:
    """Store new lines; returns them with their ids."""
    if not lines:
        return ()
    rows = conn.execute(_INSERT_LINES, [_line_row(line, order_id) for line in lines])
    ids = {row.position: row.id for row in rows}
    return tuple(replace(line, id=ids[line.position]) for line in lines)


def save_order(conn: Connection, before: Order, after: Order, now: int) -> None:
    """Store what changed. Lines are matched by id; lines that are gone must never have been binding.

    Raises: Conflict when somebody else saved meanwhile.
    """
    row = _row_of(after) | {"changed_at": now}
    values = {f"new_{name}": row[name] for name in _SAVED}
    if conn.execute(_SAVE_ORDER, values | {"order_id": after.id, "seen_version": before.version}).rowcount != 1:
        raise Conflict(after.number)
    old = {line.id: line for line in before.lines}
    gone = set(old) - {line.id for line in after.lines}
    if gone:
        conn.execute(delete(order_lines).where(order_lines.c.id.in_(gone)))
    changed = [line for line in after.lines if line.id in old and line != old[line.id]]
    if any(line.position > old[line.id].position for line in changed):
        # From the end, so that no line is put where the next one still stands.
        changed.sort(key=lambda line: -line.position)
    if changed:
        conn.execute(
            _SAVE_LINE,
            [
                {"line_id": line.id} | {f"new_{name}": row[name] for name in _MUTABLE}
                for line, row in ((line, _line_row(line, after.id)) for line in changed)
            ],
        )


def _row_of(order: Order) -> dict[str, Any]:
    totals = order.totals
    return {name: getattr(order, name) for name in _PLAIN_FIELDS} | {
        "channel": order.source.channel,
        "external_id": order.source.external_id,
        "part": order.source.part,
        "state": str(order.state),
        "requested_on": day(order.requested_on),
        "promised_on": day(order.promised_on),
        "ship_to": None if order.ship_to is None else asdict(order.ship_to),
        "goods_minor": totals.goods.minor,
        "tax_minor": totals.tax.minor,
        "total_minor": totals.total.minor,
        "valid_until": ms_or_none(order.valid_until),
        "confirmed_at": ms_or_none(order.confirmed_at),
        "placed_at": ms(order.placed_at),
        "changed_at": ms(order.placed_at),
    }


def _line_row(line: OrderLine, order_id: int) -> dict[str, Any]:
    return {name: getattr(line, name) for name in _LINE_FIELDS} | {
        "order_id": order_id,
        "spans": [list(span) for span in line.spans],
    }


def order_from_row(row: RowMapping | Mapping[str, Any], lines: tuple[OrderLine, ...]) -> Order:
    """Return the order that a row and its lines hold."""
    plain: dict[str, Any] = {name: row[name] for name in _PLAIN_FIELDS}
    return Order(
        id=row["id"],
        source=Source(row["channel"], row["external_id"], row["part"]),
        state=OrderState(row["state"]),
        lines=lines,
        placed_at=moment(row["placed_at"]),
        requested_on=day_or_none(row["requested_on"]),
        promised_on=day_or_none(row["promised_on"]),
        ship_to=None if row["ship_to"] is None else Address(**row["ship_to"]),
        valid_until=moment_or_none(row["valid_until"]),
        confirmed_at=moment_or_none(row["confirmed_at"]),
        **plain,
    )


def snapshot(order: Order) -> dict[str, Any]:
    """Return the whole order as plain data."""
    lines = [_line_row(line, order.id) | {"id": line.id} for line in order.lines]
    return _row_of(order) | {"id": order.id, "lines": lines}


def from_snapshot(kept: Mapping[str, Any]) -> Order:
    """Return the order that `snapshot` kept."""
    return order_from_row(kept, tuple(map(line_from_row, kept["lines"])))


def line_from_row(row: RowMapping | Mapping[str, Any]) -> OrderLine:
    """Return the line that a row holds."""
    plain: dict[str, Any] = {name: row[name] for name in _LINE_FIELDS}
    return OrderLine(id=row["id"], spans=tuple((first, last) for first, last in row["spans"]), **plain)


def request_approval(conn: Connection, values: dict[str, Any]) -> None:
    """Store an approval request."""
    conn.execute(insert(approval_requests).values(values))


def approval_request(conn: Connection, order_id: int) -> RowMapping | None:
    """Return the newest approval request of an order."""
    statement = select(approval_requests).where(approval_requests.c.order_id == order_id)
    return conn.execute(statement.order_by(approval_requests.c.id.desc()).limit(1)).mappings().first()


def change_request(conn: Connection, request_id: int, **values: Any) -> None:
    """Store what became of an approval request."""
    conn.execute(update(approval_requests).where(approval_requests.c.id == request_id).values(values))


def due_requests(conn: Connection, now: int) -> list[str]:
    """Return the numbers of orders whose approval is to be reminded of, or has expired."""
    r = approval_requests.c
    newest = select(func.max(r.id)).group_by(r.order_id)
    late = or_(and_(r.remind_at <= now, r.reminded_at.is_(None)), r.expires_at <= now)
    statement = select(orders.c.number).join(approval_requests, r.order_id == orders.c.id)
    waits = statement.where(orders.c.state == str(OrderState.AWAITING_APPROVAL), r.id.in_(newest), late)
    return list(conn.execute(waits.order_by(orders.c.id)).scalars())


def number_of_line(conn: Connection, line_id: int) -> str:
    """Return the number of the order that a line belongs to."""
    statement = select(orders.c.number).join(order_lines, order_lines.c.order_id == orders.c.id)
    return str(conn.execute(statement.where(order_lines.c.id == line_id)).scalar_one())
