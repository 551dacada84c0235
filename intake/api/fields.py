"""The fields of requests: each has one spelling, which is checked here and stands so in the description."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

_HIDDEN = r"\x00-\x1f\x7f-\x9f"
LINE = rf"^[^{_HIDDEN}]*$"
FILLED = rf"^[^{_HIDDEN}]*[^\s{_HIDDEN}][^{_HIDDEN}]*$"
TEXT = r"^[^\x00]*$"
_QUANTITY = r"^(?!0+(\.0+)?$)[0-9]{1,9}(\.[0-9]{1,6})?$"
_PRICE = r"^[0-9]{1,9}(\.[0-9]{1,4})?$"
_AMOUNT = r"^[0-9]{1,9}(\.[0-9]{1,2})?$"
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST = 999_999_999


class Body(BaseModel):
    """A request's body: fields that it does not have are refused by name."""

    model_config = ConfigDict(extra="forbid", strict=True)


def _number(pattern: str, decimals: int, least: float, example: str) -> Any:
    """Return the field of a decimal number, as text or as a number; it leaves as plain text."""
    spelling = re.compile(pattern)

    def read(value: Any) -> str:
        if isinstance(value, str) and len(value) <= 20 and spelling.fullmatch(value):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
            # What a program computed in binary has noise far behind the point; within the unit it is exact.
            text = f"{value:.{decimals}f}" if least <= value <= MOST else ""
            if text and float(text) >= least:
                return text.rstrip("0").rstrip(".") if "." in text else text
        raise ValueError(f"write a decimal number such as {example!r}")

    spellings = [
        {"type": "string", "pattern": pattern, "maxLength": 20, "examples": [example]},
        {"type": "number", "minimum": least, "maximum": MOST},
    ]
    return Annotated[str, BeforeValidator(read), WithJsonSchema({"anyOf": spellings, "examples": [example]})]


def _moment(value: Any) -> datetime:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return datetime.fromisoformat(value.upper())
    raise ValueError("write a moment such as 2026-03-02T09:00:00Z")


def _day(value: Any) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    raise ValueError("write a day such as 2026-03-02")


def _country(value: str) -> str:
    return value.upper()


Quantity = _number(_QUANTITY, 6, 0.000001, "2")
Price = _number(_PRICE, 4, 0, "12.50")
PaidAmount = _number(r"^(?!0+(\.0+)?$)[0-9]{1,9}(\.[0-9]{1,2})?$", 2, 0.01, "12.50")
Amount = _number(_AMOUNT, 2, 0, "12.50")
Moment = Annotated[datetime, BeforeValidator(_moment)]
Day = Annotated[date, BeforeValidator(_day)]
Line = Annotated[str, Field(max_length=255, pattern=LINE)]
ShortLine = Annotated[str, Field(max_length=64, pattern=LINE)]
FilledLine = Annotated[str, Field(min_length=1, max_length=255, pattern=FILLED)]
ShortFilledLine = Annotated[str, Field(min_length=1, max_length=64, pattern=FILLED)]
Postcode = Annotated[str, Field(max_length=20, pattern=LINE)]
Country = Annotated[str, Field(pattern=r"^([A-Za-z]{2})?$"), AfterValidator(_country)]
Currency = Annotated[str, Field(pattern=r"^([A-Za-z]{3})?$"), AfterValidator(_country)]
Email = Annotated[str, Field(max_length=254, pattern=rf"^[^@\s{_HIDDEN}]{{1,64}}@[^@\s{_HIDDEN}]{{1,180}}$")]
Cursor = Annotated[str, Field(pattern=r"^[0-9]{0,18}$")]
SkuCursor = Annotated[str, Field(max_length=64, pattern=LINE)]
Limit = Annotated[int, Field(ge=1, le=200)]
