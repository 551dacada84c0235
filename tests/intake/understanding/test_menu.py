"""Menus: what is left out, added, split and said of several things at once."""

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request


def _values(**words: str) -> list[dict[str, object]]:
    return [{"id": name, "aliases": [one for one in said.split("|") if one]} for name, said in words.items()]


OFF = {"name": "hold", "multiple": True, "removable": True, "values": _values(leek="leeks", chilli="chillies", egg="")}
ON = {"name": "extra", "multiple": True, "values": _values(egg="boiled egg", chilli="chillies", seaweed="nori")}
SIZE = {"name": "size", "required": True, "values": _values(small="", medium="", large="big")}
BROTH = {"name": "broth", "default": "miso", "values": _values(miso="", chicken="", vegan="plant based")}
ENGINE = Engine(
    catalogue_from_json(
        {
            "name": "Noodle Nook",
            "language": "en",
            "items": [
                {"sku": "RAM", "name": "House ramen", "aliases": ["ramen"], "options": [OFF, ON, BROTH]},
                {"sku": "UDON", "name": "Curry udon", "aliases": ["udon"], "options": [OFF, ON]},
                {"sku": "TEA", "name": "Barley tea", "options": [SIZE]},
                {"sku": "GYO", "name": "Gyoza plate", "aliases": ["gyoza"]},
                {"sku": "MO-1", "name": "Mochi"},
            ],
        }
    )
)


def said(text: str) -> list[str]:
    """Return the lines as `2 RAM hold:-leek extra:egg`, in order of their words."""
    read = ENGINE.understand(Request("1", text))
    found = []
    for line in read.lines:
        told = [
            f"{name}:{'-' if one.exclude else ''}{one.amount}{one.value}"
            for name in line.options
            for one in line.options[name]
        ]
        found.append(" ".join([str(line.quantity), line.sku, *sorted(told)]))
    return sorted(found)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ramen without leek and extra egg", ["1 RAM extra:egg hold:-leek"]),
        (
            "ramen no leek, chilli or egg, and a large barley tea",
            ["1 RAM hold:-chilli hold:-egg hold:-leek", "1 TEA size:large"],
        ),
        ("ramen without leek and chilli, with nori", ["1 RAM extra:seaweed hold:-chilli hold:-leek"]),
        (
            "a ramen and an udon both without leeks and extra nori",
            ["1 RAM extra:seaweed hold:-leek", "1 UDON extra:seaweed hold:-leek"],
        ),
        ("two ramen, one with egg the other without chilli", ["1 RAM extra:egg", "1 RAM hold:-chilli"]),
        ("3 ramen: 1 with chicken broth, 1 vegan, 1 plain", ["1 RAM", "1 RAM broth:chicken", "1 RAM broth:vegan"]),
        ("RAM x 5 (2 of them without egg)", ["2 RAM hold:-egg", "3 RAM"]),
        ("barley tea, large x 4", ["4 TEA size:large"]),
        ("barley tea lrg and 2 gyoza", ["1 TEA size:large", "2 GYO"]),
        ("barley tea medum", ["1 TEA size:medium"]),
    ],
)  # fmt: skip
def test_choices_go_where_they_are_meant(text: str, lines: list[str]) -> None:
    """What is not wanted is left out, what is wanted is added, and each goes to all the things that it was said of."""
    assert said(text) == lines


def test_what_the_thing_has_anyway_is_not_put_on_what_it_leaves_out() -> None:
    """With leek is how the ramen comes: the order says nothing of it."""
    assert said("a ramen with leek") == ["1 RAM"]


@pytest.mark.parametrize("text", ["2 smoked gyoza", "3 gigantic mochi", "2x smoked gyoza", "smoked gyoza x 2"])
def test_a_strange_kind_of_a_known_thing_is_asked_about(text: str) -> None:
    """Whoever wants smoked gyoza does not get the plain ones unasked."""
    read = ENGINE.understand(Request("1", text))
    assert not read.lines and [ask.about for ask in read.must_ask] == ["item"]


def test_a_measure_corrects_what_was_said_before() -> None:
    """The last word counts, also where it is a weight."""
    engine = Engine(
        catalogue_from_json({"name": "Root", "language": "en", "items": [{"sku": "YAM", "name": "Yam", "unit": "kg"}]})
    )
    (line,) = engine.understand(Request("1", "yams - 4, no let's say 5 kilos")).lines
    assert (line.sku, line.quantity, line.unit) == ("YAM", 5, "kg")


@pytest.mark.parametrize("text", ["2 kg yams, actually 3", "7 kg yams - no, make that 3", "2 kg yams, sorry, 3 kg"])
def test_a_number_alone_corrects_the_weight_before_it(text: str) -> None:
    """Who takes two kilos back for three wants three kilos, not twice three."""
    engine = Engine(
        catalogue_from_json({"name": "Root", "language": "en", "items": [{"sku": "YAM", "name": "Yam", "unit": "kg"}]})
    )
    assert [(line.sku, line.quantity) for line in engine.understand(Request("1", text)).lines] == [("YAM", 3)]


def test_a_name_in_brackets_tells_which_of_several() -> None:
    """`Plums (blue, not the yellow ones)` names one of the two."""
    goods = [{"sku": "PB", "name": "Plums blue", "unit": "kg"}, {"sku": "PY", "name": "Plums yellow", "unit": "kg"}]
    engine = Engine(catalogue_from_json({"name": "Orchard", "language": "en", "items": goods}))
    (line,) = engine.understand(Request("1", "10 kg plums (blue, not the yellow ones)")).lines
    assert (line.sku, line.quantity) == ("PB", 10)


def test_a_denial_at_the_end_denies_what_stands_before_it() -> None:
    """German takes a thing back with a `nicht` behind it."""
    goods = [{"sku": "S", "name": "Spinat", "unit": "kg"}, {"sku": "A", "name": "Auberginen", "unit": "kg"}]
    engine = Engine(catalogue_from_json({"name": "Hof", "language": "de", "items": goods}))
    standing = {"draft": [{"sku": "S", "quantity": "2", "unit": "kg"}, {"sku": "A", "quantity": "5", "unit": "kg"}]}
    read = engine.understand(Request("1", "nee den Spinat doch nicht, und die Auberginen nur 3 kg", context=standing))
    assert [(line.sku, line.quantity) for line in read.lines] == [("A", 3)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("10 udon, half of them with no egg", ["5 UDON", "5 UDON hold:-egg"]),
        ("a ramen with egg left out", ["1 RAM hold:-egg"]),
        ("barley tea larg", ["1 TEA size:large"]),
    ],
)
def test_halves_words_behind_and_short_slips(text: str, lines: list[str]) -> None:
    """Half goes its own way, denial may close a wish, and a short word may lack its last letter."""
    assert said(text) == lines


@pytest.mark.parametrize("text", ["a ramen without wumbo", "2 udon with zigglesprouts"])
def test_a_wish_that_nobody_understands_is_asked_about(text: str) -> None:
    """What somebody wants without, or with, may matter to their health: it is never dropped."""
    read = ENGINE.understand(Request("1", text))
    assert not read.lines and [ask.about for ask in read.must_ask] == ["option"]


def test_what_is_to_stay_stays() -> None:
    """`Make the ramen a vegan one, keep the udon` alters one and leaves the other."""
    draft = [{"sku": "RAM", "quantity": "1", "unit": "each"}, {"sku": "UDON", "quantity": "2", "unit": "each"}]
    read = ENGINE.understand(Request("1", "make the ramen a vegan one and keep the udon", context={"draft": draft}))
    assert sorted((line.sku, line.quantity) for line in read.lines) == [("RAM", 1), ("UDON", 2)]
    assert [one.value for line in read.lines for one in line.options.get("broth", ())] == ["vegan"]
