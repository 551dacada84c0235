"""A colleague and a customer who write to each other see that the other one is writing."""

from __future__ import annotations

from dataclasses import replace

from fastapi.testclient import TestClient

from bot.webchat.shown import state_json
from core.domain.commands import HandOver, TakeBack
from core.domain.machine import Actor, Role
from core.domain.queries import FindConversation
from core.domain.talks import NoteTyping
from core.domain.views import ConversationView
from tests.bot.web.conftest import OPERATOR, WebShop
from tests.bot.web.test_learned_words import press


def talk(shop: WebShop, conversation_id: int) -> ConversationView:
    found = shop.clerk.look(FindConversation(id=conversation_id))
    assert found is not None
    return found


def test_typing_shows_for_a_moment_while_people_have_the_conversation(shop: WebShop, admin: TestClient) -> None:
    """Nothing shows while the clerk has it; it passes by itself, and the answer ends it."""
    here = shop.write("Hello").conversation_id
    where = f"/console/conversations/{here}/typing"
    assert press(admin, where)[0] == 204 and not talk(shop, here).staff_types
    shop.clerk.do(HandOver(here, "a colleague", tell=False), actor=OPERATOR)
    press(admin, where)
    assert state_json(talk(shop, here))["typing"] is True
    press(admin, f"/console/conversations/{here}/answer", text="Here you are.")
    assert state_json(talk(shop, here))["typing"] is False
    press(admin, where)
    shop.clock.pass_by(seconds=8)
    assert not talk(shop, here).staff_types


def test_the_console_hears_that_the_customer_is_writing_and_what_is_new(shop: WebShop, admin: TestClient) -> None:
    """The open page asks for both; it leaves no event, and giving the conversation back ends it."""
    here = shop.write("Hello").conversation_id
    where = f"/console/conversations/{here}/typing"
    shop.clerk.do(HandOver(here, "a colleague", tell=False), actor=OPERATOR)
    before = admin.get(where).json()
    shop.clerk.do(NoteTyping(here), actor=Actor(Role.CUSTOMER, "guest:1"))
    assert admin.get(where).json() == before | {"typing": True} and not talk(shop, here).staff_types
    page = admin.get(f"/console/conversations/{here}").text
    assert 'aria-live="polite"' in page and f'data-newest="{before["newest"]}"' in page
    shop.clerk.do(TakeBack(here), actor=OPERATOR)
    assert admin.get(where).json()["typing"] is False


def test_a_chat_elsewhere_hears_that_a_colleague_is_writing(shop: WebShop) -> None:
    """The channel and the thread are told, once people have the conversation."""
    told: list[tuple[str, str]] = []
    here = shop.write("Hello", thread="t-1").conversation_id
    where = f"/console/conversations/{here}/typing"
    seen = replace(shop.office(), types=lambda channel, thread: told.append((channel, thread)))
    colleague = shop.browser(session=shop.hire("Una", "sales"), office=seen)
    press(colleague, where)
    shop.clerk.do(HandOver(here, "a colleague", tell=False), actor=OPERATOR)
    press(colleague, where)
    assert told == [("email", "t-1")]
