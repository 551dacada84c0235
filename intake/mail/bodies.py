"""Which body of a mail is the letter: plain or HTML, whichever says what was meant."""

from __future__ import annotations

from dataclasses import dataclass, replace

from intake.mail.html_text import HtmlText, html_text
from intake.mail.parts import BodyPart

DISAGREE = "text and HTML differ"


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter as text. history_at: the line where the mail program's markup says that history begins."""

    text: str
    history_at: int | None = None
    hidden: str = ""
    content_ids: frozenset[str] = frozenset()
    defects: tuple[str, ...] = ()


def letter_of(bodies: list[BodyPart]) -> Letter:
    """Return the letter that the bodies make, one below the other."""
    chosen = [_choose(body) for body in bodies[:50]]
    filled = [letter for letter in chosen if letter.text.strip()]
    hidden = " ".join(letter.hidden for letter in chosen)[:8000]
    ids = frozenset().union(*(letter.content_ids for letter in chosen))
    defects = tuple(dict.fromkeys(defect for letter in chosen for defect in letter.defects))
    if len(filled) == 1:
        return replace(filled[0], hidden=hidden, content_ids=ids, defects=defects)
    return Letter("\n\n".join(letter.text for letter in filled), None, hidden, ids, defects)


def _choose(body: BodyPart) -> Letter:
    if not body.html.strip():
        return Letter(body.plain)
    rich = html_text(body.html)
    if not body.plain.strip():
        return _rich(rich)
    if not rich.text.strip():
        return Letter(body.plain, None, rich.hidden, rich.content_ids)
    differ = _differ(body.plain, rich.text)
    if differ and _poorer(body.plain, rich.text):
        return replace(_rich(rich), defects=(DISAGREE,))
    if _lost_rows(body.plain, rich):
        return _rich(rich)
    return Letter(body.plain, None, rich.hidden, rich.content_ids, (DISAGREE,) if differ else ())


def _rich(rich: HtmlText) -> Letter:
    return Letter(rich.text, rich.history_at, rich.hidden, rich.content_ids)


def _vocabulary(text: str) -> set[str]:
    separated = "".join(char if char.isalnum() else " " for char in text[:200_000].lower())
    return {word for word in separated.split() if not word.startswith("http")}


def _differ(plain: str, rich: str) -> bool:
    """Less than half of the richer vocabulary is shared."""
    left, right = _vocabulary(plain), _vocabulary(rich)
    return len(left & right) * 2 < max(len(left), len(right))


def _poorer(plain: str, rich: str) -> bool:
    """The plain part only says "your program cannot show this", or nothing worth mentioning."""
    return len(_vocabulary(plain)) * 2 < len(_vocabulary(rich))


def _lost_rows(plain: str, rich: HtmlText) -> bool:
    """The plain form tore the cells of a table apart: most rows with several cells are on no line of it."""
    rows = [row.split(" | ") for row in rich.rows[:200]]
    if len(rows) < 2:
        return False
    lines = plain.split("\n")[:5000]
    index: dict[str, list[str]] = {}
    for line in lines:
        for word in line.split():
            index.setdefault(word, []).append(line)
    kept = sum(_on_one_line(cells, index) for cells in rows)
    return kept * 2 < len(rows)


def _on_one_line(cells: list[str], index: dict[str, list[str]]) -> bool:
    first = cells[0].split()
    return bool(first) and any(all(cell in line for cell in cells) for line in index.get(first[0], ())[:50])
