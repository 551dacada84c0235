"""The engine: one catalogue, many messages."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from copy import copy
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from core.domain.catalogue import Catalogue
from core.domain.customers import Customer
from intake.understanding.comprehension import Comprehension
from intake.understanding.confidence import doubted, message_signs, message_sure, rated
from intake.understanding.explain import explain
from intake.understanding.faq import faq_from_json
from intake.understanding.message import Message, MessageReader, TooLong
from intake.understanding.own_words import coded, describes, named_thing, own_codes, sold_as, with_words
from intake.understanding.results import Context
from intake.understanding.shapes import Ask, Explanation, LineRead, Request, Step, Understanding, line_from_json
from intake.understanding.shop import Shop

MAX_TEXT = 65_536
_LONG_TEXT = 4_000
_OWN_SHOPS = 256
"""So many customers' own words are kept compiled."""


class Engine:
    """Reads messages against one catalogue. Pure: the same words give the same answer.

    kept_in: a folder in which the compiled catalogue is kept for the next start.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        customers: Sequence[Customer] = (),
        *,
        faq: Mapping[str, Any] | None = None,
        timezone: str = "UTC",
        kept_in: Path | None = None,
    ) -> None:
        with _uncollected():
            self._shop = Shop(catalogue, kept_in)
        self._timezone = timezone
        self._reader = self._reader_of(self._shop)
        self._faq = faq_from_json(faq) if faq else None
        self._customers = {customer.email.casefold(): customer for customer in customers if customer.email}
        self._part_numbers: dict[str, dict[str, str]] = {}
        self._own = lru_cache(_OWN_SHOPS)(self._compiled)

    def with_customer(self, customer: Customer) -> Engine:
        """Return this engine with one customer known otherwise; the catalogue is not compiled again."""
        return self.with_customers([*self._customers.values(), customer])

    def with_customers(self, customers: Sequence[Customer]) -> Engine:
        """Return this engine for other customers; the catalogue is not compiled again."""
        made = copy(self)
        made._customers = {customer.email.casefold(): customer for customer in customers if customer.email}
        made._part_numbers = {}
        made._own = lru_cache(_OWN_SHOPS)(made._compiled)
        return made

    def _reader_of(self, shop: Shop) -> MessageReader:
        return MessageReader(shop.lattice, shop.language, self._timezone)

    def _compiled(self, email: str) -> tuple[Shop, MessageReader]:
        shop = with_words(self._shop, self._customers[email].aliases)
        return shop, self._reader_of(shop)

    def _shop_of(self, customer: Customer | None) -> tuple[Shop, MessageReader]:
        """Return the shop and its reader as this customer's words have them."""
        if customer is None or not customer.aliases:
            return self._shop, self._reader
        return self._own(customer.email.casefold())

    def understand(self, request: Request) -> Understanding:
        """Return what the message says; with the shop's own questions, its intent is one of their names or `none`."""
        understanding = self._understand(request)[0]
        if self._faq is None:
            return understanding
        name, sure = self._faq.name_of(request.text)
        return replace(understanding, intent=name, intents=(name, *understanding.intents), confidence=sure)

    def _understand(self, request: Request) -> tuple[Understanding, Comprehension | None]:
        if len(request.text) > MAX_TEXT:
            return _too_long(request), None
        with _uncollected() if len(request.text) > _LONG_TEXT else nullcontext():
            return self._taken_apart(request)

    def _taken_apart(self, request: Request) -> tuple[Understanding, Comprehension | None]:
        customer = self._customers.get((request.customer or "").casefold())
        try:
            message = self._read(request, request.text, customer)
        except TooLong:
            return _too_long(request), None
        context = self._context(request, customer)
        read = Comprehension(self._shop_of(customer)[0], message, context, customer)
        subject = self._read(request, request.subject[:500], customer) if request.subject else None
        if subject is not None:
            read.subject = frozenset(name for one in subject.sentences for name in one.concepts)
            message.numbers.extend(subject.numbers)
        read.run()
        ship_to, where = read.ship_to()
        asks = [*read.outcome.asks, *([where] if where else [])]
        around = message_signs(message, read.gathered, read.purpose, asks, read.unknown)
        said = tuple(rated(line, around) for line in read.outcome.said)
        lines = [rated(line, around) for line in read.outcome.lines]
        if read.intent == "order.place" and not request.context:
            lines, doubts = doubted(lines, request.text)
            said = tuple(lines) if doubts else said
            asks.extend(doubts)
        return Understanding(
            id=request.id,
            intent=read.intent,
            intents=read.intents,
            lines=tuple(lines),
            requested_date=read.wanted_on(),
            po_number=read.po_number(),
            ship_to=ship_to,
            must_ask=tuple(asks),
            unknown=tuple(dict.fromkeys(read.unknown)),
            language=message.language,
            confidence=message_sure(said, around),
            said=said,
        ), read

    def _read(self, request: Request, text: str, customer: Customer | None) -> Message:
        return self._shop_of(customer)[1].read(
            text,
            channel=request.channel,
            hint=request.language,
            received=request.received,
            customer=customer,
            page=request.page,
        )

    def _context(self, request: Request, customer: Customer | None) -> Context:
        given = request.context or {}
        asked = given.get("asked")
        question = None
        if isinstance(asked, str) and asked.strip():
            question = self._reader.read(
                asked[:4000], channel="chat", hint=request.language, received=None, customer=None, plain=True
            )
        last = given.get("last_order") or (customer.last_order if customer is not None else ())
        return Context(_lines(given.get("draft")), _lines(given.get("order")), _lines(last), question)

    def numbers(self, text: str) -> frozenset[Decimal]:
        """Return the numbers that are said in a text, in figures or in words."""
        read = self._reader.read(text, channel="chat", hint="", received=None, customer=None, plain=True)
        return frozenset(atom.count.value for atom in read.path if atom.count is not None)

    def explain(self, request: Request) -> Explanation:
        """Return the understanding with the steps that led to it."""
        understanding, read = self._understand(request)
        if read is None:
            return Explanation(understanding, (Step("Too long", ("kept, but not read: a person must look at it",)),))
        return explain(understanding, read, self._shop.index)

    def naming(self, text: str) -> str:
        """Return the words of a short text that name one thing, without quantity and unit; "" where several do."""
        try:
            message = self._reader.read(text[:400], channel="chat", hint="", received=None, customer=None, plain=True)
        except TooLong:
            return ""
        return named_thing(message)

    def describes(self, words: str, sku: str) -> bool:
        """Return whether an item's names have everything that these words say."""
        return describes(self._shop, words, sku)

    def sold_as(self, words: str) -> tuple[str, ...]:
        """Return the items that have exactly these words as name, alias or code."""
        return sold_as(self._shop, words)

    def item_of(self, code: str, customer: str | None = None) -> str | None:
        """Return the SKU of a whole code: the customer's own part number, else ours, a GTIN or a supplier's number."""
        who = (customer or "").casefold()
        theirs = self._part_numbers.get(who)
        if theirs is None and who in self._customers:
            theirs = self._part_numbers[who] = own_codes(self._customers[who].part_numbers)
        return coded(self._shop, code, theirs or {})

    def alternatives(self, text: str) -> tuple[str, ...]:
        """Return the items nearest to words that name nothing in the catalogue, best first, three at most."""
        return self._shop.nearest(text)

    def search(self, text: str, most: int) -> tuple[str, ...]:
        """Return the items that somebody who looks for these words may mean, best first."""
        return self._shop.search(text, most)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of cycles rest: of a long text or a big catalogue it walks all parts many times."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _too_long(request: Request) -> Understanding:
    """Return what is said of a message that is kept but not read."""
    ask = Ask("item", " ".join(request.text[:80].split()))
    return Understanding(request.id, "other", ("other",), must_ask=(ask,), flags=("too_long",))


def _lines(value: object) -> list[LineRead]:
    if not isinstance(value, (list, tuple)):
        return []
    return [line for one in value if isinstance(one, Mapping) and (line := line_from_json(one)) is not None]
