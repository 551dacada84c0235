"""Where a mail's history begins: intro lines, header blocks and separators; every rule looks at a bounded window."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.mail import words

WINDOW = 6
BLOCK = 20
LINE_CAP = 400
INTRO_CAP = 700
_EDGES = " \t>|*_-=~#<\u00a0\u200b\ufeff"
_DAY = r"(?<![\d.])\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\.?\d)"
_CLOCK = r"(?<![\d.:])\d{1,2}(?::\d\d(?::\d\d)?|[.hH]\d\d)(?!\.?\d)"
_DATED = re.compile(rf"(?<!\d)(?:19|20)\d\d(?!\d)|{_DAY}|{_CLOCK}")
_TIME = re.compile(_CLOCK)
_FIRST_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_ISO_ZONE = re.compile(r"\d{4}-\d\d-\d\d \d{1,2}:\d\d (?:GMT|UTC)[+-]\d")
_QUANTITY = re.compile(r"\s*[-*•]?\s*\d{1,6}\s*(?:x|×|st|stk|pcs|kg|box|boxes)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:\(\w{1,2}\))?")
_ON = re.compile(r"\s(?=(?:On|Am|Le|El|Il|Op|Den|Em|W dniu|Dnia) )")
_OPENERS = frozenset({"On", "Am", "Le", "El", "Il", "Op", "Den", "Em", "At", "W", "Dnia", "Pada", "Vào", "În", "Στις"})
_QUOTING = ("Quoting ", "Zitat von ", "Citando ", "Citation de ")
_REPLY_ABOVE = re.compile("|".join(re.escape(phrase) for phrase in words.REPLY_ABOVE))
_BEGINS = frozenset({words.FROM, words.DATE, words.TO, words.SUBJECT})


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


class Scan:
    """The lines of a body, looked at once; `find` then tells what begins at a line."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.texts = [line[:LINE_CAP].strip(_EDGES) for line in lines]
        self.keys = [_header_key(text) for text in self.texts]
        self.wrote = [_wrote(text) for text in self.texts]
        self.ends = [_ends(line, wrote=wrote) for line, wrote in zip(lines, self.wrote, strict=True)]

    def find(self, at: int) -> Break | None:
        """Return the break that begins exactly at line `at`, if one does."""
        if not self.texts[at]:
            return None
        return self._separator(at) or self._header_block(at) or self._intro(at)

    def _separator(self, at: int) -> Break | None:
        text = self.texts[at]
        low = text.lower().rstrip(": ")
        if len(low) > 120:
            return None
        kind = _mark(low)
        if not kind or not (_decorated(self.lines[at]) or text.endswith(":")):
            return None
        end = at + 1
        start = end
        while start < min(len(self.lines), end + WINDOW) and not self.texts[start]:
            start += 1
        seen, after = self._headers(start)
        return Break(kind, at, after if seen else end)

    def _headers(self, at: int) -> tuple[set[str], int]:
        """Return which fields stand from line `at` on, and the line after them; wrapped values count to their field."""
        seen: set[str] = set()
        end, loose = at, 0
        for position in range(at, min(len(self.lines), at + BLOCK)):
            key = self.keys[position]
            if key:
                seen.add(key)
                end, loose = position + 1, 0
            elif not seen or loose >= 2 or (not self.texts[position] and {words.SUBJECT, words.FROM} <= seen):
                break
            else:
                loose += 1
        return seen, end

    def _header_block(self, at: int) -> Break | None:
        first = self.keys[at]
        if first not in _BEGINS or (at and self.keys[at - 1]):
            return None
        seen, end = self._headers(at)
        others = seen & {words.DATE, words.TO, words.SUBJECT, words.COPY}
        near = " ".join(line[:LINE_CAP] for line in self.lines[at:end])
        if words.FROM in seen and len(others) >= 2 and _plausible(near, others):
            return Break("headers", at, end)
        if first != words.FROM or "@" not in self.lines[at] or self._form_goes_on(end):
            return None
        return Break("headers", at, end) if others or _run_on(self.texts[at]) else None

    def _form_goes_on(self, at: int) -> bool:
        """A web form begins like a header block, but goes on with fields that no mail has."""
        text = self.texts[at] if at < len(self.texts) else ""
        name, colon, _ = text[:30].partition(":")
        return bool(colon) and len(name.split()) <= 3 and name.replace(" ", "").isalpha()

    def _intro(self, at: int) -> Break | None:
        text, stop = self.texts[at], min(len(self.lines), at + WINDOW)
        if True not in self.ends[at:stop] and not _ISO_ZONE.match(text):
            return None
        if not (_dated(text) or "@" in text or self.wrote[at] or text.startswith(_QUOTING)):
            return None
        joined = ""
        for position in range(at, stop):
            if joined and not self._continues(position, joined):
                break
            joined = f"{joined} {self.texts[position]}".strip()
            if len(joined) > INTRO_CAP:
                break
            if self._is_intro(joined, at, position):
                return self._own_part(Break("intro", at, position + 1), joined)
        return None

    def _continues(self, position: int, joined: str) -> bool:
        """An intro is wrapped within a sentence; a blank line in it stands before an address in angle brackets."""
        line = self.lines[position]
        if not line.strip():
            following = self._next_text(position)
            return following is not None and self.lines[following].lstrip().startswith(("<", ">"))
        if joined.endswith(("!", "?")) or (joined.endswith(".") and len(joined.rpartition(" ")[2]) > 5):
            return False
        return not _QUANTITY.match(line)

    def _is_intro(self, joined: str, start: int, position: int) -> bool:
        ended = self.lines[position].rstrip(" \t*_-=\u00a0").endswith((":", "："))
        if any(self.wrote[start : position + 1]):
            return self._says_who(joined, position, ended=ended)
        if _ISO_ZONE.match(joined) or _between_arrows(self.lines[position], joined):
            return True
        if "@" not in joined:
            return False
        if ended and self._marked_below(position) and (_TIME.search(joined) or joined.startswith(_QUOTING)):
            return True
        return _dated(joined[:40]) and (_closes(self.lines[position], ended=ended) or self._listed(joined, position))

    def _says_who(self, joined: str, position: int, *, ended: bool) -> bool:
        """Somebody wrote: with a date, an address, or a marked quotation right below."""
        last = _WORD.findall(joined.lower()[-40:])[-1:]
        if _dated(joined) and (ended or (last and last[0] in words.WROTE) or _wrote_inside(joined)):
            return True
        return ended and ("@" in joined or self._marked_below(position))

    def _marked_below(self, position: int) -> bool:
        following = self._next_text(position + 1)
        return following is not None and is_quote(self.lines[following])

    def _listed(self, joined: str, position: int) -> bool:
        """`2026/3/3 Ann <a@b>` above a quotation."""
        following = self._next_text(position + 1)
        if following is None or not self.lines[following].lstrip().startswith((">", "|")):
            return False
        return self.lines[position].rstrip().endswith(">") and bool(_FIRST_DATE.match(joined))

    def _next_text(self, at: int) -> int | None:
        for position in range(at, min(len(self.lines), at + WINDOW)):
            if self.lines[position].strip():
                return position
        return None

    def _own_part(self, found: Break, joined: str) -> Break:
        """Cut the newly written words off an intro that shares its line with them."""
        line = self.lines[found.start][:LINE_CAP]
        if is_quote(line) or joined.split(" ", 1)[0] in _OPENERS:
            return found
        match = _ON.search(line)
        if not match or not _dated(line[match.end() :]):
            return found
        own = line[: match.start()]
        return found if _dated(own) or "@" in own else Break(found.kind, found.start, found.end, own)


def _mark(low: str) -> str:
    if low in words.FORWARD_MARKS or low.startswith(words.FORWARD_STARTS):
        return "forward"
    if low in words.ORIGINAL_MARKS or _REPLY_ABOVE.search(low):
        return "history"
    return ""


def _decorated(line: str) -> bool:
    head = line[:LINE_CAP]
    return sum(head.count(mark) for mark in "-_=*~#>") >= 4 or head.lstrip().startswith("*")


def _header_key(text: str) -> str:
    """Return which header field of a quoted mail the line is (from, date, to, ...), or nothing."""
    head, colon, _ = text[:40].replace("：", ":").partition(":")
    return words.HEADER_WORDS.get(head.strip(_EDGES).lower(), "") if colon else ""


def _plausible(near: str, others: set[str]) -> bool:
    """A form that a customer fills in has no mail address or time of day beside its From and Subject."""
    return "@" in near or (words.DATE in others and bool(_TIME.search(near)))


def _run_on(text: str) -> bool:
    """Header fields that lost their line breaks: From: a@b Date: ... Subject: ..."""
    keys = {words.HEADER_WORDS.get(part.rpartition(" ")[2].lower()) for part in text.split(":")[1:-1]}
    return bool(keys & {words.DATE, words.TO, words.SUBJECT})


def _closes(line: str, *, ended: bool) -> bool:
    """`<a@b>:` at the end of the line."""
    return ended and line.rstrip(" \t*_-=:：\u00a0").endswith((">", ")", "]"))


def _between_arrows(line: str, joined: str) -> bool:
    """GroupWise: `>>> Ann <a@b> 3/3/2026 9:14 AM >>>`."""
    return line.rstrip().endswith(">>>") and _dated(joined) and ("@" in joined or line.lstrip().startswith(">>>"))


def _wrote(text: str) -> bool:
    return not words.WROTE.isdisjoint(_WORD.findall(text.lower())) or _wrote_inside(text)


def _ends(line: str, *, wrote: bool) -> bool:
    """A line that can be the last of an intro."""
    return wrote or line.rstrip(" \t*_-=\u00a0")[-1:] in (":", "：", ">")


def _wrote_inside(text: str) -> bool:
    return not text.isascii() and any(word in text for word in words.WROTE_INSIDE)


def _dated(text: str) -> bool:
    return bool(_DATED.search(text))
