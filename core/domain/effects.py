"""What commands would do, as data: states, quantities, stock, money, numbers taken, messages that leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from core.domain.money import Money
from core.errors import Refused


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that would happen."""

    kind: ClassVar[str] = ""

    def to_json(self) -> dict[str, Any]:
        """Return the effect as plain data, amounts as decimal text."""
        plain = {name: str(value) if isinstance(value, Money) else value for name, value in _fields(self).items()}
        return {"kind": self.kind} | plain


def _fields(effect: Effect) -> dict[str, Any]:
    return {name: getattr(effect, name) for name in effect.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class OrderMoves(Effect):
    """An order's state changes. order: its number, "" for one that would be new; before: "" for a new one."""

    order: str
    before: str
    after: str
    kind: ClassVar[str] = "order"


@dataclass(frozen=True, slots=True)
class LineMoves(Effect):
    """A quantity of a line changes. quantity: which one, such as `shipped`; by: signed decimal text in `unit`."""

    order: str
    position: int
    sku: str
    name: str
    unit: str
    quantity: str
    by: str
    kind: ClassVar[str] = "line"


@dataclass(frozen=True, slots=True)
class StockMoves(Effect):
    """The stock of an item changes. on_hand, reserved: signed decimal text."""

    sku: str
    on_hand: str
    reserved: str
    kind: ClassVar[str] = "stock"


@dataclass(frozen=True, slots=True)
class MoneyMoves(Effect):
    """Money is billed, credited or moved. what: invoice, credit_note, payment, payment_undone or refund."""

    what: str
    order: str
    amount: Money
    kind: ClassVar[str] = "money"


@dataclass(frozen=True, slots=True)
class NumbersTaken(Effect):
    """Documents would take numbers of a gapless series; the preview has used none."""

    series: str
    count: int
    kind: ClassVar[str] = "number"


@dataclass(frozen=True, slots=True)
class MessageLeaves(Effect):
    """A message would leave. recipient: masked; wait_s: how long it stays here, and can be taken back, at first."""

    channel: str
    recipient: str
    template: str
    order: str = ""
    wait_s: int = 0
    kind: ClassVar[str] = "message"


@dataclass(frozen=True, slots=True)
class MessagesHeldBack(Effect):
    """Messages that wait would be taken back before they leave."""

    count: int
    kind: ClassVar[str] = "held_back"


@dataclass(frozen=True, slots=True)
class Preview:
    """What commands would do now. refusal: why they would not, or not all; then `effects` is what is left of them."""

    effects: tuple[Effect, ...] = ()
    refusal: Refused | None = None

    def of(self, kind: str) -> tuple[Any, ...]:
        """Return the effects of one kind: order, line, stock, money, number, message or held_back."""
        return tuple(effect for effect in self.effects if effect.kind == kind)

    def to_json(self) -> dict[str, Any]:
        """Return the preview as plain data."""
        refusal = None if self.refusal is None else {"code": self.refusal.code}
        return {"effects": [effect.to_json() for effect in self.effects], "refusal": refusal}


def masked(address: str) -> str:
    """Return an address of which only the first sign and the mail domain can be read."""
    name, at, domain = address.strip().partition("@")
    return f"{name[:1]}…{at}{domain}" if name else ""
