"""What goes into the engine and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Request:
    """One message to read. context: `{"draft": [lines]}`, `{"order": [lines]}` and/or `{"asked": text}`.

    `{"last_order": [lines]}` beside them stands for the customer's own last order, which changes with every order.
    language: what the customer is known to speak. page: the language of the page where it was typed, which decides
    only what the words leave open.
    """

    id: str
    text: str
    channel: str = "chat"
    language: str = ""
    customer: str | None = None
    subject: str | None = None
    received: datetime | None = None
    context: Mapping[str, Any] | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option, as wished: left out, light or extra where the customer said so."""

    value: str
    exclude: bool = False
    amount: str = ""


@dataclass(frozen=True, slots=True)
class LineRead:
    """One order line and the words of the message that made it. signs: what speaks for and against it."""

    sku: str
    quantity: Decimal
    unit: str
    options: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    confidence: float = 1.0
    signs: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that a careful clerk would put. about: item, quantity, unit, option or address.

    quantity, unit, option: what the message made clear already, so that the answer can complete the line.
    offered: quantities that were said in different places, each with the place ("" is the message itself).
    """

    about: str
    text: str
    candidates: tuple[str, ...] = ()
    quantity: Decimal | None = None
    unit: str = ""
    option: str = ""
    offered: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message says. lines: the result after it; said: the lines that the newest words themselves named."""

    id: str
    intent: str
    intents: tuple[str, ...] = ()
    lines: tuple[LineRead, ...] = ()
    requested_date: date | None = None
    po_number: str | None = None
    ship_to: str | None = None
    must_ask: tuple[Ask, ...] = ()
    unknown: tuple[str, ...] = ()
    language: str = ""
    confidence: float = 0.0
    flags: tuple[str, ...] = ()
    said: tuple[LineRead, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the object that the command line and the API give out."""
        return {
            "id": self.id,
            "intent": self.intent,
            "intents": list(self.intents),
            "lines": [line_to_json(line) for line in self.lines],
            "requested_date": self.requested_date.isoformat() if self.requested_date else None,
            "po_number": self.po_number,
            "ship_to": self.ship_to,
            "must_ask": [
                {"about": ask.about, "text": ask.text, "candidates": list(ask.candidates)} for ask in self.must_ask
            ],
            "unknown": list(self.unknown),
            "language": self.language,
            "confidence": round(self.confidence, 3),
            **({"flags": list(self.flags)} if self.flags else {}),
        }


def line_to_json(line: LineRead) -> dict[str, Any]:
    """Return a line as JSON: decimal text, options as lists of values."""
    return {
        "sku": line.sku,
        "quantity": decimal_text(line.quantity),
        "unit": line.unit,
        "options": {name: [choice_to_json(choice) for choice in choices] for name, choices in line.options.items()},
        "spans": [list(span) for span in line.spans],
        "confidence": round(line.confidence, 3),
    }


def choice_to_json(choice: Choice) -> dict[str, Any]:
    """Return a choice as JSON, with `exclude` and `amount` only where they say something."""
    data: dict[str, Any] = {"value": choice.value}
    if choice.exclude:
        data["exclude"] = True
    if choice.amount:
        data["amount"] = choice.amount
    return data


def decimal_text(number: Decimal) -> str:
    """Return a quantity as plain decimal text, without an exponent or idle zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def request_from_json(data: Mapping[str, Any]) -> Request:
    """Return the request of a JSON object. Raises ValueError that names the field at fault."""
    if not isinstance(data, Mapping):
        raise ValueError("an object is wanted")
    text = data.get("text")
    if not isinstance(text, str):
        raise ValueError("text: must be text")
    context = data.get("context")
    if context is not None and not isinstance(context, Mapping):
        raise ValueError("context: must be an object or null")
    return Request(
        id=str(data.get("id", "")),
        text=text,
        channel=str(data.get("channel") or "chat"),
        language=str(data.get("language") or ""),
        customer=str(data["customer"]) if data.get("customer") else None,
        subject=str(data["subject"]) if data.get("subject") else None,
        received=_moment(data.get("received")),
        context=context,
    )


def _moment(value: object) -> datetime | None:
    if value in (None, ""):
        return None
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"received: {str(value)[:40]!r} is no ISO moment") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def line_from_json(data: Mapping[str, Any]) -> LineRead | None:
    """Return a line of a draft or an order as the engine takes it; None where it cannot be one."""
    try:
        quantity = Decimal(str(data["quantity"]))
        if not quantity.is_finite():
            return None
        return LineRead(
            sku=str(data["sku"]),
            quantity=quantity,
            unit=str(data.get("unit") or ""),
            options={str(name): _choices(value) for name, value in (data.get("options") or {}).items()},
        )
    except (KeyError, ArithmeticError, AttributeError, TypeError):
        return None


def _choices(value: object) -> tuple[Choice, ...]:
    values = value if isinstance(value, (list, tuple)) else [value]
    return tuple(_choice(one) for one in values if one not in (None, ""))


def _choice(value: object) -> Choice:
    if isinstance(value, Choice):
        return value
    if isinstance(value, Mapping):
        return Choice(
            value=str(value.get("value", "")),
            exclude=bool(value.get("exclude", False)),
            amount=str(value.get("amount") or ""),
        )
    return Choice(str(value))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an explanation: what was looked at, what came of it, and why."""

    title: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a message was read, step by step, in the words of a shop."""

    understanding: Understanding
    steps: tuple[Step, ...] = ()

    def text(self) -> str:
        """Return the explanation as lines that a shop assistant can read."""
        parts: list[str] = []
        for step in self.steps:
            parts.append(step.title)
            parts.extend(f"    {row}" for row in step.rows)
        return "\n".join(parts)
