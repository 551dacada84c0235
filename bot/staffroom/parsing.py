"""What was typed, taken apart: the command, an order's number, quantities by line, a version, a dry run. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

LONGEST = 4000
MOST_LINES = 200
_NAME = re.compile(r"/([A-Za-z_]{1,32})(?:@[A-Za-z0-9_]{1,64})?(?=\s|\?|$)")
_WORDS = ("note", "find", "help", "teach")
"""Commands whose words may end in a question of their own; the others do something that a glued mark asks about."""
_VERSION = re.compile(r"@(\d{1,9})")
_BY_LINE = re.compile(r"(\d{1,4})=(\d{1,9}(?:[.,]\d{1,6})?)")
_TIMES = re.compile(r"(\d{1,9}(?:[.,]\d{1,6})?)[xX*×](\d{1,4})")
_NUMBER = re.compile(r"#?[Oo0]?-?[A-Za-z0-9]{2}-?[A-Za-z0-9]{4,6}|[A-Za-z0-9]{5}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A command as it was typed or pressed. rest: everything behind its name; version: what the button showed."""

    name: str
    rest: str = ""
    dry: bool = False
    version: int | None = None

    @property
    def words(self) -> list[str]:
        """Return the words behind the command's name."""
        return self.rest.split()

    def typed(self, *, dry: bool = False) -> str:
        """Return the command as it would be typed."""
        version = f"@{self.version}" if self.version is not None else ""
        first, rest = ("dry", f"{self.name} {self.rest}") if dry else (self.name, self.rest)
        return " ".join(part for part in (f"/{first}", rest, version) if part.strip())


def read(text: str, *, slash_needed: bool = True) -> Asked | None:
    """Return the command that a text is; None where it is none.

    `/ship? ...`, `/ship ... ?` and `/dry ship ...` ask what it would do. slash_needed: False where nothing but
    commands is typed, as in the console's bar.
    """
    line = " ".join(text[:LONGEST].split(" ")).strip()
    if not slash_needed and line and not line.startswith("/"):
        line = f"/{line}"
    if line == "/?":
        return Asked("help")
    found = _NAME.match(line)
    if found is None:
        return None
    name = found.group(1).lower()
    rest, dry = _without_mark(name, line[found.end() :].strip())
    if name in ("dry", "preview"):
        inner = read(f"/{rest.lstrip('/')}") if rest else None
        return Asked(inner.name, inner.rest, True, inner.version) if inner else Asked("dry")
    rest, version = _without_version(rest)
    return Asked(name, rest, dry, version)


def _without_mark(name: str, rest: str) -> tuple[str, bool]:
    """Return what follows a command without the question mark behind its name or at its end, and whether one was there.

    In words to colleagues a mark counts only where it stands alone: "/note 7K3QX did they call?" is a note.
    """
    asks = rest.startswith("?")
    if asks:
        rest = rest.lstrip("? ")
    words = rest.split()
    glued = rest.endswith("?") and (name not in _WORDS or len(words) == 1 or words[-1].strip("?") == "")
    return (rest.rstrip("? "), True) if glued else (rest, asks)


def _without_version(rest: str) -> tuple[str, int | None]:
    head, _, last = rest.rpartition(" ")
    found = _VERSION.fullmatch(last)
    return (head.rstrip(), int(found.group(1))) if found else (rest, None)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the command that was probably meant; "" where none looks like it."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return near[0] if near else ""


def split_number(rest: str) -> tuple[str, str]:
    """Return what may be an order's number at the beginning of a text, and what follows it.

    A number may be typed in pieces, `o 26 7k3qx` or `26-7k3qx`, or as its last five signs alone.
    """
    words = rest.split(None, 3)
    for count in (3, 2, 1):
        joined = "-".join(words[:count])
        if len(words) >= count and (count == 1 or _pieces(words[:count])) and _NUMBER.fullmatch(joined):
            return joined, rest.split(None, count)[count] if len(words) > count else ""
    return "", rest


def _pieces(words: list[str]) -> bool:
    first, *others = words
    if first.lower().lstrip("#") == "o":
        return len(others) == 1 or (len(others[0]) == 2 and len(others[1]) == 5)
    return len(words) == 2 and len(first) == 2 and first.isdigit() and len(others[0]) == 5


def looks_like_number(word: str) -> bool:
    """Return whether a word has the form of an order's number and a figure in it."""
    return bool(_NUMBER.fullmatch(word)) and any(sign.isdigit() for sign in word) and any(s.isalpha() for s in word)


def split_quantities(rest: str) -> tuple[dict[str, str], str]:
    """Return quantities by the line's position, and the words after them.

    `2=10` is ten of line 2; `3x1` is three of line 1.
    """
    found: dict[str, str] = {}
    words = rest.split()
    for place, word in enumerate(words):
        by_line, times = _BY_LINE.fullmatch(word.rstrip(",;")), _TIMES.fullmatch(word.rstrip(",;"))
        if by_line:
            found[by_line.group(1)] = decimal(by_line.group(2))
        elif times:
            found[times.group(2)] = decimal(times.group(1))
        else:
            return found, " ".join(words[place:])
        if len(found) > MOST_LINES:
            break
    return found, ""


def decimal(text: str) -> str:
    """Return a number with a point; what is none comes back as it was, to be refused by who takes it."""
    return text.strip().replace(",", ".")


def is_decimal(text: str) -> bool:
    """Return whether a text is a number, with a point or a comma."""
    try:
        return len(text) <= 24 and Decimal(decimal(text)).is_finite()
    except InvalidOperation:
        return False


def split_answers(rest: str) -> tuple[dict[str, str], bool]:
    """Return what was said to a message that nobody was sure of: letter or position -> quantity; and whether `all`.

    `A` picks a candidate, `A=12` with its quantity, `2=5` corrects a line, `2=0` drops it, `all` takes it as
    it was read.
    """
    found: dict[str, str] = {}
    everything = False
    for word in rest.split()[:MOST_LINES]:
        name, _, quantity = word.strip(",;").partition("=")
        if name.lower() in ("all", "ok", "alles"):
            everything = True
        elif name.isdigit() or (len(name) == 1 and name.isalpha()):
            found[name] = decimal(quantity)
    return found, everything
