"""Working days, cut-offs and the shop's own days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from core.domain.policy import DAYS, Calendar, ShopPolicy


def shop_day(moment: datetime, policy: ShopPolicy) -> date:
    """Return the day of a moment in the shop's time zone."""
    return moment.astimezone(policy.shop.zone).date()


def last_day(moments: Iterable[datetime | None], policy: ShopPolicy) -> str:
    """Return the shop's day of the latest moment, in ISO form; empty where there is none."""
    known = [moment for moment in moments if moment is not None]
    return shop_day(max(known), policy).isoformat() if known else ""


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Return whether the shop works on that day."""
    return DAYS[day.weekday()] in calendar.working_days and day not in calendar.holidays


def in_office_hours(moment: datetime, policy: ShopPolicy) -> bool:
    """Return whether a shop would write to somebody now of its own accord: a working day, 8 to 18 o'clock."""
    local = moment.astimezone(policy.shop.zone)
    return is_working_day(local.date(), policy.calendar) and 8 <= local.hour < 18


def add_working_days(day: date, count: int, calendar: Calendar) -> date:
    """Return the day `count` working days later; with 0 the same day or the next working one."""
    found = _next_working(day, calendar)
    for _ in range(count):
        found = _next_working(found + timedelta(days=1), calendar)
    return found


def first_working_day(moment: datetime, policy: ShopPolicy) -> date:
    """Return the day on which work on an order that came at `moment` begins; after the cut-off, the next one."""
    local = moment.astimezone(policy.shop.zone)
    late = local.time() > policy.calendar.cut_off and is_working_day(local.date(), policy.calendar)
    return add_working_days(local.date(), 1 if late else 0, policy.calendar)


def end_of_day(day: date, policy: ShopPolicy) -> datetime:
    """Return the last second of a shop day as a moment."""
    local = datetime.combine(day, datetime.max.time().replace(microsecond=0), policy.shop.zone)
    return local.astimezone(UTC)


def _next_working(day: date, calendar: Calendar) -> date:
    # Bounded: a calendar that never works would otherwise never end.
    for ahead in range(370):
        if is_working_day(day + timedelta(days=ahead), calendar):
            return day + timedelta(days=ahead)
    return day
