from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.errors import OutsideBusy, OutsideRefused, Refused
from core.ports import InboundMessage
from intake.mail.channel import MailChannel
from intake.mail.folder import DropFolder
from intake.mail.outbox import OutFolder
from tests.intake.mail.test_write import SECRET, outbound

HEAD = b"From: Ann <ann@customer.example>\nTo: orders@shop.example\nSubject: Order\nMessage-ID: <m1@customer.example>\n"
MAIL = HEAD + b"\n2 boxes please\n"
WAIT_S = 15.0


class Desk:
    """Takes mails in as the desk does, and remembers them."""

    def __init__(self) -> None:
        self.taken: list[InboundMessage] = []
        self.faults: list[Exception] = []
        self.calls = 0

    def take_in(self, message: InboundMessage) -> None:
        self.calls += 1
        if self.faults:
            raise self.faults.pop(0)
        self.taken.append(message)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, "did not happen"
        time.sleep(0.02)


def channel_at(folder: Path, sender: str = "orders@shop.example") -> MailChannel:
    return MailChannel(
        [DropFolder(folder, secret=SECRET, trust="")], OutFolder(folder), sender=lambda: ("Shop", sender)
    )


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def channel(tmp_path: Path, desk: Desk) -> Iterator[MailChannel]:
    found = channel_at(tmp_path / "mail")
    found.start(desk.take_in)
    until(found.ready)
    yield found
    found.stop()


@pytest.fixture
def drop(tmp_path: Path, channel: MailChannel) -> Path:
    return tmp_path / "mail"


def test_a_dropped_mail_is_taken_in_and_moved(drop: Path, desk: Desk) -> None:
    """A mail in `in/` reaches the desk once, whole, and then lies in `done/`."""
    (drop / "in" / "order.EML").write_bytes(MAIL)
    until(lambda: (drop / "done" / "order.EML").exists())
    (message,) = desk.taken
    assert (message.channel, message.message_id, message.sender) == (
        "email",
        "<m1@customer.example>",
        "ann@customer.example",
    )
    assert message.text == "2 boxes please"
    assert message.raw == MAIL
    assert not list((drop / "in").iterdir())


def test_a_name_that_is_taken_gets_a_counter(drop: Path, desk: Desk) -> None:
    """Nothing in `done/` is ever overwritten."""
    for number in range(3):
        (drop / "in" / "order.eml").write_bytes(MAIL + b"%d\n" % number)
        until(lambda: len(desk.taken) == number + 1 and not list((drop / "in").iterdir()))
    assert sorted(file.name for file in (drop / "done").iterdir()) == ["order-2.eml", "order-3.eml", "order.eml"]


def test_a_mail_under_way_is_left_alone(drop: Path, desk: Desk) -> None:
    """A file that still grows is not read; it is taken whole when it rests."""
    file = drop / "in" / "slow.eml"
    with file.open("wb") as out:
        for _ in range(12):
            out.write(MAIL[:40] if out.tell() == 0 else b"")
            out.write(b"X-Line: 1\n")
            out.flush()
            time.sleep(0.1)
            assert not desk.taken
        out.write(b"Subject: whole\n\nthe end\n")
    until(lambda: len(desk.taken) == 1)
    assert desk.taken[0].text == "the end"


def test_other_files_stay_with_a_note(drop: Path, desk: Desk) -> None:
    """What is no mail stays where it is, and a note beside `in/` says what to do; the note goes with the file."""
    (drop / "in" / "order.pdf").write_bytes(b"%PDF-")
    until(lambda: (drop / "NOT-TAKEN.txt").exists())
    assert "order.pdf" in (drop / "NOT-TAKEN.txt").read_text()
    assert (drop / "in" / "order.pdf").exists()
    (drop / "in" / "order.pdf").unlink()
    until(lambda: not (drop / "NOT-TAKEN.txt").exists())
    assert not desk.calls


def test_a_refused_mail_goes_to_failed_with_a_cure(drop: Path, desk: Desk) -> None:
    """A mail that can never be taken in lies in `failed/` beside a text that says why and what to do."""
    desk.faults = [Refused("mail_unreadable")]
    (drop / "in" / "bad.eml").write_bytes(MAIL)
    until(lambda: (drop / "failed" / "bad.eml.txt").exists())
    note = (drop / "failed" / "bad.eml.txt").read_text()
    assert "mail_unreadable" in note
    assert "Cure:" in note
    assert (drop / "failed" / "bad.eml").read_bytes() == MAIL


def test_a_busy_desk_is_asked_again(drop: Path, desk: Desk) -> None:
    """While taking in has to wait the mail stays in `in/` and is tried again."""
    desk.faults = [OutsideBusy("database"), OutsideBusy("database")]
    (drop / "in" / "order.eml").write_bytes(MAIL)
    until(lambda: (drop / "done" / "order.eml").exists())
    assert desk.calls == 3
    assert len(desk.taken) == 1


def test_a_poison_mail_does_not_hold_up_the_next(drop: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail on which the desk breaks is put aside after some attempts; the others go on meanwhile."""
    monkeypatch.setattr("intake.mail.folder.ATTEMPTS", 2)
    desk.faults = [RuntimeError("bug"), RuntimeError("bug")]
    (drop / "in" / "a-poison.eml").write_bytes(MAIL)
    until(lambda: desk.calls == 1)
    desk.faults, kept = [], desk.faults
    (drop / "in" / "b-good.eml").write_bytes(MAIL)
    until(lambda: (drop / "done" / "b-good.eml").exists() or (drop / "done" / "a-poison.eml").exists())
    assert kept


def test_a_mail_that_always_breaks_ends_in_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the last attempt the mail lies in `failed/` and the log is named as the place to look."""
    monkeypatch.setattr("intake.mail.folder.ATTEMPTS", 2)

    def broken(message: InboundMessage) -> None:
        raise RuntimeError("bug")

    channel = channel_at(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "poison.eml").write_bytes(MAIL)
    channel.start(broken)
    until(lambda: (tmp_path / "failed" / "poison.eml.txt").exists())
    channel.stop()
    assert "RuntimeError" in (tmp_path / "failed" / "poison.eml.txt").read_text()


def test_an_empty_file_is_no_mail(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty file that stays empty is put aside with its cure."""
    monkeypatch.setattr("intake.mail.folder.EMPTY_S", 0.1)
    channel = channel_at(tmp_path)
    channel.start(desk.take_in)
    (tmp_path / "in" / "empty.eml").write_bytes(b"")
    until(lambda: (tmp_path / "failed" / "empty.eml.txt").exists())
    channel.stop()
    assert not desk.calls


def test_a_mail_too_large_is_refused(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail beyond the cap is not read into memory."""
    monkeypatch.setattr("intake.mail.folder.SIZE_CAP", 1000)
    channel = channel_at(tmp_path)
    channel.start(desk.take_in)
    (tmp_path / "in" / "big.eml").write_bytes(MAIL + b"x" * 2000)
    until(lambda: (tmp_path / "failed" / "big.eml.txt").exists())
    channel.stop()
    assert not desk.calls


def test_what_lay_there_before_is_taken_in(tmp_path: Path, desk: Desk) -> None:
    """Mails dropped while nobody looked are taken in at the start, oldest first."""
    (tmp_path / "in").mkdir()
    for number in (1, 2, 3):
        (tmp_path / "in" / f"{9 - number}.eml").write_bytes(MAIL.replace(b"<m1", b"<m%d" % number))
        time.sleep(0.02)
    channel = channel_at(tmp_path)
    assert not channel.ready()
    channel.start(desk.take_in)
    until(lambda: len(desk.taken) == 3)
    channel.stop()
    assert [message.message_id for message in desk.taken] == [f"<m{n}@customer.example>" for n in (1, 2, 3)]


def test_a_crash_after_taking_in_repeats_the_same_message(tmp_path: Path, desk: Desk) -> None:
    """A mail that was not moved is taken in again with the same id, which the desk knows."""
    channel = channel_at(tmp_path)
    (tmp_path / "in").mkdir()
    for _ in range(2):
        (tmp_path / "in" / "order.eml").write_bytes(MAIL)
        channel.start(desk.take_in)
        until(lambda: not list((tmp_path / "in").iterdir()))
        channel.stop()
    first, second = desk.taken
    assert first.message_id == second.message_id
    assert first.facts["content_hash"] == second.facts["content_hash"]


def test_stopping_finishes_the_mail_under_way(tmp_path: Path) -> None:
    """`stop` returns when nothing is under way, and takes nothing new."""
    entered, leave, done = threading.Event(), threading.Event(), []

    def slow(message: InboundMessage) -> None:
        entered.set()
        leave.wait(WAIT_S)
        done.append(message)

    channel = channel_at(tmp_path)
    (tmp_path / "in").mkdir()
    for number in (1, 2):
        (tmp_path / "in" / f"{number}.eml").write_bytes(MAIL)
    channel.start(slow)
    assert entered.wait(WAIT_S)
    threading.Timer(0.2, leave.set).start()
    channel.stop()
    assert len(done) == 1
    assert len(list((tmp_path / "in").iterdir())) == 1


def test_the_folder_explains_itself(drop: Path) -> None:
    """A person who opens the folder finds out what to do."""
    assert "in/" in (drop / "README.txt").read_text()


def test_sending_twice_leaves_one_mail(drop: Path, channel: MailChannel) -> None:
    """A repeat with the same Message-ID replaces the same file, and nothing half written is left."""
    first = channel.send(outbound())
    again = channel.send(outbound())
    other = channel.send(outbound(message_id="<d2@shop.example>"))
    assert first.external_id == again.external_id == "<d1@shop.example>"
    assert first.detail == again.detail != other.detail
    assert len(list((drop / "out").iterdir())) == 2


def test_an_id_cannot_leave_the_folder(drop: Path, channel: MailChannel) -> None:
    """The file's name is made from a hash, so no id can name another place."""
    channel.send(outbound(message_id="<../../etc/x@shop.example>"))
    (file,) = (drop / "out").iterdir()
    assert file.name.endswith(".eml")
    assert file.stem.isalnum()


@pytest.mark.parametrize(
    "recipient", ["", "nobody", "ann＠kiosk.example", "a b@c.example", "a@b.example\r\nBcc: x@y.example z"]
)
def test_an_address_that_is_none_is_refused_for_good(channel: MailChannel, recipient: str) -> None:
    """What can never arrive is told to the staff, not tried for ever."""
    with pytest.raises(OutsideRefused):
        channel.send(outbound(recipient=recipient))


def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    """A full or missing disk is a matter of time."""
    (tmp_path / "mail").write_text("a file where the folder should be")
    with pytest.raises(OutsideBusy):
        channel_at(tmp_path / "mail").send(outbound())


def test_a_removed_folder_comes_back(drop: Path, desk: Desk) -> None:
    """Somebody tidied the folder away: it is made anew and goes on."""
    shutil.rmtree(drop / "in")
    until(lambda: (drop / "in").exists())
    (drop / "in" / "order.eml").write_bytes(MAIL)
    until(lambda: len(desk.taken) == 1)


def test_a_sender_without_an_address_is_told(tmp_path: Path) -> None:
    """Mail cannot leave without a sender; the reason names the setting."""
    channel = channel_at(tmp_path, sender="")
    with pytest.raises(OutsideRefused, match="MAIL_FROM"):
        channel.send(outbound())


def test_waiting_costs_next_to_nothing(channel: MailChannel) -> None:
    """An idle folder is looked at a few times a second, no more."""
    looks = []
    (drop,) = channel.inlets
    assert isinstance(drop, DropFolder)
    watched = drop._look

    def counted() -> list[Path]:
        looks.append(1)
        return watched()

    drop._look = counted  # type: ignore[method-assign]
    time.sleep(1.5)
    assert 1 <= len(looks) <= 6
