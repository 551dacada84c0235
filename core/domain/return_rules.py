"""The shop's rules for returns, each under the id that a refusal cites."""

from __future__ import annotations

from dataclasses import dataclass

WINDOW = "returns.window"
"""The clause that sets how long goods may come back."""

WITHDRAWAL = "returns.withdrawal"
"""The clause of the consumer's right to withdraw."""

FAULTY = "returns.faulty"
"""The clause for goods that were wrong, damaged or defective."""

EXCLUDED = ("custom", "perishable", "hygiene", "digital", "other")
"""Kinds of goods that may be excluded; the clause is `returns.excluded.KIND`."""

OUTSIDE = ("refuse", "manual")
EXCHANGE_REST = ("refund", "credit")
PAYS = ("customer", "shop")


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Goods that do not come back because the customer changed their mind. kind: one of EXCLUDED."""

    kind: str
    items: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()

    @property
    def clause(self) -> str:
        """Return the id that a refusal cites."""
        return f"returns.excluded.{self.kind}"

    def covers(self, sku: str, category: str) -> bool:
        """Return whether an item is meant; a category is compared without regard to case."""
        return sku in self.items or (bool(category) and category.casefold() in self.categories)


@dataclass(frozen=True, slots=True)
class ReturnRules:
    """What a merchant decides about returns; how long goods may come back is `ShopPolicy.return_days`.

    restocking_e4: what is kept of the goods' value, in 1/10,000. send_within_days: how long a return number holds.
    outside: what becomes of a request that the rules do not cover. exchange_rest: what becomes of the credit that a
    cheaper replacement leaves: it goes back, or stays with the order that it came from.
    """

    outside: str = "refuse"
    withdrawal_days: int = 14
    faulty_days: int = 730
    send_within_days: int = 14
    who_pays: str = "customer"
    restocking_e4: int = 0
    refund_shipping: bool = False
    exchange_rest: str = "refund"
    address: str = ""
    excluded: tuple[Exclusion, ...] = ()
