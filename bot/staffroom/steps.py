"""Steps of an order's life cycle, taken by command or by button; what a step needs is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.staffroom.here import Here, Unclear
from bot.staffroom.parsing import decimal, is_decimal, split_number, split_quantities
from bot.staffroom.port import StaffReply
from bot.staffroom.undoing import undo_button
from core.domain.commands import TakeStep
from core.domain.staffroom import ClaimCase, FindCase, Queue
from core.domain.views import OrderView
from core.errors import Conflict, Refused
from core.ports import Button

STEPS = (
    "approve", "reject", "confirm", "hold", "release", "reserve", "pick", "pack", "ship", "deliver", "invoice", "pay",
    "close", "reopen", "cancel", "apply_change", "decline_change", "quote", "submit",
)  # fmt: skip
OFFERED = (*STEPS, "reverse")
"""Steps that stand on an order's card; one that is no plain step has a command of its own."""
GRAVE = ("reject", "cancel", "reverse")
WITH_REASON = ("reject", "hold", "reopen")
"""Steps that nobody takes without saying why."""
PRESETS = 3
"""How many reasons are offered as buttons; their words are in `step_reasons`."""
DECIDES = ("approve", "reject")


def show(here: Here, order: OrderView, *, done: str = "", kind: str = "plain") -> StaffReply:
    """Return an order's card with the steps that this person may take now. done: what was just done with it."""
    notes = here.line("step_done", step=done) if done else ""
    reply = here.reply("order", kind=kind, order=order, done=notes)
    buttons = [_button(here, order, step) for step in order.allowed_steps if step in OFFERED]
    rows = tuple(tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3))
    return replace(reply, buttons=rows, notice=notes or reply.title)


def _button(here: Here, order: OrderView, step: str) -> Button:
    label = here.line("step_button", step=step, asks=step in WITH_REASON)
    return Button(label, f"/{step} {order.number} @{order.version}", "danger" if step in GRAVE else "plain")


def show_order(here: Here) -> StaffReply:
    """Show one order."""
    typed, _ = split_number(here.asked.rest)
    return show(here, here.order(typed or here.asked.rest.strip()))


def take(here: Here) -> StaffReply:
    """Take the step that the command names."""
    step = here.asked.name
    typed, rest = split_number(here.asked.rest)
    order = here.order(typed)
    body = _READ.get(step, _nothing)(here, order, rest)
    if step in WITH_REASON and not body.get("reason"):
        return _which_reason(here, order)
    if step in DECIDES:
        _not_a_colleagues(here, order)
    version = here.asked.version if here.asked.version is not None else order.version
    try:
        done = here.do(TakeStep(order.number, step, body, expected_version=version), order=order.number)
    except Conflict:
        return _moved_on(here, order)
    except Refused as refused:
        if refused.code == "done_already":
            return _again(here, order, refused)
        return here.refused(refused, order)
    return _told(here, order, step, undo_button(here, done.facts))


def _told(here: Here, order: OrderView, step: str, undo: tuple[tuple[Button, ...], ...]) -> StaffReply:
    fresh = here.find(order.number) or order
    if here.said.action and here.said.card and here.case() is not None:
        # The card itself will tell; the one who pressed needs a word only.
        return StaffReply(kind="good", notice=here.line("step_done", step=step))
    shown = show(here, fresh, done=step, kind="good")
    return replace(shown, buttons=(*undo, *shown.buttons), edit=bool(here.said.action and here.said.card))


def _moved_on(here: Here, order: OrderView) -> StaffReply:
    fresh = here.find(order.number) or order
    moved = here.line("moved_on")
    shown = show(here, fresh, kind="warn")
    return replace(shown, title=moved, text="\n".join((shown.title, shown.text)), notice=moved)


def _again(here: Here, order: OrderView, refused: Refused) -> StaffReply:
    words = here.reason(refused)
    shown = show(here, here.find(order.number) or order)
    return replace(shown, title=words, text="\n".join((shown.title, shown.text)), notice=words)


def _which_reason(here: Here, order: OrderView) -> StaffReply:
    step, version = here.asked.name, here.asked.version or order.version
    offered = [here.line("step_reasons", step=step, place=place) for place in range(PRESETS)]
    buttons = tuple(
        (Button(words, f"/{step} {order.number} #{place} @{version}"),) for place, words in enumerate(offered) if words
    )
    return replace(here.reply("which_reason", kind="warn", step=step, number=order.number), buttons=buttons)


def _not_a_colleagues(here: Here, order: OrderView) -> None:
    """Refuse to decide what a colleague has claimed; whoever decides has it from then on."""
    case = here.clerk.look(FindCase(Queue.APPROVALS, order.id))
    if case is None or not case.open or here.asked.dry:
        return
    if case.claimed_by_id not in (None, here.staff.id):
        over = ClaimCase(Queue.APPROVALS, order.id)
        try:
            here.clerk.do(over, actor=here.actor, cause=here.said.key)
        except Refused as refused:
            raise Unclear(
                here.reply(
                    "claimed",
                    kind="warn",
                    why=here.reason(refused, order),
                    again=f"/claim {Queue.APPROVALS} {order.id} over",
                )
            ) from None


def _nothing(here: Here, order: OrderView, rest: str) -> dict[str, Any]:
    return {}


def _reason(here: Here, order: OrderView, rest: str) -> dict[str, Any]:
    words = rest.strip()
    if words[:1] == "#" and words[1:].isdigit() and int(words[1:]) < PRESETS:
        words = here.line("step_reasons", step=here.asked.name, place=int(words[1:]))
    return {"reason": words[:500]} if words else {}


def _tracking(here: Here, order: OrderView, rest: str) -> dict[str, Any]:
    return {"tracking": rest.strip()[:60]} if rest.strip() else {}


def _lines(here: Here, order: OrderView, rest: str) -> dict[str, Any]:
    lines, left = split_quantities(rest)
    if left:
        raise Unclear(here.usage())
    return {"lines": lines} if lines else {}


def _amount(here: Here, order: OrderView, rest: str) -> dict[str, Any]:
    amount, _, reference = rest.strip().partition(" ")
    if not amount:
        return {}
    if not is_decimal(amount):
        raise Unclear(here.usage())
    return {"amount": decimal(amount), **({"reference": reference.strip()[:120]} if reference.strip() else {})}


_READ: Mapping[str, Callable[[Here, OrderView, str], dict[str, Any]]] = {
    **dict.fromkeys((*WITH_REASON, "cancel"), _reason),
    "ship": _tracking,
    "pick": _lines,
    "pay": _amount,
}
"""How what stands behind the number is read, by step."""
