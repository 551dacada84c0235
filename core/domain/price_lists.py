"""Price lists: what an item costs for whom, from how many on, and on which days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One price per base unit, in 1/10,000. min_e6: from so much on; days: both included, None is open."""

    price_list: str
    sku: str
    price_e4: int
    min_e6: int = 0
    valid_from: date | None = None
    valid_to: date | None = None

    def counts(self, quantity_e6: int, day: date) -> bool:
        """Return whether this price is for so much on that day."""
        begun = self.valid_from is None or self.valid_from <= day
        over = self.valid_to is not None and self.valid_to < day
        return begun and not over and self.min_e6 <= quantity_e6


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of some items. lists: whose price counts first; an item that is on none has its base price."""

    lists: tuple[str, ...] = ()
    rows: Mapping[str, Sequence[PriceRow]] = field(default_factory=dict)
    day: date = date.min

    def of(self, sku: str, quantity_e6: int) -> PriceRow | None:
        """Return the price for so many base units: of the first list that has one, the scale's deepest step."""
        fit = [row for row in self.rows.get(sku, ()) if row.counts(quantity_e6, self.day)]
        for name in self.lists:
            of_list = [row for row in fit if row.price_list == name]
            if of_list:
                return max(of_list, key=lambda row: (row.min_e6, row.valid_from or date.min))
        return None


NO_LISTS = Prices()
