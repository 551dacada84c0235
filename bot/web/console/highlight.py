"""The customer's words beside the lines that they made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.domain.views import LineView


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a message. lines: positions of the order lines that these words made; empty for all others."""

    text: str
    lines: tuple[int, ...] = ()


def spans_by_message(lines: Iterable[LineView]) -> dict[int, list[tuple[int, int, int]]]:
    """Return for each message the spans in it: `(from, to, line position)`."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for line in lines:
        if line.message_id is not None:
            found.setdefault(line.message_id, []).extend((start, end, line.position) for start, end in line.spans)
    return found


def segments(text: str, spans: Iterable[tuple[int, int, int]]) -> tuple[Segment, ...]:
    """Return the text cut where a span begins or ends; spans may overlap, and what lies outside is cut off."""
    changes: dict[int, list[tuple[int, int]]] = {}
    for start, end, line in spans:
        first, last = max(start, 0), min(end, len(text))
        if first < last:
            changes.setdefault(first, []).append((line, 1))
            changes.setdefault(last, []).append((line, -1))
    if not changes:
        return (Segment(text),) if text else ()
    made, open_lines, before = [], dict[int, int](), 0
    for place in sorted(changes):
        if place > before:
            made.append(Segment(text[before:place], _open(open_lines)))
        for line, step in changes[place]:
            open_lines[line] = open_lines.get(line, 0) + step
        before = place
    return (*made, Segment(text[before:])) if before < len(text) else tuple(made)


def _open(lines: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(sorted(line for line, count in lines.items() if count > 0))
