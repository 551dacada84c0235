"""Ask for a return, or withdraw from the contract: decided at once by the shop's own rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from core.commands import cancel
from core.commands.credit import RULE
from core.commands.lines import named_quantities
from core.commands.numbers import return_number
from core.commands.saying import Saying
from core.commands.work import Work
from core.database import books, returns
from core.database.reading.returns import return_view
from core.domain.dates import add_working_days, shop_day
from core.domain.guards import OrderFacts
from core.domain.invoices import ReturnState
from core.domain.lifecycles import RETURN
from core.domain.orders import BINDING, Order, OrderState
from core.domain.return_events import WithdrawalReceived
from core.domain.returning import RequestReturn
from core.domain.returns import (
    Asked,
    Circumstances,
    Decision,
    Return,
    ReturnLine,
    arrived_on,
    decide,
    returnable,
    wanted_back,
)
from core.errors import Refused


def request_return(work: Work, command: RequestReturn) -> None:
    """Take a request in and let the policy decide; `return` and `state` among the facts say what came of it.

    Raises: Refused with `nothing_to_return`, `too_much_returned`, `unknown_line` or `unknown_order`.
    """
    order = work.order(command.order)
    key = command.key or (f"message:{command.message_id}" if command.message_id else "")
    known = returns.return_of_key(work.conn, order.id, key) if key else None
    if known is not None:
        _answer(work, known)
        return
    undecided = command.withdrawal and order.state is OrderState.AWAITING_APPROVAL
    if order.state not in BINDING | {OrderState.CLOSED} and not undecided:
        raise Refused("nothing_to_return")
    named = named_quantities(order, {"lines": dict(command.lines)})
    if command.withdrawal and not named:
        order = _call_off(work, order, command)
        if not any(returnable(line) > 0 for line in order.lines):
            return
    made, decision = _decided(work, order, command, wanted_back(order, named))
    _take(work, order, replace(made, key=key[:200]), decision, command)


def _answer(work: Work, asked: Return) -> None:
    work.facts |= {"return": asked.number, "state": str(asked.state)}


def _decided(work: Work, order: Order, command: RequestReturn, wanted: dict[int, int]) -> tuple[Return, Decision]:
    items = work.items([line.sku for line in order.lines])
    asked = [
        Asked(line, wanted[line.id], items[line.sku].category if line.sku in items else "")
        for line in order.lines
        if line.id in wanted
    ]
    asks = Circumstances(
        today=shop_day(work.now, work.policy),
        reason="withdrawal" if command.withdrawal else command.reason[:40],
        withdrawal=command.withdrawal,
        delivered_on=arrived_on(books.shipments_of(work.conn, order.id), work.policy),
    )
    decision = decide(work.policy, asked, asks, by_staff=work.by_staff())
    refers = decision.step == "refer"
    lines = tuple(
        ReturnLine(
            one.line.id,
            one.quantity,
            requested=one.quantity if refers or one.line.id not in decision.clauses else 0,
            clause=decision.clauses.get(one.line.id, ""),
        )
        for one in asked
    )
    return _return(work, order, command, asks, lines, decision), decision


def _return(
    work: Work, order: Order, command: RequestReturn, asks: Circumstances, lines: tuple[ReturnLine, ...],
    decision: Decision,
) -> Return:  # fmt: skip
    told = {name: value[:200] for name, value in command.declared.items() if name in ("name", "contact")}
    return Return(
        id=0,
        number=return_number(work.now, work.policy),
        order_id=order.id,
        state=ReturnState.REQUESTED,
        version=1,
        lines=lines,
        requested_at=work.now,
        reason=asks.reason,
        note=command.note[:2000],
        withdrawal=command.withdrawal,
        clause=decision.clause,
        conversation_id=command.conversation_id or order.conversation_id,
        message_id=command.message_id,
        declared=told | {"at": work.now.isoformat()} if told else {},
    )


def _take(work: Work, order: Order, made: Return, decision: Decision, command: RequestReturn) -> None:
    asked = returns.insert_return(work.conn, made)
    told = {"number": asked.number, "lines": {str(one.order_line_id): one.asked for one in asked.lines}}
    work.move_thing("return", RETURN, asked, "request", order_id=order.id, actor=work.actor, told=told)
    if decision.step != "refuse":
        order = note_return(
            work, order, {one.order_line_id: {"return_requested": one.requested} for one in asked.lines}
        )
    after = moved(work, order, asked, decision.step, rule=True)
    if decision.step == "authorise":
        after = replace(after, deadline=deadline(work))
    save_and_tell(work, order, after, command)
    _answer(work, after)


def moved(work: Work, order: Order, asked: Return, step: str, *, reason: str = "", rule: bool = False) -> Return:
    """Return a return in its next state, one version on; who acts is the rule, or the unit's own actor."""
    actor = RULE if rule else work.actor
    facts = OrderFacts(now=work.now, actor=actor, reason=reason or asked.clause)
    after, _ = work.move_thing(
        "return", RETURN, asked, step, order_id=order.id, facts=facts, words=reason, actor=actor,
        told={"number": asked.number, "clause": asked.clause} if asked.clause else {"number": asked.number},
    )  # fmt: skip
    made: Return = replace(after, version=asked.version + 1)
    return made


def deadline(work: Work) -> date:
    """Return the day by which authorised goods must be on their way."""
    last = shop_day(work.now, work.policy) + timedelta(days=work.policy.returns.send_within_days)
    return add_working_days(last, 0, work.policy.calendar)


def save_and_tell(work: Work, order: Order, asked: Return, command: RequestReturn | None = None, **facts: Any) -> None:
    """Store a return and have its newest event told, in the words of a withdrawal where it is one."""
    returns.save_return(work.conn, asked)
    saying = work.newest_told()
    if saying is None:
        return
    withdrawn = command is not None and command.withdrawal and asked.state is ReturnState.AUTHORISED
    event = WithdrawalReceived if withdrawn else saying
    view = return_view(asked, order, work.policy)
    told = {"rma": view, "withdrawn_at": work.now, "also_to": _contact(command)} | facts
    talk = (command.conversation_id if command else None) or asked.conversation_id or order.conversation_id
    work.tell_last(Saying(event, order.number, told, talk))


def _contact(command: RequestReturn | None) -> str:
    contact = (command.declared.get("contact", "") if command and command.withdrawal else "").strip()
    name, at, domain = contact.partition("@")
    whole = at and name and "." in domain and len(contact) <= 200 and not set(contact) & set(" \t\r\n,;<>\"'")
    return contact if whole and contact.isascii() and "@" not in domain else ""


def note_return(work: Work, order: Order, moves: dict[int, dict[str, int]]) -> Order:
    """Move quantities of a return on the order's lines; a closed order is opened again."""
    known = OrderFacts(now=work.now, actor=RULE, reason="return")
    if order.state is OrderState.CLOSED:
        order = work.step(order, "reopen", known, actor=RULE)
    lines = tuple(line.plus(**moves[line.id]) if line.id in moves else line for line in order.lines)
    return work.step(order, "note_return", known, actor=RULE, lines=lines)


def _call_off(work: Work, order: Order, command: RequestReturn) -> Order:
    """Cancel what has not left the house; a withdrawal needs no reason and no colleague."""
    facts = {"withdrawn_at": work.now, "also_to": _contact(command), "called_off": True}
    if not any(line.shipped for line in order.lines):
        talk = command.conversation_id or order.conversation_id
        order = cancel.withdraw(work, order, Saying(WithdrawalReceived, order.number, facts, talk))
        work.facts |= {"return": "", "state": "cancelled"}
        return order
    return cancel.call_off_rest(work, order)
