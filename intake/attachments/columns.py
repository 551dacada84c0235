"""What each column of a table means: by the words of its heading and by what stands below it, never by its position."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from intake.attachments.amounts import amount_of, is_number, looks_like_money
from intake.attachments.headings import column_role, plain
from intake.attachments.shapes import Row, Table

Known = Callable[[str], bool]
"""Whether a text is the code of an item: ours, a GTIN, or the customer's own number for it."""

_SAMPLE = 60
_CODES = ("ours", "code", "gtin", "theirs")


@dataclass(slots=True)
class Section:
    """A run of rows with the same columns. roles: column -> what it means; heading: whether a row said so."""

    roles: dict[int, str]
    rows: list[Row] = field(default_factory=list)
    heading: bool = False

    def columns(self, role: str) -> list[int]:
        """Return the columns of a role, from left to right."""
        return sorted(place for place, name in self.roles.items() if name == role)

    def cell(self, row: Row, role: str) -> str:
        """Return the first filled cell of a role in a row."""
        return next((text for place in self.columns(role) if (text := cell(row, place))), "")

    @property
    def counts(self) -> bool:
        """Return whether the rows say how many of what: without that they are no order lines."""
        named = set(self.roles.values())
        return "quantity" in named and bool(named & {"words", *_CODES})


def cell(row: Row, place: int) -> str:
    """Return a cell's text; empty beyond the row's end."""
    return row.cells[place].strip() if place < len(row.cells) else ""


def sections_of(table: Table, known: Known) -> tuple[list[Section], list[Row]]:
    """Return the sections of a table that may hold order lines, and its other rows.

    A heading begins a section; the same heading again, as at the top of each page, goes on with it.
    """
    sections: list[Section] = []
    before: list[Row] = []
    for row in table.rows:
        roles = _heading(row)
        if roles:
            if not (sections and sections[-1].heading and sections[-1].roles == roles):
                sections.append(Section(roles, heading=True))
        elif sections:
            sections[-1].rows.append(row)
        else:
            before.append(row)
    if not sections and before:
        return _unheaded(before, known)
    for section in sections:
        _settle(section, known)
    good = [section for section in sections if section.counts]
    other = [row for section in sections if not section.counts for row in section.rows]
    return good, before + other


def _heading(row: Row) -> dict[int, str]:
    """Return the roles of a heading row; empty for any other row."""
    filled = [(place, text) for place in range(len(row.cells)) if (text := cell(row, place))]
    if len(filled) < 2 or any(is_number(text) for _, text in filled):
        return {}
    roles = {place: role for place, text in filled if (role := column_role(text))}
    telling = set(roles.values()) - {"other", "note", "date"}
    if len(telling) < 2 or len(roles) * 2 < len(filled) or not telling & {"quantity", "words", *_CODES}:
        return {}
    return roles


def _settle(section: Section, known: Known) -> None:
    """Let the cells decide where headings are silent or say the same twice."""
    rows = section.rows[:_SAMPLE]
    _one_quantity(section, rows)
    for role in ("words", "price", "amount"):
        for place in section.columns(role)[1:]:
            section.roles[place] = "other"
    width = max((len(row.cells) for row in section.rows), default=0)
    free = [place for place in range(width) if place not in section.roles]
    for place in free:
        if _share(rows, place, known) >= 0.5:
            section.roles[place] = "code"
    _claim_wrong(section, rows, known)
    if not section.columns("quantity"):
        _find_quantity(section, rows, [place for place in free if place not in section.roles])
    if not section.columns("words") and not any(section.columns(role) for role in _CODES):
        _find_words(section, rows, [place for place in free if place not in section.roles])
    if not section.columns("unit"):
        _find_unit(section, rows, free)


def _one_quantity(section: Section, rows: Sequence[Row]) -> None:
    """Of several columns of numbers one is the order: the one that most rows fill."""
    places = section.columns("quantity")
    filled = {place: sum(_counts(cell(row, place)) for row in rows) for place in places}
    for place in places:
        if filled[place] == 0 and any(cell(row, place) for row in rows):
            section.roles[place] = "unit" if not section.columns("unit") else "other"
            filled.pop(place)
    for place in places:
        # "Amount" says how many, or how much money.
        if len(filled) > 1 and place in filled and _mostly(rows, place, looks_like_money):
            section.roles[place] = "amount"
            filled.pop(place)
    if len(filled) > 1:
        best = max(filled, key=lambda place: (filled[place], -place))
        for place in filled:
            if place != best:
                section.roles[place] = "other"


def _claim_wrong(section: Section, rows: Sequence[Row], known: Known) -> None:
    """A column called `Item` or `No` may hold codes, one called `Code` or `Article` may hold names."""
    for place, role in list(section.roles.items()):
        texts = [text for row in rows if (text := cell(row, place))]
        if not texts:
            continue
        if role in ("position", "words") and sum(known(text) for text in texts) * 2 >= len(texts):
            small = all(text.isdigit() and len(text) <= 3 for text in texts)
            section.roles[place] = role if small else "code"
        elif role == "code" and not section.columns("words"):
            worded = sum(" " in text and not any(sign.isdigit() for sign in text) for text in texts)
            if worded * 2 > len(texts):
                section.roles[place] = "words"


def _share(rows: Sequence[Row], place: int, known: Known) -> float:
    texts = [text for row in rows if (text := cell(row, place))]
    return sum(known(text) for text in texts) / len(texts) if len(texts) * 2 >= len(rows) and texts else 0.0


def _counts(text: str) -> bool:
    amount = amount_of(text, "")
    return amount is not None and amount.number > 0


def _find_quantity(section: Section, rows: Sequence[Row], free: Sequence[int]) -> None:
    numeric = [place for place in free if _mostly(rows, place, _counts) and not _is_days(rows, place)]
    plain_ones = [place for place in numeric if not _mostly(rows, place, looks_like_money)]
    for place in numeric:
        if place not in plain_ones and not section.columns("price"):
            section.roles[place] = "price"
    if len(plain_ones) > 1:
        plain_ones = [place for place in plain_ones if not _numbered(rows, place)]
    if len(plain_ones) == 1:
        section.roles[plain_ones[0]] = "quantity"


def _find_words(section: Section, rows: Sequence[Row], free: Sequence[int]) -> None:
    lengths = {place: sum(len(cell(row, place)) for row in rows if _worded(cell(row, place))) for place in free}
    best = max(lengths, key=lambda place: lengths[place], default=None)
    if best is not None and lengths[best]:
        section.roles[best] = "words"


def _worded(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _mostly(rows: Sequence[Row], place: int, holds: Callable[[str], bool]) -> bool:
    texts = [text for row in rows if (text := cell(row, place))]
    return bool(texts) and sum(holds(text) for text in texts) >= 0.7 * len(texts)


def _numbered(rows: Sequence[Row], place: int) -> bool:
    """Return whether a column only counts its rows: 1, 2, 3 or 10, 20, 30."""
    texts = [text for row in rows if (text := cell(row, place))]
    if not all(text.rstrip(".").isdigit() for text in texts):
        return False
    numbers = [int(text.rstrip(".")) for text in texts]
    step = numbers[0]
    return len(numbers) >= 2 and step in (1, 10, 100) and numbers == [step * at for at in range(1, len(numbers) + 1)]


def _is_days(rows: Sequence[Row], place: int) -> bool:
    return _mostly(rows, place, _is_day)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return text.count(".") == 2 or text.count("/") == 2
    return True


def _unheaded(rows: Sequence[Row], known: Known) -> tuple[list[Section], list[Row]]:
    """Return the section of a table that has no heading: the rows that have the same filled columns as most."""
    width = max(len(row.cells) for row in rows)
    usual = [place for place in range(width) if sum(bool(cell(row, place)) for row in rows) * 2 >= len(rows)]
    if len(usual) < 2:
        return [], list(rows)
    section = Section({})
    fit = [row for row in rows if sum(bool(cell(row, place)) for place in usual) >= 2]
    section.rows = [row for row in fit if not _label_row(row)]
    sample = section.rows[:_SAMPLE]
    for place in usual:
        if _share(sample, place, known) >= 0.5:
            section.roles[place] = "code"
    free = [place for place in usual if place not in section.roles]
    _find_words(section, sample, [place for place in free if not _mostly(sample, place, _counts)])
    free = [place for place in free if place not in section.roles]
    _find_quantity(section, sample, free)
    _find_unit(section, sample, free)
    if not section.counts:
        return [], list(rows)
    return [section], [row for row in rows if row not in section.rows]


def _find_unit(section: Section, rows: Sequence[Row], free: Sequence[int]) -> None:
    for place in free:
        if place not in section.roles and _mostly(rows, place, lambda text: len(text) <= 12 and text.isalpha()):
            section.roles[place] = "unit"
            return


def _label_row(row: Row) -> bool:
    filled = [text for text in row.cells if text.strip()]
    return len(filled) == 2 and plain(filled[0]) != "" and filled[0].rstrip().endswith(":")
