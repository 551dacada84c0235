"""Preview: which messages there are, and how one looks."""

import json

import pytest

from core.errors import BadInput
from core.messages import list_templates, preview


def test_the_list_names_every_message_with_its_languages(messages):
    """Each message stands once in the list, with the languages that have all of it."""
    rows = dict(list_templates(messages))
    assert set(rows) == set(messages.names())
    assert rows["order_quoted"] == "de en es fr it nl pt"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("subject", "O-26-7K3QX"),
        ("text", "Kind regards"),
        ("html", "<h1"),
        ("body.html", "<h1"),
        ("chat.txt", "how we understood"),
        ("chat", "how we understood"),
        ("all", "[chat]"),
    ],
)
def test_each_part_can_be_looked_at(messages, part, words):
    """A part is shown with sample data."""
    assert words in preview(messages, "order_quoted", "en", part)


def test_buttons_are_shown_as_data(messages):
    """Buttons are shown with label and action."""
    assert json.loads(preview(messages, "order_quoted", "de", "buttons"))[0]["action"] == "confirm"


@pytest.mark.parametrize(("name", "part"), [("order_vanished", "text"), ("order_quoted", "pdf")])
def test_what_does_not_exist_is_refused(messages, name, part):
    """A wrong name or part is answered with what there is."""
    with pytest.raises(BadInput):
        preview(messages, name, "en", part)
