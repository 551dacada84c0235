"""Plain text as a person would set it: one line where one line is meant, 72 columns, aligned amounts."""

from __future__ import annotations

import re

WIDTH = 72
SUBJECT_LENGTH = 150
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile("[\r\n\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_MARK = re.compile(r" *(?:\d{1,4}\.|[A-Z]\)|-) ")


class Block(str):
    """Text whose line breaks are meant; any other value is printed as one line."""

    __slots__ = ()


def visible(text: str) -> str:
    """Return the text without characters that hide, turn or break what a reader sees."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("", text)


def one_line(text: str) -> str:
    """Return the text as a single line without control characters."""
    if text.isprintable():
        return text
    return " ".join(visible(_BREAKS.sub(" ", text)).split(" ")) if _BREAKS.search(text) else visible(text)


def subject_line(text: str) -> str:
    """Return the text as a subject: one line, plain blanks, at most SUBJECT_LENGTH characters."""
    line = " ".join(one_line(text).split()).replace("=?", "= ?")  # no encoded word is hidden in a name
    return line if len(line) <= SUBJECT_LENGTH else line[: SUBJECT_LENGTH - 1].rstrip() + "…"


def row(left: str, right: str = "", width: int = WIDTH) -> Block:
    """Return text at the left and an amount flush right, the left wrapped beside it where it is long."""
    left, right = one_line(str(left)), one_line(str(right))
    width = max(20, min(width, 200))
    room = max(width - len(right) - 2, width // 2) if right else width
    lines = wrapped(left, room)
    first = lines[0].ljust(width - len(right)) + right if right else lines[0]
    return Block("\n".join([first.rstrip(), *lines[1:]]))


def fact(label: str, value: str, column: int = 20) -> Block:
    """Return a label and its value, the values of several facts one under the other."""
    column = max(1, min(column, 40))
    lead = (one_line(str(label)) + ":").ljust(column - 1)
    first, *rest = wrapped(one_line(str(value)), WIDTH - column)
    return Block("\n".join([f"{lead} {first}", *(" " * column + line for line in rest)]))


def wrapped(line: str, width: int = WIDTH) -> list[str]:
    """Return one line broken at blanks into lines of at most `width`; longer words, such as links, stay whole.

    What follows a number, a letter or a dash hangs under the text, not under the mark.
    """
    mark = _MARK.match(line)
    lead = mark.group() if mark else line[: len(line) - len(line.lstrip(" "))]
    hang = " " * len(lead)
    lines, now = [], lead
    empty = True
    for word in line[len(lead) :].split(" "):
        if not empty and len(now) + 1 + len(word) > width:
            lines.append(now)
            now, empty = hang, True
        now = now + word if empty else f"{now} {word}"
        empty = False
    lines.append(now)
    return lines


def tidy(text: str) -> str:
    """Return the text without stray blanks and with no more than one empty line in a row."""
    lines: list[str] = []
    for line in map(str.rstrip, visible(text).splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)


def letter(text: str) -> str:
    """Return the text as a plain mail: tidy, plain blanks, wrapped at WIDTH; ends with a line break."""
    lines: list[str] = []
    for line in tidy(text).split("\n"):
        lines += [line] if len(line) <= WIDTH else wrapped(line)
    # Only now: an amount must not be parted from its currency by a line's end.
    return _plain_blanks("\n".join(lines)) + "\n"


def _plain_blanks(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")
