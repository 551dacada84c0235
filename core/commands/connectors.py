"""Marketplaces: add, remove, read by one at a time, and note what became of each order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.commands.work import Work
from core.database import connectors
from core.database.moments import ms
from core.domain import connectors as c
from core.domain.commands import Command
from core.domain.machine import SYSTEM, Role
from core.errors import Refused

LONGEST_NAME = 40


def add_connector(work: Work, command: c.ConnectorAdd) -> dict[str, Any]:
    """Add a marketplace, or give it another address or secret."""
    work.only(Role.ADMIN, "administer")
    name = command.connection.name
    if not name or len(name) > LONGEST_NAME or not all(sign.isalnum() or sign in "-_." for sign in name):
        raise Refused("bad_name", value=name[:LONGEST_NAME])
    return {"new": connectors.add(work.conn, command.connection, ms(work.now))}


def remove_connector(work: Work, command: c.ConnectorRemove) -> None:
    """Forget a marketplace."""
    work.only(Role.ADMIN, "administer")
    if not connectors.remove(work.conn, command.name):
        raise Refused("unknown_connector", name=command.name[:LONGEST_NAME])


def hold_connector(work: Work, command: c.HoldConnector) -> dict[str, Any]:
    """Take or renew the right to read."""
    held, cursor = connectors.hold(work.conn, command.name, command.reader, int(command.lease_s * 1000))
    return {"held": held, "cursor": cursor}


def leave_connector(work: Work, command: c.LeaveConnector) -> None:
    """Give the right to read back."""
    connectors.leave(work.conn, command.name, command.reader)


def take_fetched(work: Work, command: c.TakeFetched) -> dict[str, Any]:
    """Keep a page and move the cursor, both or none."""
    work.only(SYSTEM, "read a marketplace")
    if not connectors.move(work.conn, command.name, command.reader, command.cursor):
        return {"held": False}
    for external_id, body in command.orders:
        connectors.keep_order(work.conn, command.name, external_id, body, ms(work.now))
    return {"held": True}


def note_connector(work: Work, command: c.NoteConnector) -> None:
    """Note how the last look went."""
    connectors.note(work.conn, command.name, command.reader, command.fault)


def settle_order(work: Work, command: c.SettleMarketOrder) -> None:
    """Note what became of an order, in the transaction that did it: ours does it, or the marketplace's own buyer."""
    if work.actor.id != f"api:{command.connector}":
        work.only(SYSTEM, "read a marketplace")
    placed = next((order.number for order in work.touched()), "")
    values: dict[str, Any] = {"state": command.state, "reason": command.reason[:300], "changed_at": ms(work.now)}
    if command.order_number or placed:
        values["order_number"] = command.order_number or placed
    connectors.settle(work.conn, command.connector, command.external_id, **values)
    if command.tried:
        connectors.tried(work.conn, command.connector, command.external_id)


def acknowledged(work: Work, command: c.AcknowledgedOrder) -> None:
    """Note that the marketplace knows of it."""
    connectors.settle(work.conn, command.connector, command.external_id, acknowledged=True)


def decide_order(work: Work, command: c.DecideMarketOrder) -> None:
    """Try a parked order again, or note that a person has dealt with it."""
    work.only(Role.SALES | Role.MANAGER, "decide about marketplace orders")
    states = {"again": "waiting", "settled": "settled"}
    if command.verdict not in states:
        raise Refused("unknown_step", step=command.verdict[:20])
    values = {"state": states[command.verdict], "attempts": 0, "changed_at": ms(work.now)}
    if not connectors.settle(work.conn, command.connector, command.external_id, **values):
        raise Refused("unknown_order")


def note_levels(work: Work, command: c.NoteLevels) -> None:
    """Note what a marketplace was told of its stock."""
    connectors.note_levels(work.conn, command.connector, command.levels, ms(work.now))


def note_dispatch(work: Work, command: c.NoteDispatch) -> None:
    """Note that a marketplace was told of a shipment."""
    connectors.note_dispatch(work.conn, command.connector, command.shipment, command.fault, ms(work.now))


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {
    c.ConnectorAdd: add_connector,
    c.ConnectorRemove: remove_connector,
    c.HoldConnector: hold_connector,
    c.LeaveConnector: leave_connector,
    c.TakeFetched: take_fetched,
    c.NoteConnector: note_connector,
    c.SettleMarketOrder: settle_order,
    c.AcknowledgedOrder: acknowledged,
    c.DecideMarketOrder: decide_order,
    c.NoteLevels: note_levels,
    c.NoteDispatch: note_dispatch,
}
"""What carries out which command."""
