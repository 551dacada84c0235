"""Questions about what a thing is like order nothing, and of two questions the first is meant."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request

ENGINE = Engine(
    catalogue_from_json(
        {
            "name": "Salt & Sail",
            "language": "en",
            "items": [
                {"sku": "ROPE", "name": "Hemp rope", "aliases": ["Hanfseil", "corde de chanvre", "cuerda de cáñamo"]},
                {"sku": "TARP", "name": "Tarpaulin", "aliases": ["Plane", "bâche", "lona"]},
                {"sku": "NOTE", "name": "Stick it notes", "aliases": ["stick it"]},
            ],
        }
    )
)


def read(text: str) -> tuple[str, list[str]]:
    """Return the intent and what is ordered."""
    said = ENGINE.understand(Request("1", text))
    return said.intent, [f"{line.quantity} {line.sku}" for line in said.lines]


@pytest.mark.parametrize(
    "text",
    [
        "Darf das Hanfseil auch im Regen draußen bleiben?",
        "la bâche est-elle résistante aux UV ?",
        "does the hemp rope shrink when it gets wet?",
    ],
)
def test_a_question_about_a_thing_orders_nothing(text: str) -> None:
    """Who asks what a thing is like has ordered none."""
    assert read(text) == ("other", [])


def test_an_order_with_a_question_about_another_thing() -> None:
    """Only what is wanted is ordered."""
    assert read("2 tarpaulins please. Does the hemp rope shrink when it gets wet?") == ("order.place", ["2 TARP"])


def test_a_polite_question_orders() -> None:
    """A wish in the form of a question is an order."""
    assert read("Könnte ich bitte das Hanfseil bekommen?")[1] == ["1 ROPE"]


def test_small_words_alone_name_nothing() -> None:
    """The small words of a name say nothing by themselves."""
    assert read("please sort it")[1] == []


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how much is the tarpaulin and do you have it in stock?", "price.question"),
        ("do you have tarpaulins in stock and how much are they?", "stock.question"),
        ("combien coûte la livraison à Brest ?", "delivery.question"),
        ("wat kost het bezorgen naar Gent?", "delivery.question"),
        ("So geht das nicht, der Fahrer war wieder unfreundlich.", "complaint"),
        ("the driver was rude, for the third time", "complaint"),
    ],
)
def test_what_is_asked(text: str, intent: str) -> None:
    """Of price and stock the first is meant; what delivery costs is a question about delivery."""
    assert read(text)[0] == intent
