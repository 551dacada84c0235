"""Answers by weight and by halves, credits, values put on what stands, amounts of strange things, untold places."""

from decimal import Decimal

import pytest

from core.domain.catalogue import catalogue_from_json
from core.domain.customers import customer_from_json
from intake.understanding import Engine, LineRead, Request
from intake.understanding.confidence import doubted
from tests.intake.understanding.made_items import item

_TOP = {"name": "topping", "multiple": True, "values": [{"id": "smoked egg", "aliases": ["uovo affumicato"]}]}


SHOP = {
    "name": "Harbour Larder",
    "currency": "EUR",
    "language": "en",
    "items": [
        item("QUI", "Quinces", ["quince", "Quitten", "mele cotogne"], unit="kg", packs=[("crate", 8)]),
        item("BEET-R", "Beets red", unit="kg"),
        item("BEET-Y", "Beets yellow", unit="kg"),
        item("RAMEN", "Harbour ramen", ["ramen"], unit="bowl", options=[_TOP]),
        item("EGGR", "Egg smoked rice", ["smoked rice"], unit="bowl"),
        item("LIN-30", "Bin liner 30 L", unit="roll"),
        item("LIN-60", "Bin liner 60 L", unit="roll"),
        item("OIL", "Walnut oil spray 400 ml", ["walnut oil"], unit="bottle", packs=[("crate", 6)]),
    ],
}
CUSTOMER = {
    "name": "Kite Catering",
    "email": "kite@example.test",
    "addresses": [
        {"name": "Depot", "text": "Unit 4, Mill Lane, Oxmoor"},
        {"name": "Client - Heron House", "text": "Heron House, 40 High Street, Oxmoor"},
    ],
}
ENGINE = Engine(catalogue_from_json(SHOP), [customer_from_json(CUSTOMER)])


def _read(text, **context):
    return ENGINE.understand(Request("1", text, context=context or None, customer="kite@example.test"))


def _lines(read):
    return [(line.sku, str(line.quantity), line.unit) for line in read.lines]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("We sell quinces (Quitten) by weight: how many kg of quinces?", "let's say 3 kg"),
        ("Quante mele cotogne (quince) desidera?", "facciamo 3 kg"),
    ],
)
def test_a_weight_answers_how_much(asked, text):
    """A weight alone is the amount that was asked for, and a thing named twice in the question is one."""
    read = _read(text, asked=asked)
    assert _lines(read) == [("QUI", "3", "kg")]
    assert not read.must_ask


@pytest.mark.parametrize("text", ["half red half yellow", "halb rot, halb gelb"])
def test_halves_of_a_weight(text):
    """What was asked about by weight is parted by weight."""
    assert _lines(_read(text, asked="6 kg of beets: red or yellow?")) == [("BEET-R", "3", "kg"), ("BEET-Y", "3", "kg")]


def test_a_verb_that_is_half_of_a_name_is_that_name():
    """`bin liners` are no order to bin the liners."""
    assert _lines(_read("the 60 litre ones", asked="20 rolls of bin liners - the 30 L or the 60 L?")) == [
        ("LIN-60", "20", "roll")
    ]


ORDER = [
    {"sku": "QUI", "quantity": "2", "unit": "crate", "options": {}},
    {"sku": "OIL", "quantity": "6", "unit": "bottle", "options": {}},
    {"sku": "RAMEN", "quantity": "1", "unit": "bowl", "options": {}},
]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Of yesterday's order 2 of the walnut oil sprays had leaked. Can we get those credited please?", ("OIL", "2")),
        ("2 bottles of walnut oil were leaking, please send a credit note", ("OIL", "2")),
        ("von den 2 Kisten Quitten ist eine matschig. Bitte Gutschrift für die eine Kiste.", ("QUI", "1")),
    ],
)
def test_who_wants_a_credit_gives_back(text, line):
    """A credit for what came broken is a return of just that."""
    read = _read(text, order=ORDER)
    assert read.intent == "return.request"
    assert [(one.sku, str(one.quantity)) for one in read.lines] == [line]


@pytest.mark.parametrize("text", ["add a smoked egg on the ramen", "metti anche un uovo affumicato sul ramen"])
def test_a_value_put_on_what_stands_is_no_second_thing(text):
    """What is to be put on a thing of the order changes that thing only."""
    read = _read(text, order=ORDER)
    assert [(one.sku, str(one.quantity)) for one in read.lines] == [("QUI", "2"), ("OIL", "6"), ("RAMEN", "1")]
    assert [choice.value for choice in read.lines[2].options["topping"]] == ["smoked egg"]


def test_an_amount_of_something_strange_is_told():
    """Who sets a thing that nobody knows to an amount hears that it is unknown."""
    read = _read("bump the wongles to 8 kg", order=ORDER)
    assert read.intent == "order.change"
    assert read.unknown == ("wongles",)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3 walnut oil to Heron House please", "Client - Heron House"),
        ("3 walnut oil, deliver to Heron House (not the depot) by Friday", "Client - Heron House"),
    ],
)
def test_a_known_address_by_part_of_its_name(text, place):
    """Words that stand in one known address only are that address."""
    read = _read(text)
    assert read.ship_to == place
    assert not read.must_ask


@pytest.mark.parametrize(
    "text", ["3 walnut oil to the new address we talked about", "3 walnut oil, à livrer à la nouvelle adresse"]
)
def test_an_address_that_nobody_wrote_is_asked(text):
    """A new address without its words is a question."""
    assert [ask.about for ask in _read(text).must_ask] == ["address"]


def test_what_is_hardly_believed_is_asked():
    """A line that is almost surely wrong becomes a question about its item; what stood before stays."""
    text = "some spray of sorts, 3 walnut oil"
    guess = LineRead("OIL", Decimal(1), "bottle", {}, ((0, 19),), 0.02, signs={"strange": 2.0})
    firm = LineRead("OIL", Decimal(3), "bottle", {}, ((21, 33),), 0.98, signs={"said": 1.0})
    standing = LineRead("QUI", Decimal(2), "crate", {})
    kept, asks = doubted([guess, firm, standing], text)
    assert kept == [firm, standing]
    assert [(ask.about, ask.text, ask.candidates) for ask in asks] == [("item", "some spray of sorts", ("OIL",))]


def test_a_weight_is_no_word_left_over():
    """Who orders by weight is understood as surely as who orders by the crate."""
    (weighed,), (counted,) = _read("6 kg quinces").lines, _read("6 crates quinces").lines
    assert weighed.confidence >= counted.confidence - 0.05
