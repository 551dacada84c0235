"""What a cell may hold: each reader returns the checked value or says fault and cure.

A reader takes the cell as the file gave it (text of a table, or what JSON holds) and whether the file writes decimal
commas.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from core.domain.money import MOST_UNITS, price_from, price_text, quantity_from, quantity_text
from core.errors import Refused
from core.imports.faults import BadCell
from core.imports.numbers import decimal_text

Reader = Callable[[Any, bool], Any]

GUARDED = "=+-@"
_YES = frozenset({"true", "yes", "y", "1", "x", "ja", "oui", "si", "sí", "sim", "wahr", "vrai"})
_NO = frozenset({"", "false", "no", "n", "0", "-", "nein", "non", "nee", "não", "falsch", "faux"})


def guarded(text: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula."""
    risky = text[:1] in (*GUARDED, "\t", "\r") or (text[:1] == "'" and text[1:2] in (*GUARDED, "'"))
    return f"'{text}" if text and risky else text


def unguarded(text: str) -> str:
    """Return a cell's text without the mark that `guarded` puts before it."""
    return text[1:] if text[:1] == "'" and text[1:2] and text[1:2] in (*GUARDED, "\t", "\r", "'") else text


def words(value: Any) -> str:
    """Return a cell as one line of clean text; any length."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        raise BadCell(f"{str(value)[:40]!r} is no text")
    text = " ".join((value if isinstance(value, str) else format(Decimal(value), "f")).split())
    if any(ord(letter) < 32 or 127 <= ord(letter) < 160 or 0xD800 <= ord(letter) < 0xE000 for letter in text):
        raise BadCell("holds characters that nobody can see; type the text anew")
    return text


def text(most: int) -> Reader:
    """Return the reader of a text of at most so many characters."""

    def read(value: Any, comma: bool) -> str:
        found = words(value)
        if len(found) > most:
            raise BadCell(f"has {len(found)} characters; at most {most} are possible")
        return found

    return read


def code(most: int = 64) -> Reader:
    """Return the reader of a code that must be there, such as a SKU."""
    plain = text(most)

    def read(value: Any, comma: bool) -> str:
        found = plain(value, comma)
        if not found:
            raise BadCell("is empty; every row needs one")
        return str(found)

    return read


def price(value: Any, comma: bool) -> str | None:
    """Read a unit price, 0 or more, at most 4 decimals; empty means: on request."""
    if value is None or value == "":
        return None
    plain = decimal_text(value, comma)
    try:
        found = price_from(plain)
    except Refused:
        raise BadCell(f"{plain!r} is no price from 0; write for example 12.50") from None
    if Decimal(found).scaleb(-4) != Decimal(plain):
        raise BadCell(f"{plain!r} has more than 4 decimals; round it")
    return price_text(found)


def amount(value: Any, comma: bool) -> str | None:
    """Read an amount of money, 0 or more; empty means none."""
    if value is None or value == "":
        return None
    plain = decimal_text(value, comma)
    if Decimal(plain) < 0 or Decimal(plain) > MOST_UNITS or Decimal(plain) != round(Decimal(plain), 3):
        raise BadCell(f"{plain!r} is no amount from 0; write for example 2500.00")
    return plain


def quantity(value: Any, comma: bool) -> str:
    """Read a quantity, 0 or more; empty is 0."""
    if value is None or value == "":
        return "0"
    plain = decimal_text(value, comma)
    if Decimal(plain) == 0:
        return "0"
    try:
        return quantity_text(quantity_from(plain))
    except Refused:
        raise BadCell(f"{plain!r} is no quantity from 0 to {MOST_UNITS} with at most 6 decimals") from None


def counted(value: Any, comma: bool) -> str:
    """Read a quantity that must be there."""
    if value is None or value == "":
        raise BadCell("is empty; write 0 where there is none")
    return quantity(value, comma)


def whole(most: int) -> Reader:
    """Return the reader of a whole number from 0; empty is 0."""

    def read(value: Any, comma: bool) -> int:
        if value is None or value == "":
            return 0
        plain = Decimal(decimal_text(value, comma))
        if plain != plain.to_integral_value() or not 0 <= plain <= most:
            raise BadCell(f"{str(value)[:40]!r} is no whole number from 0 to {most}")
        return int(plain)

    return read


def whole_or_none(most: int) -> Reader:
    """Return the reader of a whole number from 0; empty is none."""
    plain = whole(most)
    return lambda value, comma: None if value in (None, "") else plain(value, comma)


def yes_or_no(value: Any, comma: bool) -> bool:
    """Read yes or no; empty is no."""
    if isinstance(value, bool):
        return value
    word = words(value).casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise BadCell(f"{word[:40]!r} is neither yes nor no; write true or false")


def gtin(value: Any, comma: bool) -> str:
    """Read a GTIN of 8, 12, 13 or 14 digits; empty is none."""
    found = words(value).replace(" ", "").replace("-", "")
    if found and not (found.isascii() and found.isdigit() and len(found) in (8, 12, 13, 14)):
        raise BadCell(f"{found[:40]!r} is no GTIN of 8, 12, 13 or 14 digits; format the column as text")
    return found


def email(value: Any, comma: bool) -> str:
    """Read a mail address, lower case; empty is none."""
    found = words(value).lower()
    local, at, domain = found.partition("@")
    fits = local and domain and "@" not in domain and " " not in found and not domain.startswith(".")
    if found and not (at and fits and len(found) <= 254):
        raise BadCell(f"{found[:60]!r} is no mail address; write name@example.com")
    return found


def day(value: Any, comma: bool) -> str:
    """Read a day as a spreadsheet or a person writes it, `2026-12-01` or `1.12.2026`; empty is none."""
    found = words(value)
    plain, _, clock = found.replace("T", " ").partition(" ")
    parts = plain.split(".")
    if len(parts) == 3:
        plain = f"{parts[2]:0>4}-{parts[1]:0>2}-{parts[0]:0>2}"
    try:
        if clock.strip("0:."):
            raise ValueError(clock)
        return date.fromisoformat(plain).isoformat() if plain else ""
    except ValueError:
        raise BadCell(f"{found[:40]!r} is no day; write for example 2026-12-01") from None


def letters(sizes: tuple[int, ...], example: str) -> Reader:
    """Return the reader of a short code of letters, upper case, such as a country; empty is none."""

    def read(value: Any, comma: bool) -> str:
        found = words(value)
        if found and not (found.isascii() and found.isalpha() and len(found) in sizes):
            raise BadCell(f"{found[:40]!r} is no code; write for example {example}")
        return found.upper()

    return read


def language(value: Any, comma: bool) -> str:
    """Read a language code such as en or pt-BR; empty is none."""
    found = words(value)
    first = found.replace("_", "-").split("-")[0]
    if found and not (first.isascii() and first.isalpha() and len(first) in (2, 3) and len(found) <= 12):
        raise BadCell(f"{found[:40]!r} is no language code; write for example en")
    return found
