"""Reads past messages as they are read now and as they would be read: what switching words on would change. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.domain.learning import PastMessage
from intake.understanding import LineRead, Request, Understanding
from intake.understanding.shapes import decimal_text

if TYPE_CHECKING:
    from intake.understanding.engine import Engine

MOST_SHOWN = 25
_EXCERPT = 240


@dataclass(slots=True)
class Tally:
    """What a replay showed. wrong, right: against what was finally ordered; open: where nothing was."""

    read: int = 0
    different: int = 0
    spared: int = 0
    asked: int = 0
    right: int = 0
    wrong: int = 0
    open: int = 0
    shown: list[dict[str, Any]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return what is kept; of many differences the wrong ones first."""
        ranked = sorted(self.shown, key=lambda one: ("wrong", "right", "open").index(one["verdict"]))
        names = ("read", "different", "spared", "asked", "right", "wrong", "open")
        return {name: getattr(self, name) for name in names} | {"shown": ranked[:MOST_SHOWN]}


def replay(
    messages: Sequence[PastMessage],
    before: Engine,
    after: Engine,
    *,
    key: Callable[[int], str],
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Mapping[str, Any]:
    """Return how these messages would be read differently, as JSON.

    before, after: the engine without and with the words. key: a customer's id -> their name in the engines.
    Each message is read alone, as its words stand; what was open in its conversation then is not known any more.
    """
    tally = Tally()
    for place, message in enumerate(messages):
        progress(place, len(messages))
        request = _request(message, key)
        _compare(tally, message, before.understand(request), after.understand(request))
    progress(len(messages), len(messages))
    return tally.to_json()


def _request(message: PastMessage, key: Callable[[int], str]) -> Request:
    return Request(
        id=str(message.id),
        text=message.text,
        channel="email" if message.channel == "email" else "chat",
        language=message.language,
        customer=key(message.customer_id) if message.customer_id is not None else None,
        subject=message.subject or None,
        received=message.received_at,
    )


def _compare(tally: Tally, message: PastMessage, before: Understanding, after: Understanding) -> None:
    tally.read += 1
    if _said(before) == _said(after):
        return
    tally.different += 1
    fewer = len(before.must_ask) + len(before.unknown) - len(after.must_ask) - len(after.unknown)
    tally.spared += max(fewer, 0)
    tally.asked += max(-fewer, 0)
    verdict = _verdict(message, before, after)
    setattr(tally, verdict, getattr(tally, verdict) + 1)
    tally.shown.append(_shown(message, before, after, verdict))


def _said(read: Understanding) -> tuple[Any, ...]:
    lines = tuple((line.sku, line.quantity, line.unit, repr(sorted(line.options.items()))) for line in read.lines)
    return read.intent, lines, tuple((ask.about, ask.text) for ask in read.must_ask), read.unknown


def _verdict(message: PastMessage, before: Understanding, after: Understanding) -> str:
    """Return `wrong` where the new reading leaves what was finally ordered, `right` where it meets it, else `open`."""
    was, now = _skus(before), _skus(after)
    if not message.ordered or was == now:
        return "open"
    ordered = set(message.ordered)
    return "wrong" if (now - was) - ordered or (was - now) & ordered else "right"


def _skus(read: Understanding) -> set[str]:
    return {line.sku for line in read.lines}


def _shown(message: PastMessage, before: Understanding, after: Understanding, verdict: str) -> dict[str, Any]:
    return {
        "message_id": message.id,
        "conversation_id": message.conversation_id,
        "order": message.order_number,
        "at": message.received_at.isoformat(),
        "text": " ".join(message.text[: 4 * _EXCERPT].split())[:_EXCERPT],
        "verdict": verdict,
        "ordered": list(message.ordered)[:20],
        "before": _reading(before),
        "after": _reading(after),
    }


def _reading(read: Understanding) -> dict[str, Any]:
    return {
        "lines": [_line(line) for line in read.lines[:20]],
        "asked": [ask.text[:80] for ask in read.must_ask[:10]],
        "unknown": [words[:80] for words in read.unknown[:10]],
    }


def _line(line: LineRead) -> dict[str, str]:
    return {"sku": line.sku, "quantity": decimal_text(line.quantity), "unit": line.unit}
