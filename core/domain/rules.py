"""The shop's own rules: when an order is like this, if all conditions hold, then a person, a stop, or no question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

DEEDS = ("approve", "hold", "notify", "touchless")
ROLES = ("manager", "sales", "finance", "admin")
_WEIGHT = ("sales", "finance", "manager", "admin")


@dataclass(frozen=True, slots=True)
class ApprovalRule:
    """What happens with an order for which all conditions that are set hold; conditions that are not set do not count.

    do: `approve` (it waits for `role`), `hold` (it binds and stops), `notify` (a note for colleagues), `touchless` (it
    may bind unasked). remind_hours: then `escalate_to` may decide too; expire_hours: then it goes back to the customer.
    """

    name: str
    role: str = "manager"
    over_total: Decimal | None = None
    new_ship_to: bool = False
    quantity_over_usual_factor: Decimal | None = None
    untrusted_sender: bool = False
    over_discount: Decimal | None = None
    over_credit_limit: bool = False
    short_of_stock: bool = False
    first_order: bool = False
    channels: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    do: str = "approve"
    four_eyes: bool = False
    remind_hours: int = 0
    escalate_to: str = ""
    expire_hours: int = 0


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What rules look at. discount: the highest of a line, in percent; customer: number; over_usual: a factor."""

    total: Decimal
    new_ship_to: bool = False
    trusted: bool = True
    over_usual: float = 0.0
    discount: Decimal = Decimal(0)
    over_credit: bool = False
    short: bool = False
    first: bool = False
    channel: str = ""
    customer: str = ""
    categories: frozenset[str] = frozenset()
    country: str = ""


_CONDITIONS: Mapping[str, Callable[[Any, RuleFacts], bool]] = {
    "over_total": lambda least, facts: facts.total > least,
    "new_ship_to": lambda _, facts: facts.new_ship_to,
    "quantity_over_usual_factor": lambda factor, facts: facts.over_usual > float(factor),
    "untrusted_sender": lambda _, facts: not facts.trusted,
    "over_discount": lambda percent, facts: facts.discount > percent,
    "over_credit_limit": lambda _, facts: facts.over_credit,
    "short_of_stock": lambda _, facts: facts.short,
    "first_order": lambda _, facts: facts.first,
    "channels": lambda names, facts: any(facts.channel == one or facts.channel.startswith(f"{one}:") for one in names),
    "customers": lambda numbers, facts: facts.customer in numbers,
    "categories": lambda names, facts: bool(facts.categories & set(names)),
    "countries": lambda codes, facts: facts.country in codes,
}
CONDITIONS = tuple(_CONDITIONS)


def holds(rule: ApprovalRule, facts: RuleFacts) -> bool:
    """Return whether a rule has a condition, and all that it has hold."""
    wanted = {name: value for name in CONDITIONS if (value := getattr(rule, name)) not in (None, False, ())}
    return bool(wanted) and all(_CONDITIONS[name](value, facts) for name, value in wanted.items())


def rules_met(rules: Iterable[ApprovalRule], facts: RuleFacts, *deeds: str) -> list[ApprovalRule]:
    """Return the rules that hold; deeds: only of these."""
    return [rule for rule in rules if (not deeds or rule.do in deeds) and holds(rule, facts)]


def strictest(roles: Iterable[str]) -> str:
    """Return the role whose word weighs most."""
    return max(roles, key=_WEIGHT.index)


def look_at(rules: Iterable[ApprovalRule]) -> frozenset[str]:
    """Return the conditions that any of the rules sets, so that nothing else need be read."""
    return frozenset(name for rule in rules for name in CONDITIONS if getattr(rule, name) not in (None, False, ()))


@dataclass(frozen=True, slots=True)
class Seen:
    """An order of the past as a rule looks at it."""

    number: str
    day: str
    total: str
    facts: RuleFacts


@dataclass(frozen=True, slots=True)
class Backtest:
    """What rules would have done. hits: `(order, day, total, rules)`; orders: how many were looked at."""

    orders: int = 0
    hits: tuple[tuple[str, str, str, tuple[str, ...]], ...] = ()
    by_rule: Mapping[str, int] = field(default_factory=dict)

    @property
    def asked(self) -> int:
        """Return how many orders at least one rule would have met."""
        return len(self.hits)


def backtest(
    rules: Sequence[ApprovalRule], past: Iterable[Seen], progress: Callable[[int], None] = lambda _: None
) -> Backtest:
    """Return what the rules would have done to past orders; reads them one by one. progress: told how many so far."""
    orders, hits = 0, []
    by_rule = {rule.name: 0 for rule in rules}
    for seen in past:
        orders += 1
        met = [rule.name for rule in rules_met(rules, seen.facts)]
        for name in met:
            by_rule[name] += 1
        if met:
            hits.append((seen.number, seen.day, seen.total, tuple(met)))
        if orders % 500 == 0:
            progress(orders)
    return Backtest(orders, tuple(hits), by_rule)


Fault = Callable[[str, str], None]


def rule_from(row: Mapping[str, Any], index: int, fault: Fault) -> ApprovalRule:
    """Return the rule that a table of the policy file describes; `fault` hears place and cure of whatever is wrong."""
    place = f"[[approval]] {index + 1}"
    for key in row:
        if key not in _READ and key != "name":
            fault(f"{place} {key}", f"is unknown; known are name, {', '.join(_READ)}")
    read = {key: _READ[key](row[key], f"{place} {key}", fault) for key in _READ if key in row}
    rule = ApprovalRule(name=str(row.get("name") or f"rule {index + 1}")[:80], **read)
    if rule.do == "approve" and rule.remind_hours and 0 < rule.expire_hours <= rule.remind_hours:
        fault(f"{place} expire_hours", "is not later than remind_hours; write a larger number")
    return rule


def _number(value: Any, place: str, fault: Fault) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite() and number >= 0:
        return number
    fault(place, f"{value!r} is no number from 0; write for example 12.50")
    return None


def _hours(value: Any, place: str, fault: Fault) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 8760:
        return value
    fault(place, f"{value!r} is no whole number of hours from 0; write for example 24")
    return 0


def _yes(value: Any, place: str, fault: Fault) -> bool:
    return bool(value)


def _names(value: Any, place: str, fault: Fault) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str | int) for one in value):
        return tuple(str(one) for one in value)
    fault(place, 'write a list such as ["email", "webchat"]')
    return ()


def _countries(value: Any, place: str, fault: Fault) -> tuple[str, ...]:
    return tuple(one.upper() for one in _names(value, place, fault))


def _one_of(*choices: str) -> Callable[[Any, str, Fault], str]:
    def read(value: Any, place: str, fault: Fault) -> str:
        if value in choices:
            return str(value)
        fault(place, f"{value!r} is not one of {', '.join(choices)}")
        return choices[0]

    return read


_READ: Mapping[str, Callable[[Any, str, Fault], Any]] = {
    "role": _one_of(*ROLES), "over_total": _number, "quantity_over_usual_factor": _number, "new_ship_to": _yes,
    "untrusted_sender": _yes, "over_discount": _number, "over_credit_limit": _yes, "short_of_stock": _yes,
    "first_order": _yes, "channels": _names, "customers": _names, "categories": _names, "countries": _countries,
    "do": _one_of(*DEEDS), "four_eyes": _yes, "remind_hours": _hours, "escalate_to": _one_of(*ROLES),
    "expire_hours": _hours,
}  # fmt: skip
