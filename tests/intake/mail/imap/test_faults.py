"""Servers fall over, wires break, folders are numbered anew: nothing is lost, nothing counts twice."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.bench.dovecot import PASSWORD, Dovecot
from core.domain.queries import ShopFigures
from core.errors import OutsideBusy
from intake.mail import imap_connection
from intake.mail.imap_connection import TAKEN, ImapConnection
from tests.intake.mail.imap.desk import QUICK, Post, Reader, letter, until
from tests.intake.mail.imap.relay import Relay


@pytest.fixture
def relay(dovecot: Dovecot) -> Iterator[Relay]:
    """A wire to the server that can be cut."""
    wire = Relay(dovecot.port)
    yield wire
    wire.close()


def by(relay: Relay, dovecot: Dovecot) -> str:
    """Return the mailbox's address by way of the relay."""
    return dovecot.url().replace(f":{dovecot.port}/", f":{relay.port}/")


def test_a_restart_of_the_server_is_survived(reader: Reader, dovecot: Dovecot, post: Post) -> None:
    """A server that goes away while we wait and comes back is read on from where we were."""
    post.deliver(letter("one"))
    until(lambda: reader.ids == ["one"])
    dovecot.stop()
    until(lambda: (view := reader.view()) and view.fault)
    dovecot.start()
    post.deliver(letter("two"))
    until(lambda: reader.ids == ["one", "two"])
    until(lambda: (view := reader.view()) and not view.fault)


def test_a_cut_connection_is_made_anew(
    relay: Relay, dovecot: Dovecot, new_reader: Callable[..., Reader], post: Post
) -> None:
    """A connection that breaks in IDLE is replaced, and what came meanwhile is found by a search."""
    reader = new_reader(url=by(relay, dovecot)).start()
    until(lambda: relay.connections == 1)
    relay.cut()
    post.deliver(letter("one"))
    until(lambda: reader.ids == ["one"])
    assert relay.connections >= 2


def test_a_connection_that_is_open_and_dead_is_cut_by_the_watchdog(
    relay: Relay,
    dovecot: Dovecot,
    new_reader: Callable[..., Reader],
    post: Post,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """When nothing comes over an open connection any more, it is cut from outside and mail is found over a new one."""
    rounds: list[float] = []
    wait_idle = ImapConnection.wait_idle

    def counted(self: ImapConnection, seconds: float) -> None:
        rounds.append(imap_connection.HANGS_S)
        wait_idle(self, seconds)

    monkeypatch.setattr(ImapConnection, "wait_idle", counted)
    reader = new_reader(url=by(relay, dovecot), rhythm=replace(QUICK, look_s=0.5)).start()
    # A mail that was read shows that the connection stands. The patience of its socket stays long: only the watchdog
    # can end this.
    post.deliver(letter("before"))
    until(lambda: reader.ids == ["before"])
    monkeypatch.setattr(imap_connection, "HANGS_S", 5.0)
    # The round of waiting that has begun knows nothing of it; the next one does.
    until(lambda: rounds[-1] == 5.0)
    relay.swallow(True)
    post.deliver(letter("one"))
    until(lambda: "the connection hangs" in caplog.text)
    assert reader.ids == ["before"]
    relay.swallow(False)
    until(lambda: reader.ids == ["before", "one"])


def test_a_folder_that_is_numbered_anew_is_read_again_and_nothing_counts_twice(
    dovecot: Dovecot, new_reader: Callable[..., Reader], post: Post
) -> None:
    """After a change of UIDVALIDITY all mail is looked at; known mail is known, new mail is new, old mail stays old."""
    post.deliver(letter("old"), at=datetime.now(UTC) - timedelta(hours=2))
    reader = new_reader().start()
    post.deliver(letter("one"), letter("two"))
    until(lambda: len(reader.ids) == 2)
    view = reader.view()
    assert view is not None
    reader.stop()
    dovecot.number_anew()
    post.deliver(letter("three"))
    again = new_reader().start()
    until(lambda: "three" in again.ids)
    post.deliver(letter("four"))
    until(lambda: again.ids == ["one", "two", "three", "four"])
    anew = again.view()
    assert anew is not None and anew.position.uidvalidity != view.position.uidvalidity


def test_mail_that_somebody_removes_before_it_is_fetched_is_passed_over(
    new_reader: Callable[..., Reader], post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail that vanishes between the search and the fetch holds up nothing."""
    new_reader().start().stop()
    post.deliver(letter("one"), letter("two"), letter("three"))
    asked = ImapConnection.headings

    def headings(self: ImapConnection, uids: list[int]) -> list[imap_connection.Heading]:
        found = asked(self, uids)
        if 2 in uids and len(found) == 3:
            post.remove(2)
        return found

    monkeypatch.setattr(ImapConnection, "headings", headings)
    reader = new_reader().start()
    until(lambda: reader.ids == ["one", "three"])
    post.deliver(letter("four"))
    until(lambda: reader.ids == ["one", "three", "four"])


def test_flags_that_others_set_meanwhile_are_no_mail(reader: Reader, post: Post) -> None:
    """A colleague who reads and flags mail wakes the reader and changes nothing else."""
    post.deliver(letter("one"))
    until(lambda: post.flags() == {1: {TAKEN}})
    for flag in (b"\\Seen", b"\\Flagged"):
        post.flag([1], flag)
    post.deliver(letter("two"))
    until(lambda: reader.ids == ["one", "two"])
    assert sum(reader.calls) == 2
    assert post.flags()[1] == {TAKEN, b"\\Seen", b"\\Flagged"}


def test_a_database_that_is_away_loses_no_mail(reader: Reader, post: Post) -> None:
    """Mail that cannot be stored now bears no mark and is taken in when the database is back."""
    reader.faults = [OutsideBusy("database")] * 2
    post.deliver(letter("one"))
    until(lambda: reader.ids == ["one"])
    assert reader.rows[0]["body"] == "2 mugs please"
    assert len(reader.calls) == 3


def test_a_wrong_password_is_shown_and_never_told(
    dovecot: Dovecot, new_reader: Callable[..., Reader], caplog: pytest.LogCaptureFixture
) -> None:
    """A login that is refused is named in the shop's records, the mailbox is not ready, and no log holds a password."""
    caplog.set_level(logging.DEBUG)
    reader = new_reader(url=dovecot.url().replace("pass", "secret-canary"))
    reader.mailbox.start(reader.take_in)
    until(lambda: (view := reader.view()) and view.fault == "login refused")
    assert not reader.mailbox.ready()
    assert reader.shop.clerk.look(ShopFigures())["mailboxes_failing"] == 1
    assert "canary" not in caplog.text + repr(reader.mailbox.account)
    assert PASSWORD not in caplog.text


def test_a_folder_that_is_missing_is_named_until_it_is_there(
    dovecot: Dovecot, new_reader: Callable[..., Reader], post: Post
) -> None:
    """A mailbox whose folder does not exist says so, and is read once somebody has made the folder."""
    reader = new_reader(url=dovecot.url("Orders"))
    reader.mailbox.start(reader.take_in)
    until(lambda: (view := reader.view("Orders")) and view.fault == "folder missing")
    post.client.create_folder("Orders")
    until(reader.mailbox.ready)
    post.deliver(letter("one"), folder="Orders")
    until(lambda: reader.ids == ["one"])


def test_stopping_takes_no_time_even_while_idle(
    relay: Relay, dovecot: Dovecot, new_reader: Callable[..., Reader]
) -> None:
    """A reader that waits in IDLE, or for a server that does not answer, ends when it is asked to."""
    reader = new_reader(url=by(relay, dovecot)).start()
    relay.swallow(True)
    threads = [one for one in threading.enumerate() if one.name.startswith("mailbox-")]
    assert len(threads) == 2
    reader.stop()
    assert not any(one.is_alive() for one in threads)
