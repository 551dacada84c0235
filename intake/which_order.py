"""Which order is meant: asked where several could be, and answered by a button or by the number. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from core.domain.linking import OrderBrief
from core.domain.views import OrderView
from intake.commanded import rows_of
from intake.decisions import change, refuse, shown, step
from intake.situation import Decision, Situation

CHANGEABLE = ("confirmed", "on_hold", "modifying")
_NUMBER = re.compile(r"\bO-\d\d-[23456789ABCDEFGHJKMNPQRSTVWXYZ]{5}\b")


def changed(here: Situation) -> Decision:
    """Change the order that is meant; where several could be meant, ask which."""
    return _on_the_one(here) or change(here)


def cancelled(here: Situation) -> Decision:
    """Cancel the order that is meant; where several could be meant, ask which."""
    return _on_the_one(here) or step(here, "cancel")


def elsewhere(here: Situation) -> Situation:
    """Return the situation with the one order that waits for this customer in another conversation, if there is one."""
    message = here.message
    if here.waiting is not None or not message.proven or len(message.text) > 200:
        return here
    waiting = [one for one in here.in_reach() if one.state in ("quoted", "modifying")]
    order = here.order(waiting[0].number) if len(waiting) == 1 else None
    return replace(here, message=replace(message, waiting=order)) if order else here


def _on_the_one(here: Situation) -> Decision | None:
    """Return the question which order is meant; None where that is clear, or there is nothing to ask about."""
    if here.waiting is not None:
        return None
    open_ones = [one for one in here.in_reach() if one.state in CHANGEABLE]
    if len(open_ones) < 2:
        return None
    named = [one for one in open_ones if one.number in here.message.text.upper()]
    if len(named) == 1 and (order := here.order(named[0].number)):
        return _about(here, here.message.id, order)
    return _ask(here, open_ones)


def _ask(here: Situation, orders: list[OrderBrief]) -> Decision:
    return shown(here, "which_order", button="which", rows=rows_of(orders), message=here.message.id)


def chosen_order(here: Situation, rest: str) -> Decision:
    """Do what an earlier message asked for with the order that a button names, if that is still as it was shown."""
    number, _, rest = rest.partition(":")
    version, _, message_id = rest.partition(":")
    order = here.order(number)
    if order is None or str(order.version) != version or not (message_id.isascii() and message_id.isdigit()):
        return refuse(here, "stale_button")
    return _about(here, int(message_id[:18]), order)


def number_told(here: Situation) -> Decision | None:
    """Return what follows from a message that is an order's number, just after it was asked for; else None."""
    text = here.message.text.strip().upper()
    found = _NUMBER.findall(text[:2000])
    if len(found) != 1 or len(text.split()) > 6:
        return None
    earlier = here.asked_which()
    order = here.order(found[0]) if earlier is not None else None
    return _about(here, earlier, order) if earlier is not None and order is not None else None


def _about(here: Situation, message_id: int, order: OrderView) -> Decision:
    meant = here.earlier(message_id, order)
    if meant is None:
        return refuse(here, "stale_button")
    read = meant.understand()
    return step(meant, "cancel") if read.intent == "order.cancel" else change(meant)
