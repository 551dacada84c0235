"""A life cycle as a drawing, laid out from its table: states in columns, steps as arrows between them."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.machine import Lifecycle

WIDTH, HEIGHT, GAP_X, GAP_Y, MARGIN, TOP = 134, 38, 62, 34, 20, 74


@dataclass(frozen=True, slots=True)
class Box:
    """One state. x, y: its left upper corner."""

    state: str
    x: int
    y: int
    final: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """All steps that lead from one state to another. path: SVG path data; back: against the reading direction."""

    path: str
    steps: str
    source: str
    target: str
    back: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """The whole drawing."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def diagram(lifecycle: Lifecycle) -> Diagram:
    """Return the drawing of a life cycle's table."""
    moves = _moves(lifecycle)
    order = {str(state): place for place, state in enumerate(lifecycle.states)}
    ranks = _ranks(order, moves)
    boxes = {box.state: box for box in _boxes(lifecycle, ranks, order)}
    arrows = tuple(_arrow(boxes[source], boxes[target], steps) for (source, target), steps in moves.items())
    width = max(box.x for box in boxes.values()) + WIDTH + MARGIN
    height = max(box.y for box in boxes.values()) + HEIGHT + MARGIN
    return Diagram(width, height, tuple(boxes.values()), arrows)


def _moves(lifecycle: Lifecycle) -> dict[tuple[str, str], list[str]]:
    moves: dict[tuple[str, str], list[str]] = {}
    for step in lifecycle.steps:
        for source in sorted(step.from_):
            if step.to is not None and step.to != source:
                steps = moves.setdefault((str(source), str(step.to)), [])
                if step.name not in steps:
                    steps.append(step.name)
    return moves


def _ranks(order: dict[str, int], moves: dict[tuple[str, str], list[str]]) -> dict[str, int]:
    """Return each state's column: the longest way to it along steps that follow the states' own order."""
    ranks = dict.fromkeys(order, 0)
    for state in order:
        for source, target in moves:
            if target == state and order[source] < order[target]:
                ranks[state] = max(ranks[state], ranks[source] + 1)
    return ranks


def _boxes(lifecycle: Lifecycle, ranks: dict[str, int], order: dict[str, int]) -> list[Box]:
    """Return the states that go on in columns, and those that end below them."""
    final = {str(state) for state in lifecycle.final}
    lane = sorted((state for state in order if state not in final), key=lambda state: (ranks[state], order[state]))
    made, depth = [], dict[int, int]()
    for state in lane:
        row = depth.setdefault(ranks[state], 0)
        depth[ranks[state]] += 1
        made.append(Box(state, _column(ranks[state]), TOP + row * (HEIGHT + GAP_Y), final=False))
    rows = max(depth.values())
    floor = TOP + rows * (HEIGHT + GAP_Y) + GAP_Y + 14
    taken = set[int]()
    for state in sorted(final, key=lambda state: (ranks[state], order[state])):
        rank = next(place for place in range(ranks[state], len(order) + len(taken)) if place not in taken)
        taken.add(rank)
        made.append(Box(state, _column(rank), floor, final=True))
    return made


def _column(rank: int) -> int:
    return MARGIN + rank * (WIDTH + GAP_X)


def _arrow(source: Box, target: Box, steps: list[str]) -> Arrow:
    words = ", ".join(step.replace("_", " ") for step in steps)
    back = not target.final and target.x <= source.x
    if target.final:
        path = _down(source, target)
    elif back:
        path = _arc(source, target, below=True)
    elif target.x - source.x > WIDTH + GAP_X:
        path = _arc(source, target, below=False)
    else:
        x1, y1, x2, y2 = source.x + WIDTH, source.y + HEIGHT // 2, target.x - 3, target.y + HEIGHT // 2
        pull = (x2 - x1) // 2
        path = f"M{x1} {y1}C{x1 + pull} {y1} {x2 - pull} {y2} {x2} {y2}"
    return Arrow(path, words, source.state, target.state, back)


def _arc(source: Box, target: Box, *, below: bool) -> str:
    """Return a bow over or under what lies between; the wider, the higher."""
    x1, x2 = source.x + WIDTH // 2, target.x + WIDTH // 2
    height = min(18 + abs(x2 - x1) // 12, TOP - 8)
    if below:
        x1, x2 = x1 - 14, x2 + 14
        y1, y2 = source.y + HEIGHT, target.y + HEIGHT + 3
        bend = max(y1, y2) + height
    else:
        x1, x2 = x1 + 14, x2 - 14
        y1, y2 = source.y, target.y - 3
        bend = min(y1, y2) - height
    return f"M{x1} {y1}C{x1} {bend} {x2} {bend} {x2} {y2}"


def _down(source: Box, target: Box) -> str:
    x1, y1 = source.x + WIDTH // 2, source.y + HEIGHT
    aside = max(-WIDTH // 3, min(WIDTH // 3, (x1 - target.x - WIDTH // 2) // 8))
    x2, y2 = target.x + WIDTH // 2 + aside, target.y - 3
    middle = y2 - GAP_Y
    return f"M{x1} {y1}C{x1} {middle} {x2} {y1 + GAP_Y} {x2} {y2}"
