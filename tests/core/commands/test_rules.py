"""Rules at work: stops, notes, reminders, four eyes, versions of the policy, the back test, earned autonomy."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from core.database.tables.customers import customers
from core.domain.access import AddStaff
from core.domain.approvals import BacktestRules, GoBackToPolicy, ListPolicyVersions, RuleRows, SetRules
from core.domain.autonomy import ListAutonomySteps, ListStandings
from core.domain.commands import DraftOrder, TakeStep
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.domain.queries import ReadJournal
from core.errors import BadInput, Conflict, Refused
from core.rounds import Rounds
from tests.shop import MANAGER, SALES, Shop, message, wanted

MIA2 = Actor(Role.MANAGER, "staff:9", "Max")


def ruled(shop: Shop, *rows: dict[str, Any], **more: Any) -> None:
    shop.apply({"approval": list(rows), **more})


def states(shop: Shop, *lines: str, **more: Any) -> tuple[str, str]:
    order = shop.order(shop.place(*lines, **more))
    return str(order.state), order.hold_reason


def journal(shop: Shop, number: str) -> list[str]:
    return [entry.name for entry in shop.clerk.look(ReadJournal(shop.order(number).id))]


def test_a_rule_holds_or_notes(shop: Shop) -> None:
    """`hold` lets the order bind and stops it with the rule's name; `notify` only writes a note."""
    ruled(shop, {"name": "abroad", "countries": ["DE"], "do": "hold"}, {"name": "tea", "short_of_stock": True})
    assert states(shop, "1 MUG") == ("on_hold", "abroad")
    ruled(shop, {"name": "first", "first_order": True, "do": "notify"})
    number = shop.place("1 MUG", customer_email="new@customer.example")
    assert shop.order(number).state == "confirmed" and "order.rule_noted" in journal(shop, number)
    again = shop.place("1 MUG", customer_email="new@customer.example")
    assert "order.rule_noted" not in journal(shop, again) and shop.faults() == []


def test_credit_and_stock_are_looked_at(shop: Shop) -> None:
    """What is open with this order above the customer's limit, or more than is free, waits for a person."""
    ruled(shop, {"name": "credit", "over_credit_limit": True}, {"name": "short", "short_of_stock": True})
    shop.place("2 MUG")
    with shop.database.write() as conn:
        conn.execute(update(customers).values(credit_limit_minor=3000))
    assert states(shop, "1 MUG")[0] == "confirmed"
    assert states(shop, "1 MUG")[0] == "awaiting_approval"
    assert states(shop, "120 TEA", customer_email="rich@customer.example")[0] == "awaiting_approval"
    assert shop.faults() == []


def test_a_slow_approval_is_reminded_escalated_and_given_back(shop: Shop) -> None:
    """After the first hours the higher role decides, after the last ones the customer has a quote again."""
    rule = {"name": "large", "over_total": "5", "role": "sales", "remind_hours": 4, "escalate_to": "manager"}
    ruled(shop, rule | {"expire_hours": 24})
    number = shop.place("2 MUG")
    rounds = Rounds(shop.clerk, shop.database, shop.clock, lambda: None)
    shop.clock.move(hours=5)
    rounds.every_minute()
    rounds.every_minute()
    assert journal(shop, number).count("order.approval_reminded") == 1
    with pytest.raises(Refused, match="not_your_role"):
        shop.step(number, "approve", actor=SALES)
    shop.clock.move(hours=20)
    rounds.every_minute()
    assert shop.order(number).state == "quoted" and shop.said()[-1] == "order_quoted"
    assert shop.faults() == []


def test_four_eyes(shop: Shop) -> None:
    """Where more than one person may decide, two must; the same one twice is refused."""
    ruled(shop, {"name": "large", "over_total": "5", "four_eyes": True})
    alone = shop.place("1 MUG")
    assert shop.step(alone, "approve", actor=MANAGER).state == "confirmed"
    for name in ("Mia", "Max"):
        shop.clerk.do(AddStaff(name, ("manager",)), actor=Actor(Role.ADMIN | Role.RULE, "operator"))
    number = shop.place("2 MUG")
    done = shop.clerk.do(TakeStep(number, "approve"), actor=MANAGER)
    assert done.facts["first_word"] and shop.order(number).state == "awaiting_approval"
    with pytest.raises(Refused, match="other_eyes"):
        shop.step(number, "approve", actor=MANAGER)
    assert shop.step(number, "approve", actor=MIA2).state == "confirmed" and shop.faults() == []


def test_a_version_says_what_changed_by_the_rules_name(shop: Shop) -> None:
    """A rule put before another changes only itself, and to say what went without saying changes nothing."""
    large, credit = {"name": "large", "over_total": "5"}, {"name": "credit", "over_credit_limit": True}
    shop.clerk.do(SetRules([large]), actor=MANAGER)
    shop.clerk.do(SetRules([credit, large | {"do": "approve", "four_eyes": True}]), actor=MANAGER)
    assert shop.clerk.look(ListPolicyVersions())[0].changes == (
        ("approval: credit", "", "name credit, over credit limit yes"),
        ("approval: large, four eyes", "", "yes"),
    )


def test_rules_are_versions_with_a_way_back(shop: Shop) -> None:
    """Each save says who changed what; an older version comes back as a new one; a stale page is a conflict."""
    version, rows = shop.clerk.look(RuleRows())
    assert rows == ()
    done = shop.clerk.do(SetRules([{"name": "large", "over_total": "5"}], version), actor=MANAGER)
    newest = shop.clerk.look(ListPolicyVersions())[0]
    assert (newest.version, newest.by) == (done.facts["version"], "Mia")
    assert newest.changes == (("approval: large", "", "name large, over total 5"),)
    first = shop.clerk.look(ListPolicyVersions())[-1]
    assert first.changes == ()
    assert states(shop, "2 MUG")[0] == "awaiting_approval"
    with pytest.raises(Conflict):
        shop.clerk.do(SetRules([], version), actor=MANAGER)
    with pytest.raises(BadInput):
        shop.clerk.do(SetRules([{"do": "dance"}]), actor=MANAGER)
    with pytest.raises(Refused, match="not_your_role"):
        shop.clerk.do(SetRules([]), actor=SALES)
    shop.clerk.do(GoBackToPolicy(version), actor=MANAGER)
    assert states(shop, "2 MUG")[0] == "confirmed"
    assert len(shop.clerk.look(ListPolicyVersions())) == version + 2


def test_the_back_test_reads_the_orders_of_the_past(shop: Shop) -> None:
    """It names the orders that a rule would have met, as they were then, and changes nothing."""
    first = shop.place("2 MUG")
    shop.clock.move(days=1)
    second = shop.place("40 MUG")
    rows = [{"name": "large", "over_total": "100"}, {"name": "new", "first_order": True},
            {"name": "much", "quantity_over_usual_factor": "10"}]  # fmt: skip
    found = shop.clerk.look(BacktestRules(rows))
    assert [(number, met) for number, _, _, met in found.hits] == [(first, ("new",)), (second, ("large", "much"))]
    assert (found.orders, found.by_rule) == (2, {"large": 1, "new": 1, "much": 1})
    assert shop.clerk.look(BacktestRules(rows, days=0)).orders == 1
    with pytest.raises(BadInput):
        shop.clerk.look(BacktestRules([{"do": "dance"}]))


def test_only_who_was_right_long_enough_is_not_asked(shop: Shop) -> None:
    """After so many orders as they were read the next one binds unasked; a correction is told, and ends that."""
    shop.apply({"confirmation": {"rule": "unless_objected"}, "autonomy": {"orders": 2}})
    shop.place("1 MUG")
    with shop.database.read() as conn:
        customer_id = conn.execute(customers.select()).first().id

    def orders(text: str) -> str:
        got = shop.clerk.receive(message(text, message_id=f"<{shop.clock.at.timestamp()}@x>", trust="pass"))
        draft = DraftOrder(
            Source("email", f"m{got.id}"), wanted(text), conversation_id=got.conversation_id, verified=True,
            message_id=got.id, customer_id=customer_id,
        )  # fmt: skip
        shop.clock.move(days=5)
        return shop.clerk.do(draft, actor=Actor(Role.CUSTOMER, f"customer:{customer_id}")).orders[0]

    for _ in range(2):
        number = orders("1 MUG")
        assert shop.order(number).state == "quoted"
        shop.step(number, "confirm")
    touchless = orders("2 MUG")
    assert shop.order(touchless).state == "confirmed"
    (stands,) = shop.clerk.look(ListStandings(customer_id))
    assert (stands.run, stands.earned, stands.customer) == (3, True, "Ann Archer")
    shop.change(touchless, "3 MUG")
    assert shop.order(orders("1 MUG")).state == "quoted"
    steps = shop.clerk.look(ListAutonomySteps(customer_id))
    assert [(one.what, one.reason, one.order) for one in steps] == [
        ("demoted", "staff:change", touchless), ("promoted", "", number)
    ]  # fmt: skip
    assert len(shop.clerk.look(ListAutonomySteps(all_=True))) == 4
    assert [fault for fault in shop.faults() if "worked on" not in fault] == []
