"""Autonomy that is earned: an order binds unasked only after so many of its kind that nobody had to correct. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.domain.events import Event
from core.domain.queries import Query


@dataclass(frozen=True, slots=True)
class AutonomyRule:
    """How much must go right before an order binds unasked.

    orders: how many in a row, of one customer and item class; 0 asks for none.
    """

    orders: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How one customer stands in one item class. run: orders in a row that were right as they were read."""

    run: int = 0
    earned: bool = False


def counted(now: Standing, rule: AutonomyRule) -> tuple[Standing, str]:
    """Return the standing after one more order that nobody corrected, and what that is: counted or promoted."""
    run = now.run + 1
    earned = now.earned or (rule.orders > 0 and run >= rule.orders)
    return Standing(run, earned), "promoted" if earned and not now.earned else "counted"


def corrected(now: Standing) -> tuple[Standing, str]:
    """Return the standing after a correction: it begins anew."""
    return Standing(), "demoted" if now.earned else "counted"


def may_be_unasked(rule: AutonomyRule, categories: Iterable[str], standing: Mapping[str, Standing]) -> bool:
    """Return whether an order of these classes may bind unasked: every one of them has earned it."""
    return not rule.orders or all(standing.get(one, Standing()).run >= rule.orders for one in categories)


@dataclass(frozen=True, slots=True)
class AutonomyStep:
    """One row of the ledger. what: counted, promoted or demoted; reason: who changed what, such as staff:change."""

    customer_id: int
    customer: str
    category: str
    what: str
    reason: str
    order: str
    run: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CustomerStanding:
    """How a customer stands in one item class, for people."""

    customer_id: int
    customer: str
    category: str
    run: int
    earned: bool


@dataclass(frozen=True, slots=True)
class ListStandings(Query[tuple[CustomerStanding, ...]]):
    """How customers stand, of one customer or of all, by name."""

    customer_id: int | None = None
    limit: int = 500


@dataclass(frozen=True, slots=True)
class ListAutonomySteps(Query[tuple[AutonomyStep, ...]]):
    """Promotions and demotions, newest first; `all_` with every order that was counted."""

    customer_id: int | None = None
    all_: bool = False
    limit: int = 100


class AutonomyChanged(Event):
    """A customer earned that orders of a class bind unasked, or lost it."""
