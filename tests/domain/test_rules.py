"""The shop's rules and earned autonomy, without a database."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.domain.autonomy import AutonomyRule, Standing, corrected, counted, may_be_unasked
from core.domain.policy import policy_from
from core.domain.rules import CONDITIONS, ApprovalRule, RuleFacts, Seen, backtest, holds, look_at, rules_met
from core.errors import BadInput

PLAIN = RuleFacts(Decimal(100), channel="email", customer="K-1", categories=frozenset({"wax"}), country="DE")
CASES: tuple[tuple[str, Any, dict[str, Any]], ...] = (
    ("over_total", Decimal(150), {"total": Decimal(151)}),
    ("new_ship_to", True, {"new_ship_to": True}),
    ("quantity_over_usual_factor", Decimal(5), {"over_usual": 5.1}),
    ("untrusted_sender", True, {"trusted": False}),
    ("over_discount", Decimal(10), {"discount": Decimal("10.5")}),
    ("over_credit_limit", True, {"over_credit": True}),
    ("short_of_stock", True, {"short": True}),
    ("first_order", True, {"first": True}),
    ("channels", ("api",), {"channel": "api:cart"}),
    ("customers", ("K-7",), {"customer": "K-7"}),
    ("categories", ("jars", "lids"), {"categories": frozenset({"jars", "wax"})}),
    ("countries", ("FR",), {"country": "FR"}),
)


@pytest.mark.parametrize(("name", "value", "other"), CASES)
def test_each_condition_decides(name: str, value: Any, other: dict[str, Any]) -> None:
    """A rule with one condition holds exactly for the orders that it means."""
    rule = ApprovalRule("r", **{name: value})
    assert not holds(rule, PLAIN) and holds(rule, replace(PLAIN, **other))
    assert look_at([rule]) == {name}
    strict = replace(rule, over_total=Decimal(10**6))
    assert not holds(strict, replace(PLAIN, **({} if name == "over_total" else other)))


def test_every_condition_is_tried() -> None:
    """The cases above leave none out, and a rule without conditions holds for nothing."""
    assert {name for name, _, _ in CASES} == set(CONDITIONS)
    assert not holds(ApprovalRule("empty"), PLAIN)


def test_a_back_test_lists_what_would_have_been_asked() -> None:
    """Each order is looked at once, by every rule; progress is told on the way."""
    rules = [ApprovalRule("large", over_total=Decimal(50)), ApprovalRule("first", first_order=True, do="hold")]
    past = [Seen(f"O-{n}", "2026-03-02", f"{n}.00 EUR", RuleFacts(Decimal(n), first=n == 1)) for n in range(1, 1001)]
    told: list[int] = []
    found = backtest(rules, iter(past), told.append)
    assert (found.orders, found.asked, found.by_rule) == (1000, 951, {"large": 950, "first": 1})
    assert found.hits[0] == ("O-1", "2026-03-02", "1.00 EUR", ("first",)) and told == [500, 1000]
    assert [rule.name for rule in rules_met(rules, past[99].facts, "approve")] == ["large"]


def test_what_a_rule_cannot_be_is_named() -> None:
    """Every fault of every rule is told at once, with its place and a cure."""
    rows = [{"name": "a", "do": "dance", "over_discount": "much"}, {"colour": 1, "channels": "email"},
            {"remind_hours": 5, "expire_hours": 5}]  # fmt: skip
    with pytest.raises(BadInput) as caught:
        policy_from({"approval": rows})
    places = [place for place, _ in caught.value.faults]
    assert places == [
        "[[approval]] 1 over_discount", "[[approval]] 1 do", "[[approval]] 2 colour", "[[approval]] 2 channels",
        "[[approval]] 3 expire_hours",
    ]  # fmt: skip
    good = policy_from({"approval": [{"countries": ["de"], "do": "hold", "four_eyes": True}], "autonomy": {}})
    assert good.approvals[0].countries == ("DE",) and good.autonomy.orders == 3
    assert policy_from({}).autonomy.orders == 0


def test_autonomy_is_earned_and_lost() -> None:
    """So many in a row earn it, one correction takes it away, and every class of an order must have it."""
    rule, now = AutonomyRule(3), Standing()
    steps = []
    for _ in range(4):
        now, what = counted(now, rule)
        steps.append(what)
    assert steps == ["counted", "counted", "promoted", "counted"]
    assert may_be_unasked(rule, ["wax"], {"wax": now}) and not may_be_unasked(rule, ["wax", "jars"], {"wax": now})
    assert corrected(now) == (Standing(), "demoted") and corrected(Standing(2)) == (Standing(), "counted")
    assert may_be_unasked(AutonomyRule(0), ["jars"], {})
