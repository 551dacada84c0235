"""Returns: what the policy says to a request, how quantities move, what is credited. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from core.domain.dates import add_working_days, shop_day
from core.domain.invoices import ReturnState
from core.domain.money import half_up, quantity_text
from core.domain.orders import Order, OrderLine
from core.domain.policy import Calendar, ShopPolicy
from core.domain.return_rules import FAULTY, WINDOW, WITHDRAWAL
from core.domain.shipments import Shipment, ShipmentState
from core.errors import Refused

REASONS = ("not_needed", "wrong_item", "damaged", "defective", "late", "withdrawal", "other")
OURS = frozenset({"wrong_item", "damaged", "defective"})
"""Reasons that are the shop's to answer for: exclusions, fees and the short window do not count."""

EXCHANGED = "return"
"""The channel of an order that replaces what came back; its external id is the return's number."""
RESOLUTIONS = ("refund", "credit", "exchange", "repair", "reject")
OUTCOMES = ("sellable", "repair", "quarantine", "scrap")
ASIDE = ("quarantine", "repair")
"""Places from which goods may be judged anew; what was scrapped is gone."""
REJUDGED = ("sellable", "scrap", "customer")
"""What becomes of goods that stood aside: on hand again, written off, or with the customer."""
PLACES = ("repair", "quarantine", "scrap")
"""Where goods stand that came back and are not for sale."""

FINISHED = frozenset({ReturnState.REFUSED, ReturnState.CLOSED, ReturnState.CANCELLED, ReturnState.EXPIRED})


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One line of a return, quantities in 1/1,000,000 base units.

    asked: what the customer wanted to send back; requested: what the policy let through. clause: why it did not.
    sent_back: received units that went to the customer again, repaired or rejected.
    """

    order_line_id: int
    asked: int
    requested: int = 0
    received: int = 0
    wrong: int = 0
    short: int = 0
    lost: int = 0
    sellable: int = 0
    repair: int = 0
    quarantine: int = 0
    scrap: int = 0
    sent_back: int = 0
    clause: str = ""
    place: str = ""
    id: int = 0

    @property
    def kept(self) -> int:
        """Return the received units that stay with the shop."""
        return self.received - self.sent_back

    @property
    def aside(self) -> int:
        """Return the units that are in the house and not for sale."""
        return self.repair + self.quarantine - self.sent_back

    def broken_rules(self) -> list[str]:
        """Return the invariants that these quantities break; empty when all is well."""
        judged = self.sellable + self.repair + self.quarantine + self.scrap
        rules = {
            "0 <= every quantity": min(getattr(self, name) for name in LINE_QUANTITIES) >= 0,
            "requested <= asked": self.requested <= self.asked,
            "received + wrong + short + lost <= requested": self.received + self.wrong + self.short + self.lost
            <= self.requested,
            "every received unit is judged once": judged in (0, self.received),
            "sent back <= repair + quarantine": self.sent_back <= self.repair + self.quarantine,
        }
        return [rule for rule, holds in rules.items() if not holds]


LINE_QUANTITIES = (
    "asked", "requested", "received", "wrong", "short", "lost",
    "sellable", "repair", "quarantine", "scrap", "sent_back",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Return:
    """One return of one order. clause: why it was refused or referred. refund_minor: what its resolution gave back.

    declared: who withdrew, as `{name, contact, at}`; it stands in no journal.
    """

    id: int
    number: str
    order_id: int
    state: ReturnState
    version: int
    lines: tuple[ReturnLine, ...]
    requested_at: datetime
    reason: str = ""
    note: str = ""
    withdrawal: bool = False
    clause: str = ""
    key: str = ""
    conversation_id: int | None = None
    message_id: int | None = None
    declared: Mapping[str, Any] = field(default_factory=dict)
    deadline: date | None = None
    tracking: str = ""
    resolution: str = ""
    credit_notes: tuple[str, ...] = ()
    refund_minor: int = 0
    fee_minor: int = 0
    exchange: str = ""

    @property
    def open(self) -> bool:
        """Return whether something is still to come of it."""
        return self.state not in FINISHED

    def with_lines(self, lines: Iterable[ReturnLine]) -> Return:
        """Return it with other lines.

        Raises: RuntimeError where they break an invariant.
        """
        made = tuple(lines)
        for line in made:
            if broken := line.broken_rules():
                raise RuntimeError(f"return {self.number}: {', '.join(broken)}")
        return replace(self, lines=made)


@dataclass(frozen=True, slots=True)
class Asked:
    """Units of one order line that somebody wants to send back."""

    line: OrderLine
    quantity: int
    category: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the policy looks at besides the goods. delivered_on: None while a parcel is still under way."""

    today: date
    reason: str = ""
    withdrawal: bool = False
    delivered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the policy says. step: authorise, refuse or refer; clauses: order line id -> clause that stands against it.

    clause: the one that is cited.
    """

    step: str
    clauses: Mapping[int, str] = field(default_factory=dict)
    clause: str = ""


def returnable(line: OrderLine) -> int:
    """Return how much of a line may still be asked back."""
    return line.shipped - line.lost - line.return_requested


def arrived_on(shipments: Iterable[Shipment], policy: ShopPolicy) -> date | None:
    """Return the day on which the last parcel arrived; None while one is still under way."""
    left = [one for one in shipments if one.shipped_at is not None]
    gone = [one for one in left if one.state not in (ShipmentState.LOST, ShipmentState.CANCELLED)]
    arrived = [one.delivered_at for one in gone if one.delivered_at is not None]
    return shop_day(max(arrived), policy) if arrived and len(arrived) == len(gone) else None


def last_day(delivered_on: date, days: int, calendar: Calendar) -> date:
    """Return the last day of a window: counted from the day after delivery, moved past days that nobody works."""
    return add_working_days(delivered_on + timedelta(days=days), 0, calendar)


def window_of(policy: ShopPolicy, asks: Circumstances) -> tuple[str, int]:
    """Return the clause that holds for a request, and its days."""
    if asks.reason in OURS:
        return FAULTY, policy.returns.faulty_days
    if asks.withdrawal:
        return WITHDRAWAL, policy.returns.withdrawal_days
    return WINDOW, policy.return_days


def clause_against(policy: ShopPolicy, one: Asked, asks: Circumstances) -> str:
    """Return the clause that stands against taking these units back; empty where none does."""
    clause, days = window_of(policy, asks)
    over = asks.delivered_on is not None and asks.today > last_day(asks.delivered_on, days, policy.calendar)
    if over:
        return clause
    if asks.reason in OURS:
        return ""
    found = (rule.clause for rule in policy.returns.excluded if rule.covers(one.line.sku, one.category))
    return next(found, "")


def decide(policy: ShopPolicy, asked: Sequence[Asked], asks: Circumstances, *, by_staff: bool = False) -> Decision:
    """Return what becomes of a request. What a colleague asks for outside the rules is put to a person, not refused."""
    against = {one.line.id: clause for one in asked if (clause := clause_against(policy, one, asks))}
    if not against:
        return Decision("authorise")
    first = next(iter(against.values()))
    if by_staff or policy.returns.outside == "manual":
        return Decision("refer", against, first)
    return Decision("refuse" if len(against) == len(asked) else "authorise", against, first)


def wanted_back(order: Order, named: Mapping[int, int]) -> dict[int, int]:
    """Return order line id -> units that a request means: those named by position, or all that can come back.

    Raises: Refused("too_much_returned") or ("nothing_to_return").
    """
    found: dict[int, int] = {}
    for line in order.lines:
        most = max(returnable(line), 0)
        quantity = named.get(line.position, 0) if named else most
        if quantity > most:
            raise Refused("too_much_returned", position=line.position, name=line.name, most=quantity_text(most))
        if quantity:
            found[line.id] = quantity
    if not found:
        raise Refused("nothing_to_return")
    return found


def received(line: ReturnLine, counts: Mapping[str, int]) -> ReturnLine:
    """Return the line with what came; what is not counted is short.

    Raises: Refused("too_much_received").
    """
    came: dict[str, Any] = {name: counts.get(name, 0) for name in ("received", "wrong", "lost")}
    short = line.requested - sum(came.values())
    if short < 0:
        raise Refused("too_much_received", most=quantity_text(line.requested))
    return replace(line, **came, short=short)


def inspected(line: ReturnLine, counts: Mapping[str, int], place: str) -> ReturnLine:
    """Return the line with every received unit judged.

    Raises: Refused("inspection_differs") where not each unit is judged once.
    """
    judged: dict[str, Any] = {name: counts.get(name, 0) for name in OUTCOMES}
    if sum(judged.values()) != line.received:
        raise Refused(
            "inspection_differs", received=quantity_text(line.received), judged=quantity_text(sum(judged.values()))
        )
    return replace(line, **judged, place=place)


def rejudged(line: ReturnLine, quantity: int, origin: str, to: str) -> ReturnLine:
    """Return the line with units that stood aside at `origin` judged anew. to: one of REJUDGED."""
    if to == "customer":
        return replace(line, sent_back=line.sent_back + quantity)
    moved: dict[str, Any] = {origin: getattr(line, origin) - quantity, to: getattr(line, to) + quantity}
    return replace(line, **moved)


def credit_of(order: Order, line: OrderLine, quantity: int) -> tuple[int, int]:
    """Return net and tax that crediting units gives back, by difference: all credits of a line make its bills."""
    before = line.invoiced - line.credited
    net = order.line_net(line, before) - order.line_net(line, before - quantity)
    tax = order.line_tax(line, before) - order.line_tax(line, before - quantity)
    return net.minor, tax.minor


def restocking_fee(policy: ShopPolicy, asks: Return, net_minor: int, tax_minor: int) -> tuple[int, int]:
    """Return net and tax of what is kept; nothing where the law or the shop's own fault forbids it."""
    if asks.withdrawal or asks.reason in OURS:
        return 0, 0
    rate = policy.returns.restocking_e4
    return half_up(net_minor * rate, 10_000), half_up(tax_minor * rate, 10_000)


def shop_pays(policy: ShopPolicy, reason: str) -> bool:
    """Return whether sending the goods back costs the customer nothing."""
    return reason in OURS or policy.returns.who_pays == "shop"


def shipping_comes_back(policy: ShopPolicy, order: Order, asks: Return) -> bool:
    """Return whether the delivery charge is credited: nothing of the order is kept, and the reason asks for it."""
    kept = any(line.charged for line in order.lines)
    return not kept and (asks.withdrawal or asks.reason in OURS or policy.returns.refund_shipping)
