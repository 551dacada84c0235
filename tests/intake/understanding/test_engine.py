"""What holds for every message: limits, hostile text, questions instead of guesses, explanations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request

CATALOGUE = catalogue_from_json(
    {
        "name": "Lumber & Lime",
        "language": "en",
        "items": [
            {"sku": "PLY-9", "name": "Birch plywood 9 mm", "aliases": ["9mm ply"]},
            {"sku": "PLY-12", "name": "Birch plywood 12 mm", "aliases": ["12mm ply"]},
            {
                "sku": "GLUE-PVA",
                "name": "Wood glue PVA 1 l",
                "aliases": ["wood glue"],
                "packs": [{"unit": "box", "contains": 6}],
            },
            {
                "sku": "SCR-440",
                "name": "Wood screws 4x40 mm",
                "unit": "each",
                "packs": [{"unit": "box", "contains": 200}],
            },
            {"sku": "SAND", "name": "Paving sand", "unit": "kg", "packs": [{"unit": "bag", "contains": 25}]},
        ],
    }
)
ENGINE = Engine(CATALOGUE)
STANDING = [
    {"sku": "SAND", "quantity": "50", "unit": "kg", "options": {}},
    {"sku": "GONE", "quantity": "1", "unit": "each"},
]
ORDER_WORDS = (
    "2 half no not wood glue , . and with 12 mm ply box of instead remove sand kg the x - ( ) 1/2 dozen same last time"
    " cancel actually birch plywood"
).split(" ")


def read(text, **more):
    return ENGINE.understand(Request("1", text, **more))


def test_a_text_beyond_64_kb_is_kept_flagged_and_asked_about():
    """Too long a text is not parsed: no line, a flag and a question."""
    for text in ("2 wood glue, " * 6000, "wood glue " * 4000, "\n" * 40_000):
        answer = read(text)
        assert answer.flags == ("too_long",)
        assert answer.lines == ()
        assert len(answer.must_ask) == 1


@pytest.mark.parametrize("quantity", ["0", "99999999", "NaN", "1e999", "-"])
def test_no_line_is_made_of_a_quantity_that_cannot_be(quantity):
    """Nothing, too much and no number at all are asked about or left out, never ordered."""
    answer = read(f"{quantity} wood glue")
    assert all(0 < line.quantity < 1_000_000 for line in answer.lines)


def test_two_things_that_fit_equally_are_asked_about_with_both_as_candidates():
    """Where the words fit two items, neither is taken."""
    answer = read("4 sheets of birch plywood please")
    assert answer.lines == ()
    assert set(answer.must_ask[0].candidates) == {"PLY-9", "PLY-12"}
    assert answer.must_ask[0].quantity == 4


def test_an_answer_completes_the_question():
    """The question says the quantity; the answer chooses the item."""
    answer = read("the thicker one", context={"asked": "4 birch plywood: 9 mm or 12 mm?"})
    assert [(line.sku, line.quantity) for line in answer.lines] == [("PLY-12", 4)]


def test_an_answer_adds_to_the_draft_that_stands():
    """With a draft and a question together, the answered line joins the draft."""
    draft = [{"sku": "SAND", "quantity": "50", "unit": "kg", "options": {}}]
    answer = read("12 mm", context={"asked": "4 birch plywood: 9 mm or 12 mm?", "draft": draft})
    assert {line.sku for line in answer.lines} == {"SAND", "PLY-12"}


def test_a_weight_in_bags_and_in_kilos_is_the_same_amount():
    """Packs are units of the item, measures are converted to its base unit."""
    assert [(line.quantity, line.unit) for line in read("2 bags of paving sand").lines] == [(2, "bag")]
    assert [(str(line.quantity), line.unit) for line in read("500 g paving sand").lines] == [("0.5", "kg")]


def test_a_count_of_a_thing_sold_by_weight_asks_for_the_unit():
    """Six of something that is sold by the kilo could be anything."""
    assert read("6 paving sand").must_ask[0].about == "unit"


@pytest.mark.parametrize("words", ["2 kg of wood screws", "3 litres of 12 mm birch plywood", "500 g of the 9mm ply"])
def test_a_weight_of_a_thing_that_is_counted_asks_for_the_unit(words):
    """Screws sold by the piece are not two because two kilos were wished."""
    answer = read(words)
    assert answer.lines == ()
    assert [ask.about for ask in answer.must_ask] == ["unit"]


def test_a_volume_is_the_cans_that_hold_it():
    """Three litres of what comes in cans of one litre are three cans."""
    assert [(line.sku, line.quantity) for line in read("3 l wood glue PVA").lines] == [("GLUE-PVA", 3)]


def test_what_the_shop_does_not_sell_is_named_and_near_things_are_offered():
    """A strange thing is unknown, not guessed; the nearest items can be offered."""
    answer = read("3 oak plywoods and 2 velvet curtains")
    assert any("velvet curtains" in words for words in answer.unknown)
    assert ENGINE.alternatives("birch ply 10mm")[0] in {"PLY-9", "PLY-12"}


def test_quoted_history_is_never_ordered():
    """Lines behind > or below a mail header are history."""
    text = "Thanks, all fine.\n\nOn Monday you wrote:\n> 5 wood glue\n> 3 bags paving sand"
    assert read(text, channel="email").lines == ()


def test_an_order_in_a_forward_with_nothing_above_it_is_the_order():
    """A bare forward is read."""
    text = "please order the below\n\n---------- Forwarded message ----------\nFrom: site\nSubject: x\n\n5 wood glue\n"
    assert [(line.sku, line.quantity) for line in read(text, channel="email").lines] == [("GLUE-PVA", 5)]


def test_phones_prices_and_postcodes_are_no_quantities():
    """Numbers that are something else never count things."""
    answer = read("2 wood glue at €4.50, call 01632 960 123, 14 Mill Road, AB1 2CD")
    assert [(line.sku, line.quantity) for line in answer.lines] == [("GLUE-PVA", 2)]


def test_an_explanation_names_the_words_the_candidates_and_the_result():
    """A shop assistant can follow how a message was read."""
    text = ENGINE.explain(Request("1", "2 boxes of wood glue")).text()
    assert "GLUE-PVA Wood glue PVA 1 l" in text
    assert "2 box GLUE-PVA" in text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text):
    """All of Unicode is read; a line always has an item of the shop and a sensible quantity."""
    answer = read(text, channel="email", subject=text[:50])
    assert all(line.sku in CATALOGUE.items and line.quantity > 0 for line in answer.lines)
    answer.to_json()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(ORDER_WORDS), max_size=40))
def test_any_mixture_of_order_words_is_read_without_an_error(words):
    """Order words in any order give an answer, with a draft as well."""
    for context in (None, {"draft": STANDING}, {"order": STANDING}, {"asked": " ".join(words)}):
        answer = read(" ".join(words), context=context)
        assert all(line.quantity > 0 for line in answer.said)


@pytest.mark.parametrize(
    ("text", "page", "language"),
    [
        ("2 cartons de pots", "fr", "fr"),
        ("2 cartons de pots", "", "en"),
        ("ok", "de", "de"),
        ("3 Kartons Becher bitte", "fr", "de"),
        ("3 boxes of mugs please", "de", "en"),
    ],
)
def test_the_page_decides_only_what_the_words_leave_open(text: str, page: str, language: str) -> None:
    """Words of two languages are of the page's; a browser set to another language overrules nobody's own words."""
    shop = Engine(
        catalogue_from_json({"name": "Beans & Cups", "language": "en", "items": [{"sku": "MUG", "name": "Mug"}]}), []
    )
    assert shop.understand(Request("1", text, page=page)).language == language
