"""What a visitor of the web chat asks for by a command; the words that mean the same do the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.database.engine import Database
from core.domain.linking import MyData
from core.domain.queries import FindConversation
from core.domain.views import MessageView
from tests.stories.counter import Counter, open_counter
from tests.stories.test_chat_card import WHO, actions

BOTH = {"shop": {"languages": ["en", "de"]}}


def _said(counter: Counter, text: str = "", **more: str) -> MessageView:
    return next(one for one in reversed(counter.says(text, **more)) if one.channel == "webchat")


def _confirmed(counter: Counter, chat: str = "chat-1") -> str:
    counter.says("2 cases of coffee beans and 6 mugs please", chat=chat)
    counter.says(WHO.replace("ann@", f"{chat}@"), chat=chat)
    return _said(counter, "ok", chat=chat).order_number


def test_start_help_and_wrong_commands_show_an_example_of_the_catalogue(database: Database, tmp_path: Path) -> None:
    """Whoever does not know what to write is shown a sentence that would order something right away."""
    with open_counter(database, tmp_path) as counter:
        for asked in ("/start", "/help", "hilfe", "/frobnicate", "/order", "/search"):
            assert "Coffee beans" in _said(counter, asked).chat
        assert "/frobnicate" in _said(counter, "/frobnicate").chat


def test_an_order_can_stand_behind_its_command(database: Database, tmp_path: Path) -> None:
    """`/order` and an order is an order."""
    with open_counter(database, tmp_path) as counter:
        read_back = _said(counter, "/order 2 cases of coffee beans")
        assert [(line.sku, line.quantity) for line in counter.order(read_back.order_number).lines] == [("BEANS", "2")]


@pytest.mark.parametrize("state", ["draft", "quoted", "modifying", "people", "code"])
def test_cancel_frees_from_every_state(database: Database, tmp_path: Path, state: str) -> None:
    """Whatever waits is left and named; a confirmed order stays, and what is written next is answered again."""
    with open_counter(database, tmp_path) as counter:
        number = ""
        if state == "draft":
            number = _said(counter, "some mugs and 2 cases of coffee beans").order_number
        elif state == "quoted":
            number = _said(counter, "6 mugs").order_number
        elif state == "modifying":
            number = _confirmed(counter)
            counter.says(action="line:2:8")
        elif state == "people":
            counter.says("/human")
        else:
            counter.says("/link ann@customer.example")
        assert _said(counter, "/cancel").chat
        if number:
            assert counter.order(number).state == ("confirmed" if state == "modifying" else "cancelled")
        assert "Mug" in _said(counter, "7 mugs").chat


def test_cancel_never_cancels_a_confirmed_order_by_itself(database: Database, tmp_path: Path) -> None:
    """A command that shall free nobody loses an order by: the button says which one it would cancel."""
    with open_counter(database, tmp_path) as counter:
        number = _confirmed(counter)
        told = _said(counter, "/cancel")
        assert counter.order(number).state == "confirmed" and number in told.chat
        assert actions(told)["cancel"].startswith(f"cancel:{number}:")


def test_status_and_invoice_are_told_of_own_orders_only(database: Database, tmp_path: Path) -> None:
    """A number that belongs to somebody else is answered as one that does not exist."""
    with open_counter(database, tmp_path) as counter:
        mine, other = _confirmed(counter), _confirmed(counter, "chat-2")
        assert mine in _said(counter, "/status").chat
        assert mine in _said(counter, f"/status {mine.lower()}").chat
        refused = _said(counter, f"/status {other}")
        assert "do not find" in refused.chat and refused.order_number != other
        for step in ("pick", "pack", "ship", "invoice"):
            counter.step(mine, step)
        invoice = _said(counter, "/rechnung")
        assert [dict(one)["document"] for one in invoice.attachments] == ["invoice"]
        assert not _said(counter, action=f"invoice:{other}").attachments


def test_a_search_brings_items_that_a_button_adds_once(database: Database, tmp_path: Path) -> None:
    """Add begins an order or extends it; a second press of the same button shows the line instead of adding again."""
    with open_counter(database, tmp_path) as counter:
        found = _said(counter, "/search tea")
        assert "Green tea" in found.chat
        add = actions(found)["add"]
        number = _said(counter, action=add).order_number
        assert [(line.sku, line.quantity) for line in counter.order(number).lines] == [("TEA", "1")]
        again = _said(counter, action=add)
        assert [(line.sku, line.quantity) for line in counter.order(number).lines] == [("TEA", "1")]
        assert "more" in actions(again)
        assert "nothing" in _said(counter, "/search zzqqx").chat


def test_the_same_again_is_read_back(database: Database, tmp_path: Path) -> None:
    """The last order of this conversation comes as a new read-back, never as an order."""
    with open_counter(database, tmp_path) as counter:
        assert "earlier order" in _said(counter, "/again").chat
        first = _confirmed(counter)
        second = _said(counter, "/again").order_number
        assert second != first and counter.order(second).state == "quoted"
        assert [line.sku for line in counter.order(second).lines] == ["BEANS", "MUG"]


def test_the_chosen_language_stays(database: Database, tmp_path: Path) -> None:
    """By button, command or words; from then on every answer and every later notice is in it."""
    with open_counter(database, tmp_path) as counter:
        counter.goods.apply(BOTH)
        number = _confirmed(counter)
        offered = _said(counter, "/language")
        assert {"language:de", "language:en"} <= {one["action"] for one in offered.buttons}
        assert "Deutsch" in _said(counter, action="language:de").chat
        assert "Bestellung" in _said(counter, "where is my order?").chat
        counter.step(number, "pick")
        counter.step(number, "pack")
        counter.step(number, "ship")
        notice = next(one for one in reversed(counter.heard()) if one.channel == "webchat")
        assert "unterwegs" in notice.chat or "Sendung" in notice.chat
        assert "English" in _said(counter, "in English please").chat


def test_my_data_is_what_this_chat_may_know(database: Database, tmp_path: Path) -> None:
    """A guest gets what the conversation holds, as a file; erasing is for people, who check who asks."""
    with open_counter(database, tmp_path) as counter:
        mine, other = _confirmed(counter), _confirmed(counter, "chat-2")
        told = _said(counter, "/mydata")
        assert [dict(one)["document"] for one in told.attachments] == ["my_data"]
        kept = counter.clerk.look(MyData(told.conversation_id or 0)).content
        assert mine in kept.decode() and other not in kept.decode()
        assert json.loads(kept)["orders"][0]["lines"]
        counter.says(action="erase")
        found = counter.clerk.look(FindConversation("webchat", "chat-1"))
        assert found is not None and found.handed_over


def test_a_command_to_people_is_told_once(database: Database, tmp_path: Path) -> None:
    """What the clerk does not carry out while people are there is noted for them; the customer hears so once."""
    with open_counter(database, tmp_path) as counter:
        counter.says("/human")
        assert "/frobnicate" in _said(counter, "/frobnicate").chat and "/cancel" in counter.heard()[-1].chat
        assert counter.says("/search tea") == []
        noted = [one.state for one in counter.heard() if one.direction == "in" and one.text.startswith(("/f", "/s"))]
        assert noted == ["parked", "parked"]
        counter.says("/status")
        assert "/order" in _said(counter, "/order 6 mugs").chat


@pytest.mark.parametrize("asked", ["/return", "/withdraw", "/human", "/widerruf"])
def test_what_people_must_see_reaches_people(database: Database, tmp_path: Path, asked: str) -> None:
    """The customer is told that a person looks at it, and the message is in the inbox."""
    with open_counter(database, tmp_path) as counter:
        _confirmed(counter)
        assert _said(counter, asked).chat
