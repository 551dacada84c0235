"""Taking back what one has just done: while its messages wait, or, what issued an invoice, by a credit note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.staffroom.here import Here, Unclear
from bot.staffroom.parsing import split_number
from bot.staffroom.port import StaffReply
from core.domain.commands import Command, TakeStep
from core.domain.undo import LastUnit, ListUnits, Undoable, UndoCommand, Undone
from core.errors import Conflict, Refused
from core.ports import Button

SURE = "yes"
"""The word behind a command that has been previewed."""


def undo(here: Here) -> StaffReply:
    """Take back one's last act, or the one whose button was pressed; what takes a number is shown first."""
    words = here.asked.words
    last = here.clerk.look(LastUnit(here.actor.id))
    unit = int(words[0][:18]) if words and words[0].isdigit() else last.id if last else None
    if unit is None:
        return here.refused(Refused("nothing_to_undo"))
    mine = here.clerk.look(ListUnits(here.actor.id))
    if SURE not in words and any(one.id == unit and one.reverses for one in mine):
        return _shown_first(here, f"{unit}", UndoCommand(unit))
    try:
        done = here.do(UndoCommand(unit))
    except Refused as refused:
        return here.refused(refused)
    undone = done.facts.get("undone")
    if not isinstance(undone, Undone):
        raise Unclear(here.usage())
    return _told(here, undone.orders, undone.held_back, undone.notes)


def reverse(here: Here) -> StaffReply:
    """Reverse an invoice by a credit note, once it was seen what that does: `/reverse O-.. R-26-00017 why`."""
    typed, rest = split_number(here.asked.rest)
    order = here.order(typed)
    sure, rest = _sure(rest)
    first, _, reason = rest.partition(" ")
    if any(one.number == first.upper() for one in order.invoices):
        body = {"invoice": first.upper(), "reason": reason.strip()}
    else:
        body = {"reason": rest.strip()}
    version = here.asked.version if here.asked.version is not None else order.version
    step = TakeStep(order.number, "reverse", body, expected_version=version)
    if not sure:
        pinned = replace(here, asked=replace(here.asked, version=version))
        return _shown_first(pinned, f"{order.number}", step, rest)
    try:
        done = here.do(step, order=order.number)
    except Conflict:
        return here.reply("moved_on", kind="warn")
    except Refused as refused:
        return here.refused(refused, order)
    return _told(here, [order.number], done.facts["messages_held_back"], done.facts["credit_notes"])


def _told(here: Here, orders: Sequence[str], held_back: int, notes: Sequence[str]) -> StaffReply:
    return here.reply("undone", kind="good", orders=list(orders), held_back=held_back, notes=list(notes))


def _sure(rest: str) -> tuple[bool, str]:
    first, _, others = rest.strip().partition(" ")
    return (True, others.strip()) if first == SURE else (False, rest.strip())


def _shown_first(here: Here, what: str, command: Command, rest: str = "") -> StaffReply:
    """Return what would happen, with a button that says to go on."""
    asked = replace(here.asked, rest=f"{what} {SURE} {rest}".strip())
    return replace(here, asked=asked).preview(command)


def undo_button(here: Here, facts: object) -> tuple[tuple[Button, ...], ...]:
    """Return a row with the button that takes back what was just done; none where that cannot be."""
    found = facts.get("undo") if isinstance(facts, dict) else None
    if not isinstance(found, Undoable):
        return ()
    return ((Button(here.line("undo_button", reverses=found.reverses), f"/undo {found.unit}"),),)
