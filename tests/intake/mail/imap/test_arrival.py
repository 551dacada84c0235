"""Mail arrives: what is taken in, what becomes of it in the mailbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.bench.dovecot import USER, Dovecot
from intake.mail.imap_connection import TAKEN
from intake.mail.imap_reading import BATCH, Ways
from tests.intake.mail.imap.desk import QUICK, Post, Reader, letter, until


def test_new_mail_arrives_by_idle_and_stays_unread_with_a_mark(reader: Reader, post: Post) -> None:
    """A mail is stored whole as soon as the server tells of it; in the mailbox it stays unread and bears a keyword."""
    mail = letter("one", "3 mugs please")
    post.deliver(mail)
    until(lambda: reader.ids == ["one"])
    row = reader.rows[0]
    assert (row["body"], row["sender"], row["raw"]) == ("3 mugs please", "ann@customer.example", mail)
    until(lambda: post.flags() == {1: {TAKEN}})


def test_old_mail_of_the_first_start_is_left_alone(new_reader: Callable[..., Reader], post: Post) -> None:
    """What lay in the mailbox before the first start is not ordered; what comes then is."""
    post.deliver(letter("old"), letter("older"))
    reader = new_reader().start()
    post.deliver(letter("new"))
    until(lambda: "new" in reader.ids)
    assert reader.ids == ["new"]
    assert post.flags()[1] == set()


def test_old_mail_is_taken_where_the_merchant_wants_it(new_reader: Callable[..., Reader], post: Post) -> None:
    """With IMAP_OLD_MAIL=take everything that lies there is taken in, oldest first."""
    post.deliver(letter("old"), letter("newer"))
    reader = new_reader(ways=Ways(old_mail=True)).start()
    until(lambda: reader.ids == ["old", "newer"])


def test_mail_that_came_while_nobody_read_is_taken_in(new_reader: Callable[..., Reader], post: Post) -> None:
    """A restart goes on where the reader before it stopped, and nothing counts twice."""
    first = new_reader().start()
    post.deliver(letter("one"))
    until(lambda: first.settled(1))
    first.stop()
    post.deliver(letter("two"))
    second = new_reader().start()
    until(lambda: second.ids == ["one", "two"])
    assert sum(second.calls) == 1


def test_a_mail_that_a_person_has_read_is_taken_in_all_the_same(new_reader: Callable[..., Reader], post: Post) -> None:
    """Whether somebody has opened a mail says nothing: people share the mailbox."""
    new_reader().start().stop()
    post.deliver(letter("one"), flags=[b"\\Seen"])
    reader = new_reader().start()
    until(lambda: reader.ids == ["one"])
    until(lambda: post.flags() == {1: {b"\\Seen", TAKEN}})


def test_taken_mail_is_moved_where_the_merchant_wants_it(new_reader: Callable[..., Reader], post: Post) -> None:
    """With IMAP_MOVE_TO a mail goes into that folder, which is made, once it is stored; it stays unread there."""
    reader = new_reader(ways=Ways(move_to="Orders.Taken")).start()
    post.deliver(letter("one"), letter("two"))
    until(lambda: sorted(reader.ids) == ["one", "two"])
    until(lambda: post.client.folder_exists("Orders.Taken") and len(post.flags("Orders.Taken")) == 2)
    assert post.flags() == {}
    assert set().union(*post.flags("Orders.Taken").values()) == {TAKEN}


def test_a_server_without_keywords_is_read_by_position_alone(
    dovecot: Dovecot, new_reader: Callable[..., Reader], post: Post
) -> None:
    """Where mails may be neither marked nor moved, the position says what is done."""
    new_reader().start().stop()
    dovecot.let_only_read()
    post.deliver(letter("one"))
    # A mailbox that may only be read is one of which this server tells nothing while idle.
    reader = new_reader(ways=Ways(move_to="Taken"), rhythm=replace(QUICK, look_s=1.0)).start()
    until(lambda: reader.ids == ["one"])
    post.deliver(letter("two"))
    until(lambda: reader.ids == ["one", "two"])
    assert post.flags() == {1: set(), 2: set()}
    assert sum(reader.calls) == 2


def test_many_mails_come_in_batches(new_reader: Callable[..., Reader], post: Post) -> None:
    """A full mailbox is fetched and stored by the hundred, each mail once."""
    new_reader().start().stop()
    post.deliver(*(letter(f"m{number}") for number in range(250)))
    reader = new_reader().start()
    until(lambda: len(reader.ids) == 250)
    assert reader.ids == [f"m{number}" for number in range(250)]
    assert max(reader.calls) == BATCH
    until(lambda: all(TAKEN in flags for flags in post.flags().values()))


def test_of_a_mail_that_is_too_big_only_the_head_is_fetched(new_reader: Callable[..., Reader], post: Post) -> None:
    """A mail over the cap is kept by its header with its size noted, and what comes after it goes on."""
    reader = new_reader(ways=Ways(size_cap=50_000)).start()
    post.deliver(letter("big", "A" * 76 + "\r\n" + "x\r\n" * 30_000), letter("small"))
    until(lambda: reader.ids == ["big", "small"])
    big = reader.rows[0]
    assert big["body"] == "" and len(big["raw"]) < 1000
    assert big["envelope"]["facts"]["too_big"] > 50_000
    assert big["subject"] == "Order big"


def test_bare_eight_bit_headers_and_no_message_id_lose_nothing(reader: Reader, post: Post) -> None:
    """A mail that breaks the rules is stored with a made id."""
    post.deliver(
        "From: J\xfcrgen <j@kunde.example>\r\nSubject: 3 T\xf6pfe f\xfcr M\xfcller\r\n\r\nBitte\r\n".encode("latin-1")
    )
    until(lambda: len(reader.rows) == 1)
    row = reader.rows[0]
    assert row["subject"] == "3 Töpfe für Müller" and row["external_id"].endswith("@made.orderclerk.invalid>")


def test_the_same_mail_twice_counts_once_and_another_under_its_id_is_kept(reader: Reader, post: Post) -> None:
    """A copy of a mail changes nothing; another mail with the same Message-ID is kept and flagged."""
    post.deliver(letter("one"), letter("one"), letter("one", "99 mugs please"))
    until(lambda: len(reader.rows) == 2)
    until(lambda: len(post.flags()) == 3 and all(TAKEN in flags for flags in post.flags().values()))
    assert [row["body"] for row in reader.rows] == ["2 mugs please", "99 mugs please"]
    assert reader.rows[1]["envelope"]["facts"]["conflict"] is True


def test_a_server_without_idle_is_asked_again_and_again(
    dovecot: Dovecot, new_reader: Callable[..., Reader], post: Post
) -> None:
    """Where IDLE is not offered, the mailbox is looked at in intervals."""
    dovecot.stop()
    dovecot.capability = "IMAP4rev1 UIDPLUS MOVE"
    dovecot.start()
    assert not post.client.has_capability("IDLE")
    reader = new_reader().start()
    post.deliver(letter("one"))
    until(lambda: reader.ids == ["one"])


def test_mail_of_our_own_that_comes_back_is_no_order(reader: Reader, post: Post) -> None:
    """Our own mail, by its two marks and our address, is kept as our own."""
    own = letter("own", sender=USER, more="Auto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n")
    other = letter("erp", more="Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n")
    post.deliver(own, other)
    until(lambda: len(reader.rows) == 2)
    assert [row["envelope"]["kind"] for row in reader.rows] == ["own", "ordinary"]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_mail_that_cannot_be_stored_does_not_hold_up_the_others(
    new_reader: Callable[..., Reader], post: Post, at_once: bool
) -> None:
    """What fails as it is read is kept raw for a person; the mails around it are taken in."""
    new_reader().start().stop()
    post.deliver(letter("one"), letter("two"), letter("three"))
    reader = new_reader(at_once=at_once)
    reader.faults = [RuntimeError("batch")] * at_once + [RuntimeError("first")]
    reader.start()
    until(lambda: len(reader.rows) == 3)
    assert [row["envelope"]["facts"].get("unreadable", False) for row in reader.rows] == [True, False, False]
    assert reader.rows[0]["raw"] == letter("one")
