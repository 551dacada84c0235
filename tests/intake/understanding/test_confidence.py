"""How sure a reading is: as sure as it is right, and told in words."""

import pytest

from bot.bench.calibrate import reliability
from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request
from intake.understanding.confidence import LINE, LINE_START, MESSAGE, rated
from intake.understanding.faults import hard
from intake.understanding.shapes import LineRead

SHOP = {
    "name": "Looms",
    "currency": "EUR",
    "language": "en",
    "items": [
        {"sku": "YRN-W100", "name": "Merino yarn 100 g", "aliases": ["merino wool"], "unit": "each",
         "packs": [{"unit": "box", "contains": "10"}], "price": "6"},
        {"sku": "YRN-C50", "name": "Cotton yarn 50 g", "aliases": ["cotton thread"], "unit": "each", "price": "3"},
        {"sku": "NDL-4", "name": "Knitting needles 4 mm", "aliases": ["needles 4"], "unit": "pair", "price": "5"},
        {"sku": "NDL-6", "name": "Knitting needles 6 mm", "aliases": ["needles 6"], "unit": "pair", "price": "5"},
        {"sku": "LOOM-T", "name": "Table loom", "aliases": ["small loom"], "unit": "each", "price": "99"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(catalogue_from_json(SHOP))


@pytest.mark.parametrize(
    "text",
    [
        "2 boxes of YRN-W100 please",
        "3 x merino yarn 100 g",
        "Hi, please send 5 cotton yarn 50 g and 2 table loom. Thanks",
        "Guten Tag, bitte 4 Table loom. Danke",
    ],
)
def test_a_plain_order_is_sure_enough_to_bind(engine: Engine, text: str) -> None:
    """What is named in full and counted in figures is at least 97 % sure, line by line and as a whole."""
    read = engine.understand(Request("a", text))
    assert read.confidence >= 0.97
    assert all(line.confidence >= 0.97 for line in read.lines)


@pytest.mark.parametrize(
    ("plain", "worse"),
    [
        ("2 merino yarn 100 g", "merino yarn 100 g"),
        ("2 merino yarn 100 g", "2 merinno yarn 100 g"),
        ("2 table loom", "2 table loom. And zorbs, grumps, plinths?"),
        ("2 table loom", "2 table loom and 3 needles"),
    ],
)
def test_what_is_less_clear_is_less_sure(engine: Engine, plain: str, worse: str) -> None:
    """No number, a slip of the pen, words left over and an open question lower how sure the whole is."""
    assert engine.understand(Request("a", worse)).confidence < engine.understand(Request("a", plain)).confidence


def test_every_sign_only_lowers() -> None:
    """More of any doubt never makes a reading surer; only a code may speak for a line."""
    assert [name for name, sign in {**LINE, **MESSAGE}.items() if sign.weight > 0 and name != "coded"] == []
    assert LINE_START > 0


def test_a_line_that_stood_before_keeps_its_sureness() -> None:
    """A message says nothing of the lines that it does not touch."""
    standing = LineRead("A", quantity=1, unit="each", confidence=0.77)  # type: ignore[arg-type]
    assert rated(standing, {"loose": 3.0}) is standing


def test_the_explanation_says_what_lowered_it(engine: Engine) -> None:
    """A reading that is not sure is told with the reasons; a plain one without."""
    assert "sure 99%: " not in engine.explain(Request("a", "2 table loom")).text()
    assert "nobody said how many" in engine.explain(Request("a", "table loom")).text()


def test_what_is_said_to_be_sure_is_right_as_often() -> None:
    """Over a thousand hard messages of a shop that nothing was fitted to, said and right lie within a few percent."""
    from_shop = catalogue_from_json(SHOP)
    engine = Engine(from_shop)
    judged = []
    for made in hard(from_shop, seed=7, count=1000):
        wanted = {line.sku: line.quantity * (10 if line.unit == "box" else 1) for line in made.lines}
        lines = engine.understand(made.request).lines
        said = {sku: sum(one.quantity * (10 if one.unit == "box" else 1) for one in lines if one.sku == sku)
                for sku in {one.sku for one in lines}}  # fmt: skip
        judged += [(line.confidence, wanted.get(line.sku) == said[line.sku]) for line in lines]
    sure = [right for confidence, right in judged if confidence >= 0.9]
    assert reliability(judged).error <= 0.05
    assert sum(sure) >= 0.97 * len(sure)


def test_reliability_holds_said_against_right() -> None:
    """The error is how far said and right lie apart, each step as heavy as it is full."""
    table = reliability([(0.9, True), (0.9, False), (0.1, False), (0.1, False)])
    assert [step.count for step in table.steps] == [2, 2]
    assert table.error == pytest.approx(0.25)
    assert reliability([]).error == 0


def test_hard_messages_are_the_same_again() -> None:
    """The same seed makes the same messages, another one makes others."""
    catalogue = catalogue_from_json(SHOP)
    once, again, other = (list(hard(catalogue, seed=seed, count=20)) for seed in (1, 1, 2))
    assert once == again
    assert once != other
