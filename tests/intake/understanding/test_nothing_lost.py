"""Nothing that was counted may vanish: it is a line, a question or an unknown thing."""

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request

CATALOGUE = catalogue_from_json(
    {
        "name": "Quill & Ink",
        "language": "en",
        "items": [
            {"sku": "INK-50", "name": "Iron gall ink 50 ml", "aliases": ["iron gall ink", "Eisengallustinte"]},
            {"sku": "NIB-1", "name": "Nib no. 1", "aliases": ["nib 1"]},
            {"sku": "NIB-2", "name": "Nib no. 2", "aliases": ["nib 2"]},
            {"sku": "TIN-A", "name": "Brass calligraphy tin, red, with nib", "aliases": ["red tin"]},
            {"sku": "TIN-B", "name": "Brass calligraphy tin, blue, with nib", "aliases": ["blue tin"]},
            {"sku": "VARN", "name": "Shellac varnish", "unit": "l"},
            {"sku": "PEN-S", "name": "Dip pen, short", "aliases": ["Federhalter kurz"]},
            {"sku": "PEN-L", "name": "Dip pen, long", "aliases": ["Federhalter lang"]},
            {
                "sku": "APRON",
                "name": "Scribe's apron",
                "aliases": ["writing apron", "Schreibschürze"],
                "options": [
                    {"name": "size", "required": True, "values": [{"id": one, "aliases": []} for one in "SML"]},
                ],
            },
            {"sku": "BLOT", "name": "Blotting paper", "aliases": ["Löschpapier"], "unit": "sheet"},
        ],
    }
)
ENGINE = Engine(CATALOGUE)


def read(text, **more):
    return ENGINE.understand(Request("1", text, **more))


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Moin, bitte 30 Flaschen rund 250 g und einen Federhalter", "Flaschen"),
        ("30 Flaschen rund 250 g", "Flaschen"),
        ("5 iron gall ink and 30 bottles 250 g", "bottles 250 g"),
        ("bitte 2 Kartons Becher 8oz", "Becher"),
        ("5 iron gall ink und 12 Tüten", "Tüten"),
    ],
)
def test_a_pack_word_that_counts_nothing_of_the_shop_is_a_thing(text, lost):
    """A number with a word for a pack and perhaps a size, which no line took up, is named as unknown."""
    answer = read(text)
    assert answer.intent == "order.place"
    assert any(lost in words for words in answer.unknown)


@pytest.mark.parametrize(
    "text",
    [
        "5 iron gall ink, not the 40 bottles 250 g",
        "1.5 boxes... no, 2 boxes of iron gall ink",
        "20 blotting paper (2 packs of 10)",
        "3 iron gall ink in 2 boxes",
        "3 iron gall ink at €4.50, call 01632 960 123 before 10 o'clock",
    ],
)
def test_what_is_taken_back_or_only_told_is_not_called_unknown(text):
    """What is not wanted, said anew, said in brackets or told of the thing before was not lost."""
    assert read(text).unknown == ()


def test_what_was_lost_stands_where_the_customer_wrote_it():
    """Unknown things keep the order of the message."""
    assert read("12 bottles 250 g, 3 velvet curtains, 5 iron gall ink").unknown == ("bottles 250 g", "velvet curtains")


def test_an_answer_to_a_question_counts_nothing_new():
    """A number in an answer belongs to what was asked."""
    answer = read("2 boxes", context={"asked": "How much blotting paper?"})
    assert answer.unknown == ()


@pytest.mark.parametrize(
    "text", ["a writing apron in L", "1 writing apron size L, please", "writing apron (L)", "eine Schreibschürze in L"]
)
def test_a_size_that_is_a_small_word_elsewhere_is_heard(text):
    """The letter L, an article in some languages and a measure in others, is a value where an item has it."""
    answer = read(text)
    assert [(line.sku, line.options["size"][0].value) for line in answer.lines] == [("APRON", "L")]


def test_a_letter_behind_a_number_stays_a_measure():
    """Three litres are no size."""
    answer = read("3 l shellac varnish")
    assert [(line.sku, line.quantity, line.unit) for line in answer.lines] == [("VARN", 3, "l")]


def test_what_a_thing_is_for_does_not_outweigh_its_name():
    """Nibs for calligraphy are nibs, not a calligraphy tin that has one inside."""
    asked = read("I need nibs for my calligraphy, 40 of them").must_ask
    assert [set(ask.candidates) for ask in asked] == [{"NIB-1", "NIB-2"}]
    assert asked[0].quantity == 40


@pytest.mark.parametrize("text", ["7 clumps of blotting paper", "bitte 7 Schwunge Löschpapier und keinen Federhalter"])
def test_a_strange_word_in_the_place_of_a_pack_is_asked_about(text):
    """How many sheets make a clump nobody knows: seven of them are not seven sheets."""
    answer = read(text)
    assert answer.lines == ()
    assert [(ask.about, ask.candidates) for ask in answer.must_ask] == [("unit", ("BLOT",))]


@pytest.mark.parametrize("text", ["7 lovely blotting paper", "bitte 7 schöne Löschpapier"])
def test_a_strange_word_that_only_praises_is_no_pack(text):
    """A word that tells how a thing is does not stand in the way of the line."""
    assert [(line.sku, line.quantity) for line in read(text).lines] == [("BLOT", 7)]
