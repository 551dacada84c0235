"""What reaches over several lines: shared quantities and values, parts of one thing, corrections, what goes back."""

from decimal import Decimal

import pytest

from core.domain.catalogue import catalogue_from_json
from core.domain.customers import customer_from_json
from intake.understanding import Engine, Request

_SIZE = {"name": "size", "required": True, "values": [{"id": one} for one in ("S", "M", "L", "XL", "XXL")]}
_COLOUR = {
    "name": "colour",
    "default": "white",
    "values": [{"id": "white"}, {"id": "navy", "aliases": ["azul marino", "marineblau"]}, {"id": "red"}],
}
_TONE = {"name": "tone", "required": True, "values": [{"id": "4"}, {"id": "6.2"}, {"id": "8"}]}
_POT = {"name": "pot", "required": True, "values": [{"id": "12", "aliases": ["12 cm"]}, {"id": "19"}]}


def _item(sku, name, aliases=(), unit="piece", packs=(), options=(), category="goods"):
    return {
        "sku": sku, "name": name, "aliases": list(aliases), "unit": unit, "category": category,
        "packs": [{"unit": one, "contains": str(holds)} for one, holds in packs], "price": "1.00",
        "options": list(options),
    }  # fmt: skip


SHOP = {
    "name": "Chandlery Pike",
    "currency": "EUR",
    "language": "en",
    "items": [
        _item("APRON", "Work apron", ["apron", "Arbeitsschürze", "delantal"], options=[_SIZE, _COLOUR]),
        _item("FERN", "Boston fern", ["fern", "Farn", "helecho"], options=[_POT]),
        _item("DYE", "Rope dye 60 ml", ["dye", "tinte", "Farbe"], options=[_TONE]),
        _item("DYE-X", "Rope dye extra fast 60 ml", ["dye extra fast"], options=[_TONE]),
        _item("BR22", "Round brush 22 mm", ["round brush 22", "cepillo redondo 22"], category="brushes"),
        _item("BR40", "Round brush 40 mm", ["round brush 40", "cepillo redondo 40"], category="brushes"),
        _item("TAR-S", "Stockholm tar 250 ml tin", ["tar", "tarro"], unit="tin", category="tar"),
        _item("TAR-L", "Stockholm tar 2 l drum", [], unit="drum", category="tar"),
        _item("HOOK", "Snap hook brass", ["snap hooks", "Karabiner"], packs=[("pack", 10)]),
        _item("MUFF", "Ear muffs 30 dB", ["ear muffs"]),
        _item("SHEET", "Pine shelf", ["shelf", "Regal"]),
        _item("PEDAL", "Platform pedals", ["pedals", "Pedale"], unit="pair"),
        _item("BAG-F", "Kibble adult 2 kg", ["kibble"], unit="bag", category="feed"),
        _item("SAND", "Aquarium sand 5 l", ["cat sand"], unit="bag", category="feed"),
        _item("SPROUT", "Sprouts", ["sprouts"], unit="kg"),
        _item("GEAR9", "Gear wheel 9-fold 11-30", ["gear wheel 9fold"]),
        _item("GEAR12", "Gear wheel 12-fold 10-50", ["gear wheel 12fold"]),
    ],
}
ANN = {
    "name": "Ann", "email": "ann@pike.example", "addresses": [],
    "last_order": [
        {"sku": "APRON", "quantity": "4", "unit": "piece", "options": {"size": "M"}},
        {"sku": "HOOK", "quantity": "20", "unit": "piece", "options": {}},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def engine():
    """Return an engine that knows the shop and Ann."""
    return Engine(catalogue_from_json(SHOP), [customer_from_json(ANN)])


def said(engine, text, context=None):
    """Return what is understood and its lines as (sku, quantity, unit, values)."""
    understood = engine.understand(Request("1", text, customer="ann@pike.example", context=context))
    lines = {
        (line.sku, line.quantity, line.unit, *sorted(one.value for kept in line.options.values() for one in kept))
        for line in understood.lines
    }
    return understood, lines


def order(*lines):
    """Return a context with a placed order."""
    return {"order": [dict(zip(("sku", "quantity", "unit", "options"), line, strict=True)) for line in lines]}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2 aprons small, 1 medium and 3 extra large", {("APRON", 2, "S"), ("APRON", 1, "M"), ("APRON", 3, "XL")}),
        ("drei Arbeitsschürzen: eine kleine, zwei mittlere", {("APRON", 1, "S"), ("APRON", 2, "M")}),
        ("5 aprons, 2xL 3xXL", {("APRON", 2, "L"), ("APRON", 3, "XL")}),
        ("2 aprons in L and 3 in M, navy", {("APRON", 2, "L", "navy"), ("APRON", 3, "M", "navy")}),
    ],
)
def test_sizes_in_words_and_values_set_off_reach_every_part(engine, text, meant):
    """A size may be said in words where the shop has letters, and a colour behind all parts holds for each."""
    understood, lines = said(engine, text)
    assert not understood.must_ask
    assert {(line[0], int(line[1]), *line[3:]) for line in lines} == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ponme 3 tintes del 6.2, 2 del 4 y uno del 8", {("DYE", 3, "6.2"), ("DYE", 2, "4"), ("DYE", 1, "8")}),
        ("dos cepillos redondos, uno de 22 y otro de 40", {("BR22", 1), ("BR40", 1)}),
        ("a shelf and pedals, 2 each", {("SHEET", 2), ("PEDAL", 2)}),
        ("Regal und Pedale, je 2. Danke", {("SHEET", 2), ("PEDAL", 2)}),
        ("gear wheel 9fold: 2, gear wheel 12fold: 1", {("GEAR9", 2), ("GEAR12", 1)}),
    ],
)
def test_no_part_of_a_list_gets_lost(engine, text, meant):
    """Every counted part of a list is a line of its own, none is taken for the total of the others."""
    understood, lines = said(engine, text)
    assert not understood.must_ask
    assert {(line[0], int(line[1]), *line[3:]) for line in lines} == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("three ferns in the 12 pot", ("FERN", 3, "piece", "12")),
        ("1 Farn im 19er Topf", ("FERN", 1, "piece", "19")),
        ("2 tins of tar, the big ones", ("TAR-L", 2, "drum")),
        ("a pack of ten snap hooks", ("HOOK", 1, "pack")),
        ("4 pairs ear muffs - sorry, 4 ear muffs, not pairs", ("MUFF", 4, "piece")),
        ("10 Karabiner, ach nee 20", ("HOOK", 20, "piece")),
        ("sprouts | 5 kg", ("SPROUT", 5, "kg")),
    ],
)
def test_numbers_say_which_and_how_many(engine, text, meant):
    """A number in a pot, a pack or a cell is read as what it says there, and a correction wins."""
    understood, lines = said(engine, text)
    assert not understood.must_ask
    assert lines == {(meant[0], Decimal(meant[1]), *meant[2:])}


def test_a_pack_of_another_content_is_asked(engine):
    """Packs of twelve are not packs of ten: nobody knows how many are meant."""
    understood, lines = said(engine, "3 packs of 12 snap hooks")
    assert not lines
    assert [one.about for one in understood.must_ask] == ["unit"]


def test_what_a_thing_is_for_is_not_ordered(engine):
    """`for the cat` says what it is for, and opens no line of its own."""
    assert said(engine, "2 bags of kibble for the cat")[1] == {("BAG-F", 2, "bag")}


def test_a_condition_is_an_order(engine):
    """If it is in stock, so many are wanted: the condition makes no question of it."""
    assert said(engine, "3 shelves please. And if the kibble is in again, 4 bags.")[1] == {
        ("SHEET", 3, "piece"),
        ("BAG-F", 4, "bag"),
    }


def test_a_use_told_beside_a_question_orders_nothing(engine):
    """What is used up in a month is told so that the question can be answered."""
    understood, lines = said(engine, "Do you deliver to Elm Bay? We go through 30 shelves a month.")
    assert (lines, understood.must_ask, understood.intent) == (set(), (), "delivery.question")


def test_parts_of_a_change_stand_side_by_side(engine):
    """A standing line that is split into two values becomes two lines."""
    context = order(("DYE", "12", "piece", {"tone": "6.2"}), ("HOOK", "5", "piece", {}))
    assert said(engine, "please change the dye: 6 in 4 and 6 in 8", context)[1] == {
        ("DYE", 6, "piece", "4"),
        ("DYE", 6, "piece", "8"),
        ("HOOK", 5, "piece"),
    }


def test_a_cancelled_part_takes_nothing_else_along(engine):
    """Dropping some of one line leaves a line alone that is only altered."""
    context = order(("APRON", "4", "piece", {"size": "M"}), ("HOOK", "5", "pack", {}))
    text = "re my order - sorry, the aprons should be large not medium, and drop one pack of the snap hooks"
    assert said(engine, text, context)[1] == {("APRON", 4, "piece", "L"), ("HOOK", 4, "pack")}


@pytest.mark.parametrize(
    "text",
    ["the usual, but size L instead of M and this time 30 snap hooks", "das Übliche, L statt M, Karabiner diesmal 30"],
)
def test_one_value_takes_anothers_place_everywhere(engine, text):
    """`L instead of M` changes every line that stands with the old value."""
    assert said(engine, text)[1] == {("APRON", 4, "piece", "L"), ("HOOK", 30, "piece")}


def test_as_many_go_back_as_were_bad(engine):
    """Of what came, the smaller number in the same sentence goes back."""
    context = order(("HOOK", "20", "piece", {}), ("SHEET", "2", "piece", {}))
    understood, lines = said(engine, "of the 20 snap hooks 4 were crushed, please send a replacement", context)
    assert (understood.intent, lines) == ("return.request", {("HOOK", 4, "piece")})


def test_a_whole_name_may_be_the_answer(engine):
    """Naming one of the things that were offered answers the question, which says how many."""
    context = {"asked": "3 round brushes - round brush 22 mm or round brush 40 mm?"}
    assert said(engine, "the round brush 40", context)[1] == {("BR40", 3, "piece")}


def test_what_is_said_of_all_reaches_more_than_two(engine):
    """`all navy` reaches every part, not only the last two as `both` does."""
    assert said(engine, "brauche 5 Arbeitsschürzen, 2xL 2xXL 1xS, alle marineblau")[1] == {
        ("APRON", 2, "piece", "L", "navy"),
        ("APRON", 2, "piece", "XL", "navy"),
        ("APRON", 1, "piece", "S", "navy"),
    }


YARD = {
    "name": "Stone Yard",
    "currency": "EUR",
    "language": "en",
    "items": [
        _item("FLAG", "Flagstone 600x600 mm", ["flagstones"], unit="m2", packs=[("crate", 18)], options=[_COLOUR]),
        _item("EDGE", "Edging 600x80 mm", ["edging"], options=[_COLOUR]),
        _item("SODA", "Hard cheese Alta", ["Alta"], unit="kg", packs=[("wheel", 30)]),
        _item("GRAT", "Alta, grated 1 kg", ["Alta grated", "grated"], unit="bag"),
        _item("TARA", "Apple tart", [], category="tarts"),
        _item("TARP", "Pear tart", [], category="tarts"),
        _item("MAT", "Root barrier", ["root barrier"], unit="m2"),
        _item("CEM", "Cement grey 20 kg", ["cement"], unit="bag"),
        _item("LIME", "Lime putty 20 kg", ["lime putty"], unit="bag"),
    ],
}


@pytest.fixture(scope="module")
def yard():
    """Return an engine of a shop that sells by the square metre and by the wheel."""
    return Engine(catalogue_from_json(YARD), [customer_from_json(ANN)])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("15 m2 of flagstones navy please", {("FLAG", "15", "m2", "navy")}),
        ("12,5 Quadratmeter flagstones", {("FLAG", "12.5", "m2")}),
        ("20 square metres of flagstones", {("FLAG", "20", "m2")}),
        ("7 m2 flagstones red and 9 matching edging", {("FLAG", "7", "m2", "red"), ("EDGE", "9", "piece", "red")}),
        ("two wheels of Alta and 3 flagstones", {("SODA", "2", "wheel"), ("FLAG", "3", "m2")}),
        ("4 kg of Alta, grated 2 bags", {("SODA", "4", "kg"), ("GRAT", "2", "bag")}),
        ("6 tarts (2 apple and 4 pear)", {("TARA", "2", "piece"), ("TARP", "4", "piece")}),
    ],
)  # fmt: skip
def test_units_of_the_trade_and_parts_in_brackets(yard, text, meant):
    """Square metres are no metres, the shop's own packs are units, and bracketed parts make up an unclear total."""
    understood, lines = said(yard, text)
    assert not understood.must_ask
    assert lines == {(line[0], Decimal(line[1]), *line[2:]) for line in meant}


@pytest.mark.parametrize("text", ["2 bags cement, 5 kg smoked paprika", "2 bags cement, underfloor heating mat 5 m2"])
def test_a_strange_thing_by_weight_is_named_as_unknown(yard, text):
    """What is wanted by weight or measure and not sold here is told, not lost, and no short code is seen in it."""
    understood, lines = said(yard, text)
    assert lines == {("CEM", 2, "bag")}
    assert len(understood.unknown) == 1


def test_a_part_of_a_line_is_swapped(yard):
    """`swap 10 of the cement for lime`: as many go over, the others stay."""
    context = order(("CEM", "25", "bag", {}), ("FLAG", "9", "m2", {}))
    assert said(yard, "can you swap 10 of the cement for lime putty", context)[1] == {
        ("CEM", 15, "bag"),
        ("LIME", 10, "bag"),
        ("FLAG", 9, "m2"),
    }


def test_halves_answer_a_question_of_choice(engine):
    """`half navy half red` halves the quantity of the question."""
    context = {"asked": "Which colour for 8 Work apron in size M: white, navy or red?"}
    assert said(engine, "half navy half red", context)[1] == {
        ("APRON", 4, "piece", "M", "navy"),
        ("APRON", 4, "piece", "M", "red"),
    }


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Danke für die Lieferung! Nur die 5 Karabiner waren nicht dabei.", "order.status"),
        ("Bitte nochmal dieselbe Bestellung wie letztes Mal, zusätzlich 2 Regale", "order.repeat"),
        ("Will the shelf be ok in a damp cellar?", "other"),
    ],
)
def test_what_is_told_or_asked_is_no_new_order(engine, text, intent):
    """Goods that did not come, a repetition with more, and a question about a thing are told from a plain order."""
    assert engine.understand(Request("1", text, customer="ann@pike.example")).intent == intent


def test_two_values_where_one_can_be_had_are_never_chosen_between(engine):
    """Two colours of one thing are shared out where the number says so, and asked about where it does not."""
    understood, lines = said(engine, "5 aprons size M navy red")
    assert (lines, [one.about for one in understood.must_ask]) == (set(), ["option"])
    assert said(engine, "2 aprons size M navy red")[1] == {
        ("APRON", 1, "piece", "M", "navy"),
        ("APRON", 1, "piece", "M", "red"),
    }
