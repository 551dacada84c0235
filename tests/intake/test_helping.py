"""A process with nothing to do lends a hand where much waits."""

from __future__ import annotations

from pathlib import Path

from core.database.check import violations
from core.database.engine import Database
from core.domain.commands import CountAttempt
from core.domain.desk import Untried
from core.domain.queries import FindConversation, ReadConversation, WaitingMessages
from core.ports import InboundMessage
from intake.desk import Desk
from intake.helping import Helping
from tests.shop import ADMIN
from tests.stories.counter import Counter, open_counter

PEOPLE = 12


def _left(counter: Counter) -> None:
    """Have people say two things each, stored by a process that does not get to them."""
    for text in ("hello", "6 mugs"):
        for number in range(PEOPLE):
            chat = f"chat-{number}"
            counter.clerk.receive(InboundMessage("webchat", f"{chat} {text}", chat, chat, text, counter.clock.now()))


def _answers(counter: Counter, number: int) -> list[str]:
    found = counter.clerk.look(FindConversation("webchat", f"chat-{number}"))
    assert found is not None
    said = counter.clerk.look(ReadConversation(found.id))
    return [one.direction for one in said]


def test_two_processes_work_off_one_backlog(database: Database, tmp_path: Path) -> None:
    """Both work at once, one from each end: every message is answered once, each conversation in its order."""
    with open_counter(database, tmp_path) as counter:
        _left(counter)
        counter.clock.move(minutes=1)
        own, other = (Desk(counter.clerk, counter.shop.reader, threads=2) for _ in range(2))
        own.take_over(range(1, PEOPLE + 1))
        assert Helping(counter.clerk, other).help_out()
        assert own.idle(60)
        while Helping(counter.clerk, other).help_out():
            pass
        for desk in (own, other):
            desk.close()
        assert counter.clerk.look(WaitingMessages()) == ()
        assert [sorted(_answers(counter, number)) for number in range(PEOPLE)] == [["in", "in", "out", "out"]] * PEOPLE
        with database.read() as conn:
            assert list(violations(conn)) == []


def test_it_keeps_its_hands_off_what_others_surely_have(database: Database, tmp_path: Path) -> None:
    """Not taken over: what was just said, what was tried before, and anything while there is work of its own."""
    with open_counter(database, tmp_path) as counter:
        _left(counter)
        desk = Desk(counter.clerk, counter.shop.reader, threads=1)
        assert not Helping(counter.clerk, desk).help_out()
        counter.clock.move(minutes=1)
        with desk._turn(1):
            desk._begin(1)
            assert not Helping(counter.clerk, desk).help_out()
        assert desk.idle(60)
        for message_id in counter.clerk.look(WaitingMessages()):
            counter.clerk.do(CountAttempt(message_id), actor=ADMIN)
        assert counter.clerk.look(Untried(0.0, 10)) == ()
        assert not Helping(counter.clerk, desk).help_out()
        desk.close()
