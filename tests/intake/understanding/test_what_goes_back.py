"""What goes back of an order: as many as are left, the thing that came and not the one that was meant."""

from __future__ import annotations

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, request_from_json

SHOP = {
    "name": "Carp & Lily",
    "currency": "GBP",
    "language": "en",
    "items": [
        {
            "sku": "FOOD-S",
            "name": "Koi pellets small",
            "category": "food",
            "unit": "bag",
            "aliases": ["kleine Pellets"],
        },
        {"sku": "FOOD-L", "name": "Koi pellets large", "category": "food", "unit": "bag"},
        {"sku": "LAMP", "name": "Pond lamp", "category": "lamps", "aliases": ["Teichlampe", "vijverlamp"]},
        {"sku": "NET-3", "name": "Cover net 3 m", "category": "nets", "aliases": ["Netz 3 m", "net 3 m"]},
        {"sku": "NET-6", "name": "Cover net 6 m", "category": "nets"},
    ],
}
CAME = [
    {"sku": "FOOD-S", "quantity": "10", "unit": "bag"},
    {"sku": "LAMP", "quantity": "2", "unit": "each"},
    {"sku": "NET-3", "quantity": "3", "unit": "each"},
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    """A shop for ponds."""
    return Engine(catalogue_from_json(SHOP), [])


@pytest.mark.parametrize(
    ("text", "back"),
    [
        (
            "Ordered 10 bags small pellets last week (your no. 77415) and should have been large. Used 2. "
            "Can I bring the other 8 back for credit?",
            {"FOOD-S": "8 bag"},
        ),
        ("got 10 small pellets, should have been large, sorry. Can I return the other 8?", {"FOOD-S": "8 bag"}),
        ("we used 2 of the small pellets, can we send the remaining 8 back", {"FOOD-S": "8 bag"}),
        ("one of the two lamps is dead, please replace", {"LAMP": "1 each"}),
        ("can I send all 3 nets back? they are the wrong size", {"NET-3": "3 each"}),
        ("the cover nets should have been 6 m. Can I return them for credit?", {"NET-3": "3 each"}),
        ("return the lamps and the nets please, refund", {"LAMP": "2 each", "NET-3": "3 each"}),
        ("the nets need to go back please, wrong size, invoice 30021", {"NET-3": "3 each"}),
        ("nehmt ihr die Teichlampen zurück?", {"LAMP": "2 each"}),
        ("ik wil de vijverlampen graag terug sturen, of kunnen jullie de lampen terug nemen", {"LAMP": "2 each"}),
    ],
)
def test_what_goes_back(engine: Engine, text: str, back: dict[str, str]) -> None:
    """The thing that came goes back, as many as are left of it; numbers of papers count nothing."""
    said = engine.understand(
        request_from_json({"id": "1", "channel": "chat", "text": text, "context": {"order": CAME}})
    )
    assert said.intent == "return.request"
    assert {line.sku: f"{line.quantity} {line.unit}" for line in said.lines} == back
    assert not said.must_ask


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("and add 5 bags of large pellets", {"FOOD-L": "5"}),
        ("large pellets instead of small", {"FOOD-L": "10", "FOOD-S": ""}),
        ("make the pellets large", {"FOOD-L": "10", "FOOD-S": ""}),
        ("the nets bigger please", {"NET-6": "3", "NET-3": ""}),
    ],
)
def test_a_word_of_a_name_compares_nothing(engine: Engine, text: str, stands: dict[str, str]) -> None:
    """Where the shop calls a thing large, it is that thing; otherwise the next bigger one is meant."""
    said = engine.understand(
        request_from_json({"id": "1", "channel": "chat", "text": text, "context": {"order": CAME}})
    )
    base = {"FOOD-S": "10", "LAMP": "2", "NET-3": "3"} | stands
    assert said.intent == "order.change"
    assert {line.sku: str(line.quantity) for line in said.lines} == {sku: many for sku, many in base.items() if many}


def test_what_should_have_been_in_a_draft_is_put_right(engine: Engine) -> None:
    """Before anything is sent, what should have been takes the place of what stands."""
    message = {"id": "1", "channel": "chat", "text": "pellets should have been large", "context": {"draft": CAME}}
    said = engine.understand(request_from_json(message))
    assert {line.sku: str(line.quantity) for line in said.lines} == {"FOOD-L": "10", "LAMP": "2", "NET-3": "3"}
