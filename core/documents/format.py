"""Numbers, days, places and plain text as a language writes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision

from core.documents.words import fill, words

LONGEST_RUN = 28
ZERO_WIDTH_SPACE = "\u200b"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values in one language and currency."""

    table: Mapping[str, Any]
    locale: Locale
    currency: str

    def label(self, name: str, **values: str) -> str:
        """Return a label of the words' table, its places filled."""
        return fill(str(self.table["labels"][name]), **values)

    def money(self, amount: str) -> str:
        """Return an amount with its currency: `1.234,50 €`."""
        return str(format_currency(Decimal(amount), self.currency, locale=self.locale))

    def amount(self, amount: str) -> str:
        """Return an amount without its currency, for columns of a table."""
        return self._decimals(amount, get_currency_precision(self.currency))

    def price(self, price: str) -> str:
        """Return a unit price: as many decimals as it has, the currency's own at least."""
        return self._decimals(price, get_currency_precision(self.currency), 4)

    def number(self, value: str) -> str:
        """Return a quantity without needless decimals."""
        return self._decimals(value, 0, 6)

    def percent(self, rate: str) -> str:
        """Return a rate in percent: `19%`, `7,5 %`."""
        sign = str(self.locale.percent_formats[None].pattern).rpartition("0")[2]
        return self._decimals(rate, 0, 2) + (sign or "%")

    def day(self, iso: str) -> str:
        """Return an ISO date in words; other text unchanged."""
        try:
            return str(format_date(date.fromisoformat(iso[:10]), format="long", locale=self.locale))
        except ValueError:
            return iso

    def weight(self, weight_g: int) -> str:
        """Return a weight in kilograms."""
        return self._decimals(str(Decimal(weight_g) / 1000), 0, 2) + "\u00a0kg"

    def unit(self, unit: str, count: str = "1") -> str:
        """Return the language's word for a unit, or the catalogue's own; the table may hold [one, many]."""
        word = self.table["units"].get(unit, unit)
        return str(word[0 if Decimal(count) == 1 else 1] if isinstance(word, list) else word)

    def quantity(self, value: str, unit: str) -> str:
        """Return a quantity with its unit: `200`, `2.5 kg`, `3 pairs`."""
        return f"{self.number(value)}\u00a0{self.unit(unit, value)}".rstrip("\u00a0 ")

    def country(self, code: str) -> str:
        """Return a country's name."""
        return str(self.locale.territories.get(code.upper(), code))

    def _decimals(self, value: str, least: int, most: int | None = None) -> str:
        pattern = "#,##0" + ("." if most or least else "") + "0" * least + "#" * max(0, (most or least) - least)
        return str(format_decimal(Decimal(value), format=pattern, locale=self.locale))


def writer(language: str, currency: str) -> Writer:
    """Return the writer for a language, English where there is no table."""
    table = words(language)
    return Writer(table, Locale.parse(str(table["locale"])), currency)


def plain(text: str) -> str:
    """Return text that any printer can set: no control characters, and no word too long for its column."""
    kept = "".join(char if unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn"} else " " for char in text)
    return " ".join(_breakable(word) for word in kept.split())


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_RUN:
        return word
    return ZERO_WIDTH_SPACE.join(word[at : at + LONGEST_RUN] for at in range(0, len(word), LONGEST_RUN))
