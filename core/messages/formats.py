"""Amounts, quantities, days and moments in the words of a language (Babel)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_timezone_name
from babel.numbers import format_currency, format_decimal, format_percent

from core.domain.money import Money, digits
from core.domain.views import LineView


class Formats:
    """How one language writes numbers. Everything is cached: a message says each amount four times.

    units: unit -> its words by plural category, such as `{"box": {"one": "box", "other": "boxes"}}`.
    """

    def __init__(self, locale: str, units: Mapping[str, Mapping[str, str]]) -> None:
        self.locale = Locale.parse(locale)
        self.units = units
        self._currency = lru_cache(4096)(self._format_currency)
        self._number = lru_cache(4096)(self._format_number)
        self._day = lru_cache(1024)(self._format_day)
        self._moment = lru_cache(1024)(self._format_moment)

    def money(self, value: Any) -> str:
        """Return an amount with its currency; takes Money or `{"amount", "currency"}`."""
        if isinstance(value, Mapping):
            return self._currency(str(value["amount"]), str(value["currency"]), digits(str(value["currency"])))
        if not isinstance(value, Money):
            raise TypeError("the money filter takes an amount with its currency")
        return self._currency(str(value), value.currency, digits(value.currency))

    def price(self, value: object, currency: str) -> str:
        """Return a unit price: as many decimals as it has, at least the currency's; other text is left as it is."""
        text = str(value)
        if not text.replace(".", "", 1).isdecimal():
            return text
        decimals = len(text.partition(".")[2].rstrip("0"))
        return self._currency(text, currency, max(digits(currency), min(decimals, 4)))

    def quantity(self, value: Any, unit: str = "") -> str:
        """Return a quantity with its unit's word; a line also says what its packs hold: `2 boxes (48 pcs)`."""
        if isinstance(value, LineView):
            said = self.quantity(value.quantity, value.unit)
            if value.unit == value.base_unit:
                return said
            return f"{said} ({self.quantity(value.base_quantity, value.base_unit)})"
        if not isinstance(value, str | int | Decimal):
            raise TypeError("the quantity filter takes decimal text and a unit")
        number, plural = self._number(str(value))
        words = self.units.get(unit.lower(), {})
        return f"{number} {words.get(plural, words.get('other', unit))}".rstrip()

    def goods(self, value: Any) -> str:
        """Return a quantity of something: of a line, a mapping, or a `(name, quantity, unit)` triple."""
        if isinstance(value, LineView):
            return f"{self.quantity(value)} {value.name}"
        if isinstance(value, Mapping):
            value = (value.get("name") or value.get("sku", ""), value.get("quantity", ""), value.get("unit", ""))
        name, quantity, unit = (str(part) for part in value)
        return f"{self.quantity(quantity, unit)} {name}"

    def minor(self, value: int, currency: str) -> str:
        """Return an amount given in the currency's minor unit."""
        return self.money(Money(value, currency))

    def unit(self, unit: str) -> str:
        """Return the word for one unit."""
        return self.units.get(unit.lower(), {}).get("one", unit)

    def country(self, code: str) -> str:
        """Return a country's name; what is no country's code is left as it is."""
        return str(self.locale.territories.get(code.upper(), code))

    def plural(self, count: int) -> str:
        """Return the plural category of a whole number: `one`, `few`, `other` ..."""
        return str(self.locale.plural_form(count))

    def wait(self, seconds: float) -> str:
        """Return how long to wait, in round words: `3 minutes`."""
        return str(format_timedelta(timedelta(seconds=max(float(seconds), 1)), threshold=1.5, locale=self.locale))

    def percent(self, value: object) -> str:
        """Return a percentage given as `19` or `7.5`."""
        pattern = self.locale.percent_formats[None].pattern.replace("#,##0", "#,##0.##")
        return str(format_percent(_decimal(value) / 100, pattern, locale=self.locale))

    def day(self, value: Any, style: str = "full", zone: tzinfo = UTC) -> str:
        """Return a day: `full` with weekday and year, `short` without year, `medium` with month and year."""
        return self._day(_day_of(value, zone), style)

    def moment(self, value: Any, zone: tzinfo = UTC) -> str:
        """Return a day and time of day in the zone, with the zone's name."""
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
        if not isinstance(found, datetime) or found.tzinfo is None:
            raise TypeError("the moment filter takes an aware moment")
        return self._moment(found.astimezone(zone))

    def _format_currency(self, text: str, currency: str, decimals: int) -> str:
        pattern = self.locale.currency_formats["standard"].pattern
        if decimals != 2:
            pattern = pattern.replace(".00", "." + "0" * decimals if decimals else "")
        return str(format_currency(_decimal(text), currency, pattern, locale=self.locale, currency_digits=False))

    def _format_number(self, text: str) -> tuple[str, str]:
        number = _decimal(text)
        return str(format_decimal(number, "#,##0.######", locale=self.locale)), self.locale.plural_form(number)

    def _format_day(self, day: date, style: str) -> str:
        if style == "short":
            return str(format_skeleton("MMMEd", day, locale=self.locale))
        return str(format_date(day, "full" if style == "full" else "medium", locale=self.locale))

    def _format_moment(self, at: datetime) -> str:
        zone = get_timezone_name(at, "short", locale=self.locale)
        if zone[0] in "+-":
            # Where a language has no short name for the zone.
            zone = f"UTC{zone[:3]}:{zone[3:]}"
        return f"{format_date(at, 'full', locale=self.locale)}, {format_time(at, 'short', locale=self.locale)} {zone}"


def read_language(folder: Path) -> tuple[dict[str, Any], Formats]:
    """Return what a language folder says of itself (`language.json`) and its formats (`units.json`)."""
    data = json.loads((folder / "language.json").read_text("utf-8"))
    units = json.loads((folder / "units.json").read_text("utf-8"))
    return data, Formats(str(data["locale"]), units)


def _decimal(value: object) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise TypeError("this filter takes decimal text") from None


def _day_of(value: Any, zone: tzinfo) -> date:
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    if isinstance(value, datetime):
        return value.astimezone(zone).date()
    if isinstance(value, date):
        return value
    raise TypeError("the day filter takes a day")
