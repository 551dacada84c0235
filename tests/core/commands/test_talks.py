"""Joining and parting conversations: what follows, what does not, and how it is taken back."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from sqlalchemy import select

from core.clerk import Received
from core.database.tables.journal import journal
from core.domain.commands import DraftOrder, FinishMessage, QuestionWanted
from core.domain.machine import Actor, Role
from core.domain.orders import Source
from core.domain.queries import FindConversation, ListConversations, ReadConversation
from core.domain.talks import MergeConversations, MovesOf, SplitConversation, UndoMove
from core.errors import Refused
from core.ports import InboundMessage
from tests.shop import SALES, WAREHOUSE, Shop, wanted

_numbers = itertools.count(1)
GUEST = Actor(Role.CUSTOMER, "guest:1")


@pytest.fixture
def shop(database: Any) -> Shop:
    return Shop(database)


def mail(shop: Shop, *, thread: str = "", draft: str = "", **more: Any) -> Received:
    """Take in a mail and be done with it; `draft`: the line that it orders."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "channel": "email",
        "message_id": f"<t{number}@customer.example>",
        "sender": "ann@customer.example",
        "conversation": thread or f"<t{number}@customer.example>",
        "text": "Hello",
        "subject": "Order",
        "at": shop.clock.now(),
    }
    received = shop.clerk.receive(InboundMessage(**(values | more)))
    commands: list[Any] = []
    if draft:
        source = Source("email", str((values | more)["message_id"]))
        asked = (QuestionWanted("item", "the cups", ("MUG", "TEA")),)
        commands = [
            DraftOrder(
                source, wanted(draft), conversation_id=received.conversation_id, message_id=received.id, questions=asked
            )
        ]
    done = FinishMessage(received.id, "asked" if draft else "ignored", "tried")
    shop.clerk.do(*commands, done, actor=GUEST)
    shop.clock.move(minutes=1)
    return received


def talk(shop: Shop, conversation_id: int) -> list[int]:
    """Return the ids of the messages that came into a conversation."""
    said = shop.clerk.look(ReadConversation(conversation_id))
    return [one.id for one in said if one.direction == "in"]


def merge(shop: Shop, source: int, into: int, **more: Any) -> Any:
    return shop.clerk.do(MergeConversations(source, into, more.pop("reason", "one order")), actor=SALES, **more).facts


def test_all_that_belongs_to_a_conversation_moves_with_it(shop: Shop) -> None:
    """Messages, order, open question and what we sent are found in the joined conversation, and nothing is left."""
    first, second = mail(shop, draft="2 MUG"), mail(shop)
    merge(shop, first.conversation_id, second.conversation_id)
    into = shop.clerk.look(FindConversation(id=second.conversation_id))
    assert into is not None and len(into.orders) == 1 and len(into.questions) == 1
    assert talk(shop, second.conversation_id) == [first.id, second.id]
    said = shop.clerk.look(ReadConversation(second.conversation_id))
    assert [one.direction for one in said].count("out") == 1
    assert shop.clerk.look(ReadConversation(first.conversation_id)) == ()
    assert shop.order(into.orders[0]).conversation_id == second.conversation_id
    assert shop.faults() == []


def test_an_answer_to_an_old_token_or_thread_lands_in_the_joined_conversation(shop: Shop) -> None:
    """Whatever an old mail of ours brings back is for the conversation that holds it now, over several joins."""
    first, second, third = mail(shop), mail(shop), mail(shop)
    merge(shop, first.conversation_id, second.conversation_id)
    merge(shop, second.conversation_id, third.conversation_id)
    by_token = mail(shop, facts={"token_conversation": first.conversation_id}, sender="ann@private.example")
    by_thread = mail(shop, thread="<t1@none.example>", threads=())
    by_root = shop.clerk.look(FindConversation(id=first.conversation_id))
    assert by_root is not None
    by_old_root = mail(shop, thread=by_root.thread)
    assert {by_token.conversation_id, by_old_root.conversation_id} == {third.conversation_id}
    assert by_thread.conversation_id not in (first.conversation_id, second.conversation_id, third.conversation_id)


def test_a_joined_conversation_is_listed_once(shop: Shop) -> None:
    """The list shows the conversation that holds the messages, not the empty shell."""
    first, second = mail(shop), mail(shop)
    merge(shop, first.conversation_id, second.conversation_id)
    listed = [one["id"] for one in shop.clerk.look(ListConversations()).items]
    assert second.conversation_id in listed and first.conversation_id not in listed


def test_joining_is_taken_back_exactly(shop: Shop) -> None:
    """What came from the other conversation goes home with its order; what came since stays."""
    first, second = mail(shop, draft="2 MUG"), mail(shop)
    facts = merge(shop, first.conversation_id, second.conversation_id)
    since = mail(shop, facts={"token_conversation": first.conversation_id})
    shop.clerk.do(UndoMove(facts["move"], "not the same"), actor=SALES)
    assert talk(shop, first.conversation_id) == [first.id]
    assert talk(shop, second.conversation_id) == [second.id, since.id]
    home = shop.clerk.look(FindConversation(id=first.conversation_id))
    assert home is not None and len(home.orders) == 1 and home.merged_into is None and len(home.questions) == 1
    with pytest.raises(Refused, match="already_undone"):
        shop.clerk.do(UndoMove(facts["move"], "again"), actor=SALES)
    assert shop.faults() == []


def test_parting_takes_a_message_and_all_after_it(shop: Shop) -> None:
    """The order that began in the second mail goes with it; the first stays where it was."""
    first = mail(shop, draft="2 MUG")
    root = first.conversation_id
    second = mail(shop, facts={"token_conversation": root}, draft="3 TEA")
    third = mail(shop, facts={"token_conversation": root})
    facts = shop.clerk.do(SplitConversation(root, second.id, "another order"), actor=SALES).facts
    assert talk(shop, root) == [first.id] and talk(shop, facts["conversation"]) == [second.id, third.id]
    old, new = (shop.clerk.look(FindConversation(id=one)) for one in (root, facts["conversation"]))
    assert old is not None and new is not None
    assert len(old.orders) == len(new.orders) == 1 and old.orders != new.orders and new.split_from == root
    assert new.customer == old.customer and new.person == "ann@customer.example"
    assert shop.faults() == []


def test_after_parting_the_answered_message_says_which_part_is_meant(shop: Shop) -> None:
    """A reply bears the old token; that it answers a mail of the new part leads it there."""
    first = mail(shop)
    root = first.conversation_id
    second = mail(shop, message_id="<parted@customer.example>", facts={"token_conversation": root})
    new = shop.clerk.do(SplitConversation(root, second.id, "another"), actor=SALES).facts["conversation"]
    token = {"token_conversation": root}
    assert mail(shop, facts=token, threads=("<parted@customer.example>",)).conversation_id == new
    assert mail(shop, facts=token).conversation_id == root


def test_parting_is_taken_back_with_all_that_came_since(shop: Shop) -> None:
    """Nothing is left behind in a conversation that ends."""
    first = mail(shop)
    root = first.conversation_id
    second = mail(shop, message_id="<part@customer.example>", facts={"token_conversation": root})
    facts = shop.clerk.do(SplitConversation(root, second.id, "another"), actor=SALES).facts
    since = mail(shop, threads=("<part@customer.example>",))
    assert since.conversation_id == facts["conversation"]
    shop.clerk.do(UndoMove(facts["move"], "wrong"), actor=SALES)
    assert talk(shop, root) == [first.id, second.id, since.id] and talk(shop, facts["conversation"]) == []
    assert mail(shop, threads=("<part@customer.example>",)).conversation_id == root


def test_it_is_written_down_who_joined_what_and_why(shop: Shop) -> None:
    """Both conversations have the entry in their journal, and the page shows the reason."""
    first, second = mail(shop), mail(shop)
    merge(shop, first.conversation_id, second.conversation_id, reason="sent twice")
    (move,) = shop.clerk.look(MovesOf(second.conversation_id))
    assert (move.kind, move.messages, move.reason, move.actor) == ("merge", 1, "sent twice", "Sam")
    with shop.database.read() as conn:
        rows = conn.execute(select(journal.c.thing_id).where(journal.c.name == "conversation.merged")).scalars()
        assert set(rows) == {first.conversation_id, second.conversation_id}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "reason_missing"),
        ({"conversation_id": 1, "into": 1}, "same_conversation"),
        ({"into": 999}, "unknown_conversation"),
    ],
)
def test_what_makes_no_sense_is_refused(shop: Shop, change: dict[str, Any], code: str) -> None:
    """A reason, two conversations that exist, and nothing is moved otherwise."""
    first, second = mail(shop), mail(shop)
    given = {"conversation_id": first.conversation_id, "into": second.conversation_id, "reason": "one"} | change
    with pytest.raises(Refused, match=code):
        shop.clerk.do(MergeConversations(**given), actor=SALES)
    assert talk(shop, first.conversation_id) == [first.id]


def test_a_chat_and_other_peoples_conversations_stay_apart(shop: Shop) -> None:
    """What a visitor reads on their page is theirs alone, and two customers are never mixed."""
    chat = shop.clerk.receive(InboundMessage("webchat", "c1", "chat-1", "chat-1", "Hello", shop.clock.now()))
    first = mail(shop)
    shop.clerk.do(FinishMessage(chat.id, "ignored", "tried"), actor=GUEST)
    with pytest.raises(Refused, match="other_channel"):
        merge(shop, chat.conversation_id, first.conversation_id)
    shop.place("1 MUG")
    shop.place("1 MUG", customer_email="bob@other.example", customer_name="Bob")
    ann, bob = mail(shop), mail(shop, sender="bob@other.example")
    with pytest.raises(Refused, match="other_customer"):
        merge(shop, ann.conversation_id, bob.conversation_id)


def test_only_who_answers_customers_may_join_and_part(shop: Shop) -> None:
    """The warehouse packs."""
    first, second = mail(shop), mail(shop)
    with pytest.raises(Refused, match="not_your_role"):
        shop.clerk.do(MergeConversations(first.conversation_id, second.conversation_id, "x"), actor=WAREHOUSE)


def test_a_message_at_the_desk_is_not_pulled_away(shop: Shop) -> None:
    """While a message is worked on, its conversation stays as it is."""
    first = mail(shop)
    waiting = shop.clerk.receive(
        InboundMessage(
            "email", "<w@customer.example>", "ann@customer.example", "<w@customer.example>", "x", shop.clock.now()
        )
    )
    with pytest.raises(Refused, match="still_working"):
        merge(shop, waiting.conversation_id, first.conversation_id)


def test_parting_at_the_first_message_is_refused(shop: Shop) -> None:
    """There must be something left."""
    first = mail(shop)
    with pytest.raises(Refused, match="nothing_before"):
        shop.clerk.do(SplitConversation(first.conversation_id, first.id, "x"), actor=SALES)
