"""That somebody is writing: shown in the chat while an answer takes its time, never at a message's cost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.telegram.turns import Turns
from bot.telegram.typing_notice import AGAIN_S, LONGEST_S, QUICK_S, TypingNotice
from core.domain.commands import HandOver
from core.domain.queries import FindConversation
from core.domain.talks import NoteTyping
from tests.bot.telegram.bot_api import ANN, BEN, BotApi
from tests.bot.telegram.counter import BotShop
from tests.shop import ADMIN

TALK = 7


class Waiting:
    """Ann waits for an answer, at a time that the test sets."""

    def __init__(self) -> None:
        self.at, self.in_hand = 1000.0, {TALK}
        self.shown: list[int] = []
        self.turns = Turns(now=self.now)
        self.notice = TypingNotice(
            self.shown.append, spare=self.turns.spare, in_hand=lambda one: one in self.in_hand, now=self.now
        )
        self.notice.prepares(ANN, TALK)

    def now(self) -> float:
        return self.at

    def after(self, seconds: float) -> list[int]:
        """Let time pass and return the chats in which a notice has been shown by then."""
        self.at += seconds
        self.shown.clear()
        self.notice.look()
        return list(self.shown)


@pytest.fixture
def waiting() -> Iterator[Waiting]:
    made = Waiting()
    yield made
    made.notice.close()


def test_a_notice_shows_only_while_an_answer_takes_its_time(waiting: Waiting) -> None:
    """None at first, then one every five seconds, none once the answer is made, and none for ever."""
    assert waiting.after(QUICK_S - 0.1) == []
    assert waiting.after(0.2) == [ANN]
    assert waiting.after(AGAIN_S - 0.5) == []
    assert waiting.after(0.6) == [ANN]
    assert waiting.after(LONGEST_S) == []
    waiting.notice.prepares(BEN, TALK)
    waiting.in_hand.clear()
    assert waiting.after(AGAIN_S) == []
    waiting.in_hand.add(TALK)
    assert waiting.after(AGAIN_S) == []


def test_a_notice_waits_for_every_message(waiting: Waiting) -> None:
    """Where a message has just left, or Telegram has asked for a pause, none goes."""
    waiting.at += QUICK_S
    waiting.turns.take(BEN)
    assert waiting.after(0.01) == []
    waiting.turns.take(ANN)
    assert waiting.after(0.5) == []
    waiting.turns.asked_to_wait(ANN, 3)
    assert waiting.after(2) == []
    assert waiting.after(1.1) == [ANN]


def test_the_chat_shows_that_a_colleague_types(shop: BotShop, api: BotApi) -> None:
    """Only while people have the conversation, at most every five seconds, and a fault of the wire harms nobody."""
    api.says(ANN, "hello")
    api.wait_for(ANN)
    talk = shop.clerk.look(FindConversation("telegram", str(ANN)))
    assert talk is not None

    def types() -> None:
        told = shop.clerk.do(NoteTyping(talk.id), actor=ADMIN).facts.get("types_in")
        if told:
            shop.parts.office.types(*told)

    types()
    shop.clerk.do(HandOver(talk.id, "a colleague", tell=False), actor=ADMIN)
    shop.parts.telegram.made().wire.turns.forget()
    api.inject("sendChatAction", "429:1")
    types()
    types()
    api.wait_until(lambda: api.called("sendChatAction"))
    assert [one.params["action"] for one in api.called("sendChatAction")] == ["typing"]
