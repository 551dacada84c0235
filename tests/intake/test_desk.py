"""The desk: what becomes of messages that cannot be worked on."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.database.engine import Database
from core.domain.queries import FindConversation, ReadConversation
from core.ports import InboundMessage
from intake.desk import MOST_RECOVERIES, Desk
from intake.reader import Reader
from intake.understanding import Understanding
from tests.stories.counter import Counter, open_counter


class _Stumbling(Reader):
    """A reader with a bug."""

    def understand(self, message: object, known: object = None) -> Understanding:
        raise ZeroDivisionError


def _stored(counter: Counter, text: str = "6 mugs") -> InboundMessage:
    message = InboundMessage("webchat", f"id-{text}", "chat-9", "chat-9", text, counter.clock.now())
    counter.clerk.receive(message)
    return message


def _talk(counter: Counter) -> list[tuple[str, str]]:
    found = counter.clerk.look(FindConversation("webchat", "chat-9"))
    assert found is not None
    return [(one.direction, one.state) for one in counter.clerk.look(ReadConversation(found.id))]


def test_a_message_that_trips_us_is_kept_parked_and_the_person_is_told(database: Database, tmp_path: Path) -> None:
    """A bug of ours never eats a message: after a few tries a person has it, and the customer knows."""
    with open_counter(database, tmp_path) as counter:
        _stored(counter)
        desk = Desk(counter.clerk, _Stumbling(counter.clerk), threads=1)
        for _ in range(3):
            try:
                desk.job("1")
            except Exception as fault:
                assert type(fault).__name__ == "OutsideBusy"
        desk.close()
        assert _talk(counter) == [("in", "parked"), ("out", "sent")]


def test_a_message_that_kills_the_process_is_not_tried_for_ever(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tries are counted before the work, so even a message that ends the process is parked at last."""
    with open_counter(database, tmp_path) as counter:
        _stored(counter)
        monkeypatch.setattr(Desk, "_work_off", lambda self, conversation_id: None)
        for _ in range(MOST_RECOVERIES + 1):
            counter.shop.desk.job("1")
        assert _talk(counter)[0] == ("in", "parked")


def test_what_waits_is_worked_on_after_a_restart(database: Database, tmp_path: Path) -> None:
    """A message that was stored and not worked on is found again at the next start."""
    with open_counter(database, tmp_path) as counter:
        _stored(counter)
        counter.shop.desk.recover()
        counter.shop.desk.close()
        assert [direction for direction, _ in _talk(counter)] == ["in", "out"]


def test_signs_that_no_database_keeps_lose_no_message(database: Database, tmp_path: Path) -> None:
    """NUL and half characters are shown as replaced; the message is worked on like any other."""
    with open_counter(database, tmp_path) as counter:
        answer = counter.says("6 mugs\x00 please \ud83d", chat="chat-9")
        assert "Mug" in answer[-1].chat
        assert _talk(counter)[0] == ("in", "ordered")


def test_what_nobody_has_in_hand_is_left(database: Database, tmp_path: Path) -> None:
    """A message that waits is left once it has been quiet for a while; what is under way here is not."""
    with open_counter(database, tmp_path) as counter:
        _stored(counter)
        desk = Desk(counter.clerk, counter.shop.reader, threads=1)
        assert desk.left(0.0) == (["1"], True)
        assert desk.left(5.0) == ([], True)
        counter.clock.move(hours=1)
        assert desk.left(5.0) == (["1"], True)
        with desk._turn(1):
            desk._begin(1)
            assert desk.left(5.0) == ([], True)
        desk.close()
        assert desk.left(5.0) == ([], False)
