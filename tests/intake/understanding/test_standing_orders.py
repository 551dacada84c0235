"""Words about what stands already: the usual, twice as many, things taken off, a part that goes back."""

from __future__ import annotations

from typing import Any

import pytest

from core.domain.catalogue import catalogue_from_json
from core.domain.customers import customer_from_json
from intake.understanding import Engine, request_from_json

CASE = [{"unit": "case", "contains": "12"}]
SHOP = {
    "name": "Lantern Wharf",
    "currency": "EUR",
    "language": "en",
    "items": [
        {"sku": "WICK", "name": "Lamp wick", "aliases": ["Docht", "mèche", "lampenkous", "mecha", "stoppino", "pavio"]},
        {"sku": "OIL", "name": "Lamp oil", "aliases": ["Lampenöl", "huile", "olie", "aceite", "olio", "óleo"],
         "unit": "bottle", "packs": CASE},
        {"sku": "APR-L", "name": "Long apron", "aliases": ["lange Schürze"]},
        {"sku": "APR-S", "name": "Short apron", "aliases": ["kurze Schürze"]},
    ],
}  # fmt: skip
LAST = [{"sku": "WICK", "quantity": "20", "unit": "each"}, {"sku": "OIL", "quantity": "3", "unit": "case"}]
CUSTOMER = {"name": "Quay Inn", "email": "inn@quay.example", "addresses": [], "last_order": LAST}


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A shop with one customer who has ordered before."""
    return Engine(catalogue_from_json(SHOP), [customer_from_json(CUSTOMER)])


def read(engine: Engine, text: str, context: Any = None) -> tuple[str, dict[str, str]]:
    """Return the intent and the quantities with their units by SKU."""
    message = {"id": "1", "channel": "chat", "text": text, "customer": "inn@quay.example"}
    said = engine.understand(request_from_json(message | ({"context": context} if context else {})))
    return said.intent, {line.sku: f"{line.quantity} {line.unit}" for line in said.lines}


@pytest.mark.parametrize(
    "text",
    [
        "wie immer, aber ohne Docht",
        "as usual but no lamp wick",
        "comme d'habitude mais sans mèche",
        "lo de siempre pero mecha no",
    ],
)
def test_the_usual_without_one_thing(engine: Engine, text: str) -> None:
    """The last order comes again without what is taken off."""
    assert read(engine, text) == ("order.repeat", {"OIL": "3 case"})


@pytest.mark.parametrize("text", ["wie immer bitte 5 Flaschen Lampenöl", "5 bottles of lamp oil as always"])
def test_as_usual_beside_counted_things_is_politeness(engine: Engine, text: str) -> None:
    """Who counts things orders these and not the last order again."""
    assert read(engine, text) == ("order.place", {"OIL": "5 bottle"})


@pytest.mark.parametrize(
    "text",
    [
        "den Docht bitte verdoppeln",
        "double the wick please",
        "doublez la mèche svp",
        "lampenkous verdubbelen",
        "raddoppiate lo stoppino",
    ],
)
def test_twice_as_many(engine: Engine, text: str) -> None:
    """Doubling concerns what stands and needs no number."""
    assert read(engine, text, {"order": LAST})[1] == {"WICK": "40 each", "OIL": "3 case"}


def test_a_part_goes_back_in_its_own_unit(engine: Engine) -> None:
    """Of three cases two bottles may go back."""
    text = "two bottles of lamp oil were broken, I want to return them"
    assert read(engine, text, {"order": LAST}) == ("return.request", {"OIL": "2 bottle"})


def test_a_plural_is_the_same_thing(engine: Engine) -> None:
    """A word that ends like a plural in the singular is found in the plural too."""
    assert read(engine, "3 long aprons and 2 short aprons")[1] == {"APR-L": "3 each", "APR-S": "2 each"}
