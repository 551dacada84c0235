"""The engine: one catalogue, many messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from core.domain.catalogue import Catalogue
from core.domain.customers import Customer
from intake.understanding.amounts import find_unit
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.choices import Choosing
from intake.understanding.gather import Gatherer
from intake.understanding.languages.lexicon import language_of, lexicon
from intake.understanding.lines import Line
from intake.understanding.lattice import Lattice, Reading, parts_of
from intake.understanding.numbers import counts
from intake.understanding.option_index import OptionIndex
from intake.understanding.pieces import Cutter
from intake.understanding.resolve import Resolver
from intake.understanding.shapes import Ask, Explanation, LineRead, Request, Step, Understanding
from intake.understanding.spelling import Spelling
from intake.understanding.words import squash, tokenize

MAX_TEXT = 65_536


class Engine:
    """Reads messages against one catalogue. Pure: the same words give the same answer."""

    def __init__(
        self,
        catalogue: Catalogue,
        customers: Sequence[Customer] = (),
        *,
        faq: Mapping[str, Any] | None = None,
        timezone: str = "UTC",
    ) -> None:
        self._catalogue = catalogue
        self._index = CatalogueIndex(catalogue)
        self._options = OptionIndex(self._index.items)
        self._spelling = Spelling(self._index.words, self._options.spelled)
        self._lattice = Lattice(self._index, self._options, self._spelling, lexicon())
        self._resolver = Resolver(self._index, self._options, self._spelling)
        self._choosing = Choosing(self._options)
        self._customers = {customer.email.casefold(): customer for customer in customers if customer.email}
        self._faq = faq
        self._timezone = timezone

    def understand(self, request: Request) -> Understanding:
        """Return what the message says."""
        if len(request.text) > MAX_TEXT:
            ask = Ask("item", request.text[:80])
            return Understanding(request.id, "other", ("other",), must_ask=(ask,), flags=("too_long",))
        tokens = tokenize(request.text)
        hits = lexicon().find(tokens)
        language, active = language_of(hits, request.language, self._catalogue.language)
        reading = Reading(tokens, hits, active, counts(tokens, hits, active), {}, parts_of(tokens))
        path = self._lattice.best(reading, self._codes(request, reading))
        gathered = Gatherer(self._resolver, self._choosing, near=frozenset(), head_last=True, eager=False).gather(
            Cutter(path).cut()
        )
        lines: list[LineRead] = []
        asks: list[Ask] = []
        for line in gathered.lines:
            done = self._finish(line, reading, request.text)
            if isinstance(done, LineRead):
                lines.append(done)
            else:
                asks.append(done)
        lines = [line for line in lines if line.quantity > 0]
        unknown = tuple(self._words(reading, piece.span, request.text) for piece in gathered.unknown)
        intent = "order.place" if lines or asks else "other"
        return Understanding(
            request.id, intent, (intent,), tuple(lines), must_ask=tuple(asks), unknown=unknown,
            language=language, confidence=0.9, said=tuple(lines),
        )  # fmt: skip

    def explain(self, request: Request) -> Explanation:
        """Return the understanding with the steps that led to it."""
        understanding = self.understand(request)
        return Explanation(understanding, (Step("Read", (request.text,)),))

    def alternatives(self, text: str) -> tuple[str, ...]:
        """Return the items nearest to words that name nothing in the catalogue."""
        return ()

    def _codes(self, request: Request, reading: Reading) -> dict[int, tuple[int, int]]:
        own = self._customers.get((request.customer or "").casefold())
        numbers = {squash(code): sku for code, sku in own.part_numbers.items()} if own else {}
        found: dict[int, tuple[int, int]] = {}
        tokens = reading.tokens
        for place, token in enumerate(tokens):
            if token.glued or token.kind == "break":
                continue
            end = place + 1
            while end < len(tokens) and tokens[end].glued and end - place < 12:
                end += 1
            while end > place:
                code = squash(request.text[token.start : tokens[end - 1].end])
                item = self._index.by_sku.get(numbers.get(code, "")) if code in numbers else self._index.codes.get(code)
                if item is not None and (end - place > 1 or not code.isdigit()):
                    found[place] = (end, item)
                    break
                end -= 1
        return found

    def _words(self, reading: Reading, span: tuple[int, int], text: str) -> str:
        return text[reading.tokens[span[0]].start : reading.tokens[span[1] - 1].end]

    def _finish(self, line: Line, reading: Reading, text: str) -> LineRead | Ask:
        words = self._words(reading, line.pieces[0].span, text)
        if line.item is None:
            return Ask("item", words, tuple(self._index.items[item].sku for item in line.finding.items[:12]))
        item = self._index.items[line.item]
        quantity = line.count.value if line.count is not None and line.count.value else Decimal(1)
        unit = (find_unit(item, line.unit) if line.unit else None) or item.unit
        spans = tuple(
            (reading.tokens[start].start, reading.tokens[end - 1].end) for start, end in line.spans() if end > start
        )
        options = {name: tuple(choices) for name, choices in line.choices.items()}
        return LineRead(item.sku, quantity, unit, options, spans, round(line.finding.share, 3))
