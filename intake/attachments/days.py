"""Days as forms write them: in figures, with the parts in any usual order."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"\b([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\b")
_DAY_FIRST = re.compile(r"\b([0-9]{1,2})([-/.])\s?([0-9]{1,2})[-/.]\s?([0-9]{4}|[0-9]{2})\b")


def read_day(text: str, today: date | None) -> date | None:
    """Return the day that a text names in figures; None for none, for one before `today`, and for one of two readings.

    With slashes the month may stand first: `3/12/2026` is read by nobody but a person.
    """
    found = _found(text[:80])
    return None if found is None or (today is not None and found < today) else found


def _found(text: str) -> date | None:
    if match := _ISO.search(text):
        return _date(*(int(part) for part in match.groups()))
    match = _DAY_FIRST.search(text)
    if match is None:
        return None
    first, sign, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    year += 2000 if year < 100 else 0
    if sign == "/" and first <= 12 and second <= 12 and first != second:
        return None
    return _date(year, first, second) if sign == "/" and second > 12 else _date(year, second, first)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
