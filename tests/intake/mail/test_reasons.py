from __future__ import annotations

import pytest

from intake.mail.pace import DomainPace
from intake.mail.reasons import OTHERWISE, WORDS_CAP, cure, no_such_recipient, plain_words, reason


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        ("5.1.1", 0, "does not exist"),
        ("4.2.2", 0, "full"),
        ("", 552, "full"),
        ("5.7.1", 0, "allow our address"),
        ("5.1.99", 0, "wrong with the address"),
        ("5.99.1", 0, OTHERWISE),
        ("", 0, OTHERWISE),
        ("rubbish", -1, OTHERWISE),
    ],
)
def test_every_status_has_a_cure(status: str, code: int, words: str) -> None:
    """Whatever a server says, the staff reads what to do."""
    assert words in cure(status, code)


def test_a_reason_holds_no_address_no_link_and_no_line_end() -> None:
    """What a stranger's server writes is shortened to one harmless line."""
    said = (
        "550 5.1.1 <ann@customer.example>\r\nsee https://help.example/?to=ann%40customer.example \u202eevil\x00 "
        + "x" * 999
    )
    told = reason(said)
    assert "@" not in told and "https" not in told and "\n" not in told and "\u202e" not in told
    assert len(plain_words(said)) <= WORDS_CAP and "5.1.1" in told


def test_reading_a_long_answer_takes_no_longer_than_its_length() -> None:
    """Hostile words of a server are read in one go: only their beginning counts."""
    for sign in ("@", "<", "a", "://", " ", "5.1."):
        assert len(plain_words(sign * 1_000_000)) <= WORDS_CAP


@pytest.mark.parametrize(
    ("code", "words", "status"),
    [
        (550, "5.1.1 no such user", "5.1.1"),
        (550, "no such user here", "5.1.1"),
        (550, "5.7.1 rejected by policy", ""),
        (552, "5.2.2 mailbox full", ""),
        (553, "5.1.8 sender domain not found", ""),
        (554, "no", ""),
    ],
)
def test_only_a_missing_mailbox_is_a_missing_mailbox(code: int, words: str, status: str) -> None:
    """An address is marked where the server knows no such recipient, not where it dislikes the mail or us."""
    assert no_such_recipient(code, words) == status


class Time:
    """A clock for paces."""

    def __init__(self) -> None:
        self.s = 1000.0

    def __call__(self) -> float:
        return self.s


def test_a_pace_lets_a_few_go_at_once_and_then_one_by_one() -> None:
    """A sixth of a minute's mails may go at once; each later one has its own turn."""
    time = Time()
    pace = DomainPace(12, time)
    waits = [pace.wait_s("a.example", f"m{number}") for number in range(5)]
    assert waits == [0.0, 0.0, 5.0, 10.0, 15.0]


def test_who_comes_back_at_its_turn_goes_and_keeps_its_place_before() -> None:
    """Asking early neither loses nor doubles a place."""
    time = Time()
    pace = DomainPace(6, time)
    assert [pace.wait_s("a.example", key) for key in ("one", "two", "three")] == [0.0, 10.0, 20.0]
    time.s += 4
    assert pace.wait_s("a.example", "three") == 16.0
    time.s += 6
    assert pace.wait_s("a.example", "two") == 0.0
    time.s += 10
    assert pace.wait_s("a.example", "three") == 0.0
    assert pace.wait_s("a.example", "four") == 10.0


def test_a_domain_that_rested_is_as_new_and_no_other_is_touched() -> None:
    """Rates count per domain, and a rest gives back no more than the few at once."""
    time = Time()
    pace = DomainPace(6, time)
    assert pace.wait_s("a.example", "1") == 0.0 and pace.wait_s("b.example", "2") == 0.0
    time.s += 3600
    assert [pace.wait_s("a.example", key) for key in ("3", "4")] == [0.0, 10.0]


def test_no_rate_is_no_limit() -> None:
    """0 lets everything go."""
    pace = DomainPace(0, Time())
    assert [pace.wait_s("a.example", str(number)) for number in range(100)] == [0.0] * 100
