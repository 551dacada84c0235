"""Made messages: the same seed, the same words, and the engine reads most of them as they were meant."""

import json
from pathlib import Path

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine
from intake.understanding.generate import generate

DATA = Path(__file__).parents[2] / "data" / "understanding"


def catalogue(shop):
    return catalogue_from_json(json.loads((DATA / shop / "catalogue.json").read_text("utf-8")))


def test_the_same_seed_makes_the_same_messages():
    """Two runs with one seed give equal messages, another seed gives others."""
    shop = catalogue("bikes")
    assert list(generate(shop, seed=1, count=20)) == list(generate(shop, seed=1, count=20))
    assert list(generate(shop, seed=1, count=20)) != list(generate(shop, seed=2, count=20))


@pytest.mark.parametrize("shop", ["bakery", "bikes"])
def test_made_messages_seldom_become_wrong_lines(shop):
    """Of the lines that the engine asserts, few are other than meant: it asks rather than guesses."""
    goods = catalogue(shop)
    engine = Engine(goods)
    asserted = wrong = 0
    for made in generate(goods, seed=5, count=150):
        meant = {(line.sku, line.quantity * (goods.items[line.sku].factor(line.unit) or 1)) for line in made.lines}
        for line in engine.understand(made.request).lines:
            asserted += 1
            wrong += (line.sku, line.quantity * (goods.items[line.sku].factor(line.unit) or 1)) not in meant
    assert asserted > 200
    assert wrong <= 0.06 * asserted
