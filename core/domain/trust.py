"""How far an order may go by itself: signs of who asks for it, and the rung of the ladder that they come to. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from core.domain.queries import Query


class Level(StrEnum):
    """The rungs, the most careful first."""

    DRAFT_ONLY = auto()
    """A person looks first; nothing is read back."""
    KNOWN_CONTACT = auto()
    """It is read back to a contact that we have on file, and only that contact's word binds."""
    STAFF_APPROVAL = auto()
    """The customer's word and a colleague's."""
    REPLY = auto()
    """The customer's word binds."""
    TOUCHLESS = auto()
    """Nobody need say anything, where the shop's rule lets it."""


_RUNGS: Mapping[str, Level] = {
    "bank_data": Level.DRAFT_ONLY,
    "invoice_address": Level.DRAFT_ONLY,
    "no_known_contact": Level.DRAFT_ONLY,
    "forged": Level.KNOWN_CONTACT,
    "not_proven": Level.KNOWN_CONTACT,
    "lookalike_domain": Level.KNOWN_CONTACT,
    "known_name": Level.STAFF_APPROVAL,
    "first_delivery_there": Level.STAFF_APPROVAL,
    "approval_rule": Level.STAFF_APPROVAL,
    "new_ship_to": Level.REPLY,
    "unverified": Level.REPLY,
}
_OF_THE_MOMENT = frozenset({"no_known_contact", "first_delivery_there", "approval_rule", "new_ship_to", "unverified"})
_ORDER = tuple(Level)


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason for care. detail: what was seen, such as a domain. customer_id: whom the sender resembles."""

    code: str
    detail: str = ""
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """A rung and the reasons for it, the gravest first."""

    level: Level
    reasons: tuple[Sign, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return what is kept with the order."""
        return {"level": str(self.level), "reasons": [[one.code, one.detail] for one in self.reasons]}


@dataclass(frozen=True, slots=True)
class KnownHouses(Query[tuple[tuple[int, str, str], ...]]):
    """`(customer id, name, mail address)` of all customers whom the shop entered itself: who may be imitated."""


def judge(signs: Iterable[Sign]) -> Trust:
    """Return the rung that the signs come to: that of the gravest one; without any the order may go by itself."""
    known = [one for one in dict.fromkeys(signs) if one.code in _RUNGS]
    ordered = sorted(known, key=lambda one: _ORDER.index(_RUNGS[one.code]))
    return Trust(_RUNGS[ordered[0].code] if ordered else Level.TOUCHLESS, tuple(ordered))


def level_of(kept: Mapping[str, Any] | None) -> Level:
    """Return the rung that is kept with an order; orders from before the ladder wait for the customer's word."""
    found = str((kept or {}).get("level", ""))
    return Level(found) if found in set(Level) else Level.REPLY


def lasting_care(kept: Mapping[str, Any] | None) -> bool:
    """Return whether the sender or the place, and not only a rule of the shop, asks for a colleague's word."""
    pairs = (kept or {}).get("reasons", ())
    return any(_RUNGS.get(code) is Level.STAFF_APPROVAL and code != "approval_rule" for code, _ in pairs)


def lasting(kept: Mapping[str, Any] | None) -> Sequence[Sign]:
    """Return the signs that stay with an order whoever writes next; the others are looked at anew."""
    pairs = (kept or {}).get("reasons", ())
    return [Sign(code, detail) for code, detail in pairs if code not in _OF_THE_MOMENT]
