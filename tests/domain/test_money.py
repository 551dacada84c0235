"""Money, prices and quantities: exact inside, decimal text outside, half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from core.domain.money import (
    Money,
    half_up,
    line_amount,
    money_from,
    price_from,
    price_text,
    quantity_from,
    quantity_text,
)
from core.domain.orders import included_tax, tax_on
from core.errors import Refused

amounts = st.integers(-(10**12), 10**12)
rates = st.integers(0, 10_000)


@given(amounts, st.integers(1, 10**9))
def test_half_up_is_what_an_accountant_does(numerator: int, denominator: int) -> None:
    """Halves go away from zero, as on every invoice."""
    exact = Decimal(numerator) / Decimal(denominator)
    if abs(numerator) < 10**9:
        assert half_up(numerator, denominator) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    assert abs(half_up(numerator, denominator) * denominator - numerator) * 2 <= denominator


@given(st.integers(0, 10**9 * 10_000))
def test_a_price_survives_its_text(price: int) -> None:
    """Written and read again, a price is the same."""
    assert price_from(price_text(price)) == price


@given(st.integers(1, 10**15))
def test_a_quantity_survives_its_text(quantity: int) -> None:
    """Written and read again, a quantity is the same, and its text has no needless zeros."""
    text = quantity_text(quantity)
    assert quantity_from(text) == quantity
    assert not text.endswith(".") and not ("." in text and text.endswith("0"))


@given(amounts, st.sampled_from(["EUR", "JPY", "KWD"]))
def test_an_amount_survives_its_text(minor: int, currency: str) -> None:
    """Written and read again, an amount is the same, whatever decimals its currency has."""
    assert money_from(str(Money(minor, currency)), currency) == Money(minor, currency)


def test_currencies_have_their_own_decimals() -> None:
    """Yen have none, euro two, dinars three."""
    assert [str(Money(12345, currency)) for currency in ("JPY", "EUR", "KWD")] == ["12345", "123.45", "12.345"]
    assert line_amount(12_500, 2_000_000, "JPY") == Money(3, "JPY")
    assert line_amount(12_500, 2_000_000, "EUR") == Money(250, "EUR")


@pytest.mark.parametrize("text", ["", "x", "1,5", "nan", "inf", "1e30", "١٢", "1.005", "9" * 60, None, []])
def test_what_is_no_amount_is_refused(text: object) -> None:
    """Only plain decimal text with the currency's decimals is money."""
    with pytest.raises(Refused, match="bad_amount"):
        money_from(text, "EUR")


@pytest.mark.parametrize("text", ["0", "-1", "1e10", "0.0000001", "", "two", "1e-400", "NaN"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    """A quantity is above 0, at most a thousand million, and in millionths."""
    with pytest.raises(Refused, match="bad_quantity"):
        quantity_from(text)


@pytest.mark.parametrize("text", ["-0.01", "1e12", "free", ""])
def test_what_is_no_price_is_refused(text: str) -> None:
    """A price is 0 or more and a number."""
    with pytest.raises(Refused, match="bad_price"):
        price_from(text)


def test_two_currencies_do_not_add_up() -> None:
    """Adding euro to dollars is an error of the program, never a sum."""
    with pytest.raises(ValueError, match="do not add up"):
        Money(1, "EUR") + Money(1, "USD")


@given(st.integers(0, 10**10), rates)
@example(5, 1900)
def test_tax_inside_and_tax_on_top_agree(net: int, rate: int) -> None:
    """The tax inside a gross amount that was made from a net one is that net amount's tax."""
    money = Money(net, "EUR")
    tax = tax_on(money, rate)
    assert abs(included_tax(money + tax, rate).minor - tax.minor) <= 1
    assert tax.minor >= 0 and included_tax(money, rate).minor <= net


@given(st.integers(0, 10**7), st.lists(st.integers(1, 10**8), min_size=1, max_size=6))
def test_parts_by_difference_make_the_whole(price: int, parts: list[int]) -> None:
    """Billed by difference, however many parts make exactly the whole line."""
    billed, done = 0, 0
    for part in parts:
        after = line_amount(price, done + part, "EUR").minor
        billed += after - line_amount(price, done, "EUR").minor
        done += part
    assert billed == line_amount(price, sum(parts), "EUR").minor
