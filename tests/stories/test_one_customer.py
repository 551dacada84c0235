"""One customer over all channels: a chat is bound by a code that only the customer can have, and taken back."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from core.commands.linking import MOST_OF_A_CHAT
from core.database.check import violations
from core.database.engine import Database
from core.domain.linking import FindPerson, MakeLink, Unbind
from core.domain.queries import FindConversation, FindOrder, ListConversations, ReadConversation
from core.domain.returning import ListReturns
from core.domain.views import ConversationView, CustomerView, MessageView
from core.errors import Refused
from tests.shop import ADMIN
from tests.stories.counter import Counter, letter, open_counter

MAIL = "ann@customer.example"
STRANGER = "Somebody Else, ann@customer.example, Other Road 9, 10115 Berlin"


def _said(counter: Counter, text: str = "", *, chat: str = "chat-1", **more: str) -> MessageView:
    return next(one for one in reversed(counter.says(text, chat=chat, **more)) if one.channel == "webchat")


def _known(counter: Counter) -> tuple[str, CustomerView]:
    """A customer who orders by the shop's own cart, and so is on file with a mail address."""
    number = counter.goods.place("2 MUG")
    found = counter.clerk.look(FindOrder(number))
    assert found is not None and found.customer is not None
    return number, found.customer


def _talk(counter: Counter, chat: str = "chat-1") -> ConversationView:
    found = counter.clerk.look(FindConversation("webchat", chat))
    assert found is not None
    return found


def _letters(counter: Counter) -> list[str]:
    talks = [one["id"] for one in counter.clerk.look(ListConversations()).items if one["channel"] == "email"]
    told = [m for talk in talks for m in counter.clerk.look(ReadConversation(talk)) if m.direction == "out"]
    return [one.text for one in sorted(told, key=lambda one: one.id)]


def _code(counter: Counter) -> str:
    found = [code for text in _letters(counter) for code in re.findall(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", text)]
    return found[-1]


def test_a_known_address_alone_gives_nobody_an_account(database: Database, tmp_path: Path) -> None:
    """Who types a customer's address stays a guest and sees nothing of the customer; the customer gets the code."""
    with open_counter(database, tmp_path) as counter:
        number, ann = _known(counter)
        counter.says("6 mugs")
        read_back = _said(counter, STRANGER)
        talk = _talk(counter)
        assert talk.customer is not None and talk.customer.id != ann.id and talk.customer.email == ""
        assert "a code is on its way" in read_back.chat
        assert "do not find" in _said(counter, f"/status {number}").chat
        assert len(_code(counter)) == 9


def test_the_code_binds_the_chat_and_what_was_begun_in_it(database: Database, tmp_path: Path) -> None:
    """Typed in the chat, the code makes it the customer's: the draft, the address and earlier orders are there."""
    with open_counter(database, tmp_path) as counter:
        number, ann = _known(counter)
        begun = _said(counter, "6 mugs").order_number
        assert "If we know this address" in _said(counter, f"/link {MAIL}").chat
        counter.says(_code(counter).lower())
        order = counter.order(begun)
        assert order.customer is not None and order.customer.id == ann.id and order.ship_to is not None
        assert order.state == "quoted"
        assert ("webchat", "chat-1") in order.customer.contacts
        assert number in _said(counter, f"/status {number}").chat
        with database.read() as conn:
            assert list(violations(conn)) == []


def test_words_and_a_bare_address_lead_to_the_code_too(database: Database, tmp_path: Path) -> None:
    """Nobody needs to know a command: who they are and their address is enough."""
    with open_counter(database, tmp_path) as counter:
        _, ann = _known(counter)
        assert "mail address" in _said(counter, "I am a customer of yours").chat
        counter.says(MAIL)
        counter.says(_code(counter))
        found = _talk(counter).customer
        assert found is not None and found.id == ann.id


def test_an_unknown_address_is_answered_in_the_same_words(database: Database, tmp_path: Path) -> None:
    """Nobody learns at the counter who is a customer."""
    with open_counter(database, tmp_path) as counter:
        _known(counter)
        known, unknown = (_said(counter, f"/link {mail}").chat for mail in (MAIL, "nobody@customer.example"))
        assert known == unknown


def test_a_new_guest_is_sent_no_code(database: Database, tmp_path: Path) -> None:
    """Who gives an address that nobody knew is a new customer; only what was on file before is asked about."""
    with open_counter(database, tmp_path) as counter:
        counter.says("6 mugs")
        read_back = _said(counter, "Ann Archer, ann@customer.example, Mill Lane 3, 10115 Berlin")
        found = _talk(counter).customer
        assert found is not None and found.email == MAIL
        assert "a code is on its way" in read_back.chat
        assert _letters(counter) == []


def test_a_code_is_tried_five_times_in_one_chat_within_its_time(database: Database, tmp_path: Path) -> None:
    """Five wrong ones end it, fifteen minutes end it, once used it is gone, and in another chat it is worth nothing."""
    with open_counter(database, tmp_path) as counter:
        _known(counter)
        counter.says(f"/link {MAIL}")
        first = _code(counter)
        assert "not the code" in _said(counter, f"/link {first}", chat="chat-2").chat
        for _ in range(5):
            counter.says("/link 2222-2222")
        counter.says(first)
        assert _talk(counter).customer is None
        counter.says(f"/link {MAIL}")
        late = _code(counter)
        counter.clock.move(minutes=16)
        counter.says(f"/link {late}")
        assert _talk(counter).customer is None
        counter.clock.move(minutes=60)
        counter.says(f"/link {MAIL}")
        good = _code(counter)
        counter.says(good)
        assert _talk(counter).customer is not None
        counter.says(f"/link {good}", chat="chat-3")
        assert _talk(counter, "chat-3").customer is None


def test_nobody_floods_an_address_with_codes(database: Database, tmp_path: Path) -> None:
    """A chat may ask a few times an hour, and an address gets a few letters an hour, whoever asks."""
    with open_counter(database, tmp_path) as counter:
        _known(counter)
        said = [_said(counter, f"/link {MAIL}").chat for _ in range(MOST_OF_A_CHAT + 1)]
        assert "Many codes" in said[-1] and "Many codes" not in said[-2]
        for chat in ("chat-2", "chat-3", "chat-4"):
            counter.says(f"/link {MAIL}", chat=chat)
        codes = [text for text in _letters(counter) if re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", text)]
        assert len(codes) == 3


def test_a_link_works_once_and_for_one_day(database: Database, tmp_path: Path) -> None:
    """A colleague who has recognised the customer hands it over; a second use is refused in words."""
    with open_counter(database, tmp_path) as counter:
        _, ann = _known(counter)
        made = counter.clerk.do(MakeLink(ann.id), actor=ADMIN).facts["code"]
        counter.says(f"/start {made}")
        found = _talk(counter).customer
        assert found is not None and found.id == ann.id
        assert "not valid any more" in _said(counter, f"/start {made}", chat="chat-2").chat
        late = counter.clerk.do(MakeLink(ann.id), actor=ADMIN).facts["code"]
        counter.clock.move(hours=25)
        counter.says(f"/start {late}", chat="chat-3")
        assert _talk(counter, "chat-3").customer is None


def test_an_order_page_sends_its_link_to_the_address_on_file(database: Database, tmp_path: Path) -> None:
    """Who holds an order's page is not yet its customer: the link goes by mail to the customer's own address."""
    with open_counter(database, tmp_path, telegram_bot_name="harbour_bot") as counter:
        number, ann = _known(counter)
        done = counter.clerk.do(MakeLink(order=number), actor=ADMIN)
        assert "code" not in done.facts
        letter = _letters(counter)[-1]
        code = re.findall(r"https://t\.me/harbour_bot\?start=([\w-]+)", letter)[0]
        assert f"/chat/link/{code}" in letter
        counter.says(f"/start {code}")
        found = _talk(counter).customer
        assert found is not None and found.id == ann.id


def test_a_colleague_takes_a_binding_back(database: Database, tmp_path: Path) -> None:
    """With a reason; the chat is a guest's again with what it had brought, and sees nothing of the customer."""
    with open_counter(database, tmp_path) as counter:
        number, ann = _known(counter)
        begun = _said(counter, "6 mugs").order_number
        made = counter.clerk.do(MakeLink(ann.id), actor=ADMIN).facts["code"]
        counter.says(f"/start {made}")
        person = counter.clerk.look(FindPerson(ann.id))
        assert person is not None and [one.channel for one in person.bindings] == ["webchat"]
        assert {one.number for one in person.orders} == {number, begun}
        assert {one.kind for one in person.moments} == {"in", "out", "order"}
        with pytest.raises(Refused):
            counter.clerk.do(Unbind(person.bindings[0].id, " "), actor=ADMIN)
        counter.clerk.do(Unbind(person.bindings[0].id, "the wrong person"), actor=ADMIN)
        assert _talk(counter).customer is None and counter.order(begun).customer is None
        assert "do not find" in _said(counter, f"/status {number}").chat
        after = counter.clerk.look(FindPerson(ann.id))
        assert after is not None and after.bindings[0].reason == "the wrong person"
        with database.read() as conn:
            assert list(violations(conn)) == []


def test_one_order_lives_in_chat_mail_page_and_chat_again(database: Database, tmp_path: Path) -> None:
    """Begun in a chat, changed by an answer to our mail, followed on its page, returned by a button: one customer."""
    with open_counter(database, tmp_path, mail=True) as counter:
        _, ann = _known(counter)
        counter.says("/start " + counter.clerk.do(MakeLink(ann.id), actor=ADMIN).facts["code"])
        read_back = _said(counter, "6 mugs")
        confirm = next(one["action"] for one in read_back.buttons if one["action"].startswith("confirm:"))
        number = _said(counter, action=confirm).order_number
        order = counter.order(number)
        assert order.customer is not None and order.customer.id == ann.id and order.state == "confirmed"
        counter.shop.deliverer.round()
        papers = next(one for one in counter.outgoing(1) if number in str(one["Subject"]))
        counter.drops("change.eml", letter("Please make it 8 mugs.", message_id="<c@x.example>", answers=papers))
        until = time.monotonic() + 60
        while counter.order(number).state != "modifying" and time.monotonic() < until:
            time.sleep(0.02)
        assert [line.quantity for line in counter.order(number).proposed] == ["8"]
        counter.says("ok")
        assert [line.quantity for line in counter.order(number).lines] == ["8"]
        page = counter.clerk.look(FindOrder(token=order.url.rpartition("/")[2]))
        assert page is not None and page.number == number
        for step in ("pick", "pack", "ship", "deliver"):
            counter.step(number, step)
        notice = next(one for one in reversed(counter.heard()) if one.channel == "webchat")
        assert notice.order_number == number
        back = _said(counter, f"/return {number}")
        for _ in ("which", "how many", "why"):
            action = next(one["action"] for one in back.buttons if one["action"].startswith(f"return:{number}"))
            back = counter.says(action=action)[-1]
        assert counter.clerk.look(ListReturns(order=number)).items
        person = counter.clerk.look(FindPerson(ann.id))
        assert person is not None
        assert {"webchat", "email"} <= {one.channel for one in person.moments if one.order == number}
