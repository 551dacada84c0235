"""The customer's words beside the lines they made: whatever the spans say, the text stays whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.web.console.highlight import Segment, segments

SPANS = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60), st.integers(1, 6)), max_size=12)


@given(st.text(max_size=50), SPANS)
def test_no_letter_is_lost_or_doubled(text: str, spans: list[tuple[int, int, int]]) -> None:
    """The segments joined are the text, however the spans overlap, nest, run backwards or point outside."""
    assert "".join(segment.text for segment in segments(text, spans)) == text


@given(st.text(min_size=1, max_size=50), SPANS)
def test_each_letter_belongs_to_exactly_the_lines_whose_span_covers_it(
    text: str, spans: list[tuple[int, int, int]]
) -> None:
    """A letter is marked for a line when, and only when, a span of that line lies over it."""
    place = 0
    for segment in segments(text, spans):
        for at in range(place, place + len(segment.text)):
            covering = {line for start, end, line in spans if max(start, 0) <= at < end}
            assert set(segment.lines) == covering
        place += len(segment.text)


def test_overlapping_spans_share_their_words() -> None:
    """Words that made two lines are marked for both."""
    assert segments("2 red and blue pens", [(0, 5, 1), (2, 9, 2)]) == (
        Segment("2 ", (1,)),
        Segment("red", (1, 2)),
        Segment(" and", (2,)),
        Segment(" blue pens"),
    )


def test_no_text_has_no_segments() -> None:
    """An empty message shows nothing."""
    assert segments("", [(0, 4, 1)]) == ()
