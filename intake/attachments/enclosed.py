"""A message with its files: what the body says and what the files say, brought together; differences are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from core.domain.customers import Address
from intake.attachments.documents import DocumentRead, DocumentReader
from intake.attachments.lines import ItemReader, RowRead
from intake.attachments.shapes import ReadFile
from intake.understanding import Ask, LineRead, Request, Understanding
from intake.understanding.shapes import decimal_text

_RANKS = {"xml": 0, "xlsx": 1, "xls": 1, "ods": 1, "csv": 1, "html": 2, "docx": 2, "text": 2, "pdf": 2, "picture": 3}
_BODY_WINS = frozenset(
    {"complaint", "human", "withdrawal", "return.request", "payment.question", "payment.notice", "supplier.reply"}
    | {"invoice.request", "order.status"}
)
"""A letter about these does not order what it encloses: the file is the proof, not the wish."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A price as a file claims it; compared, never used."""

    sku: str
    price: Decimal


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What the files of a message come to. faults: `(name, why)` of files that could not be read.

    several: the numbers of different orders in one message. alters: a file changes or cancels an order; about: which.
    understanding: body and files together; None where the files order nothing. ids: the files' own, where stored.
    """

    documents: tuple[DocumentRead, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    several: tuple[str, ...] = ()
    about: str = ""
    alters: bool = False
    address: Address | None = None
    prices: tuple[Claimed, ...] = ()
    understanding: Understanding | None = None
    ids: tuple[int, ...] = ()

    @property
    def carries(self) -> bool:
        """Return whether the files order, change or cancel something."""
        return self.understanding is not None

    def to_json(self) -> list[dict[str, Any]]:
        """Return what was read of each file, row by row, for the people who look at it."""
        found = []
        for at, document in enumerate(self.documents):
            key = self.ids[at] if at < len(self.ids) else None
            known = {"id": key, "name": document.file.name, "kind": document.kind, "fault": document.file.fault}
            rows = [_row_json(row) for row in document.rows[:500]]
            found.append({**known, "number": document.number, "rows": rows})
        return found


def _row_json(row: RowRead) -> dict[str, Any]:
    line = row.line
    return {
        "where": replace(row.wish.place, file="").in_words(),
        "said": row.wish.said,
        "outcome": row.outcome,
        "sku": line.sku if line else "",
        "quantity": decimal_text(line.quantity) if line else "",
        "unit": line.unit if line else "",
        "price": "" if row.wish.price is None else decimal_text(row.wish.price),
    }


def read_enclosed(
    files: Sequence[ReadFile],
    engine: ItemReader,
    request: Request,
    body: Understanding,
    standing: Sequence[LineRead] = (),
) -> Enclosed:
    """Return body and files together. standing: the lines of the order that a change would be about."""
    reader = DocumentReader(engine, request)
    documents = tuple(reader.read(file) for file in files)
    faults = tuple((one.file.name, one.file.fault) for one in documents if one.file.fault)
    wanted = [one for one in documents if one.orders or (one.kind == "offer" and one.rows and _takes_offer(body))]
    if not wanted or body.intent in _BODY_WINS:
        return Enclosed(documents, faults)
    numbers = tuple(dict.fromkeys(one.number for one in wanted if one.number))
    if len(numbers) > 1:
        return Enclosed(documents, faults, several=numbers)
    wanted.sort(key=lambda one: _RANKS.get(one.file.kind, 2) if one.file.claim is None else 0)
    main = wanted[0]
    desk = _Desk(standing)
    desk.take(main)
    for other in wanted[1:]:
        desk.compare(other)
    desk.hear(body, request.text)
    return Enclosed(
        documents,
        faults,
        about=main.reference,
        alters=main.kind in ("change", "cancellation"),
        address=main.address,
        prices=tuple(Claimed(row.line.sku, row.wish.price) for row in main.rows if row.line and row.wish.price),
        understanding=_together(body, wanted, desk),
    )


def _takes_offer(body: Understanding) -> bool:
    return body.intent in ("order.place", "order.change")


def _together(body: Understanding, wanted: Sequence[DocumentRead], desk: _Desk) -> Understanding:
    main = wanted[0]
    intent = {"change": "order.change", "cancellation": "order.cancel"}.get(main.kind, "order.place")
    if body.intent in ("order.cancel", "order.change"):
        intent = body.intent
    sure = min([line.confidence for line in desk.lines], default=0.9)
    open_still = bool(desk.asks or desk.unknown)
    numbers = [one.number for one in wanted if one.number]
    return replace(
        body,
        intent=intent,
        intents=(intent, *(name for name in body.intents if name not in (intent, "other", "smalltalk"))),
        lines=tuple(desk.lines),
        said=tuple(desk.lines),
        must_ask=tuple(desk.asks),
        unknown=tuple(dict.fromkeys(desk.unknown)),
        po_number=next(iter(numbers), None) or body.po_number,
        requested_date=body.requested_date or next((one.requested_on for one in wanted if one.requested_on), None),
        ship_to=body.ship_to or next((one.ship_to for one in wanted if one.ship_to), None),
        language=body.language if body.confidence > 0.3 or not main.language else main.language,
        confidence=round(sure * (0.8 if open_still else 1.0), 3),
    )


@dataclass(slots=True)
class _Desk:
    """The order as it grows: the file's lines, then what other files and the body add or say otherwise."""

    standing: Sequence[LineRead]
    lines: list[LineRead] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def take(self, document: DocumentRead) -> None:
        """Take the lines of the leading document; one that changes lines by their status changes what stands."""
        by_status = document.kind == "change" and any(row.wish.status for row in document.rows)
        if by_status:
            self.lines.extend(self.standing)
        for row in document.rows:
            self._row(row, by_status=by_status)
        self.asks.extend(document.asks)
        self.unknown.extend(document.unknown)

    def _row(self, row: RowRead, *, by_status: bool) -> None:
        if row.ask:
            self.asks.append(row.ask)
        if row.unknown:
            self.unknown.append(row.unknown)
        if row.line is None:
            return
        sku = row.line.sku
        if by_status and row.wish.status in ("changed", "removed"):
            self.lines = [line for line in self.lines if line.sku != sku]
        if not by_status or row.wish.status in ("changed", "added"):
            self.lines.append(row.line)
            self.places.setdefault(sku, row.wish.place.in_words())

    def compare(self, other: DocumentRead) -> None:
        """Take another file of the same order: what both have stands once, what differs is asked, more is added."""
        for sku, lines in _by_sku([row.line for row in other.rows if row.line]).items():
            where = next((row.wish.place.in_words() for row in other.rows if row.line and row.line.sku == sku), "")
            self._meet(sku, lines, where)
        asked = {sku for ask in self.asks for sku in ask.candidates} | {line.sku for line in self.lines}
        for row in other.rows:
            if row.ask and not asked & set(row.ask.candidates):
                self.asks.append(row.ask)

    def hear(self, body: Understanding, text: str) -> None:
        """Take what the body says beside its files."""
        for sku, lines in _by_sku(body.said).items():
            self._meet(sku, lines, "")
        asked = {sku for ask in self.asks for sku in ask.candidates} | {line.sku for line in self.lines}
        self.asks.extend(ask for ask in body.must_ask if ask.about == "address" or not asked & set(ask.candidates))
        self.unknown.extend(body.unknown)

    def _meet(self, sku: str, lines: Sequence[LineRead], where: str) -> None:
        mine = [line for line in self.lines if line.sku == sku]
        asked = any(sku in ask.candidates for ask in self.asks)
        if not mine and not asked:
            self.lines.extend(lines)
            self.places.setdefault(sku, where)
            return
        if not mine or _amounts(mine) == _amounts(lines):
            return
        self.lines = [line for line in self.lines if line.sku != sku]
        offered = ((_said_amount(lines), where), (_said_amount(mine), self.places.get(sku, "")))
        self.asks.append(Ask("quantity", sku, (sku,), None, mine[0].unit, offered=offered))


def _by_sku(lines: Sequence[LineRead]) -> Mapping[str, list[LineRead]]:
    found: dict[str, list[LineRead]] = {}
    for line in lines:
        found.setdefault(line.sku, []).append(line)
    return found


def _amounts(lines: Sequence[LineRead]) -> dict[str, Decimal]:
    total: dict[str, Decimal] = {}
    for line in lines:
        total[line.unit] = total.get(line.unit, Decimal(0)) + line.quantity
    return total


def _said_amount(lines: Sequence[LineRead]) -> str:
    return decimal_text(sum((line.quantity for line in lines), Decimal(0)))
