"""Units of staff: what somebody did is kept with how it was before, for as long as it can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from core.commands.work import Work
from core.database import books, conversations, orders, returns, undo
from core.database.moments import ms, ms_or_none
from core.domain import commands as c
from core.domain.invoices import Invoice
from core.domain.learning import ProposeWords, TeachWords
from core.domain.orders import Order
from core.domain.shipments import Shipment
from core.domain.staffroom import ActOnce, ClaimCase
from core.domain.undo import UNDOABLE_STEPS, Undoable

_TALKS = (c.AnswerMessage, c.RefuseMessage, c.HandOver, c.TakeBack)
_UNDOABLE = (*_TALKS, c.SetStock, ProposeWords, TeachWords)
"""Commands besides steps. What colleagues teach is kept: it has its own switch."""
REVERSIBLE = timedelta(days=1)
"""How long undoing what issued an invoice reverses it; afterwards the step `reverse` does."""
NUMBER_TAKEN = "number_taken"
_BESIDE = (ActOnce, ClaimCase)
"""What goes with a command and stays when it is taken back: its key, and who is at the case."""


@dataclass(slots=True)
class Things:
    """What belongs to an order: shipments and invoices by id, payments, refunds, open questions."""

    shipments: dict[int, Shipment]
    invoices: dict[int, Invoice]
    payments: frozenset[int]
    refunds: frozenset[int]
    questions: tuple[int, ...]


@dataclass(slots=True)
class Watch:
    """How things were before a unit began."""

    did: list[tuple[str, str, str]]
    things: dict[str, Things] = field(default_factory=dict)
    talks: dict[int, dict[str, Any]] = field(default_factory=dict)


def watch(work: Work, commands: Sequence[c.Command]) -> Watch | None:
    """Return how things are before these commands; None where what they do cannot be undone."""
    commands = [one for one in commands if not isinstance(one, _BESIDE)]
    if not work.by_staff() or not work.policy.undo_s or not commands or not all(_undoable(one) for one in commands):
        return None
    seen = Watch([_named(one) for one in commands])
    for command in commands:
        if isinstance(command, c.TakeStep):
            order = work.order(command.order)
            seen.things[order.number] = things_of(work, order)
            _see_talk(work, seen, order.conversation_id)
        elif isinstance(command, _TALKS):
            _see_talk(work, seen, command.conversation_id)
    return seen


def _undoable(command: c.Command) -> bool:
    if isinstance(command, c.TakeStep):
        return command.step in UNDOABLE_STEPS
    return isinstance(command, _UNDOABLE)


def _named(command: c.Command) -> tuple[str, str, str]:
    step, order = getattr(command, "step", ""), getattr(command, "order", "")
    return type(command).__name__, str(step), str(order)


def _see_talk(work: Work, seen: Watch, conversation_id: int | None) -> None:
    if conversation_id:
        parked = undo.parked_in(work.conn, conversation_id)
        seen.talks[conversation_id] = undo.talk(work.conn, conversation_id) | {"parked": parked}


def things_of(work: Work, order: Order) -> Things:
    """Return what belongs to an order now."""
    return Things(
        {one.id: one for one in books.shipments_of(work.conn, order.id)},
        {one.id: one for one in books.invoices_of(work.conn, order.id)},
        frozenset(undo.payments_of(work.conn, order.id)),
        frozenset(one.id for one in returns.refunds_of(work.conn, order.id)),
        tuple(sorted(row["id"] for row in conversations.questions_of_order(work.conn, order.id))),
    )


def record(work: Work, seen: Watch | None) -> None:
    """Keep what the unit did, once all of it is written; `facts["undo"]` tells how to take it back."""
    if seen is None:
        return
    changed = [(before, after) for before, after in work.changes() if before != after]
    if any(before is None for before, _ in changed):
        return
    before = _before(work, seen, [(was, now) for was, now in changed if was is not None])
    if not (changed or work.delivered or before["counted"] or before["talks"]):
        return
    until = told_at = work.now + timedelta(seconds=work.policy.undo_s)
    reverses = str(before.get("reverses", ""))
    if reverses:
        until = work.now + REVERSIBLE
        before["told_at"] = ms(told_at)
    kept = not work.left_at_once or reverses
    unit = undo.keep(
        work.conn,
        {
            "actor": work.actor.id,
            "did": [list(one) for one in seen.did],
            "orders": [[now.number, was.version, now.version] for was, now in changed if was is not None],
            "deliveries": list(work.delivered),
            "before": before if kept else None,
            "at": ms(work.now),
            "until": ms(until),
        },
    )
    if kept and NUMBER_TAKEN not in before:
        work.facts["undo"] = Undoable(unit, told_at, tuple(seen.did), reverses)


def _before(work: Work, seen: Watch, changed: Sequence[tuple[Order, Order]]) -> dict[str, Any]:
    """Return all that undoing needs; where a number was taken or money is on its way back, what can be done then."""
    found: dict[str, Any] = {
        "orders": [orders.snapshot(was) for was, _ in changed],
        "shipments": [],
        "invoices": [],
        "payments": [],
        "questions": {},
        "counted": list(work.facts.get("counted", ())),
        "talks": {str(key): value for key, value in seen.talks.items() if _talk_moved(work, key, value)},
    }
    if any(was.paid_minor != now.paid_minor and now.number not in seen.things for was, now in changed):
        # Money went from one order to another one: an exchange that came to bind.
        return {"counted": [], "talks": {}, NUMBER_TAKEN: True}
    now = {after.number: after for _, after in changed}
    for number, was in seen.things.items():
        if number not in now:
            continue
        then = things_of(work, now[number])
        if then.invoices.keys() != was.invoices.keys() or then.refunds != was.refunds:
            return {"counted": [], "talks": {}} | _reversal(seen, number, was, then)
        found["shipments"] += _moved(was.shipments, then.shipments, _shipment)
        found["invoices"] += _moved(was.invoices, then.invoices, _invoice)
        found["payments"] += sorted(then.payments - was.payments)
        found["questions"][str(now[number].id)] = list(was.questions)
    return found


def _reversal(seen: Watch, number: str, was: Things, then: Things) -> dict[str, Any]:
    """Return the invoice that a credit note may take back, where the unit issued one and did nothing else."""
    issued = [one for key, one in then.invoices.items() if key not in was.invoices]
    alone = [step for _, step, _ in seen.did] == ["invoice"] and len(issued) == 1 and not issued[0].is_note
    return {"reverses": issued[0].name, "order": number} if alone else {NUMBER_TAKEN: True}


def _talk_moved(work: Work, conversation_id: int, was: Mapping[str, Any]) -> bool:
    parked = undo.parked_in(work.conn, conversation_id)
    return undo.talk(work.conn, conversation_id) | {"parked": parked} != was


def _moved(was: Mapping[int, Any], now: Mapping[int, Any], shown: Any) -> list[dict[str, Any]]:
    """Return each thing that is new or another one: its id, how it was, and the state it has now."""
    return [
        {"id": key, "was": shown(was[key]) if key in was else None, "now": shown(one)}
        for key, one in sorted(now.items())
        if was.get(key) != one
    ]


def _shipment(one: Shipment) -> dict[str, Any]:
    return {
        "state": str(one.state),
        "tracking": one.tracking,
        "documents": list(one.documents),
        "shipped_at": ms_or_none(one.shipped_at),
        "delivered_at": ms_or_none(one.delivered_at),
    }


def _invoice(one: Invoice) -> dict[str, Any]:
    return {"state": str(one.state), "paid_minor": one.paid_minor}
