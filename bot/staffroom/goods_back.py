"""Returns and refunds: asking goods back for a customer, receiving, judging, settling, giving money back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.staffroom.here import Here, Unclear
from bot.staffroom.parsing import decimal, is_decimal, split_number, split_quantities
from bot.staffroom.port import Row, StaffReply
from core.domain.commands import Command
from core.domain.returning import FindReturn, ListReturns, RefundOrder, RequestReturn, ReturnView, TakeReturnStep
from core.domain.returns import ASIDE, OUTCOMES, REJUDGED, RESOLUTIONS
from core.errors import Conflict, Refused
from core.ports import Button

STEPS = ("authorise", "refuse", "refer", "receive", "inspect", "rejudge", "resolve")
"""Steps of a return that are taken by a command of the same name."""
_WITH_CHOICE = {"inspect": OUTCOMES, "rejudge": REJUDGED, "resolve": RESOLUTIONS}
_REASON_WORDS = {
    "damaged": ("damaged", "broken", "beschädigt", "kaputt", "transportschaden"),
    "defective": ("defective", "faulty", "defekt", "mangelhaft"),
    "wrong_item": ("wrong", "falsch", "falsche", "falscher", "verwechselt"),
    "late": ("late", "spät", "verspätet"),
    "not_needed": ("unneeded", "unwanted", "needed", "gefällt", "gebraucht", "überzählig"),
}
"""Words by which a reason is known; whatever else is said is kept as a note."""


def ask_back(here: Here) -> StaffReply:
    """Ask goods back for a customer: `/return O-.. 2x1 damaged`; without quantities all that can come back."""
    typed, rest = split_number(here.asked.rest)
    first = here.asked.words[:1]
    if first and first[0].upper().startswith("R-"):
        return show(here, _found(here, first[0]))
    if not here.asked.words:
        return _open_returns(here)
    order = here.order(typed)
    lines, words = split_quantities(rest)
    asked = RequestReturn(
        order.number, lines, _reason(words), words[:500], order.conversation_id, key=f"staff:{here.said.key}"
    )
    try:
        done = here.do(asked, order=order.number)
    except Refused as refused:
        return here.refused(refused, order)
    return show(here, _found(here, str(done.facts.get("return", ""))), done=True)


def _reason(words: str) -> str:
    said = {"".join(sign for sign in word if sign.isalpha()) for word in words.casefold().split()}
    return next((code for code, known in _REASON_WORDS.items() if said & set(known)), "other")


def _found(here: Here, number: str) -> ReturnView:
    found = here.clerk.look(FindReturn(number.upper()[:20], here.actor))
    if found is None:
        raise Unclear(here.refused(Refused("unknown_return", number=number[:20])))
    return found


def _open_returns(here: Here) -> StaffReply:
    page = here.clerk.look(ListReturns(state="open", limit=10))
    rows = tuple(
        Row(here.line("row_return", one=one), here.line("row_return_note", one=one), "", f"/return {one.number}")
        for one in page.items
    )
    return replace(here.reply("returns_open" if rows else "returns_none"), rows=rows)


def show(here: Here, found: ReturnView, *, done: bool = False) -> StaffReply:
    """Return a return's card with what may be done with it now."""
    buttons = [
        Button(here.line("return_button", step=step), f"/{step} {found.number} @{found.version}")
        for step in found.allowed_steps
        if step in STEPS
    ]
    rows = tuple(tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3))
    return replace(here.reply("return", kind="good" if done else "plain", back=found), buttons=rows)


def take(here: Here) -> StaffReply:
    """Take a step of a return: `/receive R-.. 1=2`, `/inspect R-.. sellable`, `/resolve R-.. refund`."""
    step, words = here.asked.name, here.asked.words
    if not words:
        return here.usage()
    found = _found(here, words[0])
    rest = here.asked.rest.partition(" ")[2].strip()
    choices = _WITH_CHOICE.get(step, ())
    if choices and rest.partition(" ")[0].lower() not in choices:
        return _which(here, found, choices)
    version = here.asked.version if here.asked.version is not None else found.version
    taken = TakeReturnStep(found.number, step, _body(step, rest), expected_version=version)
    return _done(here, found, taken)


def _body(step: str, rest: str) -> dict[str, Any]:
    first, _, words = rest.partition(" ")
    if step == "receive":
        lines, _ = split_quantities(rest)
        return {"lines": lines} if lines else {}
    if step == "inspect":
        return {"outcome": first.lower()}
    if step == "rejudge":
        lines, left = split_quantities(words)
        place = next((word for word in left.lower().split() if word in ASIDE), ASIDE[0])
        return {"outcome": first.lower(), "place": place, **({"lines": lines} if lines else {})}
    if step == "resolve":
        return {"resolution": first.lower(), "reason": words.strip()[:500]}
    return {"reason": rest[:500]} if rest else {}


def _done(here: Here, found: ReturnView, command: Command) -> StaffReply:
    try:
        here.do(command, order=found.order)
    except Conflict:
        moved = here.line("moved_on")
        return replace(show(here, _found(here, found.number)), title=moved, kind="warn", notice=moved)
    except Refused as refused:
        return here.refused(refused)
    return replace(show(here, _found(here, found.number), done=True), edit=bool(here.said.action and not here.case()))


def _which(here: Here, found: ReturnView, choices: tuple[str, ...]) -> StaffReply:
    version = here.asked.version if here.asked.version is not None else found.version
    buttons = tuple(
        (Button(here.line("return_choice", choice=one), f"/{here.asked.name} {found.number} {one} @{version}"),)
        for one in choices
    )
    asked = here.reply("return_which", step=here.asked.name, number=found.number)
    return replace(asked, buttons=buttons)


def refund(here: Here) -> StaffReply:
    """Give money back: `/refund O-.. 12.50 reason`."""
    typed, rest = split_number(here.asked.rest)
    order = here.order(typed)
    amount, _, reason = rest.partition(" ")
    if not is_decimal(amount) or not reason.strip():
        return here.usage()
    back = RefundOrder(order.number, decimal(amount), reason=reason.strip()[:500], key=f"staff:{here.said.key}")
    try:
        here.do(back, order=order.number)
    except Refused as refused:
        return here.refused(refused, order)
    fresh = here.find(order.number) or order
    return here.reply("refunded", kind="good", order=fresh, amount=decimal(amount))
