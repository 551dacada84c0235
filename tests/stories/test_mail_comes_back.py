"""A letter leaves by a real mail server and comes back: who is told, and what is remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import text

from core.database.check import violations
from core.database.engine import Database
from core.database.export import export_state
from core.domain.commands import ResendDelivery
from core.domain.queries import FindConversation, ListDeliveries, ListOrders, ReadConversation
from core.domain.views import DeliveryView, MessageView
from tests.core.jobs.parts import until
from tests.intake.mail.post_office import PostOffice, post_office
from tests.shop import ADMIN
from tests.stories.counter import Counter, letter, open_counter, words
from tests.stories.test_mail_order import ORDER

GONE = ("5.1.1", "550 5.1.1 <ann@customer.example>: no such user here")
FULL = ("4.2.2", "452 4.2.2 mailbox full, given up after five days")


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as found:
        yield found


@pytest.fixture
def counter(database: Database, tmp_path: Path, office: PostOffice) -> Iterator[Counter]:
    url = f"smtp://127.0.0.1:{office.port}"
    with open_counter(database, tmp_path, mail=True, smtp_url=url) as found:
        yield found


def report(mail: EmailMessage, status: str, said: str, *, action: str = "failed", original: str | None = None) -> bytes:
    """Return what a mail server reports of a mail of ours."""
    lines = [
        "From: Mail Delivery System <MAILER-DAEMON@mx.customer.example>",
        "To: orders@harbour.example",
        "Subject: Delivery report",
        f"Message-ID: <report-{status}-{action}-{abs(hash(mail['Message-ID']))}@mx.customer.example>",
        "Return-Path: <>",
        "Auto-Submitted: auto-replied",
        "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="cut"',
        "",
        "--cut",
        "Content-Type: text/plain; charset=us-ascii",
        "",
        "This is the mail system at mx.customer.example.",
        "",
        "--cut",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.customer.example",
        "",
        "Final-Recipient: rfc822; ann@customer.example",
        f"Action: {action}",
        f"Status: {status}",
        f"Diagnostic-Code: smtp; {said}",
        "",
        "--cut",
        "Content-Type: text/rfc822-headers",
        "",
        f"Message-ID: {original or mail['Message-ID']}",
        f"Subject: {' '.join(str(mail['Subject']).split())}",
        "",
        "--cut--",
        "",
    ]
    return "\r\n".join(lines).encode()


def _read_back(counter: Counter, office: PostOffice, number: int = 1) -> EmailMessage:
    counter.drops(f"order-{number}.eml", letter(ORDER, message_id=f"<order-{number}@customer.example>"))
    until(lambda: len(office.mails) >= number)
    until(lambda: all(one.state == "sent" for one in _deliveries(counter)))
    return office.mail()


def _deliveries(counter: Counter) -> tuple[DeliveryView, ...]:
    return counter.clerk.look(ListDeliveries()).items


def _failing(counter: Counter) -> tuple[tuple[str, str], ...]:
    number = counter.clerk.look(ListOrders()).items[0].number
    customer = counter.order(number).customer
    assert customer is not None
    return customer.failing


def _taken(counter: Counter, name: str, raw: bytes | EmailMessage) -> None:
    """Drop a mail and wait until it was worked on."""
    counter.drops(name, raw)
    until(lambda: (counter.folder / "done" / name).exists())
    until(lambda: all(row["state"] != "received" for row in _state(counter)["messages"]))


def _state(counter: Counter) -> dict[str, list[dict[str, str]]]:
    with counter.shop.database.read() as conn:
        found: dict[str, list[dict[str, str]]] = export_state(conn)
        return found


def _whole(counter: Counter) -> None:
    with counter.shop.database.read() as conn:
        assert list(violations(conn)) == []


def _talk(counter: Counter) -> tuple[MessageView, ...]:
    number = counter.clerk.look(ListOrders()).items[0].number
    return counter.clerk.look(ReadConversation(counter.order(number).conversation_id or 0))


def test_an_order_by_mail_is_read_back_by_the_mail_server(counter: Counter, office: PostOffice) -> None:
    """The read-back leaves by SMTP in its thread, with what a machine may read, and nothing is written to `out/`."""
    mail = _read_back(counter, office)
    assert mail["In-Reply-To"] == "<order-1@customer.example>" and "Coffee beans" in words(mail)
    html = mail.get_body(("html",))
    assert html is not None
    found = json.loads(html.get_content().partition('ld+json">')[2].partition("</script>")[0])
    order = counter.order(counter.clerk.look(ListOrders()).items[0].number)
    assert (found["@type"], found["orderNumber"]) == ("Order", order.number)
    assert (found["price"], found["priceCurrency"]) == (str(order.total), "EUR")
    assert [offer["itemOffered"]["sku"] for offer in found["acceptedOffer"]] == ["BEANS", "MUG"]
    assert not list((counter.folder / "out").glob("*.eml"))


def test_the_papers_and_parcel_of_an_order_travel_with_it(counter: Counter, office: PostOffice) -> None:
    """Confirmation and invoice carry their PDF; parcel and invoice tell themselves to a machine."""
    mail = _read_back(counter, office)
    number = counter.clerk.look(ListOrders()).items[0].number
    _taken(counter, "ok.eml", letter("OK", message_id="<ok@customer.example>", subject="Re: Order", answers=mail))
    for step in ("pick", "pack", "ship", "invoice"):
        counter.step(number, step)
    until(lambda: len(office.mails) >= 2)
    _hurry(counter)
    until(lambda: len(office.mails) >= 4)
    kinds = {}
    papers = []
    for index in range(len(office.mails)):
        html = office.mail(index).get_body(("html",))
        assert html is not None
        found = json.loads(html.get_content().partition('ld+json">')[2].partition("</script>")[0])
        kinds[found["@type"]] = found
        papers += [(file.get_filename(), file.get_content()[:5]) for file in office.mail(index).iter_attachments()]
    assert set(kinds) == {"Order", "ParcelDelivery", "Invoice"}
    assert kinds["ParcelDelivery"]["partOfOrder"]["orderNumber"] == number
    assert kinds["Invoice"]["referencesOrder"]["orderNumber"] == number
    assert len(papers) == 2 and {start for _, start in papers} == {b"%PDF-"}


def test_a_letter_that_comes_back_is_shown_and_its_address_marked(counter: Counter, office: PostOffice) -> None:
    """The mail is parked with reason and cure, the address is marked, the report lies in the conversation."""
    mail = _read_back(counter, office)
    _taken(counter, "report.eml", report(mail, *GONE))
    (row,) = _deliveries(counter)
    assert row.state == "parked" and row.error.startswith("bounced: the mailbox does not exist: ask the customer")
    assert "5.1.1" in row.error and "ann@" not in row.error
    ((address, why),) = _failing(counter)
    assert address == "ann@customer.example" and "ask the customer for another address" in why
    assert [one.state for one in _talk(counter) if one.direction == "in"] == ["ordered", "ignored"]
    assert len(office.mails) == 1
    _whole(counter)


def test_the_same_report_twice_counts_once(counter: Counter, office: PostOffice) -> None:
    """A second report on a mail that is parked already changes nothing."""
    mail = _read_back(counter, office)
    _taken(counter, "one.eml", report(mail, *FULL))
    second = report(mail, *FULL).replace(b"<report-", b"<again-")
    _taken(counter, "two.eml", second)
    with counter.shop.database.read() as conn:
        assert conn.execute(text("select bounces from contact_marks")).scalars().all() == [1]


def test_a_passing_fault_marks_only_after_several(counter: Counter, office: PostOffice) -> None:
    """A full mailbox is counted; three in a row without a sign of life make the address fail."""
    mail = _read_back(counter, office)
    number = counter.clerk.look(ListOrders()).items[0].number
    for bounces, step in enumerate(("confirm", "cancel", ""), start=1):
        _taken(counter, f"report-{bounces}.eml", report(mail, *FULL))
        ((_, counted, failing),) = _marks(counter)
        assert (counted, bool(failing)) == (bounces, bounces == 3)
        assert bool(_failing(counter)) == (bounces == 3)
        if step:
            counter.step(number, step, reason="at their wish")
            _hurry(counter)
            until(lambda wanted=bounces + 1: len(office.mails) == wanted)  # type: ignore[misc]
            until(lambda: not [one for one in _deliveries(counter) if one.state in ("queued", "sending")])
            mail = office.mail()


def _hurry(counter: Counter) -> None:
    """Let the time pass that messages of the staff wait, and send them."""
    counter.clock.move(minutes=2)
    counter.shop.deliverer.send_now([one.id for one in _deliveries(counter)])


def _marks(counter: Counter) -> list[tuple[object, ...]]:
    with counter.shop.database.read() as conn:
        return [tuple(row) for row in conn.execute(text("select address, bounces, failing from contact_marks"))]


def test_who_writes_again_can_be_reached_again(counter: Counter, office: PostOffice) -> None:
    """A mail from the address clears its mark."""
    mail = _read_back(counter, office)
    _taken(counter, "report.eml", report(mail, *GONE))
    assert _failing(counter)
    _taken(counter, "ok.eml", letter("OK", message_id="<ok@customer.example>", subject="Re: Order", answers=mail))
    assert _failing(counter) == ()
    until(lambda: len(office.mails) == 2)
    assert office.mail()["In-Reply-To"] == "<ok@customer.example>"


def test_a_report_on_a_mail_that_we_never_sent_changes_nothing(counter: Counter, office: PostOffice) -> None:
    """A forged bounce is kept and ignored: no mark, no parked mail, no answer."""
    mail = _read_back(counter, office)
    _taken(counter, "forged.eml", report(mail, *GONE, original="<made-up@harbour.example>"))
    assert [one.state for one in _deliveries(counter)] == ["sent"] and _marks(counter) == []
    assert len(office.mails) == 1
    _whole(counter)


def test_a_delay_is_no_failure(counter: Counter, office: PostOffice) -> None:
    """A server that is still trying has not given up."""
    mail = _read_back(counter, office)
    _taken(counter, "late.eml", report(mail, "4.4.1", "no answer from host, will retry", action="delayed"))
    assert [one.state for one in _deliveries(counter)] == ["sent"] and _marks(counter) == []


def test_a_receipt_of_delivery_is_kept(counter: Counter, office: PostOffice) -> None:
    """A server's word that a mail has arrived makes it delivered, and clears what was held against the address."""
    mail = _read_back(counter, office)
    _taken(counter, "there.eml", report(mail, "2.1.5", "250 2.1.5 delivered", action="delivered"))
    assert [row["state"] for row in _state(counter)["deliveries"]] == ["delivered"]


def test_a_bounce_without_the_id_is_known_by_our_signed_token(counter: Counter, office: PostOffice) -> None:
    """Some servers send back only the text; the token in it names the conversation, the report the address."""
    mail = _read_back(counter, office)
    raw = (
        "From: MAILER-DAEMON@mx.customer.example\r\nTo: orders@harbour.example\r\nReturn-Path: <>\r\n"
        "Subject: failure notice\r\nMessage-ID: <q1@mx.customer.example>\r\n\r\n"
        "<ann@customer.example>:\r\n550 5.1.1 Sorry, no mailbox here by that name.\r\n\r\n"
        "--- Below this line is a copy of the message.\r\n\r\n" + words(mail)
    )
    _taken(counter, "q.eml", raw.encode())
    assert [one.state for one in _deliveries(counter)] == ["parked"]


def test_a_parked_letter_can_be_sent_again_under_its_id(counter: Counter, office: PostOffice) -> None:
    """Staff send it again once the address works; mail programs that have it show it once."""
    mail = _read_back(counter, office)
    _taken(counter, "report.eml", report(mail, *GONE))
    (row,) = _deliveries(counter)
    done = counter.clerk.do(ResendDelivery(row.id), actor=ADMIN)
    counter.shop.deliverer.send_now(done.deliveries)
    until(lambda: len(office.mails) == 2)
    until(lambda: _deliveries(counter)[0].state == "sent")
    assert office.mail()["Message-ID"] == mail["Message-ID"]


def test_a_chat_is_told_that_its_mail_came_back(counter: Counter, office: PostOffice) -> None:
    """The confirmation of a chat's order goes by mail, too; when that comes back, the chat says so."""
    counter.says("2 cases coffee beans")
    counter.says("Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin")
    counter.says("OK")
    until(lambda: len(office.mails) == 1)
    until(lambda: all(one.state == "sent" for one in _deliveries(counter)))
    before = counter.heard()
    _taken(counter, "report.eml", report(office.mail(), *GONE))
    new = [one for one in counter.heard() if one.direction == "out" and one.id not in {old.id for old in before}]
    assert [one.channel for one in new] == ["webchat"] and "came back" in new[0].chat
    parked = next(one for one in _deliveries(counter) if one.channel == "email")
    assert parked.state == "parked" and "told in the chat" in parked.error
    assert counter.clerk.look(FindConversation("webchat", "chat-1")) is not None
    _whole(counter)


def test_what_the_server_refuses_for_good_is_parked(counter: Counter, office: PostOffice) -> None:
    """A 5xx is shown to staff with reason and cure; nothing is tried again."""
    office.answers["rcpt"] = ["550 5.1.1 <ann@customer.example>: no such user"]
    counter.drops("1.eml", letter(ORDER, message_id="<one@customer.example>"))
    until(lambda: [one.state for one in _deliveries(counter)] == ["parked"])
    assert "ask the customer for another address" in _deliveries(counter)[0].error
    until(lambda: bool(_failing(counter)))
    assert not office.mails
    _whole(counter)


def test_an_unknown_outcome_is_repeated_under_the_same_id(counter: Counter, office: PostOffice) -> None:
    """The server hung up after the mail went over: it is noted as unknown and goes out again as the same mail."""
    office.answers["data"] = ["hang up"]
    counter.drops("1.eml", letter(ORDER, message_id="<one@customer.example>"))
    until(lambda: [one.state for one in _deliveries(counter)] == ["unknown"])
    _hurry(counter)
    until(lambda: [one.state for one in _deliveries(counter)] == ["sent"])
    assert [office.mail(index)["Message-ID"] for index in range(2)] == [office.mail()["Message-ID"]] * 2


def test_a_refusal_that_is_not_about_the_address_leaves_it_unmarked(counter: Counter, office: PostOffice) -> None:
    """A mail that a rule forbids is parked, but the customer can still be reached."""
    office.answers["data"] = ["554 5.7.1 looks like spam"]
    counter.drops("1.eml", letter(ORDER, message_id="<one@customer.example>"))
    until(lambda: [one.state for one in _deliveries(counter)] == ["parked"])
    assert counter.shop.deliverer.idle(10) and _marks(counter) == []


def test_a_chat_is_told_that_its_mail_was_refused(counter: Counter, office: PostOffice) -> None:
    """Refused at the door or sent back later: for the customer it is the same."""
    office.answers["rcpt"] = ["550 5.1.1 no such user"]
    counter.says("2 cases coffee beans")
    counter.says("Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin")
    counter.says("OK")
    until(lambda: "came back" in counter.heard()[-1].chat)
    assert [one.state for one in _deliveries(counter) if one.channel == "email"] == ["parked"]
    _whole(counter)
