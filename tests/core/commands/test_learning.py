"""Learned words: what becomes a proposal, what never does, and what must be so before one counts."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.database.journal import entries
from core.database.tables.learning import learned_words
from core.domain.learning import (
    CountWords,
    DecideWords,
    FindWords,
    KeepReplay,
    LearningState,
    ListWords,
    PastMessages,
    ProposeWords,
    TeachWords,
    Verdict,
    WordState,
    WordsView,
)
from core.domain.machine import Actor, Role
from core.domain.queries import KnowledgeVersion, LoadKnowledge
from core.errors import Refused
from tests.shop import SALES, WAREHOUSE, Shop, message

DESK = Actor(Role.CUSTOMER, "customer:1")
RULE = Actor(Role.RULE, "rule:learning")


@pytest.fixture
def customer(shop: Shop) -> int:
    """A customer of the shop."""
    shop.place("1 MUG")
    return int(shop.clerk.look(LoadKnowledge()).customers[0].id)


def propose(shop: Shop, customer: int, words: str, sku: str, *, message_id: int | None = None) -> list[int]:
    """Have a customer mean an item by words; returns the ids of what was noted."""
    command = ProposeWords(words, sku, customer, "answer", message_id, "O-26-ABCDE")
    return list(shop.clerk.do(command, actor=DESK).facts.get("words_seen", ()))


def found(shop: Shop, words_id: int) -> WordsView:
    """Return learned words."""
    view = shop.clerk.look(FindWords(words_id))
    assert view is not None
    return view


def tried(shop: Shop, words_id: int) -> None:
    """Keep a replay of the shop as it is now."""
    shop.clerk.do(KeepReplay(words_id, shop.clerk.look(LearningState()), {"read": 3}), actor=SALES)


def decide(shop: Shop, words_id: int, verdict: Verdict, actor: Actor = SALES) -> WordState:
    """Decide about words and return where they stand."""
    shop.clerk.do(DecideWords(words_id, verdict), actor=actor)
    return found(shop, words_id).state


def switched_on(shop: Shop, words_id: int) -> None:
    """Try words and switch them on."""
    tried(shop, words_id)
    assert decide(shop, words_id, Verdict.ON) == WordState.ON


def test_what_a_customer_meant_becomes_a_proposal_and_counts_up(shop: Shop, customer: int) -> None:
    """The same choice again is more evidence, but one message counts once; nothing is read differently yet."""
    (first,) = propose(shop, customer, "Morning  fuel!", "BEANS", message_id=None)
    assert propose(shop, customer, "morning fuel", "BEANS") == [first]
    view = found(shop, first)
    assert (view.words, view.written, view.sku, view.item) == ("morning fuel", "Morning fuel", "BEANS", "Coffee beans")
    assert (view.seen, view.state, view.customer, view.order_number) == (
        2,
        WordState.PROPOSED,
        "Ann Archer",
        "O-26-ABCDE",
    )
    assert all(not one.aliases for one in shop.clerk.look(LoadKnowledge()).customers)
    assert shop.clerk.look(CountWords()) == {"proposed": 1, "on": 0, "off": 0, "rejected": 0}


def test_the_same_message_is_one_sighting(shop: Shop, customer: int) -> None:
    """A message worked on twice teaches once."""
    taken = shop.clerk.receive(message("fuel", message_id="<a@c.example>"))
    (first,) = propose(shop, customer, "morning fuel", "BEANS", message_id=taken.id)
    propose(shop, customer, "morning fuel", "BEANS", message_id=taken.id)
    assert found(shop, first).seen == 1
    assert found(shop, first).conversation_id == taken.conversation_id


@pytest.mark.parametrize(
    "words",
    [
        "", "ab", "12", "3 kg", "2 boxes", "Monday", "O-26-7K3QX", "HX2118", "4711-12345", "mug", "MUG", "Coffee beans",
        "a b c", "x" * 81, "die anderen", "<>",
    ],
)  # fmt: skip
def test_what_names_nothing_or_something_else_is_never_learned(shop: Shop, customer: int, words: str) -> None:
    """Short words, quantities, units, days, numbers of orders, and what is another item's name or number."""
    assert propose(shop, customer, words, "TEA") == []


def test_what_the_item_is_called_already_needs_no_learning(shop: Shop, customer: int) -> None:
    """An item's own name is no news."""
    assert propose(shop, customer, "Green Tea", "TEA") == []
    assert propose(shop, customer, "leafy stuff", "NO-SUCH-ITEM") == []


def test_signs_of_markup_and_control_are_not_kept(shop: Shop, customer: int) -> None:
    """Words from outside are data: what could steer a page or a terminal is taken out."""
    (first,) = propose(shop, customer, "<b>leafy\x1b[31m \u202estuff</b>{{7*7}}", "TEA")
    view = found(shop, first)
    assert not set(view.written) & set("<>{}[]|`\\\x1b\u202e")
    assert view.words == "b leafy 31m stuff b 7 7".replace("b leafy", "b leafy")


def test_another_choice_for_the_same_words_contradicts_both(shop: Shop, customer: int) -> None:
    """Who means now this and now that is asked again: neither can be switched on."""
    (tea,) = propose(shop, customer, "the usual drink", "TEA")
    (beans,) = propose(shop, customer, "the usual drink", "BEANS")
    assert (found(shop, tea).contradicted, found(shop, beans).contradicted) == ("BEANS", "TEA")
    tried(shop, tea)
    with pytest.raises(Refused, match="words_contradicted"):
        decide(shop, tea, Verdict.ON)


def test_a_colleague_who_teaches_settles_a_contradiction(shop: Shop, customer: int) -> None:
    """What a person says counts more than two sightings."""
    (tea,) = propose(shop, customer, "the usual drink", "TEA")
    propose(shop, customer, "the usual drink", "BEANS")
    taught = shop.clerk.do(TeachWords("The usual drink", "TEA", customer), actor=SALES).facts["words_id"]
    assert taught == tea
    switched_on(shop, tea)


def test_without_a_replay_of_the_present_state_nothing_is_switched_on(shop: Shop, customer: int) -> None:
    """No replay, or one from before the catalogue or the words in use changed, is refused."""
    (tea,) = propose(shop, customer, "leafy stuff", "TEA")
    (mug,) = propose(shop, customer, "drinking thing", "MUG")
    with pytest.raises(Refused, match="replay_needed"):
        decide(shop, tea, Verdict.ON)
    tried(shop, tea)
    tried(shop, mug)
    assert decide(shop, mug, Verdict.ON) == WordState.ON
    assert not found(shop, tea).fresh
    with pytest.raises(Refused, match="replay_needed"):
        decide(shop, tea, Verdict.ON)


def test_what_is_switched_on_is_known_at_once_and_gone_at_once(shop: Shop, customer: int) -> None:
    """Each switching makes the engine be compiled anew, for that customer alone."""
    other = shop.place("1 MUG", customer_email="bob@customer.example", customer_name="Bob")
    assert other
    (tea,) = propose(shop, customer, "leafy stuff", "TEA")
    before = shop.clerk.look(KnowledgeVersion())
    switched_on(shop, tea)
    between = shop.clerk.look(KnowledgeVersion())
    known = {one.name: dict(one.aliases) for one in shop.clerk.look(LoadKnowledge()).customers}
    assert known == {"Ann Archer": {"leafy stuff": "TEA"}, "Bob": {}}
    assert decide(shop, tea, Verdict.OFF) == WordState.OFF
    assert len({before, between, shop.clerk.look(KnowledgeVersion())}) == 3
    assert all(not one.aliases for one in shop.clerk.look(LoadKnowledge()).customers)


def test_words_of_everybody_are_aliases_of_the_item(shop: Shop) -> None:
    """What is taught without a customer belongs to the item."""
    words_id = shop.clerk.do(TeachWords("cuppa leaves", "TEA"), actor=SALES).facts["words_id"]
    switched_on(shop, words_id)
    assert shop.clerk.look(LoadKnowledge()).catalogue.items["TEA"].aliases == ("cuppa leaves",)
    assert found(shop, words_id).customer_id is None


@pytest.mark.parametrize(
    ("words", "sku", "code"),
    [
        ("ab", "TEA", "words_too_short"),
        ("Mug", "TEA", "words_taken"),
        ("12 boxes", "TEA", "words_are_numbers"),
        ("y" * 90, "TEA", "words_too_long"),
        ("green tea", "TEA", "words_known"),
        ("leafy stuff", "NOPE", "unknown_item"),
    ],
)
def test_a_colleague_hears_why_words_cannot_be_taught(shop: Shop, words: str, sku: str, code: str) -> None:
    """What is left out silently for a customer is refused by name for a colleague."""
    with pytest.raises(Refused, match=code):
        shop.clerk.do(TeachWords(words, sku), actor=SALES)


def test_only_who_sells_decides_about_words(shop: Shop, customer: int) -> None:
    """Customers and the warehouse neither teach nor switch."""
    (tea,) = propose(shop, customer, "leafy stuff", "TEA")
    for actor in (WAREHOUSE, DESK):
        for command in (TeachWords("leafy", "TEA"), DecideWords(tea, Verdict.REJECT), KeepReplay(tea, (0, 0), {})):
            with pytest.raises(Refused, match="not_your_role"):
                shop.clerk.do(command, actor=actor)


def test_a_rejection_can_be_taken_back_and_nothing_skips_a_step(shop: Shop, customer: int) -> None:
    """Rejected words stay rejected whatever is seen, until a person reopens them."""
    (tea,) = propose(shop, customer, "leafy stuff", "TEA")
    assert decide(shop, tea, Verdict.REJECT) == WordState.REJECTED
    propose(shop, customer, "leafy stuff", "TEA")
    assert (found(shop, tea).state, found(shop, tea).seen) == (WordState.REJECTED, 2)
    with pytest.raises(Refused, match="wrong_state"):
        decide(shop, tea, Verdict.ON)
    assert decide(shop, tea, Verdict.REOPEN) == WordState.PROPOSED
    with pytest.raises(Refused, match="unknown_words"):
        decide(shop, 999, Verdict.REJECT)


def test_the_rule_off_learns_nothing(shop: Shop, customer: int) -> None:
    """A shop that wants none of it gets none of it; what a colleague teaches is still taught."""
    shop.apply({"learning": {"words": "off"}})
    assert propose(shop, customer, "leafy stuff", "TEA") == []
    assert shop.clerk.do(TeachWords("leafy stuff", "TEA"), actor=SALES).facts["words_id"]


def test_what_a_rule_switched_on_a_contradiction_switches_off(shop: Shop, customer: int) -> None:
    """What nobody looked at goes at the first sign against it; what a person decided stays, and is flagged."""
    (tea,) = propose(shop, customer, "leafy stuff", "TEA")
    (mug,) = propose(shop, customer, "drinking thing", "MUG")
    for words_id, actor in ((tea, RULE), (mug, SALES)):
        tried(shop, words_id)
        decide(shop, words_id, Verdict.ON, actor)
    propose(shop, customer, "leafy stuff", "BEANS")
    propose(shop, customer, "drinking thing", "BEANS")
    assert (found(shop, tea).state, found(shop, mug).state) == (WordState.OFF, WordState.ON)
    assert found(shop, mug).contradicted == "BEANS"


def test_every_decision_is_in_the_journal(shop: Shop, customer: int) -> None:
    """Who proposed, switched on and off can be read later; every chain is unbroken."""
    (tea,) = propose(shop, customer, "leafy stuff", "TEA")
    switched_on(shop, tea)
    decide(shop, tea, Verdict.OFF)
    with shop.database.read() as conn:
        told = [(row["name"], row["actor"]) for row in entries(conn) if row["kind"] == "learned_words"]
        assert conn.execute(select(learned_words.c.decided_by)).scalar() == SALES.id
    assert told == [("words.proposed", DESK.id), ("words.on", SALES.id), ("words.off", SALES.id)]
    assert shop.faults() == []


def test_words_are_listed_page_by_page_with_the_newest_evidence_first(shop: Shop, customer: int) -> None:
    """A list is read to its end by its cursors, of one state or of all."""
    ids = []
    for place in range(5):
        shop.clock.move(minutes=1)
        ids += propose(shop, customer, f"leafy {'abcde'[place]}stuff", "TEA")
    decide(shop, ids[0], Verdict.REJECT)
    page = shop.clerk.look(ListWords(limit=2))
    seen = [one.id for one in page.items]
    while page.next:
        page = shop.clerk.look(ListWords(limit=2, after=page.next))
        seen += [one.id for one in page.items]
    assert seen == ids[::-1]
    assert [one.id for one in shop.clerk.look(ListWords("rejected")).items] == ids[:1]
    assert shop.clerk.look(ListWords(customer_id=customer + 1)).items == ()


def test_past_messages_are_what_people_wrote_with_what_was_ordered(shop: Shop) -> None:
    """Nothing that waits, no button, newest first, no more than wanted."""
    for place in range(3):
        shop.clerk.receive(message(f"letter {place}", message_id=f"<{place}@c.example>"))
    assert shop.clerk.look(PastMessages()) == ()
    assert shop.clerk.look(PastMessages(customer_id=7, limit=10)) == ()
