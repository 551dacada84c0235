"""Rows into order lines: codes first, exactly; then the words, as the engine reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from intake.attachments.wishes import Wish, unit_word
from intake.understanding import Ask, LineRead, Request, Understanding

_STAND_IN = Decimal(3)
"""A fraction is read as three, and what comes out is scaled: its decimal sign could be taken for thousands."""


class ItemReader(Protocol):
    """What is needed of the engine."""

    def understand(self, request: Request) -> Understanding:
        """Return what a text says."""

    def item_of(self, code: str, customer: str | None = None) -> str | None:
        """Return the SKU that a code stands for."""


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row with what it was understood to mean: a line, a question, or words that name nothing."""

    wish: Wish
    line: LineRead | None = None
    ask: Ask | None = None
    unknown: str = ""

    @property
    def outcome(self) -> str:
        """Return `line`, `asked` or `unknown`."""
        return "line" if self.line else "asked" if self.ask else "unknown"


class RowReader:
    """Reads the rows of one customer's files."""

    def __init__(self, engine: ItemReader, request: Request) -> None:
        self._engine = engine
        self._request = replace(request, subject=None, context=None, channel="chat")

    def known(self, text: str) -> bool:
        """Return whether a text is the code of an item."""
        return len(text) <= 60 and self._engine.item_of(text, self._request.customer) is not None

    def read(self, wish: Wish) -> RowRead:
        """Return what a row means."""
        skus = [sku for code in wish.codes if (sku := self._engine.item_of(code, self._request.customer))]
        different = tuple(dict.fromkeys(skus))
        if len(different) > 1:
            return RowRead(wish, ask=self._asked("item", wish, different))
        if not different:
            return self._by_words(wish)
        sku = different[0]
        if wish.quantity is None or wish.unsure:
            return RowRead(wish, ask=self._asked("quantity", wish, (sku,), counted=False))
        if other := self._contradicts(sku, wish):
            return RowRead(wish, ask=self._asked("item", wish, (sku, other)))
        read = self._understand(wish, sku)
        if line := _only(read, sku):
            return RowRead(wish, line=_scaled(line, wish))
        if wish.words and (line := _only(self._understand(wish, f"{wish.words} {sku}"), sku)):
            return RowRead(wish, line=_scaled(line, wish))
        return RowRead(wish, ask=self._first_ask(read, wish, (sku,), "unit"))

    def _by_words(self, wish: Wish) -> RowRead:
        words = wish.words or " ".join(wish.codes)
        if wish.quantity is None:
            return self._uncounted(wish, words)
        read = self._understand(wish, words)
        skus = tuple(dict.fromkeys(line.sku for line in read.said))
        if len(skus) == 1 and len(read.said) == 1 and not read.must_ask:
            if wish.unsure:
                return RowRead(wish, ask=self._asked("quantity", wish, skus, counted=False))
            line = _scaled(read.said[0], wish)
            # A code that we do not know beside words that we do: the words may be for another maker's thing.
            return RowRead(wish, line=replace(line, confidence=min(line.confidence, 0.8)) if wish.codes else line)
        if read.must_ask:
            return RowRead(wish, ask=self._first_ask(read, wish, read.must_ask[0].candidates, read.must_ask[0].about))
        if skus:
            return RowRead(wish, ask=self._asked("item", wish, skus))
        return RowRead(wish, unknown=(words or wish.said)[:200])

    def _uncounted(self, wish: Wish, words: str) -> RowRead:
        read = self._understand(replace(wish, quantity=_STAND_IN), words)
        skus = tuple(dict.fromkeys(line.sku for line in read.said))
        if len(skus) == 1:
            return RowRead(wish, ask=self._asked("quantity", wish, skus, counted=False))
        return RowRead(wish)

    def _contradicts(self, sku: str, wish: Wish) -> str:
        """Return the other item that the words name beyond doubt beside a code; empty where they agree or are vague."""
        if not wish.words or wish.words in wish.codes:
            return ""
        read = self._engine.understand(replace(self._request, text=f"3 {wish.words}"))
        if len(read.said) != 1 or read.must_ask or read.unknown:
            return ""
        found = read.said[0]
        return found.sku if found.sku != sku and found.confidence >= 0.9 else ""

    def _understand(self, wish: Wish, words: str) -> Understanding:
        count = wish.quantity or Decimal(0)
        shown = f"{count:.0f}" if count == count.to_integral_value() else f"{_STAND_IN:f}"
        text = " ".join(part for part in (shown, unit_word(wish.unit), words) if part)
        return self._engine.understand(replace(self._request, text=text))

    def _asked(self, about: str, wish: Wish, skus: tuple[str, ...], *, counted: bool = True) -> Ask:
        words = f"{wish.said} ({wish.place.in_words()})"
        quantity = wish.quantity if counted and wish.quantity else None
        return Ask(about, words[:300], skus, quantity, unit_word(wish.unit) if about == "quantity" else "")

    def _first_ask(self, read: Understanding, wish: Wish, skus: tuple[str, ...], about: str) -> Ask:
        if not read.must_ask:
            return self._asked(about, wish, skus)
        ask = read.must_ask[0]
        words = f"{wish.said} ({wish.place.in_words()})"
        return replace(ask, text=words[:300], quantity=wish.quantity if ask.quantity is not None else None)


def _only(read: Understanding, sku: str) -> LineRead | None:
    fits = len(read.said) == 1 and not read.must_ask and read.said[0].sku == sku
    return read.said[0] if fits else None


def _scaled(line: LineRead, wish: Wish) -> LineRead:
    count = wish.quantity or Decimal(0)
    quantity = line.quantity if count == count.to_integral_value() else line.quantity / _STAND_IN * count
    return replace(line, quantity=quantity, spans=())
