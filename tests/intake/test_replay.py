"""What a replay counts: differences, questions spared, and what goes with or against a finished order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.domain.catalogue import catalogue_from_json
from core.domain.customers import Customer
from core.domain.learning import PastMessage
from intake.replay import MOST_SHOWN, replay
from intake.understanding import Engine

ITEMS = [
    {"sku": "BULB-4", "name": "Lamp 4 W"},
    {"sku": "BULB-8", "name": "Lamp 8 W"},
    {"sku": "WIRE", "name": "Cable reel"},
]
ANN = Customer("7", "Ann", email="c-7")
WITHOUT = Engine(catalogue_from_json({"items": ITEMS}), [ANN])
WITH = WITHOUT.with_customer(replace(ANN, aliases={"lamps": "BULB-8"}))
AT = datetime(2026, 3, 2, tzinfo=UTC)


def past(text: str, *ordered: str, customer: int = 7, number: int = 1) -> PastMessage:
    """Return a message that was read before, with what was ordered in the end."""
    return PastMessage(number, text, "", "webchat", "en", customer, AT, 3, "O-26-AAAAA" if ordered else "", ordered)


def tried(*messages: PastMessage) -> dict[str, object]:
    """Return what the replay of these messages shows."""
    return dict(replay(messages, WITHOUT, WITH, key=lambda customer: f"c-{customer}"))


def figures(*messages: PastMessage) -> dict[str, object]:
    """Return the figures alone, those that are not 0."""
    return {name: value for name, value in tried(*messages).items() if name != "shown" and value}


def test_what_is_read_the_same_counts_only_as_read() -> None:
    """Names, greetings, other customers and other words are no differences."""
    assert figures(past("2 lamps 4 W"), past("hello"), past("2 reels"), past("5 lamps", customer=8)) == {"read": 4}


@pytest.mark.parametrize(("ordered", "verdict"), [(("BULB-8", "WIRE"), "right"), (("BULB-4",), "wrong"), ((), "open")])
def test_a_spared_question_is_held_against_what_was_ordered(ordered: tuple[str, ...], verdict: str) -> None:
    """With the finished order it is right, against it wrong, and without one nobody knows."""
    assert figures(past("5 lamps", *ordered)) == {"read": 1, "different": 1, "spared": 1, verdict: 1}


def test_each_difference_is_shown_before_and_after() -> None:
    """Both readings, the words, and where to look."""
    (shown,) = tried(past("5 lamps\nplease", "BULB-8", number=12))["shown"]  # type: ignore[misc]
    assert (shown["message_id"], shown["conversation_id"], shown["order"]) == (12, 3, "O-26-AAAAA")
    assert (shown["text"], shown["verdict"], shown["ordered"]) == ("5 lamps please", "right", ["BULB-8"])
    assert shown["before"] == {"lines": [], "asked": ["5 lamps"], "unknown": []}
    assert shown["after"]["lines"] == [{"sku": "BULB-8", "quantity": "5", "unit": "each"}]


def test_of_many_differences_the_wrong_ones_are_shown_first() -> None:
    """What a person must see is not cut off by what is in order."""
    many = [past("5 lamps", "BULB-8") for _ in range(MOST_SHOWN + 5)]
    result = tried(*many, past("5 lamps", "BULB-4"))
    assert (result["different"], result["wrong"]) == (MOST_SHOWN + 6, 1)
    shown = result["shown"]
    assert isinstance(shown, list) and len(shown) == MOST_SHOWN and shown[0]["verdict"] == "wrong"


def test_progress_is_told_from_the_first_to_the_last() -> None:
    """Long work says how far it is."""
    told: list[tuple[int, int]] = []
    replay(
        [past("hello")] * 3,
        WITHOUT,
        WITH,
        key=lambda customer: f"c-{customer}",
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
