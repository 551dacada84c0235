"""What the buttons of a chat may offer for an order: looked up only where a template asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from core.domain.money import Money


@dataclass(frozen=True, slots=True)
class Way:
    """One way to ship. mark: by which its button names it."""

    mark: str
    name: str
    price: Money
    arrives_on: date


@dataclass(frozen=True, slots=True)
class Offered:
    """The steps that the customer may take now, the ways to ship what is read back, the languages we write."""

    find_steps: Callable[[], Sequence[str]] = tuple
    find_ways: Callable[[], Sequence[Way]] = tuple

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the names of the steps that the life cycle allows the customer now."""
        return tuple(self.find_steps())

    @property
    def ways(self) -> tuple[Way, ...]:
        """Return the ways to ship, cheapest first."""
        return tuple(self.find_ways())
