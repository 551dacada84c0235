"""The read-back as a card: its lines one by one, more, fewer, something else, another way to ship. Pure.

Where a reader stands on it is told by the button itself, which names order, version and line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from math import gcd
from typing import Any

from core.domain.commands import LineWanted, QuestionWanted
from core.domain.views import LineView, OrderView
from core.messages.buttons import Pressed, fits, mark
from intake.decisions import UNDECIDED, draft, edited, refuse, relined, shown
from intake.drafts import as_wanted, draft_lines, standing, unsaid_option
from intake.situation import Decision, Situation, editable

PAGE = 8
"""So many lines are shown at once."""


def on_card(here: Situation, pressed: Pressed) -> Decision:
    """Return what a button of the card asks for. The button is of the order's present version."""
    order = editable(here)
    if order is None or pressed.name == "card":
        meant = here.waiting or here.message.binding
        return shown(here, "card", meant.number) if meant else refuse(here, "stale_button")
    if pressed.name == "ways":
        return shown(here, "ways", order.number)
    if pressed.name == "way":
        return _shipped_by(here, order, pressed.rest)
    position, _, rest = pressed.rest.partition(":")
    if pressed.name == "lines":
        return _lines(here, order, int(position) if position.isdigit() and len(position) < 4 else 0)
    line = next((one for one in _standing(order) if str(one.position) == position), None)
    if line is None:
        return refuse(here, "stale_button")
    return _ON_A_LINE[pressed.name](here, order, line, rest)


def added(here: Situation, sku: str) -> Decision:
    """Bring an item into the order that is put together; one that stands there already shows its line instead."""
    order = here.waiting
    item = next(iter(here.items((sku,))), None)
    if item is None or (order is not None and order.state == "awaiting_approval"):
        return refuse(here, "stale_button")
    there = next((line for line in _standing(order) if line.sku == sku), None) if order else None
    if order is not None and there is not None:
        return _line(here, order, there, "")
    made = LineWanted(sku, f"{_least(item):f}", str(item["unit"]))
    option = unsaid_option(made, (item,))
    if order is not None and order.state not in UNDECIDED:
        if option:
            return refuse(here, "option_missing")
        return relined(here, order, (*_wanted(order), made))
    asked = standing(order.questions) if order else ()
    if option:
        details = {"sku": sku, "quantity": made.quantity, "unit": made.unit, "options": {}, "option": option}
        question = QuestionWanted("option", str(item["name"])[:300], (sku,), details)
        return draft(here, draft_lines(order) if order else (), questions=(*asked, question))
    return draft(here, (*(draft_lines(order) if order else ()), made), questions=asked)


def _standing(order: OrderView) -> tuple[LineView, ...]:
    return tuple(line for line in order.proposed or order.lines if not line.cancelled)


def _wanted(order: OrderView) -> tuple[LineWanted, ...]:
    return tuple(as_wanted(line) for line in _standing(order))


def _lines(here: Situation, order: OrderView, first: int) -> Decision:
    lines = _standing(order)
    if len(lines) == 1:
        return _line(here, order, lines[0], "")
    start = first if first < len(lines) else 0
    page = lines[start : start + PAGE]
    rows = [{"position": one.position, "name": one.name, "quantity": one.quantity, "unit": one.unit} for one in page]
    following = start + PAGE if start + PAGE < len(lines) else 0
    return shown(here, "edit_lines", order.number, rows=rows, following=following)


def _line(here: Situation, order: OrderView, line: LineView, rest: str) -> Decision:
    more, fewer = steps_of(line, next(iter(here.items((line.sku,))), {}))
    facts = {"position": line.position, "name": line.name, "quantity": line.quantity, "unit": line.unit}
    return shown(here, "edit_line", order.number, **facts, more=more, fewer=fewer)


def _more(here: Situation, order: OrderView, line: LineView, rest: str) -> Decision:
    item = next(iter(here.items((line.sku,))), {})
    more, _ = steps_of(line, item)
    return edited(here, {str(line.position): more}, touched=_touched(line, more, item))


def _fewer(here: Situation, order: OrderView, line: LineView, rest: str) -> Decision:
    item = next(iter(here.items((line.sku,))), {})
    _, fewer = steps_of(line, item)
    if not fewer:
        return _line(here, order, line, rest)
    return edited(here, {str(line.position): fewer}, touched=_touched(line, fewer, item))


def _touched(line: LineView, quantity: str, item: Mapping[str, Any]) -> dict[str, Any]:
    more, fewer = steps_of(replace(line, quantity=quantity), item)
    return {"position": line.position, "unit": line.unit, "more": more, "fewer": fewer}


def _leave(here: Situation, order: OrderView, line: LineView, rest: str) -> Decision:
    return edited(here, {str(line.position): "0"})


def _other(here: Situation, order: OrderView, line: LineView, rest: str) -> Decision:
    near = [
        {"mark": mark(one["sku"]), "sku": one["sku"], "name": one["name"], "price": one["price"] or ""}
        for one in _near(here, order, line)
    ]
    facts = {"position": line.position, "name": line.name, "quantity": line.quantity, "unit": line.unit}
    return shown(here, "edit_other", order.number, **facts, near=near)


def _swap(here: Situation, order: OrderView, line: LineView, rest: str) -> Decision:
    found = next((one for one in _near(here, order, line) if mark(one["sku"]) == rest), None)
    if found is None:
        return refuse(here, "stale_button")
    other = LineWanted(found["sku"], *_as_much(line, found))
    option = unsaid_option(other, (found,))
    if option and order.state in UNDECIDED:
        details = {"sku": other.sku, "quantity": other.quantity, "unit": other.unit, "options": {}, "option": option}
        question = QuestionWanted("option", str(found["name"])[:300], (other.sku,), details)
        left = tuple(as_wanted(one) for one in _standing(order) if one.position != line.position)
        return draft(here, left, questions=(*standing(order.questions), question))
    lines = tuple(other if one.position == line.position else as_wanted(one) for one in _standing(order))
    return relined(here, order, lines)


_ON_A_LINE: Mapping[str, Callable[[Situation, OrderView, LineView, str], Decision]] = {
    "at": _line,
    "more": _more,
    "fewer": _fewer,
    "leave": _leave,
    "other": _other,
    "swap": _swap,
}


def _near(here: Situation, order: OrderView, line: LineView) -> tuple[dict[str, Any], ...]:
    there = {one.sku for one in _standing(order)}
    return tuple(one for one in here.alternatives(line.name) if one["sku"] not in there)


def _as_much(line: LineView, item: Mapping[str, Any]) -> tuple[str, str]:
    """Return quantity and unit of another item in place of a line's: the same count where it is sold so."""
    units = {str(item["unit"]), *(str(pack["unit"]) for pack in item.get("packs") or ())}
    return (line.quantity, line.unit) if line.unit in units else (f"{_least(item):f}", str(item["unit"]))


def _shipped_by(here: Situation, order: OrderView, wanted: str) -> Decision:
    way = next((one for one in here.ways(order.number) if mark(one["id"]) == wanted), None)
    if way is None or order.state not in UNDECIDED:
        return refuse(here, "stale_button")
    chosen = replace(here, message=replace(here.message, waiting=order))
    return draft(chosen, draft_lines(order), shipping_method=way["id"], questions=standing(order.questions))


def steps_of(line: LineView, item: Mapping[str, Any]) -> tuple[str, str]:
    """Return the next larger and the next smaller quantity of a line, as it is sold; "" where none is smaller."""
    quantity, factor = Decimal(line.quantity), _factor(line.unit, item)
    by = _step(factor, Decimal(str(item.get("multiple") or 0)))
    least = max(Decimal(str(item.get("least") or 0)) / factor, Decimal(0))
    fewer = quantity - by
    return _plain(quantity + by), _plain(fewer) if fewer > 0 and fewer >= least else ""


def _factor(unit: str, item: Mapping[str, Any]) -> Decimal:
    packs = {str(pack["unit"]): Decimal(str(pack["contains"])) for pack in item.get("packs") or ()}
    return packs.get(unit) or Decimal(1)


def _step(factor: Decimal, multiple: Decimal) -> Decimal:
    """Return how many of a unit make the smallest step that the item's multiple allows."""
    if multiple <= 0:
        return Decimal(1)
    contained, wanted = int(factor * 1_000_000), int(multiple * 1_000_000)
    return Decimal(wanted // gcd(contained, wanted))


def _least(item: Mapping[str, Any]) -> Decimal:
    least, multiple = (Decimal(str(item.get(name) or 0)) for name in ("least", "multiple"))
    wanted = max(least, multiple, Decimal(1))
    return wanted if multiple <= 0 else multiple * (wanted / multiple).to_integral_value(ROUND_CEILING)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def adds(sku: str) -> bool:
    """Return whether a button can bring this item."""
    return fits(f"add:{sku}")
