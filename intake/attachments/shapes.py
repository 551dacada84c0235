"""What was read of a file: tables with their places, prose, or a structured order; as it leaves the child."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


class Unreadable(Exception):
    """The file cannot be read. code: why, in a word that the customer's message explains."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. number: its row in the sheet, or its line on the page, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. place: the sheet's name; page: from 1, 0 where there are no pages."""

    rows: tuple[Row, ...]
    place: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class ClaimedLine:
    """A line of a structured order, as the buyer wrote it. unit: a code of UN/ECE Recommendation 20, or a word.

    codes: our own number first, then GTIN, then the buyer's. price: for one unit. status: added, removed, changed, "".
    """

    position: str
    quantity: str
    unit: str = ""
    codes: tuple[str, ...] = ()
    words: str = ""
    price: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A structured order. kind: order, change, cancellation, or other. reference: the order that it is about."""

    kind: str
    number: str = ""
    reference: str = ""
    requested_on: str = ""
    ship_to: tuple[str, str, str, str, str] = ("", "", "", "", "")
    """Name, street, postcode, city, country."""

    currency: str = ""
    note: str = ""
    lines: tuple[ClaimedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file and what was read of it. kind: such as `xlsx`; fault: why it could not be read, empty where it could.

    scanned: pages that hold only a picture, still to be read by OCR.
    """

    name: str
    kind: str
    fault: str = ""
    tables: tuple[Table, ...] = ()
    text: str = ""
    claim: Claim | None = None
    scanned: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        """Return whether nothing at all was found in it."""
        return not self.tables and not self.text.strip() and self.claim is None

    def to_json(self) -> dict[str, Any]:
        """Return the file as plain data."""
        return asdict(self)


def file_from_json(data: Mapping[str, Any]) -> ReadFile:
    """Return the file of plain data.

    Raises: KeyError, TypeError, ValueError where the data is not one.
    """
    claim = data.get("claim")
    return ReadFile(
        name=str(data["name"]),
        kind=str(data["kind"]),
        fault=str(data.get("fault") or ""),
        tables=tuple(_table(one) for one in data.get("tables") or ()),
        text=str(data.get("text") or ""),
        claim=_claim(claim) if claim else None,
        scanned=tuple(int(page) for page in data.get("scanned") or ()),
    )


def _table(data: Mapping[str, Any]) -> Table:
    rows = tuple(Row(int(row["number"]), tuple(str(cell) for cell in row["cells"])) for row in data["rows"])
    return Table(rows, str(data.get("place") or ""), int(data.get("page") or 0))


def _claim(data: Mapping[str, Any]) -> Claim:
    known = {name: str(data.get(name) or "") for name in ("kind", "number", "reference", "requested_on", "note")}
    name, street, postcode, city, country = (str(part) for part in data.get("ship_to") or ("",) * 5)
    lines = tuple(_line(line) for line in data.get("lines") or ())
    return Claim(
        **known, ship_to=(name, street, postcode, city, country), currency=str(data.get("currency") or ""), lines=lines
    )


def _line(data: Mapping[str, Any]) -> ClaimedLine:
    known = {name: str(data.get(name) or "") for name in ("position", "quantity", "unit", "words", "price", "status")}
    codes: Sequence[Any] = data.get("codes") or ()
    return ClaimedLine(**known, codes=tuple(str(code) for code in codes))
