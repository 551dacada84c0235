"""What colleagues type, taken apart."""

from __future__ import annotations

import pytest

from bot.staffroom.parsing import (
    Asked,
    looks_like_number,
    nearest,
    read,
    split_answers,
    split_number,
    split_quantities,
)

KNOWN = ("approve", "reject", "order", "stock", "ship", "help", "who")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/who", Asked("who")),
        ("  /WHO  ", Asked("who")),
        ("/ship@shop_bot O-26-7K3QX 123", Asked("ship", "O-26-7K3QX 123")),
        ("/order 7k3qx @14", Asked("order", "7k3qx", False, 14)),
        ("/dry ship 7K3QX @3", Asked("ship", "7K3QX", True, 3)),
        ("/dry /ship 7K3QX", Asked("ship", "7K3QX", True)),
        ("/ship 7K3QX?", Asked("ship", "7K3QX", True)),
        ("/ship 7K3QX 12 ?", Asked("ship", "7K3QX 12", True)),
        ("/ship? 7K3QX", Asked("ship", "7K3QX", True)),
        ("/ship@shop_bot? 7K3QX @3", Asked("ship", "7K3QX", True, 3)),
        ("/ship?7K3QX", Asked("ship", "7K3QX", True)),
        ("/ship?", Asked("ship", "", True)),
        ("/?", Asked("help")),
        ("/note 7K3QX did they call?", Asked("note", "7K3QX did they call?")),
        ("/note 7K3QX did they call ?", Asked("note", "7K3QX did they call", True)),
        ("/note? 7K3QX did they call?", Asked("note", "7K3QX did they call?", True)),
        ("/reject 7K3QX why so many?", Asked("reject", "7K3QX why so many", True)),
        ("/dry", Asked("dry")),
        ("/note 7K3QX mail bob@shop.example", Asked("note", "7K3QX mail bob@shop.example")),
        ("/note 7K3QX two\nlines", Asked("note", "7K3QX two\nlines")),
        ("ship it", None),
        ("/", None),
        ("/1 2", None),
        ("", None),
        ("//only for us", None),
    ],
)
def test_a_command_is_taken_apart(typed: str, meant: Asked | None) -> None:
    """Name, rest, version and dry run are read; chatter is no command."""
    assert read(typed) == meant


def test_in_the_bar_no_slash_is_needed() -> None:
    """Where nothing but commands is typed the slash may be left out."""
    assert read("ship 7K3QX", slash_needed=False) == Asked("ship", "7K3QX")


@pytest.mark.parametrize("typed", ["/ship O-26-7K3QX 12 @4", "/who", "/dry approve 7K3QX @1"])
def test_a_command_can_be_typed_again(typed: str) -> None:
    """What a button would send is what was typed, and reads as the same."""
    asked = read(typed)
    assert asked is not None
    again = read(asked.typed(dry=asked.dry))
    assert again == asked


@pytest.mark.parametrize(
    ("typed", "number", "rest"),
    [
        ("O-26-7K3QX", "O-26-7K3QX", ""),
        ("o-26-7k3qx tracking 12", "o-26-7k3qx", "tracking 12"),
        ("O 26 7K3QX 2=10", "O-26-7K3QX", "2=10"),
        ("26-7K3QX x", "26-7K3QX", "x"),
        ("26 7K3QX x", "26-7K3QX", "x"),
        ("#O-26-7K3QX", "#O-26-7K3QX", ""),
        ("7K3QX too many", "7K3QX", "too many"),
        ("O267K3QX", "O267K3QX", ""),
        ("O-26-7K3Q", "O-26-7K3Q", ""),
        ("", "", ""),
        ("is it there", "", "is it there"),
    ],
)
def test_a_number_stands_first(typed: str, number: str, rest: str) -> None:
    """An order's number may be typed in pieces, without prefix, in any case."""
    assert split_number(typed) == (number, rest)


def test_a_word_is_told_from_a_number() -> None:
    """Only what has letters and figures is taken for a number where anything may be typed."""
    assert looks_like_number("7K3QX") and looks_like_number("o-26-7k3qx")
    assert not looks_like_number("beans") and not looks_like_number("12345")


@pytest.mark.parametrize(
    ("typed", "lines", "rest"),
    [
        ("2=10", {"2": "10"}, ""),
        ("1=2,5 3=4 damaged in transit", {"1": "2.5", "3": "4"}, "damaged in transit"),
        ("2x1 too small", {"1": "2"}, "too small"),
        ("1=2, 2=3;", {"1": "2", "2": "3"}, ""),
        ("all of it", {}, "all of it"),
        ("1=", {}, "1="),
    ],
)
def test_quantities_are_named_by_line(typed: str, lines: dict[str, str], rest: str) -> None:
    """`2=10` is ten of line 2 and `2x1` two of line 1; the words after them are kept."""
    assert split_quantities(typed) == (lines, rest)


def test_answers_to_a_review() -> None:
    """Letters pick candidates, figures correct lines, `all` takes it as it was read."""
    assert split_answers("A=12 2=0, b") == ({"A": "12", "2": "0", "b": ""}, False)
    assert split_answers("all") == ({}, True)


def test_a_misspelt_command_is_offered() -> None:
    """The nearest name is found; what resembles nothing is not guessed."""
    assert (nearest("aprove", KNOWN), nearest("stcok", KNOWN), nearest("xyzzy", KNOWN)) == ("approve", "stock", "")


def test_a_long_line_is_read_quickly() -> None:
    """A hundred thousand signs are cut before anything is looked for in them."""
    assert read("/find " + "a=1 " * 100_000) is not None
    assert len(split_quantities("1=1 " * 1000)[0]) == 1
