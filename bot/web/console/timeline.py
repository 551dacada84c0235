"""The journal of an order, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.web.words import channel, label, tone
from core.domain.money import Money
from core.domain.views import JournalView

ACTORS = {"rule": "Automatic", "timer": "Automatic", "system": "Automatic", "customer": "Customer", "guest": "Guest"}
SAID = {
    "order_drafted": "Order begun",
    "order_quoted": "Prices read back to the customer",
    "order_submitted": "Waits for approval",
    "order_rejected": "Rejected",
    "order_confirmed": "Order confirmed",
    "order_held": "Put on hold",
    "order_released": "Released",
    "order_change_requested": "Change read back",
    "order_changed": "Change applied",
    "order_change_declined": "Change dropped",
    "order_cancelled": "Order cancelled",
    "order_line_cancelled": "Lines cancelled",
    "order_expired": "Quote expired",
    "order_reserved": "Stock reserved",
    "order_picked": "Goods picked",
    "order_packed": "Parcel packed",
    "order_shipped": "Shipped",
    "order_delivered": "Delivered",
    "order_invoiced": "Invoice issued",
    "order_invoice_reversed": "Invoice reversed; the customer is told",
    "order_invoice_taken_back": "Invoice reversed before it left",
    "order_paid": "Payment booked",
    "order_closed": "Order closed",
    "order_reopened": "Order reopened",
    "order_noted": "Note by a colleague",
    "order_approval_reminded": "Reminded that it waits for approval",
    "order_approved_first": "First of two words given",
    "order_rule_noted": "Noted by a rule",
    "question_asked": "Customer asked",
}
KEPT_FACTS = ("rules", "amount", "paid", "number", "notes", "invoice", "shipment", "tracking", "method", "reference")
WITH_TOTAL = ("order_quoted", "order_confirmed", "order_changed", "order_submitted")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is shown. who: a person's name or what acted."""

    at: datetime
    words: str
    who: str
    tone: str
    state: str
    reason: str
    details: tuple[tuple[str, str], ...]


def timeline(journal: Sequence[JournalView], *, currency: str, me: str) -> list[Entry]:
    """Return the journal newest first. me: the actor who reads it."""
    return [_entry(one, currency, me) for one in reversed(journal)]


def _entry(one: JournalView, currency: str, me: str) -> Entry:
    name = one.name.replace(".", "_")
    moved = one.after if one.after and one.after != one.before else ""
    details = [
        (label(key), _said(one.facts[key])) for key in KEPT_FACTS if one.facts.get(key) not in (None, "", [], {})
    ]
    if name in WITH_TOTAL and isinstance(total := one.facts.get("total"), int):
        details.append(("Total", f"{Money(total, currency)} {currency}"))
    details += _moved(one.facts.get("moved"))
    again = name == "order_drafted" and one.before
    words = "Order read anew" if again else SAID.get(name) or label(name)
    who = "You" if one.actor == me else _who(one)
    return Entry(one.at, words, who, tone(moved) if moved else "calm", moved, one.reason, tuple(details))


def _moved(moved: Any) -> list[tuple[str, str]]:
    """Return how many lines had a quantity moved, by what was done with it."""
    kinds = Counter(kind for line in moved.values() for kind in line) if isinstance(moved, Mapping) else Counter[str]()
    return [(label(kind), f"{count} line{'' if count == 1 else 's'}") for kind, count in kinds.items()]


def _who(one: JournalView) -> str:
    kind, _, rest = one.actor.partition(":")
    known = channel(one.actor) if kind == "api" else "Colleague" if rest.isdigit() else label(rest or kind)
    name = ACTORS.get(kind) or known
    return (
        f"{name} · {channel(one.channel)}"
        if one.channel and one.channel != "console" and kind in ("customer", "guest")
        else name
    )


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        if {"amount", "currency"} <= set(value):
            return f"{value['amount']} {value['currency']}"
        return ", ".join(f"{name}: {_said(item)}" for name, item in list(value.items())[:8])
    if isinstance(value, list | tuple):
        return ", ".join(_said(item) for item in value[:8])
    text = str(value)[:120]
    return label(text) if text in ("bank_transfer", "cash", "card", "other") else text
