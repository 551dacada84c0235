"""Real processes, really killed: what was committed is delivered, once, under the same Message-ID."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.database import deliveries as ledger
from core.database.engine import Database
from tests.core.jobs.parts import until

Start = Callable[..., "subprocess.Popen[bytes]"]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the processes drop their messages."""
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def start(database_url: str, folder: Path) -> Iterator[Start]:
    """Starts processes that deliver; every one of them is dead when the test ends."""
    started: list[subprocess.Popen[bytes]] = []

    def start_one(what: str, *posted: str) -> subprocess.Popen[bytes]:
        arguments = [sys.executable, "-m", "tests.core.jobs.child", database_url, str(folder), what, *posted]
        started.append(subprocess.Popen(arguments, cwd=ROOT))
        until(lambda: (folder / f"{what}.ready").exists())
        return started[-1]

    yield start_one
    for process in started:
        process.kill()
        process.wait()


def _sent(database: Database) -> bool:
    with database.read() as conn:
        return set(ledger.counts(conn)) == {"sent"}


def _calls(folder: Path) -> list[str]:
    return (folder / "calls").read_text().split()


def _messages(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.sent"))


@pytest.mark.slow
def test_killed_before_it_left_it_leaves_after_the_restart(database: Database, start: Start, folder: Path) -> None:
    """A process killed between claim and sending: the next one delivers, exactly once."""
    first = start("hang-before", "m1@shop.example")
    until(lambda: (folder / "hangs").exists())
    first.kill()
    first.wait()
    start("send")
    until(lambda: _sent(database))
    assert _messages(folder) == ["m1@shop.example.sent"]


@pytest.mark.slow
def test_killed_after_it_left_it_is_repeated_under_the_same_id(database: Database, start: Start, folder: Path) -> None:
    """A process killed between sending and receipt: the repeat has the same Message-ID, so one message arrives."""
    first = start("hang-after", "m1@shop.example")
    until(lambda: (folder / "hangs").exists())
    first.kill()
    first.wait()
    start("send")
    until(lambda: _sent(database))
    assert _messages(folder) == ["m1@shop.example.sent"]
    assert _calls(folder) == ["m1@shop.example"] * 2


@pytest.mark.slow
def test_a_second_replica_takes_over_from_a_dead_one(database: Database, start: Start, folder: Path) -> None:
    """A replica that runs beside the dead one delivers what that had claimed, without a restart."""
    start("send")
    dying = start("hang-before", "m1@shop.example", "m2@shop.example")
    until(lambda: (folder / "hangs").exists())
    dying.kill()
    dying.wait()
    until(lambda: _sent(database))
    assert _messages(folder) == ["m1@shop.example.sent", "m2@shop.example.sent"]


@pytest.mark.slow
def test_a_replica_that_slept_past_its_lease_does_not_act(database: Database, start: Start, folder: Path) -> None:
    """Stopped after the claim and woken after another took over, a process sends nothing."""
    start("send")
    sleeper = start("slow", "m1@shop.example")
    until(lambda: (folder / "hangs").exists())
    os.kill(sleeper.pid, signal.SIGSTOP)
    until(lambda: _sent(database))
    os.kill(sleeper.pid, signal.SIGCONT)
    with pytest.raises(subprocess.TimeoutExpired):
        sleeper.wait(timeout=4)
    assert _calls(folder) == ["m1@shop.example"]
