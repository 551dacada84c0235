"""Taking back what one has just done, while its messages still wait."""

from __future__ import annotations

from bot.staffroom.here import Here, Unclear
from bot.staffroom.port import StaffReply
from core.domain.undo import LastUnit, Undoable, UndoCommand, Undone
from core.errors import Refused
from core.ports import Button


def undo(here: Here) -> StaffReply:
    """Take back one's last act, or the one whose button was pressed."""
    first = here.asked.words[:1]
    unit = int(first[0][:18]) if first and first[0].isdigit() else None
    if unit is None:
        last = here.clerk.look(LastUnit(here.actor.id))
        unit = last.id if last else None
    if unit is None:
        return here.refused(Refused("nothing_to_undo"))
    try:
        done = here.do(UndoCommand(unit))
    except Refused as refused:
        return here.refused(refused)
    undone = done.facts.get("undone")
    if not isinstance(undone, Undone):
        raise Unclear(here.usage())
    return here.reply("undone", kind="good", orders=list(undone.orders), held_back=undone.held_back)


def undo_button(here: Here, facts: object) -> tuple[tuple[Button, ...], ...]:
    """Return a row with the button that takes back what was just done; none where that cannot be."""
    found = facts.get("undo") if isinstance(facts, dict) else None
    if not isinstance(found, Undoable):
        return ()
    return ((Button(here.line("undo_button"), f"/undo {found.unit}"),),)
