"""Amounts, quantities, days and moments as each language writes them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.money import Money
from core.messages.formats import read_language
from core.messages.render import FOLDER

EN = read_language(FOLDER / "en")[1]
DE = read_language(FOLDER / "de")[1]
BERLIN = ZoneInfo("Europe/Berlin")


def _plain(text):
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("money", "english", "german"),
    [
        (Money(4120, "EUR"), "€41.20", "41,20 €"),
        (Money(-123456789, "EUR"), "-€1,234,567.89", "-1.234.567,89 €"),
        (Money(1500, "JPY"), "JP¥1,500", "1.500 ¥"),
        (Money(1234, "KWD"), "KWD1.234", "1,234 KWD"),
        (Money(0, "USD"), "US$0.00", "0,00 $"),
    ],
)
def test_amounts_have_their_currency_and_digits(money, english, german):
    """An amount is written with its currency's own number of digits."""
    assert _plain(EN.money(money)) == english
    assert _plain(DE.money(money)) == german


def test_an_amount_may_be_a_mapping():
    """Facts that came through JSON are written like any amount; a bare number is refused."""
    assert EN.money({"amount": "41.20", "currency": "EUR"}) == "€41.20"
    with pytest.raises(TypeError):
        EN.money("41.20")


@given(st.integers(min_value=-(10**13), max_value=10**13))
def test_no_cent_is_lost(minor):
    """What is written can be read back to the very cent."""
    written = EN.money(Money(minor, "EUR")).replace("€", "").replace(",", "")
    assert round(float(written) * 100) == minor or abs(minor) > 10**15


@pytest.mark.parametrize(
    ("price", "written"),
    [("18.60", "€18.60"), ("0.104", "€0.104"), ("0.0395", "€0.0395"), ("3", "€3.00"), ("on request", "on request")],
)
def test_a_unit_price_keeps_its_decimals(price, written):
    """A unit price shows as many decimals as it has, at least two; other words stay."""
    assert EN.price(price, "EUR") == written


@pytest.mark.parametrize(
    ("quantity", "unit", "english", "german"),
    [
        ("1", "box", "1 box", "1 Karton"),
        ("2", "box", "2 boxes", "2 Kartons"),
        ("1500", "each", "1,500 pcs", "1.500 Stück"),
        ("1", "each", "1 pc", "1 Stück"),
        ("12.5", "kg", "12.5 kg", "12,5 kg"),
        ("0.000001", "m", "0.000001 m", "0,000001 m"),
        ("3", "Display", "3 Display", "3 Display"),
        ("3", "", "3", "3"),
    ],
)
def test_quantities_have_the_units_word(quantity, unit, english, german):
    """A quantity takes its unit's word, singular or plural; a unit that is not known is written as it is."""
    assert EN.quantity(quantity, unit) == english
    assert DE.quantity(quantity, unit) == german


def test_goods_are_named_from_any_shape():
    """A line may come as a mapping or a triple."""
    assert EN.goods(("Paper cup", "2", "box")) == "2 boxes Paper cup"
    assert EN.goods({"name": "Paper cup", "quantity": "2", "unit": "box"}) == "2 boxes Paper cup"


def test_minor_units_become_an_amount():
    """An amount of the policy, given in cents, is written as an amount."""
    assert EN.minor(690, "EUR") == "€6.90"


@pytest.mark.parametrize(("percent", "english", "german"), [("19", "19%", "19 %"), ("7.5", "7.5%", "7,5 %")])
def test_percentages(percent, english, german):
    """A tax rate is written as the language does."""
    assert EN.percent(percent) == english
    assert _plain(DE.percent(percent)) == german


def test_days():
    """A day is written in full, without year, or short; facts may bring it as text or as a moment."""
    day = date(2026, 11, 27)
    assert EN.day(day) == "Friday, 27 November 2026"
    assert DE.day(day) == "Freitag, 27. November 2026"
    assert EN.day(day, "short") == "Fri 27 Nov"
    assert DE.day(day, "medium") == "27.11.2026"
    assert EN.day("2026-11-27") == EN.day("2026-11-27T09:00:00+00:00") == EN.day(day)


def test_a_moment_is_told_in_the_shops_zone():
    """A moment has the shop's time and the zone's name, in summer and in winter."""
    assert EN.moment(datetime(2026, 11, 30, 17, tzinfo=UTC), BERLIN) == "Monday, 30 November 2026, 18:00 CET"
    assert DE.moment("2026-06-30T17:00:00Z", BERLIN) == "Dienstag, 30. Juni 2026, 19:00 MESZ"


def test_the_day_of_a_moment_is_the_shops_day():
    """Half an hour before midnight in Berlin's summer is not yet tomorrow, whatever UTC says."""
    assert EN.day(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), zone=BERLIN) == "Thursday, 2 July 2026"


def test_a_naive_moment_is_refused():
    """A moment without zone is a mistake, never a guess."""
    with pytest.raises(TypeError):
        EN.moment(datetime(2026, 11, 30, 17), BERLIN)  # noqa: DTZ001


def test_how_long_to_wait():
    """A wait is told in round words."""
    assert EN.wait(180) == "3 minutes"
    assert DE.wait(40) == "40 Sekunden"


@pytest.mark.parametrize("bad", [None, "", "twelve", object()])
def test_what_is_no_number_is_refused(bad):
    """A quantity that is no number is a fault in the template or its data, and is never printed."""
    with pytest.raises(TypeError):
        EN.quantity(bad, "box")
