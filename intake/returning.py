"""A message that sends goods back or withdraws: which order, which lines, why; what is unclear is asked. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from core.domain.commands import AnswerMessage, HandOver
from core.domain.returning import RequestReturn, ReturnableLine, ReturnableOrder
from intake.courtesy import left_for_people
from intake.decisions import UNDECIDED, hand_over, refuse, shown, step
from intake.return_steps import REASON_MARKS, asked_step, by_the_rules, reason_asked
from intake.return_words import means_all, reason_in, withdraws
from intake.situation import Decision, Situation
from intake.understanding import Understanding

MOST_SHOWN = 6


def asked_back(here: Situation) -> Decision:
    """Return what to do with a message that wants to send something back."""
    text = f"{here.message.subject}\n{here.message.text}"
    found = _meant(here.returnable(), text, _skus(here.understand()))
    shipped = tuple(order for order in found if order.shipped)
    if not shipped:
        return hand_over(here, "return_requested")
    if len(shipped) > 1 or _only_asks(here):
        return _which(here, shipped)
    order = shipped[0]
    lines = _lines(order, here.reread(order)) if not means_all(here.message.text) else {}
    if lines is None:
        return _which(here, shipped)
    reason = reason_in(text)
    return (reason_asked(here, order, lines) if not reason else None) or _request(here, order, lines, reason)


def withdrawn(here: Situation) -> Decision:
    """Return what to do with a withdrawal: it needs no reason, and without a named item it is the whole order."""
    text = f"{here.message.subject}\n{here.message.text}"
    found = _meant(here.returnable(), text, _skus(here.understand()))
    if not found and here.waiting is not None and here.waiting.state in UNDECIDED:
        return step(here, "cancel")
    if not found:
        left = left_for_people(here.message, "withdrawal", named=False)
        return Decision(*left) if left else declared(here)
    if len(found) > 1:
        return _which(here, found, withdrawal=True, at=here.message.received_at)
    return _request(here, found[0], {}, "withdrawal", withdrawal=True)


def declared(here: Situation) -> Decision:
    """Acknowledge a withdrawal at once, with its time and its words, and leave it to people to find what it is about.

    The law wants the acknowledgement without delay, whoever has to find the order.
    """
    message = here.message
    if message.automatic:
        return hand_over(here, "withdrawal")
    facts = {"at": message.received_at, "words": "" if message.action else message.text.strip()[:500]}
    told = AnswerMessage(here.conversation_id, "withdrawal_noted", facts, message_id=message.id)
    left = HandOver(here.conversation_id, "withdrawal", message.id, tell=False)
    return Decision((told, left), "parked", "withdrawal")


def said_to_withdraw(here: Situation) -> Decision | None:
    """Return what follows from the plain word that withdraws; None where a message is anything else."""
    return withdrawn(here) if withdraws(here.message.text) else None


def pressed_back(here: Situation, rest: str) -> Decision:
    """Return what a button asks for: `NUMBER:w` withdraws; else `NUMBER:POSITION:QUANTITY:REASON:VERSION`.

    POSITION may be `all`. What is not told yet is asked, each thing by buttons that hold all that was told before.
    """
    number, *told = rest.split(":")
    place, quantity, mark, version = (*told, "", "", "", "")[:4]
    order = next((one for one in here.returnable() if one.number == number), None)
    if order is None:
        return refuse(here, "nothing_to_return")
    if place == "w":
        return _request(here, order, {}, "withdrawal", withdrawal=True)
    if not order.shipped:
        return refuse(here, "nothing_to_return")
    if not place and len(order.lines) == 1:
        place = str(order.lines[0].position)
    if version and version != str(order.version):
        return _which(here, (order,))
    line = next((one for one in order.lines if str(one.position) == place), None)
    if line is None and place != "all":
        return _which(here, (order,))
    return asked_step(here, order, line, quantity, mark) or _request(
        here, order, {place: quantity} if line else {}, REASON_MARKS[mark]
    )


def _request(
    here: Situation, order: ReturnableOrder, lines: Mapping[str, str], reason: str, *, withdrawal: bool = False
) -> Decision:
    message = here.message
    command = RequestReturn(
        order.number,
        lines,
        reason=reason,
        note="" if message.action else message.text[:2000],
        conversation_id=here.conversation_id,
        message_id=message.id,
        withdrawal=withdrawal,
    )
    return Decision((command,), "ordered", "withdrawal" if withdrawal else "return_requested")


def _meant(orders: Sequence[ReturnableOrder], text: str, skus: frozenset[str]) -> tuple[ReturnableOrder, ...]:
    """Return the orders that the words name, by number, else by what they hold; else all that can be meant."""
    said = text.upper()
    by_number = tuple(order for order in orders if order.number in said)
    if by_number:
        return by_number
    holding = tuple(order for order in orders if skus & {line.sku for line in order.lines})
    # What was ordered is called by its own name: the newest parcel that held it is the one that lies open.
    return holding[:1] or tuple(orders)


def _skus(read: Understanding) -> frozenset[str]:
    asked = {sku for ask in read.must_ask for sku in ask.candidates}
    return frozenset({line.sku for line in (*read.lines, *read.said)} | asked)


def _lines(order: ReturnableOrder, read: Understanding) -> dict[str, str] | None:
    """Return position -> base units that the words name; None where they leave open which or how many."""
    found: dict[str, str] = {}
    for line in read.lines:
        mine = [one for one in order.lines if one.sku == line.sku]
        if len(mine) != 1 or line.unit not in ("", mine[0].unit):
            return None
        found[str(mine[0].position)] = _at_most(mine[0], line.quantity)
    for ask in read.must_ask:
        mine = [one for one in order.lines if one.sku in ask.candidates]
        if len(mine) != 1:
            return None
        quantity = ask.quantity if ask.quantity is not None else Decimal(mine[0].quantity)
        found[str(mine[0].position)] = _at_most(mine[0], quantity)
    if found:
        return found
    return {} if len(order.lines) == 1 and Decimal(order.lines[0].quantity) == 1 else None


def _at_most(line: ReturnableLine, quantity: Decimal) -> str:
    return f"{quantity:f}" if quantity <= Decimal(line.quantity) else line.quantity


def _only_asks(here: Situation) -> bool:
    # "What is your return policy?" sends nothing back yet.
    read = here.understand()
    return "?" in here.message.text and not read.lines and not read.must_ask and not means_all(here.message.text)


def _which(
    here: Situation, orders: Sequence[ReturnableOrder], *, withdrawal: bool = False, at: datetime | None = None
) -> Decision:
    """Ask which order or goods are meant. at: when a withdrawal was declared that names none."""
    facts: dict[str, Any] = {"orders": list(orders[:MOST_SHOWN]), "withdrawal": withdrawal, "at": at}
    if not withdrawal:
        facts |= by_the_rules(orders[:MOST_SHOWN])
    return shown(here, "return_which", orders[0].number if len(orders) == 1 else "", **facts)


def offered_back(here: Situation, named: str, *, withdrawal: bool) -> Decision:
    """Show what could be sent back or withdrawn from; nothing happens before something is picked.

    named: the number of an order, where one is meant.
    """
    found = tuple(order for order in here.returnable() if _possible(order, withdrawal=withdrawal))
    found = tuple(order for order in found if order.number in named.upper()) or found
    if found:
        return _which(here, found, withdrawal=withdrawal)
    if withdrawal and here.waiting is not None and here.waiting.state in UNDECIDED:
        return step(here, "cancel")
    return declared(here) if withdrawal else hand_over(here, "return_requested")


def _possible(order: ReturnableOrder, *, withdrawal: bool) -> bool:
    """Return whether the rules leave anything to ask for: what is past all periods is not offered."""
    if withdrawal:
        return not order.shipped or order.withdrawable
    return order.shipped and any(not line.clause or line.faulty for line in order.lines)
