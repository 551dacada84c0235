"""What stands becomes its brother: another size, sort or colour is wanted in the place of the one that was ordered."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from core.domain.customers import customer_from_json
from intake.understanding import Engine, request_from_json

ROLL = [{"unit": "roll", "contains": "50"}]
BOX = [{"unit": "box", "contains": "10"}]
COLOURS = [{"name": "colour", "values": [{"id": "black"}, {"id": "white"}, {"id": "navy"}]}]


def _elastic(width: int) -> dict[str, Any]:
    names = ["Gummiband", "elastico", "élastique", "elástico", "elastiek"]
    aliases = [f"{name} {width} mm" for name in names]
    return {"sku": f"ELA-{width}", "name": f"Elastic {width} mm", "category": "elastic", "unit": "metre",
            "packs": ROLL, "aliases": aliases}  # fmt: skip


def _needles(sku: str, kind: str) -> dict[str, Any]:
    names = ["Nadeln", "aghi", "aiguilles", "agujas", "naalden", "agulhas"]
    aliases = [f"{name} {kind}" for name in names]
    return {"sku": sku, "name": f"Machine needles {kind}", "category": "needles", "unit": "pack", "packs": BOX,
            "aliases": aliases}  # fmt: skip


SHOP = {
    "name": "Bobbin Row",
    "currency": "EUR",
    "language": "en",
    "items": [
        *(_elastic(width) for width in (6, 12, 25)),
        _needles("NDL-J", "jersey"),
        _needles("NDL-D", "denim"),
        _needles("NDL-L", "leather"),
        {"sku": "ZIP-20", "name": "Zip closed-end 20 cm", "category": "zips", "options": COLOURS},
        {"sku": "ZIP-40", "name": "Zip closed-end 40 cm", "category": "zips", "options": COLOURS},
        {"sku": "CHK", "name": "Tailor's chalk", "category": "tools", "unit": "box"},
        {"sku": "TUB-C", "name": "Glue tube clear", "category": "glue"},
        {"sku": "TUB-B", "name": "Glue tube black", "category": "glue"},
        {"sku": "REEL-200", "name": "Cord reel 200 m", "category": "cords"},
        {"sku": "REEL-500", "name": "Cord reel 500 m", "category": "cords"},
    ],
}
STANDS = [
    {"sku": "ELA-12", "quantity": "20", "unit": "metre"},
    {"sku": "NDL-J", "quantity": "2", "unit": "box"},
    {"sku": "ZIP-40", "quantity": "30", "unit": "each", "options": {"colour": "black"}},
    {"sku": "TUB-C", "quantity": "12", "unit": "each"},
    {"sku": "REEL-200", "quantity": "1", "unit": "each"},
]
BASE = {"ELA-12": "20 metre", "NDL-J": "2 box", "ZIP-40": "30 each black", "TUB-C": "12 each",
        "REEL-200": "1 each"}  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A shop with one customer who has ordered before."""
    customer = {"name": "Hem", "email": "hem@hem.example", "addresses": [], "last_order": STANDS}
    return Engine(catalogue_from_json(SHOP), [customer_from_json(customer)])


def read(engine: Engine, text: str, context: str = "") -> tuple[str, dict[str, str], bool]:
    """Return the intent, what stands afterwards by SKU, and whether anything is asked."""
    message = {"id": "1", "channel": "chat", "text": text, "customer": "hem@hem.example"}
    said = engine.understand(request_from_json(message | ({"context": {context: STANDS}} if context else {})))
    lines = {}
    for line in said.lines:
        values = [choice.value for chosen in line.options.values() for choice in chosen]
        lines[line.sku] = " ".join([f"{line.quantity} {line.unit}", *values])
    return said.intent, lines, bool(said.must_ask)


def changed(old: str, new: str, wanted: str) -> dict[str, str]:
    """Return all that stands with one line replaced."""
    return {(new if sku == old else sku): (wanted if sku == old else said) for sku, said in BASE.items()}


def without(stands: dict[str, str], *gone: str) -> dict[str, str]:
    """Return what stands without some of it."""
    return {sku: said for sku, said in stands.items() if sku not in gone}


WIDER = changed("ELA-12", "ELA-25", "20 metre")
DENIM = changed("NDL-J", "NDL-D", "2 box")


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("elastic 25 mm instead of the 12", WIDER),
        ("25mm elastic not 12mm", WIDER),
        ("swap the elastic for the 25 mm", WIDER),
        ("Gummiband 25 mm statt 12 mm", WIDER),
        ("elastico da 25 mm al posto del 12 mm", WIDER),
        ("élastique 25 mm au lieu de 12", WIDER),
        ("elástico de 25 mm en vez de 12", WIDER),
        ("elastiek 25 mm in plaats van 12", WIDER),
        ("denim needles instead of jersey", DENIM),
        ("make the needles denim", DENIM),
        ("denim Nadeln statt jersey", DENIM),
        ("aghi denim invece di jersey", DENIM),
        ("agulhas denim em vez de jersey", DENIM),
        ("leather needles instead of jersey, 3 boxes", changed("NDL-J", "NDL-L", "3 box")),
        ("20 cm zips instead of 40", changed("ZIP-40", "ZIP-20", "30 each black")),
        ("black tubes instead of clear", changed("TUB-C", "TUB-B", "12 each")),
        ("swap the clear tubes for black", changed("TUB-C", "TUB-B", "12 each")),
        ("statt der jersey Nadeln denim", DENIM),
        ("Gummiband 25 mm statt 12, nur 6 Meter", changed("ELA-12", "ELA-25", "6 metre")),
        ("elastico 25 mm invece del 12, solo 6 metri", changed("ELA-12", "ELA-25", "6 metre")),
        ("the 500 reel instead of the 200", changed("REEL-200", "REEL-500", "1 each")),
        ("swap the reel for the 500 one", changed("REEL-200", "REEL-500", "1 each")),
        (
            "black tubes instead of clear, and denim needles instead of jersey",
            without(changed("TUB-C", "TUB-B", "12 each"), "NDL-J") | {"NDL-D": "2 box"},
        ),
    ],
)
@pytest.mark.parametrize("context", ["order", "draft"])
def test_another_sort_takes_the_place_and_keeps_the_quantity(
    engine: Engine, context: str, text: str, stands: dict[str, str]
) -> None:
    """A replaced size or sort keeps what is not spoken of: the quantity, its unit, the colour."""
    assert read(engine, text, context) == ("order.change", stands, False)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("same again but 25 mm elastic rather than 12", WIDER),
        ("come l'ultima volta però elastico 25 mm invece di 12", WIDER),
        ("lo mismo que la última vez pero agujas denim en vez de jersey", DENIM),
        ("same again but denim needles, not jersey", DENIM),
    ],
)
def test_a_repeated_order_with_another_sort(engine: Engine, text: str, stands: dict[str, str]) -> None:
    """The last order comes again, the one thing as it now shall be."""
    assert read(engine, text) == ("order.repeat", stands, False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("only 9 of the tubes", "9 each"), ("9 tubes instead of 12", "9 each"), ("9 tubes, not 12", "9 each")],
)
def test_how_many_stand_is_no_size(engine: Engine, text: str, wanted: str) -> None:
    """A number that is how many stand is replaced as such."""
    assert read(engine, text, "order") == ("order.change", BASE | {"TUB-C": wanted}, False)


def test_a_brother_that_is_counted_comes_on_top(engine: Engine) -> None:
    """What is only added changes nothing that stands."""
    added = BASE | {"NDL-D": "1 box"}
    assert read(engine, "and add a box of denim needles", "order") == ("order.change", added, False)


def test_what_is_not_wanted_any_more_ends_a_cancellation(engine: Engine) -> None:
    """A reason behind a cancellation names no successor."""
    text = "cancel the jersey needles please, she is not getting denim after all"
    assert read(engine, text, "order") == ("order.change", without(BASE, "NDL-J"), False)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("please cancel the needles and the tubes, the rest still stands", ("NDL-J", "TUB-C")),
        ("cancel the 40 cm zips and all of the tubes off this", ("ZIP-40", "TUB-C")),
        ("lose the needles and the elastic", ("NDL-J", "ELA-12")),
        ("without the tubes or the needles", ("TUB-C", "NDL-J")),
        ("cancel the 200 reel", ("REEL-200",)),
        ("can you take the needles and the 200 reel off", ("NDL-J", "REEL-200")),
        ("no tubes after all", ("TUB-C",)),
        ("ohne Nadeln", ("NDL-J",)),
        ("sans les aiguilles", ("NDL-J",)),
        ("zonder naalden", ("NDL-J",)),
    ],
)
def test_what_goes_is_said_once_for_all_of_it(engine: Engine, text: str, gone: tuple[str, ...]) -> None:
    """What is joined to a thing that goes, with nothing said of it, goes as well; numbers of names count nothing."""
    assert read(engine, text, "order") == ("order.change", without(BASE, *gone), False)


def test_what_is_said_of_the_second_thing_keeps_it(engine: Engine) -> None:
    """A thing with a new quantity behind does not go with the one before."""
    stands = without(BASE, "NDL-J") | {"TUB-C": "6 each"}
    assert read(engine, "without the needles, and the tubes make that 6", "order") == ("order.change", stands, False)


def test_what_does_not_stand_is_not_ordered_by_cancelling_it(engine: Engine) -> None:
    """Who cancels what never was ordered orders nothing."""
    assert read(engine, "please cancel the chalk", "order")[1] in (BASE, {})


@pytest.mark.parametrize(
    "text",
    [
        "cancel order BR-40712 in full. The tubes turned up elsewhere and a colleague ordered the chalk already.",
        "please cancel everything",
        "bitte alles stornieren",
        "annulez tout svp",
    ],
)
def test_the_whole_order_is_cancelled(engine: Engine, text: str) -> None:
    """A reason that names things keeps no part of an order that is cancelled by name or number."""
    assert read(engine, text, "order") == ("order.cancel", {}, False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("double the tubes", {"TUB-C": "24 each"}),
        ("make the needles 3 boxes", {"NDL-J": "3 box"}),
        ("the zips down to 25", {"ZIP-40": "25 each black"}),
        ("die Nadeln bitte auf 5 runter", {"NDL-J": "5 box"}),
        ("il doppio degli aghi", {"NDL-J": "4 box"}),
        ("o dobro das agulhas", {"NDL-J": "4 box"}),
        ("30 m of the elastic", {"ELA-12": "30 metre"}),
        ("make the zips white", {"ZIP-40": "30 each white"}),
    ],
)
def test_a_new_quantity_of_what_stands(engine: Engine, text: str, wanted: dict[str, str]) -> None:
    """A quantity beside a thing that stands becomes its quantity, and a measure is no size where it is sold by it."""
    assert read(engine, text, "order") == ("order.change", BASE | wanted, False)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the 12 tubes should have been 24", {"TUB-C": "24 each"}),
        ("cut the tubes to 6", {"TUB-C": "6 each"}),
        ("I only need 6 tubes", {"TUB-C": "6 each"}),
        ("halve the tubes", {"TUB-C": "6 each"}),
        ("needles just 5 packs, not a whole box", {"NDL-J": "5 pack"}),
        ("the zips in white", {"ZIP-40": "30 each white"}),
        ("make the zips 20 black", {"ZIP-40": "20 each black"}),
    ],
)
@pytest.mark.parametrize("context", ["order", "draft"])
def test_the_number_that_stands_is_told_beside_the_new_one(
    engine: Engine, context: str, text: str, wanted: dict[str, str]
) -> None:
    """What is said anew of a known thing sets it, in a draft as well as in an order."""
    assert read(engine, text, context) == ("order.change", BASE | wanted, False)


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("can I get a 500 m cord reel as well", {"REEL-500": "1 each"}),
        ("also 6 of the 20 cm zips in white", {"ZIP-20": "6 each white"}),
        ("and 3 m of the 25 mm elastic", {"ELA-25": "3 metre"}),
        ("please add: 5 m elastic 25 mm", {"ELA-25": "5 metre"}),
        ("could you put 5 m of 25mm elastic on there too", {"ELA-25": "5 metre"}),
    ],
)
def test_one_more_of_another_sort_comes_on_top(engine: Engine, text: str, added: dict[str, str]) -> None:
    """What is counted, were it with an article, stands beside its brothers; a size behind `of the` counts nothing."""
    assert read(engine, text, "order") == ("order.change", BASE | added, False)


def test_values_of_what_is_replaced_do_not_stay(engine: Engine) -> None:
    """A replaced thing with another colour has the new one."""
    stands = changed("ZIP-40", "ZIP-20", "30 each white")
    text = "20 cm zips in white instead of the black 40 cm ones"
    assert read(engine, text, "order") == ("order.change", stands, False)


@pytest.mark.parametrize("context", ["order", "draft"])
def test_what_should_be_another_sort_becomes_it(engine: Engine, context: str) -> None:
    """The thing is named by what it is, and then by what it shall be."""
    text = "the jersey needles should be denim"
    assert read(engine, text, context) == ("order.change", DENIM, False)


def test_a_colour_is_traded_where_it_was_named(engine: Engine) -> None:
    """Another colour of one size leaves the other size as it is."""
    stands = [*STANDS, {"sku": "ZIP-20", "quantity": "8", "unit": "each", "options": {"colour": "black"}}]
    message = {"id": "1", "channel": "chat", "text": "20 cm zips white instead of black", "context": {"order": stands}}
    said = engine.understand(request_from_json(message))
    colours = {line.sku: line.options["colour"][0].value for line in said.lines if line.options}
    assert colours == {"ZIP-20": "white", "ZIP-40": "black"}


def test_a_part_is_replaced_and_the_rest_stays(engine: Engine) -> None:
    """`instead of 4 of the tubes` takes four of them away."""
    text = "chalk instead of 4 of the tubes"
    said = read(engine, text, "order")[1]
    assert said["TUB-C"] == "8 each"
