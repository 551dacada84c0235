"""One quantity over several values: `je 5 in M und L`, `2 pairs, 41 and 44`; what a split keeps of its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from intake.understanding.choices import Wish
from intake.understanding.counts import Count
from intake.understanding.lines import Line
from intake.understanding.option_index import OptionIndex
from intake.understanding.shapes import Choice


def remember(line: Line, item: int, wishes: Sequence[Wish], options: OptionIndex) -> None:
    """Note every value wished for where only one can be had, so that a quantity can be spread over them."""
    for wish in wishes:
        option = options.option(item, wish.value.option)
        if option is None or option.multiple or wish.exclude:
            continue
        kept = line.spread.setdefault(option.name, list(line.choices.get(option.name, ())))
        choice = Choice(wish.value.value, wish.exclude, wish.amount)
        if choice not in kept:
            kept.append(choice)


def inherit(line: Line, head: Line, options: OptionIndex) -> None:
    """`polo black: 2 L, 3 M`: what was said of the head holds for its parts where they say nothing else."""
    item = line.item
    if item is None or head.item != item:
        return
    for name, chosen in head.choices.items():
        option = options.option(item, name)
        if option is not None and not option.multiple and chosen:
            line.choices.setdefault(name, list(chosen))


def spread(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with each quantity that stands for several values given to each of them."""
    found: list[Line] = []
    for line in lines:
        found.extend(_parts(line))
    return found


def _parts(line: Line) -> list[Line]:
    several = {name: values for name, values in line.spread.items() if len(values) > 1}
    if len(several) != 1 or line.item is None:
        return [line]
    name, values = next(iter(several.items()))
    share = _share(line, len(values))
    if share is None:
        return [line]
    parts = []
    for value in values:
        choices = {key: list(kept) for key, kept in line.choices.items()} | {name: [value]}
        parts.append(replace(line, count=share, choices=choices, roles=line.roles - {"torn"}, spread={}))
    return parts


def _share(line: Line, parts: int) -> Count | None:
    """Return how many of each value; None where that is not clear."""
    count = line.count
    if count is None or count.kind not in ("figure", "word"):
        return None
    if "each" in line.roles:
        return count
    return Count(count.start, count.end, Decimal(1), "figure") if count.value == parts else None
