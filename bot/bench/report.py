"""What a bench found: figures with their units, what they are held against, and how they are shown."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import isnan


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. goal: what was promised, in words; empty for what is only told, such as the machine's limit."""

    name: str
    value: float
    unit: str
    goal: str = ""


@dataclass
class Report:
    """The figures of one run."""

    figures: list[Figure] = field(default_factory=list)

    def add(self, name: str, value: float, unit: str, goal: str = "") -> None:
        """Add a figure and say it at once, for who waits."""
        self.figures.append(Figure(name, value, unit, goal))
        print(f"  {name}: {_number(value)} {unit}", file=sys.stderr, flush=True)

    def add_times(self, name: str, seconds: Sequence[float], median_goal: str = "", p99_goal: str = "") -> None:
        """Add median and 99th percentile of durations, in milliseconds."""
        self.add(f"{name}, median", 1000 * percentile(seconds, 50), "ms", median_goal)
        self.add(f"{name}, p99", 1000 * percentile(seconds, 99), "ms", p99_goal)

    def table(self) -> str:
        """Return the figures aligned for a terminal."""
        rows = [("figure", "value", "unit", "goal")]
        rows += [(one.name, _number(one.value), one.unit, one.goal) for one in self.figures]
        widths = [max(len(row[place]) for row in rows) for place in range(4)]
        rows.insert(1, tuple("-" * width for width in widths))  # type: ignore[arg-type]
        lines = (
            f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:<{widths[2]}}  {row[3]}".rstrip() for row in rows
        )
        return "\n".join(lines)

    def json_line(self, bench: str) -> str:
        """Return everything as one line of JSON."""
        figures = {one.name: {"value": round(one.value, 4), "unit": one.unit} for one in self.figures}
        return json.dumps({"bench": bench, "cores": os.cpu_count(), "figures": figures})


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that so many percent of all do not exceed."""
    if not values:
        return float("nan")
    found = sorted(values)
    return found[max(0, -(-len(found) * int(percent * 100) // 10_000) - 1)]


def timed(act: Callable[[], object]) -> float:
    """Return how long an act takes, in seconds."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def per_second(act: Callable[[int], object], for_s: float, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how often a second an act can be done, one after the other. act: is given 0, 1, 2, ...

    clock: `time.process_time` for what only computes, so that other work on the machine does not count.
    """
    began = clock()
    done = 0
    while clock() - began < for_s:
        act(done)
        done += 1
    return done / (clock() - began)


def _number(value: float) -> str:
    if isnan(value):
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:,.2f}"
