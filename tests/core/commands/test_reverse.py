"""An issued invoice is never undone: a credit note takes it back whole, and its goods may be billed again."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from core.clerk import Done
from core.database import deliveries
from core.database.engine import Database
from core.database.tables.books import ledger_entries
from core.database.tables.deliveries import deliveries as deliveries_table
from core.domain.commands import Command, TakeStep
from core.domain.machine import Actor
from core.domain.queries import DocumentWanted, FindInvoice, ReadJournal
from core.domain.returning import RefundOrder, RequestReturn, TakeRefundStep, TakeReturnStep
from core.domain.switches import SetSwitch
from core.domain.undo import LastUnit, UndoCommand
from core.errors import Conflict, Refused
from core.rounds import Rounds
from tests.shop import ADMIN, FINANCE, MANAGER, POLICY, SALES, WAREHOUSE, Shop, quantities


def billed(shop: Shop, *lines: str, way: tuple[str, ...] = ("pick", "pack", "ship")) -> tuple[str, Done]:
    number = shop.place(*lines)
    shop.steps(number, *way)
    return number, shop.clerk.do(TakeStep(number, "invoice"), actor=FINANCE)


def undo(shop: Shop, *, actor: Actor = FINANCE) -> Any:
    return shop.clerk.do(UndoCommand(), actor=actor).facts["undone"]


def refused(shop: Shop, command: Command, *, actor: Actor = FINANCE) -> Refused:
    with pytest.raises(Refused) as caught:
        shop.clerk.do(command, actor=actor)
    return caught.value


def sent(shop: Shop) -> None:
    """Have everything that waits leave."""
    with shop.database.write() as conn:
        conn.execute(
            deliveries_table.update().where(deliveries_table.c.state == "queued").values(state="sent", sent_at=1)
        )


def balance(shop: Shop, account: str) -> int:
    entries = ledger_entries.c
    with shop.database.read() as conn:
        total = select(func.coalesce(func.sum(entries.debit - entries.credit), 0)).where(entries.account == account)
        return int(conn.execute(total).scalar_one())


def said_of(shop: Shop) -> list[tuple[str, str]]:
    with shop.database.read() as conn:
        d = deliveries_table.c
        return [(row.template, row.state) for row in conn.execute(select(d.template, d.state).order_by(d.id))]


def test_undoing_an_invoice_is_a_credit_note(shop: Shop) -> None:
    """The waiting mail is held back, nothing is said, the books are even, and the same goods are billed anew."""
    number, done = billed(shop, "2 MUG", "3 TEA")
    before = shop.order(number)
    assert done.facts["undo"].reverses == "R-26-00001"
    made = undo(shop)
    assert (made.orders, made.notes, made.held_back) == ((number,), ("C-26-00001",), 1)
    after = shop.order(number)
    assert [(one.number, one.state, one.open.minor) for one in after.invoices] == [
        ("R-26-00001", "reversed", 0), ("C-26-00001", "paid", 0),
    ]  # fmt: skip
    assert (after.state, after.total, after.invoiced.minor) == ("confirmed", before.total, 0)
    assert [balance(shop, account) for account in ("receivables", "sales", "tax", "bank")] == [0, 0, 0, 0]
    assert said_of(shop)[-1] == ("order_invoiced", "cancelled")
    assert "invoice" in shop.order(number, FINANCE).allowed_steps
    again = shop.step(number, "invoice", actor=FINANCE)
    assert again.invoices[-1].total == before.total == again.invoiced
    assert shop.steps(number, "deliver", "pay", "close").state == "closed" and shop.faults() == []


def test_who_has_the_invoice_gets_the_credit_note(shop: Shop) -> None:
    """An invoice that was sent is reversed in a message with the credit note, in the customer's language."""
    number = shop.place("2 MUG", language="fr")
    shop.steps(number, "pick", "pack", "ship")
    shop.clerk.do(TakeStep(number, "invoice"), actor=FINANCE)
    sent(shop)
    assert undo(shop).held_back == 0
    with shop.database.read() as conn:
        told = deliveries.find(conn, conn.execute(select(func.max(deliveries_table.c.id))).scalar_one())
    assert told is not None and told.template == "order_invoice_reversed"
    assert "avoir C-26-00001" in told.body_text and "R-26-00001" in told.subject
    assert [dict(one) for one in told.attachments] == [{"document": "invoice", "number": "C-26-00001"}]
    assert shop.clerk.look(DocumentWanted("invoice", "C-26-00001")).content.startswith(b"%PDF")
    assert shop.faults() == []


def test_two_undos_are_one_credit_note(shop: Shop) -> None:
    """The second undo, the second step and the step for the same number say that it is done already."""
    number, done = billed(shop, "2 MUG")
    undo(shop)
    assert refused(shop, UndoCommand(done.facts["undo"].unit)).code == "already_undone"
    assert refused(shop, TakeStep(number, "reverse")).code == "nothing_to_reverse"
    shop.step(number, "invoice")
    again = refused(shop, TakeStep(number, "reverse", {"invoice": "r-26-00001"}))
    assert (again.code, again.facts["note"]) == ("already_reversed", "C-26-00001")
    with pytest.raises(Conflict):
        shop.clerk.do(TakeStep(number, "reverse", expected_version=1), actor=FINANCE)
    assert shop.clerk.look(FindInvoice("C-26-00002")) is None and shop.faults() == []


def test_undo_reverses_long_after_the_message_left(shop: Shop) -> None:
    """A day long the last act is reversed; afterwards nothing is undone, and the step still reverses."""
    number, done = billed(shop, "2 MUG")
    shop.clock.move(hours=23)
    Rounds(shop.clerk, shop.database, shop.clock, lambda: None).every_minute()
    last = shop.clerk.look(LastUnit(FINANCE.id))
    assert last is not None and (last.reverses, last.left_s) == ("R-26-00001", 0)
    shop.clock.move(hours=2)
    Rounds(shop.clerk, shop.database, shop.clock, lambda: None).every_minute()
    assert refused(shop, UndoCommand(done.facts["undo"].unit)).code == "undo_too_late"
    shop.step(number, "reverse", actor=MANAGER, reason="wrong address")
    entry = shop.clerk.look(ReadJournal(shop.order(number).id))[-1]
    assert (entry.name, entry.reason) == ("order.invoice_taken_back", "wrong address")
    assert shop.faults() == []


def test_money_that_came_in_goes_back_first(shop: Shop) -> None:
    """A paid invoice is reversed once its money was refunded, and the ledger is even."""
    number, _ = billed(shop, "2 MUG")
    shop.step(number, "pay", amount="5.00", reference="b1", actor=FINANCE)
    assert refused(shop, TakeStep(number, "reverse")).code == "invoice_paid"
    made = shop.clerk.do(RefundOrder(number, "5.00"), actor=FINANCE).facts["refund"]
    assert refused(shop, TakeStep(number, "reverse")).code == "invoice_paid"
    shop.clerk.do(TakeRefundStep(made, "settle"), actor=FINANCE)
    shop.step(number, "reverse", actor=FINANCE)
    assert [balance(shop, account) for account in ("receivables", "bank")] == [0, 0] and shop.faults() == []


def test_what_was_paid_before_the_invoice_pays_the_next_one(shop: Shop) -> None:
    """A prepayment is the order's again, and the customer need not pay twice."""
    number = shop.place("2 MUG")
    shop.step(number, "pay", reference="b1")
    assert shop.step(number, "invoice", actor=FINANCE).invoices[0].state == "paid"
    undo(shop)
    assert balance(shop, "receivables") == -shop.order(number).paid.minor
    assert shop.step(number, "invoice").invoices[-1].state == "paid" and shop.faults() == []


def test_returned_goods_are_not_credited_twice(shop: Shop) -> None:
    """Where a return credited part of it, the invoice stands, and the refusal names it."""
    number, _ = billed(shop, "3 MUG", way=("pick", "pack", "ship", "deliver"))
    back = shop.clerk.do(RequestReturn(number, {"1": "1"}, "damaged"), actor=SALES).facts["return"]
    for step, actor in (("receive", WAREHOUSE), ("inspect", WAREHOUSE), ("resolve", FINANCE)):
        shop.clerk.do(TakeReturnStep(back, step), actor=actor)
    assert refused(shop, TakeStep(number, "reverse")).facts == {"invoice": "R-26-00001"}
    assert shop.faults() == []


def test_part_invoices_come_off_newest_first(shop: Shop) -> None:
    """Bills of one line are laid on by difference, and come off to the cent in the other order only."""
    number = shop.place("90 TEA")
    for units in ("31", "28"):
        shop.step(number, "pick", lines={"1": units})
        shop.steps(number, "pack", "ship", "invoice")
    assert refused(shop, TakeStep(number, "reverse")).facts["invoices"] == ["R-26-00001", "R-26-00002"]
    newer = refused(shop, TakeStep(number, "reverse", {"invoice": "R-26-00001"}))
    assert (newer.code, newer.facts["newer"]) == ("newer_invoice", "R-26-00002")
    shop.step(number, "reverse", invoice="R-26-00002")
    assert shop.faults() == []
    # The delivery charge stood on the first bill and is charged with the next one again.
    shop.step(number, "reverse", invoice="R-26-00001")
    whole = shop.step(number, "invoice")
    assert quantities(whole)["invoiced"] == "59" and shop.faults() == []
    shop.steps(number, "pick", "pack", "ship", "deliver", "invoice", "pay", "close")
    assert shop.order(number).state == "closed" and shop.faults() == []


def test_who_may_not_bill_may_not_reverse(shop: Shop) -> None:
    """Sales and the warehouse can neither take the step nor undo a colleague's invoice."""
    number, done = billed(shop, "2 MUG")
    for actor in (SALES, WAREHOUSE):
        assert refused(shop, TakeStep(number, "reverse"), actor=actor).code == "not_your_role"
        assert refused(shop, UndoCommand(done.facts["undo"].unit), actor=actor).code == "not_your_unit"
    assert shop.clerk.look(FindInvoice("C-26-00001")) is None


def test_a_bill_kept_by_a_switch_was_never_heard_of(shop: Shop) -> None:
    """What a switch kept from leaving does not leave once its invoice is reversed."""
    shop.clerk.do(SetSwitch("message", "order_invoiced", "everything", True, "wrong bank data"), actor=ADMIN)
    number = shop.place("2 MUG")
    shop.steps(number, "pick", "pack", "ship", "invoice")
    with shop.database.write() as conn:
        mine = deliveries_table.c.template == "order_invoiced"
        conn.execute(deliveries_table.update().where(mine).values(state="parked", error="switched_off"))
    shop.step(number, "reverse")
    assert ("order_invoiced", "cancelled") in said_of(shop) and "order_invoice_reversed" not in dict(said_of(shop))
    assert shop.faults() == []


def test_the_trial_takes_no_number(shop: Shop) -> None:
    """The preview names the credit note's amount, its number's series and the message held back; nothing happens."""
    number, done = billed(shop, "2 MUG")
    seen = shop.clerk.preview(UndoCommand(done.facts["undo"].unit), actor=FINANCE)
    (money,) = seen.of("money")
    assert (money.what, money.amount) == ("credit_note", shop.order(number).total)
    assert seen.of("number")[0].series == "C-26" and seen.of("held_back")[0].count == 1 and not seen.of("message")
    assert len(shop.order(number).invoices) == 1 and shop.faults() == []


@settings(max_examples=4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    parts=st.lists(st.integers(1, 7), min_size=1, max_size=3),
    included=st.booleans(),
    price=st.sampled_from(["0.0333", "3.333", "12.345"]),
    paid=st.booleans(),
)
def test_every_reversal_is_exact(
    parts: list[int], included: bool, price: str, paid: bool, sqlite_template: Path, tmp_path: Path
) -> None:
    """Whatever was billed in how many parts, with tax inside or on top: reversed newest first, nothing is left over."""
    path = Path(tempfile.mkdtemp(dir=tmp_path)) / "exact.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    shop = Shop(database, policy={"shop": POLICY["shop"] | {"prices_include_tax": included}})
    with database.write() as conn:
        conn.exec_driver_sql(f"UPDATE items SET price_e4 = {round(float(price) * 10_000)} WHERE sku = 'TEA'")
    number = shop.place(f"{sum(parts)} TEA")
    if paid:
        shop.step(number, "pay", reference="b")
    for units in parts:
        shop.step(number, "pick", lines={"1": str(units)})
        shop.steps(number, "pack", "ship", "invoice")
    whole = shop.order(number)
    for bill in reversed([one.number for one in whole.invoices]):
        shop.step(number, "reverse", invoice=bill)
    assert (shop.order(number).invoiced.minor, shop.order(number).total) == (0, whole.total)
    assert balance(shop, "sales") == balance(shop, "tax") == 0 and shop.faults() == []
    assert shop.step(number, "invoice").invoiced == whole.total and shop.faults() == []
    database.close()
