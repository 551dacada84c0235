"""What each row of a file asks for, before anybody knows which item it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from intake.attachments.amounts import Amount, amount_of, decimal_sign
from intake.attachments.columns import Section, cell
from intake.attachments.headings import is_carriage, is_total
from intake.attachments.shapes import Claim, ClaimedLine, Row, Table

LONGEST_WORDS = 300
_CODES = ("ours", "code", "gtin", "theirs")
_UNITS = {
    "C62": "", "EA": "", "H87": "", "NAR": "", "PCE": "", "PCS": "", "NMP": "pack", "PK": "pack", "XPK": "pack",
    "PA": "pack", "XPA": "pack", "KGM": "kg", "GRM": "g", "LTR": "litre", "MLT": "ml", "MTR": "m", "CMT": "cm",
    "MTK": "m2", "BX": "box", "XBX": "box", "CS": "case", "XCS": "case", "CT": "carton", "XCT": "carton",
    "PF": "pallet", "XPX": "pallet", "PX": "pallet", "BG": "bag", "XBG": "bag", "BO": "bottle", "XBO": "bottle",
    "CA": "can", "XCA": "can", "RO": "roll", "XRO": "roll", "RL": "roll", "SET": "set", "PR": "pair", "DZN": "dozen",
    "TU": "tube", "XTU": "tube", "SA": "sack", "XSA": "sack", "CR": "crate", "XCR": "crate", "TY": "tray",
    "XPU": "tray", "HUR": "hour", "DAY": "day", "MON": "month", "TNE": "t", "ST": "sheet", "BE": "bundle",
}  # fmt: skip
"""UN/ECE Recommendations 20 and 21, as words that the engine reads; `NAR` and its like count the base unit."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in what the customer sent."""

    file: str
    sheet: str = ""
    page: int = 0
    row: int = 0

    def in_words(self) -> str:
        """Return the place as people find it: `order.xlsx, Sheet1, row 5`."""
        page = f"page {self.page}" if self.page else ""
        row = f"{'line' if self.page else 'row'} {self.row}" if self.row else ""
        return ", ".join(part for part in (self.file, self.sheet, page, row) if part)


@dataclass(frozen=True, slots=True)
class Wish:
    """One row that asks for something. said: its cells as they stand; unsure: the quantity can be read in two ways."""

    place: Place
    said: str
    codes: tuple[str, ...] = ()
    words: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    price: Decimal | None = None
    unsure: bool = False
    status: str = ""


def wishes_of_section(section: Section, table: Table, file: str) -> list[Wish]:
    """Return the wishes of a section's rows; totals, carriage and repeats of the heading ask for nothing."""
    sign = decimal_sign(_number_cells(section))
    paged = table.page > 0
    found: list[Wish] = []
    for row in section.rows:
        if _asks_for_nothing(section, row):
            continue
        wish = _wish(section, row, sign, Place(file, table.place, table.page, row.number))
        if paged and found and _goes_on(wish):
            found[-1] = _with_more(found[-1], wish)
        elif wish.codes or wish.words:
            found.append(wish)
    return _counted(_checked(section, found, sign))


def _number_cells(section: Section) -> Iterator[str]:
    places = [place for role in ("quantity", "price", "amount") for place in section.columns(role)]
    return (text for row in section.rows for place in places if (text := cell(row, place)))


def _asks_for_nothing(section: Section, row: Row) -> bool:
    filled = [text for text in row.cells if text.strip()]
    if not filled:
        return True
    has_code = any(section.cell(row, role) for role in _CODES)
    total = any(is_total(text) for text in filled)
    # "Total" may be the name of a thing; with a quantity and a code of its own the row is a line.
    if total and not (has_code and section.cell(row, "quantity")):
        return True
    words = section.cell(row, "words")
    return not has_code and bool(words) and is_carriage(words)


def _wish(section: Section, row: Row, sign: str, place: Place) -> Wish:
    quantity = amount_of(section.cell(row, "quantity"), sign)
    price = amount_of(section.cell(row, "price"), sign)
    codes = dict.fromkeys(text[:80] for role in _CODES if (text := section.cell(row, role)))
    return Wish(
        place=place,
        said=" | ".join(text.strip() for text in row.cells if text.strip())[:LONGEST_WORDS],
        codes=tuple(codes),
        words=section.cell(row, "words")[:LONGEST_WORDS],
        quantity=quantity.number if quantity else None,
        unit=section.cell(row, "unit")[:30] or (quantity.unit if quantity else ""),
        price=price.number if price else None,
        unsure=bool(quantity and quantity.unsure),
    )


def _goes_on(wish: Wish) -> bool:
    return wish.quantity is None and wish.price is None and not wish.codes


def _with_more(wish: Wish, rest: Wish) -> Wish:
    words = f"{wish.words} {rest.words}".strip()[:LONGEST_WORDS]
    return Wish(
        wish.place, f"{wish.said} {rest.said}"[:LONGEST_WORDS], wish.codes, words, wish.quantity, wish.unit, wish.price,
        wish.unsure,
    )  # fmt: skip


def _checked(section: Section, wishes: Sequence[Wish], sign: str) -> list[Wish]:
    """Hold quantity times price against the amount of its row; where most rows agree, one that does not is unsure."""
    amounts = {row.number: amount_of(section.cell(row, "amount"), sign) for row in section.rows}
    agree = [_agrees(wish, amounts.get(wish.place.row)) for wish in wishes]
    mostly = agree.count(True) * 2 > len([one for one in agree if one is not None])
    found = []
    for wish, fits in zip(wishes, agree, strict=True):
        unsure = (wish.unsure and not fits) or (mostly and fits is False)
        found.append(wish if unsure == wish.unsure else _marked(wish, unsure))
    return found


def _marked(wish: Wish, unsure: bool) -> Wish:
    return Wish(
        wish.place, wish.said, wish.codes, wish.words, wish.quantity, wish.unit, wish.price, unsure, wish.status
    )


def _agrees(wish: Wish, amount: Amount | None) -> bool | None:
    if wish.quantity is None or wish.price is None or amount is None:
        return None
    return abs(wish.quantity * wish.price - amount.number) <= max(Decimal("0.05"), amount.number / 100)


def _counted(wishes: Sequence[Wish]) -> list[Wish]:
    """An order form lists what is not wanted too: where few rows are filled in, only those are meant."""
    filled = [wish for wish in wishes if wish.quantity]
    if len(filled) * 2 < len(wishes):
        return filled
    return [wish for wish in wishes if wish.quantity is None or wish.quantity > 0]


def wishes_of_claim(claim: Claim, file: str) -> list[Wish]:
    """Return the wishes of a structured order."""
    return [_claimed(line, at, file) for at, line in enumerate(claim.lines, 1)]


def _claimed(line: ClaimedLine, at: int, file: str) -> Wish:
    quantity, price = _decimal(line.quantity), _price(line.price)
    row = int(line.position) if line.position.isdigit() and len(line.position) < 7 else at
    return Wish(
        place=Place(file, row=row),
        said=" | ".join(part for part in (*line.codes, line.words, line.quantity, line.unit) if part)[:LONGEST_WORDS],
        codes=line.codes,
        words=line.words[:LONGEST_WORDS],
        quantity=quantity,
        unit=_UNITS.get(line.unit.upper(), line.unit.lower()),
        price=price,
        status=line.status,
    )


def _price(text: str) -> Decimal | None:
    amount, _, base = text.partition("/")
    number, per = _decimal(amount), _decimal(base) or Decimal(1)
    return None if number is None else number / per


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= Decimal(10) ** 9 else None


def unit_word(unit: str) -> str:
    """Return the word of a unit code; other words as they are."""
    return _UNITS.get(unit.strip().upper(), unit.strip())


def texts(rows: Iterable[Row]) -> str:
    """Return rows as lines of text."""
    return "\n".join("  ".join(text.strip() for text in row.cells if text.strip()) for row in rows)
