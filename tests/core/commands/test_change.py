"""A confirmed order changes: up, down, new lines; what is picked or billed stands."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.commands import TakeStep
from core.errors import Refused
from tests.shop import ADMIN, CART, SALES, Shop, quantities, wanted


def code_of(shop: Shop, number: str, step: str, **body: object) -> str:
    with pytest.raises(Refused) as caught:
        shop.step(number, step, **body)
    return caught.value.code


def test_up_down_and_new_in_one_change(shop: Shop) -> None:
    """More is reserved, less is released, a new line gets a position of its own; the sum of it is told once."""
    number = shop.place("2 MUG", "6 BEANS")
    changed = shop.change(number, "5 MUG", "1 BEANS", "10 SCREW")
    assert changed.state == "confirmed"
    assert [(line.position, line.sku, line.base_quantity) for line in changed.lines] == [
        (1, "MUG", "5"),
        (2, "BEANS", "1"),
        (3, "SCREW", "10"),
    ]
    assert [shop.stock(sku)[1] for sku in ("MUG", "BEANS", "SCREW")] == ["5", "1", "10"]
    assert shop.said().count("order_changed") == 1
    assert shop.faults() == []
    shop.steps(number, "pick", "pack", "ship", "deliver", "invoice", "pay", "close")
    assert shop.faults() == []


def test_a_change_waits_for_the_customers_word(shop: Shop) -> None:
    """Proposed is not applied: declined, the order stands as it was."""
    number = shop.place("2 MUG")
    total = shop.order(number).total
    proposed = shop.step(number, "change", actor=CART, lines=list(wanted("3 MUG")))
    assert (proposed.state, proposed.total) == ("modifying", total)
    assert shop.faults() == []
    again = shop.step(number, "change", actor=CART, lines=list(wanted("4 MUG")))
    assert again.state == "modifying"
    assert shop.step(number, "decline_change", actor=CART).total == total
    assert quantities(shop.order(number)) == {"ordered": "2", "reserved": "2"}
    assert shop.faults() == []


def test_lines_that_come_and_go_keep_their_positions(shop: Shop) -> None:
    """A line that is taken out and wanted again is the same line; no two lines share a position."""
    number = shop.place("2 MUG", "1 BEANS")
    shop.change(number, "1 BEANS")
    shop.change(number, "1 BEANS", "3 SCREW")
    back = shop.change(number, "2 MUG", "1 BEANS", "3 SCREW", "4 TEA")
    assert [(line.position, line.sku, line.base_quantity) for line in back.lines] == [
        (1, "MUG", "2"),
        (2, "BEANS", "1"),
        (3, "SCREW", "3"),
        (4, "TEA", "4"),
    ]
    assert shop.faults() == []


def test_two_changes_in_one_unit(shop: Shop) -> None:
    """Commands of one unit see each other's new lines."""
    number = shop.place("2 MUG")
    first, second = list(wanted("2 MUG", "1 SCREW")), list(wanted("2 MUG", "1 SCREW", "1 BEANS"))
    steps = [("change", {"lines": first}), ("apply_change", {}), ("change", {"lines": second}), ("apply_change", {})]
    shop.clerk.do(*(TakeStep(number, name, body) for name, body in steps), actor=ADMIN)
    assert [line.sku for line in shop.order(number).lines] == ["MUG", "SCREW", "BEANS"]
    assert shop.faults() == []


def test_a_change_that_stock_cannot_serve_changes_nothing(shop: Shop) -> None:
    """Out of stock names the line and what is there; the order waits unchanged for another word."""
    number = shop.place("2 MUG", "1 BEANS")
    shop.step(number, "change", lines=list(wanted("200 MUG")))
    with pytest.raises(Refused) as caught:
        shop.step(number, "apply_change")
    assert caught.value.code == "out_of_stock"
    assert caught.value.facts["lines"][0]["available"] == "98"
    assert shop.order(number).state == "modifying"
    assert shop.stock("BEANS")[1] == "1"
    assert shop.faults() == []


def test_customers_change_until_the_warehouse_picks(shop: Shop) -> None:
    """After picking only staff may change, and never below what is picked."""
    number = shop.place("5 MUG", "1 BEANS")
    shop.step(number, "pick", lines={"1": "3"})
    with pytest.raises(Refused, match="already_picked"):
        shop.step(number, "change", actor=CART, lines=list(wanted("9 MUG")))
    assert code_of(shop, number, "change", lines=list(wanted("2 MUG"))) == "already_picked"
    assert quantities(shop.change(number, "3 MUG", actor=SALES))["cancelled"] == "2"
    assert shop.faults() == []


def test_what_is_billed_is_not_changed_away(shop: Shop) -> None:
    """Below the billed quantity a change is refused, and shipping stays as it was billed."""
    number = shop.place("5 MUG")
    billed = shop.step(number, "invoice")
    assert code_of(shop, number, "change", lines=list(wanted("4 MUG"))) == "already_billed"
    more = shop.change(number, "50 MUG")
    assert more.shipping == billed.shipping
    assert shop.faults() == []
    shop.steps(number, "pick", "pack", "ship", "deliver", "invoice", "pay", "close")
    assert shop.faults() == []
    assert shop.order(number).invoiced == shop.order(number).total


def test_a_change_does_not_get_round_an_approval_rule(shop: Shop) -> None:
    """What would have needed an approver needs one as a change too; the approver's own change is fine."""
    number = shop.place("1 MUG")
    shop.apply({"approval": [{"name": "large", "over_total": "100.00", "role": "sales"}]})
    shop.step(number, "change", actor=CART, lines=list(wanted("90 MUG")))
    with pytest.raises(Refused, match="approval_needed"):
        shop.step(number, "apply_change", actor=CART)
    assert shop.step(number, "apply_change", actor=SALES).state == "confirmed"
    assert shop.faults() == []


def test_a_change_of_nonsense_is_refused(shop: Shop) -> None:
    """Bodies of the wrong shape are refused with a code, never an error of the program."""
    number = shop.place("1 MUG")
    mug = {"sku": "MUG", "quantity": "1"}
    bodies: tuple[dict[str, Any], ...] = (
        {},
        {"lines": "MUG"},
        {"lines": [3]},
        {"lines": [{"sku": "MUG"}]},
        {"lines": [mug | {"options": "x"}]},
        {"lines": [mug | {"spans": [1]}]},
        {"lines": [mug], "requested_on": "soon"},
    )
    codes = [code_of(shop, number, "change", **body) for body in bodies]
    assert codes == ["no_lines", "bad_line", "bad_line", "bad_line", "bad_line", "bad_line", "bad_input"]
    assert code_of(shop, number, "pick", lines=["1"]) == "bad_line"
    assert code_of(shop, number, "pick", lines={"7": "1"}) == "unknown_line"
    assert code_of(shop, number, "cancel_lines", lines={"1": "x"}, reason="no") == "bad_quantity"


def test_a_backordered_change_moves_the_promise(shop: Shop) -> None:
    """A line that waits for goods moves the promised day behind its lead time."""
    number = shop.place("1 MUG")
    before = shop.order(number).promised_on
    shop.clock.move(days=10)
    after = shop.change(number, "1 MUG", "150 TEA")
    assert quantities(after, 2) == {"ordered": "150", "reserved": "100", "backordered": "50"}
    assert before and after.promised_on and (after.promised_on - shop.clock.now().date()).days >= 7
    assert shop.faults() == []


def test_a_quote_changes_at_once(shop: Shop) -> None:
    """What does not bind yet needs no second word, takes today's prices, and keeps its number."""
    number = shop.place("2 MUG", "3 SCREW", confirm=False)
    view = shop.step(number, "change", actor=CART, lines=list(wanted("4 TEA")))
    assert shop.faults() == []
    view = shop.step(number, "change", actor=CART, lines=list(wanted("3 SCREW", "1 BEANS")))
    assert (view.state, [line.sku for line in view.lines]) == ("quoted", ["SCREW", "BEANS"])
    assert [line.position for line in view.lines] == [1, 2]
    assert shop.step(number, "confirm", actor=CART).state == "confirmed"
    assert shop.faults() == []
