"""Exact money, prices and quantities: whole numbers inside, decimal text outside, half up per line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from core.errors import Refused

PRICE_SCALE = 10_000
QUANTITY_SCALE = 1_000_000
MOST_UNITS = 1_000_000_000
_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"
_DIGITS = dict.fromkeys(_NO_DECIMALS.split(), 0) | dict.fromkeys(_THREE_DECIMALS.split(), 3)


def digits(currency: str) -> int:
    """Return how many decimals the currency's amounts have (ISO 4217)."""
    return _DIGITS.get(currency, 2)


def half_up(numerator: int, denominator: int) -> int:
    """Return the quotient rounded half away from zero, as invoices are rounded; denominator > 0."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in the currency's minor unit."""

    minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def _same(self, other: Money) -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other.minor

    @property
    def decimal(self) -> Decimal:
        """Return the amount in the currency's main unit."""
        return Decimal(self.minor).scaleb(-digits(self.currency))

    def __str__(self) -> str:
        return f"{self.decimal:.{digits(self.currency)}f}"


def money_from(text: object, currency: str) -> Money:
    """Return an amount from decimal text.

    Raises: Refused("bad_amount") where it is no number or finer than the currency.
    """
    scaled = _finite(text, "bad_amount").scaleb(digits(currency))
    if scaled != scaled.to_integral_value():
        raise Refused("bad_amount", value=str(text))
    return Money(int(scaled), currency)


def price_from(text: object) -> int:
    """Return a unit price in 1/10,000 of the currency's main unit, rounded half up; 0 or more.

    Raises: Refused("bad_price").
    """
    price = _finite(text, "bad_price")
    if price < 0 or price > MOST_UNITS:
        raise Refused("bad_price", value=str(text))
    scaled = price.scaleb(4)
    return half_up(*(scaled.as_integer_ratio()))


def price_text(price_e4: int) -> str:
    """Return a unit price as decimal text with at least two decimals."""
    whole = f"{Decimal(price_e4).scaleb(-4):.4f}"
    return whole[:-2] if whole.endswith("00") else whole


def quantity_from(text: object) -> int:
    """Return a quantity in 1/1,000,000 of a unit; above 0, at most a thousand million.

    Raises: Refused("bad_quantity").
    """
    quantity = _finite(text, "bad_quantity")
    scaled = quantity.scaleb(6)
    if quantity <= 0 or quantity > MOST_UNITS or scaled != scaled.to_integral_value():
        raise Refused("bad_quantity", value=str(text)[:40])
    return int(scaled)


def quantity_text(quantity_e6: int) -> str:
    """Return a quantity as plain decimal text: 2, 0.5, 1200."""
    text = f"{Decimal(quantity_e6).scaleb(-6):.6f}"
    return text.rstrip("0").rstrip(".")


def line_amount(price_e4: int, quantity_e6: int, currency: str) -> Money:
    """Return price times quantity, rounded half up to the minor unit."""
    return Money(
        half_up(price_e4 * quantity_e6 * 10 ** digits(currency), PRICE_SCALE * QUANTITY_SCALE),
        currency,
    )


def _finite(value: object, code: str) -> Decimal:
    text = str(value).strip()
    try:
        number = Decimal(text) if len(text) <= 40 and text.isascii() else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or abs(number.adjusted()) > 20:
        raise Refused(code, value=text[:40])
    return number
