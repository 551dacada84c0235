"""Placing an order: once for each key and source, in few statements, and never more than there is."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.database.engine import Database, count_statements
from core.domain.queries import ListOrders
from core.domain.views import OrderView
from core.errors import Refused
from core.jobs.deliver import Deliverer
from core.jobs.engine import Jobs
from tests.shop import CART, SettableClock, Shop, quantities, wanted


def answer(view: OrderView) -> dict[str, str]:
    return {"number": view.number, "status": view.state, "total": str(view.total)}


def in_threads(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Return what `work` gave or raised for each number, all begun at one moment."""
    start, found = threading.Barrier(count), [None] * count

    def run(number: int) -> None:
        start.wait()
        try:
            found[number] = work(number)
        except Exception as fault:  # judged by the test
            found[number] = fault  # type: ignore[call-overload]

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_the_same_key_fifty_times_is_one_order(shop: Shop) -> None:
    """Fifty requests at once with one key get one and the same answer; the same key for another body is refused."""
    keyed = replace(shop.order_of("2 MUG", key="k1", respond=answer), key=(1, "k1", "hash"))
    done = in_threads(50, lambda _: shop.clerk.do(keyed, actor=CART).facts["answer"])
    assert [one for one in done if one != done[0]] == []
    assert done[0]["status"] == 201 and done[0]["body"]["status"] == "confirmed"
    assert len(shop.clerk.look(ListOrders()).items) == 1
    with pytest.raises(Refused, match="idempotency_key_reused"):
        shop.clerk.do(replace(keyed, key=(1, "k1", "other hash")), actor=CART)
    assert shop.said() == ["order_confirmed"]
    assert shop.faults() == []


def test_one_source_is_one_order(shop: Shop) -> None:
    """The same cart again, without a key, is refused with the number it has."""
    number = shop.place("1 MUG", key="cart 7")
    with pytest.raises(Refused) as caught:
        shop.place("1 MUG", key="cart 7")
    assert (caught.value.code, caught.value.facts) == ("source_known", {"number": number})


def test_a_refused_order_leaves_nothing(shop: Shop) -> None:
    """A refusal stores no customer, no conversation, no key: the same key may be tried again."""
    command = shop.order_of("500 MUG", key="k2", respond=answer, customer_email="new@customer.example")
    keyed = replace(command, key=(1, "k2", "hash"))
    with pytest.raises(Refused, match="out_of_stock"):
        shop.clerk.do(keyed, actor=CART)
    done = shop.clerk.do(replace(keyed, lines=wanted("5 MUG")), actor=CART)
    assert done.replayed is None and len(done.orders) == 1
    assert shop.faults() == []


@pytest.fixture
def jobs(database: Database) -> Iterator[Jobs]:
    """The real job engine, which enqueues but does not run."""
    made = Jobs(database, handlers={})
    yield made
    made.close(1)


def test_an_order_takes_few_statements(database: Database, jobs: Jobs) -> None:
    """Three lines with stock, journal, message and durable job: at most 30; ten lines: at most two more."""
    deliverer = Deliverer(database, {}, lambda paper: pytest.fail(str(paper)), SettableClock(), jobs, "here")
    shop = Shop(database, post=deliverer.post)
    shop.place("1 MUG")
    taken = []
    ten = tuple(f"{n} {sku}" for n in (1, 2) for sku in ("MUG", "TEA", "SCREW", "BEANS", "LEAFLET"))
    for lines in (("1 MUG", "2 TEA", "3 SCREW"), ten):
        command = shop.order_of(*lines, customer_email=f"{len(lines)}@customer.example")
        with count_statements(database) as counted:
            shop.clerk.do(command, actor=CART)
        taken.append(counted.total)
    print(f"{database.dialect}: {taken}")
    assert taken[0] <= 24, "\n".join(counted.statements)
    assert taken[1] <= taken[0] + 2
    assert shop.faults() == []


BUYER = """
import sys, threading, collections
from core.clerk import Clerk
from core.commands.saying import Letters
from core.database import deliveries
from core.database.engine import Database
from core.errors import Refused
from core.messages.render import Messages
from tests.shop import CART, SettableClock, Shop

url, mark, orders, lines = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4].split(";")
shop = Shop.__new__(Shop)
shop.database, shop.clock = Database(url), SettableClock()
letters = Letters(Messages(), deliveries.queue, public_url="http://shop.example")
shop.clerk = Clerk(shop.database, letters, shop.clock, enqueue=lambda conn, kind, key: None)
found, waiting = collections.Counter(), list(range(orders))
def buy(thread):
    while waiting:
        try:
            number = waiting.pop()
        except IndexError:
            return
        basket = lines[(number + thread) % len(lines)].split(",")
        try:
            mail = f"{mark}{number}@customer.example"
            shop.clerk.do(shop.order_of(*basket, key=f"{mark}-{number}", customer_email=mail), actor=CART)
            found["confirmed"] += 1
        except Refused as fault:
            found[fault.code] += 1
        except Exception as fault:
            found[repr(fault)[:300]] += 1
print("ready", flush=True)
sys.stdin.readline()
threads = [threading.Thread(target=buy, args=(n,)) for n in range(4)]
[one.start() for one in threads]
[one.join() for one in threads]
print(dict(found), flush=True)
"""


def buy_in_two_processes(url: str, orders: int, lines: str) -> Counter[str]:
    """Let two processes of four threads each place `orders` orders together; return what became of them."""
    root = str(Path(__file__).resolve().parents[3])
    command = [sys.executable, "-c", BUYER, url]
    buyers = [
        subprocess.Popen(
            [*command, mark, str(orders // 2), lines],
            cwd=root,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for mark in ("a", "b")
    ]
    for buyer in buyers:
        assert buyer.stdout and buyer.stdout.readline() == "ready\n"
    for buyer in buyers:
        assert buyer.stdin
        buyer.stdin.write("go\n")
        buyer.stdin.flush()
    found: Counter[str] = Counter()
    for buyer in buyers:
        said, _ = buyer.communicate(timeout=120)
        found += Counter(eval(said))
    return found


def test_two_hundred_buyers_and_ten_units(sqlite_url: str) -> None:
    """Exactly ten get one, all others hear that it is gone, and nobody sees an error: eight threads on SQLite."""
    shop = Shop(Database(sqlite_url), on_hand="10")
    waiting = iter(range(200))
    guard = threading.Lock()

    def buy(_: int) -> Counter[str]:
        found: Counter[str] = Counter()
        while True:
            with guard:
                number = next(waiting, None)
            if number is None:
                return found
            try:
                shop.place("1 MUG", customer_email=f"{number}@customer.example")
                found["confirmed"] += 1
            except Refused as fault:
                found[fault.code] += 1

    found = in_threads(8, buy)
    assert all(isinstance(one, Counter) for one in found), found
    assert sum(found, Counter()) == {"confirmed": 10, "out_of_stock": 190}
    assert shop.stock("MUG") == ("10", "10", "0")
    assert shop.faults() == []


@pytest.mark.postgres
def test_two_hundred_buyers_in_two_processes(postgres_url: str) -> None:
    """Exactly ten get one, all others hear that it is gone, and nobody sees an error: two processes on PostgreSQL."""
    shop = Shop(Database(postgres_url), on_hand="10")
    assert buy_in_two_processes(postgres_url, 200, "1 MUG") == {"confirmed": 10, "out_of_stock": 190}
    assert shop.stock("MUG") == ("10", "10", "0")
    assert shop.faults() == []


@pytest.mark.postgres
def test_crossing_baskets_wait_and_never_lock_up(postgres_url: str) -> None:
    """Baskets A,B and B,A at the same moment all go through."""
    shop = Shop(Database(postgres_url), on_hand="100")
    assert buy_in_two_processes(postgres_url, 40, "1 MUG,1 BEANS;1 BEANS,1 MUG") == {"confirmed": 40}
    assert shop.stock("MUG") == shop.stock("BEANS") == ("100", "40", "60")
    assert shop.faults() == []


def test_crossing_changes_and_counts(shop: Shop) -> None:
    """Orders that change against each other while stock is counted end whole, each by a clear answer."""
    numbers = [shop.place("10 MUG", "10 BEANS") for _ in range(6)]
    baskets = (("15 MUG", "5 BEANS"), ("5 MUG", "15 BEANS"))

    def work(place: int) -> str:
        if place == 6:
            shop.count(MUG="30", BEANS="200")
            shop.count(MUG="100", BEANS="40")
            return "counted"
        return shop.change(numbers[place], *baskets[place % 2]).state

    found = in_threads(7, work)
    clear = [one for one in found if one in ("confirmed", "counted") or getattr(one, "code", "") == "out_of_stock"]
    assert clear == found
    assert shop.faults() == []
    for number in numbers:
        assert quantities(shop.order(number))["ordered"]
