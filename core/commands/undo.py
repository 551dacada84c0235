"""Undo: what a person of the shop did is taken back while its messages wait, by steps and bookings of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import RowMapping

from core.commands import give_back, reverse
from core.commands.units import NUMBER_TAKEN
from core.commands.work import Work
from core.database import conversations, deliveries, orders, stock, undo
from core.database.moments import ms
from core.domain.commands import Command
from core.domain.orders import Order, OrderLine, OrderState
from core.domain.undo import UndoCommand, Undone
from core.errors import Conflict, Refused

_RESTORED = (
    "customer_id", "language", "requested_on", "promised_on", "po_number", "note", "ship_to", "shipping_method",
    "shipping_name", "shipping_minor", "shipping_tax_minor", "prices_include_tax", "valid_until", "confirmed_at",
    "hold_reason", "invoiced_minor", "paid_minor", "trusted", "trust", "confidence", "proposed",
)  # fmt: skip


def undo_command(work: Work, command: UndoCommand) -> dict[str, Any]:
    """Take a unit back as a whole, or refuse and leave everything as it is."""
    unit = _unit(work, command)
    before: dict[str, Any] = unit["before"]
    if before.get("reverses"):
        return _reverse(work, unit, command.reason)
    pairs = [(_order(work, number, version), was) for (number, _, version), was in zip(
        unit["orders"], map(orders.from_snapshot, before["orders"]), strict=True
    )]  # fmt: skip
    stock.lock(work.conn, _skus(pairs, before["counted"]))
    held_back = _hold_back(work, unit["deliveries"])
    give_back.count_up(work, before["counted"])
    by_id = {now.id: now for now, _ in pairs}
    give_back.shipments(work, by_id, before["shipments"])
    give_back.invoices(work, by_id, before["invoices"])
    give_back.payments(work, by_id, before["payments"])
    for now, was in pairs:
        _restore(work, now, was, unit, command.reason)
    give_back.count_down(work, before["counted"])
    for order_id, were_open in before["questions"].items():
        undo.open_again(work.conn, int(order_id), were_open, ms(work.now))
    _talks(work, before["talks"])
    undo.close(work.conn, unit["id"], work.actor.id, ms(work.now))
    numbers = tuple(number for number, _, _ in unit["orders"])
    return {"undone": Undone(unit["id"], numbers, held_back), "messages_held_back": held_back}


def _reverse(work: Work, unit: RowMapping, reason: str) -> dict[str, Any]:
    number, bill = unit["before"]["order"], unit["before"]["reverses"]
    reverse.reverse(work, work.order(number), {"invoice": bill, "reason": reason})
    undo.close(work.conn, unit["id"], work.actor.id, ms(work.now))
    notes = tuple(work.facts["credit_notes"])
    return {"undone": Undone(unit["id"], (number,), work.facts["messages_held_back"], notes)}


def _unit(work: Work, command: UndoCommand) -> RowMapping:
    unit_id = command.unit
    if unit_id is None:
        last = undo.last_of(work.conn, work.actor.id, ms(work.now))
        unit_id = last["id"] if last else 0
    unit = undo.locked(work.conn, unit_id)
    if unit is None or not work.by_staff():
        raise Refused("nothing_to_undo")
    if unit["actor"] != work.actor.id:
        raise Refused("not_your_unit")
    if unit["undone_at"] is not None:
        raise Refused("already_undone")
    if unit["until"] <= ms(work.now):
        raise Refused("undo_too_late")
    if unit["before"] is None:
        raise Refused("message_left")
    if NUMBER_TAKEN in unit["before"]:
        raise Refused("number_taken")
    return unit


def _order(work: Work, number: str, version: int) -> Order:
    try:
        return work.order(number, version)
    except Conflict:
        raise Refused("order_moved_on", number=number) from None


def _skus(pairs: Sequence[tuple[Order, Order]], counted: Sequence[Sequence[Any]]) -> set[str]:
    return {line.sku for pair in pairs for order in pair for line in order.lines} | {row[0] for row in counted}


def _hold_back(work: Work, ids: Sequence[int]) -> int:
    if deliveries.cancel_waiting(work.conn, ids) != len(ids):
        raise Refused("message_left")
    return len(ids)


def _restore(work: Work, now: Order, was: Order, unit: RowMapping, reason: str) -> None:
    lines = _lines(now, was)
    known = {line.id: line for line in now.lines}
    freed = {
        line.id: known[line.id].reserved - line.reserved
        for line in lines
        if line.id in known and known[line.id].reserved > line.reserved
    }
    stock.release(work.conn, freed)
    back = work.facts.get("brought_back", {})
    wants = [
        stock.Want(line.id, line.sku, more)
        for line in lines
        if (more := line.reserved - known[line.id].reserved - back.get(line.id, 0) if line.id in known else 0) > 0
    ]
    _, short = work.hold(now, wants)
    if short:
        raise Refused("stock_gone", sku=short[0].sku, number=now.number)
    facts = replace(work.order_facts(reason=reason), back_to=was.state)
    fields = {name: getattr(was, name) for name in _RESTORED}
    said = {"undoes": unit["id"], "steps": [step or what for what, step, _ in unit["did"]]}
    work.step(now, "undo", facts, said=said, lines=lines, **fields)
    if was.state is OrderState.AWAITING_APPROVAL:
        work.when_stored(now, lambda stored: _ask_approval_again(work, stored))


def _lines(now: Order, was: Order) -> tuple[OrderLine, ...]:
    """Return the lines as they were."""
    known = {line.id: line for line in now.lines}
    free = -1 - len(was.lines)
    made = []
    for place, line in enumerate(was.lines):
        here = known.pop(line.id, None)
        made.append(replace(line, id=free - place) if here is None else line)
    if was.confirmed_at is None and now.confirmed_at is None:
        return tuple(made)
    # What was once part of a binding order stays on it, cancelled.
    left = [line.plus(cancelled=line.due, reserved=-line.reserved, backordered=-line.backordered)
            for line in known.values()]  # fmt: skip
    return (*made, *left)


def _ask_approval_again(work: Work, stored: Order | None) -> None:
    request = orders.approval_request(work.conn, stored.id) if stored else None
    if request is not None and stored is not None:
        again = {key: value for key, value in request.items() if key != "id"}
        orders.request_approval(work.conn, again | {"version": stored.version})


def _talks(work: Work, talks: Mapping[str, Mapping[str, Any]]) -> None:
    for key, was in talks.items():
        values = {name: was[name] for name in ("handed_over", "claimed_by")}
        conversations.change(work.conn, int(key), changed_at=ms(work.now), **values)
        undo.park_again(work.conn, was["parked"])
        work.woken.add(int(key))


HANDLERS: Mapping[type[Command], Callable[..., Any]] = {UndoCommand: undo_command}
"""What carries out which command."""
