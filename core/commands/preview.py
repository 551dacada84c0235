"""Preview: what commands have done in a unit that will be rolled back, told as effects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from core.commands.work import Work
from core.database import effects as since
from core.domain.effects import (
    Effect,
    LineMoves,
    MessageLeaves,
    MessagesHeldBack,
    MoneyMoves,
    NumbersTaken,
    OrderMoves,
    Preview,
    StockMoves,
    masked,
)
from core.domain.money import Money, quantity_text
from core.domain.orders import QUANTITIES, Order


class Tried(Exception):
    """Ends a unit that was only tried, with what it would have done; the transaction rolls back."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        super().__init__("tried")


class Trial:
    """The state before a trial. Made first of all in the transaction."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._mark = since.mark(conn)

    def effects(self, work: Work) -> tuple[Effect, ...]:
        """Return what the unit has done, once everything of it is written."""
        conn, mark = self._conn, self._mark
        made: list[Effect] = []
        for before, after in work.changes():
            made += _order_effects(before, after)
        made += _stock_effects(work, since.stock_moved(conn, mark))
        new = {after.number for before, after in work.changes() if before is None}
        for bill in since.invoices_issued(conn, mark):
            what = "invoice" if bill.credits is None else "credit_note"
            made.append(MoneyMoves(what, _named(bill.number, new), Money(bill.total_minor, bill.currency)))
        for row in since.money_moved(conn, mark):
            what, minor = ("payment", row.debit) if row.debit else ("refund", row.credit)
            what = "payment_undone" if row.entry.endswith(" undone") else what
            made.append(MoneyMoves(what, _named(row.number, new), Money(minor, row.currency)))
        made += [NumbersTaken(series, count) for series, count in since.numbers_taken(conn, mark)]
        for row in since.messages_queued(conn, mark):
            wait_s = max(row.not_before - row.created_at, 0) // 1000
            number = _named(row.number or "", new)
            made.append(MessageLeaves(row.channel, masked(row.recipient), row.template, number, wait_s))
        if back := int(work.facts.get("messages_held_back", 0)):
            made.append(MessagesHeldBack(back))
        return tuple(made)


def _stock_effects(work: Work, booked: Mapping[str, int]) -> Iterator[Effect]:
    held: dict[str, int] = {}
    for before, after in work.changes():
        for line in after.lines:
            held[line.sku] = held.get(line.sku, 0) + line.reserved
        for line in before.lines if before else ():
            held[line.sku] = held.get(line.sku, 0) - line.reserved
    for sku in sorted({*booked, *held}):
        if booked.get(sku) or held.get(sku):
            yield StockMoves(sku, _signed(booked.get(sku, 0)), _signed(held.get(sku, 0)))


def _order_effects(before: Order | None, after: Order) -> Iterator[Effect]:
    number = after.number if before else ""
    if before is None or before.state != after.state:
        yield OrderMoves(number, str(before.state) if before else "", str(after.state))
    old = {line.id: line for line in before.lines} if before else {}
    for line in after.lines:
        was = old.pop(line.id, None)
        for name in QUANTITIES:
            by = getattr(line, name) - (getattr(was, name) if was else 0)
            if by:
                yield LineMoves(number, line.position, line.sku, line.name, line.base_unit, name, _signed(by))
    for gone in old.values():
        for name, quantity in gone.quantities.items():
            if quantity:
                yield LineMoves(number, gone.position, gone.sku, gone.name, gone.base_unit, name, _signed(-quantity))


def _named(number: str, new: set[str]) -> str:
    # A new order's number is drawn anew when it is really made.
    return "" if number in new else number


def _signed(quantity_e6: int) -> str:
    return f"{'-' if quantity_e6 < 0 else ''}{quantity_text(abs(quantity_e6))}"
