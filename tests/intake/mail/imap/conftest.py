"""A mailbox on a real server, a clerk to store what comes, and readers to start."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.bench.dovecot import PROGRAM, Dovecot
from core.database.engine import Database
from tests.intake.mail.imap.desk import Post, Reader
from tests.shop import Shop


@pytest.fixture(scope="session", autouse=True)
def dovecot_installed() -> None:
    """These tests need a real server: they are skipped loudly without one, and fail where one must be there."""
    if PROGRAM.exists():
        return
    if os.environ.get("ORDERCLERK_REQUIRE_DOVECOT") == "1":
        pytest.fail(f"{PROGRAM} is not installed, and ORDERCLERK_REQUIRE_DOVECOT=1")
    pytest.skip(f"NOT TESTED: mailboxes, since {PROGRAM} is not installed (Debian package dovecot-imapd)")


@pytest.fixture
def server_folder() -> Iterator[Path]:
    """A folder into which the server's own user may go."""
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def dovecot(server_folder: Path) -> Iterator[Dovecot]:
    """A running server with one empty mailbox."""
    server = Dovecot(server_folder)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def post(dovecot: Dovecot) -> Iterator[Post]:
    """Other people's hands in the mailbox."""
    hands = Post(dovecot)
    yield hands
    hands.close()


@pytest.fixture
def shop(sqlite_url: str) -> Iterator[Shop]:
    """A shop whose clerk stores what comes."""
    opened = Database(sqlite_url)
    yield Shop(opened)
    opened.close()


@pytest.fixture
def new_reader(dovecot: Dovecot, shop: Shop) -> Iterator[Callable[..., Reader]]:
    """Makes readers of the mailbox that share one shop; all are stopped at the end."""
    made: list[Reader] = []

    def make(**more: object) -> Reader:
        made.append(Reader(shop, str(more.pop("url", "") or dovecot.url()), **more))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for reader in made:
        reader.stop()


@pytest.fixture
def reader(new_reader: Callable[..., Reader]) -> Reader:
    """One reader of the mailbox that has found its position."""
    return new_reader().start()
