"""A shop's own questions are told apart after a few examples, and what is none of them is said to be none."""

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request
from intake.understanding.faq import Faq, faq_from_json
from intake.understanding.faq_elsewhere import said_elsewhere
from intake.understanding.faq_margins import Margins, row_of
from intake.understanding.faq_senses import NOT_ASKED, SENSES
from intake.understanding.faq_sentences import sentence_of
from intake.understanding.faq_vocabulary import Vocabulary, likeness

EXAMPLES = {
    "PIANO_TUNING": [
        "how often must a piano be tuned", "my piano sounds off, can somebody tune it", "do you tune uprights at home",
        "the tuner should come before christmas", "is tuning part of the price of a new piano",
    ],
    "LESSONS": [
        "do you give violin lessons", "is there a teacher for children", "my daughter wants to learn the cello",
        "how long is one lesson", "can grown-ups begin with the flute",
    ],
    "RENTAL": [
        "can i rent a trumpet for a month", "hire a drum kit for one weekend", "what is the monthly rent of a viola",
        "may i keep a rented harp longer", "do you lend instruments to schools",
    ],
    "REPAIR_TIME": [
        "when is my clarinet repaired", "how long does a new bow hair take", "is the broken guitar neck glued yet",
        "the saxophone has been in your workshop for three weeks", "how quickly can you mend a cracked soundboard",
    ],
    "GIFT_CARD": [
        "do you sell gift cards", "can a voucher be paid out", "until when is my gift card valid",
        "i lost the voucher you sent me", "a gift card for fifty please",
    ],
}  # fmt: skip
FAQ = Faq(EXAMPLES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("could someone come and tune our old piano", "PIANO_TUNING"),
        ("lessons for a beginner on the violin?", "LESSONS"),
        ("we would like to rent a cello for the school play", "RENTAL"),
        ("is my repaired clarinet ready", "REPAIR_TIME"),
        ("gift card valid how long", "GIFT_CARD"),
    ],
)
def test_a_new_wording_finds_its_question(text: str, name: str) -> None:
    """A sentence that is in no example gets the name whose examples it resembles."""
    assert FAQ.name_of(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("pianno tunning pls", "PIANO_TUNING"),
        ("do you give violn lesons", "LESSONS"),
        ("gift crads valid?", "GIFT_CARD"),
    ],
)
def test_slips_of_the_pen_do_not_hide_a_question(text: str, name: str) -> None:
    """Groups of letters carry a question over typing errors."""
    assert FAQ.name_of(text)[0] == name


@pytest.mark.parametrize(
    "text",
    [
        "where does the night train to vienna leave", "my dog has eaten the curtains", "tell me a fairy tale",
        "good evening", "yes", "xqzzt", "???", "", "the river froze last winter",
    ],
)  # fmt: skip
def test_what_is_no_question_of_the_shop_is_none(text: str) -> None:
    """Far from every example the answer is `none`."""
    assert FAQ.name_of(text)[0] == "none"


@pytest.mark.parametrize(
    "text",
    [
        "please send 4 crates of apricots and 2 sacks of flour for friday", "6 linen aprons, green, and 3 red ones",
        "make it 8 instead of 6", "the same as last month but no butter", "12 x 40mm nails", "sì, venti pagnotte",
        "bitte noch drei Kisten Birnen bis Montag", "add another box of tiles to that", "the second one please",
    ],
)  # fmt: skip
def test_an_order_is_no_question(text: str) -> None:
    """Orders, changes and answers of any trade are none of the shop's questions."""
    assert FAQ.name_of(text)[0] == "none"


def test_a_question_about_orders_is_still_learnt() -> None:
    """What sounds like an order is a question where the shop's examples say so."""
    examples = ["i want to order a box", "i would like to place an order", "can i order two of them here"]
    faq = Faq({"ORDER_HERE": examples, "OPENING": ["when do you open", "are you open on sundays"]})
    assert faq.name_of("i want to place an order for a box")[0] == "ORDER_HERE"


def test_made_up_sentences_are_always_the_same_and_complete() -> None:
    """What others say is made once, without repetition and without a gap left open."""
    made = said_elsewhere()
    assert len(set(made)) == len(made) > 300
    assert not any("{" in text or "}" in text for text in made)


def test_likeness_goes_from_nothing_shared_to_the_same() -> None:
    """A sentence is wholly like itself, not at all like one of other words, and in between like one of some."""
    examples = [sentence_of("when do you open"), sentence_of("is the flute new")]
    same, none, some = likeness(map(sentence_of, ["is the flute new", "green apples", "the old flute"]), examples)
    assert same == pytest.approx(1)
    assert none == 0 < some < same


def test_a_vocabulary_knows_what_its_sentences_say() -> None:
    """Everything said has a place; anything else has none."""
    vocabulary = Vocabulary([sentence_of("tune the piano")], [sentence_of("cheese")])
    assert all(key in vocabulary for key in sentence_of("tune piano").letters)
    assert not any(key in vocabulary for key in sentence_of("cheese").letters)


def test_a_word_of_the_same_sense_is_understood() -> None:
    """Words of trade that mean alike help where the examples use another one."""
    examples = ["how long is the warranty", "is there a warranty on it", "what does the warranty cover"]
    faq = Faq({"WARRANTY": examples, "HIRING": ["are you hiring", "do you have jobs for students"]})
    assert faq.name_of("how long is the guarantee")[0] == "WARRANTY"


def test_the_name_is_an_example_too() -> None:
    """A question with a telling name is found by the words of its name."""
    faq = Faq({"STRING_TENSION": ["how tight should it be"], "CASE_COLOUR": ["is there a red one"]})
    assert faq.name_of("string tension")[0] == "STRING_TENSION"


def test_a_shop_may_ask_what_others_call_idle() -> None:
    """An idle sentence that is an example of the shop is the shop's question."""
    faq = Faq({"HUMOUR": ["tell me a joke", "do you know a good joke"], "HOURS": ["when do you open on saturdays"]})
    assert faq.name_of("tell me a joke")[0] == "HUMOUR"


def test_learning_twice_gives_the_same() -> None:
    """The same examples in another order of names give the same answers and the same certainty."""
    again = Faq(dict(reversed(EXAMPLES.items())))
    texts = ["tune my piano", "rent or buy a flute", "nothing of the kind"]
    assert [again.name_of(text) for text in texts] == [FAQ.name_of(text) for text in texts]


def test_one_of_the_examples_is_surer_than_a_mixture() -> None:
    """Certainty falls where two questions are touched at once, and stays between 0 and 1."""
    clear = FAQ.name_of("can i rent a trumpet for a month")[1]
    mixed = FAQ.name_of("can i rent a piano and have it tuned by the teacher")[1]
    assert 0 < mixed < clear < 1


def test_a_single_question_can_be_learnt() -> None:
    """One name is enough; other talk is still none."""
    faq = Faq({"LESSONS": ["do you give lessons"]})
    assert (faq.name_of("do you give lessons")[0], faq.name_of("the cat sat")[0]) == ("LESSONS", "none")


@pytest.mark.parametrize("data", [{}, {"intents": []}, {"intents": {"A": "text"}}, {"intents": {"A": [" "], "B": []}}])
def test_nothing_to_learn_is_no_classifier(data: dict[str, object]) -> None:
    """A file without a single example sentence teaches nothing."""
    assert faq_from_json(data) is None


def test_a_very_long_text_is_read_to_a_limit() -> None:
    """A text beyond the limit is answered from its beginning."""
    text = "can you tune my piano " + "zz " * 20_000
    assert sentence_of(text) == sentence_of(text[:2000])


def test_figures_count_by_their_length() -> None:
    """Any postcode is like another."""
    assert sentence_of("to 80331").words == sentence_of("to 10115").words


def test_margins_put_each_example_on_its_own_side() -> None:
    """What is separable is separated: an example is inside its border and outside the other."""
    rows = [row_of({0: 1.0}, 2), row_of({1: 1.0}, 2), row_of({}, 2)]
    margins = Margins(["A", "B"], rows, ["A", "B", None], 2)
    first, second, neither = (margins.of(row) for row in rows)
    assert first[0] > first[1]
    assert second[1] > second[0]
    assert max(neither) < min(first[0], second[1])


def test_the_engine_answers_with_a_name_of_the_shop() -> None:
    """With the shop's own questions the intent is one of their names or `none`; the lines are still read."""
    catalogue = catalogue_from_json({"name": "Strings", "language": "en", "items": [{"sku": "BOW", "name": "Bow"}]})
    engine = Engine(catalogue, faq={"intents": EXAMPLES})
    read = engine.understand(Request("1", "2 bows please, and can i rent a trumpet?"))
    assert read.intent == "RENTAL"
    assert [line.sku for line in read.lines] == ["BOW"]
    assert engine.understand(Request("2", "the moon is bright")).intent == "none"


def test_common_knowledge_is_in_one_spelling() -> None:
    """Senses and idle sentences are folded words, as messages are when they are compared."""
    assert all(word == word.casefold().strip() and word.isalnum() for word in SENSES)
    assert len(set(NOT_ASKED)) == len(NOT_ASKED)
