"""A shop learns what a customer calls a thing: asked, answered, proposed, tried, switched on, taken back."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.database.engine import Database
from core.domain.commands import SetStock
from core.domain.imports import ApplyPolicy, ImportRows
from core.domain.learning import DecideWords, FindWords, ListWords, TeachWords, Verdict, WordState, WordsView
from core.domain.queries import ReadConversation
from core.errors import Refused
from core.imports.read import read_content
from core.ports import InboundMessage
from tests.shop import ADMIN, POLICY, SALES
from tests.stories.counter import Counter, open_counter

LIDS = """sku,name,unit,price,tax
LID-48,Twist-off lid 48 mm,each,0.20,standard
LID-63,Twist-off lid 63 mm,each,0.25,standard
LID-82,Twist-off lid 82 mm,each,0.30,standard
CUP,Enamel cup,each,2,standard
"""
ADDRESS = "Mill Lane 3, 10115 Berlin"
_letters = itertools.count(1)


@pytest.fixture
def counter(database: Database, tmp_path: Path) -> Iterator[Counter]:
    """A shop with lids of three sizes, and a customer who ordered once, by mail."""
    with open_counter(database, tmp_path) as opened:
        opened.clerk.do(ImportRows("catalogue", read_content("catalogue", ".csv", LIDS.encode())), actor=ADMIN)
        opened.clerk.do(SetStock(tuple((f"LID-{size}", "", "5000") for size in (48, 63, 82))), actor=ADMIN)
        opened.clerk.do(SetStock((("CUP", "", "500"),)), actor=ADMIN)
        writes(opened, "2 mugs please", ADDRESS, "confirm")
        yield opened


def writes(counter: Counter, *texts: str, sender: str = "kim@kettle.example") -> str:
    """A customer writes one mail after the other in one new thread; returns the shop's last words in it."""
    thread = f"<thread-{next(_letters)}@kettle.example>"
    counter.clock.move(hours=2)
    for text in texts:
        message = InboundMessage(
            channel="email",
            message_id=f"<letter-{next(_letters)}@kettle.example>",
            sender=sender,
            sender_name="Kim Kettle",
            conversation=thread,
            text=text,
            at=counter.clock.now(),
            trust="pass",
        )
        received = counter.shop.desk.take_in(message)
        counter._wait(received.id, received.conversation_id)
    talk = counter.clerk.look(ReadConversation(received.conversation_id))
    return [one for one in talk if one.direction == "out"][-1].text


def learned(counter: Counter) -> list[WordsView]:
    """Return all learned words."""
    return list(counter.clerk.look(ListWords()).items)


def until(so: Callable[[], bool]) -> None:
    """Wait for what the desk does beside the conversation."""
    end = time.monotonic() + 60
    while not so():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)


def test_what_a_customer_calls_a_thing_is_learned_tried_used_and_taken_back(counter: Counter) -> None:
    """The whole way: a question once, a proposal, a look at the past, no question any more, and one again after."""
    assert "82 mm" in writes(counter, "50 lids")
    writes(counter, "50 lids", "B", ADDRESS, "confirm")
    (words,) = learned(counter)
    assert (words.words, words.sku, words.source, words.state) == ("lids", "LID-63", "answer", WordState.PROPOSED)
    assert words.customer == "Kim Kettle" and words.order_number and words.conversation_id
    with pytest.raises(Refused, match="replay_needed"):
        counter.clerk.do(DecideWords(words.id, Verdict.ON), actor=SALES)

    learner = counter.shop.learner
    result = learner.replay(words.id, SALES)
    assert (result["different"], result["right"], result["wrong"], result["spared"]) == (2, 1, 0, 2)
    shown = result["shown"][0]
    assert (shown["verdict"], shown["before"]["asked"]) == ("right", ["50 lids"])
    assert shown["after"] == {
        "lines": [{"sku": "LID-63", "quantity": "50", "unit": "each"}],
        "asked": [],
        "unknown": [],
    }
    learner.switch_on(words.id, SALES)

    read = writes(counter, "20 lids please")
    assert "63 mm" in read and "82 mm" not in read
    assert (learned(counter)[0].decided_by, learned(counter)[0].state) == (SALES.id, WordState.ON)
    assert "82 mm" in writes(counter, "20 lids please", sender="bo@other.example")

    counter.clerk.do(DecideWords(words.id, Verdict.OFF), actor=SALES)
    assert "82 mm" in writes(counter, "20 lids please")


def test_an_answer_in_words_teaches_too_and_the_other_answer_contradicts(counter: Counter) -> None:
    """How the question is answered makes no difference; answering otherwise next time leaves it a question."""
    writes(counter, "50 lids", "the 63 mm", ADDRESS, "confirm")
    writes(counter, "50 lids", "C", ADDRESS, "confirm")
    found = {one.sku: one for one in learned(counter)}
    assert (found["LID-63"].contradicted, found["LID-82"].contradicted) == ("LID-82", "LID-63")
    with pytest.raises(Refused, match="words_contradicted"):
        counter.shop.learner.switch_on(found["LID-63"].id, SALES)


def test_who_corrects_the_read_back_teaches(counter: Counter) -> None:
    """Not those, the others: the words of the line that went mean the item that came, in the same quantity."""
    assert "Mug" in writes(counter, "a travel mug please")
    writes(counter, "a travel mug please", "1 enamel cup instead of the mug")
    found = [(one.words, one.sku, one.source) for one in learned(counter)]
    assert found == [("travel mug", "CUP", "correction")]


def test_who_changes_their_mind_teaches_nothing(counter: Counter) -> None:
    """What was said exactly was meant; the other item is another wish, not another name."""
    assert "82 mm" in writes(counter, "12 lids of 63 mm", "82 mm lids instead of the 63 mm lids please")
    writes(counter, "12 travel mugs", "2 = 7")
    writes(counter, "12 mugs and 5 lids 48 mm", "7 enamel cups instead of the mugs")
    assert learned(counter) == []


def test_a_stranger_and_a_plain_order_teach_nothing(counter: Counter) -> None:
    """Nobody is learned from before it is known who writes, and nothing where nothing was unclear."""
    counter.says("20 lids", chat="chat-3")
    counter.says("A", chat="chat-3")
    writes(counter, "3 mugs", "1 = 5", ADDRESS, "confirm")
    writes(counter, "3 mugs and 20 lids", "neither", ADDRESS, "confirm")
    assert learned(counter) == []


def test_the_rule_automatic_switches_on_what_was_seen_twice(counter: Counter) -> None:
    """A customer's own words, seen twice, against no finished order: no question is put a third time."""
    counter.clerk.do(ApplyPolicy({**POLICY, "learning": {"words": "automatic"}}), actor=ADMIN)
    writes(counter, "50 lids", "B", ADDRESS, "confirm")
    assert learned(counter)[0].state == WordState.PROPOSED
    writes(counter, "70 lids", "B", ADDRESS, "confirm")
    until(lambda: learned(counter)[0].state == WordState.ON)
    assert learned(counter)[0].decided_by == "rule:learning"
    assert "82 mm" not in writes(counter, "20 lids")


def test_words_that_would_spoil_a_finished_order_are_never_switched_on_by_rule(counter: Counter) -> None:
    """A replay that finds one order read wrongly keeps the rule's hands off."""
    counter.clerk.do(ApplyPolicy({**POLICY, "learning": {"words": "automatic"}}), actor=ADMIN)
    writes(counter, "50 lids", "A", ADDRESS, "confirm")
    counter.clerk.do(DecideWords(learned(counter)[0].id, Verdict.REJECT), actor=SALES)
    for _ in range(2):
        writes(counter, "50 lids", "B", ADDRESS, "confirm")
    second = next(one for one in learned(counter) if one.sku == "LID-63")

    def tried() -> bool:
        found = counter.clerk.look(FindWords(second.id))
        return found is not None and found.replay is not None

    until(tried)
    view = counter.clerk.look(FindWords(second.id))
    assert view is not None and view.replay is not None
    assert (view.state, view.seen, view.replay["wrong"]) == (WordState.PROPOSED, 2, 1)


def test_words_of_everybody_are_tried_on_everybody(counter: Counter) -> None:
    """What is taught for all is read for all once it is on, and for nobody before."""
    writes(counter, "50 lids", "B", ADDRESS, "confirm")
    writes(counter, "50 lids", "C", sender="bo@other.example")
    taught = counter.clerk.do(TeachWords("lids", "LID-63"), actor=SALES).facts["words_id"]
    assert "82 mm" in writes(counter, "20 lids")
    counter.shop.learner.switch_on(taught, SALES)
    view = counter.clerk.look(FindWords(taught))
    assert view is not None and view.replay is not None
    assert (view.replay["different"], view.replay["right"], view.replay["wrong"]) == (3, 1, 0)
    assert "82 mm" not in writes(counter, "20 lids", sender="cy@third.example")
    counter.clerk.do(DecideWords(taught, Verdict.OFF), actor=SALES)
    assert "82 mm" in writes(counter, "20 lids", sender="cy@third.example")


def test_own_words_count_at_once_without_compiling_the_catalogue_again(counter: Counter) -> None:
    """Switching one customer's words leaves the compiled catalogue as it is, however big it is."""
    writes(counter, "50 lids", "B", ADDRESS, "confirm")
    reader, words_id = counter.shop.reader, learned(counter)[0].id
    before = reader.engine()
    counter.shop.learner.switch_on(words_id, SALES)
    assert reader.engine()._shop is before._shop and reader.engine() is not before
    counter.clerk.do(DecideWords(words_id, Verdict.OFF), actor=SALES)
    assert reader.engine()._shop is before._shop
    taught = counter.clerk.do(TeachWords("shiny tops", "LID-63"), actor=SALES).facts["words_id"]
    counter.shop.learner.switch_on(taught, SALES)
    assert reader.engine()._shop is not before._shop
