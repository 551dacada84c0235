"""Days that a message names, counted from the day it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from intake.understanding.languages.lexicon import Hit
from intake.understanding.words import NUMBER, WORD, Token

# Figures: ISO days, and day.month with an optional year. Bounded repeats only, so the time is linear.
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_FIGURES = re.compile(
    r"(?<![\d.,/-])(\d{1,2})([./-])[ ]?(\d{1,2})(?:(\.)(?!\d)|\2[ ]?(\d{4}|\d{2})(?![\d/]))?(?![\d/])"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day said at tokens start to end. past: the words around it look back ("bought on the 15th")."""

    start: int
    end: int
    on: date
    strength: int = 1
    past: bool = False
    wanted: bool = False
    before: bool = False


@dataclass(slots=True)
class DayReader:
    """Reads the days of one message. today: the local day of the message."""

    text: str
    tokens: Sequence[Token]
    hits: Sequence[Sequence[Hit]]
    active: Sequence[str]
    today: date

    def days(self) -> list[Day]:
        """Return the days said, in order, each with whether it is wanted or past."""
        greeted = self._greeted()
        found = [day for day in (*self._figures(), *self._words()) if day.start not in greeted]
        found.sort(key=lambda day: (day.start, -day.strength))
        kept: list[Day] = []
        for day in found:
            if kept and day.start < kept[-1].end:
                continue
            kept.append(day)
        return [self._cued(day) for day in kept]

    def _greeted(self) -> set[int]:
        """Return the tokens of greetings of several words, which name no day: `Guten Morgen`."""
        return {
            place
            for here in self.hits
            for hit in here
            if hit.role == "greeting" and hit.language in self.active and hit.end - hit.start > 1
            for place in range(hit.start, hit.end)
        }

    def _roles(self, place: int) -> dict[str, Hit]:
        best: dict[str, Hit] = {}
        if 0 <= place < len(self.hits):
            for hit in self.hits[place]:
                named = hit.role in ("weekday", "month") and len(self.tokens[place].text) > 4
                known = hit.language in self.active or named
                if known and (hit.role not in best or hit.end > best[hit.role].end):
                    best[hit.role] = hit
        return best

    # figures ------------------------------------------------------------------------------------------------------

    def _figures(self) -> list[Day]:
        starts = {token.start: place for place, token in enumerate(self.tokens)}
        found: list[Day] = []
        for match in _ISO.finditer(self.text):
            self._keep(found, starts, match, (int(match[1]), int(match[2]), int(match[3])))
        for match in _FIGURES.finditer(self.text):
            day, month = int(match[1]), int(match[3])
            if "en" in self.active[:1] and match[2] == "/" and month > 12 >= day:
                day, month = month, day
            place = starts.get(match.start())
            if place is not None and self._is_date(place, match):
                self._keep(found, starts, match, (self._year(match[5], month, day), month, day))
        return found

    def _is_date(self, place: int, match: re.Match[str]) -> bool:
        if match[5]:
            return True
        if match[2] == "-":
            return False
        if match[2] == "." and match[4]:
            return True
        if match[2] == "." and self.active[:1] == ("en",):
            return False
        near = set(self._roles(place - 1))
        return bool(near & {"by", "day_prep", "weekday"} or "weekday" in self._roles(place - 2))

    def _year(self, said: str | None, month: int, day: int) -> int:
        if said:
            return int(said) if len(said) == 4 else 2000 + int(said)
        this = _make(self.today.year, month, day)
        return self.today.year if this is None or this >= self.today - timedelta(days=60) else self.today.year + 1

    def _keep(
        self, found: list[Day], starts: Mapping[int, int], match: re.Match[str], parts: tuple[int, int, int]
    ) -> None:
        on = _make(*parts)
        place = starts.get(match.start())
        if on is None or place is None:
            return
        end = place
        while end < len(self.tokens) and self.tokens[end].start < match.end():
            end += 1
        found.append(Day(place, end, on, strength=5))

    # words --------------------------------------------------------------------------------------------------------

    def _words(self) -> list[Day]:
        found: list[Day] = []
        for place in range(len(self.tokens)):
            roles = self._roles(place)
            day = self._near_day(place, roles) or self._named_day(place, roles) or self._month_day(place, roles)
            day = day or self._in_days(place, roles) or self._ordinal_day(place, roles)
            if day is not None:
                found.append(day)
        return found

    def _near_day(self, place: int, roles: Mapping[str, Hit]) -> Day | None:
        for role, ahead in (("day_after", 2), ("tomorrow", 1), ("today", 0)):
            if role in roles:
                return Day(place, roles[role].end, self.today + timedelta(days=ahead), strength=3)
        return None

    def _named_day(self, place: int, roles: Mapping[str, Hit]) -> Day | None:
        hit = roles.get("weekday")
        if hit is None or not self._is_weekday(place):
            return None
        ahead = (hit.value - self.today.weekday() - 1) % 7 + 1
        monday = self.today - timedelta(days=self.today.weekday())
        start, end = place, hit.end
        before = [*self._roles(place - 1), *self._roles(place - 2)]
        after = self._roles(end)
        if "next_week" in after or "next" in after:
            end = (after.get("next_week") or after["next"]).end
            return Day(start, end, monday + timedelta(days=7 + hit.value), strength=4)
        if "next" in self._roles(place - 1) or self._week_before(place):
            return Day(start, end, monday + timedelta(days=7 + hit.value), strength=4)
        numbered = self._numbered_day(end, hit.value)
        if numbered is not None:
            return Day(start, end + 1, numbered, strength=5)
        if "before_it" in after and self._leads(end, after["before_it"].end):
            return Day(start, after["before_it"].end, self.today + timedelta(days=ahead), strength=2, before=True)
        past = "last" in before or "last_day" in before
        return Day(start, end, self.today + timedelta(days=ahead - 7 if past else ahead), strength=2, past=past)

    def _leads(self, place: int, end: int) -> bool:
        """Return whether `before` speaks of another day, and not of what follows (`Thursday before noon`)."""
        return self.tokens[place].text not in ("before", "avant", "prima", "antes") or self._ends_here(end)

    def _is_weekday(self, place: int) -> bool:
        """Return whether two letters (`do`, `so`, `zo`) stand where a day is named and are no small word."""
        token = self.tokens[place]
        if len(token.text) > 2:
            return True
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if after is not None and (after.kind == NUMBER or (after.text == "." and after.glued)):
            return True
        cues = {"by", "day_prep", "to_place", "next", "next_week", "prep"}
        if self._roles(place - 1).keys() & cues:
            return True
        begins = place == 0 or self.tokens[place - 1].text in (".", "!", "?", "\n")
        return self.text[token.start : token.start + 1].isupper() and not begins

    def _numbered_day(self, place: int, weekday: int) -> date | None:
        """`Friday 27`: the number behind a weekday, where the next such day is one."""
        token = self.tokens[place] if place < len(self.tokens) else None
        if token is None or token.kind != NUMBER or not token.text.isdigit() or not 1 <= int(token.text) <= 31:
            return None
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        dated = after is not None and after.glued and after.text in ("/", "-", ".")
        if dated or self._roles(place + 1).keys() & {"month", "of"}:
            return None
        on = _next_day(self.today, int(token.text))
        return on if on is not None and on.weekday() == weekday else None

    def _week_before(self, place: int) -> bool:
        return any("next_week" in self._roles(place - back) for back in (1, 2, 3))

    def _month_day(self, place: int, roles: Mapping[str, Hit]) -> Day | None:
        if self.tokens[place].kind == NUMBER:
            step = place + 1
            while step < len(self.tokens) and step < place + 4:
                after = self._roles(step)
                if "month" in after:
                    return self._dated(place, after["month"].end, self.tokens[place], after["month"].value + 1)
                if self.tokens[step].text != "." and not ({"ordinal", "of"} & set(after)):
                    return None
                step += 1
            return None
        if "first" in roles:
            return self._first_of(place, roles["first"].end)
        hit = roles.get("month")
        if hit is None or hit.end >= len(self.tokens) or len(self.tokens[place].text) < 3:
            return None
        number = self.tokens[hit.end]
        if number.kind != NUMBER or self.active[:1] != ("en",):
            return None
        return self._dated(place, hit.end + 1, number, hit.value + 1)

    def _first_of(self, place: int, step: int) -> Day | None:
        """`primero de diciembre`, `premier mai`: the first of a month in words."""
        if "of" in self._roles(step) and "month" not in self._roles(step):
            step += 1
        month = self._roles(step).get("month")
        if month is None:
            return None
        on = _make(self._year(None, month.value + 1, 1), month.value + 1, 1)
        return None if on is None else Day(place, month.end, on, strength=5)

    def _dated(self, start: int, end: int, number: Token, month: int) -> Day | None:
        if number.value is None or number.value != int(number.value):
            return None
        day, year = int(number.value), None
        if end < len(self.tokens) and self.tokens[end].kind == NUMBER and len(self.tokens[end].text) == 4:
            year, end = self.tokens[end].text, end + 1
        on = _make(self._year(year, month, day), month, day)
        return None if on is None else Day(start, end, on, strength=5)

    def _in_days(self, place: int, roles: Mapping[str, Hit]) -> Day | None:
        if "in" not in roles:
            return None
        at = roles["in"].end
        count = self.tokens[at].value if at < len(self.tokens) else None
        if count is None and (word := self._roles(at).get("number")) is not None:
            count = word.value  # type: ignore[assignment]
        if count is None or count != int(count) or count > 400:
            return None
        after = self._roles(at + 1)
        for role, length in (("days", 1), ("weeks", 7)):
            if role in after:
                return Day(place, after[role].end, self.today + timedelta(days=int(count) * length), strength=3)
        return None

    def _ordinal_day(self, place: int, roles: Mapping[str, Hit]) -> Day | None:
        """`the 3rd`, `le 3`, `am 3.`: the next such day of a month."""
        token = self.tokens[place]
        if token.kind != NUMBER or token.value is None or token.value != int(token.value) or not 1 <= token.value <= 31:
            return None
        if token.glued and place and self.tokens[place - 1].kind == WORD:
            return None
        after = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        suffix = after is not None and after.glued and "ordinal" in self._roles(place + 1)
        before = self._roles(place - 1)
        if suffix and after is not None and after.text == ".":
            # "je 2. Liefern bitte": a full stop makes a day of a number only where a day is spoken of.
            suffix = bool(before.keys() & {"day_prep", "by", "weekday", "date_wanted"})
        if suffix and "ignore_number" in self._roles(place + 2):
            return None
        if not suffix and not ("day_prep" in before and self._ends_here(place + 1)):
            return None
        on = _next_day(self.today, int(token.value))
        return None if on is None else Day(place, place + 1 + bool(suffix), on, strength=3)

    def _ends_here(self, place: int) -> bool:
        return place >= len(self.tokens) or self.tokens[place].kind in ("mark", "break")

    # what the day is for ------------------------------------------------------------------------------------------

    def _cued(self, day: Day) -> Day:
        wanted = past = thanked = False
        for back in range(1, 9):
            at = day.start - back
            if at < 0 or self.tokens[at].text in (".", "!", "?", "\n"):
                break
            roles = self._roles(at)
            past = past or (back <= 3 and "date_past" in roles)
            thanked = thanked or ("c.thanks" in roles and "prep" in self._roles(roles["c.thanks"].end))
            wanted = wanted or "date_wanted" in roles or (back <= 2 and "by" in roles)
        return replace(day, past=day.past or thanked or (past and day.on <= self.today), wanted=wanted)

    def wanted(self, days: Sequence[Day], skip: Sequence[tuple[int, int]]) -> date | None:
        """Return the day on which the goods are wanted. skip: sentences that are about something else."""
        fit = [day for day in days if not day.past and not any(a <= day.start < b for a, b in skip)]
        fit = [day for day in fit if day.on >= self.today]
        back = self._day_before()
        if back is not None and fit:
            base = [day for day in fit if day.start < back] or fit
            return max(base, key=lambda day: day.strength).on - timedelta(days=1)
        if not fit:
            return None
        leading = next((day for day in fit if day.before), None)
        others = [day for day in fit if not day.before]
        if leading is not None and others:
            feast = max(others, key=lambda day: day.strength).on
            return feast - timedelta(days=(feast.weekday() - leading.on.weekday() - 1) % 7 + 1)
        named = [day for day in fit if day.wanted] or fit
        first = named[0]
        same = [day for day in named if day.strength > first.strength and day.start - first.end <= 3]
        return (same[0] if same else first).on

    def _day_before(self) -> int | None:
        for place in range(len(self.tokens)):
            if "day_before" in self._roles(place):
                return place
        return None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _next_day(today: date, day: int) -> date | None:
    for ahead in range(0, 13):
        month = today.month + ahead
        on = _make(today.year + (month - 1) // 12, (month - 1) % 12 + 1, day)
        if on is not None and on >= today:
            return on
    return None
