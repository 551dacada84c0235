"""One reader for each mailbox among many processes."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.bench.dovecot import Dovecot
from core.database.engine import Database
from core.domain.queries import WaitingMessages
from intake.mail.imap_reading import Ways
from tests.intake.mail.imap.desk import Post, Reader, letter, until
from tests.shop import Shop

ROOT = Path(__file__).parents[4]
Process = subprocess.Popen[bytes]


@pytest.fixture
def child(dovecot: Dovecot, sqlite_url: str) -> Iterator[Callable[[], Process]]:
    """Starts other processes that read the mailbox, old mail too, until they are struck down."""
    started: list[Process] = []

    def start() -> Process:
        program = "from tests.intake.mail.imap.child import read; read()"
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "MAILBOX": dovecot.url(), "SHOP": sqlite_url}
        started.append(subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=environment))
        return started[-1]

    yield start
    for process in started:
        strike(process)


def strike(process: Process) -> None:
    """End a process at once, as the power would."""
    process.kill()
    process.wait(10)


def put_to_sleep(process: Process, other: Reader) -> None:
    """Stop a process where it does not hold the database's only pen: that would stop everybody."""
    while True:
        process.send_signal(signal.SIGSTOP)
        with contextlib.closing(sqlite3.connect(other.shop.database.engine.url.database or "", timeout=0.5)) as pen:
            try:
                pen.execute("begin immediate")
                return
            except sqlite3.OperationalError:
                process.send_signal(signal.SIGCONT)


def test_two_readers_take_each_mail_once(new_reader: Callable[..., Reader], post: Post) -> None:
    """Of two readers one reads; the other waits, knows the position, and fetches nothing."""
    first = new_reader().start()
    second = new_reader().start()
    post.deliver(letter("one"), letter("two"))
    until(lambda: len(first.ids) == 2)
    assert sum(first.calls) + sum(second.calls) == 2
    assert 0 in (len(first.calls), len(second.calls))


def test_a_reader_that_stops_is_followed_at_once(new_reader: Callable[..., Reader], post: Post) -> None:
    """Whoever stops gives the mailbox back, and the next reader goes on where that was."""
    first = new_reader().start()
    second = new_reader().start()
    post.deliver(letter("one"))
    until(lambda: first.settled(1))
    first.stop()
    post.deliver(letter("two"))
    until(lambda: second.ids == ["one", "two"])
    assert sum(second.calls) == 1


def test_a_reader_that_is_killed_is_followed_when_its_lease_is_over(
    child: Callable[[], Process], new_reader: Callable[..., Reader], post: Post
) -> None:
    """A process that dies keeps nobody from the mailbox for longer than its lease."""
    post.deliver(letter("one"))
    process = child()
    second = new_reader()
    until(lambda: second.ids == ["one"])
    second.start()
    assert second.calls == []
    strike(process)
    post.deliver(letter("two"))
    until(lambda: second.ids == ["one", "two"])


def test_a_reader_that_slept_through_its_lease_does_not_act(
    child: Callable[[], Process], new_reader: Callable[..., Reader], post: Post
) -> None:
    """A process that was stopped finds the mailbox taken over when it wakes, and leaves it alone."""
    process = child()
    second = new_reader()
    until(lambda: (view := second.view()) and view.position.uidvalidity)
    second.start()
    put_to_sleep(process, second)
    post.deliver(letter("one"))
    until(lambda: second.calls == [1])
    process.send_signal(signal.SIGCONT)
    post.deliver(letter("two"), letter("three"))
    until(lambda: second.ids == ["one", "two", "three"])
    assert sum(second.calls) == 3
    strike(process)


def test_mail_is_stored_once_however_often_the_reader_is_killed(
    child: Callable[[], Process], dovecot: Dovecot, sqlite_url: str, post: Post
) -> None:
    """A reader that is struck down at any moment, again and again, loses no mail and stores none twice."""
    names = [f"m{number}" for number in range(400)]
    post.deliver(*(letter(name) for name in names))
    database = Database(sqlite_url)
    shop = Shop(database)
    stored: list[int] = []
    chance = random.Random(7)
    for _ in range(30):
        process = child()
        enough = min(len(names), (stored[-1] if stored else 0) + chance.randrange(50, 160))
        # Struck down once it has stored something more, in the midst of what comes next.
        until(lambda enough=enough: len(shop.clerk.look(WaitingMessages())) >= enough)  # type: ignore[misc]
        strike(process)
        stored.append(len(shop.clerk.look(WaitingMessages())))
        if stored[-1] == len(names):
            break
    reader = Reader(shop, dovecot.url(), ways=Ways(old_mail=True))
    reader.start()
    post.deliver(letter("last"))
    until(lambda: "last" in reader.ids)
    reader.stop()
    database.close()
    assert len(stored) >= 3, stored
    assert sorted(reader.ids) == sorted([*names, "last"])
    assert [row["envelope"]["facts"].get("unreadable") for row in reader.rows] == [None] * 401


def test_a_mail_that_kills_its_reader_is_given_to_a_person(
    child: Callable[[], Process], dovecot: Dovecot, sqlite_url: str, post: Post
) -> None:
    """A mail that ends the process each time is kept raw at the fifth try; what stands around it is read."""
    post.deliver(letter("one"), letter("poison"), letter("three"))
    database = Database(sqlite_url)
    reader = Reader(Shop(database), dovecot.url())
    for tries in range(1, 8):
        process = child()
        until(lambda process=process: process.poll() is not None or len(reader.ids) == 3)  # type: ignore[misc]
        if process.poll() is None:
            break
    strike(process)
    assert tries == 5
    assert [row["envelope"]["facts"].get("unreadable") for row in reader.rows] == [None, True, None]
    assert reader.rows[1]["raw"] == letter("poison")
    database.close()
