"""Text files: a table by its separators, whatever encoding and dialect wrote it, or a letter."""

from __future__ import annotations

import csv
import io
from collections import Counter

from intake.attachments.shapes import ReadFile, Row, Table, Unreadable

SEPARATORS = ";\t,|"
MOST_ROWS = 5000
MOST_COLUMNS = 60
MOST_LETTERS = 1000
LONGEST_TEXT = 60_000
_SAMPLE = 60


def read(content: bytes) -> ReadFile:
    """Return a text file as one table where most lines have the same cells, else as text.

    Raises: Unreadable.
    """
    text = decoded(content)
    separator = separator_of(text)
    if not separator:
        return ReadFile("", "text", text=text[:LONGEST_TEXT])
    rows = []
    csv.field_size_limit(1_000_000)
    try:
        # Not strict: a stray quote in one cell must not lose the file.
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                shown = tuple(" ".join(cell.split())[:MOST_LETTERS] for cell in cells[:MOST_COLUMNS])
                rows.append(Row(reader.line_num, shown))
            if len(rows) > MOST_ROWS:
                raise Unreadable("too_large")
    except csv.Error:
        raise Unreadable("broken") from None
    return ReadFile("", "csv", tables=(Table(tuple(rows)),))


def decoded(content: bytes) -> str:
    """Return the text: by its mark, else UTF-8, else UTF-16 without a mark, else by the letters of Windows or DOS."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    windows, dos = (content.decode(encoding, "replace") for encoding in ("cp1252", "cp850"))
    return dos if _strange(dos) < _strange(windows) else windows


def _strange(text: str) -> int:
    """Count what no letter in a western language holds: signs of box drawing, currency marks within words, gaps."""
    counts = Counter(sign for sign in text[:20_000] if ord(sign) > 127 and sign not in "€°§²³")
    return sum(count for sign, count in counts.items() if not sign.isalpha())


def separator_of(text: str) -> str:
    """Return what separates the cells: what most lines have, equally often; empty where nothing does."""
    lines = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]
    best, most = "", 0.0
    for sign in SEPARATORS:
        counts = Counter(_outside_quotes(line, sign) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        usual, times = counts.most_common(1)[0]
        share = times / len(lines)
        # Commas are also punctuation: only lines that agree make a table of them.
        if share >= (0.8 if sign == "," else 0.5) and times >= 2 and share * min(usual, 4) > most:
            best, most = sign, share * min(usual, 4)
    return best


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])
