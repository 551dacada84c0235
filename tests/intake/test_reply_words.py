"""How people answer a read-back in a few words, with greeting, name, joints and signs around them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.domain.views import QuestionView
from intake.answers import answers_by_line
from intake.mail.inbound import own_words
from intake.replies import read_reply
from intake.understanding import LineRead


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "Ok thanks!\nAnn",
        "ok.\n\nBest regards\nAnn Archer",
        "Passt so, danke\n\nViele Grüße\nAnn",
        "👍",
        "OK 👍",
        "Yes please, go ahead",
        "Looks good, please ship",
        "Alles gut, bitte so liefern",
        "c'est bon, merci",
    ],
)
def test_a_yes_stays_a_yes_with_thanks_and_name(text: str) -> None:
    """What only greets, thanks or signs says nothing else."""
    found = read_reply(text, [1, 2, 3], name="Ann Archer")
    assert found is not None and found.confirm and not found.quantities


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("2 = 24", {2: "24"}),
        ("Line 2: 24 please", {2: "24"}),
        ("Pos. 2 = 24 pcs", {2: "24"}),
        ("item 2 -> 24", {2: "24"}),
        ("2=24 and 3=12", {2: "24", 3: "12"}),
        ("2 = 24, 3 cancel", {2: "24", 3: "0"}),
        ("3 cancel", {3: "0"}),
        ("please cancel line 3", {3: "0"}),
        ("bitte 3 streichen", {3: "0"}),
        ("2 = 1,5", {2: "1.5"}),
    ],
)
def test_numbers_change_the_lines_that_were_read_back(text: str, quantities: dict[int, str]) -> None:
    """Position and quantity, joined by any sign or word, with politeness around them."""
    found = read_reply(text, [1, 2, 3])
    assert found is not None and not found.confirm
    assert found.quantities == {place: Decimal(number) for place, number in quantities.items()}


def test_yes_with_a_change_is_both() -> None:
    """ "OK but 2 = 24" changes and agrees."""
    found = read_reply("ok but 2 = 24", [1, 2])
    assert found is not None and found.confirm and found.quantities == {2: Decimal(24)}


@pytest.mark.parametrize(
    "text",
    [
        "ok, and 3 more mugs",
        "please cancel 3 mugs and add tea",
        "7 = 24",
        "make it 12, and to the depot please",
        "ok if it comes by Monday",
        "Ann",
        "and",
        "best regards",
        "",
    ],
)
def test_whatever_says_more_is_left_to_the_engine(text: str) -> None:
    """A word that is not of the small language makes it a message."""
    assert read_reply(text, [1, 2, 3], name="Ann Archer") is None


ITEM = QuestionView(7, "item", "cups", (("MUG", "Mug", "4.99"), ("CUP", "Cup", "3.99")))
AMOUNT = QuestionView(8, "quantity", "tea", (("TEA", "Green tea", "3.33"),))
LETTERS = {"A": ("7", "MUG"), "B": ("7", "CUP")}


def _read(words: str) -> list[LineRead]:
    number = next((word for word in words.split() if word.isdigit()), "")
    return [LineRead("TEA", Decimal(number), "box")] if number and "Green tea" in words else []


@pytest.mark.parametrize("text", ["B please\n\n\n12", "cup\n12 boxes", "b)\n12"])
def test_answers_between_our_lines_are_read_line_by_line(text: str) -> None:
    """Each line answers the next open question: by its letter, its words or its number."""
    assert answers_by_line(text, [ITEM, AMOUNT], _read, LETTERS) == {"7": "CUP", "8": "12 box"}


@pytest.mark.parametrize("text", ["B", "B\n12\nand one more thing", "B\nwhat do you think?", ""])
def test_a_line_that_answers_nothing_spoils_it(text: str) -> None:
    """Then the message is read as a whole."""
    assert answers_by_line(text, [ITEM, AMOUNT], _read, LETTERS) == {}


def test_own_words_are_parted_from_quoted_lines() -> None:
    """Above, between and below; where only quotes are there, they are kept as they came."""
    assert own_words("> Hello\n> Kind regards\n\nOK") == ("OK", "> Hello\n> Kind regards")
    assert own_words("> one?\nB\n> two?\n12")[0] == "B\n12"
    assert own_words("> 5 mugs") == ("> 5 mugs", "") and own_words("plain") == ("plain", "")
