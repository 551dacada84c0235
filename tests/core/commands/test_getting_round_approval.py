"""Nobody gets an order approved who may not: not twice, not late, not for themselves, not as two people at once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from core.database.tables.access import staff
from core.domain.access import AddStaff
from core.domain.approvals import ApprovalsWaiting, GoBackToPolicy, ListPolicyVersions, SetRules
from core.domain.commands import TakeStep
from core.domain.machine import Actor, Role
from core.errors import Conflict, Refused
from core.rounds import Rounds
from tests.shop import CART, FINANCE, Shop, wanted

OPERATOR = Actor(Role.ADMIN | Role.RULE, "operator")
KEY = Actor(Role.ADMIN, "api:erp")


def people(shop: Shop, *roles: str) -> list[Actor]:
    """Add members of staff, one of each role, and return them."""
    made = []
    for place, role in enumerate(roles):
        done = shop.clerk.do(AddStaff(f"{role}{place}", (role,)), actor=OPERATOR)
        made.append(Actor(Role[role.upper()], f"staff:{done.facts['staff_id']}", role))
    return made


def ruled(shop: Shop, **more: Any) -> None:
    shop.apply({"approval": [{"name": "large", "over_total": "50", "role": "manager"} | more]})


def set_rules(shop: Shop, actor: Actor, *rows: dict[str, Any]) -> None:
    shop.clerk.do(SetRules(rows), actor=actor)


def known_people(shop: Shop, *roles: str) -> list[Actor]:
    """Return people besides the administrator by whose number the shop's first rules were applied."""
    return people(shop, "buyer", *roles)[1:]


def refused(shop: Shop, number: str, step: str, actor: Actor) -> str:
    with pytest.raises(Refused) as caught:
        shop.clerk.do(TakeStep(number, step), actor=actor)
    return caught.value.code


def test_an_approval_ends_at_its_hour_not_at_the_next_round(shop: Shop) -> None:
    """After the last hour nobody approves any more, though the round that gives the order back has not come by."""
    ruled(shop, expire_hours=24)
    (manager,) = people(shop, "manager")
    number = shop.place("20 MUG")
    shop.clock.move(hours=24, seconds=1)
    assert refused(shop, number, "approve", manager) == "approval_expired"
    Rounds(shop.clerk, shop.database, shop.clock, lambda: None).every_minute()
    assert shop.order(number).state == "quoted" and refused(shop, number, "approve", manager) == "wrong_state"
    assert shop.faults() == []


def test_of_several_rules_the_strictest_role_decides(shop: Shop) -> None:
    """Whatever their order in the policy, the manager's rule is not met by sales, reminded or not."""
    sales, manager = people(shop, "sales", "manager")
    rules = [
        {"name": "a", "over_total": "20", "role": "sales", "remind_hours": 1, "escalate_to": "sales"},
        {"name": "b", "over_total": "50", "role": "manager", "remind_hours": 1, "escalate_to": "sales"},
    ]
    for rows in (rules, rules[::-1]):
        shop.apply({"approval": rows})
        number = shop.place("20 MUG")
        shop.clock.move(hours=2)
        Rounds(shop.clerk, shop.database, shop.clock, lambda: None).every_minute()
        assert refused(shop, number, "approve", sales) == "not_your_role"
        assert shop.step(number, "approve", actor=manager).state == "confirmed"


def test_a_key_is_no_second_person(shop: Shop) -> None:
    """Under four eyes neither the first nor the second word comes from a program, and one person has one word."""
    ruled(shop, four_eyes=True)
    first, second = people(shop, "manager", "manager")
    number = shop.place("20 MUG")
    assert refused(shop, number, "approve", KEY) == "not_your_role"
    assert shop.clerk.do(TakeStep(number, "approve"), actor=first).facts["first_word"]
    same_person_elsewhere = Actor(Role.MANAGER, first.id, "by Telegram")
    assert refused(shop, number, "approve", same_person_elsewhere) == "other_eyes"
    assert refused(shop, number, "approve", KEY) == "not_your_role"
    assert refused(shop, number, "approve", FINANCE) == "not_your_role"
    assert shop.step(number, "approve", actor=second).state == "confirmed"
    assert refused(shop, number, "approve", second) == "wrong_state" and shop.faults() == []


def test_the_word_of_somebody_who_left_does_not_count(shop: Shop) -> None:
    """The first of two words is void once who gave it works here no more: another one is the first."""
    ruled(shop, four_eyes=True)
    gone, second, third = people(shop, "manager", "manager", "manager")
    number = shop.place("20 MUG")
    shop.clerk.do(TakeStep(number, "approve"), actor=gone)
    with shop.database.write() as conn:
        conn.execute(update(staff).where(staff.c.id == int(gone.id[6:])).values(active=False))
    assert shop.clerk.do(TakeStep(number, "approve"), actor=second).facts["first_word"]
    assert shop.step(number, "approve", actor=third).state == "confirmed" and shop.faults() == []


def test_who_asked_is_none_of_the_two(shop: Shop) -> None:
    """Where only one other person may decide, that one's word is enough; the order does not wait for ever."""
    ruled(shop, four_eyes=True)
    asker, other = people(shop, "admin", "manager")
    number = shop.place("20 MUG", actor=asker)
    assert shop.order(number).state == "awaiting_approval"
    assert not shop.clerk.look(ApprovalsWaiting(number))[0].two
    assert refused(shop, number, "approve", asker) == "own_request"
    assert shop.step(number, "approve", actor=other).state == "confirmed" and shop.faults() == []


def test_a_stale_card_approves_nothing(shop: Shop) -> None:
    """What was shown before a change is not what is approved after it."""
    ruled(shop)
    (manager,) = people(shop, "manager")
    number = shop.place("20 MUG")
    seen = shop.order(number).version
    shop.step(number, "change", actor=CART, lines=list(wanted("90 MUG")))
    shop.step(number, "submit", actor=CART)
    with pytest.raises(Conflict):
        shop.clerk.do(TakeStep(number, "approve", expected_version=seen), actor=manager)
    assert shop.order(number).state == "awaiting_approval"


def test_a_change_is_no_way_round_the_others(shop: Shop) -> None:
    """A small order made large by a change needs another colleague than who proposed it, and two where two must."""
    first, second, third = people(shop, "manager", "manager", "manager")
    number = shop.place("1 MUG")
    ruled(shop)
    shop.step(number, "change", actor=first, lines=list(wanted("40 MUG")))
    assert refused(shop, number, "apply_change", first) == "own_request"
    assert shop.step(number, "apply_change", actor=second).state == "confirmed"
    ruled(shop, four_eyes=True)
    shop.step(number, "change", actor=CART, lines=list(wanted("41 MUG")))
    assert refused(shop, number, "apply_change", second) == "approval_needed"
    shop.step(number, "change", actor=second, lines=list(wanted("42 MUG")))
    assert shop.step(number, "apply_change", actor=third).state == "confirmed" and shop.faults() == []


def test_an_item_in_two_lines_is_still_one_item(shop: Shop) -> None:
    """More than the customer's usual quantity is found however it is spread over lines."""
    shop.apply({"approval": [{"name": "much", "quantity_over_usual_factor": "3"}]})
    shop.place("2 MUG")
    assert shop.order(shop.place("3 MUG", "3 MUG")).state == "confirmed"
    # 2, 3 and 3 make 2.67 a line.
    assert shop.order(shop.place("5 MUG", "5 MUG")).state == "awaiting_approval"


def test_an_order_waits_as_it_was_asked(shop: Shop) -> None:
    """Whoever loosens a rule, or gives it another name, does not change who decides about what waits already."""
    ruled(shop, four_eyes=True)
    editor, other = known_people(shop, "manager", "manager")
    number = shop.place("20 MUG")
    set_rules(shop, editor, {"name": "larger", "over_total": "9000"})
    assert shop.clerk.look(ApprovalsWaiting(number))[0].two
    assert shop.clerk.do(TakeStep(number, "approve"), actor=editor).facts["first_word"]
    assert refused(shop, number, "approve", editor) == "other_eyes"
    assert shop.step(number, "approve", actor=other).state == "confirmed" and shop.faults() == []


def test_nobody_decides_by_a_rule_they_have_loosened(shop: Shop) -> None:
    """A manager who takes the word from finance does not have it: not to approve, not to bind unasked."""
    ruled(shop, role="finance")
    editor, money, colleague = known_people(shop, "manager", "finance", "manager")
    set_rules(shop, editor, {"name": "large", "over_total": "50", "role": "manager"})
    number = shop.place("20 MUG")
    assert "approve" not in shop.order(number, editor).allowed_steps
    assert refused(shop, number, "approve", editor) == "own_rules"
    assert refused(shop, number, "approve", money) == "not_your_role"
    assert shop.step(number, "approve", actor=colleague).state == "confirmed"
    both = Actor(Role.MANAGER | Role.SALES, editor.id, "manager")
    set_rules(shop, editor)
    assert shop.order(shop.place("20 MUG")).state == "confirmed"
    assert shop.order(shop.place("20 MUG", actor=both)).state == "awaiting_approval"
    assert shop.faults() == []


def test_a_change_of_rules_counts_for_its_maker_once_a_colleague_agrees(shop: Shop) -> None:
    """Another person's word makes the new rules everybody's; where nobody else could decide, they are so at once."""
    ruled(shop, role="finance")
    (editor,) = known_people(shop, "manager")
    set_rules(shop, editor, {"name": "large", "over_total": "50", "role": "manager"})
    alone = shop.place("20 MUG")
    assert shop.step(alone, "approve", actor=editor).state == "confirmed"
    _, _, colleague = people(shop, "finance", "buyer", "manager")
    number = shop.place("20 MUG")
    assert refused(shop, number, "approve", editor) == "own_rules"
    newest = shop.clerk.look(ListPolicyVersions())[0]
    shop.clerk.do(GoBackToPolicy(newest.version), actor=editor)
    assert refused(shop, number, "approve", editor) == "own_rules"
    shop.clerk.do(GoBackToPolicy(newest.version), actor=colleague)
    assert shop.clerk.look(ListPolicyVersions())[0].agreed_by == "manager2"
    assert shop.step(number, "approve", actor=editor).state == "confirmed" and shop.faults() == []
