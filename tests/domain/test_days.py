"""Working days, cut-off, holidays, and what shipping costs and when it arrives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import hypothesis.strategies as st
from hypothesis import given

from core.domain.customers import Address
from core.domain.dates import add_working_days, end_of_day, first_working_day, is_working_day, shop_day
from core.domain.money import Money
from core.domain.policy import Calendar, ShippingMethod, ShopIdentity, ShopPolicy
from core.domain.shipping import choose, shipping_options

BERLIN = ShopPolicy(shop=ShopIdentity(timezone="Europe/Berlin"), calendar=Calendar(cut_off=time(14)))
FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)
HERE = Address("", "Quay 1", "20457", "Hamburg", "DE")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_shops_day_is_not_utc() -> None:
    """23:30 in London winter is the next day in Berlin."""
    assert shop_day(moment("2026-01-10 23:30"), BERLIN) == date(2026, 1, 11)


def test_after_the_cut_off_work_begins_the_next_working_day() -> None:
    """14:00 is still today; a second later on a Friday means Monday; Saturday means Monday whenever it is."""
    assert first_working_day(moment("2026-03-06 13:00"), BERLIN) == FRIDAY
    assert first_working_day(moment("2026-03-06 13:00:01"), BERLIN) == MONDAY
    assert first_working_day(moment("2026-03-07 20:00"), BERLIN) == MONDAY


def test_the_cut_off_follows_the_clock_change() -> None:
    """14:00 local is 13:00 UTC in winter and 12:00 UTC in summer."""
    assert first_working_day(moment("2026-03-27 12:59"), BERLIN) == date(2026, 3, 27)
    assert first_working_day(moment("2026-03-30 12:01"), BERLIN) == date(2026, 3, 31)


def test_a_late_cut_off_near_midnight() -> None:
    """With the cut-off at 23:30, an order at 23:29 is of today and one at 23:31 of tomorrow."""
    late = replace(BERLIN, calendar=Calendar(cut_off=time(23, 30)))
    assert first_working_day(moment("2026-03-04 22:29"), late) == date(2026, 3, 4)
    assert first_working_day(moment("2026-03-04 22:31"), late) == date(2026, 3, 5)


def test_the_last_second_of_a_day_with_23_hours() -> None:
    """A day ends at its local midnight, also when the clocks go forward in between."""
    end = end_of_day(date(2026, 3, 29), BERLIN)
    assert end == moment("2026-03-29 21:59:59")
    assert end - end_of_day(date(2026, 3, 28), BERLIN) == timedelta(hours=23)


def test_holidays_are_skipped() -> None:
    """A holiday is no working day, wherever it falls."""
    calendar = Calendar(holidays=frozenset({MONDAY}))
    assert add_working_days(FRIDAY, 1, calendar) == date(2026, 3, 10)
    assert add_working_days(MONDAY, 0, calendar) == date(2026, 3, 10)


def test_a_shop_that_never_works_does_not_hang() -> None:
    """A calendar without one working day in a year gives the day itself."""
    holidays = frozenset(FRIDAY + timedelta(days=n) for n in range(400))
    assert add_working_days(FRIDAY, 3, Calendar(holidays=holidays)) >= FRIDAY


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 30), st.integers(0, 30))
def test_working_days_add_up(day: date, one: int, more: int) -> None:
    """Working days counted in two goes are those counted in one, and end on a working day."""
    calendar = Calendar(holidays=frozenset({date(2026, 12, 25), date(2027, 1, 1)}))
    end = add_working_days(day, one + more, calendar)
    assert end == add_working_days(add_working_days(day, one, calendar), more, calendar)
    assert is_working_day(end, calendar) and end >= day + timedelta(days=one + more)


METHODS = (
    ShippingMethod("slow", "Slow", ("DE",), ((1_000, 300), (30_000, 500)), transit_days=3, free_over=10_000),
    ShippingMethod("fast", "Fast", ("DE", "FR"), ((30_000, 1_500),), transit_days=1),
    ShippingMethod("island", "Island", ("DE",), ((30_000, 200),), postcodes=("25", "26")),
)
SHOP = replace(BERLIN, shipping=METHODS, handling_days=1)


def found(weight_g: int = 500, goods: int = 0, to: Address = HERE) -> dict[str, int]:
    at = moment("2026-03-06 09:00")
    options = shipping_options(SHOP, ship_to=to, weight_g=weight_g, goods_minor=goods, at=at)
    return {option.id: option.price.minor for option in options}


def test_shipping_follows_weight_place_and_value() -> None:
    """The band by weight, the place by country and postcode, nothing above the free value; too heavy is not offered."""
    assert found() == {"slow": 300, "fast": 1500}
    assert found(weight_g=1_001) == {"slow": 500, "fast": 1500}
    assert found(goods=10_000)["slow"] == 0
    assert found(weight_g=30_001) == {}
    assert found(to=replace(HERE, country="FR")) == {"fast": 1500}
    assert found(to=replace(HERE, postcode="25980")) == {"island": 200, "slow": 300, "fast": 1500}


def test_the_cheapest_in_time_is_chosen() -> None:
    """Cheapest where it is in time, the fastest where nothing is."""
    at = moment("2026-03-06 09:00")
    options = shipping_options(SHOP, ship_to=HERE, weight_g=500, goods_minor=0, at=at)
    arrives = {option.id: option.arrives_on for option in options}
    assert arrives == {"slow": date(2026, 3, 12), "fast": date(2026, 3, 10)}
    chosen = [choose(options, day) for day in (None, date(2026, 3, 12), date(2026, 3, 11), date(2026, 3, 7))]
    assert [one.id for one in chosen if one] == ["slow", "slow", "fast", "fast"]
    assert choose([], None) is None


def test_waiting_for_goods_comes_before_handling() -> None:
    """Calendar days until the goods are here, then handling and the way in working days."""
    at = moment("2026-03-06 09:00")
    options = shipping_options(SHOP, ship_to=HERE, weight_g=500, goods_minor=0, at=at, wait_days=8)
    assert min(option.arrives_on for option in options) == date(2026, 3, 18)
    assert options[0].price == Money(300, "EUR")
