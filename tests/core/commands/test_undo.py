"""What a colleague has just done can be taken back while its messages wait: by bookings of its own, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from core.clerk import Done
from core.database import deliveries
from core.database.engine import Database
from core.database.tables.deliveries import deliveries as deliveries_table
from core.database.tables.undo import staff_units
from core.domain.commands import AnswerMessage, Command, SetStock, TakeStep
from core.domain.machine import Actor
from core.domain.queries import FindConversation, ReadJournal
from core.domain.undo import LastUnit, ListUnits, UndoCommand
from core.domain.views import OrderView
from core.errors import Conflict, Refused
from core.rounds import Rounds
from tests.shop import ADMIN, FINANCE, SALES, WAREHOUSE, Shop, message, quantities, wanted

STEPS = (
    "quote", "confirm", "approve", "hold", "release", "apply_change", "decline_change", "reserve", "pick", "pack",
    "ship", "deliver", "invoice", "pay", "close", "cancel", "cancel_lines", "reject", "reopen", "change",
)  # fmt: skip
WAY = ("pick", "pack", "ship", "deliver", "invoice", "pay", "close")
SKUS = ("MUG", "TEA", "BEANS")


def done(shop: Shop, number: str, step: str, *, actor: Actor = ADMIN, **body: Any) -> Done:
    return shop.clerk.do(TakeStep(number, step, body), actor=actor)


def undo(shop: Shop, *, actor: Actor = ADMIN, unit: int | None = None) -> Any:
    return shop.clerk.do(UndoCommand(unit), actor=actor).facts["undone"]


def refused(shop: Shop, command: Command, *, actor: Actor = ADMIN) -> str:
    with pytest.raises(Refused) as caught:
        shop.clerk.do(command, actor=actor)
    return caught.value.code


def standing(order: OrderView) -> dict[str, Any]:
    """Return how an order stands, without what may be different after an undo: version, and what was credited."""
    lines = [
        (line.sku, {k: v for k, v in line.quantities.items() if k not in ("invoiced", "credited")}, line.net)
        for line in order.lines
        if line.quantities["ordered"] != line.quantities["cancelled"] or order.state == "cancelled"
    ]
    billed = sum(float(line.quantities["invoiced"]) - float(line.quantities["credited"]) for line in order.lines)
    names = ("state", "total", "paid", "invoiced", "hold_reason", "ship_to", "promised_on", "requested_on", "proposed")
    return {name: getattr(order, name) for name in names} | {"lines": lines, "billed": billed}


def body_of(step: str, size: int) -> dict[str, Any]:
    body: dict[str, Any] = {"reason": "because"}
    return body | {"lines": list(wanted(f"{size + 1} MUG", "1 TEA"))} if step == "change" else body


@settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    asked=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3)), min_size=3, max_size=7),
    far=st.integers(0, len(WAY)),
    kept=st.booleans(),
)
def test_undone_is_as_before(
    asked: list[tuple[str, int]], far: int, kept: bool, sqlite_template: Path, tmp_path: Path
) -> None:
    """After any step and its undo the order stands as before, the shelves are as before, and no promise is broken."""
    shutil.copyfile(sqlite_template, tmp_path / "undone.db")
    database = Database(f"sqlite:///{tmp_path / 'undone.db'}")
    shop = Shop(database, policy={"approval": [{"name": "large", "over_total": "150.00"}]}, on_hand="9")
    numbers = [
        shop.place("2 MUG", "3 TEA"), shop.place("8 TEA", confirm=False), shop.place("9 BEANS", "5 TEA"),
        shop.place("1 MUG"),
    ]  # fmt: skip
    shop.steps(numbers[0], *WAY[:far])
    for step, which in asked:
        number = numbers[which]
        before, shelves = shop.order(number), [shop.stock(sku) for sku in SKUS]
        try:
            handle = done(shop, number, step, **body_of(step, which)).facts.get("undo")
        except (Refused, Conflict):
            continue
        if handle is None:
            assert step == "cancel" and (before.invoices or before.paid.minor)
            continue
        undo(shop, unit=handle.unit)
        assert standing(shop.order(number)) == standing(before)
        assert [shop.stock(sku) for sku in SKUS] == shelves
        assert shop.faults() == []
        if kept:
            done(shop, number, step, **body_of(step, which))
    assert shop.faults() == []
    database.close()


def test_the_message_never_leaves(shop: Shop) -> None:
    """The undone step's mail is taken back, the journal tells both, and the same step can be taken again."""
    number = shop.place("2 MUG")
    handle = done(shop, number, "cancel", actor=SALES).facts["undo"]
    assert handle.left_s(shop.clock.now()) == 20
    made = undo(shop, actor=SALES)
    assert (made.unit, made.orders, made.held_back) == (handle.unit, (number,), 1)
    with shop.database.read() as conn:
        states = dict(conn.execute(select(deliveries_table.c.template, deliveries_table.c.state)).all())
    assert states["order_cancelled"] == "cancelled"
    names = [entry.name for entry in shop.clerk.look(ReadJournal(shop.order(number).id))]
    assert names[-2:] == ["order.cancelled", "order.undone"]
    assert quantities(shop.order(number)) == {"ordered": "2", "reserved": "2"}
    assert shop.step(number, "cancel").state == "cancelled" and shop.faults() == []


def test_undo_is_refused_where_it_is_too_late(shop: Shop) -> None:
    """Over time, sent already, moved on, somebody else's, done twice: each says so, and nothing changes."""
    number = shop.place("2 MUG")
    assert refused(shop, UndoCommand(), actor=SALES) == "nothing_to_undo"
    unit = done(shop, number, "cancel_lines", lines={"1": "1"}, reason="less").facts["undo"].unit
    assert refused(shop, UndoCommand(unit), actor=SALES) == "not_your_unit"
    with shop.database.write() as conn:
        (waiting,) = deliveries.due(conn, "email", 2**60, 9)[-1:]
        deliveries.claim(conn, [*range(waiting + 1)], "test", 2**60, 60, channels=["email"])
    taken = shop.order(number)
    with shop.database.write() as conn:
        conn.execute(deliveries_table.update().values(state="sent", sent_at=1))
    assert refused(shop, UndoCommand(unit)) == "message_left"
    assert shop.order(number) == taken
    held = done(shop, number, "hold", reason="x").facts["undo"].unit
    done(shop, number, "release", actor=SALES)
    assert refused(shop, UndoCommand(held)) == "order_moved_on"
    again = done(shop, number, "hold", reason="y").facts["undo"].unit
    undo(shop, unit=again)
    assert refused(shop, UndoCommand(again)) == "already_undone"
    late = done(shop, number, "hold", reason="z").facts["undo"].unit
    shop.clock.move(seconds=21)
    assert refused(shop, UndoCommand(late)) == "undo_too_late"
    assert shop.clerk.look(LastUnit(ADMIN.id)) is None
    assert shop.faults() == []


def test_stock_that_went_elsewhere_is_not_taken_back(shop: Shop) -> None:
    """A cancelled order comes back only while its goods are free."""
    shop.count(MUG="2")
    number = shop.place("2 MUG")
    done(shop, number, "cancel")
    shop.place("1 MUG")
    assert refused(shop, UndoCommand()) == "stock_gone"
    assert shop.order(number).state == "cancelled" and shop.faults() == []


def test_an_issued_number_is_never_undone(shop: Shop) -> None:
    """What took the number of a credit note offers no undo, and undoing does not reach for what came before it."""
    number = shop.place("1 MUG")
    shop.step(number, "invoice")
    assert "undo" not in done(shop, number, "cancel").facts
    assert refused(shop, UndoCommand()) == "number_taken"
    assert shop.order(number).state == "cancelled" and shop.faults() == []


def test_a_payment_booked_by_mistake_is_taken_back(shop: Shop) -> None:
    """The invoice is open again, the ledger reverses the entry, and the same reference can be booked rightly."""
    number = shop.place("2 MUG")
    shop.steps(number, "pick", "pack", "ship", "invoice")
    done(shop, number, "pay", amount="5.00", reference="bank 17", actor=FINANCE)
    undo(shop, actor=FINANCE)
    assert (shop.order(number).paid.minor, shop.order(number).invoices[0].state) == (0, "issued")
    assert shop.step(number, "pay", reference="bank 17").invoices[0].state == "paid"
    assert shop.faults() == []


def test_a_count_is_undone_with_all_that_it_moved(shop: Shop) -> None:
    """The shelf and every order that had to wait for it are as before."""
    first, second = shop.place("60 TEA"), shop.place("40 TEA")
    shop.clerk.do(SetStock((("TEA", "", "50"),)), actor=WAREHOUSE)
    assert quantities(shop.order(second)) == {"ordered": "40", "backordered": "40"}
    made = undo(shop, actor=WAREHOUSE)
    assert set(made.orders) == {first, second}
    assert shop.stock("TEA") == ("100", "100", "0")
    assert quantities(shop.order(second)) == {"ordered": "40", "reserved": "40"}
    shop.clerk.do(SetStock((("MUG", "", "150"),)), actor=WAREHOUSE)
    undo(shop, actor=WAREHOUSE)
    assert shop.stock("MUG") == ("100", "0", "100") and shop.faults() == []


def test_an_answer_is_held_back_and_waits_again(shop: Shop) -> None:
    """What a colleague wrote does not leave, and the message that it answered waits for a person again."""
    received = shop.clerk.receive(message("Is the tea organic?", message_id="q1"))
    with shop.database.write() as conn:
        conn.exec_driver_sql(f"UPDATE inbound_messages SET state='parked', reason='unclear' WHERE id={received.id}")
    said = AnswerMessage(received.conversation_id, "other", answer="Yes, all of it.")
    shop.clerk.do(said, actor=SALES)
    assert undo(shop, actor=SALES).held_back == 1
    with shop.database.read() as conn:
        assert conn.exec_driver_sql("SELECT state FROM inbound_messages").scalar() == "parked"
    assert shop.clerk.look(FindConversation(id=received.conversation_id)) is not None
    assert shop.faults() == []


def test_what_was_is_forgotten_when_the_time_is_over(shop: Shop) -> None:
    """The list of what staff did stays; the copy of how things were, with people's data, goes within a minute."""
    number = shop.place("2 MUG")
    done(shop, number, "hold", reason="x")
    shop.clock.move(seconds=30)
    Rounds(shop.clerk, shop.database, shop.clock, lambda: None).every_minute()
    with shop.database.read() as conn:
        assert conn.execute(select(staff_units.c.before)).scalars().all() == [None] * 2
    unit = shop.clerk.look(ListUnits())[0]
    assert unit.did == (("TakeStep", "hold", number),) and unit.orders[number] == (2, 3)


def test_no_undo_where_the_shop_does_not_want_it(shop: Shop) -> None:
    """With `undo_s = 0` messages leave at once, and nothing is offered."""
    number = shop.place("2 MUG")
    shop.apply({"service": {"undo_s": 0}})
    assert "undo" not in done(shop, number, "hold", reason="x").facts
    assert refused(shop, UndoCommand(), actor=WAREHOUSE) == "nothing_to_undo"
