"""The shop's policy: everything a merchant may decide, checked and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from core.domain.autonomy import AutonomyRule
from core.domain.channels import PLAIN, ChannelRules, channels_from
from core.domain.money import half_up, money_from
from core.domain.return_rules import EXCHANGE_REST, EXCLUDED, OUTSIDE, PAYS, Exclusion, ReturnRules
from core.domain.rules import ApprovalRule, rule_from
from core.errors import BadInput, Refused

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LEARNING_RULES = ("propose", "automatic", "off")
CONFIRMATION_RULES = ("reply", "unless_objected", "staff")


@dataclass(frozen=True, slots=True)
class ShopIdentity:
    """Who the merchant is."""

    name: str = "Shop"
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""
    vat_id: str = ""
    registration: str = ""
    currency: str = "EUR"
    language: str = "en"
    languages: tuple[str, ...] = ("en", "de", "fr", "es", "it", "nl", "pt")
    timezone: str = "UTC"
    prices_include_tax: bool = False
    brand_colour: str = "#1f4e5f"

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone in which days and cut-offs are read."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class Bank:
    """Where customers pay."""

    name: str = ""
    iban: str = ""
    bic: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the shop works. cut_off: orders after it start the next working day."""

    working_days: tuple[str, ...] = DAYS[:5]
    holidays: frozenset[date] = frozenset()
    cut_off: time = time(14)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Whose word makes an order binding."""

    rule: str = "reply"
    quote_valid_days: int = 7
    remind_after_hours: int = 24
    touchless_confidence: Decimal = Decimal("0.9")
    review_confidence: Decimal = Decimal(0)
    same_order_days: int = 3


@dataclass(frozen=True, slots=True)
class ShippingMethod:
    """One way to ship: weight bands `(up to grams, net price)`, working days under way, free above a goods value."""

    id: str
    name: str
    countries: tuple[str, ...] = ()
    bands: tuple[tuple[int, int], ...] = ()
    transit_days: int = 1
    free_over: int | None = None
    postcodes: tuple[str, ...] = ()
    tax: str = "standard"


@dataclass(frozen=True, slots=True)
class ShopPolicy:
    """The whole policy. taxes: code -> rate in 1/10,000. amounts: minor units of the shop's currency."""

    shop: ShopIdentity = field(default_factory=ShopIdentity)
    bank: Bank = field(default_factory=Bank)
    calendar: Calendar = field(default_factory=Calendar)
    taxes: Mapping[str, int] = field(default_factory=lambda: {"standard": 0})
    confirmation: Confirmation = field(default_factory=Confirmation)
    approvals: tuple[ApprovalRule, ...] = ()
    shipping: tuple[ShippingMethod, ...] = ()
    handling_days: int = 0
    terms_days: int = 14
    bill_on: str = "delivery"
    backorders: bool = False
    return_days: int = 14
    return_text: str = ""
    returns: ReturnRules = field(default_factory=ReturnRules)
    undo_s: int = 20
    reply_goal_minutes: int = 60
    learning: str = "propose"
    autonomy: AutonomyRule = field(default_factory=AutonomyRule)
    channels: Mapping[str, ChannelRules] = field(default_factory=dict)
    version: int = 0

    def channel(self, name: str) -> ChannelRules:
        """Return the rules of a channel; plain ones where it has none of its own."""
        return self.channels.get(name, PLAIN)


def policy_from(data: Mapping[str, Any], version: int = 0) -> ShopPolicy:
    """Return the policy that a policy file's sections describe.

    Raises: BadInput naming section, key, fault and cure, for every fault at once.
    """
    reader = _Reader(data)
    identity = reader.shop()
    policy = ShopPolicy(
        shop=identity,
        bank=Bank(**reader.texts("bank", ("name", "iban", "bic"))),
        calendar=reader.calendar(),
        taxes=reader.taxes(),
        confirmation=reader.confirmation(),
        approvals=tuple(rule_from(row, index, reader.fault) for index, row in enumerate(reader.rows("approval"))),
        shipping=reader.shipping(identity.currency),
        handling_days=reader.number("shipping", "handling_days", 0),
        terms_days=reader.number("payment", "terms_days", 14),
        bill_on=reader.choice("payment", "bill_on", ("delivery", "order")),
        backorders=bool(reader.get("stock", "backorders", False)),
        return_days=reader.number("returns", "days", 14),
        return_text=str(reader.get("returns", "text", "")),
        returns=reader.returns(),
        undo_s=reader.number("service", "undo_s", 20),
        reply_goal_minutes=reader.number("service", "reply_goal_minutes", 60),
        learning=reader.choice("learning", "words", LEARNING_RULES),
        autonomy=AutonomyRule(reader.number("autonomy", "orders", 3 if "autonomy" in data else 0)),
        channels=channels_from(reader.section("channels"), identity.currency, reader.fault),
        version=version,
    )
    reader.unknown_sections()
    reader.tax_codes_used(policy)
    if reader.faults:
        raise BadInput(reader.faults)
    return policy


class _Reader:
    """Reads sections and gathers every fault, so that one run of the importer shows them all."""

    sections = (
        "shop", "bank", "calendar", "taxes", "confirmation", "approval",
        "shipping", "payment", "stock", "returns", "service", "learning", "autonomy", "channels",
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.faults: list[tuple[str, str]] = []

    def fault(self, place: str, text: str) -> None:
        self.faults.append((place, text))

    def section(self, name: str) -> Mapping[str, Any]:
        found = self.data.get(name, {})
        if isinstance(found, Mapping):
            return found
        self.fault(f"[{name}]", "is not a section; write it as [section] with keys below")
        return {}

    def get(self, section: str, key: str, default: Any) -> Any:
        return self.section(section).get(key, default)

    def rows(self, name: str) -> list[Mapping[str, Any]]:
        found = self.data.get(name, [])
        if isinstance(found, list) and all(isinstance(row, Mapping) for row in found):
            return found
        self.fault(f"[[{name}]]", "write one [[...]] table for each row")
        return []

    def texts(self, section: str, keys: tuple[str, ...]) -> dict[str, str]:
        return {key: str(self.get(section, key, "")) for key in keys}

    def number(self, section: str, key: str, default: int) -> int:
        value = self.get(section, key, default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 36_500:
            return value
        self.fault(f"[{section}] {key}", f"{value!r} is no whole number from 0; write for example {default}")
        return default

    def choice(self, section: str, key: str, choices: tuple[str, ...]) -> str:
        value = self.get(section, key, choices[0])
        if value in choices:
            return str(value)
        self.fault(f"[{section}] {key}", f"{value!r} is not one of {', '.join(choices)}")
        return choices[0]

    def decimal(self, place: str, value: Any) -> Decimal:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and number >= 0:
            return number
        self.fault(place, f"{value!r} is no number from 0; write for example 12.50")
        return Decimal(0)

    def minor(self, place: str, value: Any, currency: str) -> int:
        try:
            return money_from(value, currency).minor
        except Refused:
            self.fault(place, f"{value!r} is no amount in {currency}; write for example 12.50")
            return 0

    def shop(self) -> ShopIdentity:
        known = {item.name: item for item in fields(ShopIdentity)}
        values: dict[str, Any] = {}
        for key, value in self.section("shop").items():
            if key not in known:
                self.fault(f"[shop] {key}", f"is unknown; known are {', '.join(known)}")
            elif key == "languages":
                values[key] = tuple(str(language) for language in value)
            else:
                values[key] = bool(value) if key == "prices_include_tax" else str(value)
        identity = ShopIdentity(**values)
        try:
            ZoneInfo(identity.timezone)
        except (ZoneInfoNotFoundError, ValueError):
            self.fault("[shop] timezone", f"{identity.timezone!r} is unknown; write for example Europe/Berlin")
        if len(identity.currency) != 3 or not identity.currency.isupper():
            self.fault("[shop] currency", f"{identity.currency!r} is no ISO 4217 code; write for example EUR")
        return identity

    def calendar(self) -> Calendar:
        days = tuple(self.get("calendar", "working_days", DAYS[:5]))
        if not days or not set(days) <= set(DAYS):
            self.fault("[calendar] working_days", f"write a list of {', '.join(DAYS)}")
            days = DAYS[:5]
        holidays = {self.day("[calendar] holidays", value) for value in self.get("calendar", "holidays", [])}
        try:
            cut_off = time.fromisoformat(str(self.get("calendar", "cut_off", "14:00")))
        except ValueError:
            self.fault("[calendar] cut_off", "write a time of day such as 14:00")
            cut_off = time(14)
        return Calendar(days, frozenset(day for day in holidays if day), cut_off)

    def day(self, place: str, value: Any) -> date | None:
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fault(place, f"{value!r} is no day; write for example 2026-12-25")
            return None

    def taxes(self) -> Mapping[str, int]:
        rates = self.section("taxes") or {"standard": 0}
        found = {}
        for code, rate in rates.items():
            percent = self.decimal(f"[taxes] {code}", rate) * 100
            found[str(code)] = half_up(*percent.as_integer_ratio())
        return found

    def confirmation(self) -> Confirmation:
        return Confirmation(
            rule=self.choice("confirmation", "rule", CONFIRMATION_RULES),
            quote_valid_days=self.number("confirmation", "quote_valid_days", 7),
            remind_after_hours=self.number("confirmation", "remind_after_hours", 24),
            same_order_days=self.number("confirmation", "same_order_days", 3),
            touchless_confidence=self.decimal(
                "[confirmation] touchless_confidence", self.get("confirmation", "touchless_confidence", "0.9")
            ),
            review_confidence=self.decimal(
                "[confirmation] review_confidence", self.get("confirmation", "review_confidence", "0")
            ),
        )

    def shipping(self, currency: str) -> tuple[ShippingMethod, ...]:
        methods = self.get("shipping", "method", [])
        return tuple(self.method(row, index, currency) for index, row in enumerate(methods))

    def method(self, row: Mapping[str, Any], index: int, currency: str) -> ShippingMethod:
        place = f"[[shipping.method]] {index + 1}"
        bands = []
        for band in row.get("bands", []):
            if not isinstance(band, list) or len(band) != 2 or not isinstance(band[0], int):
                self.fault(f"{place} bands", 'write pairs such as [30000, "9.90"]: up to grams, price')
                continue
            bands.append((band[0], self.minor(f"{place} bands", band[1], currency)))
        if not bands:
            self.fault(f"{place} bands", 'has no weight band; write [[30000, "9.90"]]')
        free = row.get("free_over")
        return ShippingMethod(
            id=str(row.get("id", f"method{index + 1}")),
            name=str(row.get("name", "Delivery")),
            countries=tuple(str(country).upper() for country in row.get("countries", [])),
            bands=tuple(sorted(bands)),
            transit_days=int(row.get("transit_days", 1)),
            free_over=None if free is None else self.minor(f"{place} free_over", free, currency),
            postcodes=tuple(str(prefix) for prefix in row.get("postcodes", [])),
            tax=str(row.get("tax", "standard")),
        )

    def returns(self) -> ReturnRules:
        percent = self.decimal("[returns] restocking_percent", self.get("returns", "restocking_percent", "0"))
        if percent > 100:
            self.fault("[returns] restocking_percent", "is more than the goods are worth; write 0 to 100")
        return ReturnRules(
            outside=self.choice("returns", "outside", OUTSIDE),
            withdrawal_days=self.number("returns", "withdrawal_days", 14),
            faulty_days=self.number("returns", "faulty_days", 730),
            send_within_days=self.number("returns", "send_within_days", 14),
            who_pays=self.choice("returns", "who_pays", PAYS),
            restocking_e4=half_up(*(min(percent, Decimal(100)) * 100).as_integer_ratio()),
            refund_shipping=bool(self.get("returns", "refund_shipping", False)),
            exchange_rest=self.choice("returns", "exchange_rest", EXCHANGE_REST),
            address=str(self.get("returns", "address", "")),
            excluded=self.exclusions(self.get("returns", "exclude", [])),
        )

    def exclusions(self, rows: Any) -> tuple[Exclusion, ...]:
        if isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows):
            return tuple(self.exclusion(row, place) for place, row in enumerate(rows, 1))
        self.fault("[[returns.exclude]]", "write one [[...]] table for each row")
        return ()

    def exclusion(self, row: Mapping[str, Any], place: int) -> Exclusion:
        kind = str(row.get("kind", "other"))
        if kind not in EXCLUDED:
            self.fault(f"[[returns.exclude]] {place} kind", f"{kind!r} is not one of {', '.join(EXCLUDED)}")
        items, categories = row.get("items", []), row.get("categories", [])
        if not (isinstance(items, list) and isinstance(categories, list)):
            self.fault(f"[[returns.exclude]] {place} items", 'write lists such as ["SKU-1"]')
            items = categories = []
        return Exclusion(kind, frozenset(map(str, items)), frozenset(str(one).casefold() for one in categories))

    def unknown_sections(self) -> None:
        for name in self.data:
            if name not in self.sections:
                self.fault(f"[{name}]", f"is unknown; known are {', '.join(self.sections)}")

    def tax_codes_used(self, policy: ShopPolicy) -> None:
        for method in policy.shipping:
            if method.tax not in policy.taxes:
                self.fault(f"[[shipping.method]] {method.id} tax", f"{method.tax!r} is not among [taxes]")
