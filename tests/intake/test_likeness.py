"""Who only looks like a customer, and words that move money."""

from __future__ import annotations

import pytest

from intake.account_changes import account_changes
from intake.likeness import Likeness, fold, house_of

KNOWN = Likeness(
    [
        (1, "Northwind Bakery", "orders@northwind.example"),
        (2, "Li Wei", "li@gmail.com"),
        (3, "Kitz", "info@kitz.co.uk"),
        (4, "Müller Söhne", "buero@müller-soehne.example"),
    ]
)


def codes(address: str, name: str = "") -> list[tuple[str, int | None]]:
    return [(one.code, one.customer_id) for one in KNOWN.signs(address, name)]


@pytest.mark.parametrize(
    "address",
    [
        "x@northwlnd.example",
        "x@n0rthwind.example",
        "x@nortwind.example",
        "x@northwindd.example",
        "x@nrothwind.example",
        "x@north-wind.example",
        "x@northvvind.example",
        "x@northwind.test",
        "x@NORTHWIND.test",
        "x@mail.northwlnd.example",
    ],
)
def test_one_slip_one_twin_letter_or_another_ending_is_a_likeness(address: str) -> None:
    """What the eye takes for a customer's domain is named, with the customer."""
    assert codes(address) == [("lookalike_domain", 1)]


@pytest.mark.parametrize(
    "address",
    [
        "orders@northwind.example",
        "new.colleague@northwind.example",
        "x@mail.northwind.example",
        "x@southwind.example",
        "x@gmial.com",
        "x@gmail.com",
        "x@kit.co.uk",
        "x@klein.example",
        "",
        "no address",
        "x@localhost",
    ],
)
def test_other_houses_and_providers_of_everybodys_mail_are_not(address: str) -> None:
    """The customer's own domain, a name that differs, short names and public providers raise nothing."""
    assert codes(address) == []


def test_a_name_counts_only_on_another_house_and_where_it_is_no_everyday_one() -> None:
    """Two words and some length; the order of the words is no matter."""
    assert codes("x@other.example", "Bakery, Northwind") == [("known_name", 1)]
    assert codes("x@northwind.example", "Northwind Bakery") == []
    assert codes("x@other.example", "Li Wei") == [] and codes("x@other.example", "Kitz") == []


@pytest.mark.parametrize(
    ("left", "right"), [("аррlе", "apple"), ("rnodern", "modern"), ("b1lling", "billing"), ("müller", "muller")]
)
def test_letters_of_other_alphabets_are_read_as_the_eye_reads_them(left: str, right: str) -> None:
    """Cyrillic, Greek, digits, accents and pairs that run together fold to one form."""
    assert fold(left) == fold(right)


def test_the_house_is_the_registered_name() -> None:
    """Subdomains fall away; `co.uk` is no name."""
    assert house_of("a@b.mail.acme.co.uk") == ("acme", "acme.co.uk") and house_of("a@acme.com") == ("acme", "acme.com")
    assert house_of("a@" + "x." * 500 + "com") == ("", "") and house_of("a@xn--%%%.com")[1] == "xn--%%%.com"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We changed banks. Our new IBAN is DE02.", ["bank_data"]),
        ("Bitte beachten Sie unsere geänderte Bankverbindung: neue IBAN", ["bank_data"]),
        ("Nos coordonnées bancaires ont changé, voici le nouveau RIB du compte", ["bank_data"]),
        ("Please use our new billing address from now on", ["invoice_address"]),
        ("Neue Rechnungsadresse: Elm Street 9", ["invoice_address"]),
        ("10 mugs please\nIBAN DE02 1203 0000 0000 2020 51\nBIC BYLADEM1001", []),
        ("Please open a new account for us", []),
        ("We have a new warehouse, and the bank holiday is on Monday", []),
        ("Invoice to the same address as always, new cups to the depot", []),
        ("", []),
    ],
)
def test_words_that_move_money_are_noticed_in_their_sentence(text: str, found: list[str]) -> None:
    """A bank or an invoice address together with a change; a signature with an IBAN is none."""
    assert [one.code for one in account_changes(text)] == found
