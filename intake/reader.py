"""The engine as it stands: compiled from catalogue and customers, again when they change."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.clerk import Clerk
from core.domain.customers import Customer
from core.domain.queries import ItemsBySku, KnowledgeVersion, LoadCustomers, LoadKnowledge
from core.domain.trust import KnownHouses
from core.domain.views import LineView, MessageAtDesk, OrderView
from core.ports import Extractor
from intake import understanding
from intake.likeness import Likeness
from intake.second_reading import consult
from intake.understanding import Request, Understanding

log = logging.getLogger(__name__)
# So many items take about 0.3 s: for fewer, a new engine is waited for; for more, the former one reads meanwhile.
_SOON_READY = 4_000


class Reader:
    """Reads messages with the newest engine. Threads share it.

    kept_in: a folder in which a big compiled catalogue is kept for the next start.
    """

    def __init__(self, clerk: Clerk, *, extractor: Extractor | None = None, kept_in: Path | None = None) -> None:
        self._clerk = clerk
        self._extractor = extractor
        self._kept_in = kept_in
        self._guard = threading.Lock()
        self._version: tuple[int, ...] | None = None
        self._engine: understanding.Engine | None = None
        self._items = 0
        self._renewal: threading.Thread | None = None
        self._likeness: tuple[int, Likeness] | None = None

    def engine(self, known: tuple[int, ...] | None = None) -> understanding.Engine:
        """Return the engine for the catalogue as it is; of a very big one, the former until the new one is ready.

        known: the version as it was just read.
        """
        version = self._clerk.look(KnowledgeVersion()) if known is None else known
        with self._guard:
            if self._engine is None:
                return self._take_over(*self._compiled())
            if version == self._version or (known and self._version and _not_newer(known, self._version)):
                return self._engine
            if self._version is not None and version[:-1] == self._version[:-1]:
                return self._with_own_words(self._engine, self._version)
            if self._items < _SOON_READY:
                return self._take_over(*self._compiled())
            if self._renewal is None:
                self._renewal = threading.Thread(target=self._renew, name="engine", daemon=True)
                self._renewal.start()
            return self._engine

    def likeness(self) -> Likeness:
        """Return what knows the customers on file by the look of their addresses; made anew when they change."""
        version = self._clerk.look(KnowledgeVersion())[1]
        with self._guard:
            if self._likeness is None or self._likeness[0] != version:
                houses: tuple[tuple[int, str, str], ...] = self._clerk.look(KnownHouses())
                self._likeness = (version, Likeness(houses))
            return self._likeness[1]

    def settle(self) -> None:
        """Wait until no engine is in the making."""
        renewal = self._renewal
        if renewal is not None:
            renewal.join()

    def _renew(self) -> None:
        try:
            made = self._compiled()
        except Exception:
            # The engine that stands goes on; the next message tries again.
            log.exception("the catalogue could not be compiled")
            made = None
        with self._guard:
            self._renewal = None
            if made is not None:
                self._take_over(*made)

    def _with_own_words(self, engine: understanding.Engine, version: tuple[int, ...]) -> understanding.Engine:
        # What one customer calls things counts, and is gone, with the next message, however big the catalogue is.
        newest, customers = self._clerk.look(LoadCustomers())
        made = engine.with_customers([with_key(customer) for customer in customers])
        return self._take_over(made, (*version[:-1], newest[-1]), self._items)

    def _take_over(self, engine: understanding.Engine, version: tuple[int, ...], items: int) -> understanding.Engine:
        self._engine, self._version, self._items = engine, version, items
        return engine

    def _compiled(self) -> tuple[understanding.Engine, tuple[int, ...], int]:
        known = self._clerk.look(LoadKnowledge())
        customers = [with_key(customer) for customer in known.customers]
        zone = self._clerk.policy().shop.timezone
        engine = understanding.Engine(known.catalogue, customers, timezone=zone, kept_in=self._kept_in)
        return engine, known.version, len(known.catalogue.items)

    def understand(self, message: MessageAtDesk, known: tuple[int, ...] | None = None) -> Understanding:
        """Return what a message says in its surroundings; a model, where one is set, may complete it."""
        engine = self.engine(known)
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
        if alone.intent == "order.place" and _says_new(message.text):
            return alone
        # Only a change leans on the order that stands; a new order must not be read into it.
        leaning = engine.understand(replace(request, context={**(request.context or {}), "order": _lines(order)}))
        return leaning if leaning.intent == "order.change" else alone


_NEW_ORDER = (
    "new order", "another order", "separate order", "neue bestellung", "weitere bestellung", "neuer auftrag",
    "nouvelle commande", "autre commande", "nuevo pedido", "otro pedido", "nuovo ordine", "altro ordine",
    "nieuwe bestelling", "nova encomenda", "novo pedido",
)  # fmt: skip


def _says_new(text: str) -> bool:
    """Whoever calls it a new order changes no order that stands, whatever thread it is written in."""
    plain = " ".join(text[:2000].casefold().split())
    return any(words in plain for words in _NEW_ORDER)


def _not_newer(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


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
        page=str(message.facts.get("page_language", "")),
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
