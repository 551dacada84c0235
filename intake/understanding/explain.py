"""How a message was read, step by step, in words that a shop assistant can follow."""

from __future__ import annotations

from collections.abc import Sequence

from intake.understanding.atoms import Atom
from intake.understanding.catalogue_index import CatalogueIndex
from intake.understanding.comprehension import Comprehension
from intake.understanding.confidence import line_doubts, message_doubts, message_signs
from intake.understanding.lines import Line
from intake.understanding.message import Message
from intake.understanding.pieces import Piece
from intake.understanding.resolve import Weighed
from intake.understanding.shapes import Explanation, Step, Understanding, decimal_text

_KINDS = {
    "item": "a thing we sell",
    "code": "a code",
    "option": "a choice",
    "count": "how many",
    "unit": "a unit",
    "size": "a size",
    "func": "a word that shapes the order",
    "word": "a word",
    "ref": "no order (date, price, phone, number or address)",
}
_SHOWN = 6


def explain(understanding: Understanding, read: Comprehension, index: CatalogueIndex) -> Explanation:
    """Return the steps that led to an understanding."""
    message = read.message
    steps = [
        Step("What was read", tuple(_own_words(message))),
        Step("Words and what they were taken for", tuple(_words(message))),
        Step("What the message wants", tuple(_purpose(read))),
        Step(
            "Things that were named", tuple(row for line in read.gathered.lines for row in _line(line, message, index))
        ),
        Step("Taken back or ruled out", tuple(_taken_back(read, message, index))),
        Step("Result", tuple(_result(understanding, read))),
    ]
    return Explanation(understanding, tuple(step for step in steps if step.rows))


def _own_words(message: Message) -> list[str]:
    rows = [f"language: {message.language}"]
    if message.letter.forwarded:
        rows.append("the forwarded part is the order")
    for name, spans in (("history, never ordered", message.letter.quoted), ("signature", message.letter.closing)):
        if any(message.text[start:end].strip() for start, end in spans):
            rows.append(f"{name}: {sum(1 for start, end in spans if message.text[start:end].strip())} lines left aside")
    return rows


def _words(message: Message) -> list[str]:
    rows: list[str] = []
    for atom in message.path[:400]:
        if atom.kind == "mark" or atom.idle:
            continue
        rows.append(f"{_text(message, (atom.start, atom.end))!r}: {_taken_for(atom)}")
    return rows


def _taken_for(atom: Atom) -> str:
    told = _KINDS.get(atom.kind, atom.kind)
    if atom.kind == "option":
        told += " (" + ", ".join(sorted({f"{value.option} = {value.value}" for value in atom.values})[:3]) + ")"
    if atom.kind == "count" and atom.count is not None:
        told += " (not a clear number)" if atom.count.kind == "vague" else f" ({decimal_text(atom.count.value)})"
    shown = " ".join(dict.fromkeys(part.foreign for part in atom.parts if part.foreign))
    if shown:
        told += f", read as {shown!r}"
    if atom.kind == "word" and not atom.known:
        told += " that no item has"
    return told


def _purpose(read: Comprehension) -> list[str]:
    scores = sorted(((score, name) for name, score in read.purpose.scores.items() if score > 0), reverse=True)
    return [*(f"{name}: {score:.1f}" for score, name in scores[:_SHOWN]), *read.purpose.reasons[:12]]


def _line(line: Line, message: Message, index: CatalogueIndex) -> list[str]:
    finding = line.finding
    names = ", ".join(_item(index, item) for item in finding.items[:_SHOWN])
    rows = [f"{_spoken(message, line.pieces)!r} -> {names or 'nothing'} (explains {finding.share:.0%} of the words)"]
    if len(finding.items) > 1:
        rows.append("  several fit equally well, so it is asked")
    if finding.plain:
        rows.append("  the plain form is meant: its whole name was said, and no more")
    if line.inherited:
        rows.append("  its name comes from the words before")
    for item, share in finding.runners[:2]:
        rows.append(f"  not {_item(index, item)}: {_why_not(item, finding.items, finding.weighed, index, share)}")
    return rows


def _why_not(item: int, won: Sequence[int], weighed: Sequence[Weighed], index: CatalogueIndex, share: float) -> str:
    missing = [
        one.part.word or one.part.key
        for one in weighed
        if one.firm
        and not any(item in index.having(key) for key, _ in one.keys)
        and any(best in index.having(key) for best in won[:1] for key, _ in one.keys)
    ]
    return (
        f"it does not have {', '.join(repr(word) for word in missing)}"
        if missing
        else f"it fits less well ({share:.2f})"
    )


def _taken_back(read: Comprehension, message: Message, index: CatalogueIndex) -> list[str]:
    rows = [
        f"{_spoken(message, line.pieces)!r}: {', '.join(_item(index, item) for item in line.finding.items[:3])} {word}"
        for word, lines in (("is not meant", read.gathered.excluded), ("is taken off", read.gathered.removed))
        for line in lines
    ]
    rows.extend(f"{_spoken(message, [piece])!r}: we do not sell that" for piece in read.gathered.unknown)
    return rows


def _result(understanding: Understanding, read: Comprehension) -> list[str]:
    around = message_signs(read.message, read.gathered, read.purpose, understanding.must_ask, understanding.unknown)
    why = _because(message_doubts(understanding.said, around))
    rows = [f"{understanding.intent}, sure {understanding.confidence:.0%}{why}"]
    for line in understanding.lines:
        options = "; ".join(
            f"{name}: "
            + ", ".join(("no " if c.exclude else "") + (c.amount + " " if c.amount else "") + c.value for c in chosen)
            for name, chosen in line.options.items()
        )
        told = f" ({options})" if options else ""
        amount = decimal_text(line.quantity)
        rows.append(
            f"{amount} {line.unit} {line.sku}{told}, sure {line.confidence:.0%}{_because(line_doubts(line, around))}"
        )
    rows.extend(
        f"asked about {ask.about}: {ask.text!r} {', '.join(ask.candidates[:4])}" for ask in understanding.must_ask
    )
    rows.extend(f"not sold: {words!r}" for words in understanding.unknown)
    for name, value in (
        ("wanted on", understanding.requested_date),
        ("their order number", understanding.po_number),
        ("goes to", understanding.ship_to),
    ):
        if value:
            rows.append(f"{name}: {value}")
    return rows


def _because(doubts: Sequence[str]) -> str:
    return f": {', '.join(doubts)}" if doubts else ""


def _text(message: Message, span: tuple[int, int]) -> str:
    return " ".join(message.text[slice(*message.chars(span))].split())


def _spoken(message: Message, pieces: Sequence[Piece]) -> str:
    return message.words([piece.span for piece in pieces if piece.atoms])


def _item(index: CatalogueIndex, item: int) -> str:
    return f"{index.items[item].sku} {index.items[item].name}"
