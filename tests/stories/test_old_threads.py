"""New matters in old threads, and fresh mails about open orders: what was finished stays, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.database.engine import Database
from core.domain.queries import ListOrders
from tests.stories.counter import Counter, open_counter
from tests.stories.test_mail_loops import write

GOODS = "{} mugs. Please deliver to Mill Lane 3, 10115 Berlin."
THREAD = "<old@customer.example>"


@pytest.fixture
def counter(database: Database, tmp_path: Path) -> Iterator[Counter]:
    with open_counter(database, tmp_path) as found:
        yield found


def placed(counter: Counter, number: int, thread: str) -> str:
    """Order and confirm; return the order's number."""
    write(counter, GOODS.format(number), thread=thread, trust="pass")
    write(counter, "OK", thread=thread, trust="pass")
    found = counter.clerk.look(ListOrders()).items[0]
    assert found.state == "confirmed"
    return found.number


@pytest.mark.parametrize("text", ["make it 12 mugs instead of 6", "cancel", "please cancel my order"])
def test_a_finished_order_is_never_changed_by_an_old_thread(counter: Counter, text: str) -> None:
    """Pitfall 4: headers only say which thread; what is closed stays as it was."""
    number = placed(counter, 6, THREAD)
    for step in ("pick", "pack", "ship", "deliver", "invoice", "pay", "close"):
        counter.step(number, step)
    write(counter, text, thread=THREAD, trust="pass")
    order = counter.order(number)
    assert order.state == "closed" and [line.quantity for line in order.lines] == ["6"]


def test_a_new_order_in_an_old_thread_is_a_new_order(counter: Counter) -> None:
    """Pitfall 4: other goods under an old subject are not added to what was confirmed."""
    number = placed(counter, 6, THREAD)
    write(counter, "New order: 3 cases coffee beans. Please deliver to Mill Lane 3, 10115 Berlin.", thread=THREAD)
    newest = counter.clerk.look(ListOrders()).items[0]
    assert newest.number != number and newest.state == "quoted"
    assert [line.quantity for line in counter.order(number).lines] == ["6"]


def test_a_fresh_mail_means_the_only_open_order(counter: Counter) -> None:
    """Pitfall 5: a proven customer with one open order need not name it."""
    number = placed(counter, 6, THREAD)
    write(counter, "please cancel my order", trust="pass")
    assert counter.order(number).state == "cancelled"


def test_of_several_open_orders_none_is_guessed(counter: Counter) -> None:
    """Pitfall 5: it is asked which one is meant; the number says it."""
    first, second = placed(counter, 6, THREAD), placed(counter, 8, "<two@customer.example>")
    assert write(counter, "please cancel my order", trust="pass")[0] == "answered"
    assert {counter.order(one).state for one in (first, second)} == {"confirmed"}
    write(counter, f"please cancel my order {first}", trust="pass")
    assert counter.order(first).state == "cancelled" and counter.order(second).state == "confirmed"
