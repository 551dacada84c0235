"""Addresses, as people write them in one line."""

from __future__ import annotations

import pytest

from core.domain.customers import town_line
from intake.contact import read_contact
from intake.countries import country_named
from intake.postal import read_address

WRITTEN = [
    ("5 Mill Lane, D02 AB12 Dublin, Ireland", "5 Mill Lane|D02 AB12|Dublin|IE"),
    ("5 Mill Lane, Dublin, D02AB12", "5 Mill Lane|D02 AB12|Dublin|IE"),
    ("5 Mill Lane, Dublin D6W XY00", "5 Mill Lane|D6W XY00|Dublin|IE"),
    ("12 High Street, Whitby, YO21 3PU", "12 High Street|YO21 3PU|Whitby|GB"),
    ("12 High Street, Whitby YO21 3PU, United Kingdom", "12 High Street|YO21 3PU|Whitby|GB"),
    ("Heideweg 4, 29614 Soltau", "Heideweg 4|29614|Soltau|DE"),
    ("Heideweg 4\nD-29614 Soltau\nDeutschland", "Heideweg 4|29614|Soltau|DE"),
    ("Ringstraße 12, A-1010 Wien", "Ringstraße 12|1010|Wien|AT"),
    ("Bahnhofstrasse 1, CH-8001 Zürich", "Bahnhofstrasse 1|8001|Zürich|CH"),
    ("8 rue des Lilas, 75002 Paris, France", "8 rue des Lilas|75002|Paris|FR"),
    ("8 rue des Lilas, 75002 Paris FRANCE", "8 rue des Lilas|75002|Paris|FR"),
    ("Dorpsstraat 3, 1012 AB Amsterdam", "Dorpsstraat 3|1012 AB|Amsterdam|NL"),
    ("Dorpsstraat 3, 1012AB Amsterdam, Nederland", "Dorpsstraat 3|1012 AB|Amsterdam|NL"),
    ("Calle Mayor 7, 28013 Madrid, España", "Calle Mayor 7|28013|Madrid|ES"),
    ("Via Roma 5, 50123 Firenze, IT", "Via Roma 5|50123|Firenze|IT"),
    ("Rua Direita 9, 4000-123 Porto", "Rua Direita 9|4000-123|Porto|PT"),
    ("14 rue du Fort, L-1234 Luxembourg", "14 rue du Fort|1234|Luxembourg|LU"),
    ("1600 Elm Road, 29614 Soltau", "1600 Elm Road|29614|Soltau|DE"),
    ("10 Downing Street, London SW1A 2AA, Großbritannien", "10 Downing Street|SW1A 2AA|London|GB"),
]


@pytest.mark.parametrize(("text", "wanted"), WRITTEN)
def test_an_address_is_read_as_it_is_written_in_its_country(text: str, wanted: str) -> None:
    """Street, postcode, city and country come out of one line; a postcode's shape or a name tells the country."""
    found = read_address(text, country="DE")
    assert found is not None
    assert "|".join((found.street, found.postcode, found.city, found.country)) == wanted


@pytest.mark.parametrize("text", ["in Dublin", "2 boxes of lids", "5 Mill Lane", "29614 Soltau", "", ", ,"])
def test_half_an_address_is_none(text: str) -> None:
    """Where street or city cannot be told, nothing is guessed."""
    assert read_address(text, country="DE") is None


def test_a_guest_may_tell_all_in_one_line() -> None:
    """Name, mail address and place are told apart by their looks, labels or not."""
    for text in (
        "Ada Byrne, ada@byrne.example, 5 Mill Lane, D02 AB12 Dublin, Ireland",
        "Ada Byrne\nada@byrne.example\n5 Mill Lane\nDublin D02 AB12\nIreland",
        "Name: Ada Byrne\nEmail: ada@byrne.example\nAddress: 5 Mill Lane, D02 AB12 Dublin, Ireland",
    ):
        told = read_contact(text, country="DE")
        assert told.address is not None, text
        assert (told.name, told.email) == ("Ada Byrne", "ada@byrne.example")
        assert told.address.one_line() == "5 Mill Lane, D02 AB12 Dublin, IE"


@pytest.mark.parametrize(
    "text",
    [
        "Lieferung an Max Muster, Heideweg 4, 29614 Soltau",
        "Bitte liefern an Max Muster, Heideweg 4, 29614 Soltau",
        "please send it to Max Muster, Heideweg 4, 29614 Soltau",
        "Max Muster, livrer à Heideweg 4, 29614 Soltau",
    ],
)
def test_words_that_say_deliver_belong_to_no_name_and_no_street(text: str) -> None:
    """`Lieferung an Max Muster`: the name is Max Muster, and the street begins with the street."""
    told = read_contact(text, country="DE")
    assert told.name == "Max Muster"
    assert told.address is not None and told.address.street == "Heideweg 4"


def test_only_a_countrys_name_names_it() -> None:
    """A code, a name in any of the seven languages; nothing else."""
    assert [country_named(words) for words in ("IE", "uk", "Österreich", "Grossbritannien", "Dublin", "ie")] == [
        "IE", "GB", "AT", "GB", "", "",
    ]  # fmt: skip


def test_postcode_and_town_stand_as_the_country_writes_them() -> None:
    """`Bristol BS1 4AA` in Britain, `20457 Hamburg` in Germany; what is missing leaves no blank."""
    assert town_line("BS1 4AA", "Bristol", "GB") == "Bristol BS1 4AA"
    assert town_line("20457", "Hamburg", "DE") == "20457 Hamburg"
    assert town_line("", "Dublin", "IE") == "Dublin" and town_line("4020", "", "") == "4020"
