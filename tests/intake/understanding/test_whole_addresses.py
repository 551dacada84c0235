"""A whole address in the middle of an order is where the goods go, and none of it is a thing."""

import pytest

from core.domain.catalogue import catalogue_from_json
from intake.understanding import Engine, Request

ENGINE = Engine(
    catalogue_from_json(
        {
            "name": "Chime",
            "language": "en",
            "items": [
                {"sku": "BELL", "name": "Brass bell", "aliases": ["Glocke"]},
                {"sku": "LAMP-S", "name": "Storm lantern small"},
                {"sku": "LAMP-T", "name": "Storm lantern tall"},
                {
                    "sku": "SET",
                    "name": "Hamper",
                    "options": [{"name": "contents", "values": [{"id": "lantern"}, {"id": "soap"}]}],
                },
            ],
        }
    )
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("3 brass bells please, to Harbour Road 3, 20457 Hamburg. PO 8800", "Harbour Road 3, 20457 Hamburg"),
        ("bitte 3 Glocken an Hauptstr. 5, 10115 Berlin liefern", "Hauptstr. 5, 10115 Berlin"),
        ("3 brass bells, deliver to Mill Lane 3, 10115 Berlin please", "Mill Lane 3, 10115 Berlin"),
        ("3 brass bells to 12 Rue Haute, 75011 Paris", "12 Rue Haute, 75011 Paris"),
    ],
)
def test_street_postcode_and_city_are_the_place(text: str, place: str) -> None:
    """Neither the number of the house nor the city is ordered, and the words around are no part of the address."""
    read = ENGINE.understand(Request("1", text, channel="email"))
    assert [(line.sku, line.quantity) for line in read.lines] == [("BELL", 3)]
    assert (read.ship_to, read.unknown) == (place, ())


@pytest.mark.parametrize("text", ["10 lanternes", "10 lanterns", "12 Laternen"])
def test_a_counted_word_for_things_is_no_choice_of_another_thing(text: str) -> None:
    """Whoever wants lanterns, in whatever language, gets no hamper with a lantern in it."""
    read = ENGINE.understand(Request("1", text))
    assert not read.lines and {sku for ask in read.must_ask for sku in ask.candidates} <= {"LAMP-S", "LAMP-T"}
