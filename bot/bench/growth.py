"""Lists and searches as the shop grows: the console's pages at ten thousand and a hundred thousand orders."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bot.assemble import assemble
from bot.bench.ground import CART, furnish, orders
from bot.bench.report import Report, percentile, timed
from core.clerk import Clerk
from core.domain.queries import ListOrders

SIZES = (10_000, 100_000)
MODELS = 20
ROUNDS = 30
COPIED = {"orders": ("id", "number", "external_id", "token", "placed_at"), "order_lines": ("id", "order_id")}


def measure(folder: Path) -> Report:
    """Measure on copies of real orders, entered in bulk; the shop is no good for anything else afterwards."""
    report = Report()
    settings = furnish(folder)
    shop = assemble(settings, role="web")
    order = orders(shop.clerk)
    for number in range(MODELS):
        shop.clerk.do(order(number), actor=CART, cause="bench")
    shop.deliverer.idle(20.0)
    found: dict[tuple[str, int], float] = {}
    for size in SIZES:
        _grow(folder / "orderclerk.db", size)
        for name, act in _looks(shop.clerk).items():
            act()
            took = [timed(act) for _ in range(ROUNDS)]
            found[name, size] = percentile(took, 50)
            report.add(f"{name}, {size:,} orders, median", 1000 * found[name, size], "ms")
    for name in _looks(shop.clerk):
        growth = found[name, SIZES[1]] / found[name, SIZES[0]]
        report.add(f"{name}, {SIZES[1]:,} against {SIZES[0]:,}", growth, "times", "<= 2")
    shop.stop()
    with closing(sqlite3.connect(folder / "orderclerk.db")) as conn:
        page = "SELECT * FROM orders ORDER BY id DESC LIMIT 20"
        limit = percentile([timed(lambda: conn.execute(page).fetchall()) for _ in range(ROUNDS)], 50)
    report.add(f"limit: the newest 20 rows by plain sqlite3, {SIZES[1]:,} orders, median", 1000 * limit, "ms")
    return report


def _looks(clerk: Clerk) -> dict[str, Callable[[], object]]:
    first = clerk.look(ListOrders(limit=20))
    number = first.items[0].number
    return {
        "page of 20": lambda: clerk.look(ListOrders(limit=20)),
        "next page": lambda: clerk.look(ListOrders(limit=20, after=first.next or "")),
        "page of one state": lambda: clerk.look(ListOrders(limit=20, state="confirmed")),
        "search by number": lambda: clerk.look(ListOrders(limit=20, search=number)),
        "search by a customer's name": lambda: clerk.look(ListOrders(limit=20, search="Bench")),
        "search by an item": lambda: clerk.look(ListOrders(limit=20, search="jar")),
    }


def _grow(file: Path, size: int) -> None:
    with closing(sqlite3.connect(file)) as conn, conn:
        have = conn.execute("SELECT count(*) FROM orders").fetchone()[0]
        model = "SELECT id FROM orders ORDER BY id LIMIT ?"
        ids = [row[0] for row in conn.execute(model, (MODELS,))]
        step = 1 + conn.execute("SELECT max(id) FROM orders").fetchone()[0]
        for copy in range(1, 1 + -(-(size - have) // MODELS)):
            _copy(conn, ids, copy * step, f"{size}-{copy}")
        conn.execute("ANALYZE")
        conn.commit()
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy(conn: sqlite3.Connection, ids: list[int], shift: int, name: str) -> None:
    among = ", ".join(str(int(one)) for one in ids)
    for table, changed in COPIED.items():
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
        kept = [one for one in columns if one not in changed]
        new = {"id": f"id + {shift}" if table == "orders" else "NULL", "order_id": f"order_id + {shift}"}
        new |= {column: f"{column} || '-{name}'" for column in ("number", "external_id", "token")}
        new["placed_at"] = f"placed_at + {shift}"
        values = [*kept, *(new[one] for one in changed if one in columns)]
        names = ", ".join([*kept, *(one for one in changed if one in columns)])
        key = "id" if table == "orders" else "order_id"
        conn.execute(f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} WHERE {key} IN ({among})")
