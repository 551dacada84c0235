"""The engine as it stands: compiled from catalogue and customers, again when they change."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.clerk import Clerk
from core.domain.customers import Customer
from core.domain.queries import ItemsBySku, KnowledgeVersion, LoadKnowledge
from core.domain.views import LineView, MessageAtDesk, OrderView
from core.ports import Extractor
from intake import understanding
from intake.second_reading import consult
from intake.understanding import Request, Understanding


class Reader:
    """Reads messages with the newest engine. Threads share it."""

    def __init__(self, clerk: Clerk, *, extractor: Extractor | None = None) -> None:
        self._clerk = clerk
        self._extractor = extractor
        self._guard = threading.Lock()
        self._version: tuple[int, ...] | None = None
        self._engine: understanding.Engine | None = None

    def engine(self) -> understanding.Engine:
        """Return the engine for the catalogue as it is now."""
        version = self._clerk.look(KnowledgeVersion())
        with self._guard:
            if self._engine is None or version != self._version:
                known = self._clerk.look(LoadKnowledge())
                customers = [with_key(customer) for customer in known.customers]
                zone = self._clerk.policy().shop.timezone
                self._engine = understanding.Engine(known.catalogue, customers, timezone=zone)
                self._version = known.version
            return self._engine

    def understand(self, message: MessageAtDesk) -> Understanding:
        """Return what a message says in its surroundings; a model, where one is set, may complete it."""
        engine = self.engine()
        read = self._in_surroundings(engine, message)
        if self._extractor is None:
            return read
        return consult(self._extractor, engine, lambda skus: self._clerk.look(ItemsBySku(skus)), message.text, read)

    def _in_surroundings(self, engine: understanding.Engine, message: MessageAtDesk) -> Understanding:
        request = request_of(message)
        alone = engine.understand(request)
        order = message.binding if not message.waiting else None
        if order is None or (order.conversation_id != message.conversation.id and alone.intent != "order.change"):
            return alone
        # Only a change leans on the order that stands; a new order must not be read into it.
        leaning = engine.understand(replace(request, context={**(request.context or {}), "order": _lines(order)}))
        return leaning if leaning.intent == "order.change" else alone


def with_key(customer: Customer) -> Customer:
    """Return a customer under the name that the engine knows them by."""
    return replace(customer, email=key_of(customer.id))


def key_of(customer_id: object) -> str:
    """Return the name under which the engine knows a customer."""
    # Customers are told apart by our own id: a chat customer may have no mail address.
    return f"customer-{customer_id}"


def request_of(message: MessageAtDesk) -> Request:
    """Return the engine's request for a message at the desk."""
    talk = message.conversation
    return Request(
        id=str(message.id),
        text=message.text,
        channel="email" if message.channel == "email" else "chat",
        language=talk.language,
        customer=key_of(talk.customer.id) if talk.customer else None,
        subject=message.subject or None,
        received=message.received_at,
        context=_context(message),
    )


def _context(message: MessageAtDesk) -> Mapping[str, Any] | None:
    context: dict[str, Any] = {}
    waiting = message.waiting
    if waiting:
        context["order" if waiting.state == "modifying" else "draft"] = _lines(waiting)
    if message.last_lines:
        context["last_order"] = list(message.last_lines)
    return context or None


def _lines(order: OrderView) -> list[dict[str, Any]]:
    return [_line(line) for line in order.proposed or order.lines if not line.cancelled]


def _line(line: LineView) -> dict[str, Any]:
    return {"sku": line.sku, "quantity": line.quantity, "unit": line.unit, "options": dict(line.raw_options)}
