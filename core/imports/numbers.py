"""Numbers as people type them into tables: 1250, 12.50, 12,50, 1.250,00 - and never a guess."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from core.imports.faults import BadCell

_BLANKS = {ord("\u00a0"): " ", ord("\u202f"): " ", ord("\u2009"): " ", ord("\u2019"): "'"}
_GROUPING = (" ", "'")


def decimal_text(value: object, comma: bool) -> str:
    """Return a number as plain decimal text. comma: the file's other numbers have decimal commas.

    Raises: BadCell where it is no number, or could be two different ones.
    """
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return _finite(value)
    if not isinstance(value, str):
        raise BadCell(f"{value!r} is no number; write for example 12.50")
    text = value.translate(_BLANKS).strip()
    sign = "-" if text.startswith("-") else ""
    digits = text[1:] if text[:1] in ("-", "+") else text
    whole, decimals = _split(digits, comma)
    whole = _ungrouped(whole)
    if not _is_digits(whole) or (decimals and not _is_digits(decimals)) or len(whole) > 15 or len(decimals) > 12:
        raise BadCell(f"{value[:40]!r} is no number; write for example 12.50")
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def uses_decimal_comma(cells: Iterable[object]) -> bool:
    """Return whether some number here can only have a decimal comma, as in 12,50 or 1.250,00."""
    return any(_clearly_comma(cell) for cell in cells if isinstance(cell, str) and "," in cell)


def _clearly_comma(text: str) -> bool:
    head, _, tail = text.strip().rpartition(",")
    if not _is_digits(tail) or "," in head or not any(letter.isdigit() for letter in head):
        return False
    return "." in head or len(tail) != 3 or head.lstrip("+-") == "0"


def _split(text: str, comma: bool) -> tuple[str, str]:
    points, commas = text.count("."), text.count(",")
    if points and commas:
        mark = "." if text.rfind(".") > text.rfind(",") else ","
        return text.split(mark, 1) if text.count(mark) == 1 else (text, "")  # type: ignore[return-value]
    if points + commas != 1:
        return text, ""
    mark = "." if points else ","
    whole, decimals = text.split(mark)
    looks_grouped = len(decimals) == 3 and 1 <= len(whole) <= 3 and whole != "0"
    if looks_grouped and (mark == ",") != comma:
        point = "," if comma else "."
        meant = f"{whole}{decimals} or {whole}{point}{decimals}"
        raise BadCell(f"{text!r} may be {whole}.{decimals} or {whole}{decimals}; write {meant}")
    return whole, decimals


def _ungrouped(whole: str) -> str:
    used = [mark for mark in (".", ",", *_GROUPING) if mark in whole]
    if len(used) != 1:
        return whole
    first, *others = whole.split(used[0])
    fits = 1 <= len(first) <= 3 and all(len(group) == 3 for group in others)
    return first + "".join(others) if fits else whole


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _finite(value: int | Decimal) -> str:
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > 20:
        raise BadCell(f"{str(value)[:40]!r} is no number of this world; write for example 12.50")
    return format(number, "f")
