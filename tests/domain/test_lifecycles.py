"""The tables themselves: valid, and everybody may do exactly their own work."""

from __future__ import annotations

import pytest

from core.domain import lifecycles
from core.domain.events import Event
from core.domain.lifecycles import ORDER
from core.domain.machine import Lifecycle, Role, validate
from core.domain.orders import OPEN, OrderState

TABLES = [one for one in vars(lifecycles).values() if isinstance(one, Lifecycle)]
PEOPLE = {
    "customer": Role.CUSTOMER, "sales": Role.SALES, "warehouse": Role.WAREHOUSE, "buyer": Role.BUYER,
    "finance": Role.FINANCE, "manager": Role.MANAGER, "rule": Role.RULE, "timer": Role.TIMER, "carrier": Role.CARRIER,
}  # fmt: skip

WHO = {
    "customer": "draft quote submit confirm change apply_change decline_change cancel drop",
    "sales": "draft quote submit approve reject confirm hold release change apply_change decline_change cancel"
    " cancel_lines drop reserve deliver close reopen undo",
    "warehouse": "reserve pick pack ship deliver undo",
    "buyer": "",
    "finance": "approve reject hold release invoice reverse pay close undo",
    "manager": "approve reject hold release change apply_change decline_change cancel cancel_lines reverse close reopen"
    " undo",
    "rule": "draft quote submit confirm hold release cancel cancel_lines reserve unreserve invoice pay close reopen"
    " note_return credit refund",
    "timer": "decline_change expire",
    "carrier": "deliver",
}


def test_every_table_holds_together() -> None:
    """All seven life cycles are valid: every state reached, no dead end but the final ones."""
    assert len(TABLES) == 7
    validate(TABLES)


@pytest.mark.parametrize("who", WHO)
def test_who_may_do_what_to_an_order(who: str) -> None:
    """Each role's steps are exactly these, no more and no fewer."""
    mine = {row.name for row in ORDER.steps if row.by & PEOPLE[who]}
    assert mine == set(WHO[who].split())


def test_final_means_final() -> None:
    """Nothing leaves a rejected, expired or cancelled order; a closed one reopens."""
    leaving = {state for row in ORDER.steps for state in row.from_ if row.to not in (None, state)}
    assert set(OrderState) - leaving == {OrderState.REJECTED, OrderState.EXPIRED, OrderState.CANCELLED}
    assert OPEN == set(OrderState) - ORDER.final - {OrderState.CLOSED}


def test_goods_move_only_for_a_binding_order() -> None:
    """Picking, packing, shipping, delivering and billing need a confirmed order, not a held or changing one."""
    for row in ORDER.steps:
        if row.name in ("pick", "pack", "ship", "deliver", "invoice", "reserve"):
            assert row.from_ == {OrderState.CONFIRMED}


def test_binding_is_never_unguarded() -> None:
    """Whatever leads to confirmed from a state that does not bind looks at the stock."""
    loose = {OrderState.DRAFT, OrderState.QUOTED, OrderState.AWAITING_APPROVAL}
    for row in ORDER.steps:
        if row.to is OrderState.CONFIRMED and row.from_ & loose:
            assert "stock_available" in {guard.__name__ for guard in row.only_if}


def test_a_stop_needs_a_reason() -> None:
    """Holding, rejecting, reopening and cancelling lines are never done without saying why."""
    for row in ORDER.steps:
        if row.name in ("hold", "reject", "reopen", "cancel_lines"):
            assert "reason_given" in {guard.__name__ for guard in row.only_if}


def test_events_have_the_names_that_the_outside_knows() -> None:
    """A class, an external name and a template folder belong together."""
    names = {row.emits: (row.emits.external(), row.emits.folder()) for table in TABLES for row in table.steps}
    by_name = {kind.__name__: found for kind, found in names.items()}
    assert by_name["OrderConfirmed"] == ("order.confirmed", "order_confirmed")
    assert by_name["OrderChangeRequested"] == ("order.change_requested", "order_change_requested")
    assert by_name["PurchaseOrderPartReceived"][0] == "purchase_order.part_received"
    assert all(issubclass(kind, Event) for kind in names)
    assert len({external for external, _ in names.values()}) == len(names)
