"""Moments and days between Python and the tables: milliseconds since 1970 in UTC, and ISO text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

_START = datetime(1970, 1, 1, tzinfo=UTC)


def ms(moment: datetime) -> int:
    """Return a moment as whole milliseconds."""
    return (moment - _START) // timedelta(milliseconds=1)


def ms_or_none(moment: datetime | None) -> int | None:
    """Return a moment as milliseconds, or None."""
    return None if moment is None else ms(moment)


def moment(value: int) -> datetime:
    """Return milliseconds as an aware moment."""
    return _START + timedelta(milliseconds=value)


def moment_or_none(value: int | None) -> datetime | None:
    """Return milliseconds as a moment, or None."""
    return None if value is None else moment(value)


def day(value: date | None) -> str | None:
    """Return a day as ISO text, or None."""
    return None if value is None else value.isoformat()


def day_or_none(value: str | None) -> date | None:
    """Return ISO text as a day, or None."""
    return date.fromisoformat(value) if value else None
