"""The hands of a channel: a few threads that hold up nobody else's, and a line in which nothing stands twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from core.database import deliveries as ledger
from core.database.deliveries import Delivery
from core.database.engine import Database
from core.jobs.deliver import AT_ONCE, Deliverer
from tests.core.jobs.parts import RecordingChannel, new_delivery, until

Make = Callable[..., Deliverer]


def test_a_stuck_channel_holds_up_no_other(database: Database, make: Make) -> None:
    """While one channel never answers, the messages of another leave."""
    stuck, chat = RecordingChannel(), RecordingChannel("telegram")
    release = threading.Event()
    stuck.before = lambda message: release.wait(20) and None
    deliverer = make(stuck, chat)
    with database.write() as conn:
        deliverer.post(conn, [new_delivery() for _ in range(12)] + [new_delivery(channel="telegram")])
    until(lambda: len(chat.sent) == 1)
    assert stuck.sent == []
    release.set()
    until(lambda: len(stuck.sent) == 12)


def test_what_stands_in_line_is_not_lined_up_again(
    database: Database, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often recovery comes round while all hands are full, each message that waits is tried once."""
    claim, claimed = ledger.claim, list[int]()

    def counted(conn: Any, ids: list[int], *args: Any, **more: Any) -> list[Delivery]:
        claimed.extend(ids)
        return claim(conn, ids, *args, **more)

    monkeypatch.setattr(ledger, "claim", counted)
    slow, release = RecordingChannel(), threading.Event()
    slow.before = lambda message: release.wait(60) and None
    deliverer, posted = make(slow), list[int]()
    for _ in range(AT_ONCE + 3):
        with database.write() as conn:
            posted.extend(deliverer.post(conn, [new_delivery()]))
    until(lambda: len(claimed) == AT_ONCE)
    for _ in range(20):
        deliverer.send_now(posted[AT_ONCE:], channel="email")
    release.set()
    until(lambda: len(slow.sent) == len(posted))
    assert deliverer.idle(10)
    assert sorted(claimed) == posted
