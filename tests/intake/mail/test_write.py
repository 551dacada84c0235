from __future__ import annotations

import email
from datetime import UTC, datetime, timedelta, timezone
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ports import Attachment, OutboundMessage
from intake.mail.inbound import inbound_message
from intake.mail.parse import read_mail
from intake.mail.tokens import sign
from intake.mail.write import Sender, write_mail

SECRET = b"a secret of the shop"
SENDER = Sender("Mühlbach Kaffee", "orders@shop.example")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def outbound(**changes: Any) -> OutboundMessage:
    values: dict[str, Any] = {
        "delivery_id": 1,
        "channel": "email",
        "recipient": "ann@customer.example",
        "recipient_name": "Ann Berg",
        "conversation": 42,
        "thread": "<first@customer.example>",
        "message_id": "<d1@shop.example>",
        "subject": "Your order",
        "text": "Hello Ann,\n\n2 x Dark roast\n",
        "html": "<html><body><p>Hello Ann,</p></body></html>",
        "chat": "",
        "answers": "<second@customer.example>",
        "references": ("<first@customer.example>",),
        "reply_token": sign(42, SECRET),
        "at": NOW,
    }
    return OutboundMessage(**{**values, **changes})


def written(**changes: Any) -> Message:
    return email.message_from_bytes(write_mail(outbound(**changes), SENDER, now=NOW))


def test_a_mail_bears_its_headers() -> None:
    """Every header of an answer is exactly what the message says."""
    mail = written()
    assert str(make_header(decode_header(mail["From"]))) == "Mühlbach Kaffee <orders@shop.example>"
    assert mail["To"] == "Ann Berg <ann@customer.example>"
    assert mail["Subject"] == "Your order"
    assert mail["Date"] == "Mon, 02 Mar 2026 09:30:00 +0100"
    assert mail["Message-ID"] == "<d1@shop.example>"
    assert mail["In-Reply-To"] == "<second@customer.example>"
    assert mail["References"].split() == ["<first@customer.example>", "<second@customer.example>"]
    assert mail["Auto-Submitted"] == "auto-replied"
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert f"orders+{sign(42, SECRET)}@shop.example" in mail["Reply-To"].replace("\r\n", "")


@pytest.mark.parametrize(
    ("automatic", "answers", "expected"),
    [(True, "", "auto-generated"), (True, "<a@b.example>", "auto-replied"), (False, "<a@b.example>", "no")],
)
def test_automatic_mail_says_so(automatic: bool, answers: str, expected: str) -> None:
    """RFC 3834: an answer is auto-replied, a notice auto-generated, a colleague's own words neither."""
    assert written(automatic=automatic, answers=answers)["Auto-Submitted"] == expected


def test_both_forms_are_alternatives() -> None:
    """Text first, HTML second, each whole and in UTF-8."""
    mail = written(text="Grüße – 2 × Röstkaffee, 12,50 €\n", html="<p>Grüße – 2 × Röstkaffee</p>")
    assert mail.get_content_type() == "multipart/alternative"
    plain, rich = mail.get_payload()
    assert plain.get_payload(decode=True).decode().startswith("Grüße – 2 × Röstkaffee, 12,50 €")
    assert "Grüße – 2 × Röstkaffee" in rich.get_payload(decode=True).decode()


def test_a_mail_without_html_is_plain() -> None:
    """No empty HTML part."""
    assert written(html="").get_content_type() == "text/plain"


def test_the_same_message_gives_the_same_bytes() -> None:
    """A repeat is the same mail, boundary and all."""
    assert write_mail(outbound(), SENDER, now=NOW) == write_mail(outbound(), SENDER, now=NOW + timedelta(days=1))


def test_a_message_without_a_moment_takes_the_present_one() -> None:
    """The caller's clock gives the date."""
    mail = email.message_from_bytes(write_mail(outbound(at=None), SENDER, now=datetime(2026, 5, 1, 12, tzinfo=UTC)))
    assert mail["Date"] == "Fri, 01 May 2026 12:00:00 +0000"


def test_attachments_travel_whole() -> None:
    """A file arrives byte by byte, under its name, after the letter."""
    content = bytes(range(256)) * 300
    mail = email.message_from_bytes(
        write_mail(
            outbound(attachments=(Attachment("Rechnung Nº 7 – März.pdf", "application/pdf", lambda: content),)),
            SENDER,
            now=NOW,
        ),
        policy=policy.default,
    )
    assert isinstance(mail, EmailMessage)
    (file,) = mail.iter_attachments()
    assert file.get_content_type() == "application/pdf"
    assert file.get_filename() == "Rechnung Nº 7 – März.pdf"
    assert file.get_payload(decode=True) == content


def test_no_line_is_too_long() -> None:
    """RFC 5322: 998 letters at most, whatever the text is."""
    raw = write_mail(outbound(text="x" * 5000 + "\n" + "ü" * 3000, subject="word " * 400), SENDER, now=NOW)
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.count(b"\n") == raw.count(b"\r\n")


NASTY = st.text(st.one_of(st.characters(), st.sampled_from('\r\n\x00\t<>"\\,;:()=?@')), max_size=200)


@settings(max_examples=150, deadline=None)
@given(NASTY, NASTY, NASTY, NASTY)
def test_nothing_can_inject_a_header(name: str, subject: str, address: str, message_id: str) -> None:
    """Names, subjects, addresses and ids from outside never add, end or change a header."""
    mail = written(recipient_name=name, subject=subject, recipient=address, message_id=message_id, answers=message_id)
    known = {"from", "to", "reply-to", "subject", "date", "message-id", "in-reply-to", "references", "auto-submitted"}
    known |= {"x-auto-response-suppress", "content-language", "mime-version", "content-type"}
    assert {key.lower() for key in mail} <= known
    assert len(mail.keys()) == len(set(mail.keys()))
    assert [part.get_content_type() for part in mail.get_payload()] == ["text/plain", "text/html"]
    assert not mail.defects


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=100))
def test_a_subject_comes_back(subject: str) -> None:
    """A subject is read as it was written, blanks at its edges and runs of blanks excepted."""
    mail = read_mail(write_mail(outbound(subject=subject), SENDER, now=NOW))
    assert mail.subject.split() == subject.split()


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=100))
def test_a_name_comes_back(name: str) -> None:
    """A recipient's name never changes who gets the mail."""
    parsed = email.message_from_bytes(write_mail(outbound(recipient_name=name), SENDER, now=NOW))
    assert read_mail(parsed.as_bytes()).to == ("ann@customer.example",)


def test_a_name_of_ten_thousand_letters_is_cut() -> None:
    """A name that is no name does not fill the header."""
    raw = write_mail(outbound(recipient_name="n" * 10_000, subject="s" * 10_000), SENDER, now=NOW)
    assert len(raw.partition(b"\r\n\r\n")[0]) < 3000


def test_a_domain_of_other_letters_is_encoded() -> None:
    """An international domain goes into the header in its ASCII form."""
    assert written(recipient="ann@müller.example", recipient_name="")["To"] == "ann@xn--mller-kva.example"


@pytest.mark.parametrize("place", ["address", "references", "marker", "text"])
def test_an_answer_finds_its_conversation(place: str) -> None:
    """The token is found wherever one of the ways back keeps it."""
    token = sign(42, SECRET)
    to = f"orders+{token}@shop.example" if place == "address" else "orders@shop.example"
    references = f"<{token}.1@shop.example>" if place == "references" else "<other@shop.example>"
    raw = write_mail(outbound(), SENDER, now=NOW)
    hidden = "<div style='display:none'>[" + (token if place == "marker" else "") + "]</div>"
    quoted = f"&gt; [{token}]" if place == "text" else ""
    answer = (
        f"From: ann@customer.example\r\nTo: {to}\r\nReferences: {references}\r\nSubject: Re: Your order\r\n"
        f"Content-Type: text/html\r\n\r\n<p>ok</p><p>{quoted}</p>{hidden}"
    )
    assert token.encode() in raw
    message = inbound_message(answer.encode(), secret=SECRET, trust="", received=NOW)
    assert message.facts["token_conversation"] == 42
    assert message.facts["token_found_in"] == place


def test_a_forwarded_read_back_is_no_answer() -> None:
    """Who forwards our mail to us did not get the right to answer for the customer by it."""
    token = sign(42, SECRET)
    head = "From: eve@else.example\nTo: orders@shop.example\nSubject: Fwd: order\n\n"
    raw = f"{head}-------- Forwarded Message --------\nFrom: a@b.example\n\n[{token}]\n"
    message = inbound_message(raw.encode(), secret=SECRET, trust="", received=NOW)
    assert "token_conversation" not in message.facts
