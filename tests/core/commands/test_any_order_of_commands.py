"""Whatever people do, in whatever order: it is refused with a code or done, and every promise holds after it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from core.database.engine import Database
from core.domain.machine import Actor
from core.errors import Refused
from tests.shop import ADMIN, CART, FINANCE, MANAGER, SALES, TIMER, WAREHOUSE, Shop

SKUS = ("MUG", "TEA", "SCREW", "BEANS")
ACTORS = (CART, SALES, WAREHOUSE, FINANCE, MANAGER, TIMER, ADMIN)
baskets = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from(SKUS)).map(lambda line: f"{line[0]} {line[1]}"),
    min_size=1,
    max_size=4,
)
quantities_of_lines = st.dictionaries(st.integers(1, 5).map(str), st.integers(1, 12).map(str), max_size=3)
places = st.integers(0, 5)
SIMPLE = (
    "quote", "confirm", "approve", "release", "apply_change", "decline_change", "expire", "reserve", "pack", "ship",
    "deliver", "invoice", "close",
)  # fmt: skip


class AnyOrderOfCommands(RuleBasedStateMachine):
    """A shop of few goods where much goes wrong."""

    template: Path
    folder: Path
    runs = 0

    @initialize(gross=st.booleans(), bill_on=st.sampled_from(["delivery", "order"]), approval=st.booleans())
    def open_shop(self, gross: bool, bill_on: str, approval: bool) -> None:
        type(self).runs += 1
        file = self.folder / f"shop-{self.runs}.db"
        shutil.copyfile(self.template, file)
        self.database = Database(f"sqlite:///{file}")
        rules = [{"name": "large", "over_total": "90.00"}] if approval else []
        policy: dict[str, Any] = {
            "shop": {"prices_include_tax": gross}, "payment": {"bill_on": bill_on}, "approval": rules,
        }  # fmt: skip
        self.shop = Shop(self.database, policy=policy, on_hand="20")
        self.numbers: list[str] = []
        self.changed = True

    def _do(self, place: int, step: str, actor: Actor = ADMIN, **body: Any) -> None:
        if not self.numbers:
            return
        try:
            self.shop.step(self.numbers[place % len(self.numbers)], step, actor=actor, **body)
            self.changed = True
        except Refused as refused:
            self.changed = "refused" in refused.facts or refused.code == "out_of_stock"

    @rule(lines=baskets, confirm=st.booleans())
    def place(self, lines: list[str], confirm: bool) -> None:
        try:
            self.numbers.append(self.shop.place(*lines, confirm=confirm))
            self.changed = True
        except Refused as refused:
            assert refused.code == "out_of_stock"

    @rule(place=places, step=st.sampled_from(SIMPLE), actor=st.sampled_from(ACTORS))
    def simple_step(self, place: int, step: str, actor: Actor) -> None:
        self._do(place, step, actor)

    @rule(place=places, step=st.sampled_from(SIMPLE))
    def simple_step_by_an_administrator(self, place: int, step: str) -> None:
        self._do(place, step)

    @rule(place=places, lines=st.one_of(st.just({}), quantities_of_lines))
    def pick(self, place: int, lines: dict[str, str]) -> None:
        self._do(place, "pick", lines=lines)

    @rule(place=places, lines=st.one_of(st.just({}), quantities_of_lines))
    def cancel_lines(self, place: int, lines: dict[str, str]) -> None:
        self._do(place, "cancel_lines", lines=lines, reason="because")

    @rule(place=places, lines=baskets, apply=st.booleans())
    def change(self, place: int, lines: list[str], apply: bool) -> None:
        wishes = [dict(zip(("quantity", "sku"), line.split(), strict=True)) for line in lines]
        self._do(place, "change", lines=wishes)
        if apply:
            self._do(place, "apply_change")

    @rule(place=places, step=st.sampled_from(["cancel", "hold", "reject", "reopen"]), actor=st.sampled_from(ACTORS))
    def stop(self, place: int, step: str, actor: Actor) -> None:
        self._do(place, step, actor, reason="because")

    @rule(place=places, amount=st.one_of(st.none(), st.integers(1, 5000)))
    def pay(self, place: int, amount: int | None) -> None:
        self._do(place, "pay", **({} if amount is None else {"amount": f"{amount / 100:.2f}"}))

    @rule(place=places)
    def go_far(self, place: int) -> None:
        for step in ("reserve", "pick", "pack", "ship", "deliver", "invoice", "pay", "close"):
            self._do(place, step)

    @rule(sku=st.sampled_from(SKUS), on_hand=st.integers(0, 40))
    def count(self, sku: str, on_hand: int) -> None:
        try:
            self.shop.count(**{sku: str(on_hand)})
            self.changed = True
        except Refused as refused:
            assert refused.code == "picked_goods_missing"

    @rule(days=st.integers(1, 8))
    def wait(self, days: int) -> None:
        self.shop.clock.move(days=days)

    @invariant()
    def every_promise_holds(self) -> None:
        if hasattr(self, "shop") and self.changed:
            assert self.shop.faults() == []

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()


def test_any_order_of_commands(sqlite_template: Path, tmp_path: Path) -> None:
    """Random commands by random people never break a promise."""
    AnyOrderOfCommands.template, AnyOrderOfCommands.folder = sqlite_template, tmp_path
    plan = settings(
        max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(AnyOrderOfCommands, settings=plan)
