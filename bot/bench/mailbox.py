"""A mailbox of 10,000 mails on a real server: fetched raw, fetched and read, fetched, read and stored."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.assemble import Shop
from bot.bench.dovecot import PROGRAM, USER, Dovecot
from bot.bench.ground import open_shop
from bot.bench.report import Report
from core.ports import InboundMessage
from intake.mail.imap_account import read_accounts
from intake.mail.imap_connection import ImapConnection
from intake.mail.imap_reading import BATCH, Ways
from intake.mail.imap_watching import ImapMailbox
from intake.mail.inbound import inbound_message

MAILS = 10_000
RAW_AT_ONCE = 500
MOST_S = 300.0


def measure_mailbox(report: Report, folder: Path) -> None:
    """Measure what a mailbox gives, beside the server's own limit; says so where there is no server."""
    if not PROGRAM.exists():
        report.add("mailbox: not measured, Dovecot is not installed", 0, "")
        return
    # The server's own user must be able to go there, which the bench's folder need not allow.
    place = Path(tempfile.mkdtemp(prefix="orderclerk-dovecot-"))
    server = Dovecot(place)
    try:
        server.fill(_letter(number) for number in range(MAILS))
        server.start()
        report.add("mailbox: limit, raw fetch in batches of 500", MAILS / _raw(server), "mails/s")
        began = time.process_time()
        report.add("mailbox: fetched and read", MAILS / _read(server), "mails/s", ">= 800")
        report.add(
            "mailbox: fetched and read, by our own work", MAILS / (time.process_time() - began), "mails/s of CPU"
        )
        shop = open_shop(folder)
        try:
            began = time.process_time()
            took_s, stored = _stored(server, shop)
            worked_s = time.process_time() - began
        finally:
            shop.stop()
        report.add("mailbox: fetched, read and stored", stored / took_s, "mails/s", ">= 250")
        report.add("mailbox: fetched, read and stored, by our own work", stored / worked_s, "mails/s of CPU")
        report.add("mailbox: stored, each once", stored, "mails", f"{MAILS}")
    finally:
        server.stop()
        shutil.rmtree(place, ignore_errors=True)


def _letter(number: int) -> bytes:
    lines = "".join(f"{count + 1} x article {number % 97}-{count}, packed as always\r\n" for count in range(14))
    head = (
        f"Received: from mx.buyers.example (mx.buyers.example [192.0.2.1])\r\n"
        f"\tby mail.shop.example with ESMTPS id {number}\r\n"
        f"From: Customer {number} <customer-{number % 500}@buyers.example>\r\nTo: {USER}\r\n"
        f"Subject: Order {number}\r\nDate: Mon, 02 Mar 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        f"Message-ID: <bench-{number}@buyers.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    tail = "\r\nThank you\r\n-- \r\nAnn Archer\r\nMill Lane 3\r\n"
    return f"{head}Hello,\r\n\r\nplease send us\r\n{lines}{tail}".encode()


def _batches(uids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (uids[start : start + size] for start in range(0, len(uids), size))


def _raw(server: Dovecot) -> float:
    client = server.client()
    client.select_folder("INBOX", readonly=True)
    uids = client.search()
    client.fetch(uids[:RAW_AT_ONCE], ["BODY.PEEK[]"])
    began = time.perf_counter()
    for batch in _batches(uids, RAW_AT_ONCE):
        client.fetch(batch, ["BODY.PEEK[]"])
    took_s = time.perf_counter() - began
    client.logout()
    return took_s


def _read(server: Dovecot) -> float:
    (account,) = read_accounts(server.url())
    connection = ImapConnection(account)
    connection.select(account.folder, readonly=True)
    secret = os.urandom(32)
    began = time.perf_counter()
    for batch in _batches(connection.uids_after(0), BATCH):
        arrived = {one.uid: one.arrived for one in connection.headings(batch)}
        for uid, raw in connection.bodies(batch).items():
            inbound_message(raw, secret=secret, trust="", received=arrived.get(uid, datetime.now(UTC)))
    took_s = time.perf_counter() - began
    connection.close()
    return took_s


def _stored(server: Dovecot, shop: Shop) -> tuple[float, int]:
    """Return how long it took, and how many messages were new."""
    stored = 0
    (account,) = read_accounts(server.url())

    def take_all(messages: Sequence[InboundMessage]) -> None:
        nonlocal stored
        stored += sum(one.new for one in shop.clerk.receive_all(messages))

    mailbox = ImapMailbox(
        account,
        clerk=lambda: shop.clerk,
        read=partial(inbound_message, secret=shop.settings.secret, trust=""),
        ways=Ways(old_mail=True),
        take_all=take_all,
    )
    began = time.perf_counter()
    mailbox.start(shop.clerk.receive)
    while not mailbox.ready() and time.perf_counter() - began < MOST_S:
        time.sleep(0.01)
    took_s = time.perf_counter() - began
    mailbox.stop()
    return took_s, stored
