"""Check finds every broken promise and names the thing; a whole shop has none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from core.database import journal
from core.database.check import violations
from core.database.engine import Database
from core.database.export import export_state
from core.domain.commands import FinishMessage
from tests.shop import ADMIN, CART, Shop, message

BREAKS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "movement": (
        ("update stock_movements set quantity = quantity + 1000000 where sku = 'MUG' and shipment_id is null",),
        ("stock of MUG: on hand is -1 off the sum of its movements",),
    ),
    "level": (
        ("update stock_levels set reserved = reserved + 1000000 where sku = 'BEANS'",),
        (
            "stock of BEANS: reserved is +1 off what lines hold there",
            "stock of BEANS: reserved is +1 off the open lines'",
        ),
    ),
    "allocation": (
        ("update allocations set quantity = quantity - 1000000 where sku = 'BEANS'",),
        ("stock of BEANS: reserved is +1 off what lines hold there", "line 1: reserved 3, but holds 2 on the shelves"),
    ),
    "line": (
        ("update order_lines set cancelled = cancelled + 1000000 where sku = 'BEANS'",),
        (
            "reserved + backordered = unshipped while it binds does not hold",
            "cancelled is 1000000, replaying its journal gives 0",
            "but its lines make",
        ),
    ),
    "total": (
        ("update orders set total_minor = total_minor + 1 where state = 'confirmed'",),
        ("total is", "lines + shipping + tax make"),
    ),
    "state": (
        ("update orders set state = 'on_hold' where state = 'confirmed'",),
        ("state is on_hold, replaying its journal gives confirmed",),
    ),
    "version": (("update orders set version = 9 where state = 'confirmed'",), ("version is 9, replaying",)),
    "entry": (
        ("update journal set facts = '{}' where name = 'order.picked'",),
        ("was changed after it was written", "picked is 2000000, replaying its journal gives 0"),
    ),
    "hole": (
        (
            "delete from deliveries where event_id in (select id from journal where name = 'order.picked')",
            "delete from remarks where journal_id in (select id from journal where name = 'order.picked')",
            "delete from journal where name = 'order.picked'",
        ),
        ("does not follow the one before it", "version"),
    ),
    "anchor": (
        ("update journal_anchors set up_to = up_to + 1",),
        ("journal anchor 1 does not follow", "entries are missing"),
    ),
    "number": (
        ("update invoices set number = 7", "update number_series set last = 7"),
        ("number 7 follows number 0",),
    ),
    "taken": (("update number_series set last = 3",), ("number 3 was taken, but the last invoice is 1",)),
    "day": (
        (
            "insert into invoices select 99, order_id, state, series, 2, '2020-01-01', due_on, currency,"
            " 0, 0, 0, 0, 0, 0, credits, parties from invoices",
            "update number_series set last = 2",
        ),
        ("its day 2020-01-01 is before",),
    ),
    "ledger": (
        ("update ledger_entries set debit = debit + 5 where account = 'bank'",),
        ("debits and credits differ by 5", "the ledger's bank are 5 minor units off what is paid"),
    ),
    "invoice": (
        ("update invoices set total_minor = total_minor + 1",),
        ("its total is not net + tax", "minor units off the sum of its invoices less credit notes"),
    ),
    "billed": (
        ("update invoice_lines set quantity = quantity - 1",),
        ("invoiced or credited is not what its invoices and credit notes say",),
    ),
    "payment": (("update payments set amount_minor = amount_minor + 1",), ("what is paid is -1 minor units off",)),
    "message": (
        ("delete from deliveries where template = 'order_shipped'",),
        ("order.shipped has no message",),
    ),
    "inbound": (
        ("update inbound_messages set state = 'received', handled_at = null, received_at = 0",),
        ("message 1 (email <1@c.example>): nobody has worked on it",),
    ),
    "reason": (("update inbound_messages set reason = ''",), ("it has no reason",)),
    "shipment": (
        ("update shipments set state = 'packed' where state = 'delivered'",),
        ("shipped is 2, its shipments hold 0", "0 left with it, 2 left the stock"),
    ),
    "proposal": (
        ("update orders set state = 'modifying' where state = 'confirmed'",),
        ("a change is proposed if and only if",),
    ),
}


def filled(database: Database) -> Shop:
    """Return a shop with a closed order, one that waits for goods, and a parked mail."""
    made = Shop(database)
    paid = made.place("2 MUG", key="closed")
    made.steps(paid, "pick", "pack", "ship", "deliver", "invoice", "pay", "close")
    made.place("3 BEANS", "120 TEA", key="waiting")
    received = made.clerk.receive(message("hello", message_id="<1@c.example>"))
    made.clerk.do(FinishMessage(received.id, "parked", "cannot be read"), actor=ADMIN)
    with database.write() as conn:
        journal.anchor(conn, 0)
    return made


@pytest.fixture
def shop(database: Database) -> Shop:
    """A filled shop on a database of each kind."""
    return filled(database)


@pytest.fixture(scope="module")
def filled_file(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a filled shop; the tests break copies of it."""
    path = tmp_path_factory.mktemp("filled") / "shop.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    filled(database)
    with database.engine.connect() as conn:
        conn.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


def test_a_whole_shop_breaks_no_promise(shop: Shop) -> None:
    """Orders of every kind, their books and messages: nothing to report."""
    number = shop.place("1 MUG")
    shop.step(number, "invoice")
    shop.step(number, "cancel", actor=CART)
    assert shop.faults() == []


@pytest.mark.parametrize("name", BREAKS)
def test_each_break_is_found_and_named(filled_file: Path, tmp_path: Path, name: str) -> None:
    """Whoever tampers with one row is found out, by a line that names the thing."""
    statements, expected = BREAKS[name]
    shutil.copyfile(filled_file, tmp_path / "shop.db")
    database = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    with database.write() as conn:
        for statement in statements:
            conn.execute(text(statement))
    with database.read() as conn:
        faults = list(violations(conn))
    database.close()
    for part in expected:
        assert [line for line in faults if part in line], (part, faults)


def test_the_state_is_told_in_the_promised_words(shop: Shop) -> None:
    """The export has every part with its keys, money and quantities as decimal text, and is plain JSON."""
    with shop.database.read() as conn:
        state = json.loads(json.dumps(export_state(conn)))
    closed, waiting = state["orders"]
    assert closed["source"] == {"channel": "api:cart", "external_id": "closed", "part": 0}
    assert (closed["status"], closed["total"], closed["lines"][0]["total"]) == ("closed", "17.71", "11.88")
    assert {"sku", "quantity", "price", "tax", "total", "reserved", "backordered"} <= set(closed["lines"][0])
    tea = waiting["lines"][1]
    assert (tea["quantity"], tea["price"], tea["reserved"], tea["backordered"]) == ("120", "3.3330", "100", "20")
    assert state["stock"]["TEA"] == {"on_hand": "100", "reserved": "100", "available": "0"}
    assert state["messages"] == [
        {
            "source": {"channel": "email", "external_id": "<1@c.example>", "part": 0},
            "state": "parked",
            "reason": "cannot be read",
        }
    ]
    bill = state["invoices"][0]
    assert (bill["series"], bill["number"], bill["date"], bill["total"]) == ("R-26", 1, "2026-03-02", "17.71")
    sums = [sum(round(float(row[side]) * 100) for row in state["ledger"]) for side in ("debit", "credit")]
    assert sums[0] == sums[1] > 0


def test_every_event_that_must_be_told_has_its_delivery(shop: Shop) -> None:
    """Outsiders can match events and deliveries by id; a mail's external id is its Message-ID."""
    with shop.database.read() as conn:
        state = export_state(conn)
    told = {row["id"] for row in state["events"] if row["notifies"]}
    sent = {row["event"]: row for row in state["deliveries"]}
    assert told and told <= set(sent)
    assert all(row["external_id"].startswith("<") and row["external_id"].endswith(">") for row in sent.values())
    assert {row["order"] for row in state["events"]} <= {one["number"] for one in state["orders"]}


def test_drafts_quotes_and_open_questions_are_in_the_state(shop: Shop) -> None:
    """A quote is an order too."""
    number = shop.place("1 MUG", confirm=False)
    with shop.database.read() as conn:
        state = export_state(conn)
    assert [one["status"] for one in state["orders"] if one["number"] == number] == ["quoted"]
    assert state["questions"] == []
