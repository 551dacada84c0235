from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import OutsideBusy, OutsideRefused, OutsideUnknown, SetupError
from core.ports import Attachment, OutboundMessage, Receipt
from intake.mail.channel import MailChannel
from intake.mail.smtp import SmtpOutlet
from intake.mail.smtp_server import IMPLICIT, PLAIN, STARTTLS, SmtpServer, smtp_server
from tests.intake.mail.post_office import HANG_UP, PostOffice, certificate, post_office
from tests.intake.mail.test_write import outbound


class Shop:
    """The email channel of a shop with one mail server."""

    def __init__(self, server: SmtpServer, **options: Any) -> None:
        values: dict[str, Any] = {"named": lambda: "shop.example", "timeout_s": 5.0, "shut_s": 0.0}
        self.outlet = SmtpOutlet(server, **(values | options))
        self.channel = MailChannel([], self.outlet, sender=lambda: ("Shop", "orders@shop.example"))

    def sends(self, **changes: Any) -> Receipt:
        return self.channel.send(outbound(**changes))


@contextlib.contextmanager
def shop_at(office: PostOffice, safety: str = PLAIN, **options: Any) -> Iterator[Shop]:
    known = {key: options.pop(key) for key in ("user", "password", "ca_file") if key in options}
    shop = Shop(SmtpServer("127.0.0.1", office.port, safety, **known), **options)
    try:
        yield shop
    finally:
        shop.outlet.close()


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as found:
        yield found


@pytest.fixture
def shop(office: PostOffice) -> Iterator[Shop]:
    with shop_at(office) as found:
        yield found


def test_a_mail_leaves_as_it_was_written(office: PostOffice, shop: Shop) -> None:
    """The server gets one recipient, our Message-ID, the thread, and the marks of an automatic answer."""
    receipt = shop.sends()
    mail = office.mail()
    assert receipt.external_id == "<d1@shop.example>" == mail["Message-ID"]
    assert office.mails[0].rcpt_tos == ["ann@customer.example"]
    assert office.senders() == ["orders@shop.example"]
    assert (mail["In-Reply-To"], mail["Auto-Submitted"]) == ("<second@customer.example>", "auto-replied")
    assert mail["X-Auto-Response-Suppress"] == "All" and "+oc" in mail["Reply-To"]
    assert mail.get_body(("plain",)) is not None and mail.get_body(("html",)) is not None
    assert "taken" in receipt.detail["said"]


def test_lines_that_begin_with_a_dot_arrive_whole(office: PostOffice, shop: Shop) -> None:
    """A dot alone on a line does not end the mail, whatever its line ends are."""
    shop.sends(text="one\n.\n..two\n.\r\nMAIL FROM:<eve@else.example>\n", html="")
    body = office.mail().get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines()[:4] == ["one", ".", "..two", "."]
    assert len(office.mails) == 1 and office.senders() == ["orders@shop.example"]


def test_one_connection_carries_many_mails(office: PostOffice, shop: Shop) -> None:
    """A connection is kept open and used again."""
    for number in range(5):
        shop.sends(message_id=f"<d{number}@shop.example>")
    assert (len(office.mails), office.connections) == (5, 1)


def test_a_connection_is_worn_out_after_its_share(office: PostOffice) -> None:
    """Servers limit the mails of a connection; ours are renewed before."""
    with shop_at(office, most_mails=2) as shop:
        for number in range(5):
            shop.sends(message_id=f"<d{number}@shop.example>")
    assert (len(office.mails), office.connections) == (5, 3)


def test_an_idle_connection_is_closed(office: PostOffice) -> None:
    """Nobody's server is kept busy by a connection that carries nothing."""
    with shop_at(office, idle_s=0.2) as shop:
        shop.sends()
        until = time.monotonic() + 60
        while shop.outlet._lines._resting and time.monotonic() < until:
            time.sleep(0.05)
        assert not shop.outlet._lines._resting
        shop.sends()
    assert office.connections == 2


def test_a_server_that_hung_up_meanwhile_costs_nothing(office: PostOffice, shop: Shop) -> None:
    """A kept connection that is dead is replaced at once; the mail leaves in the same attempt."""
    shop.sends()
    office.answers["mail"] = [HANG_UP]
    shop.sends(message_id="<d2@shop.example>")
    assert (len(office.mails), office.connections) == (2, 2)


@pytest.mark.parametrize(("place", "said"), [("rcpt", "450 4.2.0 greylisted"), ("data", "452 4.3.1 disk full")])
def test_what_passes_is_tried_again_within_two_minutes(office: PostOffice, shop: Shop, place: str, said: str) -> None:
    """A 4xx asks to wait; the same mail leaves later, on the same connection."""
    office.answers[place] = [said]
    with pytest.raises(OutsideBusy, match=said[:3]) as caught:
        shop.sends()
    assert not isinstance(caught.value, OutsideUnknown) and 0 < caught.value.wait_s <= 120
    shop.sends()
    assert (len(office.mails), office.connections) == (1, 1)


def test_a_refusal_for_good_names_reason_and_cure_and_no_address(office: PostOffice, shop: Shop) -> None:
    """A 5xx is for the staff: what to do, what the server said, without the address; the next mail is unhurt."""
    office.answers["rcpt"] = ["550 5.1.1 <ann@customer.example>: user unknown, see https://x.example/?a=ann"]
    with pytest.raises(OutsideRefused) as caught:
        shop.sends()
    assert "ask the customer for another address" in caught.value.why
    assert "550 5.1.1" in caught.value.why and "user unknown" in caught.value.why
    assert "@" not in str(caught.value) and "https" not in str(caught.value)
    shop.sends()
    assert (len(office.mails), office.connections) == (1, 1)


def test_a_lost_connection_before_the_mail_went_over_is_just_busy(office: PostOffice, shop: Shop) -> None:
    """Nothing was handed over, so nothing is unknown."""
    office.answers["rcpt"] = [HANG_UP]
    with pytest.raises(OutsideBusy) as caught:
        shop.sends()
    assert not isinstance(caught.value, OutsideUnknown)
    assert not office.mails


def test_a_lost_connection_after_the_mail_went_over_is_unknown(office: PostOffice, shop: Shop) -> None:
    """Nobody knows whether it was taken; the repeat bears the same Message-ID."""
    office.answers["data"] = [HANG_UP]
    with pytest.raises(OutsideUnknown):
        shop.sends()
    shop.sends()
    assert [office.mail(number)["Message-ID"] for number in (0, 1)] == ["<d1@shop.example>"] * 2


def test_nobody_there_is_busy_and_is_not_asked_for_every_mail(office: PostOffice) -> None:
    """A server that is away makes the mails wait; for some seconds it is not called again."""
    shop = Shop(SmtpServer("127.0.0.1", 1, PLAIN), shut_s=60.0)
    with pytest.raises(OutsideBusy, match="no connection"):
        shop.sends()
    shop.outlet._lines._server = SmtpServer("127.0.0.1", office.port, PLAIN)
    with pytest.raises(OutsideBusy, match="no connection"):
        shop.sends()
    assert office.connections == 0


def test_starttls_is_demanded_and_the_certificate_is_checked(tmp_path: Path) -> None:
    """By STARTTLS the mail and the password go over protected."""
    tls, trusted = certificate(tmp_path)
    options = {"user": "clerk@shop.example", "password": "right", "ca_file": trusted}
    with post_office(tls, sign_in=True) as office, shop_at(office, STARTTLS, **options) as shop:
        shop.sends()
        assert office.protected == [True]
        assert office.signed_in == [("clerk@shop.example", "right")]


def test_tls_from_the_first_byte(tmp_path: Path) -> None:
    """smtps:// speaks TLS before anything else."""
    tls, trusted = certificate(tmp_path)
    with post_office(tls, implicit=True) as office, shop_at(office, IMPLICIT, ca_file=trusted) as shop:
        shop.sends()
        assert len(office.mails) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "other.example"])
def test_a_certificate_of_nobody_is_not_believed(tmp_path: Path, host: str) -> None:
    """A certificate that nobody vouches for, or of another host, ends the connection; nothing was said before."""
    tls, trusted = certificate(tmp_path, host)
    ca_file = trusted if host != "127.0.0.1" else None
    with post_office(tls) as office, shop_at(office, STARTTLS, ca_file=ca_file) as shop:
        with pytest.raises(OutsideBusy, match="certificate"):
            shop.sends()
        assert not office.mails and not office.signed_in


def test_nothing_is_sent_in_the_clear_where_tls_is_demanded(office: PostOffice) -> None:
    """A server without STARTTLS gets neither mail nor password."""
    with shop_at(office, STARTTLS, user="clerk", password="right") as shop:
        with pytest.raises(OutsideBusy, match="offers no TLS"):
            shop.sends()
    assert not office.mails and not office.signed_in


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_wrong_password_waits_long_and_is_not_tried_for_every_mail() -> None:
    """Mails wait until the setting is corrected; hammering would lock the account. No text holds the password."""
    with post_office(sign_in=True) as office, shop_at(office, user="clerk", password="wr0ng") as shop:
        for _ in range(3):
            with pytest.raises(OutsideBusy, match="does not accept our user and password") as caught:
                shop.sends()
            assert caught.value.wait_s >= 600 and "wr0ng" not in str(caught.value)
        assert (office.connections, len(office.signed_in)) == (1, 1)
        with pytest.raises(SetupError, match="ORDERCLERK_SMTP_URL"):
            shop.outlet.check()


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_password_of_any_letters_signs_in() -> None:
    """User and password may have letters beyond ASCII."""
    with post_office(sign_in=True) as office:
        office.password = "grün€"
        with shop_at(office, user="clerk", password="grün€") as shop:
            shop.sends()
            assert office.signed_in == [("clerk", "grün€")] and len(office.mails) == 1


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_token_signs_in_instead_of_a_password() -> None:
    """OAuth2: a fresh token is asked for with each new connection; a stale one makes the mails wait."""
    with post_office(sign_in=True) as office:
        office.password = "fresh"
        tokens = ["stale", "fresh"]
        with shop_at(office, user="clerk@shop.example", access_token=lambda: tokens.pop(0)) as shop:
            with pytest.raises(OutsideBusy, match="does not accept"):
                shop.sends()
            shop.outlet._lines._shut = None
            shop.sends()
        assert office.signed_in == [("clerk@shop.example", "stale"), ("clerk@shop.example", "fresh")]
        assert len(office.mails) == 1


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_server_that_wants_a_sign_in_says_so_in_our_words() -> None:
    """530 is no fault of the mail: it waits, and the setting is named."""
    with post_office(sign_in=True) as office, shop_at(office) as shop:
        with pytest.raises(OutsideBusy, match="ORDERCLERK_SMTP_URL"):
            shop.sends()


def test_a_mere_answer_bears_the_null_sender(office: PostOffice, shop: Shop) -> None:
    """What needs no report of failure causes none, and no robot answers it; the header still says who we are."""
    shop.sends(returns=False)
    assert office.senders() == [""] and "orders@shop.example" in office.mail()["From"]


def test_a_server_that_takes_no_null_sender_gets_our_address(office: PostOffice, shop: Shop) -> None:
    """Better a mail that may come back than none; it is asked only once."""
    office.answers["null"] = ["550 5.7.1 sender must be yours", "550 5.7.1 again"]
    shop.sends(returns=False)
    shop.sends(returns=False, message_id="<d2@shop.example>")
    assert office.senders() == ["orders@shop.example"] * 2 and len(office.answers["null"]) == 1


def test_a_refused_sender_is_our_own_matter(office: PostOffice, shop: Shop) -> None:
    """The cure is a setting of ours, not the customer's address."""
    office.answers["mail"] = ["553 5.7.1 not your address"]
    with pytest.raises(OutsideRefused, match="ORDERCLERK_MAIL_FROM"):
        shop.sends()


def test_a_domain_gets_no_more_than_its_rate(office: PostOffice) -> None:
    """Above the rate a mail is told its turn; other domains go on; at its turn it leaves."""
    with shop_at(office, per_domain_per_minute=60) as shop:
        waits = []
        for number in range(13):
            try:
                shop.sends(message_id=f"<d{number}@shop.example>")
            except OutsideBusy as busy:
                waits.append(busy.wait_s)
        shop.sends(recipient="bob@other.example", message_id="<other@shop.example>")
    assert len(office.mails) == 11
    assert 0 < waits[0] <= 1 < waits[1] <= 2 < waits[2] <= 3


def test_letters_beyond_ascii_in_an_address_need_a_server_that_knows_them(office: PostOffice, shop: Shop) -> None:
    """By SMTPUTF8 where the server has it; a domain of other letters goes in its ASCII form."""
    shop.sends(recipient="zoë@bücher.example")
    assert office.mails[0].rcpt_tos == ["zoë@xn--bcher-kva.example"]
    assert "SMTPUTF8" in office.mails[0].mail_options
    assert "zoë@xn--bcher-kva.example" in str(office.mail()["To"])


def test_a_server_without_smtputf8_is_not_asked_for_it() -> None:
    """Such an address is for the staff; one with only a foreign domain goes anywhere."""
    with post_office(enable_SMTPUTF8=False) as office, shop_at(office) as shop:
        with pytest.raises(OutsideRefused, match="beyond ASCII"):
            shop.sends(recipient="zoë@books.example")
        shop.sends(recipient="zoe@bücher.example")
        assert office.mails[0].rcpt_tos == ["zoe@xn--bcher-kva.example"]


def test_no_text_can_add_a_header_or_a_recipient(office: PostOffice, shop: Shop) -> None:
    """Line ends in any field stay inside it."""
    evil = "x\r\nBcc: eve@else.example\r\n\r\nRCPT TO:<eve@else.example>"
    shop.sends(
        subject=evil, recipient_name=evil, language=evil, answers=f"<{evil}>", reply_token=evil, references=(evil,)
    )
    mail = office.mail()
    assert mail["Bcc"] is None and office.mails[0].rcpt_tos == ["ann@customer.example"]
    assert len(mail.get_all("To", [])) == 1 and mail["In-Reply-To"] is None


def test_a_paper_goes_with_the_mail_and_can_be_read(office: PostOffice, shop: Shop) -> None:
    """The PDF arrives byte by byte, by its name."""
    paper = b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n.\n%%EOF"
    shop.sends(attachments=(Attachment("invoice-R-26-1.pdf", "application/pdf", lambda: paper),))
    (file,) = list(office.mail().iter_attachments())
    assert (file.get_filename(), file.get_content_type()) == ("invoice-R-26-1.pdf", "application/pdf")
    assert file.get_payload(decode=True) == paper


def test_what_a_machine_may_read_is_valid_json_and_cannot_end_its_script(office: PostOffice, shop: Shop) -> None:
    """JSON-LD is one script in the HTML part; names with markup stay inside it."""
    facts = {"@type": "Order", "orderNumber": "O-26-7K3QX", "name": "</script><script>alert(1)</script>"}
    shop.sends(facts=facts)
    body = office.mail().get_body(("html",))
    assert body is not None
    source = str(body.get_content())
    assert source.count("<script") == 1 and source.count("</script>") == 1
    text = source.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(text) == facts


def test_the_check_says_what_works_and_sends_nothing(office: PostOffice, shop: Shop) -> None:
    """For the doctor: where, how safely, and whether signed in."""
    assert shop.outlet.check() == f"127.0.0.1:{office.port}, no TLS, without a sign-in"
    assert not office.mails


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtps://a%40b.example:p%2Fw@mx.example", ("mx.example", 465, IMPLICIT, "a@b.example", "p/w")),
        ("smtp://u:p@mx.example:587", ("mx.example", 587, STARTTLS, "u", "p")),
        ("smtp://mx.example", ("mx.example", 587, STARTTLS, "", "")),
        ("smtp://127.0.0.1:2525", ("127.0.0.1", 2525, PLAIN, "", "")),
        ("smtp://[::1]:25", ("::1", 25, PLAIN, "", "")),
        ("smtp://localhost", ("localhost", 25, PLAIN, "", "")),
        ("smtp://127.0.0.1.example.com:25", ("127.0.0.1.example.com", 25, STARTTLS, "", "")),
    ],
)
def test_the_url_says_how_safely(url: str, expected: tuple[str, int, str, str, str]) -> None:
    """TLS is demanded beyond this machine; signs in user and password are percent-coded."""
    server = smtp_server(url)
    assert (server.host, server.port, server.safety, server.user, server.password) == expected


def test_the_merchant_may_do_without_tls() -> None:
    """Only on an express word."""
    assert smtp_server("smtp://mx.example:25", insecure=True).safety == PLAIN


@pytest.mark.parametrize("url", ["http://x", "smtp://", "smtp://u:secret@h:port", "smtps://u:secret@h/path", "mx"])
def test_a_wrong_url_names_the_cure_and_keeps_the_password(url: str) -> None:
    """The fault says what to write and never repeats what was there."""
    with pytest.raises(SetupError) as caught:
        smtp_server(url)
    assert "smtps://user:password@host:465" in str(caught.value) and "secret" not in str(caught.value)


def test_a_message_without_a_sender_address_is_for_the_staff(office: PostOffice) -> None:
    """Without a valid address of our own nothing leaves."""
    outlet = SmtpOutlet(SmtpServer("127.0.0.1", office.port, PLAIN), named=lambda: "shop.example")
    channel = MailChannel([], outlet, sender=lambda: ("Shop", ""))
    message: OutboundMessage = outbound()
    with pytest.raises(OutsideRefused, match="ORDERCLERK_MAIL_FROM"):
        channel.send(message)
