"""Positions of mailboxes, and whose turn it is to read."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

from core.database.engine import Database
from core.domain.machine import Actor, Role
from core.domain.mailboxes import (
    HoldMailbox,
    LeaveMailbox,
    ListMailboxes,
    MailboxPosition,
    MovePosition,
    NoteMailbox,
)
from core.domain.queries import ShopFigures
from tests.shop import MORNING, Shop, message

READER = Actor(Role.RULE, "rule:mailbox")
BOX = ("orders@mail.example:993", "INBOX")


def ask(shop: Shop, reader: str, lease_s: float = 60.0, *, trying: bool = False) -> tuple[bool, int]:
    """Ask for the mailbox; returns whether it is held, and the attempts."""
    facts = shop.clerk.do(HoldMailbox(*BOX, reader, lease_s, trying), actor=READER).facts
    return facts["held"], facts["attempts"]


def move(shop: Shop, reader: str, position: MailboxPosition) -> bool:
    """Move the position; returns whether that was allowed."""
    return bool(shop.clerk.do(MovePosition(*BOX, reader, position), actor=READER).facts["held"])


def test_one_reader_holds_a_mailbox_until_its_lease_is_over(database: Database) -> None:
    """A second reader gets the mailbox when the first gives it back or is not heard of any more."""
    shop = Shop(database)
    assert ask(shop, "a") == (True, 0)
    assert ask(shop, "b") == (False, 0)
    assert ask(shop, "a") == (True, 0)
    shop.clerk.do(LeaveMailbox(BOX[0], "a"), actor=READER)
    time.sleep(0.002)
    assert ask(shop, "b", 0.05) == (True, 0)
    time.sleep(0.1)
    assert ask(shop, "a") == (True, 0)


def test_only_the_reader_moves_the_position(database: Database) -> None:
    """Who has lost the mailbox cannot say how far it was read; who holds it can, and everything is kept."""
    shop = Shop(database)
    ask(shop, "a")
    position = MailboxPosition(77, 5, MORNING, 9)
    assert move(shop, "a", position)
    assert not move(shop, "b", replace(position, last_uid=99))
    (view,) = shop.clerk.look(ListMailboxes())
    assert (view.account, view.folder, view.position, view.read_now) == (*BOX, position, True)


def test_attempts_count_until_one_of_them_ends(database: Database) -> None:
    """Batches that are begun and never ended are counted; an end of any kind begins the count anew."""
    shop = Shop(database)
    assert [ask(shop, "a", trying=True)[1] for _ in range(3)] == [1, 2, 3]
    assert ask(shop, "a") == (True, 3)
    move(shop, "a", MailboxPosition(77, 6))
    assert ask(shop, "a", trying=True)[1] == 1
    shop.clerk.do(NoteMailbox(*BOX, "a", "connection lost"), actor=READER)
    assert ask(shop, "a") == (True, 0)


def test_what_fails_shows_in_the_figures_until_it_works(database: Database) -> None:
    """A mailbox that cannot be reached is counted, and no longer once it was looked at."""
    shop = Shop(database)
    ask(shop, "a")
    shop.clerk.do(NoteMailbox(*BOX, "a", "login refused"), actor=READER)
    shop.clerk.do(NoteMailbox(*BOX, "b", "a stranger's word"), actor=READER)
    assert shop.clerk.look(ShopFigures())["mailboxes_failing"] == 1
    assert shop.clerk.look(ListMailboxes())[0].fault == "login refused"
    shop.clerk.do(NoteMailbox(*BOX, "a"), actor=READER)
    (view,) = shop.clerk.look(ListMailboxes())
    assert shop.clerk.look(ShopFigures())["mailboxes_failing"] == 0
    assert view.fault == "" and view.seen_at is not None


def test_of_many_readers_that_ask_at_once_one_gets_it(database: Database) -> None:
    """The lease is given to exactly one of those who ask in the same moment."""
    shop = Shop(database)
    held: list[bool] = []
    threads = [threading.Thread(target=lambda who=n: held.append(ask(shop, f"r{who}")[0])) for n in range(8)]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(held) == [False] * 7 + [True]


def test_several_messages_are_stored_in_one_unit_or_none_is(database: Database) -> None:
    """A batch is stored as a whole; a message that came before counts once."""
    shop = Shop(database)
    first = [message("2 mugs", message_id=f"<m{number}@x>") for number in range(3)]
    assert [one.new for one in shop.clerk.receive_all(first)] == [True] * 3
    again = shop.clerk.receive_all([first[1], message("3 mugs", message_id="<new@x>")])
    assert [one.new for one in again] == [False, True]
    broken = [message("4 mugs", message_id="<lost@x>"), None]
    try:
        shop.clerk.receive_all(broken)  # type: ignore[arg-type]
    except AttributeError:
        pass
    assert [one.new for one in shop.clerk.receive_all([broken[0]])] == [True]  # type: ignore[list-item]
