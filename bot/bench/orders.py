"""Placing an order of three lines: stock check, reservation, journal, message and durable job in one transaction."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from bot.assemble import Shop
from bot.bench.ground import CART, open_shop, orders
from bot.bench.limits import sqlite_orders_per_s
from bot.bench.report import Report, percentile, timed
from core.database.engine import count_statements
from core.domain.commands import PlaceOrder

ORDERS = 240
THREADS = 8


def measure(folder: Path) -> Report:
    """Measure placing orders on SQLite."""
    report = Report()
    shop = open_shop(folder)
    try:
        order = orders(shop.clerk)
        _warm(shop, order)
        _statements(report, shop)
        one = [timed(lambda number=number: _place(shop, order(number))) for number in range(10, 10 + ORDERS)]  # type: ignore[misc]
        _at_once(report, shop, order, one)
    finally:
        shop.deliverer.idle(20.0)
        shop.stop()
    limit = sqlite_orders_per_s(folder / "limit.db")
    report.add("limit: plain sqlite3, 1 thread", limit, "orders/s")
    report.add("share of the limit, 1 thread", 100 / limit / percentile(one, 50), "%", ">= 8")
    return report


def _place(shop: Shop, command: PlaceOrder) -> None:
    shop.clerk.do(command, actor=CART, cause="bench")


def _warm(shop: Shop, order: Callable[[int], PlaceOrder]) -> None:
    for number in range(10):
        _place(shop, order(number))
    shop.deliverer.idle(20.0)


def _statements(report: Report, shop: Shop) -> None:
    for lines, goal in ((3, "<= 30"), (10, "<= 2 more")):
        make = orders(shop.clerk, lines)
        _place(shop, make(0))
        shop.deliverer.idle(20.0)
        posted, shop.deliverer.send_now = shop.deliverer.send_now, lambda *_, **__: None  # type: ignore[method-assign]
        try:
            with count_statements(shop.database) as counted:
                _place(shop, make(1))
        finally:
            shop.deliverer.send_now = posted  # type: ignore[method-assign]
        report.add(f"statements, {lines} lines", counted.total, "", goal)


def _at_once(report: Report, shop: Shop, order: Callable[[int], PlaceOrder], one: list[float]) -> None:
    report.add_times("1 thread", one)
    shop.deliverer.idle(20.0)
    cpu = time.process_time()
    took: list[float] = []
    faults: list[str] = []
    wall = timed(lambda: _threads(shop, order, took, faults))
    shop.deliverer.idle(20.0)
    report.add(f"{THREADS} threads", len(took) / wall, "orders/s")
    report.add_times(f"{THREADS} threads", took)
    report.add("p99 over median", percentile(took, 99) / percentile(took, 50), "times", "<= 40")
    report.add("CPU an order, its mail sent", 1000 * (time.process_time() - cpu) / len(took), "ms")
    report.add("errors", len(faults), "", "0")
    report.add("errors: database is locked", sum("locked" in fault for fault in faults), "", "0")


def _threads(shop: Shop, order: Callable[[int], PlaceOrder], took: list[float], faults: list[str]) -> None:
    def customer(me: int) -> None:
        for number in range(ORDERS // THREADS):
            command = order(100_000 * (me + 1) + number)
            try:
                took.append(timed(lambda command=command: _place(shop, command)))  # type: ignore[misc]
            except Exception as fault:
                faults.append(f"{type(fault).__name__}: {fault} {fault.__cause__}")

    threads = [threading.Thread(target=customer, args=(me,)) for me in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
