"""Split a mail's body into what was written newly, the history below it, and the signature; linear, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from intake.mail.quotes import Break, Scan, is_quote
from intake.mail.signatures import banner_size, cut_signature, is_device_line

LINES_CAP = 3_000


@dataclass(frozen=True, slots=True)
class Split:
    """A body in its parts; each is text, in the order of the mail."""

    reply: str
    quoted: str
    signature: str
    forwarded: bool


@dataclass(slots=True)
class _Draft:
    own: list[str]
    history: list[str]
    forwarded: bool = False
    marked: bool = False


def split_body(text: str, *, sender: str = "", history_at: int | None = None) -> Split:
    """Return the body in its parts.

    sender: name and address of the sender, where known; they tell a signature from a list item.
    history_at: the line where the mail program's own markup says that history begins.
    """
    lines = text.split("\n", LINES_CAP)
    beyond = lines[LINES_CAP:]
    del lines[LINES_CAP:]
    scan = Scan(lines)
    draft = _walk(scan, history_at)
    (draft.history if draft.history else draft.own).extend(beyond)
    if not _has_text(draft.own):
        draft.own = _remainder(scan)
    _drop_trailing_quote(draft)
    end = cut_signature(draft.own, sender)
    start = banner_size(draft.own[:end])
    signature = [*draft.own[:start], *draft.own[end:]]
    return Split(_joined(draft.own[start:end]), _joined(draft.history), _joined(signature), draft.forwarded)


def _joined(lines: list[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _has_text(lines: list[str]) -> bool:
    return any(line.strip(" \t>|_-=*\u00a0") for line in lines)


def _walk(scan: Scan, history_at: int | None) -> _Draft:
    lines = scan.lines
    draft = _Draft([], [])
    at = 0
    while at < len(lines):
        if at == history_at and _has_text(draft.own):
            draft.history.extend(lines[at:])
            draft.forwarded = draft.forwarded or _forward_ahead(scan, at)
            break
        found = scan.find(at)
        if found is None:
            # Once one quotation was marked, further marked lines are history too: answers stand between them.
            (draft.history if draft.marked and is_quote(lines[at]) else draft.own).append(lines[at])
            at += 1
            continue
        at = _take_break(lines, found, draft)
    return draft


def _forward_ahead(scan: Scan, at: int) -> bool:
    for position in range(at, min(len(scan.lines), at + 8)):
        found = scan.find(position)
        if found:
            return found.kind == "forward"
    return False


def _take_break(lines: list[str], found: Break, draft: _Draft) -> int:
    """Move the history that begins here to the draft's history; return where new words may begin again."""
    if found.own:
        draft.own.append(found.own)
    draft.forwarded = draft.forwarded or found.kind == "forward"
    draft.history.extend(_rule_above(draft.own))
    draft.history.extend(lines[found.start : found.end])
    if not _quote_begins(lines, found):
        draft.history.extend(lines[found.end :])
        return len(lines)
    draft.marked = True
    end = _quote_end(lines, found.end, answered=_has_text(draft.own))
    draft.history.extend(lines[found.end : end])
    return end


def _rule_above(own: list[str]) -> list[str]:
    """Take a line of dashes right above the history from the letter, since it belongs to the history."""
    end = len(own)
    while end and not own[end - 1].strip():
        end -= 1
    rule = own[end - 1].strip() if end else ""
    if len(rule) < 5 or rule.strip("_-=*"):
        return []
    taken = own[end - 1 :]
    del own[end - 1 :]
    return taken


def _quote_begins(lines: list[str], found: Break) -> bool:
    if is_quote(lines[found.start]) and not lines[found.end - 1].rstrip().endswith(">>>"):
        return True
    for position in range(found.end, min(len(lines), found.end + 6)):
        if lines[position].strip():
            return is_quote(lines[position])
    return False


def _quote_end(lines: list[str], at: int, *, answered: bool) -> int:
    """Return where marked history ends; a line that the mail program wrapped out of it still belongs to it."""
    end, position = at, at
    while position < len(lines):
        line = lines[position]
        if is_quote(line):
            end = position + 1
        elif line.strip() and not (answered and _wrapped(lines, position)):
            break
        position += 1
    return end


def _wrapped(lines: list[str], position: int) -> bool:
    """Quoted before, quoted after, and the line above is long or ends within a link: torn off by wrapping."""
    if position == 0 or position + 1 >= len(lines) or not is_quote(lines[position + 1]):
        return False
    above = lines[position - 1]
    if not is_quote(above):
        return False
    line = lines[position].strip()
    if line.startswith(("(http", "<http")) or line.endswith(" >"):
        return True
    return len(above) >= 64 or "http" in above.rpartition(" ")[2] or "(http" in above


def _remainder(scan: Scan) -> list[str]:
    """Everything but quotations and the lines that introduce them: for a mail that is nothing but history."""
    lines, rest = scan.lines, list[str]()
    at = 0
    while at < len(lines):
        found = scan.find(at)
        if found is None:
            rest.append(lines[at])
            at += 1
        else:
            _rule_above(rest)
            at = found.end
    return rest if any(line.strip() and not is_quote(line) for line in rest) else []


def _drop_trailing_quote(draft: _Draft) -> None:
    """A block of marked lines that ends the letter is history even without an intro."""
    own = draft.own
    end = len(own)
    while end and (not own[end - 1].strip() or is_quote(own[end - 1]) or is_device_line(own[end - 1])):
        end -= 1
    start = end
    while start < len(own) and not is_quote(own[start]):
        start += 1
    if end and start < len(own) and _has_text(own[:end]):
        draft.history[:0] = own[start:]
        del own[start:]
