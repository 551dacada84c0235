"""One file as a clerk reads it: is it an order, whose number, for when, where to, and which lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from core.domain.customers import Address
from intake.attachments.columns import Section, sections_of
from intake.attachments.days import read_day
from intake.attachments.headings import label_role
from intake.attachments.lines import ItemReader, RowRead, RowReader
from intake.attachments.shapes import Claim, ReadFile, Row, Table
from intake.attachments.wishes import Place, Wish, texts, wishes_of_claim, wishes_of_section
from intake.understanding import Ask, Request, Understanding

MOST_LINES = 1000
TITLE_LINES = 15
LONGEST_LETTER = 20_000
_NUMBERED = frozenset({"no", "nr", "n", "number", "num", "nummer", "numero"})


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """A file and what it asks for. kind: order, change, cancellation, offer, other or none.

    number: the customer's own order number; reference: the order that a change or cancellation is about.
    asks, unknown: what a letter in the file left open; rows have their own.
    """

    file: ReadFile
    kind: str = "none"
    rows: tuple[RowRead, ...] = ()
    number: str = ""
    reference: str = ""
    requested_on: date | None = None
    ship_to: str = ""
    address: Address | None = None
    asks: tuple[Ask, ...] = ()
    unknown: tuple[str, ...] = ()
    language: str = ""

    @property
    def orders(self) -> bool:
        """Return whether the file asks for something to be done."""
        return self.kind == "cancellation" or (self.kind in ("order", "change") and bool(self.rows or self.asks))


class DocumentReader:
    """Reads the files of one message."""

    def __init__(self, engine: ItemReader, request: Request) -> None:
        self._engine = engine
        self._request = request
        self._rows = RowReader(engine, request)

    def read(self, file: ReadFile) -> DocumentRead:
        """Return what a file asks for."""
        if file.fault:
            return DocumentRead(file)
        if file.claim is not None:
            return self._claimed(file, file.claim)
        rows, prose = self._table_rows(file)
        letter = self._letter(prose, rows)
        kind = _title(prose)
        if not rows and letter is not None:
            rows = _said(file.name, letter, prose)
        asks = letter.must_ask if letter is not None and rows and not any(row.wish.place.row for row in rows) else ()
        found = _labelled(prose, file.tables)
        requested = self._day(found.get("date", "")) or (letter.requested_date if letter else None)
        return DocumentRead(
            file,
            kind or ("order" if rows else "none"),
            rows,
            number=found.get("po", "") or ((letter.po_number or "") if letter else ""),
            reference=found.get("po", "") if kind in ("change", "cancellation") else "",
            requested_on=requested or self._row_day(file),
            ship_to=found.get("ship", "") or ((letter.ship_to or "") if letter else ""),
            asks=tuple(asks),
            unknown=letter.unknown if letter is not None and asks else (),
            language=letter.language if letter else "",
        )

    def _claimed(self, file: ReadFile, claim: Claim) -> DocumentRead:
        name, street, postcode, city, country = claim.ship_to
        rows = tuple(self._rows.read(wish) for wish in wishes_of_claim(claim, file.name)[:MOST_LINES])
        return DocumentRead(
            file,
            claim.kind,
            rows,
            number=claim.number if claim.kind == "order" else claim.reference,
            reference=claim.reference,
            requested_on=self._day(claim.requested_on),
            address=Address(name, street, postcode, city, country) if street and city else None,
        )

    def _table_rows(self, file: ReadFile) -> tuple[tuple[RowRead, ...], str]:
        """Return the rows of all order tables, and all other words of the file."""
        rows: list[RowRead] = []
        prose: list[str] = [file.text] if file.text else []
        for table in file.tables:
            sections, other = sections_of(table, self._rows.known)
            prose.append(texts(other))
            for section in sections:
                read = self._section(section, table, file.name)
                rows.extend(read)
                if not read:
                    prose.append(texts(section.rows))
        return tuple(rows[:MOST_LINES]), "\n".join(part for part in prose if part)[:LONGEST_LETTER]

    def _section(self, section: Section, table: Table, name: str) -> list[RowRead]:
        read = [self._rows.read(wish) for wish in wishes_of_section(section, table, name)[:MOST_LINES]]
        meant = [row for row in read if row.line or row.ask]
        if not section.heading and len(meant) * 2 < len(read):
            # Two columns of words and numbers may be anything: only what names our goods makes them an order.
            return []
        return [row for row in read if row.line or row.ask or row.unknown]

    def _letter(self, prose: str, rows: Sequence[RowRead]) -> Understanding | None:
        if not prose.strip():
            return None
        # Below a table of order lines the words are read as those of an order, for its day, number and place.
        line = next((row.line for row in rows if row.line), None)
        text = f"{prose}\n\n1 {line.sku}" if line else prose
        return self._engine.understand(replace(self._request, text=text, subject=None, context=None, channel="email"))

    def _day(self, text: str) -> date | None:
        received = self._request.received
        return read_day(text, received.date() if received else None) if text else None

    def _row_day(self, file: ReadFile) -> date | None:
        days = {
            text
            for table in file.tables
            for section in sections_of(table, self._rows.known)[0]
            for row in section.rows
            if (text := section.cell(row, "date"))
        }
        return self._day(days.pop()) if len(days) == 1 else None


def _said(name: str, letter: Understanding, prose: str) -> tuple[RowRead, ...]:
    """Return the lines of a letter; each stands where its words stand."""
    if letter.intent not in ("order.place", "order.change", "order.repeat"):
        return ()
    found = []
    for line in letter.said:
        words = " … ".join(" ".join(prose[first:last].split()) for first, last in line.spans)
        wish = Wish(Place(name), words[:300], words=words[:300], quantity=line.quantity, unit=line.unit)
        found.append(RowRead(wish, line=replace(line, spans=())))
    return tuple(found)


def _title(prose: str) -> str:
    """Return what the first lines call the document; empty where they do not say."""
    for line in prose.split("\n")[:TITLE_LINES]:
        words = line.replace(":", " ").split()
        for size in range(min(4, len(words)), 0, -1):
            role = label_role(" ".join(words[:size]))
            if role == "po":
                return "order"
            if role in ("not_an_order", "offer", "change", "cancellation") and _stands_alone(words[size:]):
                return "other" if role == "not_an_order" else role
    return ""


def _stands_alone(rest: Sequence[str]) -> bool:
    """A title is followed by nothing or by its number: "Invoice 2026-7", not "Invoice address"."""
    if not rest:
        return True
    first = rest[0].strip(".°º#").casefold()
    return first in _NUMBERED or any(sign.isdigit() for sign in rest[0]) or len(first) == 0


def _labelled(prose: str, tables: Iterable[Table]) -> dict[str, str]:
    """Return the first value beside each kind of label: in the next cell, after a colon, or on the next line."""
    found: dict[str, str] = {}
    for role, value in (*_in_cells(row for table in tables for row in table.rows[:40]), *_in_lines(prose)):
        if value and role not in found and (role != "po" or _like_number(value)):
            found[role] = _first_number(value) if role == "po" else value[:200]
    return found


def _in_cells(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    for row in rows:
        filled = [text.strip() for text in row.cells if text.strip()]
        for label, value in pairwise(filled):
            role = label_role(label)
            if role in ("po", "date", "ship") and not label_role(value):
                yield role, value


def _in_lines(prose: str) -> Iterator[tuple[str, str]]:
    lines = prose.split("\n")
    for at, line in enumerate(lines[:200]):
        label, colon, value = line.partition(":")
        words = line.split()
        if not colon or len(label) > 60:
            size = next((n for n in range(min(5, len(words)), 0, -1) if label_role(" ".join(words[:n]))), 0)
            label, value = " ".join(words[:size]), " ".join(words[size:])
        role = label_role(label)
        if role in ("po", "date", "ship"):
            below = [one.strip() for one in lines[at + 1 : at + (4 if role == "ship" else 2)]]
            yield role, value.strip() or ", ".join(one for one in below if one and ":" not in one)


def _like_number(value: str) -> bool:
    return bool(_first_number(value))


def _first_number(value: str) -> str:
    """Return the first word with a digit in it, which is no day."""
    for word in value.split()[:4]:
        bare = word.strip(".,;:#()[]")
        if any(sign.isdigit() for sign in bare) and 2 <= len(bare) <= 40 and read_day(bare, None) is None:
            return bare
    return ""
