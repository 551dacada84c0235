"""Where a mail's history begins: intro lines, header blocks and separators; every test looks at a bounded window."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.mail import words

WINDOW = 6
LINE_CAP = 400
_EDGES = " \t>|*_-=~#<\u00a0\u200b\ufeff"
_MARKS = frozenset("-_=*~#>")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.hH]\d\d(?!\d)")
_FIRST_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_ISO_ZONE = re.compile(r"\d{4}-\d\d-\d\d \d{1,2}:\d\d (?:GMT|UTC)[+-]\d")
_ASIAN_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_QUANTITY = re.compile(r"\s*[-*•]?\s*\d{1,6}\s*(?:x|×|st|stk|pcs|kg|box|boxes)\b", re.IGNORECASE)
_WORD_EDGES = ".,:;<>\"'()[]*-_= \u00a0"
_ON = re.compile(r"\s(?=(?:On|Am|Le|El|Il|Op|Den|Em|W dniu|Dnia) [^\n]{0,200}$)")


@dataclass(frozen=True, slots=True)
class Break:
    """A place where history begins: lines `start` to `end` (exclusive) only introduce it.

    own: the part of the first line that was written newly ("yes On Monday, Ann wrote:").
    """

    kind: str
    start: int
    end: int
    own: str = ""


def is_quote(line: str) -> bool:
    """Tell whether the line carries a quotation mark of its own."""
    return line[:4].lstrip().startswith(">")


def bare(line: str) -> str:
    """Return the line without quotation marks, emphasis and blanks at its edges."""
    return line[:LINE_CAP].strip(_EDGES)


def find_break(lines: list[str], at: int) -> Break | None:
    """Return the break that begins exactly at line `at`, if one does."""
    text = bare(lines[at])
    if not text:
        return None
    if not _may_begin(text):
        return None
    return _separator(lines, at, text) or _header_block(lines, at) or _intro(lines, at, text)


def _may_begin(text: str) -> bool:
    """A cheap test first: most lines of a mail have no digit, no colon and no known mark."""
    return ":" in text or "@" in text or any(c.isdigit() for c in text) or text.lower() in _ALL_MARKS or _wrote(text)


_ALL_MARKS = words.ORIGINAL_MARKS | words.FORWARD_MARKS


def _separator(lines: list[str], at: int, text: str) -> Break | None:
    low = text.lower().rstrip(": ")
    decorated = (
        sum(c in _MARKS for c in lines[at][:LINE_CAP]) >= 4 or text.endswith(":") or lines[at].lstrip().startswith("*")
    )
    if not decorated or len(low) > 120:
        return None
    if low in words.FORWARD_MARKS or low.startswith(words.FORWARD_STARTS):
        return Break("forward", at, _after_headers(lines, at + 1))
    if low in words.ORIGINAL_MARKS:
        return Break("history", at, _after_headers(lines, at + 1))
    if any(phrase in low for phrase in words.REPLY_ABOVE):
        return Break("history", at, at + 1)
    return None


def _after_headers(lines: list[str], at: int) -> int:
    """Return the first line after a header block that may follow, blanks skipped."""
    start = _skip_blank(lines, at)
    if start >= len(lines):
        return at
    seen, end = _headers(lines, start)
    return end if seen else at


def _skip_blank(lines: list[str], at: int) -> int:
    stop = min(len(lines), at + WINDOW)
    while at < stop and not bare(lines[at]):
        at += 1
    return at


def header_key(line: str) -> str:
    """Return which header field of a quoted mail the line is (from, date, to, ...), or nothing."""
    text = bare(line)
    head, colon, _ = text[:40].partition(":")
    if not colon:
        head, colon, _ = text[:40].partition("：")
    if not colon:
        return ""
    return words.HEADER_WORDS.get(head.strip(_EDGES).lower(), "")


def _headers(lines: list[str], at: int) -> tuple[set[str], int]:
    """Return which fields stand from line `at` on, and the line after them; wrapped values count to their field."""
    seen: set[str] = set()
    end, loose, position = at, 0, at
    stop = min(len(lines), at + 20)
    while position < stop:
        key = header_key(lines[position])
        if key:
            seen.add(key)
            end, loose = position + 1, 0
        elif not seen or loose >= 2 or (not bare(lines[position]) and words.SUBJECT in seen and words.FROM in seen):
            break
        else:
            loose += 1
        position += 1
    return seen, end


def _header_block(lines: list[str], at: int) -> Break | None:
    first = header_key(lines[at])
    if at and header_key(lines[at - 1]):
        return None
    if first not in (words.FROM, words.DATE, words.TO, words.SUBJECT):
        return None
    seen, end = _headers(lines, at)
    others = seen & {words.DATE, words.TO, words.SUBJECT, words.COPY}
    near = " ".join(line[:LINE_CAP] for line in lines[at:end])
    if words.FROM in seen and len(others) >= 2 and _plausible(near, others):
        return Break("headers", at, end)
    if first == words.FROM and "@" in lines[at] and (others or _run_on(bare(lines[at]))):
        return Break("headers", at, end)
    return None


def _plausible(near: str, others: set[str]) -> bool:
    """A form that a customer fills in has no mail address or moment beside its From and Subject."""
    return "@" in near or (words.DATE in others and bool(_TIME.search(near) or _YEAR.search(near)))


def _run_on(text: str) -> bool:
    """Header fields that lost their line breaks: From: a@b Date: ... Subject: ..."""
    keys = {words.HEADER_WORDS.get(part.rpartition(" ")[2].lower()) for part in text.split(":")[1:-1]}
    return bool(keys & {words.DATE, words.TO, words.SUBJECT})


def _intro(lines: list[str], at: int, text: str) -> Break | None:
    if not (_dated(text) or "@" in text or _wrote(text)):
        return None
    joined = ""
    for position in range(at, min(len(lines), at + WINDOW)):
        if not _continues(lines, position, joined):
            break
        joined = f"{joined} {bare(lines[position])}".strip()
        if len(joined) > LINE_CAP:
            break
        if _is_intro(joined, lines, position):
            return _own_part(lines, Break("intro", at, position + 1), joined)
    return None


def _continues(lines: list[str], position: int, joined: str) -> bool:
    """An intro is wrapped only within a sentence; a blank line in it stands before an address in angle brackets."""
    line = lines[position]
    if not joined:
        return True
    if not line.strip():
        following = _next_text(lines, position)
        return following is not None and lines[following].lstrip().startswith(("<", ">"))
    if joined.endswith(("!", "?")) or (joined.endswith(".") and len(joined.rpartition(" ")[2]) > 5):
        return False
    return not _QUANTITY.match(line)


def _is_intro(joined: str, lines: list[str], position: int) -> bool:
    ended = lines[position].rstrip(" \t*_-=\u00a0").endswith((":", "："))
    address = "@" in joined
    if _wrote(joined):
        dated = _dated(joined)
        last = joined.rsplit(maxsplit=1)[-1].strip(_WORD_EDGES).lower()
        return (dated and (ended or last in words.WROTE or _asian(joined))) or (address and ended)
    if not address and not _ISO_ZONE.match(joined):
        return False
    if _ISO_ZONE.match(joined):
        return True
    return _starts_dated(joined) and (_closes(lines[position], ended) or _before_quote(lines, position, joined))


def _closes(line: str, ended: bool) -> bool:
    """`<a@b>:` at the end of the line."""
    return ended and line.rstrip(" \t*_-=:：\u00a0").endswith((">", ")", "]"))


def _before_quote(lines: list[str], position: int, joined: str) -> bool:
    following = _next_text(lines, position + 1)
    marked = following is not None and lines[following].lstrip().startswith((">", "|"))
    return marked and lines[position].rstrip().endswith(">") and bool(_FIRST_DATE.match(joined))


def _next_text(lines: list[str], at: int) -> int | None:
    for position in range(at, min(len(lines), at + WINDOW)):
        if lines[position].strip():
            return position
    return None


def _own_part(lines: list[str], found: Break, joined: str) -> Break:
    """Cut the newly written words off an intro that shares its line with them."""
    line = lines[found.start][:LINE_CAP]
    if is_quote(line) or _opens(joined):
        return found
    match = _ON.search(line)
    if match and _dated(line[match.end() :]) and not _dated(line[: match.start()]) and "@" not in line[: match.start()]:
        return Break(found.kind, found.start, found.end, line[: match.start()])
    return found


def _opens(joined: str) -> bool:
    return joined.split(" ", 1)[0] in {"On", "Am", "Le", "El", "Il", "Op", "Den", "Em", "At"}


def _wrote(text: str) -> bool:
    low = text.lower()
    if any(word.strip(_WORD_EDGES) in words.WROTE or word in words.WROTE for word in low.split()):
        return True
    return _asian(text)


def _asian(text: str) -> bool:
    return any(word in text for word in words.WROTE_INSIDE)


def _dated(text: str) -> bool:
    return bool(_YEAR.search(text) or _DAY.search(text) or _TIME.search(text) or _ASIAN_DATE.search(text))


def _starts_dated(text: str) -> bool:
    return _dated(text[:40])
