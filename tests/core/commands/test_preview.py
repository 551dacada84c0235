"""A preview says what would happen, and nothing of it does."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from core.database.engine import Database
from core.database.tables import metadata
from core.domain.commands import Command, SetStock, TakeStep
from core.domain.effects import masked
from core.domain.orders import QUANTITIES
from core.errors import Refused
from tests.shop import ADMIN, CART, Shop, messages

STEPS = (
    "quote", "confirm", "approve", "hold", "release", "reserve", "pick", "pack", "ship", "deliver", "invoice", "pay",
    "close", "cancel", "cancel_lines", "reject", "reopen",
)  # fmt: skip
WAY = ("pick", "pack", "ship", "deliver", "invoice", "pay")
Tables = dict[str, dict[Any, dict[str, Any]]]


def tables(shop: Shop) -> Tables:
    """Return everything that is stored, by table and key."""
    with shop.database.read() as conn:
        return {
            table.name: {
                tuple(row[column.name] for column in table.primary_key): dict(row)
                for row in conn.execute(select(table)).mappings()
            }
            for table in metadata.sorted_tables
        }


def happened(before: Tables, after: Tables) -> Counter[tuple[Any, ...]]:
    """Return what two states of the whole database differ by, as a preview would tell it."""
    found: Counter[tuple[Any, ...]] = Counter()
    numbers = {row["id"]: row["number"] for row in before["orders"].values()}
    for key, row in after["orders"].items():
        was = before["orders"].get(key, {"state": ""})
        if was["state"] != row["state"]:
            found["order", numbers.get(row["id"], ""), was["state"], row["state"]] += 1
    for key in {*before["order_lines"], *after["order_lines"]}:
        was, row = before["order_lines"].get(key, {}), after["order_lines"].get(key, {})
        known = row or was
        for name in QUANTITIES:
            if by := row.get(name, 0) - was.get(name, 0):
                found["line", numbers.get(known["order_id"], ""), known["position"], name, by] += 1
    moved: dict[str, list[int]] = {}
    for key, row in after["stock_levels"].items():
        was = before["stock_levels"].get(key, {"on_hand": 0, "reserved": 0})
        both = moved.setdefault(row["sku"], [0, 0])
        both[0] += row["on_hand"] - was["on_hand"]
        both[1] += row["reserved"] - was["reserved"]
    found.update(("stock", sku, *both) for sku, both in moved.items() if any(both))
    fresh = {name: [after[name][key] for key in after[name].keys() - before[name].keys()] for name in after}
    for row in fresh["invoices"]:
        found["money", "credit_note" if row["credits"] else "invoice", row["total_minor"]] += 1
    for row in fresh["payments"]:
        found["money", "payment", row["amount_minor"]] += 1
    for key, row in after["number_series"].items():
        if taken := row["last"] - before["number_series"].get(key, {"last": 0})["last"]:
            found["number", row["series"], taken] += 1
    found.update(("message", row["channel"], masked(row["recipient"]), row["template"]) for row in fresh["deliveries"])
    return found


def e6(text: str) -> int:
    return round(float(text) * 1_000_000)


def told(shop: Shop, *commands: Command) -> tuple[Counter[tuple[Any, ...]], Refused | None]:
    """Return a preview in the same shape as `happened`."""
    preview = shop.clerk.preview(*commands, actor=ADMIN)
    found: Counter[tuple[Any, ...]] = Counter()
    for effect in preview.effects:
        plain = effect.to_json()
        match effect.kind:
            case "order":
                found["order", plain["order"], plain["before"], plain["after"]] += 1
            case "line":
                found["line", plain["order"], plain["position"], plain["quantity"], e6(plain["by"])] += 1
            case "stock":
                found["stock", plain["sku"], e6(plain["on_hand"]), e6(plain["reserved"])] += 1
            case "money":
                found["money", plain["what"], round(float(plain["amount"]) * 100)] += 1
            case "number":
                found["number", plain["series"], plain["count"]] += 1
            case "message":
                found["message", plain["channel"], plain["recipient"], plain["template"]] += 1
    return found, preview.refusal


def checked(shop: Shop, command: Command) -> str:
    """Preview, see that nothing happened, do it, and see that what was told has happened; return a refusal's code."""
    before = tables(shop)
    promised, refusal = told(shop, command)
    assert tables(shop) == before
    try:
        shop.clerk.do(command, actor=ADMIN)
    except Refused as refused:
        assert refusal is not None and refusal.code == refused.code
        assert happened(before, tables(shop)) == promised
        return refused.code
    assert refusal is None
    assert happened(before, tables(shop)) == promised
    return ""


commands = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 2)),
        st.tuples(st.just("count"), st.integers(0, 9)),
    ),
    min_size=4,
    max_size=9,
)


@settings(max_examples=6, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(asked=commands, far=st.integers(0, len(WAY)), approval=st.booleans())
def test_a_preview_is_the_effect(
    asked: list[tuple[str, int]], far: int, approval: bool, sqlite_template: Path, tmp_path: Path
) -> None:
    """Whatever is commanded in whatever state: the preview changes nothing, and the deed does exactly what it told."""
    shutil.copyfile(sqlite_template, tmp_path / "tried.db")
    database = Database(f"sqlite:///{tmp_path / 'tried.db'}")
    rules = [{"name": "large", "over_total": "60.00"}] if approval else []
    shop = Shop(database, policy={"approval": rules}, on_hand="9")
    numbers = [shop.place("2 MUG", "3 TEA"), shop.place("3 BEANS"), shop.place("8 TEA", confirm=False)]
    shop.steps(numbers[0], *WAY[:far])
    for what, which in asked:
        if what == "count":
            checked(shop, SetStock((("TEA", "", str(which)),)))
        else:
            checked(shop, TakeStep(numbers[which], what, {"reason": "because"}))
    database.close()


def test_a_preview_leaves_nothing_behind(shop: Shop) -> None:
    """Numbers stay unused, hooks do not run, nobody is woken, and a new order is told without a number."""
    number = shop.place("2 MUG")
    shop.steps(number, "pick", "pack", "ship")
    woken: list[int] = []
    shop.clerk.listen(woken.append)
    before = tables(shop)
    bill = shop.clerk.preview(TakeStep(number, "invoice"), actor=ADMIN)
    fresh = shop.clerk.preview(shop.order_of("3 TEA"), actor=CART)
    assert tables(shop) == before and woken == []
    assert [one.series for one in bill.of("number")] == ["R-26"]
    assert str(bill.of("money")[0].amount) == str(shop.order(number).total)
    assert [(one.order, one.before, one.after) for one in fresh.of("order")] == [("", "", "confirmed")]
    refused = shop.clerk.preview(TakeStep(number, "cancel"), actor=ADMIN)
    assert refused.effects == () and refused.refusal is not None and refused.refusal.code == "already_shipped"
    assert shop.step(number, "invoice").invoices[0].number == "R-26-00001"


@pytest.mark.parametrize(("language", "said"), [("en", "sends a mail"), ("de", "sendet eine E-Mail")])
def test_effects_are_told_in_words(shop: Shop, language: str, said: str) -> None:
    """What would happen is said in the language of who asks, and the customer's address is not shown whole."""
    number = shop.place("2 MUG")
    words = messages().effects(shop.clerk.preview(TakeStep(number, "cancel"), actor=ADMIN).effects, language)
    assert said in words and number in words and "MUG" in words
    assert "ann@customer.example" not in words and "a…@customer.example" in words
    assert messages().effects((), language)
