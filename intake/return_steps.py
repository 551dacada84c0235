"""A return by buttons, step by step: which line, how many of it, and why. Pure.

Nothing is kept between two presses: every button says all that was told before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from core.domain.linking import CHATS
from core.domain.returning import ReturnableLine, ReturnableOrder
from core.domain.returns import OURS
from core.messages.buttons import fits
from intake.decisions import refuse, shown
from intake.situation import Decision, Situation

REASON_MARKS: Mapping[str, str] = {
    "d": "damaged",
    "f": "defective",
    "w": "wrong_item",
    "l": "late",
    "n": "not_needed",
    "o": "other",
    "-": "",
}
"""By which sign a button names a reason; the last one tells none."""
MOST_OFFERED = 5
"""So many small quantities have a button beside the one for all."""


def asked_step(
    here: Situation, order: ReturnableOrder, line: ReturnableLine | None, quantity: str, mark: str
) -> Decision | None:
    """Return the question for what a button leaves open; None where it says all. line: None is everything."""
    if line is not None:
        if not quantity and Decimal(line.quantity) > 1:
            return _how_many(here, order, line)
        quantity = quantity or line.quantity
        if not _is_part(quantity, line):
            return refuse(here, "too_much_returned", position=line.position, name=line.name, most=line.quantity)
    lines = order.lines if line is None else (line,)
    if mark not in _reasons(lines):
        return _why(here, order, str(line.position) if line else "all", quantity if line else "all", lines)
    return None


def reason_asked(here: Situation, order: ReturnableOrder, named: Mapping[str, str]) -> Decision | None:
    """Return the question why, after words in a chat that name one line or everything; None where it cannot be put."""
    if here.message.channel not in CHATS or len(named) > 1:
        return None
    if not named:
        if len(order.lines) > 1:
            return _why(here, order, "all", "all", order.lines)
        named = {str(order.lines[0].position): order.lines[0].quantity}
    place, quantity = next(iter(named.items()))
    line = next(one for one in order.lines if str(one.position) == place)
    return _why(here, order, place, quantity, (line,))


def _how_many(here: Situation, order: ReturnableOrder, line: ReturnableLine) -> Decision:
    most = Decimal(line.quantity)
    small = [str(count) for count in range(1, MOST_OFFERED + 1) if count < most]
    facts: dict[str, Any] = {"number": order.number, "line": line, "version": order.version}
    return shown(here, "return_quantity", order.number, **facts, quantities=[*small, line.quantity])


def _why(
    here: Situation, order: ReturnableOrder, place: str, quantity: str, lines: Sequence[ReturnableLine]
) -> Decision | None:
    marks = _reasons(lines)
    reasons = [
        {"reason": REASON_MARKS[mark], "action": f"return:{order.number}:{place}:{quantity}:{mark}:{order.version}"}
        for mark in marks
    ]
    if not all(fits(one["action"]) for one in reasons):
        return None
    told = by_the_rules((order,))["outside"] if "-" not in marks else []
    line = lines[0] if place != "all" else None
    facts: dict[str, Any] = {"number": order.number, "line": line, "quantity": quantity, "outside": told}
    return shown(here, "return_reason", order.number, **facts, reasons=reasons)


def _reasons(lines: Sequence[ReturnableLine]) -> tuple[str, ...]:
    """Return the signs of the reasons that can be given: past the period only what the shop answers for."""
    if all(line.clause for line in lines):
        return tuple(mark for mark, reason in REASON_MARKS.items() if reason in OURS)
    return tuple(REASON_MARKS)


def _is_part(quantity: str, line: ReturnableLine) -> bool:
    try:
        return len(quantity) < 20 and 0 < Decimal(quantity) <= Decimal(line.quantity)
    except InvalidOperation:
        return False


def by_the_rules(orders: Sequence[ReturnableOrder]) -> dict[str, Any]:
    """Return which lines the rules let come back, and what stands against the others, for to be shown apart."""
    outside = [
        {
            "number": order.number,
            "position": line.position,
            "name": line.name,
            "asked": line.quantity,
            "unit": line.unit,
            "clause": line.clause,
            "faulty": line.faulty,
        }
        for order in orders
        for line in order.lines
        if line.clause
    ]
    return {
        "outside": outside,
        "inside": sorted({one.number for one in orders if any(not x.clause for x in one.lines)}),
    }
