from __future__ import annotations

import pytest

from core.ports import InboundMessage
from intake.mail.inbound import inbound_message, order_number
from tests.intake.mail.test_write import NOW, SECRET

HEAD = "From: Ann Berg <ann@kiosk.example>\nTo: orders@roastery.example\n"


def inbound(text: str) -> InboundMessage:
    return inbound_message(text.encode(), secret=SECRET, trust="mx.roastery.example", received=NOW)


def test_the_thread_is_known_by_its_first_mail() -> None:
    """The conversation is the root of the thread; all ids are kept, the nearest first."""
    message = inbound(f"{HEAD}Message-ID: <c@x>\nIn-Reply-To: <b@x>\nReferences: <root@x>\n <a@x> <b@x>\n\nok\n")
    assert message.conversation == "<root@x>"
    assert message.threads == ("<b@x>", "<a@x>", "<root@x>")


def test_a_mail_without_references_is_its_own_root() -> None:
    """In-Reply-To alone names the thread; without it the mail begins one."""
    assert inbound(f"{HEAD}Message-ID: <c@x>\nIn-Reply-To: <b@x>\n\nok\n").conversation == "<b@x>"
    assert inbound(f"{HEAD}Message-ID: <c@x>\n\nok\n").conversation == "<c@x>"


def test_a_mail_without_an_id_gets_the_same_one_every_time() -> None:
    """The made id depends on the content alone, so a mail taken in twice counts once."""
    first, again, other = inbound(f"{HEAD}\n10 boxes\n"), inbound(f"{HEAD}\n10 boxes\n"), inbound(f"{HEAD}\n11 boxes\n")
    assert first.message_id == again.message_id != other.message_id
    assert first.message_id.startswith("<")
    assert first.facts["message_id_made"]


def test_an_id_used_twice_can_be_told() -> None:
    """The same Message-ID with another body has another hash; a resend over another relay has the same."""
    one = inbound(f"{HEAD}Message-ID: <c@x>\n\n10 boxes\n")
    resent = inbound(f"Received: from a.example\n{HEAD}Message-ID: <c@x>\n\n10  boxes\n\n")
    other = inbound(f"{HEAD}Message-ID: <c@x>\n\n12 boxes\n")
    assert one.facts["content_hash"] == resent.facts["content_hash"] != other.facts["content_hash"]


def test_the_text_is_what_was_newly_written() -> None:
    """History goes to `quoted`, the signature to the facts."""
    message = inbound(
        f"{HEAD}\nmake it 12\n\n-- \nAnn\n\nOn 3 Mar 2026 at 9:14, Shop <a@b.example> wrote:\n> 10 boxes\n"
    )
    assert message.text == "make it 12"
    assert "> 10 boxes" in message.quoted
    assert message.facts["signature"] == "--\nAnn"


def test_a_forward_is_read_whole() -> None:
    """What a colleague forwards is the order itself: all of it is text."""
    message = inbound(
        f"{HEAD}Subject: Fwd: x\n\nplease\n\n-------- Forwarded Message --------\nFrom: a@b.example\n\n10 boxes\n"
    )
    assert message.facts["forwarded"]
    assert "10 boxes" in message.text
    assert message.quoted == ""


def test_a_mail_of_nothing_but_history_is_read_whole() -> None:
    """An empty reply is no reason to drop what stands below it; the facts say so."""
    message = inbound(f"{HEAD}\nOn 3 Mar 2026 at 9:14, Shop <a@b.example> wrote:\n> 10 boxes\n")
    assert "10 boxes" in message.text
    assert message.facts["reply_empty"]


def test_a_bounce_tells_what_failed() -> None:
    """The facts of a bounce name the address, the status and the mail of ours that failed, which leads the threads."""
    head = "From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n"
    raw = f"{head}<ann@kiosk.example>: 550 5.1.1 unknown\n\nMessage-ID: <d1@roastery.example>\n"
    message = inbound(raw)
    assert message.kind == "bounce"
    assert message.automatic
    assert message.facts["report"]["recipient"] == "ann@kiosk.example"
    assert message.facts["report"]["status"] == "5.1.1"
    assert message.threads == ("<d1@roastery.example>",)


def test_files_are_handed_on_whole() -> None:
    """An attachment reaches the desk byte by byte."""
    message = inbound(
        f"{HEAD}Content-Type: text/csv; name=order.csv\nContent-Disposition: attachment\n\nsku;qty\nA;1\n"
    )
    (file,) = message.files
    assert (file.name, file.media_type, file.content) == ("order.csv", "text/csv", b"sku;qty\nA;1\n")


def test_a_different_way_back_is_told() -> None:
    """A Reply-To that is not the sender is a fact for the desk, not a new sender."""
    message = inbound(f"{HEAD}Reply-To: eve@else.example\n\n10 boxes\n")
    assert message.sender == "ann@kiosk.example"
    assert message.facts["reply_to"] == "eve@else.example"


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("PO 4711-B", "4711-B"),
        ("Purchase Order #: 2026/0034", "2026/0034"),
        ("Re: Bestellnummer 900123", "900123"),
        ("Bestellung 4500012345", "4500012345"),
        ("Order no. A-77", "A-77"),
        ("Pedido nº 8812", "8812"),
        ("Bestellung vom 12.03.2026", ""),
        ("Bestellung 12.03.2026", ""),
        ("Order 100 boxes", ""),
        ("Order", ""),
        ("", ""),
    ],
)
def test_an_order_number_in_the_subject_is_found(subject: str, number: str) -> None:
    """The customer's own number is taken from the subject; a date or a quantity is none."""
    assert order_number(subject) == number


RESULTS = "Authentication-Results: mx.roastery.example; "


@pytest.mark.parametrize(
    ("fields", "trust"),
    [
        (RESULTS + "dmarc=pass header.from=kiosk.example", "pass"),
        (RESULTS + "dmarc=fail header.from=kiosk.example", "fail"),
        (RESULTS + "dmarc=pass header.from=else.example", "fail"),
        (RESULTS + "spf=pass smtp.mailfrom=bounce@mail.kiosk.example", "pass"),
        (RESULTS + "spf=pass smtp.mailfrom=ann@else.example", "none"),
        (RESULTS + "dkim=pass header.d=kiosk.example", "pass"),
        (RESULTS + "dkim=pass header.d=else.example; spf=fail smtp.mailfrom=kiosk.example", "fail"),
        (RESULTS + "dkim=fail header.d=kiosk.example", "fail"),
        (RESULTS + "none", "none"),
        (RESULTS + "spf=none (dmarc=pass) smtp.mailfrom=ann@kiosk.example", "none"),
        ('Authentication-Results: mx.roastery.example; spf=neutral smtp.mailfrom="dmarc=pass"', "none"),
        ("Authentication-Results: other.example; dmarc=pass header.from=kiosk.example", "none"),
        (
            "Authentication-Results: other.example; dmarc=fail\n" + RESULTS + "dmarc=pass header.from=kiosk.example",
            "none",
        ),
        (RESULTS + "dmarc=fail header.from=kiosk.example\n" + RESULTS + "dmarc=pass header.from=kiosk.example", "fail"),
        ("Authentication-Results: ((((", "none"),
        ("X-Other: 1", "none"),
    ],
)
def test_only_our_own_servers_word_counts(fields: str, trust: str) -> None:
    """The topmost result counts, if our own server wrote it and the proven domain is the sender's."""
    assert inbound(f"{fields}\n{HEAD}\n10 boxes\n").trust == trust


def test_without_a_trusted_server_nothing_is_proven() -> None:
    """No configured server: a forged result is worth nothing."""
    raw = f"{RESULTS}dmarc=pass header.from=kiosk.example\n{HEAD}\n10 boxes\n".encode()
    assert inbound_message(raw, secret=SECRET, trust="", received=NOW).trust == "none"
