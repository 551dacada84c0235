"""The brand colour stays readable wherever it is used."""

from hypothesis import given
from hypothesis import strategies as st

from core.messages import colours
from core.messages.colours import _channels, _contrast, _luminance

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def _ratio(one, other):
    light, dark = sorted((_luminance(_channels(one)), _luminance(_channels(other))), reverse=True)
    return _contrast(light, dark)


@given(COLOURS)
def test_text_in_the_brand_colour_is_readable(brand):
    """Brand-coloured text has the contrast that WCAG asks for, on white and on dark ground."""
    assert _ratio(colours.on_white(brand), "#ffffff") >= 4.5
    assert _ratio(colours.on_black(brand), "#202020") >= 4.4


@given(COLOURS)
def test_text_on_a_button_is_readable(brand):
    """A button's label reads on every brand colour."""
    assert _ratio(colours.ink(brand), brand) >= 4.4


@given(st.text())
def test_nothing_but_a_colour_passes(text):
    """What is no colour becomes the house colour."""
    made = colours.colour(text)
    assert len(made) == 7
    assert set(made[1:]) <= set("0123456789abcdef")
