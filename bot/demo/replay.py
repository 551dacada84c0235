"""Live through orders of the past: each step by the real command, at its own moment, with nothing sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.assemble import open_books
from bot.demo.history import HistoricOrder
from bot.demo.progress import HistoricStep
from core.domain.commands import DraftOrder, FinishMessage, TakeStep
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.domain.queries import LoadKnowledge
from core.errors import Refused
from core.ports import InboundMessage
from core.settings import Settings

_ROLES = {
    "rule": Role.RULE | Role.FINANCE | Role.SALES,
    "timer": Role.TIMER,
    "carrier": Role.CARRIER,
    "customer": Role.CUSTOMER,
    "warehouse": Role.WAREHOUSE,
    "finance": Role.FINANCE,
    "manager": Role.MANAGER,
    "sales": Role.SALES,
}


class SettableClock:
    """A clock that stands where it is put."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Return the moment it was put to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Put the clock to a moment."""
        self._at = at


class Replay:
    """Takes historic orders through their steps, in the order of time."""

    def __init__(self, settings: Settings, clock: SettableClock, until: datetime) -> None:
        self._clock = clock
        self._until = until
        self._books = open_books(settings, clock)
        self.clerk = self._books.clerk
        known = self.clerk.look(LoadKnowledge()).customers
        self._ids = {customer.number: int(customer.id) for customer in known}
        self._people = {customer.number: customer for customer in known}

    def close(self) -> None:
        """Close the database."""
        self._books.close()

    def round(self) -> None:
        """Do the rounds of a shop that was never off: quotes expired, invoices overdue, reminders in the books."""
        self._books.rounds.every_minute()

    def run(self, orders: Sequence[HistoricOrder]) -> None:
        """Take all orders through what has happened to them."""
        acts: list[tuple[datetime, int, Callable[[], None]]] = []
        numbers: dict[str, str] = {}
        for order in orders:
            acts.append((order.placed_at, len(acts), _bound(self._open, order, numbers)))
            for step in order.steps:
                acts.append((step.at, len(acts), _bound_step(self._take, order, step, numbers)))
        for at, _, act in sorted(acts, key=lambda row: row[:2]):
            self._clock.set(min(at, self._until))
            act()

    def _open(self, order: HistoricOrder, numbers: dict[str, str]) -> None:
        person = self._people[order.customer]
        received = self.clerk.receive(
            InboundMessage(
                channel=order.channel,
                message_id=f"<{order.key}@demo.invalid>" if order.channel == "email" else order.key,
                sender=person.email if order.channel == "email" else order.key,
                conversation=order.key,
                text=order.text,
                at=order.placed_at,
                sender_name=person.name,
                subject=order.subject,
                known_customer=str(self._ids[order.customer]),
                language=order.language,
            )
        )
        draft = DraftOrder(
            source=Source(order.channel, order.key),
            lines=order.lines,
            conversation_id=received.conversation_id,
            customer_id=self._ids[order.customer],
            message_id=received.id,
            questions=order.questions,
            requested_on=order.requested_on,
            po_number=order.po_number,
            ship_to=order.ship_to,
            language=order.language,
            confidence=0.97,
        )
        state = "asked" if order.questions else "ordered"
        done = self.clerk.do(
            draft,
            FinishMessage(received.id, state),
            actor=self._actor("customer", order),
            cause=f"message:{received.id}",
        )
        numbers[order.key] = done.orders[0]

    def _take(self, order: HistoricOrder, step: HistoricStep, numbers: dict[str, str]) -> None:
        if step.step in ("quote", "submit"):
            if step.step == "quote":
                return
            step = HistoricStep("confirm", step.at, "customer", step.reason)
        body = {"reason": step.reason} if step.reason else {}
        try:
            self.clerk.do(
                TakeStep(numbers[order.key], step.step, body), actor=self._actor(step.by, order), cause="demo"
            )
        except Refused as refusal:
            if step.step == "reject":
                # No rule named it: then it bound at once, and a colleague cancelled it.
                self._take(order, HistoricStep("cancel", step.at, "sales", step.reason), numbers)
                return
            raise RuntimeError(f"{order.key}: {step.step} was refused: {refusal.code} {refusal.facts}") from refusal

    def _actor(self, by: str, order: HistoricOrder) -> Actor:
        if by == "customer":
            return Actor(Role.CUSTOMER, f"customer:{self._ids[order.customer]}")
        return Actor(_ROLES[by], f"rule:{by}" if by in ("rule", "timer", "carrier") else f"demo:{by}")


def _bound(act: Callable[..., None], order: HistoricOrder, numbers: dict[str, str]) -> Callable[[], None]:
    return lambda: act(order, numbers)


def _bound_step(
    act: Callable[..., None], order: HistoricOrder, step: HistoricStep, numbers: dict[str, str]
) -> Callable[[], None]:
    return lambda: act(order, step, numbers)
