"""Channels where we sell: what is listed there, at which price list, how much is kept back, what may differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal, InvalidOperation

from core.domain.money import QUANTITY_SCALE, money_from
from core.domain.queries import Query
from core.domain.views import Document, Page
from core.errors import Refused

KNOWN = ("price_list", "keep_back", "tolerance", "tax_included", "listed_only")


@dataclass(frozen=True, slots=True)
class KeepBack:
    """What a channel must leave in stock: so many base units, or a share of what is free."""

    units: Decimal = Decimal(0)
    percent: Decimal = Decimal(0)

    def of(self, free_e6: int) -> int:
        """Return how much of so much free stock is kept back, never more than there is."""
        if free_e6 <= 0:
            return 0
        share = (Decimal(free_e6) * self.percent / 100).to_integral_value(ROUND_CEILING)
        return min(free_e6, max(int(self.units * QUANTITY_SCALE), int(share)))

    def __bool__(self) -> bool:
        return bool(self.units or self.percent)

    def __str__(self) -> str:
        return f"{self.percent:f}%" if self.percent else f"{self.units:f}"


NOTHING = KeepBack()


@dataclass(frozen=True, slots=True)
class ChannelRules:
    """What the policy says of one channel.

    tolerance: minor units by which an amount charged elsewhere may differ. tax_included: whether its prices hold tax.
    listed_only: sell nothing but what is listed, also while nothing is listed.
    """

    price_list: str = ""
    keep_back: KeepBack = NOTHING
    tolerance: int = 0
    tax_included: bool = False
    listed_only: bool = False

    def __str__(self) -> str:
        """Return what is set, in short."""
        said = [
            f"price list {self.price_list}" if self.price_list else "",
            f"keeps back {self.keep_back}" if self.keep_back else "",
            "prices hold tax" if self.tax_included else "",
            "sells only what is listed" if self.listed_only else "",
        ]
        return ", ".join(part for part in said if part) or "nothing of its own"


PLAIN = ChannelRules()


@dataclass(frozen=True, slots=True)
class Listing:
    """One thing as a channel sells it. code: its own SKU there; unit: the pack, "" for the base unit."""

    channel: str
    code: str
    sku: str
    unit: str = ""
    title: str = ""
    visible: bool = True


@dataclass(frozen=True, slots=True)
class ListListings(Query[Page]):
    """What a channel lists, by its codes, as ListedRow; paused things too."""

    channel: str
    search: str = ""
    after: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A listing with its effect. quantities are in the listed unit; kept_back: what the channel does not see."""

    listing: Listing
    name: str
    unit: str
    price: str | None
    price_from: str
    currency: str
    free: str
    kept_back: str
    available: str


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel as a whole. keys: names of its API keys; listed, paused: how many things."""

    name: str
    rules: ChannelRules
    keys: tuple[str, ...] = ()
    listed: int = 0
    paused: int = 0
    orders: int = 0


@dataclass(frozen=True, slots=True)
class ListChannels(Query[tuple[ChannelRow, ...]]):
    """Every channel that has an API key, a listing or rules of its own, by name."""


@dataclass(frozen=True, slots=True)
class AllListings(Query[tuple[Listing, ...]]):
    """Everything that a channel lists, to be written into a file; with "" every channel's."""

    channel: str = ""


@dataclass(frozen=True, slots=True)
class ListingsFile(Query[Document]):
    """A channel's listings as a file that `import listings` takes back. suffix: `.csv`, `.xlsx` or `.json`."""

    channel: str = ""
    suffix: str = ".csv"


@dataclass(frozen=True, slots=True)
class PriceRows(Query[tuple[Mapping[str, str], ...]]):
    """A price list's rows as its file has them; with "" every list's."""

    price_list: str = ""


def channels_from(
    section: Mapping[str, object], currency: str, note: Callable[[str, str], None]
) -> Mapping[str, ChannelRules]:
    """Return the rules of `[channels."NAME"]` sections; what is wrong goes to `note` with its place and the cure."""
    found = {}
    for name, rules in section.items():
        place = f"[channels.{name}]"
        if not isinstance(rules, Mapping):
            note(place, 'is no section; write [channels."api:webshop"] with keys below')
            continue
        for key in rules:
            if key not in KNOWN:
                note(f"{place} {key}", f"is unknown; known are {', '.join(KNOWN)}")
        found[str(name)] = ChannelRules(
            price_list=str(rules.get("price_list", ""))[:64],
            keep_back=_kept(place, rules.get("keep_back", "0"), note),
            tolerance=_tolerance(place, rules.get("tolerance", "0"), currency, note),
            tax_included=bool(rules.get("tax_included", False)),
            listed_only=bool(rules.get("listed_only", False)),
        )
    return found


def _kept(place: str, value: object, note: Callable[[str, str], None]) -> KeepBack:
    text = str(value).strip()
    try:
        number = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        number = Decimal(-1)
    percent = text.endswith("%")
    if not number.is_finite() or number < 0 or (percent and number > 100) or number > 1_000_000_000:
        note(f"{place} keep_back", f"{text[:40]!r} is neither a number of units nor a share; write 5 or 10%")
        return NOTHING
    return KeepBack(percent=number) if percent else KeepBack(units=number)


def _tolerance(place: str, value: object, currency: str, note: Callable[[str, str], None]) -> int:
    try:
        found = money_from(value, currency).minor
    except Refused:
        found = -1
    if found < 0:
        note(f"{place} tolerance", f"{str(value)[:40]!r} is no amount in {currency}; write for example 0.05")
    return max(found, 0)
