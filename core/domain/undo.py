"""Taking back what a person of the shop has just done, while its messages still wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.domain.commands import Command
from core.domain.queries import Query

UNDOABLE_STEPS = frozenset(
    (
        "quote", "confirm", "submit", "approve", "reject", "hold", "release", "change", "apply_change",
        "decline_change", "cancel", "cancel_lines", "reserve", "pick", "pack", "ship", "deliver", "invoice", "pay",
        "close", "reopen",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class UndoCommand(Command):
    """Take back a unit of the actor's own: by its id, or their last one. reason: kept in the journal.

    A unit that issued an invoice is reversed by a credit note instead, for a day, whether or not it was sent. What
    took another number or asked for a refund is not undone at all.
    `Done.facts["undone"]` tells what was done.
    Raises: Refused with nothing_to_undo, not_your_unit, already_undone, undo_too_late, message_left, order_moved_on,
    stock_gone, number_taken, or as the step `reverse` does.
    """

    unit: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Undoable:
    """What `Done.facts["undo"]` holds: which unit can be taken back, and until when. did: as `StaffUnit.did`.

    reverses: the invoice that a credit note would take back.
    """

    unit: int
    until: datetime
    did: tuple[tuple[str, str, str], ...] = ()
    reverses: str = ""

    def left_s(self, now: datetime) -> int:
        """Return the whole seconds that are left, 0 when it is too late."""
        return max(int((self.until - now).total_seconds()), 0)


@dataclass(frozen=True, slots=True)
class Undone:
    """What `Done.facts["undone"]` holds. held_back: how many messages never left; notes: credit notes it took."""

    unit: int
    orders: tuple[str, ...]
    held_back: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffUnit:
    """What one person did at once. did: `(command, step, order)`; orders: number -> version before and after.

    left_s: seconds in which its messages wait and it can be undone. reverses: the invoice that undoing it reverses.
    """

    id: int
    actor: str
    did: tuple[tuple[str, str, str], ...]
    orders: Mapping[str, tuple[int, int]]
    messages: int
    at: datetime
    until: datetime
    undone_at: datetime | None
    left_s: int = 0
    reverses: str = ""


@dataclass(frozen=True, slots=True)
class LastUnit(Query[StaffUnit | None]):
    """The newest unit of a person that is not undone, where its time is not over."""

    actor: str


@dataclass(frozen=True, slots=True)
class ListUnits(Query[tuple[StaffUnit, ...]]):
    """The newest units of one person, or of everybody, newest first."""

    actor: str = ""
    limit: int = 50
