"""Whole messages of three invented shops, each with what a careful clerk would make of it."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from core.domain.catalogue import Catalogue, catalogue_from_json
from core.domain.customers import customer_from_json
from intake.understanding import Engine, request_from_json

DATA = Path(__file__).parents[2] / "data" / "understanding"
SHOPS = ("bakery", "bikes", "kitchen")


def load(shop):
    folder = DATA / shop
    catalogue = catalogue_from_json(json.loads((folder / "catalogue.json").read_text("utf-8")))
    customers = [customer_from_json(one) for one in json.loads((folder / "customers.json").read_text("utf-8"))]
    return catalogue, Engine(catalogue, customers)


LOADED = {shop: load(shop) for shop in SHOPS}
MESSAGES = [
    (shop, json.loads(line))
    for shop in SHOPS
    for line in (DATA / shop / "messages.jsonl").read_text("utf-8").splitlines()
]


def plain(catalogue: Catalogue, lines):
    """Bring lines into one form: base units, defaults written out, equal lines added up."""
    amounts: dict = {}
    for line in lines:
        item = catalogue.items[line["sku"]]
        chosen = {option.name: (option.default,) for option in item.options if option.default}
        for name, values in line["options"].items():
            values = values if isinstance(values, list) else [values]
            said = [one if isinstance(one, dict) else {"value": one} for one in values]
            chosen[name] = tuple(sorted(("-" if one.get("exclude") else "") + one["value"] for one in said))
        key = (line["sku"], tuple(sorted(chosen.items())))
        amount = Decimal(line["quantity"]) * (item.factor(line["unit"]) or 1)
        amounts[key] = amounts.get(key, Decimal(0)) + amount
    return amounts


@pytest.mark.parametrize(("shop", "gold"), MESSAGES, ids=[gold["id"] for _, gold in MESSAGES])
def test_a_message_is_read_as_a_careful_clerk_reads_it(shop, gold):
    """Intent, lines, day, order number and place are those of the gold; what is asked is what must be asked."""
    catalogue, engine = LOADED[shop]
    answer = engine.understand(request_from_json(gold)).to_json()
    assert answer["intent"] == gold["intent"]
    assert plain(catalogue, answer["lines"]) == plain(catalogue, gold["lines"])
    assert [ask["about"] for ask in answer["must_ask"]] == [ask["about"] for ask in gold["must_ask"]]
    assert answer["requested_date"] == gold["requested_date"]
    assert answer["po_number"] == gold["po_number"]
    assert answer["ship_to"] == gold["ship_to"]
    assert len(answer["unknown"]) == len(gold["unknown"])


@pytest.mark.parametrize(("shop", "gold"), MESSAGES, ids=[gold["id"] for _, gold in MESSAGES])
def test_spans_lie_inside_the_text(shop, gold):
    """Every line that the message said carries spans of the text, in bounds and not empty."""
    said = LOADED[shop][1].understand(request_from_json(gold)).said
    for line in said:
        assert all(0 <= start < end <= len(gold["text"]) for start, end in line.spans)


def test_the_same_words_give_the_same_answer():
    """Reading twice, with an engine built anew, changes nothing."""
    for shop, gold in MESSAGES[::7]:
        first = LOADED[shop][1].understand(request_from_json(gold)).to_json()
        assert load(shop)[1].understand(request_from_json(gold)).to_json() == first
