"""Numbers as order forms write them: thousands and decimals in any usual way, with a unit behind or before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_NUMBER = re.compile(r"[0-9][0-9.,' \u00a0\u202f]{0,24}")
_MONEY = re.compile(r"€|\$|£|\b(?:eur|usd|gbp|chf)\b", re.IGNORECASE)
MOST = Decimal(10) ** 9


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the word beside it. unsure: the digits can be read in two ways."""

    number: Decimal
    unit: str = ""
    unsure: bool = False


def decimal_sign(cells: Iterable[str]) -> str:
    """Return the decimal sign that the numbers of a table agree on: `,`, `.` or empty where none shows it."""
    votes = {",": 0, ".": 0}
    for cell in cells:
        found = _NUMBER.search(cell)
        if found and (sign := _shown_by(found.group().strip(" ',.\u00a0\u202f"))):
            votes[sign] += 1
    if votes[","] == votes["."]:
        return ""
    return max(votes, key=lambda sign: votes[sign])


def _shown_by(digits: str) -> str:
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        return "," if comma > point else "."
    sign = "," if comma >= 0 else "." if point >= 0 else ""
    if not sign:
        return ""
    if digits.count(sign) > 1:
        return "." if sign == "," else ","
    after = len(digits) - digits.rfind(sign) - 1
    # Three digits behind the sign may be thousands or decimals; a leading 0 cannot begin thousands.
    return sign if after != 3 or digits.startswith("0") else ""


def amount_of(cell: str, sign: str) -> Amount | None:
    """Return the number in a cell and its unit; None where there is no number, or more than one.

    sign: the decimal sign of the table, empty where it is not known.
    """
    text = _MONEY.sub(" ", cell).strip()
    found = _NUMBER.search(text)
    if found is None or len(text) > 60:
        return None
    digits = "".join(found.group().split()).strip("',.").replace("'", "")
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" .:-–x×*/").strip()
    if any(letter.isdigit() for letter in rest) or "-" in text[: found.start()]:
        return None
    number, unsure = _value(digits, sign)
    if number is None or number > MOST:
        return None
    return Amount(number, rest if len(rest) <= 30 else "", unsure)


def _value(digits: str, sign: str) -> tuple[Decimal | None, bool]:
    own = _shown_by(digits)
    used = own or sign
    unsure = not own and not sign and digits[-4:-3] in (",", ".") and len(digits) > 4
    if not used:
        # One sign before three digits and nothing that tells: most write thousands so.
        used = "," if "." in digits else "."
    thousands = "." if used == "," else ","
    try:
        return Decimal(digits.replace(thousands, "").replace(used, ".")), unsure
    except InvalidOperation:
        return None, False


def looks_like_money(cell: str) -> bool:
    """Return whether a cell is written like a price: two decimals or a currency."""
    found = _NUMBER.search(cell)
    if found is None:
        return False
    digits = found.group().strip(" ',.")
    after = len(digits) - max(digits.rfind(","), digits.rfind(".")) - 1
    return bool(_MONEY.search(cell)) or (("," in digits or "." in digits) and after == 2)


def is_number(cell: str) -> bool:
    """Return whether a cell is one number and nothing else but perhaps a currency."""
    text = _MONEY.sub(" ", cell).strip()
    return bool(text) and _NUMBER.fullmatch(text) is not None
