"""Sending what the ledger holds, by the mail folder: claim, write durably, keep the receipt."""

from __future__ import annotations

import time
from pathlib import Path

from bot.assemble import Shop
from bot.bench.ground import open_shop
from bot.bench.limits import durable_files_per_s
from bot.bench.report import Report, timed
from core.database.deliveries import NewDelivery

MESSAGES = 400
BODY = "Thank you for your order. We shall tell you when it leaves.\n" * 20


def measure(folder: Path) -> Report:
    """Measure queueing and sending on SQLite."""
    report = Report()
    shop = open_shop(folder)
    try:
        _post(shop, 20, "warm")
        shop.deliverer.idle(30.0)
        queued = timed(lambda: _post(shop, MESSAGES, "bench"))
        cpu = time.process_time()
        sending = queued + timed(lambda: shop.deliverer.idle(60.0))
        cpu = time.process_time() - cpu
    finally:
        shop.stop()
    written = max((folder / "mail" / "out").glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    limit = durable_files_per_s(folder / "limit", written.read_bytes())
    report.add("queued and sent", MESSAGES / sending, "mails/s")
    report.add("queued, ten in a transaction", MESSAGES / queued, "mails/s")
    report.add("CPU to send one", 1000 * cpu / MESSAGES, "ms")
    report.add("limit: files written, synced and renamed", limit, "files/s")
    report.add("share of the limit", 100 * MESSAGES / sending / limit, "%")
    return report


def _post(shop: Shop, count: int, name: str) -> None:
    for start in range(0, count, 10):
        now = time.time_ns()
        rows = [_letter(f"{name}-{now}-{start + number}", now // 1_000_000) for number in range(min(10, count - start))]
        with shop.database.write() as conn:
            shop.deliverer.post(conn, rows)


def _letter(key: str, now: int) -> NewDelivery:
    return NewDelivery(
        key=key,
        channel="email",
        recipient="bench@customer.example",
        message_id=f"<{key}@shop.example>",
        created_at=now,
        subject="Your order",
        body_text=BODY,
        body_html=f"<p>{BODY}</p>",
    )
