"""Order lines: the quantities that are the truth, and the amounts that follow from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import hypothesis.strategies as st
from hypothesis import given

from core.commands.work import moves
from core.domain.orders import QUANTITIES, Order, OrderLine, OrderState, Source
from core.domain.rules import ApprovalRule, RuleFacts, rules_met

LINE = OrderLine(1, 1, "MUG", "Mug", "each", "each", 10**6, 49_900, "standard", 1900, 10 * 10**6)
ORDER = Order(
    1, "O-26-AAAAA", Source("api:x", "1"), OrderState.CONFIRMED, 1, "EUR", (LINE,), datetime(2026, 1, 1, tzinfo=UTC)
)
lines = st.builds(
    lambda price, quantity, rate, place: replace(
        LINE, id=place, position=place, price_e4=price, ordered=quantity, tax_rate_e4=rate
    ),
    st.integers(0, 10**8), st.integers(1, 10**9), st.sampled_from([0, 550, 700, 1900, 2500]), st.integers(1, 10**6),
)  # fmt: skip
orders = st.builds(
    lambda own, gross, shipping: replace(
        ORDER, lines=tuple(own), prices_include_tax=gross, shipping_minor=shipping, shipping_tax_minor=shipping // 5
    ),
    st.lists(lines, max_size=8, unique_by=lambda line: line.id), st.booleans(), st.integers(0, 10**5),
)  # fmt: skip


@given(orders)
def test_the_total_is_its_parts(order: Order) -> None:
    """Goods, shipping and tax make the total, line by line and to the cent."""
    totals = order.totals
    assert totals.total == totals.goods + totals.shipping + totals.tax
    parts = sum(order.line_net(line).minor + order.line_tax(line).minor for line in order.lines)
    assert totals.total.minor == parts + order.shipping_minor + order.shipping_tax_minor


@given(orders)
def test_gross_prices_are_what_the_customer_pays(order: Order) -> None:
    """Where prices include tax, a line costs price times quantity, whatever the tax inside is."""
    gross = replace(order, prices_include_tax=True)
    for line in gross.lines:
        without_tax = replace(line, tax_rate_e4=0)
        assert gross.line_net(line) + gross.line_tax(line) == gross.line_net(without_tax)


@given(orders)
def test_a_cancelled_line_costs_nothing(order: Order) -> None:
    """What is cancelled is in no total."""
    gone = order.with_lines(line.plus(cancelled=line.due) for line in order.lines)
    assert gone.totals.goods.minor == 0 and gone.totals.tax.minor == order.shipping_tax_minor


@given(st.lists(st.sampled_from(QUANTITIES), max_size=12), st.integers(1, 5))
def test_no_line_of_numbers_is_whole_by_chance(names: list[str], step: int) -> None:
    """Broken rules are found: shipping more than is due, packing what is not picked, holding what is gone."""
    line = LINE
    for name in names:
        line = line.plus(**{name: step * 10**6})
    q = line.quantities
    whole = (
        q["shipped"] <= line.due
        and q["delivered"] + q["lost"] <= q["shipped"] <= q["packed"] <= q["picked"]
        and q["return_received"] <= q["return_requested"] <= q["shipped"]
        and q["restocked"] + q["written_off"] <= q["return_received"]
        and q["credited"] <= q["invoiced"]
        and q["reserved"] + q["backordered"] <= max(line.unshipped, 0)
    )
    assert (line.broken_rules() == []) == whole


@given(orders, orders)
def test_what_moved_gives_the_present_from_the_past(before: Order, after: Order) -> None:
    """The journal's differences, added to what was, give what is: also for lines that came and went."""
    sums: dict[str, dict[str, int]] = {
        str(line.id): {name: n for name, n in line.quantities.items() if n} for line in before.lines
    }
    for line_id, moved in moves(before, after, {})["moved"].items():
        for name, n in moved.items():
            own = sums.setdefault(line_id, {})
            own[name] = own.get(name, 0) + n
    now = {str(line.id): {name: n for name, n in line.quantities.items() if n} for line in after.lines}
    assert {key: {name: n for name, n in own.items() if n} for key, own in sums.items() if any(own.values())} == now


def test_facets_are_derived() -> None:
    """None, part, all: from the quantities and amounts, never stored."""
    part = ORDER.with_lines([LINE.plus(reserved=5 * 10**6, picked=5 * 10**6, packed=5 * 10**6, shipped=5 * 10**6)])
    assert ORDER.facets["shipping"] == "none"
    assert part.facets["shipping"] == "part" and part.facets["stock"] == "all"
    assert replace(ORDER, paid_minor=10**6).facets["payment"] == "all"


def test_a_rule_names_what_it_means() -> None:
    """Every condition that is set must match; a rule without conditions stops nothing."""
    large = ApprovalRule("large", over_total=ORDER.totals.total.decimal - 1)
    both = replace(large, untrusted_sender=True)
    rules = [large, both, ApprovalRule("empty")]
    known = RuleFacts(ORDER.totals.total.decimal)
    assert rules_met(rules, known) == [large]
    assert rules_met(rules, replace(known, trusted=False)) == [large, both]
