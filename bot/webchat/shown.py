"""What the page is told: messages, the open order and its questions as plain JSON. Text stays text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.webchat.channel import CHANNEL
from core.domain.money import Money
from core.domain.views import ConversationView, LineView, MessageView, OrderView, QuestionView

Cursor = tuple[int, int]
START: Cursor = (0, 0)
_ON_ITS_WAY = frozenset({"sending", "sent", "unknown", "delivered"})
_MAY_STILL_COME = frozenset({"queued", "retry"})
_SETTLED_AFTER = timedelta(seconds=10)
_GIVEN_UP_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A conversation as one reading found it."""

    conversation: ConversationView | None = None
    messages: tuple[MessageView, ...] = ()

    def shown(self) -> list[MessageView]:
        """Return what has been said here: not what waits for its moment, and not what went by another way."""
        return [m for m in self.messages if m.channel == CHANNEL and (m.direction == "in" or m.state in _ON_ITS_WAY)]


def cursor_text(cursor: Cursor) -> str:
    """Return the cursor as an event's id."""
    return f"{cursor[0]},{cursor[1]}"


def read_cursor(text: str) -> Cursor:
    """Return the cursor that a page gives back; the start where it is none."""
    first, _, second = text[:40].partition(",")
    if not (first.isascii() and second.isascii() and first.isdigit() and second.isdigit()):
        return START
    return min(int(first), 2**62), min(int(second), 2**62)


def settled(messages: Sequence[MessageView], cursor: Cursor, now: datetime) -> Cursor:
    """Return how far nothing can appear any more: behind it a reader need not look again.

    Ids are given before commits, and a message may wait for its moment; so the cursor stops before what is young
    or still to come. What is read twice is told apart by its key.
    """
    return _settled(messages, "in", cursor[0], now), _settled(messages, "out", cursor[1], now)


def _settled(messages: Sequence[MessageView], direction: str, end: int, now: datetime) -> int:
    for message in sorted((m for m in messages if m.direction == direction), key=lambda m: m.id):
        waits = message.channel == CHANNEL and message.state in _MAY_STILL_COME
        if now - message.at < (_GIVEN_UP_AFTER if waits else _SETTLED_AFTER):
            break
        end = max(end, message.id)
    return end


def message_key(message: MessageView) -> str:
    """Return a message's name within its conversation."""
    return f"{message.direction}-{message.id}"


def message_json(message: MessageView, thread: str) -> dict[str, Any]:
    """Return one message. client: the page's own id of it, where this page's session sent it."""
    ours = message.direction == "in"
    sent_by, _, client = message.key.rpartition(":")
    return {
        "key": message_key(message),
        "from": "you" if ours else "shop",
        "text": message.text if ours else message.chat or message.text,
        "at": message.at.isoformat(),
        "client": client if ours and sent_by == thread else "",
        "buttons": [] if ours else [_button(button) for button in message.buttons],
        "files": [
            *({"name": name, "href": ""} for name in message.files),
            *(_file(message, place) for place in range(len(message.attachments))),
        ],
    }


def _file(message: MessageView, place: int) -> dict[str, str]:
    """Return a document that came with a message, as the page links it."""
    return {"name": paper_name(message.attachments[place]), "href": f"/chat/files/{message.id}/{place}"}


def paper_name(wanted: Mapping[str, Any]) -> str:
    """Return the file name of a document that a message brings."""
    if wanted.get("document") == "my_data":
        return "my-data.json"
    return f"{wanted.get('document', '')}-{wanted.get('number', '')}.pdf".replace("_", "-")


def state_json(conversation: ConversationView | None) -> dict[str, Any]:
    """Return what is open in the conversation."""
    if conversation is None:
        return {"handed_over": False, "typing": False, "customer": "", "order": None, "questions": []}
    return {
        "handed_over": conversation.handed_over,
        "typing": conversation.staff_types,
        "customer": conversation.customer.name if conversation.customer else "",
        "order": order_json(conversation.open_order) if conversation.open_order else None,
        "questions": [_question(question) for question in conversation.questions],
    }


def order_json(order: OrderView) -> dict[str, Any]:
    """Return an order as its card shows it."""
    return {
        "number": order.number,
        "state": order.state,
        "version": order.version,
        "currency": order.currency,
        "lines": [_line(line) for line in order.lines],
        "proposed": [_line(line) for line in order.proposed],
        "proposed_total": _amount(order.proposed_total),
        "goods": str(order.goods),
        "shipping": str(order.shipping),
        "shipping_name": order.shipping_name,
        "tax": str(order.tax),
        "total": str(order.total),
        "paid": str(order.paid),
        "includes_tax": order.prices_include_tax,
        "promised_on": order.promised_on.isoformat() if order.promised_on else "",
        "ship_to": replace(order.ship_to, country="").one_line() if order.ship_to else "",
        "ship_country": order.ship_to.country if order.ship_to else "",
        "po_number": order.po_number,
        "shipped": order.facets.get("shipping", ""),
        "url": order.url if order.url.startswith(("http://", "https://", "/o/")) else "",
        "allowed_steps": list(order.allowed_steps),
        "questions": [_question(question) for question in order.questions],
        "tracking": [shipment.tracking for shipment in order.shipments if shipment.tracking],
    }


def _line(line: LineView) -> dict[str, Any]:
    return {
        "position": line.position,
        "sku": line.sku,
        "name": line.name,
        "quantity": line.quantity,
        "unit": line.unit,
        "base_quantity": line.base_quantity,
        "base_unit": line.base_unit,
        "price": line.price,
        "net": str(line.net),
        "total": str(line.total),
        "options": dict(line.options),
        "backordered": line.backordered,
        "cancelled": line.cancelled,
    }


def _question(question: QuestionView) -> dict[str, Any]:
    return {
        "id": question.id,
        "text": question.text,
        "candidates": [{"value": sku, "name": name, "price": price} for sku, name, price in question.candidates],
        "choices": list(question.choices),
        "position": question.position,
    }


def _button(button: Mapping[str, str]) -> dict[str, str]:
    return {part: str(button.get(part, "")) for part in ("label", "action", "style")}


def _amount(money: Money | None) -> str:
    return "" if money is None else str(money)
