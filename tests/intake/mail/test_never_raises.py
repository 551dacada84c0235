from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.mail.html_text import html_text
from intake.mail.inbound import inbound_message
from intake.mail.parse import MailRead, read_body, read_mail
from intake.mail.tnef import unpack
from tests.intake.mail.test_write import NOW, SECRET

LETTERS = [
    file.read_bytes() for file in sorted((Path(__file__).parents[2] / "data" / "mail" / "letters").glob("*.eml"))
]
HEAD = b"From: Ann <ann@kiosk.example>\nTo: orders@roastery.example\nSubject: x\n"
HTML = HEAD + b"Content-Type: text/html\n\n"


def read(raw: bytes) -> MailRead:
    """Read a mail and fail where a rule broke and only the rescue was left."""
    mail = read_mail(raw, trust="mx.roastery.example")
    assert not any(defect.startswith("not readable") for defect in mail.defects), mail.defects
    return mail


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LETTERS), st.randoms(use_true_random=False))
def test_a_damaged_letter_is_read(letter: bytes, chance: random.Random) -> None:
    """Bytes lost, doubled, changed or swapped: the mail is read without a fault of ours."""
    raw = bytearray(letter)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(raw) + 1)
        match chance.randrange(4):
            case 0:
                del raw[at : at + chance.randrange(40)]
            case 1:
                raw[at:at] = raw[at : at + chance.randrange(60)]
            case 2:
                raw[at:at] = chance.choice(
                    [b"\n\n", b"\x00", b"\xff\xfe", b"=?utf-8?q?", b'"', b"<", b";", b"--mm", b"\r", b"=\n"]
                )
            case _:
                raw[at : at + 1] = bytes([chance.randrange(256)])
    read(bytes(raw))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_are_a_mail(raw: bytes) -> None:
    """Bytes that are no mail at all are kept as text or as nothing, never as an exception."""
    read(raw)
    inbound_message(raw, secret=SECRET, trust="", received=NOW)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<blockquote>",
                "</blockquote>",
                "<!--",
                "-->",
                "<div style='display:none'>",
                "</div>",
                "<br>",
                "<pre>",
                "</pre>",
                "<li>",
                '<a href="x',
                "&amp;",
                "&#x41;",
                "text",
                "<",
                ">",
                "<script>",
                "</script>",
                "\n",
            ]
        ),
        max_size=60,
    )
)
def test_any_markup_is_text(pieces: list[str]) -> None:
    """Tags that are never closed or never opened make no exception."""
    html_text("".join(pieces))
    read_body("".join(pieces), html=True)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_winmail_is_unpacked_or_refused(data: bytes) -> None:
    """A pack that is broken anywhere gives what stood before the break, or nothing."""
    unpack(b"\x78\x9f\x3e\x22" + data)


def _nested(depth: int) -> bytes:
    levels = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return HEAD + levels + b"Content-Type: text/plain\n\nten boxes\n"


BOMBS = {
    "nested multiparts": _nested(10_000),
    "nested mails": HEAD + b"Content-Type: message/rfc822\n\n" * 10_000 + b"ten boxes\n",
    "a header of ten megabytes": b"Subject: " + b"x" * 10_000_000 + b"\n" + HEAD + b"\nten boxes\n",
    "folded for ever": b"Subject: " + b"x\n " * 3_000_000 + b"\n" + HEAD + b"\nten boxes\n",
    "many headers": b"".join(b"X-%d: y\n" % n for n in range(40_000)) + HEAD + b"\nten boxes\n",
    "parameters": HEAD + b"Content-Type: text/plain" + b';"' * 100_000 + b"\n\nten boxes\n",
    "addresses": b"To: " + b'"a" <a@b.example>,' * 50_000 + b"\n" + HEAD + b"\nten boxes\n",
    "open quotes": b"To: " + b'"\\' * 50_000 + b"\n" + HEAD + b"\nten boxes\n",
    "encoded words": b"Subject: " + b"=?utf-8?q?" * 100_000 + b"\n" + HEAD + b"\nten boxes\n",
    "many parts": HEAD + b"Content-Type: multipart/mixed; boundary=q\n\n" + b"--q\n\nhi\n" * 20_000,
    "deep elements": HTML + b"<div>" * 150_000,
    "open tables": HTML + b"<table><tr><td>" * 100_000,
    "open rows": HTML + b"<table>" + b"<tr><td>a<td>b" * 30_000,
    "only angles": HTML + b"<" * 2_000_000,
    "open values": HTML + b'<a href="' * 200_000,
    "open comments": HTML + b"<!--" * 300_000,
    "open scripts": HTML + b"<script>" * 200_000,
    "hidden for ever": HTML + b'<p style="display:none">' * 50_000,
    "quotations": HTML + b"<blockquote>x" * 100_000,
    "quotation marks": HEAD + b"\n" + b">\n" * 1_000_000,
    "flowed": HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 500_000,
    "one line": HEAD + b"\n" + b"a" * 10_000_000,
    "unknown letters": HEAD + b"\n" + b"\xe4" * 5_000_000,
    "results in comments": b"Authentication-Results: mx.roastery.example; "
    + b"(" * 8_000
    + b"\n"
    + HEAD
    + b"\nten boxes\n",
    "many results": b"Authentication-Results: mx.roastery.example; "
    + b"dkim=pass " * 800
    + b"\n"
    + HEAD
    + b"\nten boxes\n",
    "a head without an end": b"a\n" * 500_000 + HEAD + b"\nten boxes\n",
    "an endless pack": HEAD + b"Content-Type: application/ms-tnef\n\n\x78\x9f\x3e\x22\x00\x00" + bytes(5_000_000),
}


@pytest.mark.parametrize("raw", BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_is_read_in_linear_time(raw: bytes) -> None:
    """Mails made to be slow are read; a rule that grew with the square of its input would not return."""
    assert isinstance(read(raw).text, str)


def test_the_rescue_keeps_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a rule break after all, the words of the mail and the name of the fault are left."""

    def broken(raw: bytes, trust: str) -> MailRead:
        raise KeyError("bug")

    monkeypatch.setattr("intake.mail.parse._read", broken)
    mail = read_mail(HEAD + b"\nten boxes\n")
    assert "ten boxes" in mail.reply
    assert mail.defects == ("not readable: KeyError",)


def test_a_cut_body_says_so() -> None:
    """A body beyond the cap is cut and the mail says so; the raw bytes are the desk's to keep."""
    mail = read(HEAD + b"\n" + b"ten boxes\n" * 200_000)
    assert "body cut" in mail.defects
    assert len(mail.text) <= 1_000_000
