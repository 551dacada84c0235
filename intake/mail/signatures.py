"""What stands below the last words of a mail: signatures, device lines, legal notes; in a bounded tail."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.mail import words

TAIL = 16
_DELIMITERS = frozenset({"--", "—", "––", "- --", "– –", "-- --", "__", "___"})
_QUANTITY = re.compile(r"\s*[-*•]?\s*\d{1,6}\s*(?:x|×|st|stk|pcs|pc|kg|g|l|box|boxes|m|cm|mm)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\s*[-*•]?\s*\d{1,5}\s+[^\W\d]")
_PHONE = re.compile(r"\+?\(?\d[\d ()/.-]{6,30}\d")
_LINK = re.compile(r"<?\(?\bhttps?:[^\s>)\]]{1,300}[>)\]]?")
_BRACKETS = str.maketrans("<>()[]", "      ")
_RULES = " \t-_=+~#*·ᐧ—–\u00a0\u200b"
_SOFT = " \t.,!;:-–—/*_\u00a0"
_POSTSCRIPT = ("ps", "p.s", "nb", "n.b")


def cut_signature(lines: list[str], sender: str = "") -> int:
    """Return how many of the first lines are the letter itself; the rest is its signature."""
    end = _without_rules(lines, len(lines))
    for _ in range(4):
        before = end
        end = _cut_devices(lines, end, sender)
        end = _cut_notice(lines, end)
        end = _cut_delimiter(lines, end)
        end = _cut_closing(lines, end, sender)
        end = _cut_dash_name(lines, end, sender)
        end = _cut_card(lines, end)
        end = _without_rules(lines, end)
        if end == before:
            break
    return end


def _without_rules(lines: list[str], end: int) -> int:
    """Lines of nothing but dashes, dots or a tracker's mark say nothing at the end of a letter."""
    while end and not lines[end - 1].strip(_RULES):
        end -= 1
    return end


def _without_blanks(lines: list[str], end: int) -> int:
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _cut_devices(lines: list[str], end: int, sender: str) -> int:
    start = end
    while start and is_device_line(lines[start - 1]):
        start = _without_blanks(lines, start - 1)
    if start == end:
        return end
    if start >= 2 and not lines[start - 2].strip() and _is_name(lines[start - 1], sender) and end - start <= 2:
        return _without_blanks(lines, start - 1)
    return start


def is_device_line(line: str) -> bool:
    """Tell whether a mail program wrote the line below a message ("Sent from my phone")."""
    if not 3 < len(line) < 300:
        return False
    linked = _LINK.sub(" ", line)
    plain = " ".join(linked.translate(_BRACKETS).split()).strip("*_-. \u00a0")
    text = plain.lower()
    if not 3 < len(text) <= 110:
        return False
    if text.startswith(words.SENT_STARTS):
        return True
    if text.startswith(words.SENT_ENGLISH):
        return linked != line or _names_a_device(plain)
    if text.endswith(words.SENT_WORDS) or text.startswith("from my "):
        return any(name in text for name in words.DEVICES)
    return text.endswith(_VIA) and len(text.split()) <= 3


_FIRST_WORDS = frozenset(closing.split()[0].strip(_SOFT) for closing in words.CLOSINGS)
_VIA = ("via mobile", "from mobile")


def _names_a_device(plain: str) -> bool:
    """`Sent from my X`, where X is a device, or stands alone and is written like a name."""
    head = re.split(r"[,.;!] ", plain, maxsplit=1)[0]
    if any(name in head.lower() for name in words.DEVICES):
        return True
    rest = head.split()[2:]
    return head == plain and 1 <= len(rest) <= 5 and (rest[0].lower() == "my" or rest[0][:1].isupper())


def _is_name(line: str, sender: str) -> bool:
    text = line.strip(_SOFT)
    if sender and text and text.lower() in sender.lower():
        return True
    parts = text.split()
    return 2 <= len(parts) <= 4 and all(
        p[:1].isupper() and p.replace("-", "").replace(".", "").isalpha() for p in parts
    )


def _cut_notice(lines: list[str], end: int) -> int:
    """Cut a legal notice: the last paragraph, when it speaks of confidence and of recipients."""
    start = end
    while start and lines[start - 1].strip() and end - start < TAIL:
        start -= 1
    text = " ".join(lines[start:end])[:4000].lower()
    if (
        start
        and len(text) > 120
        and any(w in text for w in words.CONFIDENTIAL)
        and any(w in text for w in words.RECIPIENT)
    ):
        return _without_blanks(lines, start)
    return end


def _cut_delimiter(lines: list[str], end: int) -> int:
    """Cut from the signature line `-- ` on; the topmost of the tail counts."""
    cut = end
    for position in range(end - 1, max(-1, end - TAIL * 2), -1):
        if _delimits(lines, position, end) or _is_footer_rule(lines, position, end):
            cut = position
    return _without_blanks(lines, cut)


def _delimits(lines: list[str], position: int, end: int) -> bool:
    """`-- ` with its blank is the standard mark; without it a list of goods below makes it a mere rule."""
    line = lines[position]
    if line.strip() not in _DELIMITERS:
        return False
    below = [text for text in lines[position + 1 : end] if text.strip()]
    return not any(_QUANTITY.match(text) for text in below) if line == "-- " else not _lists(below)


def _is_footer_rule(lines: list[str], position: int, end: int) -> bool:
    """A line of underscores above the footer of a mailing list or a mail program."""
    text = lines[position].strip()
    if len(text) < 10 or text.strip("_"):
        return False
    below = lines[position + 1 : end]
    return len(below) <= 8 and any("http" in line or "@" in line for line in below)


def _cut_closing(lines: list[str], end: int, sender: str) -> int:
    for position in range(end - 1, max(-1, end - TAIL), -1):
        found = _closing(lines[position])
        if found is None:
            continue
        tail = [line for line in lines[position + 1 : end] if line.strip()]
        if not _signs(tail) or (found.english and not _contact(tail)):
            return end
        if sender and found.doubtful and not _names(" ".join([found.name, *tail]), sender):
            return end
        return _without_blanks(lines, position)
    return end


@dataclass(frozen=True, slots=True)
class _Closing:
    """A closing formula. name: who signs on the same line. doubtful: it could be a product as well ("LG Monitor")."""

    english: bool = False
    name: str = ""
    doubtful: bool = False


def _closing(line: str) -> _Closing | None:
    text = line.strip(_SOFT).lower()
    if not text or len(text) > 60:
        return None
    if text in words.CLOSINGS_ENGLISH:
        return _Closing(english=True)
    if not any(word.strip(_SOFT) in _FIRST_WORDS for word in text.split(maxsplit=1)[:1]):
        return None
    if text in words.CLOSINGS:
        return _Closing(doubtful=len(text) <= 4)
    if any(part.strip(_SOFT) in words.CLOSINGS for part in re.split(r"[/|]", text)):
        return _Closing()
    parts = line.split()
    for size in (1, 2, 3, 4):
        name = parts[size:]
        if " ".join(parts[:size]).strip(_SOFT).lower() in words.CLOSINGS and 1 <= len(name) <= 3:
            return _Closing(name=" ".join(name), doubtful=True) if all(word[:1].isupper() for word in name) else None
    return None


def _names(text: str, sender: str) -> bool:
    """Some word of the text is part of the sender's name or address."""
    low = sender.lower()
    found = (word.strip(_SOFT).lower() for word in text.split()[:40])
    return any(len(word) > 1 and word in low for word in found)


def _signs(tail: list[str]) -> bool:
    """The lines below a closing are a name and contact data, not another wish and not an order."""
    if len(tail) > 14 or any(len(line) > 160 or "?" in line for line in tail) or _lists(tail):
        return False
    return not any(line.strip().lower().startswith(_POSTSCRIPT) for line in tail)


def _lists(tail: list[str]) -> bool:
    """Lines that begin with a number are a list of goods; a single one further down may be a street."""
    counted = [bool(_COUNTED.match(line)) for line in tail]
    return any(_QUANTITY.match(line) for line in tail) or any(counted[:2]) or sum(counted) > 1


def _contact(tail: list[str]) -> bool:
    return any("@" in line or "www." in line or "http" in line or _PHONE.search(line) for line in tail)


def _cut_dash_name(lines: list[str], end: int, sender: str) -> int:
    """`-Ann` as the last line; with a known sender the name must be theirs, since a list item looks the same."""
    if end < 2 or lines[end - 2].strip():
        return end
    line = lines[end - 1].strip()
    name = line.lstrip("-–—")
    if name == line or not name[:1].isupper() or len(line) - len(name) > 2 or len(name.split()) > 3:
        return end
    above = _without_blanks(lines, end - 1)
    if not name.replace(" ", "").isalpha() or not above or lines[above - 1].rstrip().endswith(":"):
        return end
    if sender and name.split()[0].lower() not in sender.lower():
        return end
    return above


def _cut_card(lines: list[str], end: int) -> int:
    """Cut a business card: a last paragraph that begins with a name and gives two ways to reach it."""
    start = end
    while start and lines[start - 1].strip() and end - start < TAIL:
        start -= 1
    card = lines[start:end]
    above = _without_blanks(lines, start)
    if len(card) < 3 or not above or lines[above - 1].rstrip().endswith(":") or not _is_name(card[0], ""):
        return end
    ways = sum(_contact([line]) for line in card)
    return above if ways >= 2 and _signs(card) else end


def banner_size(lines: list[str]) -> int:
    """Return how many of the first lines are a warning that a mail server put above a mail from outside."""
    seen = 0
    for number, line in enumerate(lines[:8]):
        text = line.strip(_SOFT + "[]").lower()
        if text.startswith(_WARNINGS) and any(
            word in " ".join(lines[number : number + 4]).lower() for word in _OUTSIDE
        ):
            return _end_of_paragraph(lines, number)
        seen += bool(text)
        if seen > 1:
            break
    return 0


_WARNINGS = (
    "caution",
    "warning",
    "external",
    "attention",
    "achtung",
    "vorsicht",
    "externe",
    "extern",
    "this email originated",
)
_OUTSIDE = (
    "originated from outside",
    "from outside",
    "external sender",
    "external email",
    "externe e-mail",
    "von extern",
    "externen absender",
)


def _end_of_paragraph(lines: list[str], at: int) -> int:
    while at < len(lines) and lines[at].strip():
        at += 1
    return at
