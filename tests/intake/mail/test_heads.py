"""Heads that are an attack: too many fields, wherever in a mail a head may stand."""

from __future__ import annotations

import tracemalloc

import pytest

from intake.mail.header_block import FIELD_LINES_CAP, trimmed_heads
from intake.mail.parse import read_mail
from intake.mail.parts import parse_tree

_TOP = b"From: ann@customer.example\r\nSubject: Order\r\nMIME-Version: 1.0\r\n"
_FIELDS = b"A: b\r\n" * (3 * FIELD_LINES_CAP)
_MANY_EACH = b"--x\r\n" + b"A: b\r\n" * 1500 + b"\r\nhello\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        _TOP + _FIELDS + b"\r\n6 mugs\r\n",
        _TOP + b"X-Long: b\r\n" + b" c\r\n" * 400_000 + b"\r\n6 mugs\r\n",
        _TOP + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + _FIELDS + b"\r\n6 mugs\r\n--x--\r\n",
        _TOP + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + _MANY_EACH * 40 + b"--x--\r\n",
        _TOP + b"Content-Type: message/rfc822\r\n\r\n" + _FIELDS + b"\r\n6 mugs\r\n",
        _TOP + b"Content-Type:\n message/rfc822\n\n" + _FIELDS.replace(b"\r", b"") + b"\n6 mugs\n",
        _TOP + b"Content-Type: multipart/digest; boundary=x\r\n\r\n--x\r\n\r\n" + _FIELDS + b"\r\n6 mugs\r\n--x--\r\n",
    ],
    ids=["outer", "folded", "part", "many parts", "carried", "carried, folded type", "digest"],
)
def test_heads_are_cut_wherever_they_stand(raw: bytes) -> None:
    """However many fields there are and in whatever head, the parser gets a bounded number, and the mail is flagged."""
    read = read_mail(raw)
    assert {"too many header fields", "header too large"} & set(read.defects)
    assert (read.sender, read.subject) == ("ann@customer.example", "Order")
    kept, _ = trimmed_heads(raw)
    assert kept.count(b"A: b") <= FIELD_LINES_CAP


def test_what_stands_behind_a_cut_head_is_read() -> None:
    """The letter behind a head that was cut is not lost."""
    read = read_mail(
        _TOP + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + _FIELDS + b"\r\n6 mugs\r\n--x--"
    )
    assert read.reply == "6 mugs"


def test_a_body_that_looks_like_fields_is_no_head() -> None:
    """A long list of names and values in the text is text."""
    raw = _TOP + b"\r\n" + b"oak: 12 boards\r\n" * (2 * FIELD_LINES_CAP)
    assert trimmed_heads(raw) == (raw, [])


def test_a_body_of_very_many_lines_costs_little_memory() -> None:
    """No object is made of each line where the body has no parts, nor where there are too many for any mail."""
    head = b"From: ann@customer.example\r\nSubject: Order\r\nContent-Type: %s\r\n\r\n"
    lines = b"a\r\n" * 600_000
    for kind, defects in ((b"text/plain", ()), (b'multipart/mixed; boundary="x"', ("too many lines",))):
        raw = head % kind + lines
        tracemalloc.start()
        _, found = parse_tree(raw)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 8 * len(raw)
        assert tuple(found) == defects
