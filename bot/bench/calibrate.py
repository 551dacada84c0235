"""Whether the engine is as sure as it is right: made messages with the faults of real ones, against a catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.domain.catalogue import Catalogue
from intake.understanding import Engine, LineRead
from intake.understanding.faults import Hard, hard

STEPS = 10
SURE = 0.9

Judged = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Step:
    """All that was said to be about as sure: how many, how sure on average, and how much of it was right."""

    count: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The steps from 0 to 1, without the empty ones."""

    steps: tuple[Step, ...]

    @property
    def error(self) -> float:
        """Return the expected calibration error: how far said and right lie apart, each step as heavy as it is full."""
        total = sum(step.count for step in self.steps)
        return sum(step.count * abs(step.said - step.right) for step in self.steps) / total if total else 0.0


def reliability(judged: Sequence[Judged]) -> Reliability:
    """Return said against right in ten steps."""
    rows: list[list[Judged]] = [[] for _ in range(STEPS)]
    for sure, right in judged:
        rows[min(STEPS - 1, int(sure * STEPS))].append((sure, right))
    return Reliability(
        tuple(
            Step(len(row), sum(sure for sure, _ in row) / len(row), sum(right for _, right in row) / len(row))
            for row in rows
            if row
        )
    )


def judge(catalogue: Catalogue, *, seed: int, count: int) -> tuple[list[Judged], list[Judged]]:
    """Return how sure the lines and the messages were, each with whether it was right."""
    engine = Engine(catalogue)
    lines: list[Judged] = []
    messages: list[Judged] = []
    for made in hard(catalogue, seed=seed, count=count):
        read = engine.understand(made.request)
        wanted, said = _amounts(catalogue, made.lines), _amounts(catalogue, read.lines)
        for line in read.lines:
            key = next(iter(_amounts(catalogue, (line,))))
            lines.append((line.confidence, wanted.get(key) == said[key]))
        told = [" ".join(ask.text for ask in read.must_ask), *read.unknown]
        messages.append((read.confidence, read.intent == "order.place" and wanted == said and _all_told(made, told)))
    return lines, messages


def _amounts(catalogue: Catalogue, lines: Sequence[LineRead]) -> dict[tuple[str, str], Decimal]:
    """Return what is ordered of each item and choice, in base units."""
    found: dict[tuple[str, str], Decimal] = {}
    for line in lines:
        item = catalogue.items[line.sku]
        chosen = {option.name: option.default for option in item.options if option.default}
        chosen |= {name: ",".join(sorted(one.value for one in values)) for name, values in line.options.items()}
        key = (line.sku, repr(sorted(chosen.items())))
        found[key] = found.get(key, Decimal(0)) + line.quantity * (item.factor(line.unit) or Decimal(1))
    return found


def _all_told(made: Hard, told: Sequence[str]) -> bool:
    """Return whether everything that is open was asked about or named as unknown."""
    heard = " ".join(told).lower()
    return all(any(word in heard for word in words.lower().split()) for words in made.open)
