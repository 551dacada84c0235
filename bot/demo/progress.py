"""How far an order of the demo shop has come: the steps of its life and their moments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from core.domain.dates import add_working_days
from core.domain.policy import ShopPolicy

USUAL = ("quote", "confirm", "pick", "pack", "ship", "deliver", "invoice", "pay", "close")
BY = {
    "quote": "rule", "submit": "rule", "confirm": "customer", "pick": "warehouse", "pack": "warehouse",
    "ship": "warehouse", "deliver": "carrier", "invoice": "rule", "pay": "finance", "close": "rule",
    "hold": "finance", "reject": "manager", "cancel": "customer", "expire": "timer",
}  # fmt: skip
PATHS: Mapping[str, Sequence[str]] = {
    "draft": (),
    "quoted": USUAL[:1],
    "awaiting_approval": ("quote", "submit"),
    "confirmed": USUAL[:2],
    "backordered": USUAL[:2],
    "on_hold": (*USUAL[:2], "hold"),
    "picking": USUAL[:3],
    "packed": USUAL[:4],
    "shipped": USUAL[:5],
    "delivered": USUAL[:6],
    "invoiced": USUAL[:7],
    "overdue": USUAL[:7],
    "paid": USUAL[:8],
    "closed": USUAL,
    "rejected": ("quote", "submit", "reject"),
    "expired": ("quote", "expire"),
    "cancelled": (*USUAL[:2], "cancel"),
}
"""State of the demo's order -> the steps that lead there."""

REACHED = {path[-1]: state for state, path in PATHS.items() if path and state not in ("backordered", "overdue")}


@dataclass(frozen=True, slots=True)
class HistoricStep:
    """One step that was taken. by: customer, rule, timer, carrier or a staff role."""

    step: str
    at: datetime
    by: str
    reason: str = ""


def steps_of(
    path: Sequence[str], placed_at: datetime, policy: ShopPolicy, rng: Random, *, pays_after_days: int, reason: str = ""
) -> list[HistoricStep]:
    """Return the steps of a path with the moments a shop like this would need, whatever day it is today."""
    moments = _moments(placed_at, policy, rng, pays_after_days)
    return [HistoricStep(step, moments[step], BY[step], reason if step in NEEDS_REASON else "") for step in path]


NEEDS_REASON = ("hold", "reject", "cancel")


def taken_until(steps: Sequence[HistoricStep], until: datetime) -> list[HistoricStep]:
    """Return the steps that have happened by `until`."""
    return [step for step in steps if step.at <= until]


def squeezed(steps: Sequence[HistoricStep], until: datetime) -> list[HistoricStep]:
    """Return the same steps, the last ones drawn before `until` where their usual moment lies ahead."""
    latest = [until - timedelta(minutes=4 * left) for left in range(len(steps), 0, -1)]
    return [HistoricStep(s.step, min(s.at, last), s.by, s.reason) for s, last in zip(steps, latest, strict=True)]


def state_after(steps: Sequence[HistoricStep], until: datetime, terms_days: int) -> str:
    """Return the demo's word for where these steps end; an unpaid invoice falls due after the terms."""
    if not steps:
        return "draft"
    last = steps[-1]
    if last.step == "invoice" and last.at + timedelta(days=terms_days) < until:
        return "overdue"
    return REACHED[last.step]


def _moments(placed_at: datetime, policy: ShopPolicy, rng: Random, pays_after_days: int) -> dict[str, datetime]:
    zone, calendar = policy.shop.zone, policy.calendar
    local = placed_at.astimezone(zone)

    def at(day: date, hour: int, spread: int) -> datetime:
        return datetime.combine(day, time(hour), zone) + timedelta(minutes=rng.randrange(spread))

    quoted = local + timedelta(seconds=rng.randrange(2, 40))
    confirmed = quoted + timedelta(minutes=rng.randrange(2, 150))
    picked_on = add_working_days(confirmed.date() + timedelta(days=1), 0, calendar)
    picked = at(picked_on, 8, 150)
    packed = picked + timedelta(minutes=rng.randrange(10, 90))
    delivered_on = add_working_days(picked_on, rng.randrange(2, 5), calendar)
    delivered = at(delivered_on, 9, 360)
    invoiced = delivered + timedelta(minutes=1)
    wait = timedelta(days=max(1, pays_after_days + rng.randrange(-3, 4)))
    paid = at(add_working_days(delivered_on + wait, 0, calendar), 10, 300)
    found = {
        "quote": quoted,
        "submit": confirmed,
        "confirm": confirmed,
        "hold": at(picked_on, 8, 60),
        "reject": at(picked_on, 9, 120),
        "cancel": confirmed + timedelta(minutes=rng.randrange(15, 240)),
        "expire": quoted + timedelta(days=policy.confirmation.quote_valid_days),
        "pick": picked,
        "pack": packed,
        "ship": at(picked_on, 15, 60),
        "deliver": delivered,
        "invoice": invoiced,
        "pay": paid,
        "close": paid + timedelta(minutes=1),
    }
    return {step: moment.astimezone(placed_at.tzinfo) for step, moment in found.items()}
