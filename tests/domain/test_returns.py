"""What the return policy says, and what goes back to the cent: tables and properties, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.orders import Order, OrderLine, OrderState, Source
from core.domain.policy import ShopPolicy, policy_from
from core.domain.return_rules import Exclusion, ReturnRules
from core.domain.returns import (
    Asked,
    Circumstances,
    ReturnLine,
    credit_of,
    decide,
    inspected,
    last_day,
    received,
    returnable,
    shop_pays,
    wanted_back,
)
from core.errors import BadInput, Refused

UNIT = 1_000_000
LINE = OrderLine(1, 1, "MUG", "Mug", "each", "each", UNIT, 49_900, "standard", 1900, 5 * UNIT)
SENT = LINE.plus(picked=5 * UNIT, packed=5 * UNIT, shipped=5 * UNIT, delivered=5 * UNIT)
SOAP = replace(SENT, id=2, position=2, sku="SOAP", name="Soap")
RULES = ReturnRules(excluded=(Exclusion("hygiene", frozenset({"SOAP"}), frozenset({"care"})),))
POLICY = ShopPolicy(returns=RULES)
MANUAL = ShopPolicy(returns=replace(RULES, outside="manual"))
ARRIVED = date(2026, 3, 2)


def order_of(*lines: OrderLine, gross: bool = False) -> Order:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    source = Source("email", "<a@b.example>")
    return Order(1, "O-26-22222", source, OrderState.CONFIRMED, 3, "EUR", lines, at, prices_include_tax=gross)


@pytest.mark.parametrize(
    ("policy", "sku", "reason", "day", "staff", "step", "clause"),
    [
        (POLICY, "MUG", "", date(2026, 3, 16), False, "authorise", ""),
        (POLICY, "MUG", "", date(2026, 3, 17), False, "refuse", "returns.window"),
        (MANUAL, "MUG", "", date(2026, 3, 17), False, "refer", "returns.window"),
        (POLICY, "MUG", "", date(2026, 3, 17), True, "refer", "returns.window"),
        (POLICY, "MUG", "damaged", date(2027, 3, 17), False, "authorise", ""),
        (POLICY, "MUG", "defective", date(2028, 3, 17), False, "refuse", "returns.faulty"),
        (POLICY, "SOAP", "not_needed", date(2026, 3, 3), False, "refuse", "returns.excluded.hygiene"),
        (POLICY, "SOAP", "withdrawal", date(2026, 3, 3), False, "refuse", "returns.excluded.hygiene"),
        (POLICY, "SOAP", "wrong_item", date(2026, 3, 3), False, "authorise", ""),
    ],
)
def test_the_rules_decide_and_cite_their_clause(
    policy: ShopPolicy, sku: str, reason: str, day: date, staff: bool, step: str, clause: str
) -> None:
    """Window, fault and exclusion, by the same ids that customers read."""
    asked = [Asked(replace(SENT, sku=sku), UNIT)]
    asks = Circumstances(day, reason, reason == "withdrawal", ARRIVED)
    decision = decide(policy, asked, asks, by_staff=staff)
    assert (decision.step, decision.clause) == (step, clause)


def test_what_is_under_way_has_no_window_yet_and_the_rest_passes() -> None:
    """While a parcel travels the days have not begun; one excluded line does not hold the others back."""
    asks = Circumstances(date(2026, 9, 1))
    assert decide(POLICY, [Asked(SENT, UNIT)], asks).step == "authorise"
    both = decide(POLICY, [Asked(SENT, UNIT), Asked(replace(SOAP, sku="GEL"), UNIT, "Care")], asks)
    assert (both.step, dict(both.clauses)) == ("authorise", {2: "returns.excluded.hygiene"})


def test_a_window_ends_on_a_working_day() -> None:
    """A last day at the week-end or on a holiday moves to the next day that somebody works."""
    assert last_day(date(2026, 2, 28), 14, POLICY.calendar) == date(2026, 3, 16)
    holiday = replace(POLICY.calendar, holidays=frozenset({date(2026, 3, 16)}))
    assert last_day(date(2026, 2, 28), 14, holiday) == date(2026, 3, 17)
    assert shop_pays(POLICY, "damaged") and not shop_pays(POLICY, "not_needed")


def test_no_more_is_asked_back_than_was_sent() -> None:
    """Lost units and units asked back before are not there to come back."""
    line = SENT.plus(delivered=-UNIT, lost=UNIT, return_requested=UNIT)
    assert returnable(line) == 3 * UNIT and wanted_back(order_of(line), {}) == {1: 3 * UNIT}
    with pytest.raises(Refused, match="too_much_returned"):
        wanted_back(order_of(line), {1: 4 * UNIT})
    with pytest.raises(Refused, match="nothing_to_return"):
        wanted_back(order_of(LINE), {})


@given(st.lists(st.integers(0, 4), min_size=3, max_size=3), st.lists(st.integers(0, 4), min_size=4, max_size=4))
def test_every_unit_is_counted_and_judged_once(came: list[int], judged: list[int]) -> None:
    """Whatever is counted, a line that is taken holds its rules; anything else is refused."""
    line = ReturnLine(1, asked=4, requested=4)
    counts = dict(zip(("received", "wrong", "lost"), came, strict=True))
    outcome = dict(zip(("sellable", "repair", "quarantine", "scrap"), judged, strict=True))
    try:
        line = received(line, counts)
        assert line.received + line.wrong + line.lost + line.short == 4
        line = inspected(line, outcome, "")
    except Refused as refused:
        assert refused.code == ("too_much_received" if sum(came) > 4 else "inspection_differs")
    assert line.broken_rules() == []


@given(
    st.integers(1, 999_999), st.integers(0, 2_500), st.booleans(), st.lists(st.integers(1, 9), min_size=1, max_size=6)
)
def test_credits_in_any_portions_make_the_bill(price: int, rate: int, gross: bool, portions: list[int]) -> None:
    """However a line comes back, its credits add up to what was billed, net and tax, and the total sinks by them."""
    units = sum(portions) * UNIT
    line = replace(LINE, price_e4=price, tax_rate_e4=rate, ordered=units)
    line = line.plus(picked=units, packed=units, shipped=units, invoiced=units)
    order = order_of(line, gross=gross)
    net, tax, before = order.line_net(line, units).minor, order.line_tax(line, units).minor, order.totals.total.minor
    for portion in portions:
        back = credit_of(order, line, portion * UNIT)
        net, tax, line = net - back[0], tax - back[1], line.plus(credited=portion * UNIT)
        order = order.with_lines([line])
        assert order.totals.total.minor == before - sum(back)
        before = order.totals.total.minor
    assert (net, tax, before) == (0, 0, 0)


def test_the_rules_of_a_policy_file_are_checked() -> None:
    """Every wrong value is named with its cure, all at once."""
    wrong = {"outside": "maybe", "restocking_percent": 120, "who_pays": "nobody", "exclude": [{"kind": "odd"}]}
    with pytest.raises(BadInput) as told:
        policy_from({"returns": wrong})
    assert [place for place, _ in told.value.faults] == [
        "[returns] restocking_percent", "[returns] outside", "[returns] who_pays", "[[returns.exclude]] 1 kind",
    ]  # fmt: skip
    found = policy_from({"returns": {"restocking_percent": "12.5", "exclude": [{"kind": "custom", "items": ["A"]}]}})
    assert found.returns.restocking_e4 == 1250 and found.returns.excluded[0].covers("A", "")
