"""The demo shop's past and present: orders with seasons, rhythms and the customers' own words. Pure and repeatable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import sqrt
from random import Random
from typing import Any

from bot.demo.letters import Extras, Letter, Wanted, write
from bot.demo.progress import PATHS, HistoricStep, squeezed, state_after, steps_of, taken_until
from core.domain.commands import LineWanted, QuestionWanted
from core.domain.customers import Address, Customer
from core.domain.dates import add_working_days, is_working_day
from core.domain.policy import ShopPolicy

HISTORY_DAYS = 183
QUIET_DAYS = 8
"""The current orders take the place of the last days of history."""

MISHAPS = (("cancelled", 0.035), ("expired", 0.015), ("rejected", 0.008))
REASONS = {"cancelled": "ordered twice", "rejected": "the customer's order was not signed off on their side"}


@dataclass(frozen=True, slots=True)
class HistoricOrder:
    """One order of the demo. key: its external id; state: the demo's word for how far it is; steps: how it got there.

    text: the customer's words, empty for a web cart; the lines' spans count characters in it.
    """

    key: str
    customer: str
    channel: str
    placed_at: datetime
    lines: tuple[LineWanted, ...]
    state: str
    steps: tuple[HistoricStep, ...]
    ship_to: Address
    language: str = "en"
    subject: str = ""
    text: str = ""
    po_number: str = ""
    requested_on: date | None = None
    questions: tuple[QuestionWanted, ...] = ()


def history(
    data: Mapping[str, Any],
    customers: Sequence[Customer],
    policy: ShopPolicy,
    *,
    until: datetime,
    seed: int = 26,
    days: int = HISTORY_DAYS,
) -> list[HistoricOrder]:
    """Return the past orders, oldest first: `days` days of them, the last a week and a day before `until`.

    data: `history.json` (seasons, words, and each customer's habits). The same arguments give the same orders.
    """
    orders: list[HistoricOrder] = []
    for customer in customers:
        if customer.number in data["customers"]:
            orders += _Buyer(data, customer, policy, until, seed).orders(days)
    return sorted(orders, key=lambda order: (order.placed_at, order.key))


def current(
    entries: Sequence[Mapping[str, Any]],
    customers: Sequence[Customer],
    policy: ShopPolicy,
    *,
    until: datetime,
    seed: int = 26,
) -> list[HistoricOrder]:
    """Return the orders of today's desk (`current.json`), oldest first: at least one in every state."""
    known = {customer.number: customer for customer in customers}
    orders = [_current(entry, known[entry["customer"]], policy, until, seed) for entry in entries]
    return sorted(orders, key=lambda order: (order.placed_at, order.key))


def options_wanted(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options as `LineWanted` takes them, from `{name: value}` or `{name: [{"value", ...}]}`."""
    return {name: value if isinstance(value, list) else [{"value": value}] for name, value in options.items()}


class _Buyer:
    """One customer's habits, walked through day by day."""

    def __init__(
        self, data: Mapping[str, Any], customer: Customer, policy: ShopPolicy, until: datetime, seed: int
    ) -> None:
        self.habits = data["customers"][customer.number]
        self.seasons = data["seasons"]
        language = customer.language if customer.language in data["words"] else "en"
        self.words = data["words"][language]
        self.customer = customer
        self.policy = policy
        self.until = until
        self.codes = {sku: code for code, sku in customer.part_numbers.items()}
        # Repeatable play, no secret: the same seed must give the same shop on every machine.
        self.rng = Random(f"{seed}:{customer.number}")  # noqa: S311
        self.waiting = [self.rng.random() * entry["every"] for entry in self.habits["usual"]]

    def orders(self, days: int) -> list[HistoricOrder]:
        first = self.until.astimezone(self.policy.shop.zone).date() - timedelta(days=days)
        last = first + timedelta(days=days - max(QUIET_DAYS, self.habits["stops_days_before"]))
        found: list[HistoricOrder] = []
        at = float(self.rng.random() * 7 / self.habits["per_week"])
        while (near := first + timedelta(days=int(at))) <= last:
            day = self._usual_day(near)
            if day <= last:
                found.append(self._order(day, len(found)))
            at += self._gap(near, at / days)
        return found

    def _gap(self, day: date, gone: float) -> float:
        weights = [1 / entry["every"] for entry in self.habits["usual"]]
        levels = [self._season(entry, day) for entry in self.habits["usual"]]
        level = sum(weight * part for weight, part in zip(weights, levels, strict=True)) / sum(weights)
        busy = level * (1 + self.habits["growth"] * gone)
        return float(7 / self.habits["per_week"] / busy * (0.75 + 0.5 * self.rng.random()))

    def _season(self, entry: Mapping[str, Any], day: date) -> float:
        """The level of the season, sliding from the middle of one month to the middle of the next."""
        level = self.seasons[entry["season"]]
        share = (day.day - 15) / 30
        other = level[(day.month - 1 + (1 if share > 0 else -1)) % 12]
        return float(level[day.month - 1] * (1 - abs(share)) + other * abs(share))

    def _usual_day(self, near: date) -> date:
        """A working day close by, the customer's favourite weekday most often."""
        days = [near + timedelta(days=shift) for shift in (-1, 0, 1, 2)]
        open_days = [day for day in days if is_working_day(day, self.policy.calendar) and day.weekday() < 5]
        if not open_days:
            return add_working_days(near, 0, self.policy.calendar)
        return self.rng.choices(open_days, [self.habits["weekdays"][day.weekday()] for day in open_days])[0]

    def _order(self, day: date, count: int) -> HistoricOrder:
        rng = self.rng
        channel = rng.choices(list(self.habits["channels"]), list(self.habits["channels"].values()))[0]
        placed_at = self._moment(day)
        basket = self._basket(day)
        away = rng.random() < 0.2
        address = (
            rng.choice(self.customer.addresses[1:] or self.customer.addresses) if away else self.customer.addresses[0]
        )
        extras = Extras(
            po_number=self.habits["po"].replace("{n}", str(1040 + count)),
            wish_on=add_working_days(day, rng.randrange(5, 9), self.policy.calendar) if rng.random() < 0.25 else None,
            place=address.name if address != self.customer.addresses[0] else "",
        )
        letter = self._letter(channel, basket, extras)
        state, steps = self._fate(placed_at)
        return HistoricOrder(
            key=f"demo-{self.customer.number}-{count + 1:03d}",
            customer=self.customer.number,
            channel=channel,
            placed_at=placed_at,
            lines=tuple(self._line(entry, quantity, letter, at) for at, (entry, quantity) in enumerate(basket)),
            state=state,
            steps=tuple(steps),
            ship_to=address,
            language=self.customer.language,
            subject=letter.subject,
            text=letter.text,
            po_number=extras.po_number,
            requested_on=extras.wish_on,
        )

    def _moment(self, day: date) -> datetime:
        hour = self.rng.choices(range(7, 19), (2, 6, 9, 9, 7, 4, 4, 6, 6, 4, 2, 1))[0]
        local = datetime.combine(day, time(hour, self.rng.randrange(60), self.rng.randrange(60)), self.policy.shop.zone)
        return local.astimezone(UTC)

    def _basket(self, day: date) -> list[tuple[Mapping[str, Any], int]]:
        """What has run out since the last orders: each thing in its own rhythm, about its usual quantity."""
        usual = self.habits["usual"]
        levels = [self._season(entry, day) for entry in usual]
        self.waiting = [waited + level for waited, level in zip(self.waiting, levels, strict=True)]
        need = [waited / entry["every"] for waited, entry in zip(self.waiting, usual, strict=True)]
        least, most = self.habits["lines"]
        ranked = sorted(range(len(usual)), key=lambda at: -need[at])
        taken = [at for at in ranked if need[at] >= 0.8 + 0.4 * self.rng.random()][:most] or ranked[:least]
        for at in taken:
            self.waiting[at] = 0.0
        return [(usual[at], self._quantity(usual[at], levels[at])) for at in sorted(taken)]

    def _quantity(self, entry: Mapping[str, Any], level: float) -> int:
        wanted = float(entry["par"]) * sqrt(level) * (0.8 + 0.45 * self.rng.random())
        rough = round(wanted)
        return max(1, rough if rough < 12 else 2 * round(wanted / 2))

    def _letter(self, channel: str, basket: Sequence[tuple[Mapping[str, Any], int]], extras: Extras) -> Letter:
        if channel.startswith("api:"):
            return Letter("", "", ())
        lines = [
            Wanted(count, entry["unit"], entry["say"], self.codes.get(entry["sku"], "")) for entry, count in basket
        ]
        return write(
            self.rng,
            self.words,
            lines,
            style=self.habits["style"],
            chat=channel == "webchat",
            sign=self.habits["signature"],
            extras=extras,
        )

    def _line(self, entry: Mapping[str, Any], quantity: int, letter: Letter, at: int) -> LineWanted:
        return LineWanted(
            sku=entry["sku"],
            quantity=str(quantity),
            unit=entry["unit"],
            options=options_wanted(entry.get("options", {})),
            spans=(letter.spans[at],) if letter.spans else (),
        )

    def _fate(self, placed_at: datetime) -> tuple[str, list[HistoricStep]]:
        chance = self.rng.random()
        state = "closed"
        for mishap, share in MISHAPS:
            if 0 <= chance < share:
                state = mishap
            chance -= share
        pays = self.habits["pays_after_days"]
        steps = steps_of(
            PATHS[state], placed_at, self.policy, self.rng, pays_after_days=pays, reason=REASONS.get(state, "")
        )
        steps = taken_until(steps, self.until)
        return state_after(steps, self.until, self.customer.terms_days), steps


def _current(
    entry: Mapping[str, Any], customer: Customer, policy: ShopPolicy, until: datetime, seed: int
) -> HistoricOrder:
    rng = Random(f"{seed}:{entry['key']}")  # noqa: S311
    placed_at = _days_before(until, entry["days_ago"], entry["time"], policy)
    steps = steps_of(PATHS[entry["state"]], placed_at, policy, rng, pays_after_days=3, reason=entry.get("reason", ""))
    wished = entry.get("requested_in_days")
    return HistoricOrder(
        key=entry["key"],
        customer=customer.number,
        channel=entry["channel"],
        placed_at=placed_at,
        lines=tuple(_said_line(line, entry["text"]) for line in entry["lines"]),
        state=entry["state"],
        steps=tuple(squeezed(steps, until)),
        ship_to=next(place for place in customer.addresses if place.name == entry["ship_to"]),
        language=entry.get("language", customer.language),
        subject=entry.get("subject", ""),
        text=entry["text"],
        po_number=entry.get("po_number", ""),
        requested_on=None if wished is None else add_working_days(until.date() + timedelta(wished), 0, policy.calendar),
        questions=tuple(_question(question) for question in entry.get("questions", ())),
    )


def _question(data: Mapping[str, Any]) -> QuestionWanted:
    return QuestionWanted(data["about"], data["words"], tuple(data["candidates"]), data.get("details", {}))


def _days_before(until: datetime, days: int, clock: str, policy: ShopPolicy) -> datetime:
    """A moment in the shop's day so long ago; on the last day never later than an hour before now."""
    local = until.astimezone(policy.shop.zone)
    moment = datetime.combine(local.date() - timedelta(days=days), time.fromisoformat(clock), policy.shop.zone)
    return min(moment.astimezone(UTC), until - timedelta(hours=1))


def _said_line(line: Mapping[str, Any], text: str) -> LineWanted:
    words = line.get("words", "")
    start = text.index(words) if words else 0
    return LineWanted(
        sku=line["sku"],
        quantity=line["quantity"],
        unit=line["unit"],
        options=options_wanted(line.get("options", {})),
        spans=((start, start + len(words)),) if words else (),
    )
