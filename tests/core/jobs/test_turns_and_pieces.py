"""A channel that must wait its turn, that got half across, and that writes over what it said before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.database import deliveries as ledger
from core.database import redrawn
from core.database.deliveries import Delivery
from core.database.engine import Database
from core.errors import OutsideBusy, OutsideLater
from core.jobs.deliver import Deliverer
from core.jobs.engine import Jobs
from core.ports import Button
from tests.core.jobs.parts import RecordingChannel, SettableClock, new_delivery, no_attachments


@pytest.fixture
def clock() -> SettableClock:
    """The time, set by the test."""
    return SettableClock()


def _found(database: Database, delivery_id: int) -> Delivery:
    with database.read() as conn:
        found = ledger.find(conn, delivery_id)
    assert found is not None
    return found


def _deliverer(
    database: Database, clock: SettableClock, make_jobs: Callable[..., Jobs], channel: RecordingChannel
) -> Deliverer:
    return Deliverer(database, {channel.name: channel}, no_attachments, clock, make_jobs(), "executor-1")


def _posted(database: Database, deliverer: Deliverer, **values: Any) -> int:
    with database.write() as conn:
        (id_,) = deliverer.post(conn, [new_delivery(channel="telegram", **values)])
    assert deliverer.idle(10)
    return id_


def test_waiting_for_a_turn_is_no_attempt(
    database: Database, clock: SettableClock, make_jobs: Callable[..., Jobs]
) -> None:
    """Who is early comes back in exactly so many seconds, as often as it takes, and is never parked for it."""
    channel = RecordingChannel("telegram", *[OutsideLater("telegram", 3.0) for _ in range(15)])
    deliverer = _deliverer(database, clock, make_jobs, channel)
    id_ = _posted(database, deliverer)
    for _ in range(15):
        found = _found(database, id_)
        assert (found.state, found.attempts, found.next_try_at) == ("queued", 0, clock.ms() + 3_000)
        clock.move(3)
        deliverer.send_now([id_])
        assert deliverer.idle(10)
    assert _found(database, id_).state == "sent"
    assert deliverer.close(10)


def test_what_got_across_is_given_back_to_the_next_attempt(
    database: Database, clock: SettableClock, make_jobs: Callable[..., Jobs]
) -> None:
    """The pieces that were sent are kept in the ledger, so that a repeat, by any process, sends the others only."""
    channel = RecordingChannel("telegram", OutsideBusy("telegram", so_far={"messages": [11, 12]}))
    deliverer = _deliverer(database, clock, make_jobs, channel)
    id_ = _posted(database, deliverer)
    assert _found(database, id_).receipt == {"messages": [11, 12]}
    clock.move(60)
    deliverer.send_now([id_])
    assert deliverer.idle(10)
    assert [dict(one.so_far) for one in channel.calls] == [{}, {"messages": [11, 12]}]
    assert deliverer.close(10)


def test_a_message_takes_the_place_of_the_last_one_about_its_order(
    database: Database, clock: SettableClock, make_jobs: Callable[..., Jobs]
) -> None:
    """Only of the same order, only with buttons, and written over only where both show how it stands."""
    deliverer = _deliverer(database, clock, make_jobs, RecordingChannel("telegram"))
    about: dict[str, Any] = {"conversation_id": None, "buttons": (Button("Confirm", "confirm:O-1:1"),)}
    talk = {**about, "conversation_id": 5, "order_id": 7, "template": "order_quoted"}
    first = _posted(database, deliverer, message_id="<1@shop>", **talk)
    other = _posted(database, deliverer, **(talk | {"order_id": 8}))
    third = _posted(database, deliverer, **talk)
    fourth = _posted(database, deliverer, **talk)
    confirmed = _posted(database, deliverer, **(talk | {"template": "order_confirmed"}))
    with database.read() as conn:
        found = {one: redrawn.former(conn, _found(database, one)) for one in (first, other, third, fourth, confirmed)}
    assert found[first] == ({}, False)
    assert found[other] == ({}, False)
    assert (found[third][0]["external_id"], found[third][1]) == ("<1@shop>", False)
    assert found[fourth][1] is True
    assert found[confirmed][0] and found[confirmed][1] is False
    assert deliverer.close(10)
