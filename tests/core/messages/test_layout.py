"""Plain text: one line where one line is meant, 72 columns, aligned amounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.messages.layout import WIDTH, fact, letter, one_line, row, subject_line, tidy, visible, wrapped

ANY_TEXT = st.text(st.characters(), max_size=300)


@given(ANY_TEXT)
def test_a_subject_is_one_line(text):
    """Whatever is in a name, a subject has no line break, no control character, and an end."""
    made = subject_line(text)
    assert len(made.splitlines()) <= 1
    assert len(made) <= 150
    assert all(sign >= " " for sign in made)
    made.encode("utf-8")


@given(ANY_TEXT)
def test_one_line_is_one_line(text):
    """A value that is printed stays on its line."""
    made = one_line(text)
    assert len(made.splitlines()) <= 1
    made.encode("utf-8")


@given(ANY_TEXT)
def test_visible_text_hides_nothing(text):
    """Characters that turn the reading direction, and control characters, are gone; words stay."""
    made = visible(text)
    assert not set(made) & set("\x00\x07\x1b\x7f\u202a\u202d\u202e\u2066\u2069")
    assert [sign for sign in made if sign.isalnum()] == [sign for sign in text if sign.isalnum()]


@given(st.text("abc d\xa0-.1", max_size=400))
def test_wrapping_keeps_every_word(text):
    """Wrapping moves words to new lines and loses none; only words longer than the width stick out."""
    lines = wrapped(text)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= WIDTH or " " not in line.strip() for line in lines)


@pytest.mark.parametrize(
    ("line", "hang"), [("- " + "word " * 20, 2), ("1. " + "word " * 20, 3), ("   A) " + "word " * 20, 6)]
)
def test_what_follows_a_mark_hangs_under_the_text(line, hang):
    """The second line of a point begins under its first word."""
    first, second, *_ = wrapped(line)
    assert first.startswith(line[:hang])
    assert second.startswith(" " * hang + "word")


def test_a_link_stays_whole():
    """A link is never broken, so that it can be clicked."""
    link = "https://shop.example/" + "x" * 100
    assert link in letter(f"See your order and all that belongs to it right here: {link}").splitlines()


def test_amounts_are_flush_right():
    """A row ends at the width, however long its left side is."""
    short, long = row("Goods", "€419.70"), row("word " * 30, "€6.90")
    assert len(short) == WIDTH
    assert len(long.splitlines()[0]) == WIDTH
    assert long.splitlines()[0].endswith("€6.90")
    assert max(len(line) for line in long.splitlines()) == WIDTH


def test_facts_stand_under_each_other():
    """Values begin in one column, and a long value hangs there."""
    made = fact("Deliver to", "word " * 30).splitlines()
    assert made[0].index("word") == 20
    assert made[1].startswith(" " * 20 + "word")


def test_tidy_text_has_single_empty_lines():
    """Template marks leave no heap of empty lines behind."""
    assert tidy("\n\na  \n\n\n\nb\n\n") == "a\n\nb"


def test_a_letter_has_plain_blanks():
    """Plain mail carries ordinary blanks, so that an amount can be searched."""
    assert letter("41,20\xa0€") == "41,20 €\n"
