"""Mails dropped into the folder: read, stored, understood and answered."""

from __future__ import annotations

import email
import email.policy
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from bot.assemble import Shop
from bot.bench.ground import open_shop
from bot.bench.limits import durable_files_per_s
from bot.bench.mailbox import measure_mailbox
from bot.bench.report import Report, per_second
from core.domain.queries import ListItems, WaitingMessages
from intake.mail.parse import read_mail

MAILS = 150
MOST_S = 50.0


def measure(folder: Path) -> Report:
    """Measure mails a second, from the drop folder to the answer."""
    report = Report()
    shop = open_shop(folder, role="all")
    mails = _mails(shop)
    _pure(report, mails)
    for place in ("in", "out"):
        (folder / "mail" / place).mkdir(parents=True, exist_ok=True)
    shop.start()
    try:
        _dropped(folder, mails[:5], "warm")
        _until(lambda: _handled(shop, folder))
        # An answer of the warm-up that leaves late would count among the others.
        shop.deliverer.idle(10.0)
        before = len(list((folder / "mail" / "out").glob("*.eml")))
        began = time.perf_counter()
        _dropped(folder, mails[5:], f"bench-{time.time_ns()}")
        stored_s = _until(lambda: not any((folder / "mail" / "in").glob("*.eml"))) - began
        answered_s = _until(lambda: _handled(shop, folder)) - began
        shop.deliverer.idle(10.0)
        answers = len(list((folder / "mail" / "out").glob("*.eml"))) - before
    finally:
        shop.stop()
    measure_mailbox(report, folder / "mailbox")
    report.add("read and stored", MAILS / stored_s, "mails/s")
    report.add("understood and answered", MAILS / answered_s, "mails/s")
    report.add("answers written", answers, "", f"{MAILS}")
    report.add("limit: files written, synced and renamed", durable_files_per_s(folder / "limit", mails[0]), "files/s")
    return report


def _mails(shop: Shop) -> list[bytes]:
    items = [one for one in shop.clerk.look(ListItems(limit=200)).items if not one["options"]]
    stamp = time.time_ns()
    made = []
    for number in range(MAILS + 5):
        wanted = [items[(number * 5 + step * 13) % len(items)]["name"] for step in range(3)]
        mail = EmailMessage(policy=email.policy.SMTP)
        mail["From"] = f"Customer {number} <customer-{number}@buyers.example>"
        mail["To"] = "orders@shop.example"
        mail["Subject"] = "Order"
        mail["Message-ID"] = f"<{stamp}-{number}@buyers.example>"
        mail.set_content("Hello,\n\nplease send us\n" + "".join(f"240 x {name}\n" for name in wanted) + "\nThanks\n")
        made.append(mail.as_bytes())
    return made


def _pure(report: Report, mails: list[bytes]) -> None:
    ours = per_second(lambda number: read_mail(mails[number % len(mails)], trust=""), 2.0, time.process_time)
    theirs = per_second(lambda number: _plainly(mails[number % len(mails)]), 2.0, time.process_time)
    report.add("read in memory", ours, "mails/s of CPU")
    report.add("limit: the standard library's parser", theirs, "mails/s of CPU")


def _plainly(raw: bytes) -> str:
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    body = mail.get_body(("plain",))
    return f"{mail['From']} {mail['Subject']} {body.get_content() if body else ''}"


def _dropped(folder: Path, mails: list[bytes], name: str) -> None:
    for number, raw in enumerate(mails):
        draft = folder / "mail" / "in" / f".{name}-{number}"
        draft.write_bytes(raw)
        draft.rename(folder / "mail" / "in" / f"{name}-{number}.eml")


def _handled(shop: Shop, folder: Path) -> bool:
    return not any((folder / "mail" / "in").glob("*.eml")) and not shop.clerk.look(WaitingMessages())


def _until(done: Callable[[], bool]) -> float:
    end = time.perf_counter() + MOST_S
    while not done() and time.perf_counter() < end:
        time.sleep(0.02)
    return time.perf_counter()
